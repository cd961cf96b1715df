"""Accounts to look after, people gone quiet, and secrets to ask again."""

from datetime import datetime, timedelta

import pytest

from secretsmanual.domain import attention
from secretsmanual.domain.attention import AccountSigns
from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.oops import Oops
from tests.unit.domain.interview_bank import BANK
from tests.unit.domain.pack_samples import promise
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret


def reasons(**signs):
    found = attention.at_risk([AccountSigns(account(), **signs)], TODAY)
    return list(found[0].reasons) if found else []


def days_ago(days):
    return TODAY - timedelta(days=days)


def test_each_reason_in_words():
    assert reasons(upset=("Hester", "Hester", "Colm")) == ["Hester and Colm felt bad lately"]
    assert reasons(upset=("",)) == ["somebody felt bad lately"]
    assert reasons(overdue=2) == ["2 promises overdue"]
    assert reasons(missed=1) == ["a mishap was not put right in time"]
    assert reasons(last_talk=days_ago(120)) == ["nothing heard for 4 months"]
    assert reasons(last_talk=days_ago(119)) == []
    assert reasons() == []


def test_one_person_only_is_a_reason_for_who_matters_most_and_adds_to_others():
    one = frozenset({"p-1"})
    assert reasons(talked_with=one) == []
    assert reasons(talked_with=one, overdue=1)[1] == "you talk with one person only"
    assert reasons(talked_with=frozenset({"p-1", "p-2"}), overdue=1) == ["1 promise overdue"]
    signs = AccountSigns(account(high_value=True), talked_with=one)
    assert attention.at_risk([signs], TODAY)[0].reasons == ("you talk with one person only",)


def test_who_matters_most_comes_first():
    signs = [
        AccountSigns(account(id="a-1", name="Small", annual_value=10), overdue=3),
        AccountSigns(account(id="a-2", name="Large", annual_value=90), overdue=1),
        AccountSigns(account(id="a-3", name="Dear", high_value=True), overdue=1),
    ]
    assert [one.account.name for one in attention.at_risk(signs, TODAY)] == [
        "Dear",
        "Large",
        "Small",
    ]


@pytest.mark.parametrize(
    ("within", "days", "counts"), [(False, 179, True), (False, 180, False), (True, 1, False)]
)
def test_a_mishap_counts_while_it_is_remembered(within, days, counts):
    mishap = Oops(
        id="o-1",
        account_id="a-1",
        what="Labels peel",
        learned_at=AT - timedelta(days=days),
        deadline=AT,
        within_24h=within,
    )
    assert attention.missed(mishap, TODAY) is counts


def test_somebody_who_decides_goes_quiet_after_ninety_days():
    decides = person(decision_maker=True)
    assert attention.quiet_since(decides, days_ago(90), TODAY) == days_ago(90)
    assert attention.quiet_since(decides, days_ago(89), TODAY) is None
    assert attention.quiet_since(decides, None, TODAY) is None
    assert attention.quiet_since(person(), days_ago(900), TODAY) is None
    left = person(decision_maker=True, status="left")
    assert attention.quiet_since(left, days_ago(900), TODAY) is None


def test_a_clock_of_ones_own_any_talk_resets():
    since = datetime.combine(days_ago(20), AT.timetz())
    clock = person(quiet_after=14, created_at=since)
    assert attention.quiet_since(clock, None, TODAY) == days_ago(20)
    assert attention.quiet_since(clock, days_ago(14), TODAY) == days_ago(14)
    assert attention.quiet_since(clock, days_ago(13), TODAY) is None
    slow = person(quiet_after=200, decision_maker=True)
    assert attention.quiet_since(slow, days_ago(150), TODAY) is None


def asked(*secrets, who=None, most=6):
    people = {one.id: one for one in [who or person()]}
    found = attention.fading(secrets, people, {"a-1": account()}, BANK, TODAY, most)
    return [(one.secret.id, one.ask) for one in found]


def test_their_own_words_are_said_back():
    ((_, ask),) = asked(secret(verbatim="it needs three hands."))
    assert ask == "Last time you said “it needs three hands”. How is that now?"


def test_without_their_words_a_gentle_question_of_the_kind_is_put_afresh():
    ((_, ask),) = asked(secret(kind="habit"))
    assert ask.startswith("It has been a while, so let me ask afresh: ")
    assert ask.endswith("?")
    assert "{" not in ask


def test_of_the_organisation_whoever_told_us_is_asked_in_their_words():
    told = secret(person_id=None, kind="outcome", verbatim="we lead by 2028")
    assert asked(told) == [("s-1", "Last time you said “we lead by 2028”. How is that now?")]
    ((_, unknown),) = asked(told.model_copy(update={"said_by": None}))
    assert unknown.startswith("It has been a while, so let me ask afresh: ")


def test_the_mildest_question_of_the_kind_is_put():
    ((_, ask),) = asked(secret(kind="habit"))
    of_kind = [one for one in BANK.questions if one.kind == "habit" and not one.role]
    mildest = min(of_kind, key=lambda one: (one.warmth, one.id))
    assert ask.endswith(f": {mildest.text}")
    ((_, none),) = asked(secret(kind="gone"))
    assert none.endswith(": How does that stand today?")


def test_the_question_names_the_organisation_and_is_another_where_that_is_not_known():
    of_firm = secret(kind="inventory", person_id=None, said_by=None)
    ((_, ask),) = asked(of_firm)
    assert ask.endswith(": How does stock move through Thornquay, from goods-in to the customer?")
    ((_, other),) = asked(of_firm.model_copy(update={"account_id": None}))
    slotless = [one.text for one in BANK.questions_of("inventory") if "{" not in one.text]
    assert other.partition(": ")[2] in slotless


def test_a_question_of_ones_own_may_call_them_by_name():
    own = Question("A-1", "habit", "person", 1, "What starts your day, {first}?")
    bank = BANK.with_questions([own])
    (one,) = attention.fading([secret()], {"p-1": person()}, {}, bank, TODAY, 1)
    assert one.ask.endswith(": What starts your day, Hester?")


def test_their_words_are_said_back_also_where_another_told_us():
    ((_, ask),) = asked(secret(verbatim="three hands", said_by="p-2"))
    assert ask == "Last time you said “three hands”. How is that now?"


def test_what_they_promised_is_not_overdue_with_us():
    late = {"due": days_ago(1)}
    assert attention.overdue(promise(**late), TODAY)
    assert not attention.overdue(promise(direction="theirs", **late), TODAY)
    assert not attention.overdue(promise(due=TODAY), TODAY)


def test_of_equal_worth_more_reasons_come_first_then_the_name():
    signs = [
        AccountSigns(account(id=f"a-{n}", name=name, annual_value=worth), overdue=1, missed=missed)
        for n, (name, worth, missed) in enumerate(
            [("C", None, 0), ("B", None, 0), ("D", None, 1), ("A", 1, 0)]
        )
    ]
    found = attention.at_risk(signs, TODAY)
    assert "".join(one.account.name for one in found) == "ADBC"


def test_a_bad_feeling_counts_for_sixty_days():
    assert (TODAY - attention.upset_since(TODAY)).days == 59


@pytest.mark.parametrize(
    ("days", "said"), [(729, "24 months"), (730, "2 years"), (149, "4 months"), (150, "5 months")]
)
def test_silence_is_told_in_months_and_then_in_years(days, said):
    assert reasons(last_talk=days_ago(days)) == [f"nothing heard for {said}"]


@pytest.mark.parametrize(
    "values",
    [
        {"sensitivity": "private"},
        {"sensitivity": "never"},
        {"layer": "need"},
        {"standing": "one-off"},
        {"person_id": "p-gone"},
    ],
)
def test_what_is_not_asked_again(values):
    assert asked(secret(**values)) == []


def test_nobody_asks_who_has_left():
    assert asked(secret(), who=person(status="left")) == []
    assert [one for one, _ in asked(secret(person_id=None))] == ["s-1"]


def test_what_is_worth_most_comes_first():
    gold = secret(id="s-2", gold=True, text="Other")
    assert [one for one, _ in asked(secret(), gold, most=1)] == ["s-2"]


def test_a_secret_fades_from_its_half_life_on_for_a_while():
    since, until = attention.fades_between(100, TODAY)
    assert (TODAY - until).days == 101
    assert until - since == attention.JUST_FADED

"""What they buy: judgements, feelings, the four questions, and when one may ask for a referral."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.customer_side import UNKNOWN, Known, customer_side
from secretsmanual.domain.feelings import feelings, trend
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.ratings import ATTRIBUTES, Rating, in_words, standings
from tests.unit.domain.interview_bank import BANK, LEXICON
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret


def rating(**values):
    common = {"id": "ra-1", "account_id": "a-1", "person_id": "p-1", "attribute": "ease"}
    return Rating(**{**common, "on": TODAY, "created_at": AT, **values})


def of(*ratings):
    return {one.attribute: one for one in standings(ratings)}


def test_every_attribute_stands_there_asked_or_not():
    found = standings([])
    assert [one.attribute for one in found] == list(ATTRIBUTES)
    assert {in_words(one) for one in found} == {"not asked yet"}


def test_the_newest_word_of_each_person_counts():
    early = TODAY - timedelta(days=90)
    found = of(
        rating(id="ra-1", importance=1, performance=1, on=early),
        rating(id="ra-2", importance=5, performance=2),
        rating(id="ra-3", importance=4, performance=None, person_id="p-2"),
    )["ease"]
    assert (found.importance, found.performance, found.gap) == (4.5, 2.0, 2.5)
    assert in_words(found) == "matters 4.5, we do 2, a gap of 2.5"
    assert [one.id for one in found.ratings] == ["ra-3", "ra-2"]


def test_a_gap_needs_both_to_be_said():
    found = of(rating(importance=5))["ease"]
    assert found.gap is None
    assert in_words(found) == "matters 5"
    assert in_words(of(rating(importance=3, performance=3))["ease"]) == "matters 3, we do 3, no gap"


@given(st.lists(st.tuples(st.sampled_from(list(ATTRIBUTES)), st.integers(1, 5), st.integers(1, 5))))
def test_standings_stay_within_one_and_five(said):
    ratings = [
        rating(id=f"ra-{n}", attribute=a, importance=i, performance=p, person_id=f"p-{n}")
        for n, (a, i, p) in enumerate(said)
    ]
    for one in standings(ratings):
        assert one.importance is None or 1 <= one.importance <= 5
        assert one.gap is None or -4 <= one.gap <= 4


def felt(text, days, **values):
    on = TODAY - timedelta(days=days)
    return secret(id=f"s-{days}", kind="feeling", text=text, heard_on=on, **values)


def test_feelings_come_oldest_first_with_their_mood():
    found = feelings(
        [
            felt("Felt let down.", 10), felt("Delighted with the call.", 5),
            felt("It was Tuesday.", 1), felt("gone", 3, status="withdrawn"),
            secret(id="s-x", kind="habit"),
        ],
        LEXICON,
    )  # fmt: skip
    assert [one.mood for one in found] == [-1, 1, 0]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], "unknown"),
        (["proud"], "unknown"),
        (["let down", "delighted"], "up"),
        (["delighted", "let down"], "down"),
        (["proud", "proud"], "same"),
        (["let down"] + ["proud"] * 5, "same"),
    ],
)
def test_the_trend_reads_the_last_five(texts, expected):
    told = [felt(text, len(texts) - at) for at, text in enumerate(texts)]
    assert trend(feelings(told, LEXICON)) == expected


def page(**values):
    common = {
        "account": account(), "people": [person()], "secrets": [], "uses": {}, "promises": [],
        "mishaps": [], "ratings": [], "stories": [], "referrals": [], "rapport": {"p-1": 4},
    }  # fmt: skip
    return customer_side(Known(**{**common, **values}), BANK, LEXICON, TODAY)


def test_a_gap_is_told_where_we_do_not_know_what_they_buy():
    assert page().bought == UNKNOWN
    assert page(account=account(what_they_bought="Quiet nights")).bought == "Quiet nights"


def test_the_four_questions_are_answered_by_wants_that_may_be_said():
    secrets = [
        secret(id="s-1", kind="lifestyle", text="Nights"),
        secret(id="s-2", kind="dream", text="A boat", sensitivity="never"),
        secret(id="s-3", kind="stakes", text="Trust", layer="need"),
        secret(id="s-4", kind="delight", text="Rings first", gold=True),
        secret(id="s-5", kind="outcome", text="Clean launch"),
    ]
    found = {one.id: [line.secret.id for line in one.secrets] for one in page(secrets=secrets).four}
    assert found == {"fit": ["s-1"], "dreams": [], "stakes": [], "delight": ["s-4", "s-5"]}


def test_needs_stand_apart_and_benchmarks_are_listed():
    secrets = [
        secret(id="s-1", layer="need", kind="quality"),
        secret(id="s-2", kind="benchmark"),
        secret(id="s-3", kind="benchmark", status="superseded"),
    ]
    found = page(secrets=secrets)
    assert [line.secret.id for line in found.needs] == ["s-1"]
    assert [line.secret.id for line in found.benchmarks] == ["s-2"]


def ready(**values):
    (one,) = page(**values).ready
    return one


DELIGHT = secret(kind="delight", text="Rings first")


def test_one_may_ask_whom_one_is_close_to_and_has_delighted():
    assert ready(secrets=[DELIGHT]).ready
    assert ready(secrets=[DELIGHT], rapport={"p-1": 3}).missing == ("not close enough yet",)
    assert ready().missing == ("no delight and no mishap put right in half a year",)


def test_an_overdue_promise_comes_first():
    late = Promise(
        id="r-1", account_id="a-1", person_id="p-1", text="Send it", made_on=date(2026, 1, 1),
        due=TODAY - timedelta(days=1), created_at=AT,
    )  # fmt: skip
    assert ready(secrets=[DELIGHT], promises=[late]).missing == ("a promise is overdue",)
    other = late.model_copy(update={"person_id": "p-2"})
    assert ready(secrets=[DELIGHT], promises=[other]).ready


def test_a_mishap_put_right_in_time_counts_as_beyond_expectation():
    mishap = Oops(
        id="o-1", account_id="a-1", person_id="p-1", what="Labels", learned_at=AT, deadline=AT,
        within_24h=True, closed_at=AT,
    )  # fmt: skip
    assert ready(mishaps=[mishap]).ready
    assert not ready(mishaps=[mishap.model_copy(update={"within_24h": False})]).ready


def test_nobody_who_left_is_asked():
    assert page(people=[person(status="left")]).ready == ()

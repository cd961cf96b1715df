"""What stands in the brief, in what order, and that it always fits."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.brief import Attendee, BriefFacts
from secretsmanual.domain.brief_making import make_brief
from secretsmanual.domain.brief_page import TRIMS, brief_document, brief_page
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.talks import AskLater, Interview
from secretsmanual.services.briefs import fits
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret

BANK = Bank.from_toml(resource_text("questions.toml"))
LEXICON = Lexicon.from_toml(resource_text("lexicon.toml"))
HESTER = person()
COLM = person(id="p-2", name="Colm Petrie")


def promise(**values) -> Promise:
    common = {
        "id": "r-1", "account_id": "a-1", "person_id": "p-1", "text": "Send the study",
        "made_on": TODAY - timedelta(days=30), "created_at": AT,
    }  # fmt: skip
    return Promise(**{**common, **values})


def offer(kind: str, text: str = "How is that?", reason: str = "gap") -> Offer:
    return Offer("question", f"Q-{kind}", kind, "person", 1, text, reason)


def facts(**values) -> BriefFacts:
    common = {
        "today": TODAY,
        "account": account(what_they_bought="Peace"),
        "present": (Attendee(HESTER, 3, TODAY - timedelta(days=60)),),
        "people": (HESTER, COLM),
        "last_talk_on": TODAY - timedelta(days=60),
    }
    return BriefFacts(**{**common, **values})


def made(**values):
    how = {name: values.pop(name) for name in ("with_private",) if name in values}
    return make_brief(facts(**values), BANK, LEXICON, **how)


def words_of(page) -> str:
    return repr(page.blocks)


def test_the_head_is_one_line_with_day_time_length_and_purpose():
    at = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
    head = made(at=at, minutes=20, purpose="Say sorry").head
    assert head == "Thornquay | Tue 24 Nov 14:30 | 20 min | Say sorry"
    assert made().head == "Thornquay | Fri 20 Nov"
    assert len(made(at=at, minutes=20, purpose="word " * 50).head) <= 96


def test_what_must_never_be_mentioned_is_never_in_and_private_only_where_asked_for():
    never = secret(id="s-n", text="NEVERMARK", sensitivity="never", occasion="farewell")
    private = secret(id="s-p", text="PRIVATEMARK", sensitivity="private")
    upset = secret(id="s-f", kind="feeling", text="PRIVATEMARK angry", sensitivity="private")
    for with_private in (False, True):
        brief = made(secrets=(never, private, upset), with_private=with_private)
        page = words_of(brief_document(brief, fits))
        assert "NEVERMARK" not in page
        assert "farewell" not in page
        assert ("PRIVATEMARK" in page) is with_private


def test_an_overdue_promise_to_them_comes_first_and_only_repair_is_asked():
    brief = made(
        promises=(promise(due=TODAY - timedelta(days=1)),),
        questions=(offer("dream"), offer("stakes"), offer("delight")),
        ask_later=(AskLater(id="q-1", text="And the dog?", created_at=AT),),
    )
    assert brief.promises_in_short == "1 overdue promise"
    assert brief.start_with == "the overdue promise, before anything else"
    assert brief.watch_out[0].text == "OVERDUE Send the study"
    assert not brief.ask_later
    assert len(brief.questions) == 2


def test_an_overdue_promise_to_somebody_else_does_not_stop_the_talk():
    brief = made(
        promises=(promise(person_id="p-2", due=TODAY - timedelta(days=1)), promise(id="r-2")),
        questions=(offer("dream"),),
    )
    assert brief.promises_in_short == "1 overdue promise, 1 open"
    assert brief.watch_out[0].note == "to Colm, due 19 Nov 2026"
    assert [item.note for item in brief.we_owe] == ["to Hester, no day set"]
    assert len(brief.questions) == 1


def test_what_happened_once_since_the_last_talk_is_the_opener():
    once = secret(
        text="Wedding of her sister",
        standing="one-off",
        standing_on=TODAY - timedelta(days=5),
        heard_on=TODAY - timedelta(days=60),
    )
    brief = made(secrets=(once,))
    assert brief.start_with == "ask Hester how it went: Wedding of her sister"
    assert not brief.room[0].secrets
    coming = once.model_copy(update={"standing_on": TODAY + timedelta(days=5)})
    assert "how it went" not in made(secrets=(coming,)).start_with
    known = replace(facts(secrets=(once,)), last_talk_on=TODAY - timedelta(days=5))
    assert "how it went" not in make_brief(known, BANK, LEXICON).start_with


def test_it_starts_with_what_was_kept_then_with_what_one_meant_to_ask():
    kept = promise(kept_on=TODAY - timedelta(days=2))
    later = AskLater(id="q-1", text="And the dog?", person_id="p-1", created_at=AT)
    assert made(promises=(kept,), ask_later=(later,)).start_with == "what you kept, Send the study"
    assert made(ask_later=(later,)).start_with == "And the dog?"
    assert made().start_with == "what is on their mind today"


def test_the_bottom_line_says_what_they_want_with_the_best_standing_want():
    wants = (
        secret(id="s-1", kind="stakes", text="A need", layer="need", gold=True),
        secret(id="s-2", kind="hope", text="Once", standing="one-off", gold=True),
        secret(id="s-3", kind="hope", text="Fewer notes"),
        secret(id="s-4", kind="outcome", text="No surprises", person_id=None, gold=True),
    )
    assert made(secrets=wants).wants == "No surprises"
    assert made(secrets=wants[:3]).wants == "Hester: Fewer notes"
    assert made(secrets=wants[:2]).wants == ""


@pytest.mark.parametrize(("days", "stands"), [(59, True), (60, False)])
def test_a_hurt_feeling_of_the_last_two_months_is_a_warning(days, stands):
    hurt = secret(
        kind="feeling",
        text="Annoyed by the late call",
        last_confirmed=TODAY - timedelta(days=days),
    )
    assert bool(made(secrets=(hurt,)).watch_out) is stands
    glad = hurt.model_copy(update={"text": "Delighted with the night crew"})
    assert not made(secrets=(glad,)).watch_out


def test_a_mishap_tells_how_it_stands():
    open_one = Oops(id="o-1", account_id="a-1", what="Peeling", learned_at=AT, deadline=AT)
    late = open_one.model_copy(update={"closed_at": AT, "within_24h": False})
    notes = [item.note for item in made(mishaps=(open_one, late)).watch_out]
    assert notes == ["today, still open", "today, put right late"]


@pytest.mark.parametrize(("days", "stands"), [(179, True), (180, False)])
def test_a_mishap_of_the_last_half_year_is_a_warning(days, stands):
    learned = AT - timedelta(days=days)
    mishap = Oops(
        id="o-1", account_id="a-1", person_id="p-1", what="Peeling", learned_at=learned,
        deadline=learned + timedelta(days=1), closed_at=learned, within_24h=True,
    )  # fmt: skip
    found = made(mishaps=(mishap,)).watch_out
    assert [item.note.split(", ")[-1] for item in found] == ["put right within a day"] * stands


def test_marks_are_words_and_every_secret_tells_its_age():
    told = secret(
        text="Rows", gold=True, confidence="heard", last_confirmed=TODAY - timedelta(days=90)
    )
    item = made(secrets=(told,)).room[0].secrets[0]
    assert item.note == "habit, 3 months ago, ★ gold, ? heard"


def test_more_than_four_people_are_named_only():
    people = tuple(person(id=f"p-{n}", name=f"Name{n} X") for n in range(5))
    brief = made(present=tuple(Attendee(one, 1) for one in people), people=people)
    assert brief.others == tuple(one.name for one in people)
    assert not brief.room


def test_the_occasion_sets_the_tone():
    brief = made(secrets=(secret(kind="fit", occasion="farewell"),))
    assert brief.room[0].tone == "farewell: quiet, no jokes"


def test_the_last_talk_is_quoted_with_who_said_it():
    talk = Interview(id="i-1", started=AT, channel="visit", summary="She is tired.")
    said = secret(verbatim="not again", interview_id="i-1")
    last = made(last_talk=talk, secrets=(said,)).last_time
    assert (last.when, last.quote, last.quoted) == ("2 months ago, visit", "not again", "Hester")


def test_questions_are_of_different_kinds():
    brief = made(questions=(offer("dream"), offer("dream"), offer("hope"), offer("ego")))
    assert [item.text for item in brief.questions] == ["How is that?"] * 3


def test_the_first_gap_is_what_they_buy_and_money_is_nowhere():
    blank = account(annual_value=987_654)
    brief = made(account=blank, missing=("cash flow and margin",))
    assert brief.unknown == (
        "What they buy from us, in their own words",
        "The organisation: cash flow and margin",
    )
    assert "987" not in words_of(brief_document(brief, fits))


def test_blocks_give_way_in_their_order():
    brief = made(
        secrets=tuple(secret(id=f"s-{n}", text=f"Fact {n}", verbatim="so") for n in range(9)),
        promises=(promise(direction="theirs"), promise(id="r-2")),
        questions=(offer("dream"), offer("hope"), offer("ego")),
        last_talk=Interview(id="i-1", started=AT),
        missing=("equity",),
    )
    sizes = []
    for steps in range(len(TRIMS) + 1):
        left = [steps]

        def fits_at_last(_page, left=left):
            left[0] -= 1
            return left[0] < 0

        sizes.append(len(words_of(brief_document(brief, fits_at_last))))
    assert sizes == sorted(sizes, reverse=True)
    last = words_of(brief_document(brief, lambda _page: False))
    assert "We owe: Send the study" in last
    assert "They owe" not in last
    first = TRIMS[0](brief)
    assert (brief.unknown, first.unknown) == (("The organisation: equity",), ())


def test_the_page_carries_the_same_for_programs():
    page = brief_document(made(secrets=(secret(),)), fits)
    assert json.loads(json.dumps(page.data))["room"][0]["secrets"][0]["text"] == "Ring at 7:15."


def test_entries_are_cut_shorter_until_the_page_fits():
    told = facts(secrets=(secret(text="word " * 40),))
    sizes = []

    def never(page):
        sizes.append(len(words_of(page)))
        return False

    page = brief_page(told, (BANK, LEXICON), never)
    assert len(words_of(page)) == min(sizes)


def test_nobody_known_to_be_there_is_no_empty_room():
    assert "In the room" not in words_of(brief_document(made(present=()), fits))


texts = st.sampled_from(
    [
        "a",
        "x " * 300,
        "w" * 500,
        "seventeen pallets " * 40,
        "one\ntwo\n" * 9,
        "東京へ" * 90,
        "a-b," * 80,
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_the_page_always_fits(data):
    draw = data.draw
    people = tuple(
        person(id=f"p-{n}", name=draw(texts)[:300].strip() or "X", role=draw(texts), say="o " * 30)
        for n in range(draw(st.integers(0, 8)))
    )
    ids = [None, *(one.id for one in people)]
    many = tuple(
        secret(
            id=f"s-{n}",
            text=draw(texts),
            verbatim=draw(texts),
            interview_id="i-1",
            person_id=draw(st.sampled_from(ids)),
            kind=draw(st.sampled_from([kind.id for kind in BANK.kinds])),
            occasion="farewell",
        )
        for n in range(draw(st.integers(0, 14)))
    )
    owed = tuple(
        promise(
            id=f"r-{n}",
            text=draw(texts),
            person_id=draw(st.sampled_from(ids)),
            direction=draw(st.sampled_from(["ours", "theirs"])),
            due=draw(st.sampled_from([None, TODAY - timedelta(days=3), TODAY])),
        )
        for n in range(draw(st.integers(0, 12)))
    )
    known = facts(
        account=account(name=draw(texts)[:300].strip() or "X"),
        purpose=draw(texts),
        present=tuple(Attendee(one, 1, None, ("habit",) * 12) for one in people),
        people=people,
        secrets=many,
        promises=owed,
        last_talk=Interview(id="i-1", started=AT, summary=draw(texts)),
        ask_later=(AskLater(id="q-1", text=draw(texts), created_at=AT),) * 3,
        questions=tuple(offer(kind.id, "what " * 22, "gap: long") for kind in BANK.kinds[:5]),
    )
    page = brief_page(known, (BANK, LEXICON), fits, with_private=True, printed_for="Ingrid")
    assert fits(page)

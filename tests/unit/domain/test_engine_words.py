"""What the engine says: promises, ask-laters, reasons, checks, and what it learns from answers."""

from dataclasses import replace

import pytest

from secretsmanual.domain.ids import AskLaterId, PromiseId
from secretsmanual.domain.interview.model import AskLaterItem, Progress, PromiseItem, Turn
from tests.unit.domain.interview_bank import (
    BEGUN,
    COLM,
    HESTER,
    WARM,
    ago,
    ask,
    choose,
    every_new,
    knowledge,
    on_thread,
    secret,
    turn,
    walk,
)

# ------------------------------------------------------------------ promises and ask-laters


def promise(name: str, due: int | None = None, kept: int | None = None, person=HESTER):
    return PromiseItem(
        PromiseId(name),
        "Send the cutter sheet.",
        person.id,
        None if due is None else ago(-due),
        None if kept is None else ago(kept),
    )


def test_an_overdue_promise_is_named_first_of_all_until_it_was():
    known = knowledge(people=(replace(HESTER, repair=True),), promises=(promise("r1", due=-2),))
    for progress in (Progress("s"), BEGUN, on_thread("P-STA-01", "rich")):
        big = choose(known, progress).big
        assert (big.type, big.id, big.reason) == ("promise", "r1", "promise")
        assert "Send the cutter sheet" in big.text
    said = replace(BEGUN, used_offers=frozenset({"r1"}))
    assert choose(known, said).big.type == "question"


def test_the_opener_follows_the_overdue_promise():
    known = knowledge(promises=(promise("r1", due=-2),))
    said = Progress("s", (Turn("r1", "any", 0, "answered"),), used_offers=frozenset({"r1"}))
    assert choose(known, said).big.reason == "opener"


@pytest.mark.parametrize("item", [promise("r1", due=3), promise("r1", due=30, kept=5)])
def test_a_kept_or_near_promise_comes_after_the_opener_and_not_later(item):
    known = knowledge(promises=(item,))
    assert choose(known, Progress("s")).big.id.startswith("X-OPE")
    assert choose(known).big.id == "r1"
    late = replace(BEGUN, turns=(*BEGUN.turns, turn("P-HAB-01"), turn("P-HAB-02")))
    assert choose(known, late).big.type == "question"


def test_promises_far_off_or_to_the_absent_are_not_brought_up():
    far = (promise("r1", due=4), promise("r2", due=1, person=COLM))
    assert choose(promises=far).big.type == "question"


def test_what_the_rep_meant_to_ask_comes_once_and_to_the_right_person():
    items = (
        AskLaterItem(AskLaterId("q1"), "How did the crossing go?", HESTER.id),
        AskLaterItem(AskLaterId("q2"), "What did Colm think?", COLM.id),
    )
    known = knowledge(ask_later=items)
    assert (choose(known).new.id, choose(known).new.type) == ("q1", "ask_later")
    said = replace(BEGUN, used_offers=frozenset({"q1"}))
    assert "ask_later" not in {offer.type for offer in every_new(known, said)}


# ------------------------------------------------------------------ reasons and wording


def only(kind: str, **changes):
    known = knowledge(people=(WARM,), **changes)
    return next(offer for offer in walk(known) if offer.kind == kind)


def test_reasons_are_words_about_the_kind():
    assert only("dream").reason == "gap: dream"
    assert only("dream", secrets=(secret("dream"),)).reason == "more: dream"
    assert (
        only("cashflow", purpose="invoices, budget and margin").reason
        == "purpose: cash flow and margin"
    )


def test_what_has_aged_is_checked_again_in_their_words():
    old = secret("hope", 300, verbatim="one quiet summer.")
    offer = only("hope", secrets=(old,))
    assert offer.reason == "check again"
    assert offer.text == "Last time you said “one quiet summer”. How is that now?"
    quiet = only("hope", secrets=(replace(old, verbatim=""),))
    assert quiet.text.startswith("It has been a while, so let me ask afresh: W")
    heard = only("hope", secrets=(replace(old, confidence="heard"),))
    assert heard.text.startswith("It has been a while")
    theirs = only("cashflow", secrets=(secret("cashflow", 900, verbatim="broke"),))
    assert "broke" not in theirs.text


def test_their_words_are_not_said_back_in_company():
    old = secret("hope", 300, verbatim="one quiet summer")
    found = every_new(knowledge(people=(WARM, COLM), secrets=(old,)))
    assert all("one quiet summer" not in offer.text for offer in found)


def test_a_kind_is_checked_once_in_a_talk():
    old = secret("hope", 300, verbatim="one quiet summer")
    known = knowledge(people=(WARM,), secrets=(old,))
    after = replace(BEGUN, turns=(*BEGUN.turns, turn("P-HOP-01")))
    assert all("one quiet summer" not in offer.text for offer in every_new(known, after))


# ------------------------------------------------------------------ what is learnt


def place(kind: str, **changes) -> int:
    found = walk(knowledge(people=(WARM,), **changes))
    return next(place for place, offer in enumerate(found) if offer.kind == kind)


def test_fishing_stops_where_nothing_bites_and_is_tried_again_in_time():
    thin = ask("P-REC-01", 40, "thin")
    assert place("recreation", asked=(thin,)) > place("recreation") + 20
    assert place("recreation", asked=(replace(thin, on=ago(1500)),)) < (
        place("recreation", asked=(thin,))
    )


def test_a_gap_draws_and_a_stale_secret_draws_back():
    assert place("dream", secrets=(secret("dream"),)) > place("dream")
    fresh = place("hope", secrets=(secret("hope", 1), secret("hope", 1)))
    assert place("hope", secrets=(secret("hope", 400),)) < fresh


def test_the_purpose_of_the_talk_draws():
    assert place("cashflow", purpose="invoices, budget and margin") < place("cashflow")


def test_a_question_never_asked_goes_before_one_asked_long_ago():
    found = [
        offer.id
        for offer in every_new(knowledge(people=(WARM,), asked=(ask("O-OUT-01", 2000),)))
        if offer.kind == "outcome"
    ]
    assert found[-1] == "O-OUT-01"

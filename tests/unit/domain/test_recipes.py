"""Recipes are followed in order, with alternatives, while scores allow."""

from dataclasses import replace

from secretsmanual.domain.interview.engine import rank
from secretsmanual.domain.interview.model import PersonFacts, Progress
from secretsmanual.domain.interview.recipes import next_step
from tests.unit.domain.interview_bank import (
    BANK,
    BEGUN,
    COLM,
    HESTER,
    LEXICON,
    ask,
    knowledge,
    on_thread,
    turn,
)

ALL = {question.id for question in BANK.questions}


def test_steps_come_in_order_and_alternatives_count_once():
    assert next_step(BANK, "four-questions", (), ALL) == {"P-FIT-01"}
    assert next_step(BANK, "four-questions", ("P-FIT-01",), ALL) == {"P-DRE-01", "P-HOP-01"}
    assert next_step(BANK, "four-questions", ("P-FIT-01", "P-HOP-01"), ALL) == {"P-STA-01"}


def test_what_is_not_available_today_is_passed_over():
    assert next_step(BANK, "four-questions", (), ALL - {"P-FIT-01", "P-DRE-01"}) == {"P-HOP-01"}
    assert next_step(BANK, "four-questions", (), ()) == frozenset()


def test_no_recipe_and_a_deleted_recipe_have_no_steps():
    assert next_step(BANK, "", (), ALL) == frozenset()
    assert next_step(BANK, "gone", (), ALL) == frozenset()


def test_the_engine_follows_the_first_call_recipe():
    known = knowledge(people=(COLM,), recipe="first-call")
    opener = rank(BANK, LEXICON, known, Progress("s")).big
    assert opener is not None
    assert (opener.id, opener.reason) == ("X-OPE-02", "opener")
    progress, asked = BEGUN, []
    for _ in range(5):
        offer = rank(BANK, LEXICON, known, progress).new
        assert offer is not None
        assert offer.reason == "recipe: first call"
        asked.append(offer.id)
        progress = replace(progress, turns=(*progress.turns, turn(offer.id)))
    assert asked == ["P-HAB-02", "P-BEN-04", "O-OUT-03", "P-FIT-01", "O-ATT-02"]
    last = rank(BANK, LEXICON, known, replace(progress, minutes_left=2.0)).big
    assert last is not None
    assert last.id == "X-CLO-01"


def test_a_rich_thread_still_comes_before_the_recipe():
    ranking = rank(BANK, LEXICON, knowledge(recipe="first-call"), on_thread("P-REC-01", "rich"))
    assert ranking.big is not None
    assert ranking.big.follow_up
    assert ranking.new is not None
    assert ranking.new.reason == "recipe: first call"


def test_a_recipe_never_breaks_the_rest():
    person = PersonFacts(HESTER.id, "Hester Vaughn")
    known = knowledge(people=(person,), recipe="first-call", asked=(ask("P-HAB-02", 30),))
    offer = rank(BANK, LEXICON, known, BEGUN).new
    assert offer is not None
    assert offer.id == "P-BEN-04"

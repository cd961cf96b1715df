"""What a talk says to the rep is said in another language: reasons, chips and what we owe."""

from dataclasses import replace
from datetime import date

import pytest

from secretsmanual.domain.interview.capture import Context, parse
from secretsmanual.domain.interview.lint import lint
from secretsmanual.domain.interview.model import AskLaterItem, Progress, PromiseItem
from secretsmanual.domain.interview.names import Directory
from tests.pseudo import bare, pseudo, runs
from tests.unit.domain.interview_bank import (
    BANK,
    HESTER,
    LEXICON,
    ago,
    choose,
    every_new,
    knowledge,
    on_thread,
    secret,
)

PEOPLE = Directory.of(room=[("P01", "Hester Vaughn"), ("P02", "Colm Petrie")], account=[], team=[])
CONTEXT = Context(
    date(2026, 11, 18),
    PEOPLE,
    kinds={kind.id: kind.subject for kind in BANK.kinds},
    aliases=LEXICON.aliases,
)
LABELS = {kind.label.casefold() for kind in BANK.kinds}


@pytest.mark.parametrize(
    "raw",
    [
        "!send the sample by friday",
        "!<they pay by 3 March 2027",
        "? ask about the dog",
        "*~ swims #hobby #boats (?) via @Zoe",
        "%~~ they are for sale #need",
        ".. Hester: likes “cold water” and @Nobody",
    ],
)
def test_chips(raw):
    with pseudo():
        chips = parse(raw, CONTEXT).chips
    assert chips
    assert {run for chip in chips for run in runs(chip.label)} <= {"hobby", "recreation"}


def test_reasons_of_new_subjects():
    known = knowledge(secrets=(secret("habit", 900), secret("dream", 10)), purpose="what they want")
    with pseudo():
        found = every_new(known)
    assert len(found) > 20
    assert {run.casefold() for one in found for run in runs(one.reason)} <= LABELS


def test_reasons_of_follow_ups_and_of_what_was_meant_to_be_asked():
    later = AskLaterItem("q-1", "And the dog?", HESTER.id)
    with pseudo():
        found = (
            choose(progress=on_thread("P-HAB-01", "rich")).stay,
            choose(ask_later=(later,)).new,
            choose(progress=Progress("s")).big,
        )
    assert [runs(one.reason) for one in found] == [set(), set(), set()]


@pytest.mark.parametrize(
    "item",
    [
        PromiseItem("r-1", "the sample", HESTER.id, ago(2), None),
        PromiseItem("r-1", "the sample", HESTER.id, ago(-2), None),
        PromiseItem("r-1", "the sample", HESTER.id, None, ago(2)),
    ],
)
def test_what_we_owe_is_brought_up(item):
    with pseudo():
        offer = choose(promises=(item,)).big
    assert offer.type == "promise"
    assert bare(offer.text) == bare(offer.reason) == "|"


def test_what_is_wrong_with_a_question():
    bad = "Why do you leverage the {thing} and how old are your kids' names? And isn't it?"
    question = replace(BANK.questions[0], text=bad, followups=("{nothing}",))
    with pseudo():
        found = lint(question)
    assert len(found) > 5
    assert {bare(one.say) for one in found} == {"|"}

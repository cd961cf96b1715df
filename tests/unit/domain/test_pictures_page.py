"""The pictures as a page and in words: every number, one thing to see, counts alone."""

import json
from datetime import date

import pytest

from secretsmanual.domain.document import Heading, Item, Items, Paragraph, Plot, Series
from secretsmanual.domain.pictures import Picture, Pictures
from secretsmanual.domain.pictures_page import pictures_document
from secretsmanual.domain.pictures_words import (
    attribute_words,
    coverage_words,
    feeling_words,
    held_words,
    kind_words,
    landing_words,
    promise_words,
)
from secretsmanual.domain.ratings import Standing
from secretsmanual.domain.uses import Landing

HELD = Plot("Held", "lines", ("Oct",), (Series("held", (2.0,)), Series("fresh", (None,))), "Two.")
FELT = Plot("Felt", "strips", ("Oct",), (Series("Ann", (1.0,)),), "Mixed.", ("bad", "mixed"))
MADE = date(2026, 11, 20)
COUNTED = (
    "Known: the newest secret of the kind was confirmed within its half-life; fading: longer ago.",
    "A secret is fresh for a half-life of its kind after it was heard and after it was confirmed.",
    "Of several confirmations the last is dated, so the past may look less fresh than it was.",
    "What was replaced counts until the newer fact was heard; what was withdrawn does not count.",
    "Needs do not count: every competitor knows them.",
    "A promise stands in the quarter in which it fell due, or was kept if that was earlier.",
    "How it felt is read from cue words; of several feelings in a month the last one shows.",
)
FOR_LEADER = (
    "Private secrets count, and say nothing; never-mention and care-flagged ones are not counted.",
)


@pytest.mark.parametrize(
    ("named", "notes", "footer"),
    [
        (True, COUNTED, "Counts only: no secret is named. For the rep and whoever leads."),
        (
            False,
            (*COUNTED, *FOR_LEADER),
            "Counts only: no secret and no person is named. For the rep and whoever leads.",
        ),
    ],
)
def test_the_page_shows_each_picture_and_tells_how_it_is_counted(named, notes, footer):
    found = Pictures("Thornquay", MADE, (Picture("held", HELD), Picture("feelings", FELT)), named)
    page = pictures_document(found)
    assert (page.title, page.footer) == ("Pictures, Thornquay, 20 Nov 2026", footer)
    assert page.blocks == (
        Heading("Pictures", 1),
        Paragraph("Thornquay, as of 20 Nov 2026"),
        HELD,
        FELT,
        Heading("How it is counted"),
        Items(tuple(map(Item, notes))),
    )


def test_programs_read_the_pictures_by_their_keys():
    found = Pictures("Thornquay", MADE, (Picture("held", HELD), Picture("feelings", FELT)), True)
    data = pictures_document(found).data
    assert json.loads(json.dumps(data)) == data == {
        "whose": "Thornquay",
        "as_of": "2026-11-20",
        "pictures": [
            {
                "picture": "held", "title": "Held", "form": "lines", "labels": ["Oct"],
                "series": [
                    {"name": "held", "values": [2.0]}, {"name": "fresh", "values": [None]},
                ],
                "levels": [], "words": "Two.",
            },
            {
                "picture": "feelings", "title": "Felt", "form": "strips", "labels": ["Oct"],
                "series": [{"name": "Ann", "values": [1.0]}],
                "levels": ["bad", "mixed"], "words": "Mixed.",
            },
        ],
    }  # fmt: skip


def test_a_picture_is_empty_without_rows_or_labels():
    assert not Picture("held", HELD).empty
    assert Picture("held", Plot("Held", "lines", (), HELD.series, "")).empty
    assert Picture("held", Plot("Held", "lines", ("Oct",), (), "")).empty


def test_who_is_known_how_well_and_what_to_ask_next():
    rows = (Series("Ann", (2.0, 0.0, None)), Series("Bo", (1.0, 0.0, 0.0)))
    assert coverage_words(("Habit", "Dream", "Hope"), rows) == (
        "To ask next: dream, not known yet of 2 of them.\n"
        "Ann: 1 known, 0 fading, 1 not yet. Bo: 0 known, 1 fading, 2 not yet."
    )
    four = (Series("Ann", (0.0,) * 4),)
    assert coverage_words(("Habit", "Dream", "Hope", "Fit"), four).startswith(
        "To ask next: habit, dream and hope, not known yet of 1 of them.\n"
    )
    assert coverage_words(("Habit",), (Series("Ann", (2.0,)),)) == (
        "Something is known of every kind.\nAnn: 1 known, 0 fading, 0 not yet."
    )


def test_of_how_many_each_kind_is_known():
    rows = tuple(
        Series(name, values)
        for name, values in (("known", (3.0, 0.0)), ("fading", (0.0, 1.0)), ("not", (0.0, 2.0)))
    )
    assert kind_words(("Habit", "Dream"), rows) == (
        "To ask next: dream, not known yet of 2 of them.\n"
        "Habit: 3 known, 0 fading, 0 not yet. Dream: 0 known, 1 fading, 2 not yet."
    )


def test_how_many_are_held_and_fresh():
    assert held_words(("Oct", "Nov"), (2.0, 5.0), (1.0, 3.0)) == (
        "5 held today, 3 of them fresh. 2 ask to be confirmed.\n"
        "At each month's end: Oct 2, 1 fresh; Nov 5, 3 fresh."
    )
    assert "1 asks to be confirmed." in held_words(("Nov",), (3.0,), (2.0,))
    assert held_words(("Nov",), (3.0,), (3.0,)) == (
        "3 held today, 3 of them fresh.\nAt each month's end: Nov 3, 3 fresh."
    )


def test_which_kinds_landed():
    found = [Landing("Habit", 2, 3), Landing("Dream", 0, 1)]
    assert landing_words(found) == (
        "What landed most often: habit.\nLanded of those used: habit 2 of 3 and dream 0 of 1."
    )
    assert landing_words(found[1:]) == "None landed yet.\nLanded of those used: dream 0 of 1."


def test_what_became_of_promises():
    def rows(*values):
        return tuple(Series(f"{n}", one) for n, one in enumerate(values))

    assert promise_words(
        ("Q3", "Q4"), rows((1.0, 0.0), (0.0, 0.0), (2.0, 0.0), (1.0, 0.0))
    ) == (
        "2 promises of ours passed their day and wait.\n"
        "Q3: 1 in time, 2 not kept and 1 open. Q4: none."
    )  # fmt: skip
    assert promise_words(("Q4",), rows((0.0,), (3.0,), (0.0,), (0.0,))) == (
        "None is overdue.\nQ4: 3 late."
    )
    one = promise_words(("Q4",), rows((0.0,), (0.0,), (1.0,), (0.0,)))
    assert one.startswith("1 promise of ours passed its day and waits.\n")


def test_how_they_felt():
    moods = ("bad", "mixed", "good")
    rows = (Series("Ann", (2.0, None, 0.0)), Series("Bo", (0.0, 1.0, None)))
    assert feeling_words(("Sep", "Oct", "Nov"), rows, moods) == (
        "Last heard as bad from Ann.\nAnn: Sep good; Nov bad. Bo: Sep bad; Oct mixed."
    )
    assert feeling_words(("Sep", "Oct", "Nov"), rows[1:], moods) == (
        "Nobody felt bad last.\nBo: Sep bad; Oct mixed."
    )


def test_where_the_gap_is_widest():
    ease = Standing("ease", "Ease of use", 4.0, 2.5)
    cost = Standing("cost", "Cost", 5.0, 4.0)
    even = Standing("choice", "Choice", 3.0, 3.0)
    assert attribute_words([cost, ease]) == (
        "The widest gap: ease of use.\n"
        "Cost: matters 5, we do 4, a gap of 1. Ease of use: matters 4, we do 2.5, a gap of 1.5."
    )
    assert attribute_words([even]).startswith("No gap was told.\nChoice: ")
    assert attribute_words([even, cost]).startswith("The widest gap: cost.\n")


def test_nothing_known_is_one_calm_sentence():
    assert coverage_words((), ()) == "Nothing is known yet. The first talk fills the first cells."
    assert held_words((), (), ()) == "No secret is held yet."
    assert landing_words([]) == "Nobody has noted yet how a secret that was used went down."
    assert promise_words((), ()) == "We have promised nothing in these quarters."
    assert feeling_words((), (), ()) == "Nobody has said in these months how they feel about us."
    assert attribute_words([]) == "Nobody has said yet what matters to them and how we do."

"""Review, step by step: what each key changes, and what a refusal says to do."""

from dataclasses import replace

import pytest

from secretsmanual.domain.care import care_notes
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.interview import review
from tests.unit.domain.review_rows import BANK, COLM, HABIT, HESTER, LEXICON, SUNITA, opened

PICK = "Press its number, look for one with /, or press N for a note only."


def refused(call, *args):
    with pytest.raises((Refused, NotFound, BadInput)) as caught:
        call(*args)
    return caught.value.sentence


def test_a_line_of_the_organisation_becomes_a_person_s_with_how_it_is_known_of_them():
    row = opened("% moves to Leeds in May")
    assert (row.proposal.subject, row.proposal.known) == ("organisation", "told")
    colm = review.about_person(row, COLM, BANK).proposal
    assert (colm.subject, colm.person_id) == ("person", COLM)
    assert (colm.known, colm.via, colm.said_by) == ("via", "Hester Vaughn-Abara", HESTER)
    sunita = review.about_person(row, SUNITA, BANK).proposal
    assert (sunita.known, sunita.via, sunita.said_by) == ("told", "", SUNITA)
    alone = replace(row, material=replace(row.material, present={}))
    assert review.about_person(alone, COLM, BANK).proposal.known == "told"


def test_a_kind_of_persons_is_of_whom_the_line_names_else_of_whom_one_talked_with():
    row = review.with_kind(opened("% short of cash"), "habit", BANK)
    assert row.proposal.person_id == HESTER
    named = review.about_person(opened(HABIT), SUNITA, BANK)
    assert review.with_kind(named, "habit", BANK).proposal.person_id == SUNITA
    colm = review.about_organisation(opened("colm: short of cash"), BANK)
    assert review.with_kind(colm, "habit", BANK).proposal.person_id == COLM
    assert review.about_the_other(colm, BANK).proposal.person_id == COLM
    firm = review.about_the_other(opened("% short of cash"), BANK)
    assert firm.proposal.person_id == HESTER


def test_another_kind_or_subject_opens_a_row_again():
    done = review.accept(opened(HABIT, "recreation"))
    assert not review.with_kind(done, "habit", BANK).decided
    assert not review.about_person(done, SUNITA, BANK).decided
    assert not review.reword(done, "Swims").decided
    assert not review.reopen(done).decided
    assert review.toggle_gold(done).decided


def test_what_was_told_is_said_by_whoever_it_is_about_or_one_talked_with():
    firm = opened("% short of cash")
    unsaid = replace(firm, proposal=replace(firm.proposal, said_by=None))
    assert review.how_known(unsaid, "told").proposal.said_by == HESTER
    colm = replace(unsaid, proposal=replace(unsaid.proposal, person_id=COLM))
    assert review.how_known(colm, "told").proposal.said_by == COLM
    assert review.how_known(colm, "told").known_by_hand


def test_the_name_at_the_head_leaves_the_line_once_it_is_known_whose_it_is():
    row = opened("walt: restores old bikes", "recreation")
    row = replace(row, proposal=replace(row.proposal, text="@Walt: restores old bikes"))
    told = review.about_named(row, "walt", COLM, BANK)
    assert told.proposal.text == "Restores old bikes"
    assert (told.proposal.person_id, told.settled) == (COLM, ("walt",))
    other = review.about_named(row, "Oakes", COLM, BANK)
    assert other.proposal.text == "Walt: restores old bikes"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: review.accept(opened("xyz, qqq")),
            f"This line has no kind yet. {PICK}",
        ),
        (lambda: review.take(opened(HABIT), 9, BANK), f"There is no suggestion 9. {PICK}"),
        (lambda: review.take(opened(HABIT), 0, BANK), f"There is no suggestion 0. {PICK}"),
        (
            lambda: review.turn_into(opened(".."), "promise"),
            "This line has no words. Press E and write them.",
        ),
        (
            lambda: review.reword(opened(HABIT), " "),
            "A secret needs words. Write some, or press D to delete the line.",
        ),
        (
            lambda: review.how_known(opened(HABIT), "via", " "),
            "It is not said whom it was heard through. Give a name.",
        ),
        (
            lambda: review.merge(opened(HABIT)),
            "No secret says the same as this line. Press Enter to accept it.",
        ),
        (
            lambda: review.pick(opened(HABIT), 5, 6, "habit", BANK),
            "No words are picked. Select some words of the line first.",
        ),
        (
            lambda: review.about_the_other(opened("% x", present={}), BANK),
            "It is not said who was there. Press W and name the person.",
        ),
        (
            lambda: review.accept(opened("Walt: mends bikes", "recreation")),
            "It is not said who Walt is. Press W and choose the person.",
        ),
    ],
)
def test_a_refusal_says_what_to_do(call, said):
    assert refused(call) == said


def test_what_needs_care_waits_with_its_note_and_the_ways_out():
    notes = care_notes(LEXICON, "her surgery")
    row = opened("off in may for her surgery", "habit")
    assert refused(review.accept, row) == (
        f"{notes[0].say} Keep it on purpose, reword it with E, or delete it."
    )
    assert refused(review.pick, row, 0, 10, "habit", BANK, notes) == (
        f"{notes[0].say} Pick other words, or accept the whole line and keep it."
    )
    kept = review.keep_care(row)
    assert (kept.care, kept.proposal.care) == ((), ("health",))
    assert review.pick(kept, 0, 10, "habit", BANK).picked[0].care == ()

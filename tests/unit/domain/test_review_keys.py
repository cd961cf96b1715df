"""Review: from a raw line to a secret, key by key (domain.md 2.9)."""

from dataclasses import replace
from datetime import date

import pytest

from secretsmanual.domain.care import care_notes
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.proposal import (
    seen_again,
)
from secretsmanual.domain.interview.suggest import Suggestion
from tests.unit.domain.review_rows import (
    BANK,
    COLM,
    HABIT,
    HESTER,
    LEXICON,
    SAME,
    opened,
)


def test_a_line_without_a_kind_is_not_accepted_but_a_suggestion_takes_it_at_once():
    row = opened("xyz, qqq")
    with pytest.raises(Refused, match="no kind yet"):
        review.accept(row)
    with pytest.raises(NotFound, match="no suggestion 1"):
        review.take(row, 1, BANK)
    row = review.suggested(row, Suggestion((("habit", 0.3), ("bias", 0.29))), BANK)
    taken = review.take(row, 2, BANK)
    assert (taken.decision, taken.proposal.kind) == ("secret", "bias")


def test_a_clear_suggestion_fills_only_what_is_empty():
    clear = Suggestion((("bias", 0.9),), "bias")
    empty = opened("xyz, qqq")
    assert review.suggested(empty, clear, BANK).proposal.kind == "bias"
    chosen = review.with_kind(empty, "habit", BANK)
    assert review.suggested(chosen, clear, BANK).proposal.kind == "habit"
    promise = opened("! send the sheet")
    assert review.suggested(promise, clear, BANK).proposal.kind == ""


def test_the_subject_follows_the_kind_and_comes_back():
    row = review.with_kind(opened("short of cash every march"), "cashflow", BANK)
    assert (row.proposal.subject, row.proposal.person_id) == ("organisation", None)
    assert row.proposal.sensitivity == "private"
    back = review.with_kind(row, "habit", BANK)
    assert (back.proposal.subject, back.proposal.person_id) == ("person", HESTER)
    assert back.proposal.sensitivity == "service"
    with pytest.raises(NotFound, match="no kind of secret"):
        review.with_kind(row, "nonsense", BANK)


def test_a_kind_of_the_wrong_subject_goes_when_the_subject_changes():
    row = review.accept(opened(HABIT, "recreation"))
    moved = review.about_organisation(row, BANK)
    assert (moved.proposal.kind, moved.proposal.person_id, moved.decided) == ("", None, False)
    other = review.about_person(row, COLM, BANK)
    assert (other.proposal.kind, other.proposal.person_id) == ("recreation", COLM)


def test_sensitivity_cycles_by_hand_and_a_kind_never_lowers_it_then():
    row = opened(HABIT, "recreation")
    seen = []
    for _ in range(4):
        row = review.cycle_sensitivity(row)
        seen.append(row.proposal.sensitivity)
    assert seen == ["private", "never", "open", "service"]
    private = review.cycle_sensitivity(row)
    assert review.with_kind(private, "habit", BANK).proposal.sensitivity == "private"
    lowered = review.cycle_sensitivity(review.cycle_sensitivity(private))
    assert lowered.proposal.sensitivity == "open"
    assert review.with_kind(lowered, "family", BANK).proposal.sensitivity == "private"


def test_gold_toggles():
    row = opened(HABIT)
    assert review.toggle_gold(row).proposal.gold
    assert not review.toggle_gold(review.toggle_gold(row)).proposal.gold


def test_a_need_becomes_the_want_behind_it():
    need = review.as_need(opened("readable at -70", "attribute"))
    assert need.proposal.layer == "need"
    want = review.ladder(need, "readable at -70, so that nobody opens the door twice")
    assert (want.proposal.layer, want.decided) == ("want", False)
    assert want.proposal.text.endswith("opens the door twice")
    with pytest.raises(BadInput, match="needs words"):
        review.ladder(need, " ")


@pytest.mark.parametrize("becomes", ["promise", "ask_later", "note"])
def test_a_line_can_be_turned_into_something_else_and_back(becomes):
    row = review.turn_into(opened(HABIT, "recreation"), becomes)
    assert (row.decision, row.secrets()) == (becomes, ())
    back = review.turn_into(row, "secret")
    assert (back.decided, review.accept(back).decision) == (False, "secret")


def test_a_line_without_words_is_no_promise_until_it_has_some():
    row = opened("..")
    with pytest.raises(Refused, match="no words"):
        review.turn_into(row, "promise")
    with pytest.raises(BadInput, match="needs words"):
        review.reword(row, "  ")
    with pytest.raises(Refused, match="no words"):
        review.accept(review.turn_into(row, "secret"))
    worded = review.reword(row, "wants the group award")
    assert (worded.proposal.becomes, worded.proposal.text) == ("secret", "Wants the group award")
    assert worded.material.raw == ".."


def test_care_notes_wait_for_an_answer():
    row = opened("off in may for her surgery", "habit")
    assert [note.group for note in row.care] == ["health"]
    with pytest.raises(Refused, match="health"):
        review.accept(row)
    assert review.take(row, 1, BANK).decision == "open"
    kept = review.keep_care(row)
    assert review.accept(kept).secrets()[0].care == ("health",)
    reworded = review.accept(review.reword(row, "Away in May"))
    assert reworded.secrets()[0].care == ()
    again = review.reword(kept, "Surgery in May", care_notes(LEXICON, "Surgery in May"))
    assert (again.care, again.proposal.care) == ((), ("health",))


def test_how_it_is_known_can_be_said():
    row = opened("colm: restores old bikes")
    told = review.how_known(row, "told")
    assert (told.proposal.via, told.proposal.said_by) == ("", HESTER)
    saw = review.how_known(row, "saw")
    assert (saw.proposal.known, saw.proposal.said_by, saw.proposal.via) == ("saw", None, "")
    via = review.how_known(row, "via", " Walt  Oakes ")
    assert (via.proposal.via, via.proposal.said_by) == ("Walt Oakes", None)
    assert review.how_known(via, "guess").proposal.via == ""
    with pytest.raises(BadInput, match="heard through"):
        review.how_known(row, "via")


def test_merging_needs_a_duplicate():
    row = opened(HABIT)
    with pytest.raises(Refused, match="says the same"):
        review.merge(row)
    merged = review.merge(review.with_duplicates(opened(HABIT, "recreation"), SAME))
    assert (merged.decision, merged.secrets()) == ("merged", ())


def test_a_duplicate_is_one_of_the_kind_that_the_line_has():
    row = review.with_duplicates(opened(HABIT, "recreation"), SAME)
    assert row.duplicate == SAME["recreation"]
    assert review.with_kind(row, "habit", BANK).duplicate is None
    assert review.turn_into(row, "note").duplicate is None


def test_a_suggestion_whose_secret_is_known_is_shown_first():
    row = review.with_duplicates(opened("xyz, qqq"), SAME)
    suggestion = Suggestion((("recreation", 0.3), ("bias", 0.29)))
    row = review.suggested(row, suggestion, BANK)
    shown = review.take(row, 1, BANK)
    assert (shown.decided, shown.duplicate) == (False, SAME["recreation"])
    assert review.take(shown, 1, BANK).decision == "secret"
    assert review.take(row, 2, BANK).decision == "secret"


KNOWN = SAME["recreation"].model_copy(update={"confidence": "heard", "known": "via"})


@pytest.mark.parametrize(
    ("known", "proposed", "day", "gains"),
    [
        (KNOWN, "told", 18, {"confidence": "said", "known": "told", "last_confirmed": 18}),
        (KNOWN, "saw", 18, {"confidence": "said", "known": "saw", "last_confirmed": 18}),
        (KNOWN, "via", 18, {"last_confirmed": 18}),
        (KNOWN, "saw", 1, {"confidence": "said", "known": "saw"}),
        (KNOWN, "guess", 18, {}),
        (SAME["recreation"], "via", 18, {"last_confirmed": 18}),
        (SAME["recreation"], "told", 1, {}),
    ],
)
def test_a_second_sighting_on_another_day_confirms(known, proposed, day, gains):
    proposal = replace(opened(HABIT, "recreation").proposal, known=proposed)
    found = seen_again(known, proposal, date(2026, 11, day))
    if "last_confirmed" in found:
        found["last_confirmed"] = found["last_confirmed"].day
    assert found == gains


def test_words_picked_from_the_line_become_further_secrets():
    raw = 'swims on sundays, "it needs three hands" at the line'
    row = opened(raw, "recreation")
    start = raw.index("it needs")
    row = review.pick(row, start, start + len("it needs three hands"), "quality", BANK)
    row = review.pick(row, 0, len("swims on sundays"), "habit", BANK)
    quality, habit = row.picked
    assert (quality.text, quality.verbatim) == ("It needs three hands", "it needs three hands")
    assert (quality.subject, quality.person_id) == ("organisation", None)
    assert (habit.text, habit.verbatim, habit.person_id) == ("Swims on sundays", "", HESTER)
    assert len(review.accept(row).secrets()) == 3
    assert len(review.turn_into(row, "note").secrets()) == 2
    assert review.delete(row).secrets() == ()
    with pytest.raises(BadInput, match="No words"):
        review.pick(row, 3, 3, "habit", BANK)
    with pytest.raises(Refused, match="health"):
        review.pick(row, 0, 5, "habit", BANK, care_notes(LEXICON, "surgery"))

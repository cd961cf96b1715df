from pathlib import Path

import pytest

from secretsmanual.domain.care import care_notes
from secretsmanual.domain.interview.lexicon import Lexicon

RESOURCES = Path(__file__).parents[3] / "resources"
LEXICON = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("off for surgery in march", "health"),
        ("her daughter is in hospital", "health"),
        ("goes to church on sundays", "belief"),
        ("he votes labour", "belief"),
        ("is the shop steward", "union"),
        ("going through a divorce", "intimate"),
        ("was arrested last year", "legal"),
        ("strong accent, hard to follow", "origin"),
        ("her son is 7 years old", "child"),
        ("his 6-year-old plays chess", "child"),
        ("complete idiot", "judgement"),
        ("second site closing, not announced", "inside"),
        ("would like tickets for the final", "gift"),
    ],
)
def test_care_words_are_found(text, group):
    assert [note.group for note in care_notes(LEXICON, text)] == [group]


@pytest.mark.parametrize(
    "text",
    [
        "runs the packing operation on two sites",
        "allergen label on the wrong sleeve",
        "supplies three hospital chains",
        "council of 7 votes on anything over 15k",
        "we lent them two printers",
        "milk with 3.5 % fat",
        "accent colour on the lid",
        "bike race on sundays",
    ],
)
def test_everyday_business_words_raise_no_care_note(text):
    assert care_notes(LEXICON, text) == ()


def test_one_note_per_group_in_order_over_all_texts_of_a_record():
    notes = care_notes(LEXICON, "lazy and stupid", "he is in hospital, an idiot")
    assert [note.group for note in notes] == ["judgement", "health"]
    assert "lazy and stupid"[notes[0].start : notes[0].end] == "lazy"
    assert notes[0].say.startswith("Would you be comfortable")

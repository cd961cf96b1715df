"""How well each phrase of an answer can be handed back, and where one ends."""

import pytest

from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.phrases import mirror, number, phrases
from tests.unit.domain.interview_bank import LEXICON


def found(text):
    return [(one.text, round(one.score, 2)) for one in phrases(text, LEXICON, ["Hester Vaughn"])]


@pytest.mark.parametrize(
    ("text", "handed_back"),
    [
        ("blue steel cargo wheel", [("blue steel cargo wheel", 3.0)]),
        ("the cargo wheel", [("cargo wheel", 2.13)]),
        ("it is the tanker", [("tanker", 1.31)]),
        ("and here is a depot", []),
        ("ox 4", [("ox 4", 2.0)]),
        ("x 4", []),
        ("so there was the harbour, not the tanker", [("tanker", 1.43), ("harbour", 1.21)]),
        ("we have a launch there", [("launch", 1.23)]),
        ("there is a cup in the budget", [("budget", 2.39)]),
        ("there is the budget cup", [("budget cup", 3.28)]),
        ("a cup budget it is", [("cup budget", 3.06)]),
    ],
)
def test_more_words_a_strong_cue_and_a_later_place_score(text, handed_back):
    assert found(text) == handed_back


@pytest.mark.parametrize(("apart", "score"), [(25, 1.0 + 0.8), (26, 1.0)])
def test_a_feeling_counts_for_what_is_said_up_to_25_characters_away(apart, score):
    gap = "," + " " * (apart - 1)
    before = f"angry{gap}garage"
    after = f"and his garage{gap}angry"
    assert dict(found(before)).get("garage", 1.0) == pytest.approx(
        score + (0.5 * before.index("garage") / len(before)), abs=0.01
    )
    late = 0.5 * after.index("garage") / len(after)
    assert dict(found(after)).get("garage", 1.0 + late) == pytest.approx(score + late, abs=0.01)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the quay needn't wharf stand", ["wharf stand"]),
        ("it is at the monopoly", ["monopoly"]),
        ("it is all at the weekly", []),
        ("it is on monday", []),
        ("it is on vaughn", []),
        ("manager and 11 wheels", ["11 wheels"]),
        ("wharf stand 3pm gear box", ["gear box", "wharf stand"]),
        ("things: wharf stand", ["wharf stand"]),
        ("all of the things", []),
    ],
)
def test_a_phrase_ends_at_small_words_at_times_and_at_signs(text, kept):
    assert [name for name, _ in found(text)] == kept


@pytest.mark.parametrize(
    ("quote", "turned"),
    [("I am", "you are"), ("my, mine", "your, yours"), ("and but", ""), ("so: I’m", "you're")],
)
def test_their_last_words_are_turned_also_where_the_pair_ends_them(quote, turned):
    assert mirror([quote], LEXICON) == turned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("£20", "£20"),
        ("it is 5", ""),
        ("7.15 tons", ""),
        ("6 tanks at 7.15", "6 tanks"),
        ("7.15 6 tanks", "6 tanks"),
        ("£20 the lot", "£20"),
        ("3 the lot", ""),
        ("1 in 60", "1 in 60"),
    ],
)
def test_a_number_stands_with_its_unit_and_is_no_time(text, said):
    assert number(text, LEXICON) == said


def test_chance_is_drawn_from_half_a_sign_as_well():
    assert 0 <= u("\ud800", 1, "x") < 1
    assert u("\ud800", 1, "x") != u("", 1, "x")

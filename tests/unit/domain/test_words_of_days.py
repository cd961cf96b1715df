"""Days, ages and cuts as people say them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain import words


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (59, "8 weeks ago"),
        (60, "2 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (1095, "3 years ago"),
    ],
)
def test_an_age_is_said_in_the_unit_that_fits(days, said):
    assert words.age(days) == said


@pytest.mark.parametrize("text", ["It works.", "Does it work?", "It works!", "And then …"])
def test_a_sentence_has_one_end(text):
    assert words.sentence(text) == text
    assert words.sentence("It works") == "It works."


def test_days_are_said_in_english():
    on = date(2026, 11, 24)
    assert (words.day(on), words.month(on)) == ("24 Nov 2026", "Nov 2026")
    assert words.full_weekday(date(2027, 3, 31)) == "Wednesday 31 March"
    assert words.moment(datetime(2026, 11, 24, 9, 5, tzinfo=UTC)) == "Tue 24 Nov 09:05"


def test_a_day_is_said_in_each_length():
    on, at = date(2026, 11, 4), datetime(2026, 11, 4, 14, 30, tzinfo=UTC)
    assert words.short_day(on) == "4 Nov"
    assert words.full_day(on) == "4 November 2026"
    assert words.weekday(on) == "Wed 4 Nov"
    assert words.full_month(on) == "November 2026"
    assert words.full_moment(at) == "Wednesday, 4 November 2026, 14:30"
    assert words.age_of(on, date(2026, 11, 20)) == "2 weeks ago"


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(12345.67, 1, "12,345.7"), (12345.7, 0, "12,346"), (7, 2, "7.00")],
)
def test_a_number_has_the_signs_of_the_language(spoken, value, decimals, said):
    assert words.number(value, decimals) == said
    assert (words.number(7), words.in_short(0.5), words.in_short(12)) == ("7", "0.5", "12")
    assert (words.inside("Hope"), words.inside("")) == ("hope", "")
    spoken("de")
    assert words.number(12345.67, 1) == "12.345,7"
    assert (words.figure(4.66), words.in_short(0.5)) == ("4,7", "0,5")
    assert words.inside("Hoffnung") == "Hoffnung"


@pytest.mark.parametrize(("value", "said"), [(0, "0"), (4.0, "4"), (4.66, "4.7"), (1234, "1234")])
def test_a_figure_has_one_decimal_at_most(value, said):
    assert words.figure(value) == said


def test_words_of_somebody_stand_in_the_marks_of_the_language(spoken):
    assert (words.quoted("certainty"), words.quoted("")) == ("“certainty”", "")
    spoken("de")
    assert words.quoted("Gewissheit") == "„Gewissheit“"


def test_lists():
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert (words.listed(["a"]), words.listed([])) == ("a", "")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("Inés", "Ana, Luis e Inés"),
        ("hilos", "Ana, Luis e hilos"),
        ("Íñigo", "Ana, Luis e Íñigo"),
        ("hierro", "Ana, Luis y hierro"),
        ("iones", "Ana, Luis y iones"),
        ("Hugo", "Ana, Luis y Hugo"),
    ],
)
def test_a_spanish_list_says_e_before_the_sound_of_its_y(spoken, last, said):
    spoken("es")
    assert words.listed(["Ana", "Luis", last]) == said
    assert words.listed([last]) == last


@pytest.mark.parametrize(
    ("code", "month", "day", "between"),
    [
        ("de", "März 2019", "2. März 2026", "18:30 bis 07:00"),
        ("es", "mar 2019", "2 mar 2026", "de 18:30 a 07:00"),
        ("fr", "mars 2019", "2 mars 2026", "de 18:30 à 07:00"),
        ("en", "Mar 2019", "2 Mar 2026", "18:30 to 07:00"),
    ],
)
def test_what_is_stored_is_said_in_the_language(spoken, code, month, day, between):
    spoken(code)
    assert (words.stored_day("2019-03"), words.stored_day("2026-03-02")) == (month, day)
    assert (words.hours("18:30-07:00"), words.hours("")) == (between, "")


@pytest.mark.parametrize(("code", "said"), [("en", "a; b"), ("fr", "a\u202f; b")])
def test_what_stands_for_itself_is_set_apart(spoken, code, said):
    spoken(code)
    assert words.apart(["a", "b"]) == said


@pytest.mark.parametrize("text", ["", "since school", "2019", "2019-13", "2026-02-30", "--05-14"])
def test_other_words_for_a_day_stay(text):
    assert words.stored_day(text) == text


def test_a_long_text_is_cut_between_words():
    assert words.shortened("one two three", 9) == "one two…"
    assert words.shortened("one two three", 40, 2) == "one two…"
    assert words.shortened("one\ntwo  three", 40) == "one two three"
    assert words.shortened("unbreakable", 5) == "unbr…"
    assert words.shortened("one two three", 13) == "one two three"
    assert words.shortened("one two three", 8) == "one two…"
    assert words.shortened("one two three", 7) == "one…"
    assert words.shortened("one, two - three", 11) == "one, two…"
    assert words.shortened("Xone X two", 7) == "Xone X…"
    assert words.shortened("one", 1) == "…"


@given(st.text(max_size=80), st.integers(1, 60), st.integers(1, 12))
def test_a_cut_text_fits(text, characters, most):
    cut = words.shortened(text, characters, most)
    assert len(cut) <= characters
    assert len(cut.split()) <= most
    assert "\n" not in cut


@pytest.mark.parametrize(
    ("code", "said"),
    [("fr", ["1er déc", "2 déc"]), ("es", ["1 dic", "2 dic"]), ("de", ["1. Dez", "2. Dez"])],
)
def test_the_first_of_a_month_is_said_as_in_the_language(spoken, code, said):
    spoken(code)
    assert [words.short_day(date(2026, 12, n)) for n in (1, 2)] == said


def test_an_amount_and_a_label_are_written_as_in_the_language(spoken):
    assert (words.amount(1234.5), words.labelled("Due", "Friday")) == ("1234.50", "Due: Friday")
    spoken("fr")
    assert words.amount(1234.5) == "1234,50"
    assert words.labelled("Pour", "vendredi") == "Pour\u202f: vendredi"

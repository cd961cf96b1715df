from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.interview.dates import dates, read_date

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-18"),
        ("tonight", "2026-11-18"),
        ("tomorrow", "2026-11-19"),
        ("Tmrw", "2026-11-19"),
        ("fri", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("wed", "2026-11-25"),
        ("tues", "2026-11-24"),
        ("next fri", "2026-11-27"),
        ("next monday", "2026-11-23"),
        ("this fri", "2026-11-20"),
        ("in 2w", "2026-12-02"),
        ("2w", "2026-12-02"),
        ("in 3 days", "2026-11-21"),
        ("in 2 weeks", "2026-12-02"),
        ("in a week", "2026-11-25"),
        ("in 3 months", "2027-02-18"),
        ("4 dec", "2026-12-04"),
        ("4dec", "2026-12-04"),
        ("4th of December", "2026-12-04"),
        ("dec 4", "2026-12-04"),
        ("4 dec 2027", "2027-12-04"),
        ("dec 4, 2027", "2027-12-04"),
        ("4.12.", "2026-12-04"),
        ("4.12.2028", "2028-12-04"),
        ("2026-12-04", "2026-12-04"),
        ("2025-01-01", "2025-01-01"),
        ("18 nov", "2026-11-18"),
        ("17 nov", "2027-11-17"),
        ("29 feb", "2028-02-29"),
        ("end of march", "2027-03-31"),
        ("end of november", "2026-11-30"),
        ("end of feb 2028", "2028-02-29"),
        ("end of the week", "2026-11-20"),
        ("end of next week", "2026-11-27"),
        ("end of next month", "2026-12-31"),
        ("end of year", "2026-12-31"),
        ("eow", "2026-11-20"),
        ("eom", "2026-11-30"),
        ("EOQ", "2026-12-31"),
    ],
)
def test_dates_typed_in_a_hurry(typed, day):
    assert read_date(typed, WEDNESDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "31 nov",
        "30 feb",
        "2026-13-01",
        "4.13.",
        "monday's",
        "friday2",
        "0 dec",
        "2 wax",
        "in 2 weeks' time",
        "fri maybe",
        "next",
        "in",
        "may",
        "²w",
    ],
)
def test_what_is_no_date_is_none(typed):
    assert read_date(typed, WEDNESDAY) is None


@pytest.mark.parametrize("ahead", range(14))
def test_a_weekday_is_the_next_one_never_today_and_next_means_next_week(ahead):
    today = WEDNESDAY + timedelta(days=ahead)
    fri = read_date("fri", today)
    assert fri.weekday() == 4
    assert 1 <= (fri - today).days <= 7
    following = read_date("next fri", today)
    assert following.isocalendar()[:2] == (today + timedelta(days=7)).isocalendar()[:2]


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("eow", "2026-11-20", "2026-11-20"),
        ("eow", "2026-11-21", "2026-11-27"),
        ("eom", "2026-10-30", "2026-10-30"),
        ("eom", "2026-10-31", "2026-11-30"),
        ("eom", "2022-12-31", "2023-01-31"),
        ("eoq", "2026-02-10", "2026-03-31"),
        ("eoq", "2023-12-31", "2024-03-29"),
        ("in a month", "2027-01-31", "2027-02-28"),
    ],
)
def test_ends_are_working_days_that_are_still_to_come(typed, today, day):
    assert read_date(typed, date.fromisoformat(today)) == date.fromisoformat(day)


def find_due(text, today):
    """The phrase that a promise takes: a firm one, else the first."""
    found = [one for at in range(len(text)) if (one := dates().due_at(text, at, today))]
    return min(found, key=lambda one: (not one.firm, one.start), default=None)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("send cutter sheet by 4 dec", "by 4 dec"),
        ("call back in 2w", "in 2w"),
        ("ring before next fri please", "before next fri"),
        ("meet on monday, slides by eow", "by eow"),
        ("meet on monday or on tuesday", "on monday"),
    ],
)
def test_due_phrases(text, phrase):
    found = find_due(text, WEDNESDAY)
    assert text[found.start : found.end] == phrase


@pytest.mark.parametrize(
    "text", ["on site", "in march", "by hand", "monday", "on two weeks notice", "on monday's list"]
)
def test_what_is_no_due_phrase(text):
    assert find_due(text, WEDNESDAY) is None


def test_a_due_phrase_is_read_only_where_it_stands():
    assert dates().due_at("send by fri", 0, WEDNESDAY) is None
    assert dates().due_at("send by fri", 5, WEDNESDAY).day == date(2026, 11, 20)


SHAPES = ["{} dec", "in {}w", "in {} months", "{}.2.", "29 feb", "eow", "eom", "eoq", "next sun"]


@given(st.dates(), st.sampled_from([*SHAPES, "tomorrow", "end of feb"]), st.integers(0, 999))
def test_a_date_without_a_year_is_never_past_and_the_calendar_never_breaks(today, shape, n):
    day = read_date(shape.format(n), today)
    assert day is None or day >= today


@given(st.text(), st.dates())
def test_any_text_is_read(text, today):
    found = find_due(text, today)
    assert found is None or text[found.start : found.end]

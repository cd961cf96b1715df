"""Quarters: which day is in which, how they are written, and what is no quarter."""

from datetime import date

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.quarters import Quarter


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, date(2028, 1, 1), date(2028, 3, 31)),
        (2, date(2028, 4, 1), date(2028, 6, 30)),
        (3, date(2028, 7, 1), date(2028, 9, 30)),
        (4, date(2028, 10, 1), date(2028, 12, 31)),
    ],
)
def test_a_quarter_goes_from_its_first_day_to_its_last(number, first, last):
    quarter = Quarter(2028, number)
    assert (quarter.first, quarter.last) == (first, last)
    assert Quarter.of(first) == Quarter.of(last) == quarter
    assert first in quarter
    assert last in quarter
    assert quarter.before.last not in quarter
    assert quarter.next.first not in quarter
    assert quarter.before.next == quarter.next.before == quarter


def test_a_year_has_four_quarters():
    assert Quarter(2027, 4).next == Quarter(2028, 1)
    assert Quarter(2028, 3).next == Quarter(2028, 4)
    assert Quarter(2028, 1).before == Quarter(2027, 4)


def test_a_quarter_is_looked_at_on_its_last_day_or_today_while_it_runs():
    quarter = Quarter(2026, 4)
    assert quarter.as_of(date(2026, 12, 30)) == date(2026, 12, 30)
    assert quarter.as_of(date(2027, 1, 1)) == date(2026, 12, 31)


def test_a_quarter_is_said_and_written():
    assert Quarter(2026, 4).words == "Q4 2026"
    assert str(Quarter(26, 4)) == "0026Q4"
    for written in ("2026Q4", "2026-q4", " 2026 - Q4 "):
        assert Quarter.parse(written) == Quarter(2026, 4)


@pytest.mark.parametrize("text", ["0002Q1", "9998Q4"])
def test_every_quarter_that_is_read_has_days_and_neighbours(text):
    quarter = Quarter.parse(text)
    assert quarter.before.first < quarter.first < quarter.last < quarter.next.last


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026Q5", "2026Q0", "26Q1", "0001Q1", "0000Q1", "9999Q4", "2026Q4x", "٢٠٢٦Q4"],
)
def test_what_is_no_quarter_is_named_with_how_to_write_one(text):
    with pytest.raises(BadInput) as told:
        Quarter.parse(text)
    assert told.value.sentence == f"“{text}” is not a quarter. Write it as 2026Q4."

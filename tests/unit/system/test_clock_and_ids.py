"""Time and ids come in from outside, so that everything can be repeated."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.store.moments import from_text, to_text
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import ALPHABET, LENGTH, Ids

offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
first, last = datetime(1990, 1, 1), datetime(2090, 1, 1)  # noqa: DTZ001
moments = st.datetimes(first, last, timezones=offsets)


@given(moments)
def test_a_moment_comes_back_with_its_offset(moment):
    back = from_text(to_text(moment))
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()


@given(moments, moments)
def test_moments_sort_as_text_whatever_their_offsets(one, other):
    if one < other:
        assert to_text(one)[:26] < to_text(other)[:26]


def test_a_moment_without_an_offset_is_a_bug():
    with pytest.raises(ValueError, match="offset"):
        to_text(datetime(2026, 1, 1))  # noqa: DTZ001


def test_seeded_ids_repeat_and_have_their_form():
    one, other = Ids.seeded(3), Ids.seeded(3)
    made = [one.new("s") for _ in range(1_000)]
    assert made == [other.new("s") for _ in range(1_000)]
    assert len(set(made)) == 1_000
    assert all(len(i) == LENGTH + 2 and set(i[2:]) <= set(ALPHABET) for i in made)


def test_a_stepping_clock_moves_only_when_told():
    clock = SteppingClock(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(timedelta(hours=25))
    assert clock.today().day == 2
    assert clock.monotonic() == 25 * 3600

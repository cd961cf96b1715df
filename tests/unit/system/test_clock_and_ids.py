"""Time and ids come in from outside, so that everything can be repeated."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from secretsmanual.store.moments import from_text, to_text
from secretsmanual.system.clock import Here, SteppingClock, SystemClock
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


@pytest.fixture(
    params=["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
)
def place(request, computer_in):
    """A computer in one place after the other: north, west, half an hour of summer, none."""
    return computer_in(request.param)


walls = st.datetimes(datetime(1980, 1, 1), datetime(2037, 1, 1))  # noqa: DTZ001
slow_to_move = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@slow_to_move
@given(moment=walls)
def test_a_moment_here_has_the_offset_of_its_own_day(place, moment):
    utc = moment.replace(tzinfo=UTC)
    here, there = utc.astimezone(Here()), utc.astimezone(place)
    assert (here.isoformat(), here.fold) == (there.isoformat(), there.fold)
    assert here.replace(tzinfo=Here()).astimezone(UTC) == utc
    assert to_text(here) == to_text(there)


@slow_to_move
@given(typed=walls, fold=st.sampled_from([0, 1]), near=st.booleans())
@example(typed=datetime(2026, 3, 29, 2, 30), fold=0, near=False)  # noqa: DTZ001
@example(typed=datetime(2026, 10, 25, 2, 30), fold=1, near=False)  # noqa: DTZ001
def test_what_is_typed_here_is_meant_as_the_zone_has_it(place, typed, fold, near):
    """Hours that do not exist, or twice, are settled as Python's own zones settle them."""
    wall = typed.replace(month=10, day=25, hour=2) if near else typed
    here, there = (wall.replace(tzinfo=zone, fold=fold) for zone in (Here(), place))
    assert here.astimezone(UTC) == there.astimezone(UTC)


def test_hours_between_two_readings_are_those_that_passed(berlin):
    midnight = datetime(2026, 10, 25, tzinfo=UTC)
    before, after = ((midnight + timedelta(hours=hours)).astimezone(Here()) for hours in (0, 2))
    assert (before.hour, after.hour) == (2, 3)
    assert after - before == timedelta(hours=2)
    clock = SystemClock()
    assert clock.now().tzinfo is not clock.now().tzinfo


@pytest.mark.parametrize(
    ("day", "before", "after"), [((10, 25), 2, 1), ((3, 29), 1, 2)], ids=["autumn", "spring"]
)
def test_a_clock_that_is_stepped_goes_through_the_change(berlin, day, before, after):
    clock = SteppingClock(datetime(2026, *day, 1, 30, tzinfo=Here()))
    assert clock.at.utcoffset() == timedelta(hours=before)
    clock.advance(timedelta(hours=2))
    assert clock.at.utcoffset() == timedelta(hours=after)
    assert clock.at.hour == 3 + after - before


@pytest.mark.parametrize("day", [(1, 1, 1, 12), (9999, 12, 31, 12)])
def test_a_day_of_which_the_computer_knows_no_offset_has_that_of_now(berlin, day):
    offset = SystemClock().now().utcoffset()
    assert datetime(*day, tzinfo=Here()).utcoffset() == offset
    utc = datetime(*day, tzinfo=UTC)
    assert utc.astimezone(Here()).replace(tzinfo=None) == utc.replace(tzinfo=None) + offset


def test_a_computer_without_zones_keeps_its_own_offset(computer_in, monkeypatch):
    """As Windows is, whose Python has no data of zones: only the system's own settings."""
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    computer_in("UTC")
    monkeypatch.setenv("TZ", "XST-5:30")
    time.tzset()
    assert datetime(2026, 6, 1, tzinfo=Here()).isoformat() == "2026-06-01T00:00:00+05:30"
    assert SystemClock().now().tzname() == "UTC+05:30"

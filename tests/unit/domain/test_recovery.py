"""The 24 hours of a mishap, its steps and how it may end (domain.md 5.5)."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain import recovery
from secretsmanual.domain.oops import Oops
from tests.unit.domain.pack_samples import LEXICON
from tests.unit.domain.secret_samples import AT

HOUR = timedelta(hours=1)
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
FIRST, LAST = (datetime.fromisoformat(day) for day in ("2020-01-01", "2030-01-01"))
moments = st.datetimes(FIRST, LAST, timezones=st.sampled_from(ZONES).map(ZoneInfo))


def case(*steps, hours=(), **values) -> Oops:
    """Make a case learned of at `AT` with these steps done, each after so many hours."""
    after = dict(zip(steps, hours or range(1, len(steps) + 1), strict=True))
    common = {
        "id": "o-1", "account_id": "a-1", "person_id": "p-1", "what": "Labels peel off",
        "learned_at": AT, "deadline": recovery.deadline_of(AT),
        "steps": [
            {"at": (AT + one * HOUR).isoformat(), "step": step, "note": ""}
            for step, one in after.items()
        ],
    }  # fmt: skip
    return Oops(**{**common, **values})


# The clock


@given(moments, st.integers(0, 23))
def test_the_deadline_is_24_hours_that_pass_whatever_the_clocks_do(learned, hours):
    one = case(learned_at=learned, deadline=recovery.deadline_of(learned))
    later = (learned.astimezone(UTC) + hours * HOUR).astimezone(learned.tzinfo)
    assert recovery.left(one, later) == (24 - hours) * HOUR


@given(moments, st.sampled_from(ZONES), st.timedeltas(-3 * recovery.DAY, 3 * recovery.DAY))
def test_the_clock_is_the_same_in_every_time_zone(learned, zone, passed):
    one = case(learned_at=learned, deadline=recovery.deadline_of(learned))
    now = learned.astimezone(UTC) + passed
    assert recovery.left(one, now) == recovery.left(one, now.astimezone(ZoneInfo(zone)))


def test_24_hours_over_the_spring_change_end_an_hour_later_by_the_wall_clock():
    london = ZoneInfo("Europe/London")
    learned = datetime(2026, 3, 28, 18, 0, tzinfo=london)
    ends = recovery.deadline_of(learned).astimezone(london)
    assert (ends.day, ends.hour) == (29, 19)


@given(st.timedeltas(-90 * recovery.DAY, 90 * recovery.DAY))
def test_a_clock_that_was_set_back_gives_nobody_more_than_a_day(jump):
    assert recovery.left(case(), AT + jump) <= recovery.DAY


@pytest.mark.parametrize(
    ("minutes", "band", "said"),
    [
        (24 * 60, 24, "24:00 left"), (12 * 60 + 1, 24, "12:01 left"), (12 * 60, 12, "12:00 left"),
        (241, 12, "4:01 left"), (240, 4, "4:00 left"), (61, 4, "1:01 left"), (60, 1, "1:00 left"),
        (1, 1, "0:01 left"), (0, 0, "Over by 0:00"), (-61, 0, "Over by 1:01"),
        (-2 * 24 * 60, 0, "Over by 2 days"),
    ],
)  # fmt: skip
def test_colour_and_words_change_at_12_4_and_1_hours(minutes, band, said):
    left = timedelta(minutes=minutes)
    assert recovery.band(left) == band
    assert recovery.clock_words(left) == said
    assert bool(recovery.band_words(band)) == (band < 24)


def test_how_near_the_end_is_stands_in_words():
    assert [recovery.band_words(hours) for hours in (0, 1, 4, 12, 24)] == [
        "The 24 hours are over: repair the relationship.",
        "Under 1 hour left", "Under 4 hours left", "Under 12 hours left", "",
    ]  # fmt: skip
    assert recovery.clock_words(timedelta(hours=-47, minutes=-59)) == "Over by 47:59"


@given(st.lists(st.timedeltas(-recovery.DAY, recovery.DAY), max_size=30))
def test_reminders_come_only_where_the_end_came_nearer_and_name_the_least(jumps):
    before = None
    for left in jumps:
        band = recovery.band(left)
        told = recovery.reminder(before, band)
        if told is not None:
            assert told == band in recovery.REMIND_AT
            assert before is None or band < before
        elif band in recovery.REMIND_AT:
            assert before is not None
            assert band >= before
        before = band


def test_a_computer_that_slept_reminds_once_of_the_least():
    bands = [recovery.band(hours * HOUR) for hours in (14, 13, 0.5, 0.4)]
    told = [recovery.reminder(one, next_) for one, next_ in pairwise(bands)]
    assert told == [None, 1, None]


# Steps


def test_the_steps_come_in_order_and_the_surprise_waits_for_the_fix():
    todos = recovery.steps_of(case(), AT + HOUR, second=False)
    assert [one.step for one in todos] == ["owned", "told", "fix", "verified", "surprise"]
    assert [bool(one.locked) for one in todos] == [False, False, False, True, True]
    assert recovery.next_step(todos).step == "owned"


@pytest.mark.parametrize(
    ("done", "hour", "free"),
    [
        ((), 1, False), (("fix",), 2, False), (("fix", "verified"), 3, True),
        ((), 20, False), ((), 20.1, True), ((), 24, False), (("fix", "verified"), 24, False),
        (("fix", "verified", "surprise"), 4, False),
    ],
)  # fmt: skip
def test_fix_before_surprise_until_4_hours_are_left(done, hour, free):
    why = recovery.why_not(case(*done), "surprise", AT + hour * HOUR)
    assert (not why) == free


def test_after_the_deadline_the_owner_rings_in_place_of_a_surprise():
    todos = recovery.steps_of(case("owned", "told"), AT + 25 * HOUR, second=False)
    assert [one.step for one in todos] == ["owned", "told", "fix", "verified", "rang"]


def test_at_a_second_failure_the_owner_rings_first():
    todos = recovery.steps_of(case("owned"), AT + HOUR, second=True)
    assert [one.step for one in todos][:3] == ["owned", "rang", "told"]
    assert recovery.next_step(todos).step == "rang"


def test_a_surprise_that_was_done_stays_among_the_steps_of_a_late_case():
    late = case("fix", "surprise", hours=(1, 21))
    steps = [one.step for one in recovery.steps_of(late, AT + 30 * HOUR, second=False)]
    assert steps == ["owned", "told", "fix", "verified", "rang", "surprise"]


def test_what_was_done_is_refused_by_its_name():
    assert recovery.why_not(case("fix"), "fix", AT + 2 * HOUR) == "“Fix it” is done already."


# How it ends


def test_a_case_is_missed_from_the_moment_its_time_is_over():
    ends = AT + recovery.DAY
    assert recovery.missed(case(), ends)
    assert not recovery.missed(case(), ends - timedelta(seconds=1))
    assert recovery.why_not(case("fix", "verified"), "surprise", ends) == (
        "The 24 hours are over: the owner rings instead."
    )


@pytest.mark.parametrize(
    ("hours", "recovered"),
    [((1, 2, 24), True), ((1, 2, 24.01), False), ((1, 24.5, 21), False)],
)
def test_recovered_is_a_checked_fix_and_a_surprise_inside_24_hours(hours, recovered):
    one = case("fix", "verified", "surprise", hours=hours)
    now = AT + 30 * HOUR
    assert recovery.within_24h(one) is recovered
    assert recovery.missed(one, now) is not recovered
    assert recovery.why_not_closed(one, now) == ""


def test_a_running_case_is_not_closed_as_recovered_without_its_steps():
    assert "surprise them" in recovery.why_not_closed(case("fix", "verified"), AT + 3 * HOUR)
    assert recovery.why_not_closed(case(), AT + 25 * HOUR) == "It is not fixed yet."
    assert recovery.why_not_closed(case("fix"), AT + 25 * HOUR) == ""
    closed = case(closed_at=AT)
    assert recovery.why_not_closed(closed, AT)
    assert recovery.why_not(closed, "owned", AT)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"within_24h": True}, "closed recovered"),
        ({"within_24h": False}, "closed late"),
        ({"outcome": "not_ours"}, "closed not ours"),
    ],
)
def test_a_closed_case_says_how_also_one_of_an_older_manual(values, state):
    assert recovery.state_of(case(closed_at=AT, **values)) == state


def test_the_state_is_the_furthest_step():
    steps = ["told", "fix", "verified", "surprise"]
    states = [recovery.state_of(case(*steps[:n])) for n in range(5)]
    assert states == ["open", "told", "fixed", "verified", "surprised"]


@pytest.mark.parametrize(
    ("values", "second"),
    [
        ({}, True), ({"account_id": "a-2"}, False), ({"id": "o-1"}, False),
        ({"learned_at": AT - timedelta(days=365)}, True),
        ({"learned_at": AT - timedelta(days=366)}, False),
        ({"learned_at": AT + HOUR}, False), ({"learned_at": AT}, True),
        ({"closed_at": AT, "outcome": "not_ours"}, False),
    ],
)  # fmt: skip
def test_a_second_failure_is_one_of_the_same_account_within_12_months(values, second):
    other = case(**{"id": "o-0", "learned_at": AT - timedelta(days=30), **values})
    assert recovery.again(case(), [other]) is second


@pytest.mark.parametrize(
    ("before", "after", "mood"),
    [
        ("let down", "delighted", "up"), ("let down", "still let down", "same"),
        ("", "delighted", None), ("let down", "", None), ("happy", "angry", "down"),
        ("as always", "delighted", "up"), ("as always", "let down", "down"),
    ],
)  # fmt: skip
def test_the_feeling_goes_up_or_down_by_its_words(before, after, mood):
    one = case(feeling_before=before, feeling_after=after)
    assert recovery.mood(one, LEXICON) == mood

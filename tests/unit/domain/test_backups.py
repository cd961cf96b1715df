"""Which backups stay, and what they are called."""

import random
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.backups import (
    ALL_FOR,
    DAILY,
    MONTHLY,
    WEEKLY,
    backup_at,
    kept,
    name_of,
)

NOW = datetime.fromisoformat("2026-11-20T08:40")
AGES = st.integers(min_value=-3 * 24 * 60, max_value=3 * 365 * 24 * 60)
HISTORIES = st.lists(AGES.map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=120)


@given(HISTORIES)
def test_the_newest_always_stays_and_so_do_two_days(moments):
    staying = kept(moments, NOW)
    assert staying <= set(moments)
    assert not moments or max(moments) in staying
    assert {at for at in moments if at > NOW - ALL_FOR} <= staying


@given(HISTORIES)
def test_never_more_than_one_a_day_and_31_in_all_of_the_older_ones(moments):
    older = [at for at in kept(moments, NOW) if at <= NOW - ALL_FOR]
    assert len(older) <= 1 + DAILY + WEEKLY + MONTHLY
    # The newest of all may share its day only where it is older than two days itself.
    assert len({at.date() for at in older}) >= len(older) - 1


@given(HISTORIES)
def test_thinning_what_was_thinned_removes_nothing(moments):
    once = kept(moments, NOW)
    assert kept(once, NOW) == once


@given(st.integers(min_value=1, max_value=400))
def test_day_by_day_what_stays_reaches_far_back(days):
    staying = set()
    for day in range(days, -1, -1):
        now = NOW - timedelta(days=day)
        staying |= {now - timedelta(hours=hour) for hour in (6, 3, 0)}
        staying = kept(staying, now)
        assert now in staying
    oldest = (NOW - min(staying)).days
    assert oldest >= min(days, DAILY + 1)
    assert len(staying) <= 9 + DAILY + WEEKLY + MONTHLY


def test_ten_thousand_histories_lose_neither_the_newest_nor_two_days():
    chance = random.Random(20261120)
    for _ in range(10_000):
        span = chance.choice((2, 40, 500, 1500))
        moments = {
            NOW - timedelta(days=chance.uniform(-1, span)) for _ in range(chance.randint(1, 90))
        }
        staying = kept(moments, NOW)
        older = [at for at in staying if at <= NOW - ALL_FOR]
        assert max(moments) in staying <= moments
        assert {at for at in moments if at > NOW - ALL_FOR} <= staying
        assert len(older) <= 1 + DAILY + WEEKLY + MONTHLY
        assert kept(staying, NOW) == staying


def test_a_year_of_working_days():
    moments = [NOW - timedelta(days=day, hours=hour) for day in range(365) for hour in range(8)]
    staying = sorted(kept(moments, NOW), reverse=True)
    older = [at for at in staying if at <= NOW - ALL_FOR]
    gaps = [a - b for a, b in pairwise(older)]
    assert len(older) >= DAILY + WEEKLY + MONTHLY - 2  # the year is a little too short for all
    assert max(gaps[: DAILY - 1]) <= timedelta(hours=31)
    assert max(gaps) <= timedelta(days=62)


@pytest.mark.parametrize("before", ["", "hand", "import", "update", "restore"])
def test_a_name_tells_when_and_before_what(before):
    found = backup_at(Path("x") / name_of("my manual 2026", NOW, before), "my manual 2026")
    assert (found.at, found.before) == (NOW, before)


@pytest.mark.parametrize(
    "name",
    [
        "other 2026-11-20 084000.secrets",
        "mine.secrets",
        "mine 2026-13-40 084000.secrets",
        "mine 2026-11-20 084000.secrets.keys",
        ".mine 2026-11-20 084000.secrets.17.part",
    ],
)
def test_what_is_no_backup_of_ours(name):
    assert backup_at(Path(name), "mine") is None

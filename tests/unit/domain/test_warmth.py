"""The warmth level: every step of domain.md 2.4, and that it says why."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.model import Progress
from tests.unit.domain.interview_bank import COLM, HESTER, TODAY, ago, ask, turn

NONE = Progress("s")


def stands(progress: Progress = NONE, **changes: object) -> int:
    return warmth.level(replace(COLM, **changes), TODAY, progress).level


def test_a_stranger_and_an_unknown_caller_stand_at_one():
    assert stands() == 1
    assert warmth.level(None, TODAY, NONE) == warmth.WarmthLevel(1, ())


@pytest.mark.parametrize(("talks", "level"), [(0, 1), (1, 1), (2, 2), (4, 3), (7, 3), (99, 3)])
def test_talks_warm_slowly_and_not_for_ever(talks: int, level: int):
    assert stands(sessions=talks, last_talk=ago(10)) == level


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"volunteered_private": True}, 3),
        ({"promises_done": 3, "promises_on_time": 3}, 3),
        ({"promises_done": 5, "promises_on_time": 4}, 3),
        ({"promises_done": 5, "promises_on_time": 3}, 2),
        ({"promises_done": 2, "promises_on_time": 2}, 2),
        ({"repair": True}, 1),
        ({"last_talk": ago(179)}, 2),
        ({"last_talk": ago(3 * 180)}, 1),
        ({"rapport_adjust": 1.0}, 3),
        ({"rapport_adjust": -1.0}, 1),
    ],
)
def test_each_step_moves_the_level(changes: dict[str, object], level: int):
    assert stands(**{"sessions": 3, "last_talk": ago(10), "rapport_adjust": -0.2, **changes}) == (
        level
    )


def test_rich_answers_warm_up_to_a_limit_and_a_shut_question_cools():
    rich = turn("P-HAB-01", "rich")
    shut = turn("P-BIA-03", None, outcome="deflected")
    assert stands(Progress("s", (rich,))) == 1
    assert stands(Progress("s", (rich, rich))) == 2
    assert stands(Progress("s", (rich,) * 9)) == 2
    assert stands(Progress("s", (rich, rich, shut))) == 1
    assert stands(Progress("s", (shut,)), sessions=3, last_talk=ago(1)) == 1


def test_what_was_shut_down_lately_is_remembered():
    warm = replace(HESTER, sessions=5)
    shut = [ask("P-BIA-03", days, "deflected") for days in (20, 40, 60, 80)]
    assert warmth.level(warm, TODAY, NONE).level == 3
    assert warmth.level(warm, TODAY, NONE, shut[:1]).level == 2
    assert warmth.level(warm, TODAY, NONE, shut).level == 2
    assert warmth.level(warm, TODAY, NONE, [ask("P-BIA-03", 181, "deflected")]).level == 3
    assert warmth.level(replace(warm, id=COLM.id), TODAY, NONE, shut).level == 3


def test_it_says_why_in_words():
    person = replace(HESTER, sessions=1, repair=True, rapport_adjust=0.5, last_talk=ago(400))
    level = warmth.level(person, TODAY, Progress("s", (turn("P-HAB-01", "rich"),)))
    assert level.reasons == (
        "1 talk so far",
        "a promise is overdue or an OOPS is open",
        "no talk for 12 months or more",
        "your own correction +0.5",
        "1 rich answer today",
    )


@settings(max_examples=200)
@given(
    sessions=st.integers(-1, 10_000),
    days=st.integers(-5, 5000),
    done=st.integers(0, 50),
    on_time=st.integers(0, 50),
    repair=st.booleans(),
    adjust=st.floats(-1, 1),
    rich=st.integers(0, 9),
    shut=st.integers(0, 9),
)
def test_it_stays_between_one_and_five(sessions, days, done, on_time, repair, adjust, rich, shut):
    person = replace(
        HESTER,
        sessions=sessions,
        last_talk=ago(days),
        promises_done=done,
        promises_on_time=on_time,
        repair=repair,
        rapport_adjust=adjust,
    )
    turns = (turn("P-HAB-01", "rich"),) * rich
    turns += (turn("P-BIA-03", None, outcome="deflected"),) * shut
    assert 1 <= warmth.level(person, TODAY, Progress("s", turns)).level <= 5

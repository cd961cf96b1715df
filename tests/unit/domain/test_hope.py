"""What is likely still to be heard: what each answer teaches."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.interview.hope import (
    EXPECTATIONS,
    after,
    faded,
    rate,
    untouched,
)

FRESH = untouched(EXPECTATIONS)
LAST = 4


def now(untold, depth=1, steps=1):
    return rate(untold, steps, depth, LAST, EXPECTATIONS)


def answered(richness, depth=1, untold=FRESH):
    return after(untold, 1, depth, richness, EXPECTATIONS)


def test_the_fresh_expectation_adds_up():
    assert sum(FRESH) == pytest.approx(EXPECTATIONS.secrets)


def test_a_thin_answer_sends_one_elsewhere_and_a_rich_one_holds():
    thin, some, rich = (now(answered(richness), 2) for richness in ("thin", "some", "rich"))
    assert thin < some < rich
    assert thin < now(FRESH) < rich


def test_stay_after_some_then_leave_when_it_dries_up():
    assert now(answered("some"), 2) > now(FRESH)
    assert now(answered("thin", 2, answered("some")), 3) < now(FRESH)


def test_digging_deeper_reaches_what_lies_deeper():
    emptied = FRESH
    for _ in range(3):
        emptied = after(emptied, 1, 1, "some", EXPECTATIONS)
    assert rate(emptied, 1, 3, LAST, EXPECTATIONS) > rate(emptied, 1, 1, 1, EXPECTATIONS)


def test_a_warmer_talk_reaches_more_and_a_cold_one_nothing():
    rates = [now(FRESH, steps=steps) for steps in (-1, 0, 1, 2, 9)]
    assert rates[0] == 0
    assert rates[1] < rates[2] < rates[3] == rates[4]


def test_what_was_learnt_fades_back_to_the_expectation():
    thin = answered("thin")
    assert faded(thin, 1.0, EXPECTATIONS) == pytest.approx(thin)
    assert faded(thin, 0.0, EXPECTATIONS) == pytest.approx(FRESH)
    assert now(thin) < now(faded(thin, 0.5, EXPECTATIONS)) < now(FRESH)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.integers(-3, 5), st.integers(1, 9), st.sampled_from(["rich", "some", "thin"])),
        max_size=60,
    )
)
def test_any_history_leaves_sound_numbers(history):
    untold = FRESH
    for steps, depth, richness in history:
        untold = after(untold, steps, depth, richness, EXPECTATIONS)
    assert all(0 <= number < 50 for number in untold)
    assert 0 <= rate(untold, 2, 1, LAST, EXPECTATIONS) <= EXPECTATIONS.tells + 1e-9

"""Nearly all that was said arrives at the right person and kind, with the right days."""

from statistics import mean, median

import pytest

from tests.sim.text_level import run, table

pytestmark = [pytest.mark.sim, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def outcome():
    found = run(40, seed=7)
    print("\n" + table(found))
    return found


def test_what_was_said_arrives_after_a_careful_review(outcome):
    assert outcome.said.total() > 300
    assert outcome.share >= 0.95, outcome.lost
    assert outcome.seconds < 60


def test_every_day_that_was_typed_is_the_day_that_is_kept(outcome):
    assert outcome.dues > 40
    assert outcome.dues_right == outcome.dues, [
        truth.raw for truth, wrong in outcome.lost if "due" in wrong
    ]


def test_a_kind_is_chosen_beforehand_only_where_it_is_nearly_sure(outcome):
    assert mean(right for _, right in outcome.preselected) >= 0.85
    answers = [right for way, right in outcome.preselected if way != "raised"]
    assert mean(answers) >= 0.97


def test_a_line_takes_one_key_in_review(outcome):
    assert median(outcome.review_keys) == 1
    assert mean(outcome.review_keys) <= 1.6


def test_nobody_looking_still_loses_little():
    """What is lost when the reviewer never looks is what review is there for."""
    assert 0.70 <= run(10, seed=8, careful=0.0).share < 0.97

"""What a secret costs in keys, in the call and in review (domain.md 6.3)."""

from statistics import mean, median

import pytest

from tests.sim.replay import in_words, replay


@pytest.fixture(scope="module")
def cost(tmp_path_factory):
    found = replay(tmp_path_factory.mktemp("replay"))
    print("\n" + in_words(found))
    return found


def test_a_secret_costs_four_keys_in_the_call_beside_its_words(cost):
    assert cost.secrets > 80
    assert cost.overhead <= 4.0, in_words(cost)


def test_a_line_costs_one_key_in_review(cost):
    assert len(cost.review) == cost.lines
    assert median(cost.review) == 1, in_words(cost)
    assert mean(cost.review) <= 1.6, in_words(cost)
    assert mean(cost.preselected) >= 0.95, in_words(cost)

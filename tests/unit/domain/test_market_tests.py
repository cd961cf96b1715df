"""A against B: the exact test, and what is said of it."""

from datetime import UTC, date, datetime
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.market_tests import MarketTestFields, chance, numbers, verdict

sides = st.integers(0, 60).flatmap(lambda sent: st.tuples(st.integers(0, sent), st.just(sent)))


def a_test(a, b):
    (a_replies, a_sent), (b_replies, b_sent) = a, b
    return MarketTestFields(
        theme_id="e-1",
        hypothesis="A photo gets more replies",
        started_on=date(2026, 6, 1),
        a_sent=a_sent,
        a_replies=a_replies,
        b_sent=b_sent,
        b_replies=b_replies,
        created_at=datetime(2026, 6, 1, tzinfo=UTC),
    )


def by_the_definition(a_replies, a_sent, b_replies, b_sent):
    """Add up the probabilities of all tables that are no likelier than the one seen."""
    replies = a_replies + b_replies

    def likely(at):
        return comb(a_sent, at) * comb(b_sent, replies - at)

    tables = range(min(a_sent, replies) + 1)
    rare = sum(likely(at) for at in tables if likely(at) <= likely(a_replies))
    return Fraction(rare, comb(a_sent + b_sent, replies))


@given(sides, sides)
def test_chance_is_what_the_definition_says(a, b):
    assert chance(*a, *b) == by_the_definition(*a, *b)


@given(sides, sides)
def test_chance_is_a_probability_and_takes_no_side(a, b):
    found = chance(*a, *b)
    assert 0 < found <= 1
    assert found == chance(*b, *a)
    lost = [(sent - replies, sent) for replies, sent in (a, b)]
    assert found == chance(*lost[0], *lost[1])


TEA, TWINS = ((3, 4), (1, 4)), ((2, 17), (10, 13))
"""Fisher's own two examples."""


@pytest.mark.parametrize(("sides", "p"), [(TEA, 34 / 70), (TWINS, 0.0005367241)])
def test_chance_agrees_with_published_values(sides, p):
    assert float(chance(*sides[0], *sides[1])) == pytest.approx(p, abs=1e-9)


@given(sides, sides)
def test_what_is_said_never_claims_more_than_the_numbers(a, b):
    found = verdict(a_test(a, b))
    if not (a[1] and b[1]):
        assert found.p is None
        assert "nothing to compare" in found.words
    elif found.p >= 0.05:
        assert "hardly" not in found.words
    else:
        assert "It is hardly chance" in found.words
        assert found.words.startswith("B had more" if found.b > found.a else "A had more")


def test_small_numbers_are_said_to_be_chance():
    words = verdict(a_test((3, 4), (1, 4))).words
    assert words == (
        "A had more replies: 75 % against 25 %. "
        "It could be chance: chance alone does that about 49 times in 100."
    )


def test_a_clear_difference_is_told():
    test = a_test((3, 40), (11, 40))
    assert numbers(test) == "A 3 of 40, B 11 of 40"
    assert "about 4 times in 100" in verdict(test).words

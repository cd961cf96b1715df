"""How secrets age, and what they are worth."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.freshness import faded, fresh, freshness, once_on, over, too_old, worth
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import TODAY, secret

BANK = Bank.from_toml(resource_text("questions.toml"))


@given(st.floats(0, 10_000), st.floats(1, 4_000))
def test_it_halves_with_each_half_life(age, half_life):
    assert fresh(age + half_life, half_life) == pytest.approx(fresh(age, half_life) / 2)


def test_what_is_dated_ahead_is_no_fresher_than_today():
    assert fresh(-5, 100) == 1.0


def test_age_counts_from_the_last_confirmation():
    hope = secret(kind="hope", last_confirmed=TODAY - timedelta(days=120))
    assert freshness(hope, BANK, TODAY) == pytest.approx(0.5)


def test_it_fades_when_it_counts_less_than_half():
    assert not faded(secret(kind="hope", last_confirmed=TODAY - timedelta(120)), BANK, TODAY)
    assert faded(secret(kind="hope", last_confirmed=TODAY - timedelta(121)), BANK, TODAY)


def test_more_than_three_half_lives_is_too_old():
    assert not too_old(secret(kind="hope", last_confirmed=TODAY - timedelta(360)), BANK, TODAY)
    assert too_old(secret(kind="hope", last_confirmed=TODAY - timedelta(361)), BANK, TODAY)
    assert not too_old(secret(kind="gone", last_confirmed=TODAY - timedelta(361)), BANK, TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("First two-lake crossing on 10 October.", date(2026, 10, 10)),
        ("Got married; away 7 to 24 August.", date(2027, 8, 24)),
        ("A wedding in the family", None),
    ],
)
def test_a_one_off_names_its_day(text, day):
    assert once_on(secret(text=text, standing="one-off", heard_on=date(2026, 9, 1))) == day


def test_a_recorded_day_wins_and_what_stands_has_none():
    day = date(2026, 12, 1)
    assert once_on(secret(text="10 October", standing="one-off", standing_on=day)) == day
    assert once_on(secret(text="Swims on 10 October")) is None


def test_a_one_off_is_over_a_month_after_its_day():
    one = secret(standing="one-off", standing_on=TODAY - timedelta(days=30))
    assert not over(one, TODAY)
    assert over(one, TODAY + timedelta(days=1))
    assert not over(secret(), TODAY + timedelta(days=400))


def test_the_worth_of_a_secret_is_its_formula():
    best = secret(kind="stakes", gold=True)
    assert worth(best, BANK, TODAY, used=False) == pytest.approx(1.0)
    assert worth(best, BANK, TODAY, used=True) == pytest.approx(0.9)
    plain = secret(kind="habit", confidence="heard", standing="one-off", heard_on=date(2026, 1, 1))
    assert worth(plain, BANK, TODAY, used=False) == pytest.approx(0.25 + 0.12 + 0.09 + 0.1 - 0.5)

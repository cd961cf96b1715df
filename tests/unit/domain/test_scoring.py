"""The terms of the score, one by one (domain.md 2.5)."""

import pytest

from secretsmanual.domain.interview import scoring
from secretsmanual.domain.interview.weights import WEIGHTS
from tests.unit.domain.interview_bank import (
    BANK,
    COLM,
    HESTER,
    OPENED,
    TODAY,
    ago,
    ask,
    on_thread,
    secret,
    turn,
)

DREAM, HOPE, FIT = BANK.kind("dream"), BANK.kind("hope"), BANK.kind("fit")


def test_fresh_halves_with_each_half_life_and_never_exceeds_one():
    assert scoring.fresh(ago(120), 120, TODAY) == pytest.approx(0.5)
    assert scoring.fresh(ago(240), 120, TODAY) == pytest.approx(0.25)
    assert scoring.fresh(ago(-9), 120, TODAY) == 1


def test_gap_closes_with_fresh_said_secrets_up_to_the_target():
    def gap(kind, secrets, answers=0):
        return scoring.gap(kind, secrets, answers, TODAY, WEIGHTS)

    assert gap(DREAM, []) == 1
    assert gap(FIT, []) == 0.85
    assert gap(DREAM, [secret("dream")]) == 0
    assert gap(HOPE, [secret("hope")]) == pytest.approx(0.5)
    assert gap(HOPE, [secret("hope", 120)]) == pytest.approx(0.75)
    assert gap(DREAM, [secret("dream", confidence="heard")]) == pytest.approx(0.4)
    assert gap(DREAM, [secret("dream", confidence="inferred")]) == pytest.approx(0.6)
    assert gap(HOPE, [secret("hope")] * 9) == 0
    assert gap(DREAM, [], answers=1) == pytest.approx(1 - scoring.UNCONFIRMED)


def test_stale_counts_from_the_best_and_only_below_half():
    assert scoring.stale(HOPE, [], TODAY) == 0
    assert scoring.stale(HOPE, [secret("hope", 119)], TODAY) == 0
    assert scoring.stale(HOPE, [secret("hope", 240)], TODAY) == pytest.approx(0.75)
    assert scoring.stale(HOPE, [secret("hope", 240), secret("hope", 1)], TODAY) == 0


def test_room_prefers_to_be_alone_and_the_role_that_knows():
    assert scoring.room(DREAM, [HESTER]) == 0.8
    assert scoring.room(DREAM, [HESTER, COLM]) == 0.3
    stock = BANK.kind("inventory")
    assert scoring.room(stock, [HESTER]) == 0.6
    assert scoring.room(stock, []) == 0.6
    for roles, worth in ((("warehouse",), 1.0), (("finance",), 0.5)):
        person = type(HESTER)(HESTER.id, HESTER.name, roles=roles)
        assert scoring.room(stock, [person]) == worth


def test_repeat_fades_over_half_a_year():
    assert scoring.repeat([], TODAY) == 0
    asks = [ask("P-HAB-01", 360), ask("P-HAB-01", 180)]
    assert scoring.repeat(asks, TODAY) == pytest.approx(0.5)


def test_long_begins_after_fourteen_words():
    assert scoring.long("word " * 14) == 0
    assert scoring.long("word " * 19) == pytest.approx(0.5)


def test_warm_fit_climbs_over_four_answers():
    assert scoring.warm_fit(1, 3, 0) == 1
    assert scoring.warm_fit(3, 3, 0) == 0.5
    assert scoring.warm_fit(3, 3, 4) == 1
    assert scoring.warm_fit(1, 3, 9) == 0.5


def test_same_recent_looks_three_turns_back_but_not_at_the_thread():
    turns = [OPENED, turn("P-HAB-01"), turn("O-INV-01"), turn("O-ATT-01")]
    assert scoring.same_recent("habit", turns, None)
    assert not scoring.same_recent("habit", [*turns, turn("P-FIT-01")], None)
    assert not scoring.same_recent("habit", turns, on_thread("P-HAB-01").thread)

"""What a kind promises now goes by what the talk has taught."""

from dataclasses import replace

import pytest

from secretsmanual.domain.interview.index import prepare
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.interview.prospects import start, stay
from secretsmanual.domain.interview.weights import WEIGHTS
from tests.unit.domain.interview_bank import (
    BANK,
    BEGUN,
    LEXICON,
    OPENED,
    knowledge,
    on_thread,
    secret,
)

KNOWN = knowledge()


def index(weights=WEIGHTS, known=KNOWN):
    return prepare(BANK, LEXICON, known, weights)


def promised(kind, progress=BEGUN, level=3, **weights):
    return start(index(replace(WEIGHTS, **weights)), progress, level)[kind]


def test_before_it_was_talked_of_a_kind_promises_what_one_question_brings_and_its_gap():
    facts = index().kinds["habit"]
    assert promised("habit", gap=0.0) == pytest.approx(facts.rates[3])
    assert promised("habit", hope=0.0, gap=0.5) == pytest.approx(0.5)
    assert promised("habit", hope=2.0, gap=0.5) == pytest.approx(2 * facts.rates[3] + 0.5)
    lesser = next(kind.id for kind in BANK.kinds if not kind.core)
    rate = index().kinds[lesser].rates[3]
    assert promised(lesser, gap=0.0, other=0.5) == pytest.approx(0.5 * rate)
    known = knowledge(secrets=(secret("habit"),))
    left = start(index(replace(WEIGHTS, hope=0.0, gap=1.0), known), BEGUN, 3)["habit"]
    assert left == pytest.approx(1 - 1 / BANK.kind("habit").target)


def test_an_answer_teaches_what_is_left_of_its_kind_and_of_no_other():
    rich, thin = on_thread("P-HAB-01", "rich"), on_thread("P-HAB-01", "thin")
    before = promised("habit", gap=0.0)
    assert promised("habit", thin, gap=0.0) < before / 2
    assert promised("habit", thin, gap=0.0) < promised("habit", rich, gap=0.0)
    assert promised("ego", thin) == promised("ego")
    assert promised("habit", thin, level=1, gap=0.0) < promised("habit", thin, gap=0.0)


def test_what_was_answered_today_narrows_the_gap_before_it_is_confirmed():
    rich, thin = on_thread("P-HAB-01", "rich"), on_thread("P-HAB-01", "thin")
    gap_alone = {"hope": 0.0, "gap": 1.0}
    assert promised("habit", rich, **gap_alone) == pytest.approx(
        1 - 0.6 / BANK.kind("habit").target
    )
    assert promised("habit", thin, **gap_alone) == 1.0


def test_to_stay_promises_more_after_a_rich_answer_and_the_warmer_the_talk():
    rich, thin = on_thread("P-HAB-01", "rich"), on_thread("P-HAB-01", "thin")
    at = {level: stay(index(), rich, rich.thread, level) for level in range(5)}
    assert at[0] < at[1] < at[2] == at[3] == at[4]
    assert stay(index(), thin, thin.thread, 2) < at[2] / 2
    warm = on_thread("P-EGO-01", "rich")  # its mildest question is of warmth 2
    assert stay(index(), warm, warm.thread, 0) < at[0]


def test_an_opener_is_stayed_with_as_with_the_mildest_question_of_a_kind():
    opener = replace(on_thread("P-HAB-01", "some").thread, question_id="X-OPE-02", kind="any")
    opened = Progress("s", turns=(OPENED,), thread=opener)
    some = on_thread("P-HAB-01", "some")
    for level in range(4):
        expected = stay(index(), some, some.thread, level)
        assert stay(index(), opened, opener, level) == pytest.approx(expected)

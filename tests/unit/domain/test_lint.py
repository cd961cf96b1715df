"""Wording rules: what is marked in a user's question, and that the bank keeps its own rules."""

import pytest

from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.interview.lint import lint
from tests.unit.domain.interview_bank import BANK

FREE = ("What else?",)


def rules(text: str, followups: tuple[str, ...] = FREE) -> set[str]:
    return {mark.rule for mark in lint(Question("M", "habit", "person", 1, text, "", followups))}


def test_the_bank_keeps_its_own_rules():
    assert {question.id: lint(question) for question in BANK.questions if lint(question)} == {}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Do you like the new line?", "closed"),
        ("Don’t you miss the old one?", "closed"),
        ("Why did you leave?", "why"),
        ("What would our solution need to win?", "pitch"),
        ("What budget for us is there?", "pitch"),
        ("What do you do? How often?", "two"),
        ("You like it the old way, right?", "leading"),
        ("What does your church mean to you?", "protected"),
        ("What would {company} miss most?", "slot"),
        ("What " + "very " * 22 + "good thing?", "long"),
    ],
)
def test_a_rule_marks_its_own_breach_and_nothing_else(text: str, rule: str):
    assert rules(text) == {rule}


def test_a_good_question_has_no_mark():
    assert rules("What do you do first when a delivery is late?") == set()


def test_follow_ups_need_one_without_a_slot_and_known_slots():
    assert rules("What slipped?", ()) == {"follow-up"}
    assert rules("What slipped?", ("Tell me about “{np}”.",)) == {"follow-up"}
    assert rules("What slipped?", ("Tell me about {thing}.", "And then?")) == {"slot"}

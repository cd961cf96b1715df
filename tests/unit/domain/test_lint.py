"""Wording rules: what is marked in a user's question, and that the bank keeps its own rules."""

import pytest

from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.interview.lint import Mark, lint
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


def marks(text: str, followups: tuple[str, ...] = FREE) -> tuple[Mark, ...]:
    return lint(Question("M", "habit", "person", 1, text, "", followups))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("do you like it?", "“Do” can be answered with yes or no: begin with what or how."),
        ("What " + "so " * 22, "23 words are more than one breath: bring it under 23."),
        ("What? How?", "It asks two things: keep the better one."),
        ("You do, right? ", "It puts the answer in their mouth: leave the end off."),
        ("What would {co} do?", "{co} is not known: use {first}, {org} or {product}."),
        ("Tell me why.", "“Why” puts people on the spot: ask what led to it."),
        ("What of our demo?", "“demo” is our word, not theirs: ask about them."),
        (
            "What of your church?",
            (
                "It could only be answered with something about belief: "
                "ask for the practical wish instead."
            ),
        ),
    ],
)
def test_each_rule_says_what_it_is_and_what_to_do(text: str, said: str):
    assert [mark.say for mark in marks(text)] == [said]


def test_a_question_of_22_words_is_one_breath():
    assert marks("What " + "so " * 21) == ()


def test_follow_ups_say_what_is_missing():
    assert marks("What slipped?", ("{thing}?",)) == (
        Mark("follow-up", "Add a follow-up without a slot, so that there always is one."),
        Mark("slot", "{thing} is not known there: use {np} or {quote}."),
    )

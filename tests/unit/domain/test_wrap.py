"""What is read aloud at the end, and the card that sums a talk up."""

from dataclasses import replace

import pytest

from secretsmanual.domain.interview.bank import Kind
from secretsmanual.domain.interview.events import (
    Deflect,
    Line,
    Mark,
    MarkMoment,
    Next,
    Talking,
)
from secretsmanual.domain.interview.recall import gap_prompt
from secretsmanual.domain.interview.wrap import (
    Card,
    advice,
    card,
    promises_aloud,
)
from tests.unit.domain.talk_fakes import ANSWER, HESTER, Talk

NAMES = {HESTER: "Hester"}


def test_promises_are_read_aloud_ours_first():
    talk = Talk()
    talk.play(
        Line("!< sends spec v4."),
        Line("! the cutter sheet"),
        Line("a visit to the plant"),
        Mark("promise"),
        Line("? how the crossing went"),
        Line("!"),
    )
    assert promises_aloud(talk.session, talk.guide, NAMES) == (
        "We promised Hester: the cutter sheet, by Friday 4 December.",
        "We promised Hester: a visit to the plant.",
        "Hester promised: sends spec v4, by Friday 4 December.",
    )


def test_promises_of_an_unknown_caller_have_no_name():
    talk = Talk(attendees=())
    talk.play(Line("!< a spec"), Line("! a sheet"))
    assert promises_aloud(talk.session, talk.guide, {}) == (
        "We promised: a sheet, by Friday 4 December.",
        "You promised: a spec, by Friday 4 December.",
    )


def test_the_card_counts_the_talk():
    talk = Talk()
    talk.play(ANSWER, Line('"three hands" she said'), Next(), s=10)
    talk.play(ANSWER, MarkMoment(), Next(), Next(3), Deflect(), s=10)
    talk.play(Line("! a sheet"), Line("? the crossing"), Talking(True), s=10)
    talk.play(Talking(False), s=25)
    assert card(talk.session, talk.guide, talk.moment()) == Card(
        questions=3,
        follow_ups=1,
        shut_down=1,
        lines=5,
        found=3,
        quotes=1,
        promised=1,
        to_ask=1,
        talk_s=135,
        talk_share=25 / 135,
        longest_s=25,
    )


def test_an_empty_talk_has_a_card():
    talk = Talk()
    numbers = card(talk.session, talk.guide, talk.moment())
    assert (numbers.questions, numbers.follow_up_share, numbers.talk_share) == (0, 0, None)


GOOD = Card(
    questions=8, follow_ups=5, shut_down=0, lines=9, found=7, quotes=2, promised=1, to_ask=1,
    talk_s=1800, talk_share=0.42, longest_s=40,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "You asked on and listened."),
        ({"talk_share": None}, "You asked on and listened."),
        ({"shut_down": 2}, "2 questions were shut down: start lighter next time."),
        ({"talk_share": 0.58}, "You talked 58% of the time: leave them more than half of it."),
        ({"longest_s": 130.0}, "Your longest stretch was 2 min 10 s: pause after each point."),
        ({"longest_s": 120.0}, "Your longest stretch was 2 min: pause after each point."),
        (
            {"questions": 15, "follow_ups": 10},
            "15 questions are many: ask fewer and stay longer on each.",
        ),
        (
            {"follow_ups": 3},
            "3 of 8 questions followed up: ask another before you change the subject.",
        ),
        ({"questions": 3, "follow_ups": 0}, "You asked on and listened."),
        ({"quotes": 0}, "None of the lines holds their own words: put a few in quotes next time."),
        (
            {"lines": 0, "quotes": 0},
            "Nothing was written down: log the call while you remember it.",
        ),
    ],
)
def test_one_line_of_advice(changes, line):
    assert advice(replace(GOOD, **changes)) == line


def test_a_gap_is_asked_of_memory():
    prompt = gap_prompt(Kind("cashflow", "Cash flow", "organisation", "pressure", means="Money."))
    assert prompt.text == "Did they say anything about cash flow?"
    assert (prompt.id, prompt.subject, prompt.reason) == (
        "GAP:cashflow",
        "organisation",
        "gap: cash flow",
    )

"""The interview as a machine: what is typed (tables of domain.md 2.3)."""

from datetime import timedelta

from secretsmanual.domain.interview import effects as fx
from secretsmanual.domain.interview.events import (
    Key,
    Line,
    Mark,
    MarkMoment,
    Next,
    TakeBack,
    TheyRaisedIt,
)
from secretsmanual.domain.interview.noting import LONGEST
from secretsmanual.domain.interview.transitions import refusal
from tests.unit.domain.talk_fakes import ANSWER, START, Talk


def test_a_line_taken_back_is_revised_and_keeps_its_number():
    talk = Talk()
    talk.play(ANSWER, TakeBack())
    assert talk.of(fx.KeepDraft) == [fx.KeepDraft(ANSWER.raw)]
    assert (talk.state, talk.session.draft) == ("LISTEN", ANSWER.raw)
    talk.play(Line("swims in the lake on sundays"))
    (revised,) = talk.of(fx.ReviseLine)
    assert (revised.n, revised.raw) == (1, "swims in the lake on sundays")
    assert [line.raw for line in talk.session.said] == [revised.raw]
    talk.play(ANSWER)
    assert [line.n for line in talk.session.said] == [1, 2]


def test_enter_on_an_emptied_line_leaves_the_one_taken_back_as_it_was():
    talk = Talk()
    talk.play(ANSWER, TakeBack(), Key(""), Next())
    assert talk.state == "LISTEN"
    assert talk.session.editing == 0
    assert [line.raw for line in talk.session.said] == [ANSWER.raw]


def test_there_is_nothing_to_take_back_or_mark_before_the_first_line():
    talk = Talk()
    for event in (TakeBack(), Mark("gold")):
        assert refusal(talk.session, event) == "No line has been saved yet."
    assert refusal(talk.session, Line(" \n")) == "The line is empty."


def test_a_mark_goes_on_and_off_and_gold_makes_an_answer_rich():
    talk = Talk()
    talk.play(ANSWER, Mark("promise"), Mark("gold"))
    (marked,) = talk.of(fx.MarkLine)
    assert (marked.n, marked.marks) == (1, ("gold", "promise"))
    talk.play(Mark("promise"))
    assert talk.of(fx.MarkLine)[0].marks == ("gold",)
    talk.play(Next())
    assert talk.outcomes == [("Q1", "answered", "rich")]


def test_what_they_raised_themselves_answers_no_question():
    talk = Talk()
    talk.play(TheyRaisedIt(), ANSWER)
    assert talk.of(fx.SaveLine)[0].line.question_id == ""
    talk.play(Next(3))
    assert talk.outcomes == [("Q1", "skipped", None)]
    talk.play(TheyRaisedIt(), TheyRaisedIt(), ANSWER)
    assert talk.of(fx.SaveLine)[0].line.question_id == "Q2"


def test_a_missed_moment_leaves_the_half_typed_line_and_counts_as_no_answer():
    talk = Talk()
    talk.play(Key("sw"), MarkMoment())
    (saved,) = talk.of(fx.SaveLine)
    assert (saved.line.raw, saved.line.richness) == ("..", None)
    assert saved.line.first_key_at == saved.line.saved_at
    assert talk.session.draft == "sw"
    assert talk.session.first_key_at == START + timedelta(seconds=1)
    talk.play(Key(""), Next(2))
    assert talk.outcomes == [("Q1", "skipped", None)]


def test_a_pasted_page_becomes_several_lines_and_nothing_is_cut():
    page = "x" * LONGEST + "\n" * LONGEST + "the end"
    talk = Talk()
    talk.play(Line(page))
    assert "".join(line.raw for line in talk.session.said) == "x" * LONGEST + "the end"


def test_half_a_character_does_not_reach_the_manual():
    talk = Talk()
    talk.play(Key("ab\ud800"))
    assert talk.of(fx.KeepDraft) == [fx.KeepDraft("ab?")]
    talk.play(Line("ab\ud800"))
    assert talk.of(fx.SaveLine)[0].line.raw == "ab?"


def test_a_promise_reaches_the_manual_with_its_line():
    talk = Talk()
    talk.play(Line("! send cutter sheet"))
    captured = talk.of(fx.SaveLine)[0].captured
    assert (captured.type, captured.text) == ("promise", "send cutter sheet")

"""The interview as a machine: questions, threads and offers (tables of domain.md 2.3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from secretsmanual.domain.interview import effects as fx
from secretsmanual.domain.interview.events import (
    Attendees,
    Choose,
    Cycle,
    Deflect,
    Key,
    Line,
    Mark,
    MarkMoment,
    Next,
    PlannedEnd,
    Skip,
    Talking,
)
from secretsmanual.domain.interview.model import Offer, Ranking
from secretsmanual.domain.interview.transitions import refusal
from tests.unit.domain.talk_fakes import ANSWER, COLM, HESTER, START, Guide, Talk

PROMISE_OFFER = Offer("promise", "r1", "", "person", 1, "You got the spec?", person_id=COLM)


def test_a_talk_begins_with_a_question_and_its_slots():
    talk = Talk()
    assert (talk.state, talk.question) == ("ASK", "Q1")
    assert talk.session.slots.stay is None
    assert talk.session.slots.at(2).id == "Q1"


def test_the_first_key_leads_to_listening_and_is_the_time_of_the_line():
    talk = Talk()
    talk.play(Key("s"), s=5)
    assert talk.state == "LISTEN"
    talk.play(Key("swims in"), ANSWER, s=3)
    line = talk.of(fx.SaveLine)[0].line
    assert line.first_key_at == START + timedelta(seconds=5)
    assert line.saved_at == START + timedelta(seconds=11)


def test_enter_with_text_saves_and_stays():
    talk = Talk()
    talk.play(ANSWER)
    (saved,) = talk.of(fx.SaveLine)
    assert (talk.state, talk.question) == ("LISTEN", "Q1")
    assert (saved.line.n, saved.line.question_id, saved.line.richness) == (1, "Q1", "some")
    assert saved.captured.person_id == HESTER


def test_nothing_moves_while_listening():
    talk = Talk()
    talk.play(ANSWER)
    before = talk.session
    for event in (Choose(2), Cycle(2, 1), Skip()):
        talk.play(event)
        assert talk.session is before
    talk.play(ANSWER, Key("x"), Mark("gold"), MarkMoment(), Attendees((COLM,)), Talking(True))
    assert (talk.session.current, talk.session.slots) == (before.current, before.slots)
    assert talk.session.level == before.level


def test_enter_on_the_empty_line_counts_an_answer_and_ranks():
    talk = Talk()
    talk.play(ANSWER, Next())
    assert talk.outcomes == [("Q1", "answered", "some")]
    assert (talk.state, talk.question) == ("NEXT", "FU:Q1")
    (record,) = talk.of(fx.RecordAsked)
    assert record.asked.model_dump(exclude={"at", "interview_id", "account_id"}) == {
        "person_id": HESTER,
        "question_id": "Q1",
        "kind": "kind1",
        "outcome": "answered",
        "depth": 0,
        "richness": "some",
    }


@pytest.mark.parametrize(
    ("seconds", "outcome", "richness"), [(9.9, "skipped", None), (10.0, "thin", "thin")]
)
def test_a_question_without_a_line_counts_by_its_time_on_screen(seconds, outcome, richness):
    talk = Talk()
    talk.play(Next(), s=seconds)
    assert talk.outcomes == [("Q1", outcome, richness)]
    told = Talk()
    told.play(Next(seconds), s=500)
    assert told.outcomes == talk.outcomes


def test_a_few_words_are_a_thin_answer_and_end_the_thread():
    talk = Talk()
    talk.play(Line("not really"), Next())
    assert talk.outcomes == [("Q1", "thin", "thin")]
    assert talk.session.slots.stay is None
    assert talk.guide.asked_of[-1][1].answers == 0


def test_not_now_skips_and_the_thread_is_left():
    talk = Talk()
    talk.play(ANSWER, Next(), Skip(), s=60)
    assert talk.outcomes[-1] == ("FU:Q1", "skipped", None)
    assert (talk.state, talk.question, talk.session.thread) == ("NEXT", "Q3", None)


@pytest.mark.parametrize("before", [(), (ANSWER,), (ANSWER, Next())])
def test_a_question_shut_down_brings_the_lighter_one(before):
    talk = Talk()
    talk.play(*before, Deflect())
    assert talk.outcomes[-1][1:] == ("deflected", None)
    assert talk.state == "NEXT"
    assert talk.session.current == talk.session.slots.lighter
    assert talk.of(fx.RecordAsked)[0].asked.outcome == "deflected"


def test_a_chosen_question_replaces_what_was_only_offered_without_a_trace():
    talk = Talk()
    talk.play(ANSWER, Next())
    slots = talk.session.slots
    talk.play(Choose(2), s=60)
    assert (talk.state, talk.question, talk.session.slots) == ("ASK", "Q2", slots)
    assert len(talk.outcomes) == 1
    talk.play(Choose(1), s=9)
    assert (talk.question, len(talk.outcomes)) == ("FU:Q1", 1)


def test_a_chosen_question_counts_after_ten_seconds_and_the_slots_move_once():
    talk = Talk()
    talk.play(ANSWER, Next(), Choose(2))
    talk.play(Choose(3), s=10)
    assert talk.outcomes[-1] == ("Q2", "thin", "thin")
    assert talk.state == "ASK"
    assert talk.session.slots.new.id == "Q3"


def test_choosing_what_is_on_screen_only_says_that_it_is_asked():
    talk = Talk()
    talk.play(Choose(2), Choose(2), s=20)
    assert (talk.state, talk.question, talk.outcomes) == ("ASK", "Q1", [])
    talk.play(Choose(3))
    assert talk.outcomes == [("Q1", "thin", "thin")]


def test_a_chosen_question_counts_when_its_first_line_is_saved():
    talk = Talk()
    talk.play(Choose(3), ANSWER, Next())
    assert talk.outcomes == [("Q51", "answered", "some")]


def test_an_empty_slot_cannot_be_chosen():
    talk = Talk()
    assert refusal(talk.session, Choose(1)) == "Nothing is offered in slot 1."
    before = talk.session
    talk.play(Choose(1))
    assert talk.session is before


def test_follow_ups_go_three_deep_on_one_thread():
    talk = Talk()
    for _ in range(4):
        talk.play(ANSWER, Next())
    assert [turn.depth for turn in talk.session.turns] == [0, 1, 2, 3]
    assert talk.session.thread.moves == ("m0", "m0", "m0")
    assert talk.session.thread.last_level == "down"
    assert talk.question == "Q5"


def test_a_line_under_a_follow_up_nobody_chose_belongs_to_the_thread():
    talk = Talk()
    talk.play(ANSWER, Next(), ANSWER)
    line = talk.of(fx.SaveLine)[0].line
    assert (line.question_id, line.move_id) == ("FU:Q1", "m0")
    talk.play(Next())
    thread = talk.guide.asked_of[-1][1].thread
    assert (thread.question_id, thread.depth, len(thread.lines)) == ("Q1", 1, 1)


def test_the_engine_sees_only_the_lines_of_the_last_answer():
    talk = Talk()
    talk.play(ANSWER, ANSWER, Next())
    assert len(talk.guide.asked_of[-1][1].thread.lines) == 2
    talk.play(ANSWER, Next())
    assert len(talk.guide.asked_of[-1][1].thread.lines) == 1


def test_phrases_and_subjects_are_walked_through_without_moving_the_other_slot():
    talk = Talk()
    talk.play(ANSWER, Next(), Cycle(1, 1), Cycle(1, 1), Cycle(1, -1))
    assert talk.session.slots.stay.move_id == "m1"
    assert talk.session.current == talk.session.slots.stay
    talk.play(Cycle(2, 1))
    assert talk.session.slots.new.id == "Q3"
    assert talk.question == "FU:Q1"
    talk.play(Cycle(1, -1), Cycle(1, -1))
    assert talk.session.follow_up_index == 0
    talk.play(ANSWER, Next())
    assert talk.session.new_subject_index == 0


def test_where_no_other_phrase_is_found_the_one_shown_stays():
    talk = Talk()
    talk.play(ANSWER, Next())
    before = talk.session.slots
    talk.guide.rank = lambda attendees, progress: Ranking(None, None, None, None)
    talk.play(Cycle(1, 1))
    assert (talk.session.slots, talk.session.follow_up_index) == (before, 0)


def test_a_promise_is_brought_up_once_and_starts_no_thread():
    talk = Talk(Guide(promise=PROMISE_OFFER))
    assert talk.question == "r1"
    talk.play(ANSWER)
    assert talk.of(fx.SaveLine)[0].captured.person_id == COLM
    talk.play(Next())
    assert talk.effects == [fx.BringUp("promise", "r1", "answered")]
    assert talk.session.brought_up == ("r1",)
    assert talk.outcomes == []
    assert talk.question == "Q1"


def test_an_ask_later_shut_down_had_its_turn():
    talk = Talk(Guide(promise=replace(PROMISE_OFFER, type="ask_later")))
    talk.play(Deflect())
    assert talk.effects == [fx.BringUp("ask_later", "r1", "deflected")]
    assert talk.session.current == talk.session.slots.lighter


def test_lines_move_to_whom_the_talk_is_really_with():
    talk = Talk()
    talk.play(ANSWER, Next(), ANSWER, Attendees((COLM, HESTER), "a7"))
    (reread,) = talk.of(fx.RereadLines)
    assert reread.attendees == (COLM, HESTER)
    assert [(n, captured.person_id) for n, captured in reread.lines] == [(1, COLM), (2, COLM)]
    assert talk.session.account_id == "a7"
    assert talk.question == "FU:Q1"  # still listening, so it stays
    talk.play(Next())
    assert talk.guide.asked_of[-1][0] == (COLM, HESTER)


def test_a_line_stays_with_the_person_its_question_was_about():
    colm = replace(PROMISE_OFFER, person_id=COLM)
    hester = replace(PROMISE_OFFER, person_id=HESTER)
    for offer, moved in ((colm, []), (hester, [1])):
        talk = Talk(Guide(promise=offer))
        talk.play(ANSWER, Attendees(("pSUNITA",)))
        assert [n for n, _ in talk.of(fx.RereadLines)[0].lines] == moved


def test_between_questions_other_people_bring_other_offers_at_once():
    talk = Talk()
    talk.play(ANSWER, Next())
    asked = len(talk.guide.asked_of)
    talk.play(Attendees((COLM,)))
    assert len(talk.guide.asked_of) == asked + 1
    assert (talk.state, talk.question) == ("NEXT", "Q2")
    assert talk.session.account_id is None


def test_a_warm_answer_asks_once_for_one_of_ones_own():
    talk = Talk()
    hints = []
    for _ in range(10):
        talk.play(Next(3))
        talk.play(ANSWER, Next())
        hints += talk.of(fx.Hint)
    assert hints == [fx.Hint("give_one_too")]


def test_many_questions_are_hinted_at_once():
    talk = Talk()
    hints = []
    for _ in range(20):
        talk.play(Next(30))
        hints.append(talk.of(fx.Hint))
    assert [i for i, hint in enumerate(hints, 1) if hint] == [14]


def test_the_engine_knows_the_time_left():
    talk = Talk()
    talk.play(PlannedEnd(START + timedelta(minutes=10)), Next(3))
    assert talk.guide.asked_of[-1][1].minutes_left == pytest.approx(10 - 2 / 60)

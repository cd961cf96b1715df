"""The interview as a machine, row by row of the tables in domain.md 2.3."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.interview import effects as fx
from secretsmanual.domain.interview.events import (
    Attendees,
    Choose,
    Cycle,
    Deflect,
    End,
    Hold,
    Key,
    Line,
    Mark,
    MarkMoment,
    Next,
    PlannedEnd,
    Quiet,
    Resume,
    Skip,
    TakeBack,
    Talking,
    TheyRaisedIt,
)
from secretsmanual.domain.interview.model import Offer, Ranking
from secretsmanual.domain.interview.noting import LONGEST
from secretsmanual.domain.interview.transitions import refusal, step
from tests.unit.domain.talk_fakes import COLM, HESTER, START, Guide, Talk

ANSWER = Line("swims in the reservoir on sundays")
PROMISE_OFFER = Offer("promise", "r1", "", "person", 1, "You got the spec?", person_id=COLM)


def test_a_talk_begins_with_a_question_and_its_slots():
    talk = Talk()
    assert (talk.state, talk.question) == ("ASK", "Q1")
    assert talk.session.slots.stay is None
    assert talk.session.slots.at(2).id == "Q1"


# Transitions -------------------------------------------------------------------------------


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


# Threads -----------------------------------------------------------------------------------


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


# Lines -------------------------------------------------------------------------------------


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


# Offers that are no questions --------------------------------------------------------------


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


# People ------------------------------------------------------------------------------------


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


# Hints, time -------------------------------------------------------------------------------


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


# Hold --------------------------------------------------------------------------------------


def test_hold_goes_back_to_where_it_was_and_counts_in_no_duration():
    talk = Talk()
    talk.play(Key("x"), Talking(True), Hold(), s=4)
    assert talk.state == "HOLD"
    assert talk.session.meter.longest == 4
    assert talk.session.talk_s(talk.moment()) == 12
    talk.play(Line("y"), Next(), Choose(2), Hold(), s=100)
    assert talk.state == "HOLD"
    talk.play(Resume(), s=200)
    assert talk.effects == [
        fx.Interrupted(START + timedelta(seconds=12), START + timedelta(seconds=612))
    ]
    assert (talk.state, talk.session.draft) == ("LISTEN", "x")
    assert talk.session.on_screen_s(talk.moment()) == 12
    assert talk.session.talk_s(talk.moment()) == 12


def test_any_key_wakes_after_two_seconds():
    talk = Talk()
    talk.play(Hold())
    talk.play(Key("x"), s=1.9)
    assert talk.state == "HOLD"
    talk.play(Key("x"), s=0.1)
    assert (talk.state, talk.session.draft) == ("ASK", "")
    assert len(talk.of(fx.Interrupted)) == 1


# The end -----------------------------------------------------------------------------------


def test_wrapping_up_closes_the_open_question_and_goes_through_its_stages():
    talk = Talk()
    talk.play(ANSWER, End())
    assert talk.outcomes == [("Q1", "answered", "some")]
    stages = [(talk.state, talk.session.stage, talk.question)]
    for _ in range(4):
        talk.play(Next())
        stages.append((talk.state, talk.session.stage, talk.question))
    assert stages == [
        ("WRAP", "promises", None),
        ("WRAP", "closing", "X-CLO-01"),
        ("WRAP", "consent", "X-CLO-03"),
        ("WRAP", "next_talk", None),
        ("DONE", None, None),
    ]
    assert talk.effects == [fx.Ended(talk.session.ended)]


def test_a_question_only_offered_leaves_no_trace_at_the_end():
    talk = Talk()
    talk.play(Next(30), End(), s=60)
    assert len(talk.outcomes) == 1


def test_the_closing_question_takes_answers():
    talk = Talk()
    talk.play(End(), Next(), ANSWER)
    assert (talk.state, talk.of(fx.SaveLine)[0].line.question_id) == ("WRAP", "X-CLO-01")
    talk.play(Next())
    assert talk.outcomes == [("X-CLO-01", "answered", "some")]


def test_f10_saves_the_half_typed_line_under_its_question():
    talk = Talk()
    talk.play(Key("and one more thing, she sa"), End())
    saved, asked = talk.effects
    assert (saved.line.raw, saved.line.question_id) == ("and one more thing, she sa", "Q1")
    assert asked.asked.outcome == "answered"
    talk.play(Key("oh, and"), End())
    assert talk.state == "DONE"
    assert talk.effects[0].line.raw == "oh, and"
    assert talk.effects[1:] == [fx.Ended(talk.session.ended)]


def test_enter_on_the_line_just_emptied_saves_nothing():
    talk = Talk()
    talk.play(Key("sw"), Next(), End(), Key("x"), Next())
    assert talk.session.said == ()


def test_a_final_end_ends_from_anywhere():
    for before in ((), (ANSWER,), (ANSWER, Next()), (Hold(),), (End(),)):
        talk = Talk()
        talk.play(*before, End(final=True))
        assert talk.state == "DONE"
        assert talk.effects[-1] == fx.Ended(talk.session.ended)
        assert not talk.session.auto_closed
    assert refusal(talk.session, ANSWER) == "The talk is over."


def test_f10_too_early_can_be_taken_back():
    talk = Talk()
    talk.play(ANSWER, End(), Resume())
    assert (talk.state, talk.question, talk.session.stage) == ("NEXT", "FU:Q1", None)


def test_a_forgotten_talk_ends_with_its_last_key():
    talk = Talk()
    talk.play(ANSWER, Key("hal"))
    last = talk.moment().wall
    talk.play(Quiet(), s=19 * 60)
    assert talk.state == "LISTEN"
    talk.play(Quiet(), s=60)
    assert (talk.state, talk.session.ended, talk.session.auto_closed) == ("DONE", last, True)
    assert talk.effects[-1] == fx.Ended(last, auto_closed=True)
    assert [line.raw for line in talk.session.said] == [ANSWER.raw, "hal"]


# Logged afterwards -------------------------------------------------------------------------


def test_a_talk_logged_afterwards_goes_through_prompts_and_gaps_and_asks_nobody():
    talk = Talk(mode="after")
    shown = []
    while talk.question:
        shown.append(talk.question)
        talk.play(ANSWER, Next())
        assert talk.of(fx.RecordAsked) == []
    assert shown == [
        "RECALL:who",
        "RECALL:promised",
        "RECALL:words",
        "RECALL:surprise",
        "GAP:habit",
        "GAP:dream",
    ]
    assert talk.session.said[4].question_id == "GAP:habit"
    assert talk.outcomes == []
    talk.play(End(), Next())
    assert talk.state == "DONE"


# Any events at all -------------------------------------------------------------------------

TEXT = st.sampled_from(["a", "no", "four words of text", '"three hands" and more', "! send it"])
EVENTS = st.one_of(
    TEXT.map(Key),
    TEXT.map(Line),
    st.sampled_from([None, 3.0, 30.0]).map(Next),
    st.sampled_from([1, 2, 3]).map(Choose),
    st.builds(Cycle, st.sampled_from([1, 2]), st.sampled_from([1, -1])),
    st.sampled_from(["gold", "private", "promise"]).map(Mark),
    st.sampled_from([(), (HESTER,), (COLM, HESTER)]).map(Attendees),
    st.booleans().map(Talking),
    st.sampled_from(
        [Skip(), Deflect(), Hold(), Resume(), TakeBack(), TheyRaisedIt(), MarkMoment(), Quiet()]
    ),
    st.sampled_from([End(), PlannedEnd(START), PlannedEnd(None)]),
)
TIMED = st.lists(st.tuples(EVENTS, st.sampled_from([0.0, 0.5, 3.0, 12.5, 1300.0])), max_size=30)


@settings(max_examples=150, deadline=None)
@given(TIMED, st.sampled_from(["live", "after"]))
def test_whatever_happens_lines_are_kept_and_the_same_again_gives_the_same(events, mode):
    first, second = Talk(mode=mode), Talk(mode=mode)
    for event, seconds in events:
        before = first.session
        effects = first.play(event, s=seconds)
        assert second.play(event, s=seconds) == effects
        after = first.session
        assert second.session == after
        if refusal(before, event):
            assert after is before
        assert [line.n for line in after.said] == list(range(1, len(after.said) + 1))
        assert len(after.said) == len(before.said) + len(first.of(fx.SaveLine))
        kept = len(before.said) - 1
        assert [line.raw for line in after.said[:kept]] == [line.raw for line in before.said[:kept]]
        assert (after.state == "HOLD") == (after.held is not None)
        assert (after.state == "DONE") == (after.ended is not None)
        if before.state == "LISTEN" and not isinstance(event, Next | Deflect | End | Quiet):
            assert (after.current, after.slots) == (before.current, before.slots)


def test_a_step_gives_a_new_value_and_leaves_the_old_one():
    talk = Talk()
    before = talk.session
    after, _ = step(before, ANSWER, talk.moment(), talk.guide)
    assert (before.said, len(after.said)) == ((), 1)

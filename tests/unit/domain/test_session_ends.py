"""The interview as a machine: hold, waking, the end, and any events (domain.md 2.3)."""

from datetime import timedelta

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
from secretsmanual.domain.interview.transitions import refusal, step
from tests.unit.domain.talk_fakes import ANSWER, COLM, HESTER, START, Talk


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

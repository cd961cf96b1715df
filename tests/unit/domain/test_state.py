"""A session written down and read back; desk of several calls."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import NotFound, Refused
from secretsmanual.domain.interview import effects as fx
from secretsmanual.domain.interview.desk import MOST_PARKED, Desk
from secretsmanual.domain.interview.ending import pick_up, resume
from secretsmanual.domain.interview.events import (
    Attendees,
    Choose,
    Deflect,
    End,
    Hold,
    Key,
    Line,
    Mark,
    MarkMoment,
    Moment,
    Next,
    PlannedEnd,
    Resume,
    Skip,
    TakeBack,
    Talking,
    TheyRaisedIt,
)
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.interview.state import from_state, to_state
from secretsmanual.domain.talks import LineFields
from tests.unit.domain.talk_fakes import ANSWER, COLM, HESTER, START, Talk


def kept_lines(session):
    """The lines as the manual holds them."""
    return [
        LineFields(
            interview_id=session.id,
            n=line.n,
            raw=line.raw,
            question_id=line.question_id,
            move_id=line.move_id,
            first_key_at=START,
            saved_at=START,
            marks=list(line.marks),
        )
        for line in session.said
    ]


def read_back(session):
    text = json.dumps(to_state(session))
    return from_state(json.loads(text), kept_lines(session), session.draft)


EVENTS = st.one_of(
    st.text(min_size=1).map(Key),
    st.text(min_size=1, max_size=30).map(Line),
    st.just(ANSWER),
    st.sampled_from([3.0, 30.0]).map(Next),
    st.sampled_from([1, 2, 3]).map(Choose),
    st.sampled_from(["gold", "private", "promise"]).map(Mark),
    st.sampled_from([(), (HESTER,), (COLM, HESTER)]).map(Attendees),
    st.booleans().map(Talking),
    st.sampled_from([Skip(), Deflect(), Hold(), Resume(), TakeBack(), TheyRaisedIt()]),
    st.sampled_from([MarkMoment(), End(), PlannedEnd(START + timedelta(minutes=30))]),
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(EVENTS, st.floats(0, 100, allow_nan=False)), max_size=20),
    st.sampled_from(["live", "after"]),
)
def test_any_session_comes_back_exactly(events, mode):
    talk = Talk(mode=mode)
    for event, seconds in events:
        talk.play(event, s=seconds)
        assert read_back(talk.session) == talk.session


def test_the_state_stays_small():
    talk = Talk()
    for _ in range(20):
        talk.play(ANSWER, Line('"it needs three hands" she said'), Next())
    assert len(json.dumps(to_state(talk.session))) < 4000
    assert ANSWER.raw not in json.dumps(to_state(talk.session))


def test_what_is_as_it_began_is_not_written():
    talk = Talk()
    assert to_state(talk.session).keys() == {
        *("version", "id", "seed", "started", "last"),
        *("attendees", "current", "shown", "slots"),
    }
    talk.play(ANSWER, Key("half a li"))
    state = to_state(talk.session)
    assert (state["version"], state["current"]) == (1, "new")
    assert {"said", "draft", "abouts"}.isdisjoint(state)
    said = replace(talk.session.said[0], about=About("organisation"))
    written = to_state(replace(talk.session, said=(said,)))
    assert written["abouts"] == {"1": {"subject": "organisation"}}


@pytest.mark.parametrize(
    "state",
    [{}, {"version": 2}, {"version": 1}, {"version": 1, "current": "new"}, {"abouts": 1}],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(state):
    with pytest.raises(Refused, match="cannot be resumed") as refused:
        from_state(state)
    assert "review" in refused.value.hint


def test_a_killed_talk_goes_on_as_if_no_time_had_passed():
    talk = Talk()
    talk.play(ANSWER, Key("and the"), s=20)
    killed = talk.session
    restarted = Moment(START + timedelta(hours=3), 7.0)  # the monotonic clock began anew
    session, effects = pick_up(read_back(killed), restarted)
    assert effects == (fx.Interrupted(killed.last.wall, restarted.wall),)
    assert (session.state, session.draft, session.current) == ("LISTEN", "and the", killed.current)
    assert session.on_screen_s(restarted) == killed.on_screen_s(killed.last) == 40
    assert session.talk_s(restarted) == 40


def test_a_talk_killed_on_hold_stays_on_hold_and_one_that_is_over_stays_over():
    talk = Talk()
    talk.play(Hold(), s=5)
    restarted = Moment(START + timedelta(hours=3), 7.0)
    session, effects = pick_up(read_back(talk.session), restarted)
    assert (session.state, effects) == ("HOLD", ())
    assert session.talk_s(restarted) == 5
    talk.play(End(final=True))
    assert pick_up(talk.session, restarted) == (talk.session, ())


def test_a_second_call_parks_the_first_with_its_half_typed_line():
    first, second = Talk(), Talk()
    first.play(Key("half a li"), s=30)
    desk = Desk(live=first.session).take(second.session, first.moment())
    (parked,) = desk.parked
    assert (desk.live, parked.state, parked.draft) == (second.session, "HOLD", "half a li")
    back = Moment(START + timedelta(minutes=5), first.clock + 270)
    desk, told = desk.unpark(parked.id, back)
    assert told == ((parked.id, fx.Interrupted(parked.held.since.wall, back.wall)),)
    assert (desk.live.state, desk.live.draft) == ("LISTEN", "half a li")
    assert desk.live.on_screen_s(back) == 30
    assert [session.state for session in desk.parked] == ["HOLD"]


def test_five_calls_can_wait_oldest_first_and_a_sixth_is_refused():
    desk, at = Desk(), Talk().moment()
    for n in range(MOST_PARKED + 1):
        talk = Talk()
        desk = desk.take(talk.session, at).moved(talk.session)
        talk.play(Line(f"call {n}"))
        desk = desk.moved(talk.session)
    assert [session.said[0].raw for session in desk.parked] == [f"call {n}" for n in range(5)]
    with pytest.raises(Refused, match="Five calls are parked"):
        desk.take(Talk().session, at)


def test_a_parked_call_is_taken_back_to_an_empty_desk():
    first, second = Talk(), Talk()
    desk = Desk(live=first.session).take(second.session, first.moment())
    second.play(End(final=True))
    desk, _ = desk.moved(second.session).cleared().unpark("i1", second.moment())
    assert (desk.live.state, desk.parked) == ("ASK", ())
    assert resume(desk.live, second.moment()) == (desk.live, ())


def test_a_call_on_hold_already_is_parked_as_it_is():
    first = Talk()
    first.play(Hold())
    first.clock += 60
    desk = Desk(live=first.session).take(Talk().session, first.moment())
    assert desk.parked == (first.session,)


def test_a_talk_that_is_over_leaves_the_desk():
    talk = Talk()
    desk = Desk(live=talk.session)
    assert desk.cleared() == desk
    talk.play(End(final=True))
    assert desk.moved(talk.session).cleared() == Desk()
    other = Talk().session
    assert desk.moved(talk.session).take(other, talk.moment()) == Desk(live=other)
    with pytest.raises(NotFound, match="not parked"):
        desk.unpark("i9", talk.moment())

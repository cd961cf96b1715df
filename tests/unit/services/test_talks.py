"""A talk through its service: durable at each step, resumed after a kill, sorted in review."""

from datetime import date, timedelta

import pytest

from secretsmanual.domain.interview.events import (
    Choose,
    Cycle,
    End,
    Hold,
    Key,
    Line,
    Mark,
    Next,
    Resume,
    TakeBack,
)
from secretsmanual.services.interviews import Plan


@pytest.fixture
def talk(demo, hester):
    return demo.interviews.start(Plan(hester.account_id, (hester.id,), seed="1"))


def say(talk, *lines):
    for line in lines:
        talk.handle(Line(line))


def test_a_saved_line_is_found_at_once(demo, talk):
    say(talk, "restores lighthouses in cornwall")
    assert any(hit.type == "line" for hit in demo.search.ask("lighthouses"))


def test_promises_and_things_to_ask_are_in_the_manual_at_once(demo, talk, hester):
    say(talk, "! send the cutter sheet by fri", "? how the crossing went")
    promise = next(p for p in demo.promises.open() if "cutter sheet" in p.text)
    assert promise.person_id == hester.id
    assert promise.due == date(2026, 11, 27)


def test_a_taken_back_line_is_changed_and_so_is_its_promise(demo, talk):
    say(talk, "! send the cutter sheet by fri")
    step = talk.handle(TakeBack())
    assert step.session.draft == "! send the cutter sheet by fri"
    say(talk, "she likes the cutter sheet")
    assert not [p for p in demo.promises.open() if "cutter sheet" in p.text]
    assert [line.raw for line in demo.interviews.lines(talk.session.id)] == [
        "she likes the cutter sheet"
    ]


def test_a_killed_talk_resumes_where_it_stood_with_its_draft(demo, talk):
    say(talk, "one", "two")
    talk.handle(Next())
    talk.handle(Key("half a li"))
    again = demo.interviews.resume(talk.session.id)
    assert again.session.draft == "half a li"
    assert [said.raw for said in again.session.said] == ["one", "two"]
    assert again.session.turns == talk.session.turns
    assert again.session.current == talk.session.current
    (waiting,) = demo.interviews.unfinished()
    assert waiting.interview.id == talk.session.id
    assert waiting.people == ("Hester Vaughn-Abara",)


def test_another_subject_is_never_the_question_that_slot_three_shows(talk):
    talk.handle(Next())
    seen = set()
    for _ in range(12):
        talk.handle(Cycle(2, 1))
        slots = talk.session.slots
        assert slots.new.id != slots.lighter.id
        seen.add(slots.new.id)
    assert len(seen) > 2


def test_of_two_talks_never_ended_the_last_written_in_goes_first(demo, talk, clock):
    clock.advance(timedelta(minutes=1))
    other = demo.interviews.start(Plan())
    say(other, "somebody from Blauer See")
    clock.advance(timedelta(minutes=1))
    say(talk, "back to her")
    found = [one.interview.id for one in demo.interviews.unfinished()]
    assert found == [talk.session.id, other.session.id]


def test_holding_is_kept_as_an_interruption(demo, talk, clock):
    talk.handle(Hold())
    clock.advance(timedelta(minutes=3))
    talk.handle(Resume())
    (pause,) = demo.interviews.get(talk.session.id).interruptions
    assert pause["from"] < pause["to"]


def test_an_ended_talk_waits_for_review_with_its_half_typed_line(demo, talk):
    say(talk, "swims before work")
    talk.handle(Key("and then she"))
    talk.handle(End(final=True))
    assert demo.interviews.unfinished() == []
    waiting = [one.interview.id for one in demo.interviews.waiting_for_review()]
    assert talk.session.id in waiting
    assert [line.raw for line in demo.interviews.lines(talk.session.id)] == [
        "swims before work",
        "and then she",
    ]


def test_what_was_asked_is_remembered_and_not_asked_again(demo, talk, hester):
    first = talk.session.slots.new
    talk.handle(Choose(2))
    say(talk, "rather a long answer about what she is looking forward to this winter, by the sea")
    talk.handle(Next())
    talk.handle(End(final=True))
    again = demo.interviews.start(Plan(hester.account_id, (hester.id,), seed="2"))
    offered = {again.session.slots.new.id, again.session.slots.lighter.id}
    assert first.id not in offered


def test_review_accepts_what_is_clear_and_makes_secrets_with_their_proof(demo, talk, hester):
    say(talk, "swims in the reservoir #recreation", '* "I want the group award" #ego')
    talk.handle(Mark("private"))
    talk.handle(End(final=True))
    assert demo.reviews.accept(talk.session.id, "suggested") == 2
    made = [s for s in demo.secrets.all(person_id=hester.id) if s.interview_id == talk.session.id]
    assert {s.kind for s in made} == {"recreation", "ego"}
    ego = next(s for s in made if s.kind == "ego")
    assert (ego.gold, ego.sensitivity, ego.verbatim) == (True, "private", "I want the group award")
    lines = {line.id: line.raw for line in demo.interviews.lines(talk.session.id)}
    assert lines[ego.line_id].startswith("* ")
    assert demo.interviews.get(talk.session.id).review == "done"


def test_one_decision_is_one_undo_step(demo, talk, hester):
    say(talk, "swims in the reservoir #recreation")
    talk.handle(End(final=True))
    opened = demo.reviews.open(talk.session.id)
    from secretsmanual.domain.interview import review

    change = demo.reviews.decide(opened, review.accept(opened.rows[0]))
    assert demo.reviews.open(talk.session.id).done
    demo.manual.undo(change.action)
    assert not demo.reviews.open(talk.session.id).done
    assert not [
        s
        for s in demo.secrets.all(person_id=hester.id)
        if "reservoir" in s.text and s.interview_id == talk.session.id
    ]


def test_a_duplicate_is_shown_and_merging_confirms_the_known_one(demo, talk, hester):
    known = next(s for s in demo.secrets.all(person_id=hester.id) if s.kind == "recreation")
    say(talk, f"{known.text} #recreation")
    talk.handle(End(final=True))
    opened = demo.reviews.open(talk.session.id)
    (row,) = opened.rows
    assert row.duplicate == known
    from secretsmanual.domain.interview import review

    demo.reviews.decide(opened, review.merge(row))
    assert demo.secrets.get(known.id).last_confirmed == demo.manual.today


def test_an_unknown_caller_needs_nothing(demo):
    talk = demo.interviews.start(Plan())
    say(talk, "man from a cheese place, wants a coder that survives wash-down")
    talk.handle(End(final=True))
    assert demo.reviews.open(talk.session.id).rows[0].material.raw.startswith("man from")


def test_closing_a_review_keeps_summary_and_their_words(demo, talk):
    say(talk, "anything at all")
    talk.handle(End(final=True))
    opened = demo.reviews.open(talk.session.id)
    demo.reviews.close(opened, "She opens up on Fridays", "Quiet nights")
    assert demo.interviews.get(talk.session.id).summary == "She opens up on Fridays"
    assert demo.accounts.find("Thornquay").what_they_bought == "Quiet nights"
    assert demo.reviews.open(talk.session.id).done


def test_nobody_is_reminded_of_a_review_after_two_weeks(demo, talk, clock):
    say(talk, "anything at all")
    talk.handle(End(final=True))
    clock.advance(timedelta(days=13))
    assert talk.session.id in {o.interview.id for o in demo.interviews.waiting_for_review()}
    clock.advance(timedelta(days=2))
    assert talk.session.id not in {o.interview.id for o in demo.interviews.waiting_for_review()}
    assert not demo.reviews.open(talk.session.id).done

"""Changing who is there while a talk goes on."""

import pytest

from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.interview.events import Line
from secretsmanual.services.interviews import Plan


def test_an_unknown_caller_who_is_named_brings_what_the_manual_holds(demo):
    talk = demo.interviews.start(Plan())
    talk.handle(Line("! send the cutter sheet"))
    hester = demo.people.find("hester")
    step = demo.interviews.attend(talk, (hester.id,), hester.account_id)
    assert step.session.account_id == hester.account_id
    assert talk.guide.knowledge.organisation == "Thornquay Chilled Foods"
    assert talk.guide.knowledge.people[0].sessions == 3
    kept = demo.interviews.get(talk.session.id)
    assert (kept.account_id, kept.attendees) == (hester.account_id, [hester.id])


def test_an_account_that_is_not_there_leaves_the_talk_as_it_was(demo):
    talk = demo.interviews.start(Plan())
    guide = talk.guide
    with pytest.raises(NotFound):
        demo.interviews.attend(talk, (), AccountId("a-none"))
    assert talk.guide is guide


def test_a_talk_is_prepared_with_whom_the_meeting_names(demo):
    hester = demo.people.find("hester")
    with demo.manual.read() as unit:
        meeting = next(one for one in unit.meetings.where() if one.purpose)
    prepared = demo.interviews.prepare(meeting.account_id, meeting_id=meeting.id)
    assert prepared.present == tuple(meeting.attendees)
    assert (prepared.purpose, prepared.minutes) == (meeting.purpose, meeting.minutes)
    assert demo.interviews.prepare(hester.account_id).present == (hester.id,)
    assert prepared.recipes[0] == ("first-call", "First call")


def test_the_first_question_shown_before_is_the_one_the_talk_begins_with(demo):
    hester = demo.people.find("hester")
    plan = Plan(hester.account_id, (hester.id,), seed="this talk")
    offers = demo.interviews.first_questions(plan)
    assert len(offers) == 3
    assert len({offer.id for offer in offers}) == 3
    assert demo.interviews.start(plan).session.current == offers[0]

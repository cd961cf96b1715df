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

"""Promises outside a talk: noted as one says them, with their test of done, and as a calendar."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.events import Line
from secretsmanual.services.interviews import Plan


@pytest.fixture
def at(demo):
    return demo.accounts.find("Thornquay").id, demo.people.find("Hester").id


def test_a_promise_is_read_as_a_line_of_a_talk(demo, at):
    account, hester = at
    promise, change = demo.promises.note("send the proof by friday", account, hester)
    assert (promise.direction, promise.person_id) == ("ours", hester)
    assert promise.text.lower().startswith("send the proof")
    assert promise.due.weekday() == 4
    assert promise.due > demo.manual.today - timedelta(days=1)
    demo.manual.undo(change.action)
    assert all(one.id != promise.id for one in demo.promises.all(account))


def test_theirs_begin_with_a_sign(demo, at):
    account, hester = at
    for typed in ("< sends the spec", "!< sends the spec"):
        promise, _ = demo.promises.note(typed, account, hester)
        assert (promise.direction, promise.text) == ("theirs", "sends the spec")


def test_a_promise_to_the_organisation(demo, at):
    promise, _ = demo.promises.note("% new price list", at[0])
    assert promise.person_id is None


def test_a_promise_without_words_is_refused(demo, at):
    for typed in ("", "  ", "!"):
        with pytest.raises(BadInput, match="needs words"):
            demo.promises.note(typed, at[0])


def test_by_what_they_see_that_it_is_done(demo, at):
    promise, _ = demo.promises.note("mend line 3", *at)
    demo.promises.set_test(promise.id, " no label comes off for a week ")
    assert demo.promises.get(promise.id).test_of_done == "no label comes off for a week"


def test_a_calendar_of_ones_own_holds_the_open_ones_and_nothing_confided(demo, at, tmp_path):
    account, hester = at
    promise, _ = demo.promises.note("send the proof by friday", account, hester)
    demo.promises.set_test(promise.id, "it sticks")
    path = tmp_path / "promises.ics"
    count = demo.promises.write_calendar(path)
    calendar = Calendar.from_ical(path.read_bytes())
    entries = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
    assert len(entries) == count == sum(one.open for one in demo.promises.all())
    ours = next(e for e in calendar.walk("VEVENT") if "send the proof" in e["summary"].lower())
    assert ours["summary"].startswith("We promised Hester")
    assert "Done when: it sticks" in ours["description"]
    assert ours.decoded("dtstart") == promise.due
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(BadInput, match="kind of file"):
        demo.promises.write_calendar(tmp_path / "promises.pdf")


def test_a_promise_made_in_confidence_is_not_in_the_calendar(demo, at, tmp_path):
    account, hester = at
    talk = demo.interviews.start(Plan(account, (hester,), seed="p"))
    talk.handle(Line("~! ring about the quillwort boat by friday"))
    assert any("quillwort" in one.text for one in demo.promises.open())
    demo.promises.write_calendar(tmp_path / "p.ics")
    assert b"quillwort" not in (tmp_path / "p.ics").read_bytes()

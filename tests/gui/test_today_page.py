"""The day's page: short lists, Enter opens what a row is about."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.changes import Change
from secretsmanual.services.interviews import Plan

K = Qt.Key


@pytest.fixture
def opened(monkeypatch, tools):
    """What was opened besides the page itself."""
    found = []

    def record(name, **args):
        found.append((name, args))

    return found, record


@pytest.fixture
def page(open_page, tools, opened, monkeypatch):
    made = open_page("today")
    monkeypatch.setattr(tools.navigation, "open", opened[1])
    return made


def choose(view, title):
    row = next(row for row in view.records.rows if row.title == title)
    view.setFocus()
    view.choose(row.id)
    return row


def test_the_day_in_words(page):
    assert page.head.heading.text() == "Friday 20 November"
    assert page.head.note.text() == "1 promise overdue, 1 talk to review"
    sections = [row.title for row in page.ahead.records.rows if not row.id]
    assert sections == ["To review", "Meetings", "Look after"]
    sections = [row.title for row in page.beside.records.rows if not row.id]
    assert sections == ["Promises", "Gone quiet", "Ask again"]


def test_memory_fades(page):
    row = next(row for row in page.ahead.records.rows if row.title == "Visit with Emlyn and Jo")
    assert "memory fades" in row.note
    assert row.aside_tone == "warm"


def test_enter_opens_the_brief_of_a_meeting(page, opened, qtbot):
    row = choose(page.ahead, "Say sorry about the low-stock alert and fix it")
    qtbot.keyClick(page.ahead, K.Key_Return)
    ((name, args),) = opened[0]
    assert name == "brief"
    assert args["meeting"] == row.id


def test_a_talk_begins_with_those_who_come(page, opened, tools, qtbot):
    row = choose(page.ahead, "Agree date-code trial before the February audit")
    tools.actions["new_talk"].trigger()
    tools.actions["brief"].trigger()
    (talk, args), (brief, with_) = opened[0]
    assert (talk, brief) == ("talk", "brief")
    assert args["meeting"] == with_["meeting"] == row.id
    assert len(args["people"].split(",")) == 2


def test_a_review_a_promise_and_somebody_quiet(page, opened, tools, qtbot):
    choose(page.ahead, "Visit with Emlyn and Jo")
    qtbot.keyClick(page.ahead, K.Key_Return)
    choose(page.beside, "Set up low-stock alert for freezer labels")
    qtbot.keyClick(page.beside, K.Key_Return)
    choose(page.beside, "Priya Lindqvist")
    qtbot.keyClick(page.beside, K.Key_Return)
    tools.actions["brief"].trigger()
    tools.actions["new_talk"].trigger()
    names = [name for name, _ in opened[0]]
    assert names == ["review", "account", "account", "brief", "talk"]
    assert opened[0][3][1]["people"] == opened[0][4][1]["people"] == opened[0][2][1]["person"]


def test_a_row_without_an_account_has_no_brief(page, opened, tools):
    choose(page.ahead, "Visit with Emlyn and Jo")
    tools.actions["brief"].trigger()
    tools.actions["new_talk"].trigger()
    assert opened[0] == []


@pytest.fixture
def unended(demo):
    """Two talks that were never ended."""
    account = demo.accounts.all()[0].account.id
    people = tuple(person.id for person in demo.people.all(account)[:1])
    return [demo.interviews.start(Plan(account, people)).session.id for _ in range(2)]


def test_a_talk_that_was_never_ended_waits_in_a_bar(unended, page, opened, tools, settled):
    assert page.bar.isVisible()
    assert "08:40, 0 lines" in page.bar.sentence.text()
    page.bar.resume.click()
    page.bar.later.click()
    assert page.bar.isVisible()
    page.bar.resume.click()
    page.bar.later.click()
    assert not page.bar.isVisible()
    assert {args["resume"] for _, args in opened[0]} == set(unended)
    page.bar.resume.click()
    page.bar.review.click()
    assert len(opened[0]) == 2


def test_tab_follows_the_eye(unended, page, tools, qtbot):
    page.bar.resume.setFocus()
    walked = []
    for _ in range(5):
        walked.append(page.window().focusWidget())
        qtbot.keyClick(walked[-1], K.Key_Tab)
    assert walked == [page.bar.resume, page.bar.review, page.bar.later, page.ahead, page.beside]


def test_it_can_be_ended_for_review(unended, page, opened, tools, settled, demo):
    page.bar.review.click()
    settled(tools)
    ((name, args),) = opened[0]
    assert name == "review"
    assert demo.interviews.get(args["interview"]).auto_closed


def test_it_follows_what_is_written(page, demo, tools, settled):
    overdue = choose(page.beside, "Set up low-stock alert for freezer labels")
    tools.wrote(demo.promises.keep(overdue.id))
    settled(tools)
    assert overdue.id not in [row.id for row in page.beside.records.rows]


def test_a_day_with_nothing(make_tools, empty, settled, assert_accessible):
    tools = make_tools(empty)
    page = tools.navigation.open("today")
    settled(tools)
    assert page.quiet_day.isVisible()
    assert not page.ahead.isVisible()
    assert_accessible(page)
    page.quiet_day.button.click()
    assert tools.navigation.here.name == "accounts"


def test_it_waits_for_the_manual(make_tools, demo, settled):
    tools = make_tools(demo)
    tools.is_open = lambda: False
    page = tools.navigation.open("today")
    assert tools.work.pending() == 0
    tools.is_open = lambda: True
    tools.changes.announce(Change("Open", frozenset({("manual", "opened")})))
    settled(tools)
    assert page.ahead.records.rows


def test_everything_has_a_name(page, assert_accessible):
    assert_accessible(page)


def test_an_account_to_look_after_and_a_secret_to_ask_again(page, opened, qtbot):
    risk = choose(page.ahead, "Pellworth Cold Chain")
    assert risk.note == "1 promise overdue"
    qtbot.keyClick(page.ahead, K.Key_Return)
    fading = next(row for row in page.beside.records.rows if row.id.startswith("s"))
    choose(page.beside, fading.title)
    qtbot.keyClick(page.beside, K.Key_Return)
    (account, args), (again, with_) = opened[0]
    assert (account, again) == ("account", "account")
    assert args["account"] == risk.id
    assert with_["secret"] == fading.id


def test_on_a_quiet_day_the_next_step_has_the_focus(make_tools, empty, settled):
    empty.accounts.add("An empty one")
    tools = make_tools(empty)
    page = tools.navigation.open("today")
    settled(tools)
    assert page.quiet_day.isVisible()
    assert page.quiet_day.button.hasFocus()

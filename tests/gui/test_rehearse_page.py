"""Rehearsal by keyboard: Space, 1 to 4, Escape."""

import pytest
from PySide6.QtCore import Qt

K = Qt.Key


@pytest.fixture
def page(open_page, qtbot, hester):
    found = open_page("rehearse", account=hester.account_id, people=hester.id)
    qtbot.waitUntil(found.hasFocus)
    return found


def test_the_answer_is_hidden_until_space(page, qtbot):
    known = page.presenter.card
    assert page.head.heading.text() == "Before you meet Hester"
    assert page.head.note.text() == "1 of 12"
    assert known.who in page.card.ask.text()
    assert page.card.answer.text() == ""
    assert not page.grades[1].isVisible()
    qtbot.keyClick(page, K.Key_3)
    assert page.presenter.card is known
    qtbot.keyClick(page, K.Key_Space)
    assert page.card.answer.text() == known.answer
    assert page.grades[1].isVisible()
    assert not page.turn.isVisible()


def test_a_round_by_keys_is_kept_in_the_manual(page, qtbot, demo, tools, settled):
    first = page.presenter.card
    for at in range(12):
        qtbot.keyClick(page, K.Key_Space)
        qtbot.keyClick(page, K.Key_1 if at == 0 else K.Key_3)
    assert page.presenter.card is first
    assert page.presenter.done == 11
    settled(tools)
    qtbot.keyClick(page, K.Key_Space)
    qtbot.keyClick(page, K.Key_1)
    assert page.presenter.card is first
    qtbot.keyClick(page, K.Key_Space)
    qtbot.keyClick(page, K.Key_4)
    settled(tools)
    assert page.empty.isVisible()
    assert page.empty.heading.text() == "You know them."
    assert "1 card" in page.empty.reason.text()
    with demo.manual.read() as unit:
        assert unit.rehearsed.count() == 12
    assert tools.undoing.next_undo == ""


def test_escape_goes_back(open_page, tools, settled, qtbot, hester):
    open_page("promises")
    page = open_page("rehearse", account=hester.account_id)
    qtbot.keyClick(page, K.Key_Escape)
    settled(tools)
    assert tools.navigation.here.name == "promises"


def test_without_anything_said_it_is_for_the_next_meeting(page, tools, settled, demo, qtbot):
    tools.navigation.open("today")
    tools.actions["rehearse"].trigger()
    settled(tools)
    meeting = demo.rehearsal.next_meeting()
    assert page.presenter.round.at == meeting.at


def test_it_is_for_whom_the_page_in_front_is_about(tools, settled, hester, demo):
    tools.navigation.open("talk", account=hester.account_id, people=hester.id)
    settled(tools)
    tools.actions["rehearse"].trigger()
    settled(tools)
    assert tools.navigation.here.args == {"account": hester.account_id, "people": hester.id}


def test_nothing_planned_and_nothing_known(make_tools, empty, settled):
    tools = make_tools(empty)
    page = tools.navigation.open("rehearse")
    settled(tools)
    assert page.empty.heading.text() == "No meeting is planned."
    account, _ = empty.accounts.add("Oak & Sons")
    page = tools.navigation.open("rehearse", account=account.id)
    settled(tools)
    assert "Nothing is known" in page.empty.heading.text()


def test_the_same_buttons_with_the_mouse(page, qtbot, settled, tools):
    first = page.presenter.card
    page.turn.click()
    page.grades[4].click()
    settled(tools)
    assert page.presenter.card is not first


def test_everything_has_a_name(page, assert_accessible, qtbot):
    assert_accessible(page)
    qtbot.keyClick(page, K.Key_Space)
    assert_accessible(page)

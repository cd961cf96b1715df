"""Promises on the account's page: noted, kept, moved and dropped."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from tests.gui.account.showing import focus, rows, sections


@pytest.fixture
def promise(page, tools, hester, settled, clock):
    service = tools.services.promises
    due = clock.today() - timedelta(days=3)
    made, change = service.add("Send the new rolls", hester.account_id, hester.id, due=due)
    tools.wrote(change)
    settled(tools)
    page.parts.list.setFocus()
    page.parts.list.choose(made.id)
    return made


def test_an_overdue_promise_stands_first_and_warm(page, promise):
    assert sections(page)[0] == "Promises"
    row = rows(page)[promise.id]
    assert (row.aside, row.aside_tone) == ("overdue by 3 days", "warm")
    assert "waits for a promise" in page.parts.people.records.rows[0].spoken


def test_a_promise_is_kept_and_how_they_took_it(page, promise, demo, qtbot, settled, tools):
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Return)
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)
    qtbot.keyClicks(page.parts.picker.field, "deligh")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    now = next(one for one in demo.promises.all() if one.id == promise.id)
    assert now.satisfied == "delighted"
    assert "Kept lately" in sections(page)


def test_a_promise_moves_with_its_reason(page, promise, demo, qtbot, settled, tools):
    page.parts.promise.move_it.click()
    area = page.parts.writer.area
    qtbot.keyClicks(area, "4 dec")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert "why" in page.parts.writer.note.text()
    qtbot.keyClicks(area, ", they are closed")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    settled(tools)
    now = next(one for one in demo.promises.all() if one.id == promise.id)
    assert now.due == date(2026, 12, 4)
    assert now.moved[0]["why"] == "they are closed"


def test_a_promise_is_dropped(page, promise, settled, tools):
    page.parts.promise.drop.click()
    settled(tools)
    assert promise.id not in rows(page)


def test_a_promise_is_noted_from_the_page(page, demo, do, qtbot, settled, tools):
    do("promise")
    qtbot.keyClicks(page.parts.writer.area, "send the quince proof by friday")
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    (promise,) = (one for one in demo.promises.open() if "quince" in one.text)
    assert promise.due.weekday() == 4
    assert promise.id in rows(page)

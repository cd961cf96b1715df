"""Promises: grouped by person, kept, moved and dropped in place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.models.rows import SectionRow

K = Qt.Key


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("promises")
    qtbot.waitUntil(found.list.hasFocus)
    return found


def titles(page):
    return [row.title for row in page.list.records.rows]


def promise(demo, page):
    found = {one.promise.id: one.promise for one in demo.promises.named()}
    return found.get(page.list.current_id())


def test_the_most_urgent_person_comes_first(page):
    assert titles(page)[:2] == ["Lucía Ferrant", "Set up low-stock alert for freezer labels"]
    row = page.list.records.rows[1]
    assert (row.aside, row.aside_tone) == ("overdue by 7 days", "warm")
    assert "We promised Lucía" in row.note
    assert page.list.current_id() == row.id
    assert page.panel.heading.text() == row.title
    assert "1 promise" in page.head.note.text()


def test_enter_and_a_number_keep_it_and_undo_takes_it_back(page, demo, tools, qtbot, settled):
    first = page.list.current_id()
    qtbot.keyClick(page.list, K.Key_Return)
    assert page.panel.answers.isVisible()
    qtbot.keyClick(tools.actions._window.focusWidget(), "3")
    settled(tools)
    kept = next(one.promise for one in demo.promises.named() if one.promise.id == first)
    assert (kept.kept_on, kept.satisfied) == (date(2026, 11, 20), "partly")
    assert first not in [row.id for row in page.list.records.rows]
    assert page.list.hasFocus()
    assert page.list.current_id()
    tools.undoing.undo()
    settled(tools)
    assert first in [row.id for row in page.list.records.rows]


@pytest.mark.parametrize(("key", "asked"), [(K.Key_Return, True), (K.Key_0, True)])
def test_nobody_needs_to_have_been_asked(page, demo, tools, qtbot, settled, key, asked):
    first = page.list.current_id()
    qtbot.keyClick(page.list, K.Key_K)
    qtbot.keyClick(tools.actions._window.focusWidget(), key)
    settled(tools)
    kept = next(one.promise for one in demo.promises.named() if one.promise.id == first)
    assert kept.satisfied is None
    assert (kept.kept_on is not None) is asked


def test_escape_leaves_it_open(page, demo, tools, qtbot):
    qtbot.keyClick(page.list, K.Key_K)
    qtbot.keyClick(tools.actions._window.focusWidget(), K.Key_Escape)
    assert page.list.hasFocus()
    assert not page.panel.answers.isVisible()
    assert promise(demo, page).open


def test_what_they_promised_is_kept_without_asking(page, demo, tools, qtbot, settled):
    page.chips.of("theirs").click()
    settled(tools)
    page.list.choose_first()
    theirs = page.list.current_id()
    qtbot.keyClick(page.list, K.Key_K)
    settled(tools)
    kept = next(one.promise for one in demo.promises.named() if one.promise.id == theirs)
    assert kept.kept_on == date(2026, 11, 20)
    assert page.list.records.rows == []


def test_another_day_needs_a_day_and_a_reason(page, demo, tools, qtbot, settled):
    mover = page.panel.mover
    qtbot.keyClick(page.list, K.Key_M)
    qtbot.waitUntil(mover.day.hasFocus)
    qtbot.keyClicks(mover.day, "yesterday")
    qtbot.keyClick(mover.day, K.Key_Return)
    assert "Type a day" in mover._day_field.error
    mover.day.clear()
    qtbot.keyClicks(mover.day, "4 dec")
    assert "Fri 4 Dec 2026" in mover.day.accessibleDescription()
    qtbot.keyClick(mover.day, K.Key_Return)
    assert "why" in mover._why_field.error
    qtbot.keyClicks(mover.why, "plates come late")
    qtbot.keyClick(mover.why, K.Key_Return)
    settled(tools)
    moved = promise(demo, page)
    assert moved.due == date(2026, 12, 4)
    assert moved.moved[-1]["why"] == "plates come late"
    assert "Fri 4 Dec 2026: plates come late" in texts(page.panel.facts)


def texts(grid):
    return [grid._grid.itemAt(at).widget().text() for at in range(grid._grid.count())]


def test_moving_can_be_left(page, demo, qtbot):
    before = promise(demo, page)
    qtbot.keyClick(page.list, K.Key_M)
    qtbot.keyClicks(page.panel.mover.day, "fri")
    qtbot.keyClick(page.panel.mover.day, K.Key_Escape)
    assert page.list.hasFocus()
    assert promise(demo, page) == before


def test_dropping_leaves_the_neighbour_chosen(page, demo, tools, qtbot, settled):
    first = page.list.current_id()
    qtbot.keyClick(page.list, K.Key_D)
    settled(tools)
    assert first not in [one.promise.id for one in demo.promises.named()]
    assert "Dropped" in tools.banner.text
    assert page.list.current_id() not in ("", first)


def test_kept_ones_are_only_shown(page, tools, qtbot, settled):
    page.chips.of("kept").click()
    settled(tools)
    rows = [row for row in page.list.records.rows if not isinstance(row, SectionRow)]
    assert len(rows) == 12
    page.list.choose_first()
    assert not page.panel.keep.isEnabled()
    before = tools.work.pending()
    for key in (K.Key_K, K.Key_M, K.Key_D):
        qtbot.keyClick(page.list, key)
    assert tools.work.pending() == before
    assert page.panel.move_it.isVisible()


def test_their_page_is_one_click_away(page, tools, monkeypatch):
    opened = []
    monkeypatch.setattr(tools.navigation, "open", lambda name, **args: opened.append((name, args)))
    page.panel.person.click()
    ((name, args),) = opened
    assert name == "account"
    assert args["account"]
    assert args["person"]


def test_nothing_promised(make_tools, empty, settled):
    tools = make_tools(empty)
    page = tools.navigation.open("promises")
    settled(tools)
    assert page._empty.isVisible()
    assert page._empty.heading.text() == "Nobody waits for anything."
    page.chips.of("kept").click()
    settled(tools)
    assert "kept" in page._empty.heading.text()


def test_everything_has_a_name(page, assert_accessible, qtbot):
    assert_accessible(page)
    qtbot.keyClick(page.list, K.Key_K)
    assert_accessible(page)
    page.panel.ask_day()
    assert_accessible(page)


def test_what_is_done_when(page, demo, tools, qtbot, settled):
    first = page.list.current_id()
    tools.actions["edit"].trigger()
    assert page.panel.test.hasFocus()
    qtbot.keyClicks(page.panel.test, "The alert rings")
    qtbot.keyClick(page.panel.test, K.Key_Return)
    settled(tools)
    assert demo.promises.get(first).test_of_done == "The alert rings"
    assert page.list.hasFocus()


def test_a_calendar_is_written_where_it_is_asked_for(page, tools, settled, tmp_path, monkeypatch):
    path = tmp_path / "mine.ics"
    monkeypatch.setattr(type(tools.ask), "save_file", lambda *_: path, raising=False)
    tools.actions["export"].trigger()
    settled(tools)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "told in confidence is not in it" in tools.banner.text

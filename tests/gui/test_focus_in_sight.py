"""Whoever has no mouse sees where they are: the focus is never lost, and never out of sight."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from secretsmanual.domain.changes import anything
from secretsmanual.gui.widgets.focus_in_sight import follow_focus
from secretsmanual.gui.widgets.frames import Scroll
from tests.gui import every_page
from tests.gui.test_every_page import NoAnswer

PARTS = 5
"""The pages are looked at in so many windows: a busy machine has time for each."""


def lost(page):
    """Return what is wrong with where the focus is; nothing where all is well."""
    here = QApplication.focusWidget()
    if here is None or not page.isAncestorOf(here):
        return "lost"
    if not here.isVisible() or not here.isEnabled():
        return "on what is not there"
    seen = here.viewport() if isinstance(here, QAbstractScrollArea) else here
    return "out of sight" if seen.visibleRegion().isEmpty() else ""


@pytest.mark.parametrize("part", range(PARTS))
def test_on_every_page_at_its_largest(make_tools, demo, tmp_path, settled, theme, qtbot, part):
    """Opening a page, each thing one can do there, leaving that, news, and taking it back."""
    theme.choose("contrast_dark")
    theme.set_scale(2.0)
    every_page.prepare(demo, tmp_path)
    tools = make_tools(demo)
    tools.make_ask = NoAnswer
    found = []

    def look(*what):
        settled(tools)
        try:
            qtbot.waitUntil(lambda: not lost(tools.navigation.page), timeout=1_000)
        except qtbot.TimeoutError:
            found.append((*what, lost(tools.navigation.page)))

    for name in every_page.NAMES[part::PARTS]:
        page = every_page.show(tools, name, tmp_path)
        page.window().resize(1024, 700)
        look(name, "opened")
        own = [one.id for one in tools.actions.offered() if tools.actions.answers(page, one.id)]
        for action in own:
            every_page.show(tools, name, tmp_path)
            settled(tools)
            tools.actions[action].trigger()
            look(name, action)
            QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
            look(name, action, "left")
            tools.changes.announce(anything("Written elsewhere"))
            look(name, action, "news")
            tools.actions["undo"].trigger()
            look(name, action, "taken back")
    assert found == []


@pytest.fixture
def page(theme, qtbot, qapp):
    """A page of three fields, longer than its window; what is between them can grow."""
    area = Scroll(theme, "Page")
    fields = [QLineEdit() for _ in range(3)]
    area.between = QWidget()
    for part in (fields[0], area.between, *fields[1:]):
        area.box.addWidget(part)
    area.between.setFixedHeight(20)
    area.fields = fields
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(area.isActiveWindow)

    def moved(_before, now):
        follow_focus(now)

    qapp.focusChanged.connect(moved)
    yield area
    qapp.focusChanged.disconnect(moved)


def grow(page, qtbot, high):
    page.between.setFixedHeight(high)
    qtbot.waitUntil(lambda: page.inside.height() > high)
    QTest.qWait(0)


def in_sight(field):
    return not field.visibleRegion().isEmpty()


def test_what_has_the_focus_stays_in_sight_while_the_page_grows(page, qtbot):
    page.fields[1].setFocus()
    grow(page, qtbot, 900)
    qtbot.waitUntil(lambda: in_sight(page.fields[1]))


def test_the_focus_is_followed_where_it_is_set(page, qtbot):
    grow(page, qtbot, 900)
    page.fields[2].setFocus()
    qtbot.waitUntil(lambda: in_sight(page.fields[2]))
    page.fields[0].setFocus()
    qtbot.waitUntil(lambda: in_sight(page.fields[0]))


def test_who_scrolls_away_is_left_there_until_the_focus_moves(page, qtbot):
    page.fields[0].setFocus()
    grow(page, qtbot, 900)
    here = QPointF(page.viewport().rect().center())
    there = QPointF(page.viewport().mapToGlobal(here.toPoint()))
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        here,
        there,
        QPoint(),
        QPoint(0, -1200),
        no_button,
        no_key,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), turned)
    assert not in_sight(page.fields[0])
    grow(page, qtbot, 1200)
    assert not page._soon.isActive()
    assert not in_sight(page.fields[0])
    page.fields[1].setFocus()
    qtbot.waitUntil(lambda: in_sight(page.fields[1]))

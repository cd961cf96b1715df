"""Every page, form, panel and overlay for those who use no mouse or see no screen.

A page added to `gui/pages.py` is looked at without being named here. What opens a form or a panel
is found as well: every action that a page answers is triggered.
"""

from functools import partial

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QDialog, QRadioButton, QScrollArea, QWidget

from secretsmanual.gui.ask import Ask
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.widgets.crash_page import CrashPage
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.keys_overlay import KeysOverlay
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui import every_page
from tests.gui.a11y_helper import called, nameless, painted, stops, walk, wrong_order

ROLE = QAccessible.Role
EDGE = 12
AROUND = QMargins(EDGE, EDGE, EDGE, EDGE)
LEAST_SEEN = 12
"""Of every second pixel, in which focus shows: more than a text cursor has."""


class NoAnswer(Ask):
    """Everybody thinks better of it."""

    def __init__(self):
        pass

    def _none(self, *_args, **_more):
        return None

    open_file = people_file = save_file = folder = printer = pick = text = show_folder = _none

    def confirm(self, question, why, do, *, danger=False):
        return False

    def start_again(self, *arguments):
        return False


@pytest.fixture
def demo_copy(full_copy):
    return full_copy


@pytest.fixture
def looked(make_tools, demo):
    """A window on a demo in which every page has something to show."""
    tools = make_tools(demo)
    tools.make_ask = NoAnswer
    return tools


@pytest.fixture
def show(looked, settled, tmp_path):
    def open_(name):
        page = every_page.show(looked, name, tmp_path)
        settled(looked)
        return page

    return open_


def mouse_only(page):
    """Return buttons that Tab passes over. In a group of choices the arrows go on from one."""
    return [
        button.accessibleName() or button.text() or type(button).__name__
        for button in page.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and not button.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(button, QRadioButton)
        and not isinstance(button.parentWidget(), SearchField)  # its cross: Esc does the same
    ]


def unreached(page, reached):
    """Return what takes the focus and is never come to by Tab; one of each group is enough."""
    return [
        called(one)
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one not in reached
        and not isinstance(one, QRadioButton)
    ]


def unspoken(page, monkeypatch):
    """Return what is painted of rows, words and marks, and a screen reader is not told."""
    found = []

    def listen(paints):
        plain, row = paints.paint, None

        def look(text):
            if text.strip("“” ") not in row.spoken:
                found.append((text, row.spoken))

        def paint(painter, one, box):
            nonlocal row
            row = one
            for text in (getattr(one, "text", ""), getattr(one, "quote", "")):
                look(text)
            return plain(painter, one, box)

        plain_line, plain_marks = paints.line, paints.marks

        def line(painter, text, *args, **more):
            look(text)
            plain_line(painter, text, *args, **more)

        def marks(painter, some, *args):
            for mark in some:
                look(mark.word)
            return plain_marks(painter, some, *args)

        for name, instead in (("paint", paint), ("line", line), ("marks", marks)):
            monkeypatch.setattr(paints, name, instead)

    for rows in page.findChildren(RowList):
        for paints in rows.rows._painters.values():
            listen(paints)
    page.grab()
    return found


def unseen(page, qtbot):
    """Return the kinds of widgets that look the same with the focus as without it."""
    kinds = {(type(one), one.property("look"), one.property("part")): one for one in stops(page)}
    found = []
    for one in kinds.values():
        try:  # what was read last may not be laid out yet
            qtbot.waitUntil(partial(shows_focus, page, one))
        except qtbot.TimeoutError:
            found.append(called(one))
    return found


def shows_focus(page, one):
    one.setFocus(Qt.FocusReason.TabFocusReason)
    for area in page.findChildren(QScrollArea):
        if area.isAncestorOf(one):
            area.ensureWidgetVisible(one)
    here = QRect(one.mapTo(page, QPoint(-EDGE, -EDGE)), one.size().grownBy(AROUND))
    with_focus = page.grab(here).toImage()
    one.clearFocus()
    return differing(with_focus, page.grab(here).toImage()) >= LEAST_SEEN


def differing(one, other):
    """Return how many of every second pixel differ."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for y in range(0, one.height(), 2)
        for x in range(0, one.width(), 2)
    )


def marked_up(page):
    """Return what a screen reader would spell with its markup: Qt hands on tooltips as they are."""
    nodes = walk(QAccessible.queryAccessibleInterface(page))
    return [path for path, node in nodes if "<p " in node.text(QAccessible.Text.Description)]


def without_words(page):
    """Return painted widgets that a screen reader is told nothing of."""
    found = []
    for widget in painted(page):
        node = QAccessible.queryAccessibleInterface(widget)
        if node.role() == ROLE.Client:
            found.append(f"{type(widget).__name__} has no role")
        if not widget.accessibleName():
            found.append(f"{type(widget).__name__} has no name")
        if node.role() in (ROLE.Chart, ROLE.Graphic) and not widget.accessibleDescription():
            found.append(f"{type(widget).__name__} has no description")
    return found


def faults(page):
    """Return whatever somebody without a mouse or a screen would miss."""
    reached = stops(page)
    return [
        *(f"no name: {path}" for path in nameless(page)),
        *(f"mouse only: {name}" for name in mouse_only(page)),
        *(f"not by Tab: {name}" for name in unreached(page, reached)),
        *(f"order: {pair}" for pair in wrong_order(page, reached)),
        *(f"markup: {path}" for path in marked_up(page)),
        *without_words(page),
    ]


@pytest.mark.parametrize("name", every_page.NAMES)
def test_the_page(name, show):
    page = show(name)
    assert page.title
    assert page.isAncestorOf(page.window().focusWidget())
    assert faults(page) == []
    roles = [node.role() for _, node in walk(QAccessible.queryAccessibleInterface(page))]
    assert ROLE.Heading in roles


@pytest.mark.parametrize("name", every_page.NAMES)
def test_rows_say_all_that_is_painted_and_the_focus_is_seen(name, show, monkeypatch, qtbot):
    page = show(name)
    assert unspoken(page, monkeypatch) == []
    assert unseen(page, qtbot) == []


@pytest.mark.parametrize("over", [Palette, KeysOverlay])
def test_what_lies_over_a_page(over, show, looked, settled, qtbot):
    window = show("account").window()
    sheet = window.findChild(over)
    looked.actions["jump" if over is Palette else "keys"].trigger()
    settled(looked)
    assert sheet.isVisible()
    node = QAccessible.queryAccessibleInterface(sheet)
    assert node.role() == ROLE.Dialog
    assert nameless(sheet) + mouse_only(sheet) + marked_up(sheet) == []
    inside = stops(sheet)
    assert inside
    assert not [one for one in inside if not sheet.isAncestorOf(one)]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_the_crash_page(show):
    sheet = CrashPage(show("today")._tools.theme, show("today").window())
    sheet.show_report("ValueError in a place")
    assert faults(sheet) == []
    assert QAccessible.queryAccessibleInterface(sheet).role() == ROLE.Dialog


@pytest.mark.parametrize("kind", ["confirm", "pick", "text"])
def test_a_question_that_waits(kind, show, looked, monkeypatch):
    window, seen = show("today").window(), []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: seen.append(look_at(dialog)) or 0)
    ask = Ask(looked.theme, window)
    if kind == "confirm":
        assert not ask.confirm("Erase Hester?", "Undo cannot bring it back.", "Erase", danger=True)
    elif kind == "pick":
        assert ask.pick("Which one?", ["One", "Another"]) is None
    else:
        assert ask.text("Your name", "It stands on packs.", "Name", "Keep") is None
    assert seen == [[]]


def look_at(dialog):
    """Return what is wrong with a dialog while it is shown."""
    dialog.show()
    found = faults(dialog) if dialog.accessibleName() else ["no name"]
    dialog.hide()
    return found


@pytest.mark.parametrize("name", every_page.NAMES)
def test_what_its_actions_bring(name, show, looked, settled):
    """Forms, panels, questions, other pages: whatever an action of the page opens."""
    page = show(name)
    own = [spec.id for spec in looked.actions.offered() if looked.actions.answers(page, spec.id)]
    for action in own:
        show(name)
        looked.actions[action].trigger()
        settled(looked)
        assert faults(looked.navigation.page) == [], action

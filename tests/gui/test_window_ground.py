"""Actions, pages and changes: what the window stands on."""

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
)

from secretsmanual.domain.changes import Change
from secretsmanual.gui.action_table import ACTIONS, MENUS
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.changes import Changes
from secretsmanual.gui.navigation import Navigation, Page

FUNCTION_KEYS = {f"F{number}" for number in range(2, 13)}


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(theme, window):
    return Actions(theme, window, "linux")


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_no_key_means_two_things(platform, theme, window):
    actions = Actions(theme, window, platform)
    keys = [key.toString() for name in ACTIONS for key in actions[name].shortcuts()]
    assert len(keys) == len(set(keys))


def test_function_keys_have_a_letter_on_a_mac():
    for spec in ACTIONS.values():
        assert spec.menu in MENUS
        if spec.key in FUNCTION_KEYS:
            assert spec.mac_key.startswith("Ctrl+Shift+")
            assert spec.key_here("darwin") == spec.mac_key


def test_tooltips_tell_the_key(actions):
    assert actions["jump"].toolTip() == "Go to anything (Ctrl+K)"
    assert actions["about"].toolTip() == "About"


def test_a_page_serves_its_actions_only_while_in_front(actions, window, qtbot):
    page, other = QLabel(), QLabel()
    for label in (page, other):
        qtbot.addWidget(label)
    done = []
    actions.bind(window, "gold", lambda: done.append("window"))
    actions.bind(page, "gold", lambda: done.append("page"))
    actions.bind(page, "hold", lambda: done.append("hold"))
    assert not actions["hold"].isEnabled()
    actions.serve(page)
    actions["gold"].trigger()
    actions["hold"].trigger()
    actions.serve(other)
    actions["gold"].trigger()
    actions["hold"].trigger()
    assert done == ["page", "hold", "window"]


def test_what_cannot_be_done_now_is_off(actions, window):
    actions.bind(window, "undo", lambda: None)
    assert actions["undo"].isEnabled()
    actions.set_enabled(window, "undo", enabled=False)
    assert not actions["undo"].isEnabled()
    actions.set_enabled(window, "undo", enabled=True)
    assert [spec.id for spec in actions.offered()] == ["undo"]


def test_a_closed_page_leaves_nothing_behind(actions, window, gone):
    page = QLabel()
    actions.bind(page, "gold", lambda: pytest.fail("the page is gone"))
    actions.serve(page)
    gone(page)
    actions.serve(None)
    assert not actions["gold"].isEnabled()


def test_the_key_works_while_typing(actions, window, qtbot):
    line = QPlainTextEdit("kept words")
    window.setCentralWidget(line)
    done = []
    for name in ("jump", "skip", "gold", "deflected", "keys"):
        actions.bind(window, name, lambda name=name: done.append(name))
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(line, Qt.Key.Key_K, ctrl)
    qtbot.keyClick(line, Qt.Key.Key_Return, ctrl)
    qtbot.keyClick(line, Qt.Key.Key_F2)
    qtbot.keyClick(line, Qt.Key.Key_D, ctrl)
    qtbot.keyClick(line, Qt.Key.Key_Slash, ctrl)
    assert done == ["jump", "skip", "gold", "deflected", "keys"]
    assert line.toPlainText() == "kept words"


def test_a_menu_draws_its_icons_when_it_is_opened(tools):
    window = tools.banner.window()
    menu = next(one.menu() for one in window.menuBar().actions() if one.menu().actions())
    of_menu = [action for action in menu.actions() if ACTIONS[action.objectName()].icon]
    assert of_menu
    assert all(action.icon().isNull() for action in of_menu)
    menu.aboutToShow.emit()
    drawn = [action.icon().cacheKey() for action in of_menu]
    assert not any(action.icon().isNull() for action in of_menu)
    tools.theme.choose("dark" if not tools.theme.dark else "light")
    menu.aboutToShow.emit()
    assert drawn != [action.icon().cacheKey() for action in of_menu]


def test_a_page_takes_the_focus_inside_itself(qtbot):
    window, stack = QMainWindow(), QStackedWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(stack)
    page = _Page([])
    hidden = QLineEdit(page)
    hidden.hide()
    stack.addWidget(page)
    window.show()
    window.activateWindow()
    page.take_focus()
    qtbot.waitUntil(page.line.hasFocus)
    Page().take_focus()


class _Page(Page):
    def __init__(self, log):
        super().__init__()
        self.log = log
        box = QVBoxLayout(self)
        self.line = QPlainTextEdit()
        box.addWidget(self.line)

    def arrive(self, **args):
        self.log.append(("arrive", args))
        self.set_title(args.get("id", "list"))

    def leave(self):
        self.log.append(("leave", self.title))


@pytest.fixture
def pages(qtbot):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    made = Navigation(stack)
    log = []
    made.register("accounts", lambda: _Page(log))
    made.register("person", lambda: _Page(log))
    made.log = log
    return made


def test_back_and_forward(pages):
    moved = []
    pages.moved.connect(moved.append)
    pages.open("accounts")
    pages.open("person", id="p-1")
    pages.open("person", id="p-1")
    pages.open("person", id="p-2")
    pages.back()
    assert pages.page.title == "p-1"
    pages.back()
    assert (pages.here.name, pages.can_go_back) == ("accounts", False)
    pages.forward()
    assert pages.page.title == "p-1"
    pages.open("accounts")
    pages.forward()
    assert moved == ["accounts", *["person"] * 3, "person", "accounts", "person", "accounts"]
    assert ("leave", "list") in pages.log


def test_going_nowhere_is_quiet(pages):
    pages.back()
    pages.forward()
    assert pages.here is None
    assert pages.page is None


def test_history_ends_somewhere(pages):
    for number in range(250):
        pages.open("person", id=str(number))
    steps = 0
    while pages.can_go_back:
        pages.back()
        steps += 1
    assert steps == 99


def test_forgetting_closes_every_page(pages, qtbot):
    page = pages.open("accounts")
    pages.forget()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    assert pages.here is None
    assert pages.open("accounts") is not page


def test_pages_hear_of_what_concerns_them(qapp, gone):
    changes = Changes()
    owner = QObject()
    heard, everything = [], []
    changes.follow(owner, heard.append, "secret", "promise")
    changes.follow(owner, everything.append)
    secret = Change("Recorded a secret", frozenset({("secret", "s-1")}))
    account = Change("Renamed an account", frozenset({("account", "a-1")}))
    changes.announce(secret)
    changes.announce(account)
    assert heard == [secret]
    assert everything == [secret, account]
    gone(owner)
    changes.announce(secret)
    assert heard == [secret]

"""A hand that presses anything on any page: no error, no warning, the window stays.

A little in every run; `pytest -m faults tests/gui/test_random_keys.py` takes thousands of keys.
What one round pressed is told by its number: it can be pressed again.
"""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secretsmanual.gui.action_table import ACTIONS
from tests.gui.every_page import NAMES, arguments, prepare
from tests.gui.fakes import FakeAsk

PLAIN = [
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Home),
]
TYPED = ("abcdefghijklmnopqrstuvwxyz", "! send it by fri", "~ between us", "Ω 🎷 שלום", "2w", "10")
NOT_PRESSED = {"quit", "lock"}
"""They end what is tried here; tests of their own press them."""
AWAY = {"unlock", "welcome", "rescue"}
"""Pages for a manual that is not open."""


class Refusing(FakeAsk):
    """Somebody who says no to every question."""

    def _next(self, method, *words):
        self.asked.append((method, *words))
        return False if method in {"confirm", "start_again"} else None


def press(hand, tools):
    """Press one key, type a few words or choose an action by its key."""
    goal = QApplication.focusWidget() or tools.navigation.page.window()
    what = hand.random()
    if what < 0.55:
        QTest.keyClick(goal, hand.choice(PLAIN))
    elif what < 0.75:
        typed = hand.choice(TYPED)[: hand.randint(1, 12)]
        if typed.isascii():
            QTest.keyClicks(goal, typed)
        else:
            written = QInputMethodEvent()
            written.setCommitString(typed)
            QApplication.sendEvent(goal, written)
    else:
        name = hand.choice(sorted(set(ACTIONS) - NOT_PRESSED))
        keys = QKeySequence(ACTIONS[name].key)
        if keys.isEmpty():
            tools.actions[name].trigger()
        else:
            pressed = keys[0]
            QTest.keyClick(goal, pressed.key(), pressed.keyboardModifiers())


FULL = [pytest.mark.faults, pytest.mark.timeout(1_800)]


@pytest.mark.parametrize(
    ("round_", "keys"),
    [
        (1, 150),
        *(pytest.param(at, 1_000, marks=FULL) for at in range(2, 8)),
    ],
)
def test_random_keys_break_nothing(make_tools, demo, settled, tmp_path, round_, keys):
    prepare(demo, tmp_path)
    tools = make_tools(demo)
    tools.make_ask = Refusing
    hand = random.Random(round_)
    names = [name for name in NAMES if name not in AWAY]
    files = str(tmp_path / "people.csv")
    for number in range(keys):
        if number % 15 == 0:
            name = hand.choice(names)
            tools.navigation.open(name, **arguments(demo, name, files=files))
            settled(tools)
        press(hand, tools)
        settled(tools)
    assert tools.navigation.page.window().isVisible()
    assert demo.accounts.all() is not None

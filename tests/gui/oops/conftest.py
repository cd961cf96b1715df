"""A mishap of Lucía's, at the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


@pytest.fixture
def lucia(demo):
    return demo.people.find("Lucía")


@pytest.fixture
def case(demo, lucia):
    return demo.recovery.open(lucia.account_id, lucia.id, "Labels came off", "furious")[0]


@pytest.fixture
def page(open_page, case, qtbot):
    found = open_page("oops", case=case.id)
    qtbot.waitUntil(found.step.note.hasFocus)
    return found


@pytest.fixture
def press(qtbot, tools, settled):
    def press_(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        settled(tools)

    return press_


@pytest.fixture
def type_(qtbot, tools, settled):
    def typed(text):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        settled(tools)

    return typed

"""Every letter that a page answers stands among the keys of the page (Ctrl+/)."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut

from secretsmanual.gui.pages import PAGES
from secretsmanual.gui.widgets.fields import DateField, TextField
from tests.gui import every_page

WITHOUT_A_MANUAL = {"rescue", "unlock", "welcome"}
NOT_LETTERS = {"Left", "Right", "Esc", "Space"}


@pytest.mark.parametrize("name", sorted(set(PAGES) - WITHOUT_A_MANUAL))
def test_no_letter_is_kept_to_itself(open_page, tools, demo, name):
    page = open_page(name, **every_page.arguments(demo, name))
    answered = {
        shortcut.key().toString()
        for shortcut in page.findChildren(QShortcut)
        if shortcut.context() == Qt.ShortcutContext.WidgetShortcut
    }
    assert answered - NOT_LETTERS <= {key for key, _ in tools.actions.explained()}


@pytest.mark.parametrize("make", [TextField, DateField])
@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_U])
def test_keys_of_the_page_reach_it_from_a_field(theme, qtbot, monkeypatch, make, key):
    """On X11 a line takes Ctrl+E and Ctrl+U for itself; other systems leave them."""
    field = make(theme, "A name")
    qtbot.addWidget(field)

    def taken(self, event):
        event.accept()
        return True

    monkeypatch.setattr(make.__mro__[1], "event", taken)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    field.event(event)
    assert not event.isAccepted()

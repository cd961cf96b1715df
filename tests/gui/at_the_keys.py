"""Somebody who uses the window by its keys alone: each goes to whatever has the focus."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secretsmanual.gui.palette import Palette


class AtTheKeys:
    """Types, presses keys by their names, and looks at the page in front."""

    def __init__(self, qtbot, tools, settled):
        self._qtbot, self.tools, self._settled = qtbot, tools, settled

    def press(self, *keys):
        """Press keys by the names that Qt gives them: `Return`, `Ctrl+K`, `Alt+Shift+Left`."""
        for key in keys:
            (pressed,) = QKeySequence(key)
            QTest.keyClick(QApplication.focusWidget(), pressed.key(), pressed.keyboardModifiers())
            self._settle()

    def do(self, action):
        """Press the key of an action, or choose it by its name where it has none."""
        self.until(self.tools.actions[action].isEnabled)
        if key := self.tools.actions.key_text(action):
            self.press(key)
        else:
            self.go(self.tools.actions[action].text())

    def go(self, name):
        """Go to anything by its name."""
        self.press("Ctrl+K")
        self.type(name)
        self.press("Return")

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)
        self._settle()

    def line(self, text):
        self.type(text)
        self.press("Return")

    def fill(self, *texts):
        """Type into one field after the other."""
        for at, text in enumerate(texts):
            if at:
                self.press("Tab")
            self.type(text)

    def until(self, holds):
        self._qtbot.waitUntil(holds)

    def at(self, name):
        """Wait for a page and return it."""
        self.until(lambda: self.place == name)
        self._settled(self.tools)
        return self.page

    def _settle(self):
        """Let what the key brought be read and shown before the next one, as between two keys."""
        self._settled(self.tools)
        QApplication.processEvents()

    @property
    def page(self):
        return self.tools.navigation.page

    @property
    def place(self):
        return self.tools.navigation.here.name

    @property
    def told(self):
        """What stands in the banner."""
        return self.tools.banner.text

    def shown(self, rows):
        """Say what stands in a list of the page, as a screen reader would."""
        return [row.spoken for row in rows.records.rows]

    @property
    def palette(self):
        return self.page.window().findChild(Palette)

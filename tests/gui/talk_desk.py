"""A rep at a talk page: real keys on a real window over a real manual."""

from PySide6.QtCore import Qt

from secretsmanual.domain.ids import InterviewId

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """Types into a talk page as a rep would."""

    def __init__(self, page, qtbot, settled, tools, services):
        self.page, self.qtbot, self.tools, self.services = page, qtbot, tools, services
        self._settled = settled
        self.line = page.live.line
        qtbot.waitUntil(self.line.hasFocus)

    @property
    def session(self):
        return self.page.presenter.session

    @property
    def shown(self):
        return [row.text for row in self.page.live.said.records.rows]

    @property
    def strip(self):
        return self.page.live.strip.said.text()

    def lines(self):
        return [line.raw for line in self.services.interviews.lines(InterviewId(self.session.id))]

    def settle(self):
        self._settled(self.tools)

    def type(self, text):
        self.qtbot.keyClicks(self.line, text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.line, key, modifier)
        self.settle()

    def say(self, text):
        self.type(text)
        self.press(ENTER)

    @property
    def question(self):
        return self.page.live.question.text()

    def rest(self):
        """Take the 1.2 s as passed in which nobody typed, and wait for what that brings."""
        presenter = self.page.presenter
        presenter._rest.stop()
        presenter._rested()
        self.settle()

    def on(self, widget, key):
        self.qtbot.keyClick(widget, key)
        self.settle()

"""The line on its white card, with what was understood of it below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.gui.accessible import Role
from secretsmanual.gui.screens.talk.capture_line import CaptureLine
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.lines import one_line
from secretsmanual.gui.widgets.sides import draw_line, mirrored, runs_back

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Understood


class CaptureCard(Card):
    """Holds the line; the row of chips below keeps its place when it is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=16, gap=8)
        self.line = CaptureLine(theme)
        self.chips = Chips(theme)
        self.box.addWidget(self.line)
        self.box.addWidget(self.chips)
        self.setFocusProxy(self.line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.line.typed.connect(self.chips.clear)
        self.line.kept.connect(self.chips.clear)
        self.line.completing.connect(self._completing)
        self.line.entered.connect(lambda: self.set_active(active=True))
        self.line.left.connect(lambda: self.set_active(active=False))

    def show_understood(self, found: "Understood") -> None:
        """Show what the line would mean, after a rest."""
        words = [chip.label for chip in found.chips]
        self.line.understand(found if words else None)
        self.chips.show_words(self.tr("Heard") if words else "", words)

    def _completing(self, offered: list[str], at: int) -> None:
        self.chips.show_words("", offered, at)


class Chips(QWidget):
    """A row of small words, painted. It never takes the focus, and never moves anything."""

    accessible_role = Role.Note

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lead = ""
        self._words: list[str] = []
        self._at = -1
        self.setAccessibleName(self.tr("Heard"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> list[str]:
        """What is shown."""
        return self._words

    def show_words(self, lead: str, words: list[str], at: int = -1) -> None:
        """Show these, perhaps one of them as chosen."""
        if (lead, words, at) == (self._lead, self._words, self._at):
            return
        self._lead, self._words, self._at = lead, words, at
        self.setAccessibleName(" ".join([lead, ", ".join(words)]).strip())
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        if self._words:
            self.show_words("", [])

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        if self._lead:
            x = self._plain(painter, self._lead)
        for at, word in enumerate(self._words):
            x = self._chip(painter, word, x, chosen=at == self._at)
            if x > self.width():
                return

    def _plain(self, painter: QPainter, text: str) -> float:
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("faint"))
        width = QFontMetricsF(font).horizontalAdvance(text)
        box = QRectF(0, 0, width + 2, self.height())
        draw_line(painter, self._placed(painter, box), text)
        return width + self._theme.px(10)

    def _placed(self, painter: QPainter, box: QRectF) -> QRectF:
        return mirrored(box, QRectF(self.rect())) if runs_back(painter) else box

    def _chip(self, painter: QPainter, word: str, x: float, *, chosen: bool) -> float:
        theme, px = self._theme, self._theme.px
        font = theme.font("small_strong")
        tone: Tone = "warm" if word.startswith("due ") else "accent"
        room = self.width() - x - px(20)
        if room < px(24):
            return self.width() + 1.0
        text = one_line(word, font, room)
        wide = QFontMetricsF(font).horizontalAdvance(text) + px(20)
        box = self._placed(painter, QRectF(x + 0.5, 1.5, wide, self.height() - 3))
        tokens = theme.tokens
        painter.setPen(theme.paint(tokens.accent) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.paint(tokens.warm_soft if tone == "warm" else tokens.accent_soft))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return x + wide + px(7)

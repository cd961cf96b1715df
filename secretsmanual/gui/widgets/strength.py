"""How hard a passphrase is to guess, while it is typed: four parts of a bar, and words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.passphrases import strength
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.fields import TextField
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.sides import mirrored, runs_back

PARTS = 4
_TONES: tuple[Tone, ...] = ("alert", "warm", "accent", "accent")


class StrengthMeter(QWidget):
    """Follows a field. The words say it; the bar shows it; a screen reader hears each change."""

    def __init__(self, theme: Theme, field: TextField) -> None:
        super().__init__()
        self._field = field
        self._level = -1
        self.bar = _Bar(theme)
        self.words = PlainLabel(theme, "", "small", "soft", wrap=True)
        self.setLayout(column(theme, self.bar, self.words, gap=5))
        field.textChanged.connect(self._judge)
        self.hide()

    def _judge(self, typed: str) -> None:
        found = strength(typed) if typed else None
        self.setVisible(found is not None)
        level = -1 if found is None else found.level
        self.words.setText("" if found is None else found.sentence)
        self._field.setAccessibleDescription(self.words.text())
        self.bar.show_level(level)
        if found is not None and level != self._level:
            announce(self._field, found.sentence)
        self._level = level


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level = -1
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_level(self, level: int) -> None:
        self._level = level
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(6))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, high = theme.px(4), theme.px(6)
        wide = (min(self.width(), theme.px(320)) - gap * (PARTS - 1)) / PARTS
        for part in range(PARTS):
            box = QRectF(part * (wide + gap) + 0.5, 0.5, wide - 1, high - 1)
            box = mirrored(box, QRectF(self.rect())) if runs_back(painter) else box
            filled = part <= self._level
            tone = theme.colour(_TONES[self._level]) if filled else theme.paint(theme.tokens.edge)
            painter.setPen(tone)
            painter.setBrush(tone if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, high / 2, high / 2)

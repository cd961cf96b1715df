"""Small pictures of data, painted; each has its words as a text alternative (look.md).

Nothing is told by colour alone: the two bars differ in form and have their numbers beside them,
moods have a place, not a colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.gui.accessible import Role
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.sides import draw_line, mirrored, runs_back

MOST = 5.0
"""The longest bar, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class PairBar:
    """Two numbers from 0 on that are held against each other; None where one is not known."""

    label: str
    first: float | None
    second: float | None


class Chart(QWidget):
    """A picture with a name, and in words what it shows."""

    accessible_role = Role.Chart

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def describe(self, words: str) -> None:
        """Say in words what is shown."""
        self.setAccessibleDescription(words)
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _placed(self, painter: QPainter, box: QRectF) -> QRectF:
        return mirrored(box, QRectF(self.rect())) if runs_back(painter) else box


class PairBars(Chart):
    """A hollow bar over a filled one for each row: what matters, and how we do."""

    ROW, BAR, GAP = 48, 8, 3

    def __init__(
        self,
        theme: Theme,
        name: str,
        first: str,
        second: str,
        *,
        most: float = MOST,
        unit: str = "",
    ) -> None:
        super().__init__(theme, name)
        self._most = most
        self._unit = unit
        self._names = (first, second)
        self._bars: Sequence[PairBar] = ()

    def show_bars(self, bars: Sequence[PairBar], words: str) -> None:
        """Show these, one under the other."""
        self._bars = bars
        self.describe(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(self.ROW * len(self._bars) + 26))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        for at, bar in enumerate(self._bars):
            self._row(painter, bar, px(self.ROW) * at)
        self._legend(painter, px(self.ROW) * len(self._bars))

    def _row(self, painter: QPainter, bar: PairBar, top: float) -> None:
        theme, px = self._theme, self._theme.px
        font = theme.font("small")
        painter.setFont(font)
        height = QFontMetricsF(font).height()
        painter.setPen(theme.colour("ink"))
        line = QRectF(0, top, self.width(), height)
        draw_line(painter, line, bar.label)
        below = top + height + px(3)
        for value, filled in ((bar.first, False), (bar.second, True)):
            self._bar(painter, value, below, filled=filled)
            below += px(self.BAR) + px(self.GAP)

    def _bar(self, painter: QPainter, value: float | None, top: float, *, filled: bool) -> None:
        theme, px = self._theme, self._theme.px
        room = self.width() - px(44)
        thick = px(self.BAR)
        painter.setPen(QPen(theme.paint(theme.tokens.line), 1))
        middle = self._placed(painter, QRectF(0, top + thick / 2, room, 0))
        painter.drawLine(middle.topLeft(), middle.topRight())
        said = "?" if value is None else f"{value:g}{self._unit}"
        if value is not None:
            box = QRectF(0.5, top + 0.5, max(2.0, room * value / self._most), thick - 1)
            painter.setPen(QPen(theme.paint(theme.tokens.accent), 1.4))
            painter.setBrush(theme.paint(theme.tokens.accent if filled else theme.tokens.window))
            painter.drawRoundedRect(self._placed(painter, box), 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour("soft"))
        painter.setFont(theme.font("small"))
        place = QRectF(room + px(6), top - px(6), px(38), thick + px(12))
        draw_line(painter, self._placed(painter, place), said)

    def _legend(self, painter: QPainter, top: float) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(theme.font("small"))
        left = 0.0
        for name, filled in zip(self._names, (False, True), strict=True):
            box = QRectF(left + 0.5, top + px(6) + 0.5, px(16), px(self.BAR) - 1)
            painter.setPen(QPen(theme.paint(theme.tokens.accent), 1.4))
            painter.setBrush(theme.paint(theme.tokens.accent if filled else theme.tokens.window))
            painter.drawRoundedRect(self._placed(painter, box), 2, 2)
            painter.setPen(theme.colour("soft"))
            at = QRectF(left + px(22), top, metrics.horizontalAdvance(name) + 4, px(20))
            draw_line(painter, self._placed(painter, at), name)
            left = at.right() + px(14)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing felt: where it stands (-1 low, 0 between, 1 high) and when, in words."""

    mood: int
    when: str


class MoodLine(Chart):
    """Points on three levels that are named, the oldest where one begins to read."""

    HEIGHT = 104

    def __init__(self, theme: Theme, name: str, levels: tuple[str, str, str]) -> None:
        super().__init__(theme, name)
        self._levels = levels
        """High, between, low."""
        self._points: Sequence[Point] = ()

    def show_points(self, points: Sequence[Point], words: str) -> None:
        """Show these."""
        self._points = points
        self.describe(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(self.HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        font = theme.font("small")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left = max(metrics.horizontalAdvance(name) for name in self._levels) + px(12)
        levels = {mood: px(14) + px(26) * at for at, mood in enumerate((1, 0, -1))}
        for mood, name in zip((1, 0, -1), self._levels, strict=True):
            y = levels[mood]
            painter.setPen(theme.colour("faint"))
            draw_line(painter, self._placed(painter, QRectF(0, y - px(10), left, px(20))), name)
            painter.setPen(QPen(theme.paint(theme.tokens.line), 1))
            line = self._placed(painter, QRectF(left, y, self.width() - left, 0))
            painter.drawLine(line.topLeft(), line.topRight())
        self._trace(painter, left + px(8), levels)

    def _trace(self, painter: QPainter, left: float, levels: dict[int, int]) -> None:
        theme, px = self._theme, self._theme.px
        room = max(1.0, self.width() - left - px(34))
        step = room / max(1, len(self._points) - 1)
        spots = [
            self._placed(painter, QRectF(left + step * at, levels[point.mood], 0, 0)).topLeft()
            for at, point in enumerate(self._points)
        ]
        painter.setPen(QPen(theme.paint(theme.tokens.accent), 2))
        painter.drawPolyline(spots)
        painter.setBrush(theme.paint(theme.tokens.accent))
        for spot in spots:
            painter.drawEllipse(spot, px(4), px(4))
        painter.setPen(theme.colour("faint"))
        if not spots:
            return
        width = px(110)
        last = len(spots) - 1
        for at, before in {0: 4, last: width - px(30)}.items():
            begin = left + step * at - before
            place = self._placed(painter, QRectF(begin, px(self.HEIGHT - 22), width, px(20)))
            draw_line(painter, place, self._points[at].when, end=at == last)

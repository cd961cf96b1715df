"""Paints drawings in the theme's colours and fonts."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.domain.drawing import Area, Box, Disc, Ink, Label, Shape, Stroke
from secretsmanual.gui.accessible import Role
from secretsmanual.gui.fonts import SCALE, TextRole, make_font
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.lines import one_line

ROLES: Mapping[str, TextRole] = MappingProxyType({"strong": "strong", "small": "small"})
MOST_CUT = 2_000
"""Cut texts that are remembered."""


Draw = Callable[[float], tuple[list[Shape], float]]
"""From a width to the shapes and their height, in pixels at 100 %."""


class DrawingPainter:
    """Paints shapes; lengths are pixels at 100 %, so the painter is scaled first."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts = {role: _font(role) for role in ROLES}
        self._cut: dict[tuple[str, str, float], tuple[str, float]] = {}

    def paint(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Paint them, the first one lowest."""
        for shape in shapes:
            if isinstance(shape, Label):
                self._label(painter, shape)
            elif isinstance(shape, Box):
                painter.setPen(QPen(self.ink(shape.edge), shape.thick))
                self._fill(painter, shape.fill)
                box = QRectF(shape.left, shape.top, shape.width, shape.height)
                painter.drawRoundedRect(box, shape.round, shape.round)
            elif isinstance(shape, Disc):
                painter.setPen(QPen(self.ink(shape.ink), 1.0))
                self._fill(painter, shape.ink if shape.filled else None)
                painter.drawEllipse(QPointF(*shape.middle), shape.radius, shape.radius)
            else:
                self._line(painter, shape)

    def ink(self, ink: Ink) -> QColor:
        """Return the colour of an ink in this theme."""
        tokens = self._theme.tokens
        named = {"accent": tokens.accent_ink}
        return self._theme.paint(named.get(ink) or str(getattr(tokens, ink)))

    def _fill(self, painter: QPainter, ink: Ink | None) -> None:
        painter.setBrush(self.ink(ink) if ink else Qt.BrushStyle.NoBrush)

    def _line(self, painter: QPainter, shape: Stroke | Area) -> None:
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if isinstance(shape, Area):
            painter.setPen(QPen(self.ink(shape.ink), 1.0))
            self._fill(painter, shape.ink if shape.filled else None)
            painter.drawPolygon(points)
            return
        pen = QPen(self.ink(shape.ink), shape.thick)
        if shape.dashes:
            pen.setDashPattern([length / shape.thick for length in shape.dashes])
        painter.setPen(pen)
        painter.drawPolyline(points)

    def _label(self, painter: QPainter, label: Label) -> None:
        font = self._fonts[label.role]
        text, wide = self._fitted(label, font)
        painter.setFont(font)
        painter.setPen(self.ink(label.ink))
        left = label.left - wide / 2 if label.centred else label.left
        painter.drawText(QPointF(left, label.base), text)

    def _fitted(self, label: Label, font: QFont) -> tuple[str, float]:
        key = (label.text, label.role, label.room)
        if key not in self._cut:
            if len(self._cut) > MOST_CUT:
                self._cut.clear()
            text = one_line(label.text, font, label.room)
            self._cut[key] = (text, QFontMetricsF(font).horizontalAdvance(text))
        return self._cut[key]


class Picture(QWidget):
    """A drawing as wide as there is room, with a name and the same in words."""

    accessible_role = Role.Graphic

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._painter = DrawingPainter(theme)
        self._draw: Draw = _nothing
        self._shapes: list[Shape] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def show_drawn(self, draw: Draw, words: str) -> None:
        """Show what is drawn for the room there is."""
        self._draw = draw
        self.setAccessibleDescription(words)
        self._dress()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._dress()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._theme.scale, self._theme.scale)
        self._painter.paint(painter, self._shapes)

    def _dress(self) -> None:
        self._shapes, height = self._draw(self.width() / self._theme.scale)
        self.setFixedHeight(self._theme.px(height))
        self.update()


def _nothing(_width: float) -> tuple[list[Shape], float]:
    return [], 0.0


def _font(role: str) -> QFont:
    return make_font(SCALE[ROLES[role]], 1.0)

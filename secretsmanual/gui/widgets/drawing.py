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
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.domain.drawing import Area, Box, Disc, Ink, Label, Shape, Stroke
from secretsmanual.gui.accessible import Role
from secretsmanual.gui.fonts import SCALE, TextRole, make_font
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.lines import one_line
from secretsmanual.gui.widgets.sides import way_of

ROLES: Mapping[str, TextRole] = MappingProxyType({"strong": "strong", "small": "small"})
MOST_CUT = 2_000
"""Cut texts that are remembered."""


Draw = Callable[[float], tuple[list[Shape], float]]
"""From a width to the shapes and their height, in pixels at 100 %."""


class DrawingPainter:
    """Paints shapes; lengths are pixels at 100 %, so the painter is scaled first.

    What is `mirrored` within a width stands as far from its right end as it was from its left;
    words stand upright all the same.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts = {role: _font(role) for role in ROLES}
        self._cut: dict[tuple[str, str, float], tuple[str, float]] = {}

    def paint(
        self, painter: QPainter, shapes: Iterable[Shape], mirrored: float | None = None
    ) -> None:
        """Paint them, the first one lowest; `mirrored` is the width in which they are."""
        upright = painter.transform()
        turned = upright if mirrored is None else QTransform(-1, 0, 0, 1, mirrored, 0) * upright
        for shape in shapes:
            if isinstance(shape, Label):
                painter.setTransform(upright)
                self._label(painter, shape, mirrored)
            else:
                painter.setTransform(turned)
                self._form(painter, shape)
        painter.setTransform(upright)

    def measure(self, text: str) -> float:
        """Return how wide a small label is."""
        return QFontMetricsF(self._fonts["small"]).horizontalAdvance(text)

    def _form(self, painter: QPainter, shape: Box | Disc | Stroke | Area) -> None:
        if isinstance(shape, Box):
            painter.setPen(QPen(self._ink(shape.edge), shape.thick))
            self._fill(painter, shape.fill)
            box = QRectF(shape.left, shape.top, shape.width, shape.height)
            painter.drawRoundedRect(box, shape.round, shape.round)
        elif isinstance(shape, Disc):
            painter.setPen(QPen(self._ink(shape.ink), 1.0))
            self._fill(painter, shape.ink if shape.filled else None)
            painter.drawEllipse(QPointF(*shape.middle), shape.radius, shape.radius)
        else:
            self._line(painter, shape)

    def _ink(self, ink: Ink) -> QColor:
        return self._theme.paint(str(getattr(self._theme.tokens, ink)))

    def _fill(self, painter: QPainter, ink: Ink | None) -> None:
        painter.setBrush(self._ink(ink) if ink else Qt.BrushStyle.NoBrush)

    def _line(self, painter: QPainter, shape: Stroke | Area) -> None:
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if isinstance(shape, Area):
            painter.setPen(QPen(self._ink(shape.ink), 1.0))
            self._fill(painter, shape.ink if shape.filled else None)
            painter.drawPolygon(points)
            return
        pen = QPen(self._ink(shape.ink), shape.thick)
        if shape.dashes:
            pen.setDashPattern([length / shape.thick for length in shape.dashes])
        painter.setPen(pen)
        painter.drawPolyline(points)

    def _label(self, painter: QPainter, label: Label, mirrored: float | None) -> None:
        font = self._fonts[label.role]
        text, wide = self._fitted(label, font)
        way = painter.layoutDirection()
        painter.setLayoutDirection(way_of(text, way))
        painter.setFont(font)
        accent = self._theme.colour("accent")
        painter.setPen(accent if label.ink == "accent" else self._ink(label.ink))
        left = label.left - wide / 2 if label.centred else label.left
        if label.upward:
            high = QFontMetricsF(font).capHeight()
            painter.translate(left if mirrored is None else mirrored - left + high, label.base)
            painter.rotate(-90)
            painter.drawText(QPointF(), text)
        else:
            left = left if mirrored is None else mirrored - left - wide
            painter.drawText(QPointF(left, label.base), text)
        painter.setLayoutDirection(way)

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
        back = self.width() / self._theme.scale if self.isRightToLeft() else None
        self._painter.paint(painter, self._shapes, back)

    def _dress(self) -> None:
        self._shapes, height = self._draw(self.width() / self._theme.scale)
        self.setFixedHeight(self._theme.px(height))
        self.update()


def _nothing(_width: float) -> tuple[list[Shape], float]:
    return [], 0.0


def _font(role: str) -> QFont:
    return make_font(SCALE[ROLES[role]], 1.0)

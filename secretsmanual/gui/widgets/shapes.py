"""The shapes of a drawing in the window, in the theme's inks and fonts."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from secretsmanual.domain.drawing import Area, Box, Disc, Ink, Label, Shape, Stroke
from secretsmanual.gui.theme import Theme


def paint_shape(painter: QPainter, theme: Theme, shape: Shape) -> None:
    """Paint one shape at the user's scale; the painter's corner is that of the drawing."""
    match shape:
        case Box():
            _box(painter, theme, shape)
        case Disc():
            _pens(painter, theme, shape.ink, filled=shape.filled)
            x, y = shape.middle
            radius = shape.radius * theme.scale
            painter.drawEllipse(QPointF(x, y) * theme.scale, radius, radius)
        case Stroke():
            pen = QPen(_ink(theme, shape.ink), shape.thick * theme.scale)
            if shape.dashes:
                pen.setDashPattern([length / shape.thick for length in shape.dashes])
            painter.setPen(pen)
            painter.drawPolyline([QPointF(x, y) * theme.scale for x, y in shape.points])
        case Area():
            _pens(painter, theme, shape.ink, filled=shape.filled)
            painter.drawPolygon(QPolygonF([QPointF(x, y) * theme.scale for x, y in shape.points]))
        case Label():
            _label(painter, theme, shape)


def _ink(theme: Theme, ink: Ink) -> QColor:
    return theme.paint(str(getattr(theme.tokens, ink)))


def _pens(painter: QPainter, theme: Theme, ink: Ink, *, filled: bool, thick: float = 1.0) -> None:
    colour = _ink(theme, ink)
    painter.setPen(QPen(colour, thick * theme.scale))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)


def _box(painter: QPainter, theme: Theme, box: Box) -> None:
    scale = theme.scale
    _pens(painter, theme, box.edge, filled=False, thick=box.thick)
    if box.fill is not None:
        painter.setBrush(_ink(theme, box.fill))
    place = QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
    painter.drawRoundedRect(place, box.round * scale, box.round * scale)


def _label(painter: QPainter, theme: Theme, label: Label) -> None:
    font = theme.font("small_strong" if label.role == "strong" else "small")
    metrics = QFontMetricsF(font)
    room = label.room * theme.scale
    text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, room)
    painter.save()
    painter.translate(QPointF(label.left, label.base) * theme.scale)
    if label.upward:
        painter.rotate(-90)
    painter.setFont(font)
    painter.setPen(_ink(theme, label.ink))
    left = -metrics.horizontalAdvance(text) / 2 if label.centred else 0.0
    painter.drawText(QPointF(left, 0), text)
    painter.restore()

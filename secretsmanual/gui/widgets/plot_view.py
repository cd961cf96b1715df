"""A picture of several series in the window: one steps through its values with the arrow keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from typing_extensions import override

from secretsmanual.domain.plotting import lay_out
from secretsmanual.domain.plotting_base import Laid, step
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.charts import Chart
from secretsmanual.gui.widgets.drawing import DrawingPainter
from secretsmanual.gui.widgets.sides import mirrored, way_of

if TYPE_CHECKING:
    from secretsmanual.domain.document import Plot
    from secretsmanual.domain.plotting_base import Spot

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PlotView(Chart):
    """Paints a plot as wide as it is given room for; it is as high as that takes.

    Where one reads from right to left all of it is mirrored, time as well: one comes to the
    names first, bars grow away from them, and what was earlier is read earlier.
    """

    stepped = Signal(str)
    """What the value says that one is at now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._plot: Plot | None = None
        self._laid: Laid | None = None
        self._at = -1
        self._painter = DrawingPainter(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_plot(self, plot: "Plot") -> None:
        """Show this one; one stands at no value."""
        self._plot = plot
        self._at = -1
        self.setAccessibleName(plot.title)
        self.describe(plot.alternative)

    @property
    def at(self) -> str:
        """What the value says that one is at; empty before the first step."""
        return self._spots[self._at].words if self._at >= 0 else ""

    @property
    def place(self) -> QRectF:
        """Where that value stands."""
        return self._place(self._spots[self._at])

    @property
    def _spots(self) -> "Sequence[Spot]":
        return self._laid.spots if self._laid else ()

    @override
    def sizeHint(self) -> QSize:
        high = self._laid.drawing.height if self._laid else 0
        return QSize(self._theme.px(320), self._theme.px(high) + 2 * self._margin)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._dress()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots = self._spots
        key = Qt.Key(event.key())
        down, across = _STEPS.get(key, (0, 0))
        if not spots or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            across = -across if self.isRightToLeft() else across
            self._go(step(spots, self._at, down, across) if self._at >= 0 else 0)
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(len(spots) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, spot in enumerate(self._spots):
            if self._place(spot).contains(event.position()):
                self._go(at)
                return
        super().mousePressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        focus = QPen(self._theme.paint(tokens.focus), 2)
        painter.setBrush(self._theme.paint(tokens.surface))
        painter.setPen(focus if self.hasFocus() else QPen(self._theme.paint(tokens.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self._laid is not None:
            painter.save()
            painter.translate(self._margin, self._margin)
            painter.scale(self._theme.scale, self._theme.scale)
            drawing = self._laid.drawing
            back = drawing.width if self.isRightToLeft() else None
            self._painter.paint(painter, drawing.shapes, back)
            painter.restore()
        if self._at >= 0 and self.hasFocus():
            painter.setFont(self._theme.font("small"))
            self._bubble(painter, focus)

    @override
    def _dress(self) -> None:
        if self._plot is not None:
            width = max(1.0, (self.width() - 2 * self._margin) / self._theme.scale)
            self._laid = lay_out(self._plot, width, self._painter.measure)
        super()._dress()

    @property
    def _margin(self) -> int:
        return self._theme.px(14)

    def _place(self, spot: "Spot") -> QRectF:
        """Return where a value stands, in this widget's pixels."""
        left, top, width, height = (self._theme.scale * one for one in spot.place)
        place = QRectF(left + self._margin, top + self._margin, width, height)
        return mirrored(place, QRectF(self.rect())) if self.isRightToLeft() else place

    def _go(self, at: int) -> None:
        self._at = at
        announce(self, self.at)
        self.stepped.emit(self.at)
        self.update()

    def _bubble(self, painter: QPainter, focus: QPen) -> None:
        """Ring the value one is at, and say it beside, inside the picture."""
        theme, here = self._theme, self.place
        painter.setPen(focus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(here.adjusted(-2, -2, 2, 2), 4, 4)
        metrics = QFontMetricsF(painter.font())
        room = self.width() - 2 * self._margin
        text = metrics.elidedText(self.at, Qt.TextElideMode.ElideMiddle, room - theme.px(16))
        wide, high = metrics.horizontalAdvance(text) + theme.px(16), metrics.height() + theme.px(8)
        left = min(max(self._margin, here.center().x() - wide / 2), self.width() - wide - 1)
        above = here.top() - high - theme.px(6)
        top = above if above > 0 else here.bottom() + theme.px(6)
        box = QRectF(left, top, wide, high)
        painter.setPen(QPen(theme.paint(theme.tokens.edge), 1))
        painter.setBrush(theme.paint(theme.tokens.surface))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(theme.colour("ink"))
        painter.setLayoutDirection(way_of(text, self.layoutDirection()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

"""Lines of plain text with open leading, for everything that paints its own words."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

LEADING = 1.4
"""Line height as a multiple of the font's pixel size."""


@dataclass(slots=True)
class Laid:
    """Text laid out in lines."""

    layout: QTextLayout
    height: float
    width: float
    """Of the longest line."""
    lines: int
    cut: bool
    """Whether text was left off at the end."""

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Paint with the top left corner at (x, y)."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def lay_out(
    text: str,
    font: QFont,
    width: float,
    *,
    leading: float = LEADING,
    most: int = 0,
    marked: Sequence[tuple[int, int]] = (),
    option: QTextOption | None = None,
) -> Laid:
    """Break text into lines of at most `width` pixels; words longer than that are broken.

    At most `most` lines where given: the last then ends in an ellipsis. `marked` are
    (start, length) of parts in bold, for hits of a search; Qt's own units (UTF-16). `option` says
    more of how lines stand; without one they begin where the text's first letter does.
    """
    layout = _layout(text.replace("\n", "\u2028"), font, marked, option)
    laid = _break(layout, width, font.pixelSize() * leading)
    if not most or laid.lines <= most:
        return laid
    start = layout.lineAt(most - 1).textStart()
    units = layout.text().encode("utf-16-le")
    head = units[: 2 * start].decode("utf-16-le", "ignore")
    rest = units[2 * start :].decode("utf-16-le", "ignore")
    layout = _layout(head + one_line(rest, font, width), font, marked, option)
    laid = _break(layout, width, font.pixelSize() * leading, most)
    laid.cut = True
    return laid


def _layout(
    text: str, font: QFont, marked: Sequence[tuple[int, int]], option: QTextOption | None
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = option or QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if marked:
        layout.setFormats([_mark(start, length) for start, length in marked])
    return layout


def _break(layout: QTextLayout, width: float, wanted: float, most: int = 0) -> Laid:
    top = widest = 0.0
    count = 0
    layout.beginLayout()
    while (not most or count < most) and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        height = max(wanted, line.height())
        line.setPosition(QPointF(0, top + (height - line.height()) / 2))
        top += height
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Laid(layout, top, widest, count, cut=False)


def _mark(start: int, length: int) -> QTextLayout.FormatRange:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, bold
    return made


def one_line(text: str, font: QFont, width: float) -> str:
    """Return the text in one line that fits, with an ellipsis where it had to be cut."""
    flat = " ".join(text.split())
    return QFontMetricsF(font).elidedText(flat, Qt.TextElideMode.ElideRight, width)


def as_tooltip(text: str) -> str:
    """Return text for a tooltip so that it is shown as typed and wraps: Qt would read markup."""
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>' if text else ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Show a text as typed over a widget; screen readers are told it without the markup.

    A description that says something else stays.
    """
    follows = widget.toolTip() == as_tooltip(widget.accessibleDescription())
    widget.setToolTip(as_tooltip(text))
    if follows:
        widget.setAccessibleDescription(text)


def literal(text: str) -> str:
    """Return text for a button or menu so that an ampersand is shown as typed."""
    return text.replace("&", "&&")

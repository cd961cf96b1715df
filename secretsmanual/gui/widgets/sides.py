"""Start and end in place of left and right, for everything that paints itself.

Where the window runs from right to left, what is painted stands mirrored; what a text is made of
decides for itself which way it runs, so that a name in Latin letters ends with its own full stop.
"""

import re
import unicodedata

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter

_BACK = Qt.LayoutDirection.RightToLeft
_FORTH = Qt.LayoutDirection.LeftToRight
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_NAMES = re.compile(rf"{_LETTER}(?:[{_LETTER[1:-1]}\s.'’-]*{_LETTER})?")
"""Words in letters that run from right to left, such as a whole name."""


def runs_back(painter: QPainter) -> bool:
    """Return whether what is painted on runs from right to left."""
    return painter.layoutDirection() == _BACK


def around(start: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins by where one begins to read: Qt mirrors layouts, and leaves these."""
    if QGuiApplication.isRightToLeft():
        start, end = end, start
    return QMargins(start, top, end, bottom)


def mirrored(box: QRectF, inside: QRectF) -> QRectF:
    """Return a box as far from the right end of another as it was from the left."""
    return QRectF(inside.left() + inside.right() - box.right(), box.top(), *box.size().toTuple())


def way_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return which way a text runs: its letters' own, or the window's where it has both.

    A sentence of ours with a name in it so keeps the way of our language, also where the name
    comes first, which the first letter (Unicode annex 9, P2) would turn round.
    """
    if text.isascii():
        return _FORTH if any(map(str.isalpha, text)) else otherwise
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    forth, back = "L" in kinds, bool(kinds & {"R", "AL"})
    if forth == back:
        return otherwise
    return _FORTH if forth else _BACK


def isolated(text: str) -> str:
    """Return a text as it is to be painted: names that run back turn nothing around them.

    Without the isolates (Unicode annex 9, 2.4.2) the numbers, signs and names that follow such a
    name in one of our sentences would stand before it. They are for the eye alone: what is
    stored, copied, exported or read aloud has none.
    """
    if text.isascii() or way_of(text, _FORTH) == _BACK:
        return text
    return _NAMES.sub("\u2068\\g<0>\u2069", text)


def draw_line(painter: QPainter, box: QRectF, text: str, *, end: bool = False) -> None:
    """Paint one line in the middle of a box's height, at the side where one begins to read.

    With `end` at the other one. The box is where it is to stand; it is not mirrored here.
    """
    way = painter.layoutDirection()
    right = end != (way == _BACK)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    fixed = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.setLayoutDirection(way_of(text, way))
    painter.drawText(box, side | fixed, isolated(text))
    painter.setLayoutDirection(way)

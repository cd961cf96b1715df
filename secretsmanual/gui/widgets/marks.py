"""A kind as dot and word; a person as initials."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from secretsmanual.domain.names import initials
from secretsmanual.gui.fonts import SCALE, make_font
from secretsmanual.gui.models.families import FAMILIES
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.widgets.lines import one_line, set_tooltip
from secretsmanual.gui.widgets.sides import draw_line, mirrored, runs_back


def calm_family(name: str) -> Family:
    """Return the family whose colour stands behind a name: the same for ever, meaning nothing."""
    return tuple(FAMILIES)[sum(map(ord, name)) % len(FAMILIES)]


def tint(theme: Theme, colour: QColor, share: float = 0.2) -> QColor:
    """Return a little of a colour on the surface."""
    base = theme.paint(theme.tokens.surface)
    return QColor(
        *(
            round(a * share + b * (1 - share))
            for a, b in (
                (colour.red(), base.red()),
                (colour.green(), base.green()),
                (colour.blue(), base.blue()),
            )
        )
    )


def paint_dot(painter: QPainter, theme: Theme, family: Family, x: float, middle: float) -> float:
    """Paint a family's dot with its left edge at x; return where the word begins."""
    side = theme.px(8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.family(family))
    painter.drawEllipse(QRectF(x, middle - side / 2, side, side))
    return x + side + theme.px(7)


@cache
def _initials_font(height: int) -> QFont:
    font = make_font(SCALE["strong"], 1.0)
    font.setPixelSize(max(9, round(height * 0.38)))
    return font


def paint_avatar(painter: QPainter, theme: Theme, name: str, box: QRectF) -> None:
    """Paint initials on a calm round colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint(theme, theme.family(calm_family(name))))
    painter.drawEllipse(box)
    painter.setFont(_initials_font(round(box.height())))
    painter.setPen(theme.colour("ink"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))


class KindMark(QLabel):
    """The dot of a family and the word of a kind, always together."""

    def __init__(self, theme: Theme, word: str, family: Family = "") -> None:
        super().__init__()
        self._theme = theme
        self._family: Family = family
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()
        self.set_kind(word, family)

    def set_kind(self, word: str, family: Family) -> None:
        """Show another kind."""
        self._family = family
        self.setText(word)
        set_tooltip(self, word)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(int(wide) + self._theme.px(17), self._theme.px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(40), self.sizeHint().width()), self._theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side, whole = self.height() / 2, self._theme.px(8), QRectF(self.rect())
        back = runs_back(painter)
        dot = whole.right() - side if back else 0
        left = paint_dot(painter, self._theme, self._family, dot, middle) - dot
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("soft"))
        box = QRectF(left, 0, self.width() - left, self.height())
        word = one_line(self.text(), self.font(), box.width())
        draw_line(painter, mirrored(box, whole) if back else box, word)

    def _dress(self) -> None:
        self.setFont(self._theme.font("small_strong"))
        self.updateGeometry()
        self.update()


class PersonAvatar(QLabel):
    """Initials on a calm colour. The name stands beside it, or is its tooltip."""

    def __init__(self, theme: Theme, name: str, size: int = 36) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._dress)
        self.set_name(name)
        self._dress()

    def set_name(self, name: str) -> None:
        """Show another person."""
        self.setText(name)
        self.setAccessibleName(name)
        set_tooltip(self, name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, self._theme, self.text(), QRectF(self.rect()))

    def _dress(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

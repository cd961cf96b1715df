"""What is known of someone, kind by kind: calm, never a percentage (domain.md 1, row 30)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.wording import tr
from secretsmanual.gui.accessible import Role
from secretsmanual.gui.models.families import FAMILIES
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.widgets.lines import as_tooltip, set_tooltip
from secretsmanual.gui.widgets.marks import paint_avatar, tint


@dataclass(frozen=True, slots=True)
class KindCover:
    """How well one kind is known: 0 not yet, 1 fresh and enough; between, fading or in part."""

    word: str
    family: Family
    share: float


def in_words(kinds: Sequence[KindCover]) -> str:
    """Return the text alternative: what is known, what not yet."""
    known = [words.inside(kind.word) for kind in kinds if kind.share > 0]
    open_ = [words.inside(kind.word) for kind in kinds if kind.share <= 0]
    parts = []
    if known:
        parts.append(tr("Known: {}.").format(", ".join(known)))
    if open_:
        parts.append(tr("Not yet: {}.").format(", ".join(open_)))
    return " ".join(parts)


def sorted_by_family(kinds: Sequence[KindCover]) -> list[KindCover]:
    """Return the kinds family by family, each family's in the order given."""
    order: tuple[Family, ...] = (*FAMILIES, "")
    return sorted(kinds, key=lambda kind: order.index(kind.family))


class _Painted(QWidget):
    accessible_role = Role.Graphic

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._kinds: list[KindCover] = []
        self._name = name
        theme.changed.connect(self._dress)

    def set_kinds(self, kinds: Sequence[KindCover], of: str = "") -> None:
        """Show these kinds, known of this person or organisation."""
        self._kinds = sorted_by_family(kinds)
        self.setAccessibleName(words.labelled(self._name, of) if of else self._name)
        set_tooltip(self, in_words(self._kinds))
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class CoverageRing(_Painted):
    """A ring of one arc to a kind around the initials: coloured when known, pale when fading."""

    GAP = 5.0
    """Degrees between arcs."""

    def __init__(self, theme: Theme, name: str, size: int = 56) -> None:
        super().__init__(theme, self.tr("What we know"))
        self._who = name
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    @override
    def set_kinds(self, kinds: Sequence[KindCover], of: str = "") -> None:
        self._who = of or self._who
        super().set_kinds(kinds, self._who)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, self._theme, self._kinds, self._who, QRectF(self.rect()))


def paint_ring(
    painter: QPainter, theme: Theme, kinds: Sequence[KindCover], who: str, box: QRectF
) -> None:
    """Paint a coverage ring with initials into a square, for widgets and list rows alike."""
    thick = max(2.5, box.width() * 0.075)
    ring = box.adjusted(thick / 2 + 0.5, thick / 2 + 0.5, -thick / 2 - 0.5, -thick / 2 - 0.5)
    step = 360.0 / max(1, len(kinds))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, kind in enumerate(kinds):
        pen = QPen(_colour(theme, kind), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        start = 90.0 - index * step - CoverageRing.GAP / 2
        painter.drawArc(ring, round(start * 16), round((CoverageRing.GAP - step) * 16))
    inset = thick + max(2.0, box.width() * 0.05)
    paint_avatar(painter, theme, who, box.adjusted(inset, inset, -inset, -inset))


def _colour(theme: Theme, kind: KindCover) -> QColor:
    if kind.share <= 0:
        return theme.paint(theme.tokens.line)
    colour = theme.family(kind.family)
    return colour if kind.share > 0.5 else tint(theme, colour, 0.45)


class CoverageRow(_Painted):
    """A dot to a kind, family by family: filled when known, half when fading, else open."""

    DOT, GAP, BETWEEN = 10, 6, 14

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("What we know"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        places = self._places()
        right = places[-1][1].right() if places else 0
        return QSize(int(right) + 2, self._theme.px(self.DOT + 6))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = QPointF(event.pos())
            for kind, box in self._places():
                if box.adjusted(-3, -6, 3, 6).contains(near):
                    QToolTip.showText(event.globalPos(), as_tooltip(_state(kind)), self)
                    return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for kind, box in self._places():
            self._dot(painter, kind, box)

    def _dot(self, painter: QPainter, kind: KindCover, box: QRectF) -> None:
        theme = self._theme
        colour = theme.family(kind.family)
        if kind.share <= 0:
            painter.setPen(QPen(theme.paint(theme.tokens.edge), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
            return
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(_colour(theme, kind))
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))

    def _places(self) -> list[tuple[KindCover, QRectF]]:
        px = self._theme.px
        x = 1.0
        found: list[tuple[KindCover, QRectF]] = []
        for _, group in groupby(self._kinds, key=lambda kind: kind.family):
            for kind in group:
                found.append((kind, QRectF(x, px(3), px(self.DOT), px(self.DOT))))
                x += px(self.DOT + self.GAP)
            x += px(self.BETWEEN - self.GAP)
        return found


def _state(kind: KindCover) -> str:
    if kind.share <= 0:
        return tr("{}: not yet").format(kind.word)
    if kind.share <= 0.5:
        return tr("{}: worth asking again").format(kind.word)
    return tr("{}: known").format(kind.word)

"""The map itself: cards that are chosen and moved, by mouse and by keyboard."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from typing_extensions import override

from secretsmanual.domain.drawing import Box, Shape
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.map_layout import Place, towards
from secretsmanual.domain.relations import Relation
from secretsmanual.domain.who_is_who import Node, WhoIsWho
from secretsmanual.domain.who_is_who_picture import CARD, card_at, card_of, lines_of, size
from secretsmanual.gui.accessible import Role
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.drawing import DrawingPainter
from secretsmanual.gui.widgets.lines import as_tooltip

WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MOVES = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_CARD = Box(0, 0, *CARD, "edge", "surface", round=10)
EDGE = 3
"""Pixels around a card for the thickness of its edge."""
AT_ONCE = 4
"""Cards that are painted anew in one go: a large map comes in steps, and nothing waits for it."""
STEP = 0.25
"""Of a cell: how far a key moves a card."""


class MapCanvas(QWidget):
    """Cards and lines. Arrows choose, Alt+Shift+arrows and dragging move, Enter opens.

    Where one reads from right to left each card is mirrored, the map is not: who stands left of
    whom is what somebody has laid out by hand, and it is the same on paper and for a colleague.
    """

    accessible_role = Role.Chart

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    """The id of a person, and the Place where they were let go."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._paints = DrawingPainter(theme)
        self._map: WhoIsWho | None = None
        self._lines: list[tuple[Relation, list[Shape]]] = []
        self._ground: tuple[QRect, QPixmap] | None = None
        """The lines that stay while a card is moved, as they were painted in a part of the map."""
        self._drawn: dict[PersonId, tuple[Shape, ...]] = {}
        self._cards: dict[PersonId, QPixmap] = {}
        """Cards as they were painted; text is what costs most."""
        self._current = ""
        self.beside = ""
        """Whom the chosen one is to be set beside."""
        self._held: dict[str, Place] = {}
        """Where somebody is while being moved, until the map is read anew."""
        self._grab: QPointF | None = None
        self._pressed = QPointF()
        self._dragging = False
        self._moving = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._dress)

    def show_map(self, map_: WhoIsWho) -> None:
        """Show a map; who was chosen stays so while there."""
        drawn = {node.person.id: tuple(card_of(node, _CARD)) for node in map_.nodes}
        self._cards = {
            one: card for one, card in self._cards.items() if drawn.get(one) == self._drawn.get(one)
        }
        self._map, self._drawn = map_, drawn
        self._held.clear()
        if map_.node(self._current) is None:
            self._current = map_.nodes[0].person.id if map_.nodes else ""
        self.updateGeometry()
        self._draw()

    def current_id(self) -> str:
        """Return the id of the person chosen."""
        return self._current

    def choose(self, person_id: str) -> None:
        """Choose somebody; nobody of that id is on the map: nothing happens."""
        if person_id != self._current and self._map and self._map.node(person_id):
            self._ring_anew(self._current, person_id)
            self._current = person_id
            self.chosen.emit(person_id)

    def card(self, person_id: str) -> QRectF:
        """Return where somebody's card is, in this widget's pixels."""
        found = self._map.node(person_id) if self._map else None
        if found is None:
            return QRectF()
        box, scale = card_at(self._place(found), self._whole()), self._theme.scale
        return QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)

    def set_beside(self, person_id: str) -> None:
        """Mark whom the chosen one is to be set beside; nobody for nothing."""
        self._ring_anew(self.beside, person_id)
        self.beside = person_id

    @override
    def minimumSizeHint(self) -> QSize:
        if self._map is None:
            return QSize()
        wide, high = size(self._map.sheet)
        return QSize(self._theme.px(wide), self._theme.px(high))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Say where the focus is: on the chosen card, to which whatever is around scrolls."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self._current:
            return self._around(self._current).toAlignedRect()
        return super().inputMethodQuery(query)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = QRectF(event.rect())
        cards = {node.person.id: self._around(node.person.id) for node in self._nodes}
        seen = {one: card for one, card in cards.items() if card.intersects(here)}
        fresh = [one for one in seen if one not in self._cards]
        for one in fresh[:AT_ONCE]:
            self._cards[one] = self._made(one)
        for one in fresh[AT_ONCE:]:
            self.update(seen[one].toAlignedRect())  # after what waits meanwhile
        self._paint_lines(painter)
        for one, card in seen.items():
            if one in self._cards:
                painter.drawPixmap(card.topLeft(), self._cards[one])
        tokens = self._theme.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.beside and self.beside != self._current:
            painter.setPen(QPen(self._theme.paint(tokens.accent), 2, Qt.PenStyle.DashLine))
            self._ring(painter, self.beside)
        if self._current:
            colour = tokens.focus if self.hasFocus() else tokens.edge
            painter.setPen(QPen(self._theme.paint(colour), 3 if self.hasFocus() else 2))
            self._ring(painter, self._current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in WAYS and event.modifiers() & _MOVES == _MOVES:
            self._nudge(WAYS[key])
        elif key in WAYS and not event.modifiers() & _MOVES:
            self._go(WAYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._map and self._map.nodes:
            self.choose(self._map.nodes[0 if key == Qt.Key.Key_Home else -1].person.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Alt, Qt.Key.Key_Shift):
            self._let_go()
        super().keyReleaseEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring_anew(self._current)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)
        self._ring_anew(self._current)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self.choose(found.person.id)
            self._pressed = event.position()
            self._grab = event.position() - self.card(found.person.id).center()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            over = self._at(event.position()) is not None
            shape = Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        way = (event.position() - self._pressed).manhattanLength()
        self._dragging = self._dragging or way >= QApplication.startDragDistance()
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            middle = event.position() - self._grab
            self._hold(Place(middle.x() / self.width(), middle.y() / self.height()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._let_go()
        self._grab, self._dragging = None, False
        self.unsetCursor()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if found := self._at(event.position()):
            self.opened.emit(found.person.id)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            words = [found.person.name, found.elsewhere or found.person.role] if found else []
            text = "\n".join(word for word in (*words, *(found.marks if found else ())) if word)
            QToolTip.showText(event.globalPos(), as_tooltip(text), self)
            return True
        return super().event(event)

    def _whole(self) -> tuple[float, float]:
        return (self.width() / self._theme.scale, self.height() / self._theme.scale)

    def _place(self, node: Node) -> Place:
        return self._held.get(node.person.id, node.place)

    def _around(self, person_id: str) -> QRectF:
        """Return where a card is, with its edge."""
        return self.card(person_id).adjusted(-EDGE, -EDGE, EDGE, EDGE)

    def _paint_lines(self, painter: QPainter) -> None:
        """Paint the lines; while a card is moved, all but its own as they were."""
        if not self._moving:
            self._put_lines(painter, [shapes for _, shapes in self._lines])
            return
        here = self.visibleRegion().boundingRect()
        if self._ground is None or self._ground[0] != here:
            self._ground = (here, self._still(here))
        painter.drawPixmap(here.topLeft(), self._ground[1])
        self._put_lines(painter, [s for one, s in self._lines if self._is_moved(one)])

    def _still(self, here: QRect) -> QPixmap:
        """Paint what stays of the lines in a part of the map."""
        ground = QPixmap(here.size() * self.devicePixelRatioF())
        ground.setDevicePixelRatio(self.devicePixelRatioF())
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-here.topLeft())
        self._put_lines(painter, [s for one, s in self._lines if not self._is_moved(one)])
        painter.end()
        return ground

    def _put_lines(self, painter: QPainter, lines: list[list[Shape]]) -> None:
        painter.save()
        painter.scale(self._theme.scale, self._theme.scale)
        self._paints.paint(painter, chain.from_iterable(lines))
        painter.restore()

    def _is_moved(self, relation: Relation) -> bool:
        return self._current in (relation.from_id, relation.to_id)

    def _ring_anew(self, *people: str) -> None:
        """Paint again who was or is marked, and nobody else."""
        for one in people:
            self.update(self._around(one).adjusted(-8, -8, 8, 8).toAlignedRect())

    def _ring(self, painter: QPainter, person_id: str) -> None:
        round_ = self._theme.px(12)
        box = self.card(person_id).adjusted(-4, -4, 4, 4)
        painter.drawRoundedRect(box, round_, round_)

    def _draw(self) -> None:
        if self._map is not None:
            self._lines = lines_of(self._map, self._whole(), self._held)
        if not self._moving:
            self._ground = None
        self.update()

    def _dress(self) -> None:
        self._cards.clear()
        self.updateGeometry()
        self._draw()

    def _made(self, person_id: PersonId) -> QPixmap:
        """Paint a card."""
        scale, ratio = self._theme.scale, self.devicePixelRatioF()
        wide, high = (round((side * scale + 2 * EDGE) * ratio) for side in CARD)
        card = QPixmap(wide, high)
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        painter = QPainter(card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(EDGE, EDGE)
        painter.scale(scale, scale)
        back = CARD[0] if self.isRightToLeft() else None
        self._paints.paint(painter, self._drawn[person_id], back)
        painter.end()
        return card

    @property
    def _nodes(self) -> Sequence[Node]:
        return self._map.nodes if self._map else ()

    def _at(self, point: QPointF) -> Node | None:
        return next(
            (n for n in reversed(self._nodes) if self.card(n.person.id).contains(point)), None
        )

    def _go(self, way: tuple[int, int]) -> None:
        if self._map is not None and self._current:
            places: dict[str, Place] = {
                node.person.id: self._place(node) for node in self._map.nodes
            }
            self.choose(towards(self._map.sheet, places, self._current, way))

    def _nudge(self, way: tuple[int, int]) -> None:
        node = self._map.node(self._current) if self._map else None
        if node is not None and self._map is not None:
            sheet, here = self._map.sheet, self._place(node)
            across, down = way[0] * STEP / sheet.columns, way[1] * STEP / sheet.rows
            self._hold(Place(here.x + across, here.y + down))

    def _hold(self, place: Place) -> None:
        """Show the chosen one elsewhere; nothing is written yet."""
        if self._map is not None:
            self._held[self._current] = self._map.sheet.within(place)
            self._moving = True
            self._draw()

    def _let_go(self) -> None:
        """Say where the chosen one is now: beside a card that stands there already."""
        node = self._map.node(self._current) if self._map else None
        held = self._held.get(self._current)
        if not self._moving or node is None or held is None or self._map is None:
            return
        self._moving = False
        others = [self._place(one) for one in self._map.nodes if one is not node]
        place = self._map.sheet.free(held, others) or node.place
        self._held[self._current] = place
        self._draw()
        if place != node.place:
            self.moved.emit(self._current, place)

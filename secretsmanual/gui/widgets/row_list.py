"""A real list view of ready rows, painted by an own delegate (speed.md: 5 to 6 ms a repaint)."""

from typing import Any, Literal

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from secretsmanual.gui.models.record_list import ROW, RecordListModel, Row
from secretsmanual.gui.models.rows import SectionRow, veiled
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.focus_in_sight import follow_focus
from secretsmanual.gui.widgets.frames import keep_scroll_bar, restyle
from secretsmanual.gui.widgets.lines import as_tooltip
from secretsmanual.gui.widgets.row_parts import RowPainter, Spot, painters

Look = Literal["card", "flat"]
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints rows by type: each on a card of its own, or flat with a thin line between."""

    def __init__(self, theme: Theme, view: "RowList", look: Look, lines: int) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._look: Look = look
        self._painters = painters(theme, lines)
        self._heights: dict[tuple[Row, int], int] = {}
        self._spots: dict[Row, list[Spot]] = {}

    def add_painter(self, row_type: type[Any], painter: RowPainter[Any]) -> None:
        """Teach the list a type of row of a screen's own."""
        self._painters[row_type] = painter

    def forget(self) -> None:
        """Drop what was measured: fonts or colours have changed."""
        self._heights.clear()
        self._spots.clear()
        for painter in self._painters.values():
            painter.forget()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        width = self._view.viewport().width()
        key = (row, width)
        if (height := self._heights.get(key)) is None:
            if len(self._heights) > 20_000:
                self._heights.clear()
            pad = self._pad(row)
            inner = width - 2 * pad[0]
            content = self._painters[type(row)].height(row, inner)
            height = round(content) + 2 * pad[1] + self._gap()
            self._heights[key] = height
        return QSize(max(1, width), height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if not isinstance(row, SectionRow):
            self._ground(painter, rect, state)
        if len(self._spots) > 500:
            self._spots.clear()
        paints, inner = self._painters[type(row)], self._inner(row, rect)
        paints.begin(painter, inner)
        self._spots[row] = paints.paint(painter, row, inner)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row = index.data(ROW)
        text = next(
            (
                spot.word
                for spot in self._spots.get(row, [])
                if spot.box.adjusted(-3, -3, 3, 3).contains(event.pos())
            ),
            "",
        )
        inner = self._inner(row, view.visualRect(index))
        text = text or self._painters[type(row)].tooltip(row, inner.width())
        QToolTip.showText(event.globalPos(), as_tooltip(text), view)
        return True

    def _inner(self, row: Row, rect: QRect) -> QRectF:
        across, down = self._pad(row)
        return QRectF(rect).adjusted(across, down, -across, -down - self._gap())

    def _pad(self, row: Row) -> tuple[int, int]:
        px = self._theme.px
        if isinstance(row, SectionRow):
            return (px(2), px(5))
        return (px(14), px(11)) if self._look == "card" else (px(12), px(9))

    def _gap(self) -> int:
        return self._theme.px(8) if self._look == "card" else 1

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme, tokens = self._theme, self._theme.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        focus = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        box = QRectF(rect).adjusted(1, 1, -1, -1.0 - self._gap())
        if self._look == "flat":
            side = theme.px(12)
            under = QRect(rect.left() + side, rect.bottom(), rect.width() - 2 * side, 1)
            painter.fillRect(under, theme.paint(tokens.line))
            fill = tokens.accent_soft if chosen else tokens.sunken if hover else ""
            edge = tokens.accent if chosen else ""
        else:
            fill = tokens.accent_soft if chosen else tokens.surface
            edge = tokens.accent if chosen else tokens.edge if hover else tokens.line
        edge = tokens.focus if focus else edge
        if fill or edge:
            wide = 2.0 if focus else 1.0
            painter.setPen(QPen(theme.paint(edge), wide) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(theme.paint(fill) if fill else Qt.BrushStyle.NoBrush)
            round_ = theme.px(10)
            painter.drawRoundedRect(box, round_, round_)


class RowList(QListView):
    """A list of rows with keys, tooltips, and something to say while it is empty."""

    chosen = Signal(str)
    """The id of the row that is current now; empty for none."""
    opened = Signal(str)
    """The id of a row that was opened: Enter or a double click."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        look: Look = "flat",
        lines: int = 0,
        empty: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._empty = empty
        self._settling = False
        self.setAccessibleName(name)
        self.records = RecordListModel(self)
        self.rows = RowDelegate(theme, self, look, lines)
        self.setModel(self.records)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_scroll_bar(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW).id))
        self.records.dataChanged.connect(self.scheduleDelayedItemsLayout)
        self._theme = theme
        self._given: list[Any] = []
        theme.changed.connect(self._dress)
        theme.veil_changed.connect(self._show_again)
        if empty is not None:
            empty.setParent(self.viewport())
        self._fill_empty()

    def show_rows(self, rows: "list[Any]") -> None:
        """Show these rows; the current row stays current while it is among them."""
        here = self.current_id()
        self._settling = True
        self._given = rows
        if self._theme.veiled:
            rows = [veiled(row, self._theme.veil_all) for row in rows]
        self.records.set_rows(rows)
        if here and self.current_id() != here:
            self.choose(here)
        if self.hasFocus():
            self._show_focus()
        self._settling = False
        if self.current_id() != here:
            self.chosen.emit(self.current_id())
        self._fill_empty()

    def current_id(self) -> str:
        """Return the id of the current row, or nothing."""
        index = self.currentIndex()
        return index.data(ROW).id if index.isValid() else ""

    def choose(self, record_id: str) -> None:
        """Make a row current and bring it into view; an id that is not there changes nothing."""
        at = self.records.row_of(record_id)
        if at >= 0:
            self.setCurrentIndex(self.records.index(at))

    def choose_first(self) -> None:
        """Make the first row that can be chosen current."""
        for at, row in enumerate(self.records.rows):
            if not isinstance(row, SectionRow):
                self.setCurrentIndex(self.records.index(at))
                return

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            follow_focus(self)
        if not self._settling:
            self.chosen.emit(current.data(ROW).id if current.isValid() else "")

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Make current what is selected from outside, as screen readers and voice control do."""
        super().selectionChanged(selected, deselected)
        for index in selected.indexes()[:1]:
            if index != self.currentIndex():
                self.setCurrentIndex(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and self.currentIndex().isValid():
            self.opened.emit(self.current_id())
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show_focus()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for room for what is said while there are no rows."""
        hint = super().minimumSizeHint()
        if self._empty is not None and not self.records.rows:
            high = self._empty.heightForWidth(max(1, self.viewport().width()))
            hint.setHeight(max(hint.height(), high + 2 * self.frameWidth()))
        return hint

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
        if self.hasFocus() and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
        self._fill_empty()

    def _show_focus(self) -> None:
        if not self.currentIndex().isValid():
            self.choose_first()

    def _fill_empty(self) -> None:
        restyle(self, "empty", not self.records.rows)
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(not self.records.rows)
            self.updateGeometry()

    def _show_again(self) -> None:
        self.show_rows(self._given)

    def _dress(self) -> None:
        self.rows.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

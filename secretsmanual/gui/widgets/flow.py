"""A row that goes on in the next line where it is full: for chips and small buttons."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from secretsmanual.gui.theme import Theme


class Flow(QLayout):
    """Lays its widgets out like words, mirrored where the language runs from right to left."""

    def __init__(self, theme: Theme, *widgets: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        for widget in widgets:
            self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        gaps = self._theme.px(self._gap) * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + gaps, height)

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def clear(self) -> None:
        """Take all widgets out and delete them."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the lines, each part in the middle of its line; return the height of all."""
        gap = self._theme.px(self._gap)
        y = 0
        for line in self._lines(rect.width(), gap):
            height = max(hint.height() for _, hint in line)
            x = 0
            for item, hint in line if move else ():
                at = rect.topLeft() + QPoint(x, y + (height - hint.height()) // 2)
                item.setGeometry(self._mirrored(QRect(at, hint), rect))
                x += hint.width() + gap
            y += height + gap
        return max(0, y - gap)

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._shown():
            hint = item.sizeHint().boundedTo(QSize(max(1, width), 100_000))
            if not lines or (x and x + hint.width() > width):
                lines.append([])
                x = 0
            lines[-1].append((item, hint))
            x += hint.width() + gap
        return lines

    def _mirrored(self, box: QRect, inside: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(inside.left() + inside.right() - box.right())
        return box

"""Go to anything: “What secrets do we know about …”, answered as one types (Ctrl+K)."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.palette_doing import DO, with_doing
from secretsmanual.gui.palette_oops import OOPS, ask_anything
from secretsmanual.gui.palette_rows import Answer
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.overlay import Overlay
from secretsmanual.gui.widgets.row_list import RowList

_MOVE = QAbstractItemView.CursorAction
MOVES = {
    Qt.Key.Key_Up: _MOVE.MoveUp,
    Qt.Key.Key_Down: _MOVE.MoveDown,
    Qt.Key.Key_PageUp: _MOVE.MovePageUp,
    Qt.Key.Key_PageDown: _MOVE.MovePageDown,
}


class Palette(Overlay):
    """A field and what it finds. The focus stays in the field; arrows move in the list."""

    def __init__(self, tools: Tools, window: QWidget) -> None:
        super().__init__(tools.theme, window, "", 760, 620)
        self._tools = tools
        self._answer = Answer([], {})
        self.setAccessibleName(self.tr("What secrets do we know about …"))
        self.field = SearchField(tools.theme, self.tr("What secrets do we know about …"))
        self.field.installEventFilter(self)
        self.nothing = EmptyState(tools.theme, "search", "")
        self.list = RowList(tools.theme, self.tr("Found"), "flat", 2, self.nothing)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = tools.theme.px(16)
        self.box.setContentsMargins(side, side, side, side)
        self.box.addWidget(self.field)
        self.box.addWidget(self.list, 1)
        self.field.textChanged.connect(self._ask)
        self.list.clicked.connect(lambda _: self._go())
        self.list.chosen.connect(self._tell)

    @override
    def open(self) -> None:
        """Come over the page, ready to be typed into; what was asked last is selected."""
        super().open()
        self.field.setFocus()
        self.field.selectAll()
        self._ask(self.field.text())

    def empty(self) -> None:
        """Close without a way back, and forget what was asked: the manual is locked."""
        self._before = None
        self.field.clear()
        self.leave()

    def open_with(self, text: str) -> None:
        """Come over the page with the beginning of a question; typing goes on behind it."""
        self.field.setText(text)
        self.open()
        self.field.setCursorPosition(len(text))
        self.field.deselect()

    @override
    def leave(self) -> None:
        """Close; what was found is not kept."""
        self._answer = Answer([], {})
        self.list.show_rows([])
        self.list.rows.forget()
        super().leave()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in MOVES:
            there = self.list.moveCursor(MOVES[key], Qt.KeyboardModifier.NoModifier)
            self.list.setCurrentIndex(there)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            return False
        return True

    def _ask(self, text: str) -> None:
        tools = self._tools
        tools.work.run(self, partial(self._search, text), self._show, latest="search")

    def _search(self, text: str) -> Answer:
        return ask_anything(self._tools.services, text, veiled=self._tools.theme.veiled)

    def _show(self, answer: Answer) -> None:
        if self.isHidden():
            return
        self._answer = answer
        typed = self.field.text()
        if typed.strip().casefold() == OOPS:
            self.nothing.say(
                self.tr("To whom did it happen?"),
                self.tr("Type a name: the card opens, and its clock begins with what went wrong."),
            )
        elif typed.strip():
            self.nothing.say(
                self.tr("Nothing in this manual about that yet."),
                self.tr("Try a name, or one word of what they said."),
            )
        else:
            self.nothing.say(
                self.tr("Ask about a person, an account or a thing they want."),
                self.tr(
                    "Everything is searched: people, secrets, lines, promises, talks, actions."
                ),
            )
        self.list.setCurrentIndex(self.list.records.index(-1))
        self.list.show_rows(with_doing(self._tools.actions, typed, answer.rows))
        self.list.choose_first()
        self.list.scrollToTop()

    def _tell(self, record_id: str) -> None:
        """Let a screen reader say the row, as the focus stays in the field."""
        at = self.list.records.row_of(record_id)
        if record_id and at >= 0:
            announce(self.field, self.list.records.rows[at].spoken)

    def _go(self) -> None:
        chosen = self.list.current_id()
        place = self._answer.places.get(chosen)
        if chosen.startswith(DO):
            self.leave()
            self._tools.actions[chosen.removeprefix(DO)].trigger()
        elif place is not None:
            self.leave()
            self._tools.navigation.open(place.page, **place.args)

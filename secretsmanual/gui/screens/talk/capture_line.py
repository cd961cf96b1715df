"""The line that everything is typed in: keys of domain.md 2.3, and nothing slow on any of them."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.domain.interview.names import fold
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.fields import UNLEARNED

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Understood, Vocabulary

MOST_ROWS = 3
MOST_OFFERED = 8
"""Completions shown at once."""
_TOKEN = re.compile(r"(?:^|(?<=\s))([@#])([\w'’-]*)$")
_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_NO_TEXT_KEYS = Qt.KeyboardModifier.AltModifier | _CTRL


class CaptureLine(QPlainTextEdit):
    """One to three rows of plain text. Enter keeps, Enter on nothing asks on."""

    typed = Signal(str)
    kept = Signal(str)
    """Enter with text; the line is empty again."""
    asked_on = Signal()
    """Enter on the empty line."""
    wanted_back = Signal()
    """Up on the empty line: the last line shall come back."""
    set_aside = Signal()
    """The second Escape put the text aside."""
    brought_back = Signal()
    """Undo took the text back that was put aside."""
    completing = Signal(list, int)
    """Completions and which of them stands in the line; an empty list closes them."""
    talking = Signal(bool)
    """Ctrl+Space went down or up."""
    left = Signal()
    """The focus went elsewhere."""
    entered = Signal()
    """The focus came."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._vocabulary: Vocabulary | None = None
        self._understood: Understood | None = None
        self._aside: list[str] = []
        """Texts that Escape put aside; Ctrl+Z brings them back."""
        self._returned: list[str] = []
        """Lines that came back from a disk that said no, as long as they stand untouched."""
        self._offered: list[str] = []
        self._at = -1
        self._escaped = False
        self._talks = False
        self._quiet = False
        self.setProperty("look", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(self.tr("What they say"))
        self.setInputMethodHints(UNLEARNED)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._keys: dict[int, Callable[[QKeyEvent], bool]] = {
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Tab: self._tab,
            Qt.Key.Key_Backtab: self._back_tab,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Up: self._up,
            Qt.Key.Key_Backspace: self._backspace,
            Qt.Key.Key_Space: self._space,
            Qt.Key.Key_Z: self._undo,
        }
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return what stands in the line."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show a text that is no typing, with the cursor at its end."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        self._returned = []
        self._understood = None
        self._close_completion()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def take_back(self, text: str) -> None:
        """Put the last line in front of what was typed meanwhile."""
        typed = self.text()
        self.put(f"{text}{typed}")
        if typed:
            self.typed.emit(self.text())

    def give_back(self, text: str) -> None:
        """Put back a line that could not be saved, before what was typed since."""
        before = "\n".join(self._returned)
        typed = self.text()
        rest = typed[len(before) :].removeprefix("\n") if self._returned else typed
        returned = [*self._returned, text]
        self.put("\n".join([*returned, rest] if rest else returned))
        self._returned = returned
        self.typed.emit(self.text())

    def learn(self, vocabulary: "Vocabulary") -> None:
        """Take what Tab completes."""
        self._vocabulary = vocabulary

    def understand(self, found: "Understood | None") -> None:
        """Know which chips are shown, so that Backspace can take the last one away."""
        self._understood = found

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        escaped, self._escaped = self._escaped, False
        if event.key() == Qt.Key.Key_Escape:
            self._escaped = not escaped
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._close_completion()
        answer = self._keys.get(event.key())
        if answer is not None and answer(event):
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        ends = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Control, Qt.Key.Key_Meta)
        if self._talks and ends and not event.isAutoRepeat():
            self._talk(on=False)
        super().keyReleaseEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # On some systems Alt+Left, Ctrl+D or Ctrl+K edit text: here they belong to the talk.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in (Qt.Key.Key_D, Qt.Key.Key_K) and event.modifiers() & _CTRL
            moves = event.modifiers() & Qt.KeyboardModifier.AltModifier and not self.text()
            if own or moves:
                event.ignore()
                return False
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card's own ground first, so that no key paints what lies below it as well."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.paint(self._theme.tokens.surface))
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._talks:
            self._talk(on=False)
        self.left.emit()

    def _changed(self) -> None:
        if self._quiet:
            return
        self._understood = None
        text = self.text()
        if self._returned and not text.startswith("\n".join(self._returned)):
            self._returned = []
        self.typed.emit(text)

    def _enter(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
            return True
        if event.modifiers() & _NO_TEXT_KEYS or event.isAutoRepeat():
            return True
        raw = self.text()
        if raw.strip():
            self.put("")
            self.kept.emit(raw)
        else:
            self.put("")
            self.asked_on.emit()
        return True

    def _up(self, event: QKeyEvent) -> bool:
        if self.text() or event.modifiers() & _NO_TEXT_KEYS:
            return False
        self.wanted_back.emit()
        return True

    def _escape(self, event: QKeyEvent) -> bool:  # noqa: ARG002
        if self._offered:
            self._close_completion()
        elif not self._escaped and self.text():
            self._aside.append(self.text())
            self.put("")
            self.typed.emit("")
            self.set_aside.emit()
        return True

    def _undo(self, event: QKeyEvent) -> bool:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if self.document().isUndoAvailable():
            self.undo()
        elif self._aside:
            self.insertPlainText(self._aside.pop())
            self.brought_back.emit()
        return True

    def _backspace(self, event: QKeyEvent) -> bool:
        found = self._understood
        at_end = self.textCursor().atEnd() and not self.textCursor().hasSelection()
        if found is None or not at_end or event.modifiers() & _NO_TEXT_KEYS:
            return False
        if found.raw != self.text() or found.without_last == found.raw:
            return False
        self._replace(0, found.without_last)
        return True

    def _space(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & _CTRL:
            return False
        if not event.isAutoRepeat() and not self._talks:
            self._talk(on=True)
        return True

    def _talk(self, *, on: bool) -> None:
        self._talks = on
        self.talking.emit(on)

    def _tab(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _NO_TEXT_KEYS:
            return False
        if not (self._offered or self._offer()):
            # A name that nobody here goes by is no reason to leave the line in the middle of it.
            naming = _TOKEN.search(self._before_cursor()) is not None
            return naming or bool(QWidget.focusNextPrevChild(self, True))
        self._complete(self._at + 1)
        return True

    def _back_tab(self, event: QKeyEvent) -> bool:  # noqa: ARG002
        if not self._offered:
            return bool(QWidget.focusNextPrevChild(self, False))
        self._complete(self._at - 1)
        return True

    def _offer(self) -> bool:
        """Find what the token before the cursor may become."""
        before = self._before_cursor()
        token = _TOKEN.search(before)
        if token is None or self._vocabulary is None:
            return False
        self._start = _units(before[: token.start()])
        self._offered = _completions(token[1], token[2], self._vocabulary)[:MOST_OFFERED]
        self._at = -1
        return bool(self._offered)

    def _complete(self, at: int) -> None:
        self._at = at % len(self._offered)
        self._replace(self._start, self._offered[self._at] + " ", to_cursor=True)
        self.completing.emit(self._offered, self._at)

    def _close_completion(self) -> None:
        if self._offered:
            self._offered, self._at = [], -1
            self.completing.emit([], -1)

    def _before_cursor(self) -> str:
        units = self.text().encode("utf-16-le")
        return units[: 2 * self.textCursor().position()].decode("utf-16-le", "replace")

    def _replace(self, start: int, text: str, *, to_cursor: bool = False) -> None:
        """Write a text from `start` to the cursor, or to the end, so that it can be undone."""
        cursor = self.textCursor()
        end = cursor.position()
        if not to_cursor:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _grow(self) -> None:
        rows = min(MOST_ROWS, max(1, round(self.document().size().height())))
        height = round(rows * self.fontMetrics().lineSpacing()) + self._theme.px(4)
        if height != self.height():
            self.setFixedHeight(height)

    def _dress(self) -> None:
        self.setFont(self._theme.font("capture"))
        self.viewport().setFont(self._theme.font("capture"))  # paints the placeholder
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursorWidth(max(1, self._theme.px(1.5)))
        self._hint()
        self._grow()

    def _hint(self) -> None:
        """Say what the line is for, in as many words as there is room for."""
        words = self.tr("What they say. Enter keeps it, Enter again asks on.")
        if self.fontMetrics().horizontalAdvance(words) > self.viewport().width():
            words = self.tr("What they say")
        if words != self.placeholderText():
            self.setPlaceholderText(words)


def _units(text: str) -> int:
    """Count as Qt does: a character beyond the first plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _completions(mark: str, typed: str, vocabulary: "Vocabulary") -> list[str]:
    """List what may be meant, with the mark, in the order of the vocabulary."""
    wanted = fold(typed)
    if mark == "@":
        found = [name for name in vocabulary.people if fold(name).startswith(wanted)]
    else:
        found = [
            tag
            for tag, label in vocabulary.kinds
            if tag.startswith(wanted) or fold(label).startswith(wanted)
        ]
    return [f"{mark}{one}" for one in found]

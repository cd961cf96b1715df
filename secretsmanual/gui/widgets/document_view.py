"""A finished page on the screen: read, scrolled and searched by keyboard, copied as plain text."""

from typing import Any

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

from secretsmanual.domain.document import Document
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.document_page import PageWriter


class DocumentView(QTextBrowser):
    """Shows the one tree that every way out is made of. It loads nothing from anywhere."""

    opened = Signal(str)
    """The id of a record whose line was clicked, or reached by Tab and opened with Enter."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._shown = Document("", ())
        self.setAccessibleName(name)
        self.setProperty("look", "page")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.opened.emit(url.toString()))
        theme.changed.connect(self._write)
        theme.veil_changed.connect(self._write)

    @property
    def shown(self) -> Document:
        """What is shown."""
        return self._shown

    def show_document(self, document: Document) -> None:
        """Show this page from its top."""
        self._shown = document
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        return None

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        text = self.textCursor().selection().toPlainText()
        data.setText(text.replace("\u2028", "\n").replace("\ufffc", ""))
        return data

    def _write(self) -> None:
        at = self.verticalScrollBar().value()
        document = self._theme.veil_all(self._shown)
        self.setAccessibleDescription(document.title)
        PageWriter(self._theme, self.document()).write(document)
        self.verticalScrollBar().setValue(at)

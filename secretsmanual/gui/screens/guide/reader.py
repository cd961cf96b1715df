"""A chapter on the screen: our own text, its pictures and links to other chapters, no more."""

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.frames import keep_scroll_bar
from secretsmanual.system.resources import resource

MARGIN = 6
"""Pixels at 100 % between the page's edge and a picture."""
_PICTURE = "\ufffc"
"""What stands for a picture in a document's text."""
_MARKS = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class Reader(QTextBrowser):
    """Reads a chapter; only pictures that ship with the program are ever loaded."""

    wanted = Signal(str)
    """The name of a chapter that a link leads to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self.setProperty("look", "page")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        keep_scroll_bar(self)
        self.setAccessibleName(self.tr("Chapter"))
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.path().removesuffix(".md")))
        theme.changed.connect(self._write)

    def read(self, title: str, text: str) -> None:
        """Show a chapter from its top."""
        self._text = text
        self.setAccessibleDescription(title)
        self._write()
        self.verticalScrollBar().setValue(0)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        path = name.path() if isinstance(name, QUrl) else name
        folder = resource("pictures")
        file = (folder / path).resolve()
        if type != QTextDocument.ResourceType.ImageResource.value or folder not in file.parents:
            return None
        room = self.viewport().width() - 2 * self._theme.px(MARGIN)
        image = QImage(str(file))
        return image.scaledToWidth(
            max(200, min(room, image.width())), Qt.TransformationMode.SmoothTransformation
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._write()

    def _write(self) -> None:
        at = self.verticalScrollBar().value()
        page, theme = self.document(), self._theme
        page.clear()
        page.setDefaultFont(theme.font("body"))
        page.setIndentWidth(theme.px(22))
        page.setDocumentMargin(theme.px(4))
        page.setMarkdown(self._text, _MARKS)
        self._dress(page)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(at)

    def _dress(self, page: QTextDocument) -> None:
        """Set headings in the theme's fonts, links in its colour, and give lines room."""
        theme = self._theme
        block = page.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = QTextBlockFormat()
            level = block.blockFormat().headingLevel()
            form.setTopMargin(theme.px({0: 4, 1: 0}.get(level, 18)))
            form.setBottomMargin(theme.px(4))
            high = 100.0 if block.text() == _PICTURE else 130.0
            form.setLineHeight(high, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(form)
            if level:
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                words = QTextCharFormat()
                words.setFont(theme.font("title" if level == 1 else "heading"))
                cursor.mergeCharFormat(words)
            self._colour_links(cursor)
            block = block.next()
        for frame in page.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setCellPadding(theme.px(5))
                look.setBorder(0.5)
                look.setBorderBrush(theme.colour("faint"))
                frame.setFormat(look)

    def _colour_links(self, cursor: QTextCursor) -> None:
        block = cursor.block()
        for at in block.textFormats():
            if at.format.isAnchor():
                link = QTextCursor(block)
                link.setPosition(block.position() + at.start)
                end = block.position() + at.start + at.length
                link.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                words = QTextCharFormat()
                words.setForeground(self._theme.colour("accent"))
                link.mergeCharFormat(words)

"""A Document set as text for the screen: no markup is ever read (trust.md 30)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Drawing,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.words import quoted
from secretsmanual.gui.fonts import TextRole
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone

_IMAGE = QTextDocument.ResourceType.ImageResource.value
_TONES: dict[str, Tone] = {"normal": "ink", "warn": "warm", "quiet": "soft"}


class PageWriter:
    """Writes the blocks of a Document into a QTextDocument, in the theme's fonts and colours."""

    def __init__(self, theme: Theme, page: QTextDocument) -> None:
        self._theme = theme
        self._page = page
        self._cursor = QTextCursor(page)
        self._first = True

    def write(self, document: Document) -> None:
        """Replace what stands on the page."""
        self._page.clear()
        self._page.setDefaultFont(self._theme.font("body"))
        self._page.setIndentWidth(self._theme.px(22))
        self._page.setDocumentMargin(self._theme.px(4))
        self._cursor = QTextCursor(self._page)
        self._cursor.beginEditBlock()
        for block in document.told():
            self._block(block)
        if document.footer:
            self._line(document.footer, self._format("small", "faint"), above=18)
        self._cursor.endEditBlock()

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Items():
                self._items(block)
            case Facts():
                self._facts(block.pairs)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Drawing():
                self._line(block.alternative, self._format("small", "soft"), below=6)

    def _heading(self, block: Heading) -> None:
        role: TextRole = {1: "title", 2: "heading", 3: "strong"}[block.level]  # type: ignore[assignment]
        form = self._format(role)
        above = {1: 0, 2: 20, 3: 12}[block.level]
        self._line(block.text, form, above=above, below=4, level=block.level)

    def _paragraph(self, block: Paragraph) -> None:
        form = self._linked(self._format("body", _TONES[block.tone]), block.link)
        self._line(block.text, form, above=3, below=3)

    def _items(self, block: Items) -> None:
        style = QTextListFormat.Style
        form = QTextListFormat()
        form.setStyle(style.ListDecimal if block.numbered else style.ListDisc)
        entries: QTextList | None = None
        for item in block.items:
            self._start(above=3, below=3)
            if entries is None:
                entries = self._cursor.createList(form)
            else:
                entries.add(self._cursor.block())
            self._item(item)

    def _item(self, item: Item) -> None:
        words = self._linked(self._format("body", _TONES[item.tone]), item.link)
        self._cursor.setBlockCharFormat(self._format("body", "faint"))
        self._cursor.insertText(_lines(item.text), words)
        if item.quote:
            quote = self._format("body", "soft")
            quote.setFont(self._theme.quote_font())
            self._cursor.insertText(f"  {quoted(_lines(item.quote))}", quote)
        if item.note:
            self._cursor.insertText(f"   {_lines(item.note)}", self._format("small", "faint"))

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        if not pairs:
            return
        table = self._cells(len(pairs), [26, 74], padding=2)
        for at, (label, value) in enumerate(pairs):
            self._put(table, at, 0, label, self._format("body", "soft"))
            self._put(table, at, 1, value, self._format("body"))
        self._after_table()

    def _table(self, block: Table) -> None:
        if block.title:
            self._line(block.title, self._format("strong"), above=12, below=4)
        if not block.columns:
            return
        widths = block.widths or (1.0,) * len(block.columns)
        table = self._cells(len(block.rows) + 1, widths, padding=5)
        head, body = self._format("small_strong", "soft"), self._format("body")
        for across, name in enumerate(block.columns):
            number = any(isinstance(row[across], int) for row in block.rows)
            self._put(table, 0, across, name, head, right=number)
        for down, row in enumerate(block.rows, 1):
            for across, value in enumerate(row):
                text = "" if value is None else str(value)
                self._put(table, down, across, text, body, right=isinstance(value, int))
        self._underline(table)
        self._after_table()

    def _underline(self, table: QTextTable) -> None:
        form = QTextTableCellFormat()
        form.setBottomBorder(1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(self._theme.paint(self._theme.tokens.line))
        for down in range(table.rows()):
            for across in range(table.columns()):
                table.cellAt(down, across).setFormat(form)

    def _chart(self, block: Chart) -> None:
        self._line(block.title, self._format("strong"), above=12, below=2)
        self._line(block.alternative, self._format("small", "soft"), below=6)
        most = max([0.0, *block.values]) or 1.0
        table = self._cells(len(block.labels), [26, 60, 14], padding=2)
        for at, (label, value) in enumerate(zip(block.labels, block.values, strict=True)):
            self._put(table, at, 0, label, self._format("small", "soft"))
            self._bar(table.cellAt(at, 1).firstCursorPosition(), max(0.0, value) / most)
            self._put(table, at, 2, f"{value:g} {block.unit}".strip(), self._format("small"))
        self._after_table()

    def _bar(self, cell: QTextCursor, share: float) -> None:
        picture = QImage(1, 1, QImage.Format.Format_RGB32)
        picture.fill(self._theme.paint(self._theme.tokens.accent))
        self._page.addResource(_IMAGE, QUrl("bar"), picture)
        form = QTextImageFormat()
        form.setName("bar")
        form.setWidth(max(2, round(self._theme.px(260) * share)))
        form.setHeight(self._theme.px(9))
        cell.insertImage(form)

    def _put(
        self,
        table: QTextTable,
        down: int,
        across: int,
        text: str,
        form: QTextCharFormat,
        *,
        right: bool = False,
    ) -> None:
        cell = table.cellAt(down, across).firstCursorPosition()
        block = _open_lines()
        if right:
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
        cell.mergeBlockFormat(block)
        cell.insertText(_lines(text), form)

    def _cells(self, rows: int, widths: Sequence[float], padding: int) -> QTextTable:
        px = self._theme.px
        form = QTextTableFormat()
        total = sum(widths) or 1
        kind = QTextLength.Type.PercentageLength
        form.setColumnWidthConstraints([QTextLength(kind, 100 * w / total) for w in widths])
        form.setWidth(QTextLength(kind, 100))
        form.setCellPadding(px(padding))
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setBottomMargin(px(10))
        self._start(above=2)
        return self._cursor.insertTable(max(1, rows), len(widths), form)

    def _after_table(self) -> None:
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._first = True

    def _line(
        self,
        text: str,
        form: QTextCharFormat,
        above: int = 0,
        below: int = 0,
        level: int = 0,
    ) -> None:
        self._start(above, below, level=level)
        self._cursor.insertText(_lines(text), form)

    def _start(self, above: int = 0, below: int = 0, level: int = 0) -> None:
        px = self._theme.px
        block = _open_lines()
        block.setTopMargin(px(above))
        block.setBottomMargin(px(below))
        block.setHeadingLevel(level)
        if self._first:
            self._cursor.setBlockFormat(block)
            self._first = False
        else:
            self._cursor.insertBlock(block)

    def _format(self, role: TextRole, tone: Tone = "ink") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(QFont(self._theme.font(role)))
        form.setForeground(self._theme.colour(tone))
        return form

    def _linked(self, form: QTextCharFormat, link: str) -> QTextCharFormat:
        if link:
            form.setAnchor(True)
            form.setAnchorHref(link)
        return form


def _open_lines() -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


def _lines(text: str) -> str:
    """Return text whose own line breaks stay inside one block."""
    return text.replace("\r\n", "\n").replace("\n", "\u2028")

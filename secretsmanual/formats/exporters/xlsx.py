"""The workbook: the page on the first sheet, every table on one of its own, native charts.

Only typed text and numbers, never formulas or links (trust.md 3, #28). It is put together in
memory: xlsxwriter's constant memory mode leaves what people said in temporary files.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Drawing,
    Facts,
    Heading,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters.clean import CELL_LIMIT, clean, one_line, pieces
from secretsmanual.formats.exporters.job import Job, Paper
from secretsmanual.formats.exporters.words import titled

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet."""
EXACT = 10**15
"""Whole numbers from here on would be rounded; they go in as text."""
WIDTHS = (64.0, 36.0, 44.0)
"""Columns of the first sheet, in characters."""
TABLE_WIDTH = 120.0
"""Characters that a table's columns share."""
LINE = 15.0
"""Points of a line of text; Excel allows a row 409."""
ROW_PIXELS = 20
ONE_LINE = ("title", "section", "person")
"""Looks that run on over the cells at their right."""
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""The file names no moment of its making; what the reader needs stands on the page."""

Value = str | int | float | None


def write_xlsx(document: Document, job: Job) -> None:
    """Write the document as a workbook.

    A text longer than a cell holds (32,767 units) goes on in the rows below. Raises BadInput for
    a table longer than a sheet.
    """
    from xlsxwriter import Workbook

    _refuse_too_long(document)
    book = Workbook(
        job.out,
        {
            "in_memory": True,
            "strings_to_urls": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
        },
    )
    title = one_line(document.title)
    book.set_properties({"title": title[:255], "subject": title[:255], "created": NO_TIME})
    looks = Looks(book)
    names = Names()
    first = Sheet(book.add_worksheet(names.of(title)), looks, WIDTHS)
    _paper(first.sheet, document.footer, job.paper)
    for block in titled(document):
        if isinstance(block, Table):
            name = names.of(block.title or "Table")
            first.line([f"{block.title or 'Table'}: see the sheet “{name}”"], "quiet")
            sheet = Sheet(book.add_worksheet(name), looks, _shares(block))
            _paper(sheet.sheet, document.footer, job.paper)
            _table(sheet, block, job)
        elif isinstance(block, Chart):
            _chart(book, first, block, job)
        else:
            for values, look in _lines(block, job):
                first.line(values, look)
    if document.footer:
        first.line([], "text")
        first.line([document.footer], "quiet")
    book.close()


class Looks(dict[str, "Format"]):
    """The cell formats of a workbook by name."""

    def __init__(self, book: "Workbook") -> None:
        plain = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11}
        kinds: dict[str, dict[str, object]] = {
            "text": {},
            "title": {"font_name": "Georgia", "font_size": 18, "text_wrap": False},
            "section": {"font_name": "Georgia", "font_size": 13, "text_wrap": False},
            "person": {"bold": True, "text_wrap": False},
            "warn": {"bold": True, "font_color": "#a4511f"},
            "quiet": {"font_color": "#565c57"},
            "head": {"bold": True, "bottom": 1, "bg_color": "#efece4"},
            "row": {"bottom": 1, "bottom_color": "#e4dfd3"},
            "number": {"bottom": 1, "bottom_color": "#e4dfd3", "align": "left"},
        }
        super().__init__({name: book.add_format(plain | kind) for name, kind in kinds.items()})


class Names:
    """Sheet names: 1 to 31 letters, none of them special, no two alike."""

    def __init__(self) -> None:
        self._taken = {"history"}

    def of(self, text: str) -> str:
        """Return a free name close to the text."""
        wanted = re.sub(r"[\[\]:*?/\\]", " ", one_line(text)).strip("' ") or "Sheet"
        number = 1
        name = _cut(wanted, 31)
        while name.casefold() in self._taken:
            number += 1
            ending = f" {number}"
            name = _cut(wanted, 31 - len(ending)) + ending
        self._taken.add(name.casefold())
        return name


def _cut(text: str, units: int) -> str:
    return next(pieces(text, units)).strip("' ")


class Sheet:
    """A sheet that is written from top to bottom; widths of its columns in characters."""

    def __init__(self, sheet: "Worksheet", looks: Looks, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.row = 0
        self._looks = looks
        self._widths = widths
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def line(self, values: Iterable[Value], look: str = "text") -> None:
        """Write a row; a text too long for its cell goes on in the rows below."""
        cells = [_typed(value) for value in values]
        if any(isinstance(cell, str) and len(cell) * 2 > CELL_LIMIT for cell in cells):
            stacks = [list(pieces(cell)) if isinstance(cell, str) else [cell] for cell in cells]
            for row in zip_longest(*stacks):
                self._row(row, look)
        else:
            self._row(cells, look)

    def _row(self, cells: Sequence[Value], look: str) -> None:
        if self.row == ROWS:
            raise _too_long(self.sheet.get_name())
        lines = 1 if look in ONE_LINE else self._lines(cells)
        if lines > 1 or look == "title":
            self.sheet.set_row(self.row, min(409.0, LINE * max(lines, 2)))
        for column, value in enumerate(cells):
            counts = look == "row" and isinstance(value, int)
            if look == "row" and value in (None, ""):
                self.sheet.write_blank(self.row, column, None, self._looks[look])
            self._cell(column, value, self._looks["number" if counts else look])
        self.row += 1

    def _lines(self, cells: Sequence[Value]) -> int:
        """Guess the lines of the tallest cell: not every program finds row heights by itself."""
        tallest = 1
        for value, width in zip(cells, self._widths, strict=False):
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                lines = sum(1 + int(len(line) / width) for line in value.split("\n"))
                tallest = max(tallest, lines)
        return tallest

    def _cell(self, column: int, value: Value, look: "Format") -> None:
        if value is None or value == "":
            return
        if not isinstance(value, str):
            self.sheet.write_number(self.row, column, value, look)
        elif value.startswith("<r>") and value.endswith("</r>"):
            # The writer would take this text for its own markup; in two parts it does not.
            self.sheet.write_rich_string(
                self.row, column, "<", self._looks["text"], value[1:], look
            )
        else:
            self.sheet.write_string(self.row, column, value, look)


def _typed(value: Value) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int) and abs(value) >= EXACT:
        return str(value)
    return value


def _lines(block: Block, job: Job) -> Iterator[tuple[list[Value], str]]:
    """Yield the cells of a block on the first sheet, each row with its look."""
    match block:
        case Heading():
            if block.level > 1:
                yield [], "text"
            yield [block.text], ("title", "section", "person")[block.level - 1]
        case Paragraph():
            yield [block.text], "text" if block.tone == "normal" else block.tone
        case Items():
            for place, item in enumerate(job.count(block.items), 1):
                text = f"{place}. {item.text}" if block.numbered else item.text
                quote = f"“{item.quote}”" if item.quote else ""
                yield [text, item.note, quote], "warn" if item.tone == "warn" else "text"
        case Facts():
            for pair in job.count(block.pairs):
                yield list(pair), "text"
        case Drawing():
            yield [block.alternative], "quiet"


def _paper(sheet: "Worksheet", footer: str, paper: Paper) -> None:
    """Set how the sheet is printed: as wide as the page, with the document's foot."""
    sheet.set_paper(9 if paper == "A4" else 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    words = one_line(footer)[:160].replace("&", "&&")
    sheet.set_footer(f"&L{words}&RPage &P of &N")


def _shares(block: Table) -> list[float]:
    shares = block.widths or (1.0,) * len(block.columns)
    whole = sum(shares) or 1.0
    return [max(8.0, TABLE_WIDTH * share / whole) for share in shares]


def _table(sheet: Sheet, block: Table, job: Job) -> None:
    """Write a table: its head frozen, with a filter, widths by the document's shares."""
    sheet.line(block.columns, "head")
    head = sheet.row
    for row in job.count(block.rows):
        sheet.line(row, "row")
    sheet.sheet.freeze_panes(head, 0)
    sheet.sheet.repeat_rows(0, head - 1)
    if block.columns:
        sheet.sheet.autofilter(head - 1, 0, max(head, sheet.row - 1), len(block.columns) - 1)


def _chart(book: "Workbook", page: Sheet, block: Chart, job: Job) -> None:
    """Write the values under the title, and a bar chart of them below."""
    page.line([])
    page.line([block.title, block.unit], "person")
    start = page.row
    for label, value in job.count(zip(block.labels, block.values, strict=True)):
        page.line([label, value])
    end = page.row - 1
    page.line([block.alternative], "quiet")
    if end < start:
        return
    name = page.sheet.get_name()
    chart = book.add_chart({"type": "bar"})
    series = {"categories": [name, start, 0, end, 0], "values": [name, start, 1, end, 1]}
    look = {"fill": {"color": "#1e6655"}, "gap": 60, "data_labels": {"value": True}}
    chart.add_series(series | look)
    chart.set_title({"name": [name, start - 1, 0], "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    height = min(900, 70 + 34 * (end - start + 1))
    chart.set_size({"width": 620, "height": height})
    page.sheet.insert_chart(page.row, 0, chart, {"description": one_line(block.alternative)[:255]})
    page.row += height // ROW_PIXELS + 2


def _refuse_too_long(document: Document) -> None:
    for table in document.tables():
        if len(table.rows) >= ROWS:
            raise _too_long(one_line(table.title or document.title))


def _too_long(name: str) -> BadInput:
    return BadInput(f"“{name}” has more rows than a sheet holds.", "Choose csv or json.")

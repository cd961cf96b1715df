"""The workbook: the page on the first sheet, every table on one of its own, native charts.

Only typed text and numbers, never formulas or links (trust.md 3, #28). It is put together in
memory: xlsxwriter's constant memory mode leaves what people said in temporary files.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters.clean import clean, one_line, pieces
from secretsmanual.formats.exporters.job import Job
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
CHART_ROWS = 16
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
    first = Sheet(book.add_worksheet(names.of(title)), looks)
    first.widths(WIDTHS)
    for block in titled(document):
        if isinstance(block, Table):
            name = names.of(block.title or "Table")
            first.line([f"{block.title or 'Table'}: see the sheet “{name}”"], "quiet")
            _table(Sheet(book.add_worksheet(name), looks), block, job)
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
    """A sheet that is written from top to bottom."""

    def __init__(self, sheet: "Worksheet", looks: Looks) -> None:
        self.sheet = sheet
        self.row = 0
        self._looks = looks

    def widths(self, widths: Iterable[float]) -> None:
        """Set the widths of the columns, in characters."""
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def line(self, values: Iterable[Value], look: str = "text") -> None:
        """Write a row; a text too long for its cell goes on in the rows below."""
        stacks = [_stack(value) for value in values]
        for cells in zip_longest(*stacks):
            for column, value in enumerate(cells):
                self._cell(column, value, self._looks[look])
            self.row += 1
        if not stacks:
            self.row += 1

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


def _stack(value: Value) -> list[Value]:
    if isinstance(value, str):
        return list(pieces(clean(value)))
    if isinstance(value, int) and abs(value) >= EXACT:
        return [str(value)]
    return [value]


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


def _table(sheet: Sheet, block: Table, job: Job) -> None:
    """Write a table: its head frozen, with a filter, widths by the document's shares."""
    shares = block.widths or (1.0,) * len(block.columns)
    whole = sum(shares) or 1.0
    sheet.widths(max(8.0, TABLE_WIDTH * share / whole) for share in shares)
    sheet.line(block.columns, "head")
    head = sheet.row
    for row in job.count(block.rows):
        sheet.line(row)
    sheet.sheet.freeze_panes(head, 0)
    if block.columns:
        sheet.sheet.autofilter(head - 1, 0, max(head, sheet.row - 1), len(block.columns) - 1)


def _chart(book: "Workbook", page: Sheet, block: Chart, job: Job) -> None:
    """Write the values under the title, and a bar chart of them beside."""
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
    chart.add_series(series | {"fill": {"color": "#1e6655"}, "gap": 60})
    chart.set_title({"name": [name, start - 1, 0]})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"major_gridlines": {"visible": False}})
    words = one_line(block.alternative)[:255]
    page.sheet.insert_chart(start - 1, len(WIDTHS) + 1, chart, {"description": words})
    page.row = max(page.row, start + CHART_ROWS)


def _refuse_too_long(document: Document) -> None:
    for table in document.tables():
        if len(table.rows) >= ROWS:
            raise BadInput(
                f"“{one_line(table.title or document.title)}” has {len(table.rows):,} rows, "
                f"more than a sheet holds.",
                "Choose csv or json.",
            )

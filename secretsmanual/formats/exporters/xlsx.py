"""The workbook: the page on the first sheet, every table on one of its own, native charts.

Only typed text and numbers, never formulas or links (trust.md 3, #28). It is put together in
memory: xlsxwriter's constant memory mode leaves what people said in temporary files.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
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
    Plot,
    Table,
)
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.formats.exporters.clean import one_line
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.words import titled
from secretsmanual.formats.exporters.xlsx_plot import write_plot
from secretsmanual.formats.exporters.xlsx_sheet import ROWS, Looks, Names, Sheet, Value, too_long
from secretsmanual.system.paper import Paper

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (64.0, 36.0, 44.0)
"""Columns of the first sheet, in characters."""
TABLE_WIDTH = 120.0
"""Characters that a table's columns share."""
ROW_PIXELS = 20
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""The file names no moment of its making; what the reader needs stands on the page."""


def write_xlsx(document: Document, job: Job) -> None:
    """Write the document as a workbook.

    A text longer than a cell holds (32,767 units) goes on in the rows below. Raises BadInput for
    a table longer than a sheet.
    """
    from xlsxwriter import Workbook

    _refusetoo_long(document)
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
            shown = block.title or tr("Table")
            name = names.of(shown)
            first.line([_see(shown, name)], "quiet")
            sheet = Sheet(book.add_worksheet(name), looks, _shares(block))
            _paper(sheet.sheet, document.footer, job.paper)
            _table(sheet, block, job)
        elif isinstance(block, Chart):
            _chart(book, first, block, job)
        elif isinstance(block, Plot):
            name = names.of(block.title)
            first.line([], "text")
            first.line([_see(block.title, name)], "person")
            first.line([block.alternative], "quiet")
            sheet = Sheet(book.add_worksheet(name), looks, ())
            _paper(sheet.sheet, document.footer, job.paper)
            write_plot(book, sheet, block, job)
        else:
            for values, look in _lines(block, job):
                first.line(values, look)
    if document.footer:
        first.line([], "text")
        first.line([document.footer], "quiet")
    book.close()


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
                quote = quoted(item.quote)
                yield [text, item.note, quote], "warn" if item.tone == "warn" else "text"
        case Facts():
            for pair in job.count(block.pairs):
                yield list(pair), "text"
        case Drawing():
            yield [block.alternative], "quiet"


def _see(title: str, sheet: str) -> str:
    return tr("{title}: see the sheet “{sheet}”", title=title, sheet=sheet)


def _paper(sheet: "Worksheet", footer: str, paper: Paper) -> None:
    """Set how the sheet is printed: as wide as the page, with the document's foot."""
    sheet.set_paper(9 if paper == "A4" else 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    words = one_line(footer)[:160].replace("&", "&&")
    pages = tr("Page {page} of {pages}", page="&P", pages="&N")
    sheet.set_footer(f"&L{words}&R{pages}")


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


def _refusetoo_long(document: Document) -> None:
    for table in document.tables():
        if len(table.rows) >= ROWS:
            raise too_long(one_line(table.title or document.title))

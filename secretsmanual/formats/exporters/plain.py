"""Plain text, 96 columns: the page as it goes into a mail or a terminal (domain.md 5.1)."""

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from secretsmanual.domain.document import (
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
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import labelled
from secretsmanual.formats.exporters.clean import clean, one_line
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.words import number, worded

COLUMNS = 96
BAR = 40
"""Columns of the longest bar of a chart."""
NARROWEST = 12
"""Columns below which a table's rows stand as lists of label and value."""
GAP = "  "


def write_text(document: Document, job: Job) -> None:
    r"""Write the document as UTF-8 text, lines ending in `\n`.

    A word longer than the line stays whole, so that it can be copied.
    """
    indent = 0
    for block in worded(document):
        if isinstance(block, Heading):
            indent = 2 * (block.level - 1)
        for line in _lines(block, indent, job):
            job.out.write(line.encode() + b"\n")
    if document.footer:
        job.out.write(b"\n")
        for line in _wrap(document.footer, "", ""):
            job.out.write(line.encode() + b"\n")


def _lines(block: object, indent: int, job: Job) -> Iterator[str]:
    pad = " " * indent
    match block:
        case Heading():
            words = clean(block.text)
            under = " " * max(0, 2 * (block.level - 2))
            yield from _wrap(words.upper() if block.level == 2 else words, under, under)
        case Paragraph():
            mark = "! " if block.tone == "warn" else ""
            yield from _wrap(block.text, pad + mark, pad)
        case Items():
            for place, item in enumerate(job.count(block.items), 1):
                yield from _item(item, pad, f"{place}. " if block.numbered else "- ")
        case Facts():
            for label, value in job.count(block.pairs):
                yield from _wrap(labelled(label, value), pad, pad + "  ")
        case Table():
            yield from _table(block, pad, job)
        case Chart():
            yield from _chart(block, pad, job)
        case Drawing():
            yield from _wrap(block.alternative, pad, pad)


def _item(item: Item, pad: str, mark: str) -> Iterator[str]:
    if item.tone == "warn":
        mark = "! " if mark == "- " else mark + "! "
    hang = pad + " " * len(mark)
    note = f" [{item.note}]" if item.note else ""
    yield from _wrap(item.text + note, pad + mark, hang)
    if item.quote:
        yield from _wrap(tr("in their words: “{quote}”", quote=item.quote), hang, hang)


def _table(table: Table, pad: str, job: Job) -> Iterator[str]:
    if table.title:
        yield ""
        yield from _wrap(table.title, pad, pad)
    columns = [one_line(column) for column in table.columns]
    cells = [[_cell(value) for value in row] for row in table.rows]
    wide = _widths(columns, cells, COLUMNS - len(pad))
    if wide:
        yield from _row(columns, wide, pad)
        yield from _row(["-" * width for width in wide], wide, pad)
        for row in job.count(cells):
            yield from _row(row, wide, pad)
    else:
        for row in job.count(cells):
            yield from _record(columns, row, pad)


def _widths(columns: list[str], cells: list[list[str]], room: int) -> list[int]:
    """Fit the columns into the room, the widest giving way first; empty if there are too many."""
    room -= len(GAP) * (len(columns) - 1)
    if room < NARROWEST * len(columns):
        return []
    wide = [max(map(len, column), default=0) for column in zip(columns, *cells, strict=True)]
    while sum(wide) > room:
        wide[wide.index(max(wide))] -= 1
    return wide


def _record(columns: list[str], row: list[str], pad: str) -> Iterator[str]:
    """Give a row that is too wide for a line: its filled cells under one another."""
    mark = pad + "- "
    for name, cell in zip(columns, row, strict=False):
        if cell:
            yield from _wrap(labelled(name, cell), mark, pad + "    ")
            mark = pad + "  "


def _row(cells: list[str], wide: list[int], pad: str) -> Iterator[str]:
    stacks = [_wrap(cell, "", "", width) for cell, width in zip(cells, wide, strict=True)]
    for line in zip_longest(*stacks, fillvalue=""):
        filled = (part.ljust(width) for part, width in zip(line, wide, strict=True))
        yield (pad + GAP.join(filled)).rstrip()


def _cell(value: str | int | None) -> str:
    return "" if value is None else one_line(str(value))


def _chart(chart: Chart, pad: str, job: Job) -> Iterator[str]:
    yield from _wrap(chart.title, pad, pad)
    yield from _wrap(chart.alternative, pad, pad)
    wide = max((len(one_line(label)) for label in chart.labels), default=0)
    most = max([*chart.values, 0.0]) or 1.0
    for label, value in job.count(zip(chart.labels, chart.values, strict=True)):
        bar = "#" * round(BAR * max(0.0, value) / most)
        yield f"{pad}{one_line(label).ljust(wide)}  {number(value, chart.unit)}  {bar}".rstrip()


def _wrap(text: str, first: str, then: str, columns: int = COLUMNS) -> list[str]:
    lines: list[str] = []
    for line in clean(text).split("\n"):
        lines += textwrap.wrap(
            line,
            max(1, columns),
            initial_indent=first if not lines else then,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines or [first.rstrip()]

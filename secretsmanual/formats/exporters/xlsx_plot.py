"""A picture in the workbook: its values as a table, and the program's own chart over them.

Series differ by pattern, mark and dash, not by colour alone. A matrix stands as its cells in
words; its chart counts the cells of each level, row by row.
"""

from typing import TYPE_CHECKING, Any

from secretsmanual.domain.document import Plot
from secretsmanual.formats.exporters.clean import one_line
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.xlsx_sheet import Sheet, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook

ACCENT, PAPER = "#1e6655", "#ffffff"
WIDE, CELL, NARROW = 34.0, 14.0, 9.5
"""Columns of names and of values, in characters."""
WIDTH = 760
ROW_PIXELS = 20
LEVELS = ("level", "level more", "level most")
_GRID = {"visible": True, "line": {"color": "#d9d4c7"}}
_OUTLINE = {"border": {"color": ACCENT}}
_FULL: dict[str, Any] = {"fill": {"color": ACCENT}, **_OUTLINE}
_HOLLOW: dict[str, Any] = {"fill": {"color": PAPER}, **_OUTLINE}


def _pattern(name: str) -> dict[str, Any]:
    return {"pattern": {"pattern": name, "fg_color": ACCENT, "bg_color": PAPER}, **_OUTLINE}


_BETWEEN = (_pattern("wide_upward_diagonal"), _pattern("large_grid"))


def write_plot(book: "Workbook", page: Sheet, block: Plot, job: Job) -> None:
    """Write the values under their heads, and the chart below; its words are on the first sheet."""
    page.sheet.set_column(0, 0, WIDE)
    page.sheet.set_column(
        1, max(1, len(block.labels) + len(block.series)), NARROW if block.in_levels else CELL
    )
    page.line([block.title], "section")
    page.line([])
    if block.labels:
        _table(page, block, job)
        _chart(book, page, block)


def _table(page: Sheet, block: Plot, job: Job) -> None:
    if block.in_levels:
        page.line(["", *block.labels, *block.levels], "head")
        for one in job.count(block.series):
            counts = [one.values.count(level) for level in range(len(block.levels))]
            page.line([one.name, *map(block.said, one.values), *counts], "row")
            for column, value in enumerate(one.values, 1):
                if value is not None:
                    page.dress(column, block.said(value), LEVELS[_step(value, block)])
    else:
        page.line(["", *(one.name for one in block.series)], "head")
        for place, label in enumerate(job.count(block.labels)):
            values: list[Value] = [one.values[place] for one in block.series]
            page.line([label, *values], "row")


def _step(value: float, block: Plot) -> int:
    """Return which of three looks a level has."""
    return round(2 * value / max(1, len(block.levels) - 1))


def _chart(book: "Workbook", page: Sheet, block: Plot) -> None:
    rows = len(block.series) if block.in_levels else len(block.labels)
    first, last = page.row - rows, page.row - 1
    lines = block.form == "lines"
    shape = {"type": "line"} if lines else {"type": "bar"}
    if block.form not in ("lines", "grouped"):
        shape["subtype"] = "stacked"
    chart = book.add_chart(shape)
    name = page.sheet.get_name()
    columns = range(1, 1 + len(block.series))
    if block.in_levels:
        columns = range(len(block.labels) + len(block.levels), len(block.labels), -1)
    for place, column in enumerate(columns):
        chart.add_series(
            {
                "name": [name, first - 1, column],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, column, last, column],
                **(_line(place) if lines else _bar(place, len(columns), block)),
            }
        )
    chart.set_title({"name": one_line(block.title), "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    if not lines:
        chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    (chart.set_y_axis if lines else chart.set_x_axis)(
        {"min": 0, "num_format": "0", "major_gridlines": _GRID}
    )
    height = 320 if lines else min(1200, 110 + 34 * rows)
    chart.set_size({"width": WIDTH, "height": height})
    words = {"description": one_line(block.alternative)[:255]}
    page.sheet.insert_chart(page.row + 1, 0, chart, words)


def _bar(place: int, count: int, block: Plot) -> dict[str, Any]:
    if block.form == "grouped":
        look = _FULL if place else _HOLLOW
        return {**look, "gap": 60, "data_labels": {"value": True}}
    look = _FULL if place == 0 else _HOLLOW if place == count - 1 else _BETWEEN[(place - 1) % 2]
    return {**look, "gap": 50}


def _line(place: int) -> dict[str, Any]:
    full = place % 2 == 0
    return {
        "line": {"color": ACCENT, "width": 2, "dash_type": "solid" if full else "dash"},
        "marker": {
            "type": "circle" if full else "diamond",
            "size": 7,
            "border": {"color": ACCENT},
            "fill": {"color": ACCENT if full else PAPER},
        },
    }

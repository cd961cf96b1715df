"""A sheet that is written row by row, the looks of its cells, and the names of sheets."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.clean import CELL_LIMIT, clean, one_line, pieces

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet."""
EXACT = 10**15
"""Whole numbers from here on would be rounded; they go in as text."""
LINE = 15.0
"""Points of a line of text; Excel allows a row 409."""
ONE_LINE = ("title", "section", "person")
"""Looks that run on over the cells at their right."""

Value = str | int | float | None


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
            "level": {"align": "center", "bottom": 1, "bottom_color": "#e4dfd3"},
            "level more": {
                "align": "center",
                "pattern": 18,
                "fg_color": "#bcd8cc",
                "bg_color": "#ffffff",
            },
            "level most": {"align": "center", "bold": True, "bg_color": "#bcd8cc"},
            "number": {"bottom": 1, "bottom_color": "#e4dfd3", "align": "left"},
        }
        super().__init__({name: book.add_format(plain | kind) for name, kind in kinds.items()})


class Names:
    """Sheet names: 1 to 31 letters, none of them special, no two alike."""

    def __init__(self) -> None:
        self._taken = {"history"}

    def of(self, text: str) -> str:
        """Return a free name close to the text."""
        wanted = re.sub(r"[\[\]:*?/\\]", " ", one_line(text)).strip("' ") or tr("Sheet")
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

    def dress(self, column: int, text: str, look: str) -> None:
        """Give a cell of the row just written another look."""
        self.sheet.write_string(self.row - 1, column, clean(text), self._looks[look])

    def _row(self, cells: Sequence[Value], look: str) -> None:
        if self.row == ROWS:
            raise too_long(self.sheet.get_name())
        lines = 1 if look in ONE_LINE else self._lines(cells)
        if lines > 1 or look == "title":
            self.sheet.set_row(self.row, min(409.0, LINE * max(lines, 2)))
        for column, value in enumerate(cells):
            counts = look == "row" and isinstance(value, int | float)
            if look == "row" and value in (None, ""):
                self.sheet.write_blank(self.row, column, None, self._looks[look])
            self._cell(column, value, self._looks["number" if counts else look])
        self.row += 1

    def _lines(self, cells: Sequence[Value]) -> int:
        """Guess the lines of the tallest cell: not every program finds row heights by itself."""
        tallest = 1
        for value, width in zip(cells, self._widths, strict=False):
            if isinstance(value, str) and "\n" in value:
                lines = sum(1 + int(len(line) / width) for line in value.split("\n"))
                tallest = max(tallest, lines)
            elif isinstance(value, str) and len(value) > width:
                tallest = max(tallest, 1 + int(len(value) / width))
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


def too_long(name: str) -> BadInput:
    """Say that there are more rows than a sheet holds."""
    return BadInput(
        tr("“{name}” has more rows than a sheet holds.", name=name), tr("Choose csv or json.")
    )

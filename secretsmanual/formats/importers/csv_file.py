"""Tables of text, read row by row within limits.

Python's csv module does the reading. It knows no bounds but a global one for fields, and takes
a quote mark that is never closed for the rest of the file; both are handled here.
"""

import csv
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from secretsmanual.domain import words
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers.encoding import Encoded

FILE_LIMIT = 200_000_000
"""Bytes. HubSpot's and Salesforce's largest usual exports (a million rows) stay below."""
FIELD_LIMIT = 1_000_000
"""Characters of one field: a book's worth of notes; beyond it a quote was left open."""
RECORD_LIMIT = 8_000_000
"""Characters of one row, all fields together."""
COLUMN_LIMIT = 1_000
"""HubSpot takes fewer than 1,000 columns (formats.md); nothing known exports more."""
ROW_LIMIT = 1_048_576
"""The rows of a spreadsheet, and of a HubSpot import."""

_BATCH_ROWS = 500
_BATCH_CHARACTERS = 1_000_000
_END = "\ue000the end\ue000"
"""Fed after the last line: if it comes back as a row of its own, no quote was left open."""

Row = tuple[int, list[str]]
"""The 1-based line on which a row starts, and its cells."""

_limit_in_use = threading.Lock()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text: its file's name for messages, its text, what parts its cells."""

    name: str
    text: Encoded
    delimiter: str = ","

    def rows(self) -> Iterator[Row]:
        """Yield every row that is not blank, headings included.

        Raises `BadInput` naming the line where a quote is left open or a limit is exceeded.
        """
        lines = _Lines(self.name, self.text)
        reader = csv.reader(lines, delimiter=self.delimiter, skipinitialspace=True)
        count = 0
        while not lines.ended:
            for line, cells in self._batch(reader, lines):
                count += 1
                if cells:
                    yield line, cells
            if count > ROW_LIMIT:
                raise BadInput(
                    tr(
                        "{name} has more than {most} rows.",
                        name=self.name,
                        most=words.number(ROW_LIMIT),
                    ),
                    tr("Split it into several files and import one after the other."),
                )

    def _batch(self, reader: Iterator[list[str]], lines: "_Lines") -> list[Row]:
        """Read a batch with the field limit in force; it is global, so only while csv runs."""
        batch: list[Row] = []
        cells: list[str] = []
        until = lines.characters + _BATCH_CHARACTERS
        with _most():
            try:
                for cells in islice(reader, _BATCH_ROWS):
                    if lines.ended:
                        break
                    batch.append((lines.record_start, cells))
                    self._check_columns(lines.record_start, cells)
                    lines.next_record()
                    if lines.characters > until:
                        break
            except csv.Error:
                raise self._too_long(lines) from None
        if lines.ended and cells != [_END]:
            raise self._left_open(lines)
        return batch

    def _check_columns(self, line: int, cells: list[str]) -> None:
        if len(cells) > COLUMN_LIMIT:
            raise BadInput(
                tr(
                    "{name}, line {line}: {columns} columns are more than {most}.",
                    name=self.name,
                    line=line,
                    columns=words.number(len(cells)),
                    most=words.number(COLUMN_LIMIT),
                ),
                tr("Remove the columns that are not needed."),
            )

    def _left_open(self, lines: "_Lines") -> BadInput:
        return BadInput(
            tr(
                "{name}, line {line}: the quote mark opened there is never closed.",
                name=self.name,
                line=self._quote_opened(lines),
            ),
            tr("Close it or delete it, then import the file again."),
        )

    def _too_long(self, lines: "_Lines") -> BadInput:
        return BadInput(
            tr(
                "{name}, line {line}: the field that starts there is longer than "
                "{most} characters.",
                name=self.name,
                line=self._quote_opened(lines),
                most=words.number(FIELD_LIMIT),
            ),
            tr("See whether a quote mark opened there is never closed, or shorten the field."),
        )

    def _quote_opened(self, lines: "_Lines") -> int:
        """Return the line of the quote mark that is open at the end of an unfinished row."""
        stream = self.text.stream()
        for _ in range(lines.record_start - 1):
            stream.readline()
        text = stream.read(lines.characters - lines.before_record)
        opened, inside, previous = 0, False, "\n"
        for place, character in enumerate(text):
            if character == '"' and (inside or previous in (self.delimiter, "\n", '"')):
                inside = not inside
                opened = place if inside and previous != '"' else opened
            if character != " " or inside:
                previous = character
        return lines.record_start + text.count("\n", 0, opened)


class _Lines:
    """The lines of a file for csv, with the bounds that csv does not have."""

    def __init__(self, name: str, text: Encoded) -> None:
        self.name = name
        self.characters = 0
        self.ended = False
        self.record_start = 1
        self.before_record = 0
        self._line = 0
        self._stream = text.stream()

    def next_record(self) -> None:
        """Note that csv has finished a row with the line it was given last."""
        self.record_start = self._line + 1
        self.before_record = self.characters

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._stream.readline(RECORD_LIMIT + 1)
        self._line += 1
        self.characters += len(line)
        if self.characters - self.before_record > RECORD_LIMIT:
            raise BadInput(
                tr(
                    "{name}, line {line}: the row that starts there is longer than "
                    "{most} characters.",
                    name=self.name,
                    line=self.record_start,
                    most=words.number(RECORD_LIMIT),
                ),
                tr("See whether a quote mark opened there is never closed, or shorten the row."),
            )
        if line:
            return line
        if self.ended:
            raise StopIteration
        self.ended = True
        return _END


@contextmanager
def _most() -> Iterator[None]:
    with _limit_in_use:
        before = csv.field_size_limit(FIELD_LIMIT)
        try:
            yield
        finally:
            csv.field_size_limit(before)

"""Find out what a table of text is: its separator, its headings, its format."""

import csv
from dataclasses import dataclass
from itertools import islice

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers.csv_file import Table
from secretsmanual.formats.importers.encoding import Encoded
from secretsmanual.formats.importers.plan import Plan, known_headings, plan_of

_DELIMITERS = ",;\t|"
_SAMPLE = 65_536
"""Characters looked at; 1,000 headings fit."""
_PREAMBLE = 20
"""Rows that may stand above the headings: LinkedIn has 3 lines, a report's title a few more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose headings are known."""

    table: Table
    plan: Plan
    above: int
    """Rows, blank ones not counted, up to and with the headings."""


def recognise(name: str, text: Encoded) -> Sheet | None:
    """Return the table and its format, or None where the text is no table.

    Raises `BadInput` for a table whose headings name neither people nor companies.
    """
    beginning = text.beginning(_SAMPLE)
    best: tuple[int, int, str, int, list[str]] | None = None
    for delimiter in _announced(beginning) or _DELIMITERS:
        for above, cells in enumerate(_first_rows(beginning, delimiter), 1):
            known = known_headings(cells)
            if known and (best is None or (known, len(cells)) > best[:2]):
                best = (known, len(cells), delimiter, above, cells)
    if best is None:
        return None
    _, _, delimiter, above, cells = best
    plan = plan_of(cells)
    if not plan.takes_somebody:
        raise BadInput(
            tr("{name}: no column is named for people or companies.", name=name),
            tr("The first line must name the columns, such as name, company, e-mail, phone."),
        )
    return Sheet(Table(name, text, delimiter), plan, above)


def _announced(beginning: str) -> str:
    """Excel's first line `sep=;` announces the separator."""
    line = beginning[:10].partition("\n")[0].strip().strip('"').casefold()
    return line[4:5] if line.startswith("sep=") else ""


def _first_rows(beginning: str, delimiter: str) -> list[list[str]]:
    lines = beginning.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, skipinitialspace=True)
    return [cells for cells in islice(reader, _PREAMBLE * 2) if cells][:_PREAMBLE]

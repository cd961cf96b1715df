"""Tables of text: CSV and its relatives, of a known format or with headings that say enough."""

from collections.abc import Iterator
from itertools import islice

from secretsmanual.domain.importing import Found, Reading
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import encoding, sniff
from secretsmanual.formats.importers.csv_file import FILE_LIMIT
from secretsmanual.formats.importers.opening import refuse_larger
from secretsmanual.formats.importers.rows import read_rows

_NO_TEXT = (
    b"{",
    b"PK",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"SQLite f",
)
"""How files begin that are no table: JSON, spreadsheets and other archives, PDF, pictures."""


def read(name: str, data: bytes) -> Reading | None:
    """Read a table of people or companies; None where the bytes are no table.

    Raises `BadInput` where the file is too large or its headings say nothing, and while
    iterating where a limit is passed or a quote is left open (`csv_file`).
    """
    if data.startswith(_NO_TEXT):
        return None
    refuse_larger(
        name, data, FILE_LIMIT, tr("Split it into several files and import one after the other.")
    )
    text = encoding.recognise(data)
    sheet = sniff.recognise(name, text)
    if sheet is None:
        return None

    def start() -> Iterator[Found]:
        return read_rows(sheet.plan, islice(sheet.table.rows(), sheet.above, None))

    return Reading(
        format=sheet.plan.profile.format,
        label=tr(sheet.plan.profile.label),
        encoding=text.label,
        start=start,
        rows_about=max(text.body.count(b"\n"), text.body.count(b"\r")),
        left_out=sheet.plan.left_out,
    )

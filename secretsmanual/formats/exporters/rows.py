"""A table alone, for other programs: CSV."""

import csv
import io

from secretsmanual.domain.document import Document, Table
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.clean import csv_cell, one_line
from secretsmanual.formats.exporters.job import Job

HELD = 1 << 16
"""Characters gathered before they are written."""


def write_csv(document: Document, job: Job) -> None:
    """Write the document's first table: UTF-8 with BOM, comma, CRLF, formula guard on text.

    Cells read back with `clean.unguard` are the cleaned cells. Raises BadInput if the document
    has no table.
    """
    table = _table_of(document)
    job.out.write(b"\xef\xbb\xbf")
    _write_table(table, job)


def write_hubspot(document: Document, job: Job) -> None:
    """Write the document's first table as HubSpot takes it (formats.md): as CSV, but without BOM.

    HubSpot knows columns by their headings, and a BOM would be part of the first.
    Raises BadInput if the document has no table.
    """
    _write_table(_table_of(document), job)


def _table_of(document: Document) -> Table:
    table = next(document.tables(), None)
    if table is None:
        raise BadInput(
            tr(
                "“{title}” has no table, so it cannot become a CSV file.",
                title=one_line(document.title),
            ),
            tr("Choose html, pdf, docx or txt."),
        )
    return table


def _write_table(table: Table, job: Job) -> None:
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([csv_cell(name) for name in table.columns])
    for row in job.count(table.rows):
        writer.writerow([csv_cell(v) if isinstance(v, str) else v for v in row])
        if held.tell() > HELD:
            _flush(held, job)
    _flush(held, job)


def _flush(held: io.StringIO, job: Job) -> None:
    job.out.write(held.getvalue().encode())
    held.seek(0)
    held.truncate()

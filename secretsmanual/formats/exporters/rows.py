"""A table alone, for other programs: CSV."""

import csv
import io

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters.clean import csv_cell, one_line
from secretsmanual.formats.exporters.job import Job

HELD = 1 << 16
"""Characters gathered before they are written."""


def write_csv(document: Document, job: Job) -> None:
    """Write the document's first table: UTF-8 with BOM, comma, CRLF, formula guard on text.

    Cells read back with `clean.unguard` are the cleaned cells. Raises BadInput if the document
    has no table.
    """
    table = next(document.tables(), None)
    if table is None:
        raise BadInput(
            f"“{one_line(document.title)}” has no table, so it cannot become a CSV file.",
            "Choose html, pdf, docx or txt.",
        )
    job.out.write(b"\xef\xbb\xbf")
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

"""Which ending makes which file: the one way from a document to bytes."""

from collections.abc import Callable
from typing import BinaryIO

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.calendar_file import write_calendar
from secretsmanual.formats.exporters.data import write_json, write_jsonl
from secretsmanual.formats.exporters.docx import write_docx
from secretsmanual.formats.exporters.html_page import write_html
from secretsmanual.formats.exporters.job import Job, Progress, parts
from secretsmanual.formats.exporters.pdf import write_pdf
from secretsmanual.formats.exporters.plain import write_text
from secretsmanual.formats.exporters.rows import write_csv, write_hubspot
from secretsmanual.formats.exporters.vcard import write_vcard
from secretsmanual.formats.exporters.xlsx import write_xlsx
from secretsmanual.system.paper import Paper, usual_paper

Exporter = Callable[[Document, Job], None]

EXPORTERS: dict[str, Exporter] = {
    "html": write_html,
    "pdf": write_pdf,
    "xlsx": write_xlsx,
    "docx": write_docx,
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_jsonl,
    "txt": write_text,
    "vcf": write_vcard,
    "ics": write_calendar,
    "hubspot.csv": write_hubspot,
}


def write(
    document: Document,
    ending: str,
    out: BinaryIO,
    progress: Progress | None = None,
    *,
    paper: Paper | None = None,
) -> None:
    """Write the document into `out` as the kind of file that `ending` names (`html` or `.html`).

    `progress` hears 0 to 1 now and then, 1 at the end, and stops the work by answering False.
    `paper` matters to pdf, docx and xlsx; without it, what lies in the printers here is taken.
    The same document gives the same bytes.

    Raises BadInput for an unknown ending, for csv without a table, and for
    jsonl, vcf and ics without records;
    Cancelled if progress said no. What stands in `out` then is not a file.
    """
    exporter = EXPORTERS.get(ending.lower().removeprefix("."))
    if exporter is None:
        raise BadInput(
            tr("There is no way to write a “{ending}” file.", ending=ending),
            tr("Choose one of {endings}.", endings=", ".join(sorted(EXPORTERS))),
        )
    job = Job(out, parts(document), progress, paper or usual_paper())
    exporter(document, job)
    job.tell(1.0)

"""The facts for programs: JSON, and JSON Lines for records that are read one by one."""

import json
import re
from collections.abc import Iterator

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.clean import REPLACEMENT, one_line
from secretsmanual.formats.exporters.job import Job

_LONE = re.compile("[\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
MANY = (dict, list, tuple)
DEPTH = 2
"""Levels spread over lines; what lies deeper stands on its line, so a record is a line."""


def write_json(document: Document, job: Job) -> None:
    """Write `document.data` as UTF-8 JSON in chunks, readable and one record to a line.

    Half characters (lone surrogates) become the replacement character, as strict readers refuse
    them. Values that are no JSON type, NaN included, are the caller's bug: TypeError, ValueError.
    """
    job.total = _records(document.data)
    for chunk in _spread(document.data, 0, job):
        job.out.write(_bytes(chunk))
    job.out.write(b"\n")


def write_jsonl(document: Document, job: Job) -> None:
    """Write `document.data["records"]`, one per line. Raises BadInput if there are none."""
    records = document.data.get("records")
    if not isinstance(records, list | tuple):
        raise BadInput(
            tr(
                "“{title}” is a page, not a list of records: it cannot become JSON Lines.",
                title=one_line(document.title),
            ),
            tr("Choose json."),
        )
    job.total = max(1, len(records))
    for record in job.count(records):
        job.out.write(_bytes(_ENCODER.encode(record) + "\n"))


def _spread(value: object, depth: int, job: Job) -> Iterator[str]:
    """Yield the JSON of a value; the C encoder does all that fits on a line."""
    if depth == DEPTH or not isinstance(value, MANY) or not value:
        yield _ENCODER.encode(value)
        return
    pad = "\n" + "  " * (depth + 1)
    before = ("{" if isinstance(value, dict) else "[") + pad
    for name, entry in job.count(_entries(value)):
        yield before + name
        yield from _spread(entry, depth + 1, job)
        before = "," + pad
    yield "\n" + "  " * depth + ("}" if isinstance(value, dict) else "]")


def _entries(
    value: dict[str, object] | list[object] | tuple[object, ...],
) -> Iterator[tuple[str, object]]:
    """Each entry with what stands before it: its name, or nothing."""
    if isinstance(value, dict):
        return ((_ENCODER.encode(str(name)) + ": ", entry) for name, entry in value.items())
    return (("", entry) for entry in value)


def _records(data: dict[str, object]) -> int:
    return 1 + sum(len(value) for value in data.values() if isinstance(value, MANY))


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE.sub(REPLACEMENT, text).encode()

"""What an importer asks of a file first: whether it is of its kind, and not too large."""

import re

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import encoding

_SAMPLE = 4096


def begins(data: bytes, block: str) -> bool:
    """Whether a line near the top begins such a block: vcard, vcalendar."""
    line = rf"^[ \t]*begin:[ \t]*{block}[ \t\r]*$".encode()
    top = encoding.recognise(data[:_SAMPLE]).body.replace(b"\r", b"\n")
    return re.search(line, top, re.IGNORECASE | re.MULTILINE) is not None


def refuse_larger(name: str, data: bytes, most: int, instead: str) -> None:
    """Raise `BadInput` for a file of more than `most` bytes; `instead` is the next step."""
    if len(data) > most:
        raise BadInput(
            tr("{name} is larger than {most} MB.", name=name, most=most // 1_000_000), instead
        )

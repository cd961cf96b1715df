"""The one door for files that people bring: look at the bytes, pick the reader, read.

A format is added by adding its reader to `READERS`. A reader looks at the bytes (never at the
file's name, which is for messages only) and returns None when they are not its own.
"""

from collections.abc import Callable

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import Reading
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import (
    calendar_file,
    monica_file,
    own_card_file,
    tables,
    vcard_file,
)

Reader = Callable[[str, bytes], Reading | None]

READERS: tuple[Reader, ...] = (
    own_card_file.read,
    vcard_file.read,
    calendar_file.read,
    monica_file.read,
    tables.read,
)
"""In the order they are asked; a table of text comes last because anything could be one."""


def read(name: str, data: bytes) -> Reading:
    """Recognise and read a file; `name` only names it in messages.

    Raises `BadInput` when the bytes are of no known format or exceed its limits; iterating the
    result may raise it too (see `Reading`).
    """
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise BadInput(
            tr("{name} is empty.", name=name), tr("Choose a file that holds people or companies.")
        )
    for reader in READERS:
        if (reading := reader(name, data)) is not None:
            return reading
    raise BadInput(
        tr("{name} is not a table of text, a vCard file or another format known here.", name=name),
        tr("Save it as CSV (UTF-8) or export it as vCard, then import that file."),
    )

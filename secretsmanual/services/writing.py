"""Put a document into a file: whole or not at all, with a plain sentence where it fails."""

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.wording import tr
from secretsmanual.system.files import stream_whole

Receipt = TypeVar("Receipt")
Progress = Callable[[float], bool]
"""Told how much is done, 0 to 1; answers False to stop."""


def ending_of(path: Path, allowed: tuple[str, ...]) -> str:
    """Return the kind of file that a path names by its ending; BadInput if it is not allowed.

    Of `csv` and `hubspot.csv` the longer one that fits is meant.
    """
    name = path.name.lower()
    fits = [one for one in allowed if name.endswith(f".{one}")]
    if fits:
        return max(fits, key=len)
    raise BadInput(
        tr("“{name}” does not say what kind of file to write.", name=path.name),
        tr("End its name in one of {endings}.", endings=", ".join("." + one for one in allowed)),
    )


def write_document(path: Path, document: Document, progress: Progress | None = None) -> None:
    """Write a document as the kind of file its ending names, readable by its owner only.

    Raises BadInput and Refused; the old file stays then.
    """
    with told_plainly(path):
        stream_whole(path, lambda out: write_into(out, document, path.suffix, progress))


def write_into(
    out: BinaryIO, document: Document, ending: str, progress: Progress | None = None
) -> None:
    """Write a document into an open file."""
    from secretsmanual.formats.exporters import registry  # every format: only where one is written

    registry.write(document, ending, out, progress)


def as_text(document: Document) -> str:
    """Return a document as plain text of 96 columns, as a .txt file has it."""
    out = io.BytesIO()
    write_into(out, document, "txt")
    return out.getvalue().decode()


def write_with_receipt(
    path: Path,
    write: Callable[[BinaryIO], None],
    keep: Callable[[str], Receipt],
    forget: Callable[[Receipt], None],
) -> Receipt:
    """Write a file, readable by its owner only, and keep its receipt: both or neither.

    `keep` is given the file's SHA-256. The receipt is kept before the file appears, so that no
    file is ever without one, and forgotten where the file does not. Raises Refused.
    """
    receipts: list[Receipt] = []

    def put(out: BinaryIO) -> None:
        write(out)
        receipts.append(keep(_sha256(out)))

    try:
        with told_plainly(path):
            stream_whole(path, put)
    except BaseException:
        for receipt in receipts:
            forget(receipt)
        raise
    return receipts[0]


def _sha256(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while part := file.read(1 << 20):
        digest.update(part)
    return digest.hexdigest()


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Say in a sentence why a file could not be written; raises Refused."""
    try:
        yield
    except FileNotFoundError:
        raise Refused(
            tr("{name} was not written: its folder is not there.", name=path.name),
            tr("Choose another folder."),
        ) from None
    except PermissionError:
        raise Refused(
            tr("{name} was not written: its folder is read-only.", name=path.name),
            tr("Choose another folder."),
        ) from None
    except OSError as error:
        raise Refused(
            tr(
                "{name} was not written: {reason}.",
                name=path.name,
                reason=error.strerror or tr("the disk refused"),
            ),
            tr("Free some space or choose another folder."),
        ) from None

"""Write files whole or not at all, readable by their owner only."""

import errno
import os
import shutil
import stat
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.wording import tr

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PATIENCE_S = 3.0
"""How long a folder may take to answer."""

_BLOCK_BYTES = 1 << 20
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner can look into, and those above it that are not there.

    Existing ones are left as they are.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
    for folder in reversed(missing):
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    return path


def answers(folder: Path) -> bool:
    """Whether a folder is there within `PATIENCE_S`: a server that is gone may be silent longer."""
    found: list[bool] = []
    look = threading.Thread(target=lambda: found.append(folder.is_dir()), daemon=True)
    look.start()
    look.join(PATIENCE_S)
    return found == [True]


def create_private(path: Path) -> None:
    """Create an empty file with mode 0600 before its first byte.

    Raises FileExistsError where something is there already.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))


def take_private(path: Path) -> None:
    """Let nobody else read a file that is there: one that was copied here may be open to all.

    Where the disk knows no modes, or the file is another's, it stays as it is.
    """
    with suppress(OSError):
        mode = path.stat().st_mode
        if os.name == "posix" and mode & 0o077:
            path.chmod(stat.S_IMODE(mode) & ~0o077)


def write_whole(path: Path, data: bytes) -> None:
    """Put the data at the path in one step.

    A power cut, a full disk or a kill leaves the old file or the new one, never a mixture:
    mode 0600 before the bytes, flush, fsync, replace, fsync of the folder.
    """
    stream_whole(path, lambda out: _write_all(out, data))


def _write_all(out: BinaryIO, data: bytes) -> None:
    out.write(data)


def stream_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Do as `write_whole` with what `write` puts into the open file.

    An error in `write` leaves the old file. The new one has no name until it is whole, so a kill
    leaves no half of an export lying about.
    """
    with _without_name(path.parent) as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
        part = path.with_name(f".{path.name}.{token_hex(4)}")
        try:
            _give_name(file, part)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def _without_name(folder: Path) -> BinaryIO:
    """Open a file in the folder with mode 0600 that nobody sees and that goes with the process."""
    if sys.platform == "linux":
        with suppress(OSError):  # a share may not know it
            return os.fdopen(os.open(folder, os.O_TMPFILE | os.O_RDWR, PRIVATE_FILE), "w+b")
    return tempfile.TemporaryFile(dir=folder)


def _give_name(file: BinaryIO, part: Path) -> None:
    """Give a file without a name its first one; copy it where the system cannot."""
    handle = file.fileno()
    try:  # the folder's handle is not looked at, but makes Python follow the link
        os.link(f"/proc/self/fd/{handle}", part, src_dir_fd=handle)
    except (OSError, NotImplementedError):
        create_private(part)
        file.seek(0)
        with part.open("r+b") as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a change of names in a folder onto the disk.

    Shares and some other file systems cannot do that for a folder; they are left to themselves.
    """
    if os.name == "nt":  # Windows has no handle to a folder; its replace is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(handle)


def read_bounded(path: Path, most: int) -> bytes:
    """Read a file that people brought, at most so many bytes.

    Raises:
        NotFound: there is no such file.
        BadInput: it is a folder, too large, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = _read_blocks(file, most + 1)
    except FileNotFoundError:
        raise NotFound(
            tr("There is no file {name}.", name=path.name), tr("Check the name.")
        ) from None
    except OSError as error:
        reason = error.strerror or tr("it cannot be read")
        raise BadInput(
            tr("{name} could not be read: {reason}.", name=path.name, reason=reason),
            tr("Choose a file."),
        ) from None
    if len(data) > most:
        raise BadInput(
            tr("{name} is larger than {most} MB.", name=path.name, most=most // 1_000_000),
            tr("Split it and import the parts."),
        )
    return data


def _read_blocks(file: BinaryIO, most: int) -> bytes:
    """Read at most so many bytes; asked for all at once, Python sets that much memory aside."""
    data = bytearray()
    while len(data) < most and (block := file.read(min(_BLOCK_BYTES, most - len(data)))):
        data += block
    return bytes(data)

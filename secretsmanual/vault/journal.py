"""Notice that the journal of a manual lost steps that were confirmed.

After a kill the last steps stand only in the journal (`-wal`). SQLite reads it up to the first
frame whose checksum is wrong, for that is how a step that was never finished looks; what stands
behind a flipped bit, or behind the end of a file that was cut, would be gone without a word. The
journal's index (`-shm`) says how many frames were synced: if fewer can be read, they are lost.
After a power cut the index may know of fewer, never of more (www.sqlite.org/walformat.html).
"""

import struct
import sys
from array import array
from pathlib import Path
from typing import NamedTuple

from secretsmanual.domain.errors import Damaged
from secretsmanual.domain.wording import tr
from secretsmanual.vault.same_file import is_open_here

HEAD, FRAME_HEAD, INDEX_HEAD = 32, 24, 48
_MAGIC = 0x377F0682
_MASK = 0xFFFFFFFF


class _Index(NamedTuple):
    frames: int
    """Frames of steps that were finished."""
    in_file: int
    """How many of them are in the manual's own file as well."""
    page_size: int
    salts: bytes
    """Tell this journal from the one before it in the same file."""


def require_whole(manual: Path) -> None:
    """Raise Damaged where confirmed steps in the journal can no longer be read.

    To be called before the manual is opened: SQLite then begins the journal anew.
    """
    if is_open_here(manual):  # closing the index would take SQLite's locks off it (trust.md 2.4)
        return
    index = _index(manual)
    if index is None or index.in_file >= index.frames:
        return
    if _readable(manual, index) < index.frames and _index(manual) == index:
        raise Damaged(
            tr(
                "What was saved last in {name} cannot be read: its journal is damaged.",
                name=manual.name,
            ),
            tr(
                "It was left as it is; restore the newest good backup, or save what can be "
                "read with `salvage`."
            ),
        )


def _index(manual: Path) -> _Index | None:
    try:
        with manual.with_name(manual.name + "-shm").open("rb") as file:
            data = file.read(2 * INDEX_HEAD + 4)
    except OSError:
        return None
    head = data[:INDEX_HEAD]
    if len(data) < 2 * INDEX_HEAD + 4 or head != data[INDEX_HEAD : 2 * INDEX_HEAD]:
        return None
    if _sums(head[:40], sys.byteorder, (0, 0)) != struct.unpack("=II", head[40:]):
        return None
    size, frames = struct.unpack("=HI", head[14:20])
    (in_file,) = struct.unpack("=I", data[2 * INDEX_HEAD :])
    return _Index(frames, in_file, 65_536 if size == 1 else size, head[32:40])


def _readable(manual: Path, index: _Index) -> int:
    """Return how many frames SQLite would read."""
    try:
        with manual.with_name(manual.name + "-wal").open("rb") as file:
            data = file.read(HEAD + index.frames * (FRAME_HEAD + index.page_size))
    except OSError:
        return 0
    if len(data) < HEAD or data[16:24] != index.salts:
        return 0
    (magic,) = struct.unpack(">I", data[:4])
    order = "big" if magic & 1 else "little"
    sums = _sums(data[:24], order, (0, 0))
    if magic & ~1 != _MAGIC or sums != struct.unpack(">II", data[24:HEAD]):
        return 0
    step = FRAME_HEAD + index.page_size
    for number in range(index.frames):
        frame = data[HEAD + number * step : HEAD + (number + 1) * step]
        sums = _sums(frame[:8] + frame[FRAME_HEAD:], order, sums)
        if len(frame) < step or frame[8:16] != index.salts:
            return number
        if sums != struct.unpack(">II", frame[16:FRAME_HEAD]):
            return number
    return index.frames


def _sums(data: bytes, order: str, begin: tuple[int, int]) -> tuple[int, int]:
    """Return SQLite's checksum of the data, going on from that of what stands before it."""
    words = array("I", data[: len(data) // 8 * 8])
    if order != sys.byteorder:
        words.byteswap()
    first, second = begin
    pairs = iter(words)
    for one, other in zip(pairs, pairs, strict=True):
        first = (first + one + second) & _MASK
        second = (second + other + first) & _MASK
    return first, second

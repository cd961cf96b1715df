"""Which alphabet a file is written in, found from its bytes alone.

UTF-8 where every byte fits, UTF-16 by its mark or by its pattern of NUL bytes, else Windows
Western European: statistical guessing over the whole file was wrong more often (speed.md).
"""

import codecs
import io
from dataclasses import dataclass
from typing import TextIO

from secretsmanual.domain.wording import tr

CONTROLS = bytes(set(range(32)) - {9, 10, 13}) + b"\x7f"
"""Bytes that no text needs; dropped, so that no NUL or escape code reaches the manual."""

_CHUNK = 1 << 20
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file's bytes without byte-order mark and control characters, and how to read them."""

    body: bytes
    codec: str
    label: str
    """How the text was read, in words for people."""

    def stream(self) -> TextIO:
        """Open the text from its start; CR, LF and CRLF all arrive as LF, U+2028 stays text."""
        return io.TextIOWrapper(
            io.BytesIO(self.body), encoding=self.codec, errors="replace", newline=None
        )

    def beginning(self, characters: int) -> str:
        """Return up to so many characters of the start."""
        return self.stream().read(characters)


def recognise(data: bytes) -> Encoded:
    """Find the encoding of a whole file. Never fails: the last guess fits any bytes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _recoded(data, "utf-16", "UTF-16")
    if data.startswith(codecs.BOM_UTF8):
        return _cleaned(data[len(codecs.BOM_UTF8) :], "utf-8", "UTF-8")
    if wide := _wide(data[:_SAMPLE]):
        return _recoded(data, wide, tr("UTF-16 (guessed)"))
    if _is_utf8(data):
        return _cleaned(data, "utf-8", "UTF-8")
    return _cleaned(data, "cp1252", tr("Western European (guessed)"))


def _cleaned(data: bytes, codec: str, label: str) -> Encoded:
    return Encoded(data.translate(None, CONTROLS), codec, label)


def _recoded(data: bytes, codec: str, label: str) -> Encoded:
    """Turn UTF-16 into UTF-8, so that everything after works on one kind of bytes."""
    return _cleaned(data.decode(codec, "replace").encode("utf-8", "replace"), "utf-8", label)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: Western text has NUL in every second byte, and only there."""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if half and even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _is_utf8(data: bytes) -> bool:
    """Check in pieces, so that no second copy of the text is held; a cut-off end still counts."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
    except UnicodeDecodeError:
        return False
    return True

"""Which font prints which character, how wide words are, and what becomes of the rest.

Inter and Newsreader print Latin, Inter also Greek and Cyrillic; DejaVu Sans prints Hebrew,
Arabic, Armenian, Georgian and symbols; Chinese, Japanese and Korean go to the fonts that PDF
readers bring along. A character that none of them has is spelled out in brackets, never dropped.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.pdf_bidi import RIGHT, join_letters, visual
from secretsmanual.system.resources import resource

SANS, BOLD, SERIF, QUOTE = (
    "Inter-Regular",
    "Inter-SemiBold",
    "Newsreader-Medium",
    "Newsreader-Italic",
)
WIDE = "DejaVuSans"
READERS = (
    ("STSong-Light", "gbk"),
    ("HeiseiKakuGo-W5", "shift_jis"),
    ("HYGothic-Medium", "cp949"),
    ("MSung-Light", "big5"),
)
"""Fonts that the reader brings, each with the encoding that tells what it holds."""

_FILES = {name: f"{name}.ttf" for name in (SANS, BOLD, SERIF, QUOTE)} | {WIDE: f"print/{WIDE}.ttf"}
_FLAG_A = 0x1F1E6
_FIVE_DIGITS = re.compile("<([0-9A-F]{5,6})>")
_SILENT = {"Cf", "Cc", "Zs"}
"""Joiners and blanks: not worth a word where no font has them."""
_SHADES = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400))))
"""Variants of the character before: text or picture, colour of skin."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a run of text looks; sizes in points, ink as `#rrggbb`."""

    font: str
    size: float
    leading: float
    ink: str


Span = tuple[str, Face, str]
"""Name of the font, face that asked for it, text in the order of the eye."""


class Fonts:
    """The fonts of one file, with the widths of the words it has met."""

    def __init__(self) -> None:
        self.spelled = False
        """Whether a character had to be spelled out."""
        self._widths: dict[str, dict[str, float]] = {}
        _register()

    def prepare(self, text: str) -> str:
        """Return the text cleaned, joined and with every character in some font."""
        text = clean(text)
        if text.isascii() or _held(SANS).issuperset(text):
            return text
        if RIGHT.search(text):
            text = join_letters(text, _held(WIDE))
        return "".join(self._printable(char) for char in text)

    def _printable(self, char: str) -> str:
        if char in _SHADES:
            return ""
        if char == "\n" or font_of(char, SANS):
            return char
        if unicodedata.category(char) in _SILENT:
            return " " if char.isspace() else ""
        self.spelled = True
        return spelled(char)

    def width(self, text: str, face: Face) -> float:
        """Return the width of a prepared text in points."""
        return self.widths(face)[text] * face.size

    def widths(self, face: Face) -> "dict[str, float]":
        """Return the widths of the words met so far, at size 1; asking for another measures it."""
        known = self._widths.get(face.font)
        if known is None:
            known = self._widths[face.font] = _Widths(face.font)
        return known

    def spans(self, line: list[tuple[Face, str]], rightwards: bool) -> list[Span]:
        """Return one line, ready to be drawn from left to right."""
        if not any(RIGHT.search(text) for _, text in line):
            return [
                (font, face, part)
                for face, text in line
                for font, part in _by_font(text, face.font)
            ]
        text = "".join(part for _, part in line)
        faces = [face for face, part in line for _ in part]
        spans: list[Span] = []
        for place, char in visual(text, rightwards):
            face = faces[place]
            font = font_of(char, face.font) or SANS
            if spans and spans[-1][:2] == (font, face):
                char = spans.pop()[2] + char  # noqa: PLW2901
            spans.append((font, face, char))
        return spans


class _Widths(dict[str, float]):
    """Widths of words in a font at size 1, measured on first use."""

    def __init__(self, font: str) -> None:
        self._font = font

    def __missing__(self, text: str) -> float:
        if len(text) > 1:
            width = sum([self[char] for char in text])
        else:
            width = _width(text, font_of(text, self._font) or SANS)
        self[text] = width
        return width


def spelled(char: str) -> str:
    """Return a character that cannot be printed in words: `[birthday cake]`, `[U+0E01]`."""
    if _FLAG_A <= ord(char) < _FLAG_A + 26:
        return chr(ord("A") + ord(char) - _FLAG_A)
    if unicodedata.category(char).startswith("S"):
        return f"[{unicodedata.name(char, f'U+{ord(char):04X}').lower()}]"
    return f"[U+{ord(char):04X}]"


def font_of(char: str, first: str) -> str:
    """Return the font that prints the character, the first one if it can; empty if none has it."""
    for font in (first, SANS, WIDE):
        if char in _held(font):
            return font
    return _reader_font(char)


@cache
def _reader_font(char: str) -> str:
    if ord(char) < 0x2E80 or ord(char) > 0xFFFF:
        return ""
    for font, encoding in READERS:
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            continue
        return font
    return ""


def _by_font(text: str, first: str) -> list[tuple[str, str]]:
    """Cut a text where its font changes."""
    if text.isascii() or _held(first).issuperset(text):
        return [(first, text)]
    parts: list[tuple[str, str]] = []
    for char in text:
        font = font_of(char, first) or SANS
        if parts and parts[-1][0] == font:
            parts[-1] = (font, parts[-1][1] + char)
        else:
            parts.append((font, char))
    return parts


def _width(text: str, font: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, 1))


@cache
def _held(font: str) -> frozenset[str]:
    """Return the characters that a bundled font has."""
    from reportlab.pdfbase.pdfmetrics import getFont

    _register()
    return frozenset(map(chr, getFont(font).face.charToGlyph))


@cache
def _register() -> None:
    from reportlab import rl_config
    from reportlab.pdfbase import ttfonts
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    rl_config.useA85 = 0  # pages as bytes, not as letters: a fifth smaller, and quicker
    made = ttfonts.makeToUnicodeCMap
    # The library writes characters beyond 0xFFFF with five digits; readers want UTF-16, and would
    # copy and search another character in their place.
    ttfonts.makeToUnicodeCMap = lambda *what: _FIVE_DIGITS.sub(_as_utf16, made(*what))
    for name, file in _FILES.items():
        registerFont(ttfonts.TTFont(name, str(resource("fonts", file)), shapable=False))
    for name, _ in READERS:
        registerFont(UnicodeCIDFont(name))


def _as_utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"

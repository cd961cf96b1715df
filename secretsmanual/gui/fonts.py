"""The bundled typefaces and the type scale (look.md, Type)."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from secretsmanual.system.resources import resource

TextRole = Literal[
    "question", "title", "heading", "capture", "body", "strong", "label", "small", "small_strong"
]


@dataclass(frozen=True, slots=True)
class Face:
    """A line of the type scale: family, size in pixels at 100 %, weight, slant."""

    family: str
    size: int
    weight: int = 400
    italic: bool = False


SANS = "Inter"
SERIF = "Newsreader Display"

SCALE: dict[TextRole, Face] = {
    "question": Face(SERIF, 32, 500),
    "title": Face(SERIF, 26, 500),
    "heading": Face(SANS, 17, 600),
    "capture": Face(SANS, 17),
    "body": Face(SANS, 14),
    "strong": Face(SANS, 14, 600),
    "label": Face(SANS, 14, 500),
    "small": Face(SANS, 12),
    "small_strong": Face(SANS, 12, 500),
}
QUOTE = Face("Newsreader", 16, italic=True)
"""Their own words."""

_loaded: list[int] = []


def load_fonts() -> None:
    """Register the bundled fonts once for this process.

    Raises RuntimeError where a font file is missing or broken: that is a broken installation.
    """
    if _loaded:
        return
    for file in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise RuntimeError(f"font not usable: {file.name}")
        _loaded.append(number)


def make_font(face: Face, scale: float) -> QFont:
    """Return a face at the user's scale (1.0 to 2.0), without hinting: the same on any screen."""
    font = QFont(face.family)
    font.setPixelSize(max(12, round(face.size * scale)))
    font.setWeight(QFont.Weight(face.weight))
    font.setItalic(face.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

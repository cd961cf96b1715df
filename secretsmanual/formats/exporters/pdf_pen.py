"""What writes lines of text onto a page."""

from functools import cache
from typing import TYPE_CHECKING

from secretsmanual.formats.exporters.pdf_fonts import Face
from secretsmanual.formats.exporters.pdf_lines import Line

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.textobject import PDFTextObject


class Pen:
    """Writes lines, changing font and ink only where they change."""

    def __init__(self, text: "PDFTextObject") -> None:
        self.text = text
        self._font = ""
        self._face: Face | None = None

    def draw(self, left: float, width: float, lines: list[Line], top: float) -> None:
        """Write the lines of a cell; each hangs below `top` by its leading."""
        y = top
        for line in lines:
            y -= line.leading
            start = left + width - line.width if line.rightwards else left
            self.text.setTextOrigin(start, y + line.leading * 0.27)
            for font, face, words in line.spans:
                if face is not self._face or font != self._font:
                    self.text.setFont(font, face.size)
                    self.text.setFillColor(colour_of(face.ink))
                    self._font, self._face = font, face
                self.text.textOut(words)


@cache
def colour_of(ink: str) -> "Color":
    """Return an ink, `#rrggbb`, as reportlab has it; made once."""
    from reportlab.lib.colors import HexColor

    return HexColor(ink)

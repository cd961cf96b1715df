"""The certificate of an award: one A4 page across, drawn to hang on a wall.

Drawn from lines and curves alone, in the program's own fonts; the same certificate gives the same
bytes.
"""

from math import cos, pi, sin
from typing import TYPE_CHECKING, BinaryIO

from secretsmanual.domain import words
from secretsmanual.domain.certificates import SAYING, Certificate
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.formats.exporters.certificate_art import (
    GOLD,
    PALE,
    PAPER,
    agent,
    book,
    colour,
    frame,
    rosette,
    stamp,
    star,
)
from secretsmanual.formats.exporters.clean import one_line
from secretsmanual.formats.exporters.pdf import SIZES
from secretsmanual.formats.exporters.pdf_fonts import BOLD, QUOTE, SANS, SERIF, Face, Fonts
from secretsmanual.formats.exporters.pdf_lines import Line, fill
from secretsmanual.formats.exporters.pdf_look import ACCENT, INK, QUIET, RULE, WARM
from secretsmanual.formats.exporters.pdf_pen import Pen

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEIGHT, WIDTH = SIZES["A4"]
MIDDLE = WIDTH / 2
_NAME_SIZES = (38, 32, 26, 21, 17)
_WHY_SIZES = (17, 15, 13, 11, 9.5, 8)
_MARK = "…"


def write_certificate(certificate: Certificate, out: BinaryIO) -> None:
    """Write it as PDF; what is too long is set smaller, and in the end cut with a mark."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1, lang="en")
    title = one_line(f"{certificate.title}, {certificate.of}")
    canvas.setTitle(title)
    for tell in (canvas.setAuthor, canvas.setSubject):
        tell("")
    canvas.setCreator("Secrets Manual")
    canvas.setProducer("Secrets Manual")
    _Sheet(canvas).draw(certificate)
    canvas.showPage()
    canvas.save()


class _Sheet:
    """The page, from top to bottom."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._fonts = Fonts()

    def draw(self, one: Certificate) -> None:
        canvas = self._canvas
        canvas.setFillColor(colour(PAPER))
        canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
        rosette(canvas, MIDDLE, HEIGHT / 2 - 20, 205)
        frame(canvas, WIDTH, HEIGHT)
        (book if one.factors else agent)(canvas, MIDDLE, HEIGHT - 108)
        self._line(one.company or " ", SANS, 10.5, QUIET, HEIGHT - 158, 520)
        self._line(one.title, SERIF, 42, INK, HEIGHT - 204, 620)
        self._line(one.of, QUOTE, 19, WARM, HEIGHT - 232, 520)
        self._name(one.name, HEIGHT - 292)
        self._why(one)
        self._line(one.fact, BOLD, 10.5, ACCENT, 158, 560)
        if one.factors:
            self._factors(one, 176)
        self._foot(one)

    def _name(self, name: str, y: float) -> None:
        lines = self._fitting(name, SERIF, _NAME_SIZES, ACCENT, 560, 1)
        self._set(lines, y, MIDDLE)
        self._canvas.setStrokeColor(colour(GOLD))
        self._canvas.setLineWidth(1.1)
        self._canvas.line(MIDDLE - 190, y - 12, MIDDLE + 190, y - 12)
        star(self._canvas, MIDDLE, y - 12, 6, GOLD)

    def _why(self, one: Certificate) -> None:
        text = quoted(one.why) if one.quoted else one.why
        room, most = (96.0, 4) if not one.factors else (40.0, 2)
        lines = self._fitting(text, QUOTE, _WHY_SIZES, INK, 540, most)
        tall = sum(line.leading for line in lines)
        top = HEIGHT - 318 - max(0.0, room - tall) / 2
        self._set(lines, top - lines[0].leading * 0.73, MIDDLE)
        if not one.factors:
            told = tr("MAY BE TOLD") if one.quoted else tr("STAYS SECRET")
            stamp(
                self._canvas, WIDTH - 148, HEIGHT - 112, told, BOLD, ACCENT if one.quoted else WARM
            )

    def _factors(self, one: Certificate, y: float) -> None:
        """Draw each factor as a bar with its words: the page reads without its colours."""
        wide, gap = 138.0, 16.0
        left = MIDDLE - (len(one.factors) * (wide + gap) - gap) / 2
        for place, factor in enumerate(one.factors):
            at = left + place * (wide + gap)
            middle = at + wide / 2
            self._line(tr(factor.name), SERIF, 13.0, INK, y + 30, wide, middle)
            self._line(factor.said, SANS, 9.0, QUIET, y + 5, wide, middle)
            self._canvas.setFillColor(colour(RULE))
            self._canvas.roundRect(at, y + 18, wide, 5, 2.5, stroke=0, fill=1)
            if factor.value:
                self._canvas.setFillColor(colour(ACCENT))
                self._canvas.roundRect(at, y + 18, max(5, wide * factor.value), 5, 2.5, 0, 1)

    def _foot(self, one: Certificate) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(colour(QUIET))
        canvas.setLineWidth(0.6)
        for left, text in ((92.0, words.day(one.made_on)), (WIDTH - 272, "")):
            canvas.line(left, 88, left + 180, 88)
            said = text or tr("with thanks")
            self._line(said, SANS, 9.5, QUIET, 74, 180, left + 90)
        self._seal(MIDDLE, 104)
        self._line(tr(SAYING), QUOTE, 11.5, QUIET, 50, 520)

    def _seal(self, x: float, y: float) -> None:
        canvas = self._canvas
        canvas.setFillColor(colour(GOLD))
        points = 28
        path = canvas.beginPath()
        for step in range(points * 2):
            reach = 31 if step % 2 else 27
            angle = step * pi / points
            at = (x + reach * cos(angle), y + reach * sin(angle))
            (path.lineTo if step else path.moveTo)(*at)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setFillColor(colour(PAPER))
        canvas.circle(x, y, 22.5, stroke=0, fill=1)
        canvas.setFillColor(colour(PALE))
        canvas.circle(x, y, 20.5, stroke=0, fill=1)
        canvas.setFillColor(colour(INK))
        canvas.circle(x, y + 4.5, 5.6, stroke=0, fill=1)
        path = canvas.beginPath()
        path.moveTo(x - 2.6, y + 2)
        path.lineTo(x + 2.6, y + 2)
        path.lineTo(x + 5.2, y - 11.5)
        path.lineTo(x - 5.2, y - 11.5)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    def _line(
        self,
        text: str,
        font: str,
        size: float,
        ink: str,
        y: float,
        width: float,
        middle: float = MIDDLE,
    ) -> None:
        sizes = tuple(size * part for part in (1, 0.85, 0.7, 0.6))
        self._set(self._fitting(text, font, sizes, ink, width, 1), y, middle)

    def _fitting(
        self, text: str, font: str, sizes: tuple[float, ...], ink: str, width: float, most: int
    ) -> list[Line]:
        """Break a text into at most so many lines (one more for each step down from the third)."""
        text = one_line(text)
        allowed = [most if most == 1 else most + max(0, step - 2) for step in range(len(sizes))]
        for size, room in zip(sizes, allowed, strict=True):
            lines = self._fill(text, font, size, ink, width)
            if len(lines) <= room:
                return lines
        while True:
            text = text[: int(len(text) * 0.9)].rstrip()
            lines = self._fill(text + _MARK, font, sizes[-1], ink, width)
            if len(lines) <= allowed[-1]:
                return lines

    def _fill(self, text: str, font: str, size: float, ink: str, width: float) -> list[Line]:
        return fill(self._fonts, [(text, Face(font, size, size * 1.36, ink))], width)

    def _set(self, lines: list[Line], y: float, middle: float) -> None:
        """Centre lines; `y` is the foot of the first one."""
        pen = Pen(self._canvas.beginText())
        for line in lines:
            top = y + line.leading * 0.73
            pen.draw(middle - line.width / 2, line.width, [line], top)
            y -= line.leading
        self._canvas.drawText(pen.text)

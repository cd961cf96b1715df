"""The drawings of a certificate: frame, rosette, the agent in his hat, a book, a stamp, stars."""

from functools import cache
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

from secretsmanual.formats.exporters.pdf_look import ACCENT, INK, WARM

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

PAPER, PALE, GOLD = "#fbf8f0", "#f0e9d8", "#b98a3a"


@cache
def colour(ink: str) -> "Color":
    """Return an ink."""
    from reportlab.lib.colors import HexColor

    return HexColor(ink)


def frame(canvas: "Canvas", width: float, height: float) -> None:
    """Draw the border: two lines with quarter rounds cut into the corners, stars in them."""
    for inset, line, ink in ((22.0, 2.4, ACCENT), (28.0, 0.7, GOLD)):
        canvas.setStrokeColor(colour(ink))
        canvas.setLineWidth(line)
        cut = 30.0 + 28.0 - inset
        left, right, low, high = inset, width - inset, inset, height - inset
        path = canvas.beginPath()
        path.moveTo(left + cut, low)
        path.lineTo(right - cut, low)
        path.arcTo(right - cut, low - cut, right + cut, low + cut, 180, -90)
        path.lineTo(right, high - cut)
        path.arcTo(right - cut, high - cut, right + cut, high + cut, 270, -90)
        path.lineTo(left + cut, high)
        path.arcTo(left - cut, high - cut, left + cut, high + cut, 0, -90)
        path.lineTo(left, low + cut)
        path.arcTo(left - cut, low - cut, left + cut, low + cut, 90, -90)
        canvas.drawPath(path, stroke=1, fill=0)
    for x in (35.0, width - 35):
        for y in (35.0, height - 35):
            star(canvas, x, y, 10, GOLD)


def rosette(canvas: "Canvas", x: float, y: float, reach: float) -> None:
    """Draw the pale pattern behind everything, as on a banknote."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColor(colour(PALE))
    canvas.setLineWidth(0.8)
    for _ in range(36):
        canvas.rotate(10)
        canvas.ellipse(-reach, -reach * 0.34, reach, reach * 0.34, stroke=1, fill=0)
    canvas.restoreState()


def star(canvas: "Canvas", x: float, y: float, reach: float, ink: str) -> None:
    """Draw a star of five points."""
    path = canvas.beginPath()
    for step in range(10):
        length = reach * (0.42 if step % 2 else 1)
        angle = pi / 2 + step * pi / 5
        at = (x + length * cos(angle), y + length * sin(angle))
        (path.lineTo if step else path.moveTo)(*at)
    path.close()
    canvas.setFillColor(colour(ink))
    canvas.drawPath(path, stroke=0, fill=1)


def agent(canvas: "Canvas", x: float, y: float) -> None:
    """Draw a hat with a band, and dark glasses under it."""
    canvas.setFillColor(colour(INK))
    path = canvas.beginPath()
    path.moveTo(x - 29, y + 10)
    path.curveTo(x - 27, y + 34, x - 23, y + 44, x - 14, y + 44)
    path.curveTo(x - 6, y + 44, x - 5, y + 39, x, y + 39)
    path.curveTo(x + 5, y + 39, x + 6, y + 44, x + 14, y + 44)
    path.curveTo(x + 23, y + 44, x + 27, y + 34, x + 29, y + 10)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    path = canvas.beginPath()
    path.moveTo(x - 54, y + 12)
    path.curveTo(x - 40, y + 2, x + 40, y + 2, x + 54, y + 12)
    path.curveTo(x + 44, y - 4, x - 44, y - 4, x - 54, y + 12)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(colour(WARM))
    path = canvas.beginPath()
    path.moveTo(x - 28.8, y + 12)
    path.lineTo(x + 28.8, y + 12)
    path.lineTo(x + 27.6, y + 20)
    path.lineTo(x - 27.6, y + 20)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(colour(INK))
    for side in (-1, 1):
        path = canvas.beginPath()
        path.moveTo(x + side * 4, y - 8)
        path.lineTo(x + side * 27, y - 8)
        path.curveTo(x + side * 28, y - 20, x + side * 21, y - 25, x + side * 14, y - 24)
        path.curveTo(x + side * 7, y - 23, x + side * 4, y - 17, x + side * 4, y - 8)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.setLineWidth(2.4)
    canvas.setStrokeColor(colour(INK))
    canvas.line(x - 33, y - 7.5, x + 33, y - 7.5)
    canvas.setLineWidth(1.3)
    canvas.setStrokeColor(colour(PAPER))
    for left in (x - 22, x + 9):
        canvas.line(left, y - 18, left + 7, y - 11.5)


def book(canvas: "Canvas", x: float, y: float) -> None:
    """Draw an open book, a star rising from it."""
    star(canvas, x, y + 34, 13, GOLD)
    for side in (-1, 1):
        for lift, ink in ((-4, ACCENT), (0, PAPER)):
            path = canvas.beginPath()
            path.moveTo(x, y - 20 + lift)
            path.curveTo(
                x + side * 14, y - 10 + lift, x + side * 36, y - 10 + lift, *_at(x, y, side, lift)
            )
            path.lineTo(x + side * 52, y + 19 + lift)
            path.curveTo(x + side * 36, y + 24 + lift, x + side * 14, y + 24 + lift, x, y + 13)
            path.close()
            canvas.setFillColor(colour(ink))
            canvas.setStrokeColor(colour(ACCENT))
            canvas.setLineWidth(1.6)
            canvas.drawPath(path, stroke=1, fill=1)
        canvas.setLineWidth(1.1)
        canvas.setStrokeColor(colour(GOLD))
        for row in range(3):
            up = y + 12 - row * 8
            path = canvas.beginPath()
            path.moveTo(x + side * 8, up - 3)
            path.curveTo(x + side * 18, up + 2, x + side * 34, up + 2, x + side * 44, up - 1)
            canvas.drawPath(path, stroke=1, fill=0)


def _at(x: float, y: float, side: int, lift: float) -> tuple[float, float]:
    return x + side * 52, y - 15 + lift


def stamp(canvas: "Canvas", x: float, y: float, text: str, font: str, ink: str) -> None:
    """Draw a rubber stamp, a little aslant."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    size = 12.5
    wide = stringWidth(text, font, size) + 22
    canvas.saveState()
    canvas.translate(x, y)
    canvas.transform(1, sin(radians(9)), -sin(radians(9)), 1, 0, 0)
    canvas.setStrokeColor(colour(ink))
    canvas.setFillColor(colour(ink))
    canvas.setStrokeAlpha(0.8)
    canvas.setFillAlpha(0.8)
    canvas.setLineWidth(2)
    canvas.roundRect(-wide / 2, -13, wide, 27, 4, stroke=1, fill=0)
    canvas.setLineWidth(0.7)
    canvas.roundRect(-wide / 2 + 3.5, -9.5, wide - 7, 20, 2.5, stroke=1, fill=0)
    canvas.setFont(font, size)
    canvas.drawCentredString(0, -4, text)
    canvas.restoreState()

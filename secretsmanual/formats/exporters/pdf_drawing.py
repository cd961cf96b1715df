"""A drawing on a printed page, as large as its room allows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from secretsmanual.domain.document import Drawing
from secretsmanual.domain.drawing import SIZES, Area, Box, Disc, Ink, Label, Shape, Stroke
from secretsmanual.formats.exporters.pdf_fonts import BOLD, SANS, Face, Fonts
from secretsmanual.formats.exporters.pdf_lines import Line, fill
from secretsmanual.formats.exporters.pdf_look import ACCENT, INK, QUIET, RULE, WARM, Picture
from secretsmanual.formats.exporters.pdf_pen import Pen, colour_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

INKS: dict[Ink, str] = {
    "ink": INK,
    "soft": QUIET,
    "line": RULE,
    "edge": "#858377",
    "accent": ACCENT,
    "warm": WARM,
    "surface": "#ffffff",
    "sunken": "#efece4",
}
LARGEST = 0.75
"""Points to a pixel at 100 %: a drawing is never larger than on the screen."""
LEADING = 1.2


def fitted(drawing: Drawing, width: float, height: float) -> Picture:
    """Make a drawing fit into so many points."""
    return Picture(drawing, min(LARGEST, width / drawing.width, height / drawing.height))


def paint(canvas: "Canvas", fonts: Fonts, picture: Picture, left: float, top: float) -> None:
    """Paint a picture from its top left corner."""
    canvas.saveState()
    canvas.translate(left, top)
    canvas.scale(picture.scale, picture.scale)
    for shape in picture.drawing.shapes:
        _shape(canvas, fonts, shape)
    canvas.restoreState()


def width_of(fonts: Fonts) -> Callable[[str], float]:
    """Return what tells how wide a small label is, in pixels at 100 %."""
    face = Face(SANS, SIZES["small"], 0, INK)
    return lambda text: fonts.width(ready, face) if (ready := fonts.prepare(text)) else 0.0


def _shape(canvas: "Canvas", fonts: Fonts, shape: Shape) -> None:
    match shape:
        case Label():
            _label(canvas, fonts, shape)
        case Box():
            _ink(canvas, shape.edge, shape.fill, shape.thick)
            box = (shape.left, -shape.top - shape.height, shape.width, shape.height)
            canvas.roundRect(*box, shape.round, stroke=1, fill=int(shape.fill is not None))
        case Disc():
            _ink(canvas, shape.ink, shape.ink, 1.0)
            x, y = shape.middle
            canvas.circle(x, -y, shape.radius, stroke=1, fill=int(shape.filled))
        case Stroke():
            _ink(canvas, shape.ink, None, shape.thick)
            canvas.setDash(list(shape.dashes))
            canvas.drawPath(_path(canvas, shape), stroke=1, fill=0)
            canvas.setDash([])
        case Area():
            _ink(canvas, shape.ink, shape.ink, 1.0)
            path = _path(canvas, shape)
            path.close()
            canvas.drawPath(path, stroke=1, fill=int(shape.filled))


def _ink(canvas: "Canvas", edge: Ink, fill_: Ink | None, thick: float) -> None:
    canvas.setStrokeColor(colour_of(INKS[edge]))
    canvas.setLineWidth(thick)
    if fill_ is not None:
        canvas.setFillColor(colour_of(INKS[fill_]))


def _path(canvas: "Canvas", shape: Stroke | Area) -> "PDFPathObject":
    path = canvas.beginPath()
    (x, y), *others = shape.points
    path.moveTo(x, -y)
    for x, y in others:
        path.lineTo(x, -y)
    return path


def _label(canvas: "Canvas", fonts: Fonts, label: Label) -> None:
    size = SIZES[label.role]
    face = Face(BOLD if label.role == "strong" else SANS, size, size * LEADING, INKS[label.ink])
    line = _within(fonts, label.text, face, label.room)
    left = -line.width / 2 if label.centred else 0.0
    canvas.saveState()
    canvas.translate(label.left, -label.base)
    if label.upward:
        canvas.rotate(90)
    pen = Pen(canvas.beginText())
    pen.draw(left, line.width, [line], face.leading * 0.73)
    canvas.drawText(pen.text)
    canvas.restoreState()


def _within(fonts: Fonts, text: str, face: Face, room: float) -> Line:
    """Set a text on one line, cut where it is too wide."""
    text = " ".join(text.split())
    line = fill(fonts, [(text, face)], 100_000)[0]
    while line.width > room and text:
        text = text[: max(0, min(len(text) - 1, int(len(text) * room / line.width)))]
        line = fill(fonts, [(f"{text.rstrip()}…", face)], 100_000)[0]
    return line

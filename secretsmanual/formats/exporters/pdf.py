"""The printed page: A4 or Letter, the program's own fonts, page numbers, bookmarks.

Drawn straight onto the canvas, row by row, so that ten thousand secrets cost little more than
their bare drawing; no row outlives its page.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from secretsmanual.domain.document import Chart, Document, Plot, Table
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.clean import one_line
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.pdf_drawing import paint
from secretsmanual.formats.exporters.pdf_fonts import Fonts
from secretsmanual.formats.exporters.pdf_lines import Line, fill
from secretsmanual.formats.exporters.pdf_look import RULE, Cell, Look, Row
from secretsmanual.formats.exporters.pdf_pen import Pen, colour_of
from secretsmanual.formats.exporters.pdf_rows import Rows
from secretsmanual.system.paper import Paper

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SIZES: dict[Paper, tuple[float, float]] = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
SIDE, TOP, BOTTOM = 58.0, 46.0, 54.0
"""Margins in points; the foot of the page stands inside the lower one."""
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Sizes tried, largest first, until a letter fits one page; the smallest prints at 7.4 points."""
LONG = 400
"""Rows, entries and the like above which a document is not tried for one page."""


def write_pdf(document: Document, job: Job) -> None:
    """Write the document as PDF.

    A letter (a document without table and picture) is set smaller, by at most a fifth, if that
    brings it onto one page. The file names no author and no time, so the same document gives the
    same bytes. Characters without a font are spelled out (`pdf_fonts`).
    """
    from reportlab.pdfgen.canvas import Canvas

    size = SIZES[job.paper]
    canvas = Canvas(job.out, pagesize=size, pageCompression=1, invariant=1, lang=document.language)
    canvas.setTitle(one_line(document.title))
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Secrets Manual")
    canvas.setProducer("Secrets Manual")
    fonts = Fonts()
    pages = Pages(canvas, size, fonts, document.footer, len(str(1 + job.total // 30)))
    for row in _rows(document, job, fonts, size[0] - 2 * SIDE, pages.room):
        pages.add(row)
    pages.end()
    canvas.save()


def _rows(document: Document, job: Job, fonts: Fonts, width: float, room: float) -> Iterable[Row]:
    letter = not any(isinstance(block, Table | Chart | Plot) for block in document.blocks)
    if letter and job.total <= LONG:
        for scale in SCALES:
            rows = list(Rows(fonts, Look(scale), width, letter).of(document, job))
            if (
                sum(row.before + row.height for row in rows) + rows[-1].reach - rows[-1].height
                < room
            ):
                return rows
    return Rows(fonts, Look(), width, letter).of(document, job)


class Pages:
    """Puts rows under one another, begins pages, draws their feet."""

    def __init__(
        self, canvas: "Canvas", size: tuple[float, float], fonts: Fonts, footer: str, digits: int
    ) -> None:
        self._canvas = canvas
        self._width, self._height = size
        self._look = Look()
        self._fonts = fonts
        self._footer = fill(fonts, [(footer, self._look.foot)], self._width - 2 * SIDE - 90)
        self._bottom = BOTTOM + 10 * min(20, len(self._footer) - 1)
        self.room = size[1] - TOP - self._bottom
        self._y = self._height - TOP
        self._waiting: list[Row] = []
        self._slot = 2.5 + 4.7 * digits
        """Room for the number of pages, which is known only at the end."""
        self._page = 1
        self._depth = -1

    def add(self, row: Row) -> None:
        """Set a row, together with those before it that wanted to stay with it."""
        self._waiting.append(row)
        if row.keep and len(self._waiting) < 12:
            return
        need = sum(each.before + each.height for each in self._waiting) - row.height + row.reach
        if self._y - need < self._bottom and self._begun:
            self._turn()
        for each in self._waiting:
            self._set(each)
        self._waiting = []

    def end(self) -> None:
        """Set what waits, finish the last page, and tell every page how many there are."""
        for row in self._waiting:
            self._set(row)
        self._foot()
        self._canvas.showPage()
        self._canvas.beginForm("pages", 0, -4, 30, 12)
        self._lines([(0, 30, self._number(str(self._page)))], 10)
        self._canvas.endForm()
        if self._page > 1:
            self._canvas.showOutline()

    @property
    def _begun(self) -> bool:
        return self._y < self._height - TOP

    def _turn(self) -> None:
        self._foot()
        self._canvas.showPage()
        self._page += 1
        self._y = self._height - TOP

    def _set(self, row: Row) -> None:
        if self._y - row.before - row.height < self._bottom and self._begun:
            self._turn()
        if self._begun:
            self._y -= row.before
        elif row.head:
            self._draw(row.head)
        self._draw(row)

    def _draw(self, row: Row) -> None:
        for left, down, width, height, ink in row.shapes:
            self._canvas.setFillColor(colour_of(ink))
            box = (SIDE + left, self._y - down - height, width, height)
            self._canvas.rect(*box, stroke=0, fill=1)
        if row.picture is not None:
            paint(self._canvas, self._fonts, row.picture, SIDE, self._y - row.top)
        for text, depth in row.outline:
            self._bookmark(one_line(text), depth)
        cells = [(SIDE + left, width, lines) for left, width, lines in row.cells]
        if row.aside:
            cells.append((SIDE, 0, row.aside))
        self._lines(cells, self._y - row.top)
        self._y -= row.height

    def _lines(self, cells: list[Cell], top: float) -> None:
        pen = Pen(self._canvas.beginText())
        for left, width, lines in cells:
            pen.draw(left, width, lines, top)
        self._canvas.drawText(pen.text)

    def _bookmark(self, text: str, depth: int) -> None:
        self._depth = min(depth, self._depth + 1)
        key = f"{self._page}-{self._y:.1f}-{depth}"
        self._canvas.bookmarkHorizontal(key, 0, self._y)
        self._canvas.addOutlineEntry(text or "…", key, self._depth, closed=self._depth > 0)

    def _foot(self) -> None:
        right = self._width - SIDE
        self._canvas.setFillColor(colour_of(RULE))
        self._canvas.rect(SIDE, self._bottom - 14, right - SIDE, 0.5, stroke=0, fill=1)
        here = self._number(tr("Page {page} of", page=self._page))
        edge = right - self._slot - here[0].width
        self._lines([(SIDE, 0, self._footer), (edge, here[0].width, here)], self._bottom - 19)
        self._canvas.saveState()
        self._canvas.translate(right - self._slot + 2.5, self._bottom - 29)
        self._canvas.doForm("pages")
        self._canvas.restoreState()

    def _number(self, words: str) -> list[Line]:
        return fill(self._fonts, [(words, self._look.foot)], 90)

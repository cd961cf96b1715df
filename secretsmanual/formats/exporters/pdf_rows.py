"""From blocks to rows: what stands beside what on a printed page. All measures in points."""

from collections.abc import Iterator
from itertools import accumulate

from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Drawing,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Plot,
    Table,
)
from secretsmanual.domain.plotting import lay_out
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.pdf_drawing import LARGEST, fitted, width_of
from secretsmanual.formats.exporters.pdf_fonts import Face, Fonts
from secretsmanual.formats.exporters.pdf_lines import Line, fill
from secretsmanual.formats.exporters.pdf_look import (
    ACCENT,
    QUIET,
    RULE,
    WARM,
    Cell,
    Look,
    Row,
    tall,
)
from secretsmanual.formats.exporters.words import number, titled

GUTTER = 104.0
"""Width of the column that the section headings of a letter stand in."""
ASIDE = 160
"""Characters above which a heading is too long for that column."""
TOGETHER = 8
"""Lines of a paragraph or entry that a page break never parts."""
TALLEST = 40
"""Lines after which a row of a table goes on as a further row; fits any page."""
UNBROKEN = 48
"""Characters of a note that goes to the next line whole rather than being parted."""

TALLEST_PICTURE = 420.0
"""Height of a drawing at most: more than half of a page is left to words."""
TALLEST_PLOT = 620.0
"""Height of a picture of values at most: its title stands on the same page."""

Run = tuple[str, Face]


class Rows:
    """Lays out one document, `width` points across.

    A letter (no table, no picture) has its section headings in a column of their own at the left.
    """

    def __init__(self, fonts: Fonts, look: Look, width: float, letter: bool) -> None:
        self._fonts = fonts
        self._look = look
        self._letter = letter
        self._left = GUTTER if letter else 0.0
        self._width = width - self._left
        self._aside: Heading | None = None
        self._owed = 0.0
        """What a heading at the side still reaches below the rows beside it."""

    def of(self, document: Document, job: Job) -> Iterator[Row]:
        """Yield the rows from top to bottom."""
        for block in titled(document):
            for row in self._block(block, job):
                yield self._beside(row)
        if self._aside:
            yield self._beside(Row([]))
        if self._fonts.spelled:
            note = tr(
                "Words and codes in [brackets] may stand for signs that cannot be printed here."
            )
            yield from self._text([(note, self._look.note)], before=12)

    def _block(self, block: Block, job: Job) -> Iterator[Row]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Items():
                for place, item in enumerate(job.count(block.items), 1):
                    yield from self._item(item, f"{place}." if block.numbered else "•")
            case Facts():
                yield from self._facts(block, job)
            case Table():
                yield from self._table(block, job)
            case Chart():
                yield from self._chart(block, job)
            case Drawing():
                picture = fitted(block, self._left + self._width, TALLEST_PICTURE)
                yield Row([], before=8, foot=8, picture=picture)
            case Plot():
                yield from self._plot(block, job)

    def _fill(self, text: str, face: Face, width: float) -> list[Line]:
        return fill(self._fonts, [(text, face)], width)

    def _heading(self, block: Heading) -> Iterator[Row]:
        look = self._look
        if block.level == 1:
            yield from self._title(block)
        elif block.level == 2 and self._letter and len(block.text) <= ASIDE:
            if self._aside:
                yield Row([])
            self._aside = block
        else:
            face, before = (look.section, 18) if block.level == 2 else (look.person, 8)
            for row in self._text([(block.text, face)], before):
                row.keep = True
                row.outline = [(block.text, block.level - 1)]
                yield row

    def _title(self, block: Heading) -> Iterator[Row]:
        whole = self._left + self._width
        lines = self._fill(block.text, self._look.title, whole)
        first = Row([(0, whole, lines[:TOGETHER])], top=11, foot=4, keep=True)
        first.shapes = [(0, 0, 30, 2.2, ACCENT)]
        first.outline = [(block.text, 0)]
        yield first
        for start in range(TOGETHER, len(lines), TOGETHER):
            yield Row([(0, whole, lines[start : start + TOGETHER])], foot=4)

    def _beside(self, row: Row) -> Row:
        """Give the first row of a letter's section its heading, under a line across the page."""
        if self._aside:
            row.aside = self._fill(self._aside.text, self._look.side, GUTTER - 14)
            row.before = max(0.0, self._owed) + 9 * self._look.scale
            row.top += 7 * self._look.scale
            row.shapes.append((0, 0, self._left + self._width, 0.5, RULE))
            row.outline.insert(0, (self._aside.text, 1))
            self._aside = None
            self._owed = row.top + tall(row.aside)
        self._owed -= row.height
        return row

    def _text(self, runs: list[Run], before: float, indent: float = 0) -> Iterator[Row]:
        """Yield running text, some lines to a row."""
        lines = fill(self._fonts, runs, self._width - indent)
        for start in range(0, len(lines), TOGETHER):
            cell = (self._left + indent, self._width - indent, lines[start : start + TOGETHER])
            yield Row([cell], 0 if start else before * self._look.scale)

    def _paragraph(self, block: Paragraph) -> Iterator[Row]:
        warn = block.tone == "warn"
        for row in self._text([(block.text, self._look.tone(block.tone))], 4, 10 if warn else 0):
            if warn:
                row.shapes.append((self._left, 0, 2, row.height, WARM))
            yield row

    def _item(self, item: Item, mark: str) -> Iterator[Row]:
        look = self._look
        runs: list[Run] = [(item.text, look.tone(item.tone))]
        if item.note:
            runs.append((_unbroken("· " + item.note), look.note))
        if item.quote:
            runs.append((f"\n{quoted(item.quote)}", look.quote))
        warn = item.tone == "warn"
        indent = (15 if len(mark) < 3 else 22) * look.scale
        sign = self._fill(
            "!" if warn and mark == "•" else mark, look.warn if warn else look.mark, 99
        )
        for row in self._text(runs, 2, indent):
            row.cells.insert(0, (self._left + 2, indent, sign))
            sign = []
            yield row

    def _facts(self, block: Facts, job: Job) -> Iterator[Row]:
        label = min(124.0, self._width / 3)
        edges = [(self._left, label - 12), (self._left + label, self._width - label)]
        faces = [self._look.quiet, self._look.body]
        before = 5 * self._look.scale
        for pair in job.count(block.pairs):
            for row in self._grid(pair, edges, faces):
                row.before = before
                before = 1.5 * self._look.scale
                yield row

    def _table(self, block: Table, job: Job) -> Iterator[Row]:
        look = self._look
        if block.title:
            for row in self._text([(block.title, look.person)], 14):
                row.keep = True
                yield row
        edges = self._edges(block)
        (head, *_) = self._grid(block.columns, edges, [look.head] * len(edges))
        head.before, head.top, head.foot, head.keep = 6, 2, 4, True
        head.shapes = [(self._left, head.height - 0.8, self._width, 0.8, QUIET)]
        yield head
        faces = [look.cell] * len(edges)
        for cells in job.count(block.rows):
            for row in self._grid(cells, edges, faces):
                row.top, row.foot, row.head = 3.2, 3.6, head
                row.shapes = [(self._left, row.height - 0.4, self._width, 0.4, RULE)]
                yield row

    def _edges(self, block: Table) -> list[tuple[float, float]]:
        shares = block.widths or (1.0,) * len(block.columns)
        unit = self._width / (sum(shares) or 1)
        starts = accumulate(shares, initial=0.0)
        return [
            (self._left + start * unit, max(8.0, share * unit - 10))
            for start, share in zip(starts, shares, strict=False)
        ]

    def _grid(
        self,
        texts: tuple[str | int | None, ...],
        edges: list[tuple[float, float]],
        faces: list[Face],
    ) -> Iterator[Row]:
        """Yield a row of cells; one too tall for a page goes on in further rows."""
        cells: list[Cell] = [
            (left, width, self._fill(str(text), face, width))
            for text, (left, width), face in zip(texts, edges, faces, strict=True)
            if text is not None and text != ""
        ]
        tallest = max([1, *(len(lines) for _, _, lines in cells)])
        if tallest <= TALLEST:
            yield Row(cells)
            return
        for start in range(0, tallest, TALLEST):
            yield Row([(at, width, lines[start : start + TALLEST]) for at, width, lines in cells])

    def _chart(self, block: Chart, job: Job) -> Iterator[Row]:
        look = self._look
        for row in self._text([(block.title, look.person)], 14):
            row.keep = True
            yield row
        label = self._width * 0.34
        most = max([*block.values, 0.0]) or 1.0
        size = look.body.leading
        for name, value in job.count(zip(block.labels, block.values, strict=True)):
            words = self._fill(number(value, block.unit), look.note, 90)
            long = (self._width - label - 100) * max(0.0, value) / most
            bar = self._left + label
            cells = [(self._left, label - 12, self._fill(name, look.body, label - 12))]
            cells.append((bar + long + 6, 94, words))
            yield Row(cells, 2, shapes=[(bar, size * 0.28, long, size * 0.5, ACCENT)], keep=True)
        yield from self._text([(block.alternative, look.quiet)], 4)

    def _plot(self, block: Plot, job: Job) -> Iterator[Row]:
        look = self._look
        for row in self._text([(block.title, look.section)], 20):
            row.keep = True
            row.outline = [(block.title, 1)]
            yield row
        drawing = lay_out(block, self._width / LARGEST, width_of(self._fonts)).drawing
        for _ in job.count(block.labels):
            pass
        if drawing.shapes:
            picture = fitted(drawing, self._width, TALLEST_PLOT)
            yield Row([], 4, picture=picture, keep=True)
        yield from self._text([(block.alternative, look.quiet)], 4)


def _unbroken(note: str) -> str:
    """Keep a short note on one line."""
    return note.replace(" ", "\N{NO-BREAK SPACE}") if len(note) <= UNBROKEN else note

"""The one tree that every page that leaves is made of.

Screen, PDF, XLSX, HTML, DOCX, JSON, text and the command line read it; none of them knows
where it came from. All text is plain text: exporters escape, nobody interprets markup.
Plain dataclasses: the tree is built on the way to a file or a screen and needs no validation.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from secretsmanual.domain import words
from secretsmanual.domain.drawing import Shape
from secretsmanual.domain.wording import language

Tone = Literal["normal", "warn", "quiet"]
"""warn: dates and promises that need care; quiet: secondary text."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands once, at the top."""

    text: str
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lines` of one thought; each starts on its own line."""

    text: str
    tone: Tone = "normal"
    link: str = ""
    """A record id (`s-...`, `r-...`) that a screen may open; files ignore it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: text, marks in words (`gold`, `private`), a quiet note behind it."""

    text: str
    note: str = ""
    """kind, age and marks, e.g. `habit, 3 months ago`"""
    tone: Tone = "normal"
    quote: str = ""
    """Their words, shown in quotation marks."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of entries, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. Cells are text, whole numbers or nothing, never formulas."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    title: str = ""
    widths: tuple[float, ...] = ()
    """Relative column widths; equal where empty."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart with its text alternative; formats without charts print the table of values."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    alternative: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made of shapes, with its text alternative; formats of text alone print that."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str


Form = Literal["grouped", "stacked", "lines", "matrix", "strips"]
"""Bars side by side, bars end to end, lines over time; rows of cells that are more or less full;
rows of points that stand high or low, over time."""
MOST_ROWS = 30
"""Rows beyond which a picture cannot be read, nor stand on one page."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers; None where nothing is known."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of several series with its text alternative.

    Each series has a value for each label. In a matrix and in strips a value is the number of one
    of the `levels`. Whoever makes one keeps its rows within `MOST_ROWS`.
    """

    title: str
    form: Form
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str
    levels: tuple[str, ...] = ()
    """What the values of a matrix or strips mean, least or lowest first."""
    most: float = 0.0
    """What grouped bars are held against; the largest value where none is given."""

    @property
    def in_levels(self) -> bool:
        """Whether the values are levels, in rows named by the series."""
        return self.form in ("matrix", "strips")

    def said(self, value: float | None) -> str:
        """Say one value in words."""
        if value is None:
            return ""
        return self.levels[int(value)] if self.in_levels else words.in_short(value)

    def told(self) -> "tuple[Block, ...]":
        """Return the picture in words: title, text alternative, values; for formats of text."""
        told = (Heading(self.title, 3), Paragraph(self.alternative, "quiet"))
        return (*told, replace(self.table(), title="")) if self.labels else told

    def table(self) -> Table:
        """Return the values as a table; a matrix as what stands at each level, best first."""
        if not self.in_levels:
            columns = ("", *(one.name for one in self.series))
            values = zip(*(one.values for one in self.series), strict=True)
            cells = (tuple(map(self.said, row)) for row in values)
            rows = tuple((label, *row) for label, row in zip(self.labels, cells, strict=True))
            return Table(columns, rows, self.title)
        order = range(len(self.levels) - 1, -1, -1)
        return Table(
            ("", *(self.levels[level] for level in order)),
            tuple((one.name, *(self._at(one, level) for level in order)) for one in self.series),
            self.title,
            (2, *(3,) * len(self.levels)),
        )

    def _at(self, series: Series, level: int) -> str:
        pairs = zip(self.labels, series.values, strict=True)
        return ", ".join(label for label, value in pairs if value == level)


Block = Heading | Paragraph | Items | Facts | Table | Chart | Drawing | Plot


@dataclass(frozen=True, slots=True)
class Document:
    """A finished page or set of pages."""

    title: str
    blocks: tuple[Block, ...]
    language: str = field(default_factory=language)
    footer: str = ""
    """One line at the foot of each page: audience, date, expiry, how to treat it."""
    data: dict[str, object] = field(default_factory=dict)
    """The same facts for programs: what the JSON export writes. JSON types only."""

    def told(self) -> Iterator[Block]:
        """Every block, pictures of values in words."""
        for block in self.blocks:
            yield from block.told() if isinstance(block, Plot) else (block,)

    def tables(self) -> Iterator[Table]:
        """Every table, for formats made of sheets."""
        return (block for block in self.blocks if isinstance(block, Table))

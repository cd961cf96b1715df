"""The one tree that every page that leaves is made of.

Screen, PDF, XLSX, HTML, DOCX, JSON, text and the command line read it; none of them knows
where it came from. All text is plain text: exporters escape, nobody interprets markup.
Plain dataclasses: the tree is built on the way to a file or a screen and needs no validation.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from secretsmanual.domain.drawing import Shape

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


Block = Heading | Paragraph | Items | Facts | Table | Chart | Drawing


@dataclass(frozen=True, slots=True)
class Document:
    """A finished page or set of pages."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    footer: str = ""
    """One line at the foot of each page: audience, date, expiry, how to treat it."""
    data: dict[str, object] = field(default_factory=dict)
    """The same facts for programs: what the JSON export writes. JSON types only."""

    def tables(self) -> Iterator[Table]:
        """Every table, for formats made of sheets."""
        return (block for block in self.blocks if isinstance(block, Table))

"""The faces and inks of a printed page, and the row that all of it is made of. In points."""

from dataclasses import dataclass, field

from secretsmanual.domain.document import Drawing
from secretsmanual.formats.exporters.pdf_fonts import BOLD, QUOTE, SANS, SERIF, Face
from secretsmanual.formats.exporters.pdf_lines import Line

INK, QUIET, ACCENT, WARM, RULE = "#1d211f", "#565c57", "#1e6655", "#a4511f", "#d9d4c7"

Cell = tuple[float, float, list[Line]]
"""Left edge, width, lines."""
Shape = tuple[float, float, float, float, str]
"""Left edge, distance of the top from the row's top, width, height, ink."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its scale, in points to a pixel."""

    drawing: Drawing
    scale: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.drawing.height * self.scale


@dataclass(slots=True)
class Row:
    """Cells side by side. `before` falls away at the top of a page, `top` and `foot` do not."""

    cells: list[Cell]
    before: float = 0.0
    top: float = 0.0
    foot: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    """A section's heading in the left column; it may reach below the row."""
    keep: bool = False
    """Whether a page must not end behind this row."""
    head: "Row | None" = None
    """Row that is repeated when a page begins with this one."""
    outline: list[tuple[str, int]] = field(default_factory=list)
    """Text and depth of the bookmarks that lead here."""
    picture: Picture | None = None
    """What is drawn from the left edge."""
    body: float = field(init=False)
    """Height of the tallest cell."""

    def __post_init__(self) -> None:
        self.body = max([tall(lines) for _, _, lines in self.cells], default=0.0)
        if self.picture is not None:
            self.body = max(self.body, self.picture.height)

    @property
    def height(self) -> float:
        """Height without `before` and without what of `aside` reaches below."""
        return self.top + self.body + self.foot

    @property
    def reach(self) -> float:
        """Height with all of `aside`."""
        return max(self.height, self.top + tall(self.aside))


def tall(lines: list[Line]) -> float:
    """Return the height of lines under one another."""
    return lines[0].leading if len(lines) == 1 else sum([line.leading for line in lines])


class Look:
    """The faces of a page, `scale` times their full size."""

    def __init__(self, scale: float = 1.0) -> None:
        def face(font: str, size: float, leading: float, ink: str = INK) -> Face:
            return Face(font, size * scale, leading * scale, ink)

        self.scale = scale
        self.title = face(SERIF, 21, 25)
        self.section = face(SERIF, 14, 18)
        self.side = face(SERIF, 11.2, 13.6)
        self.person = face(BOLD, 9.4, 13.6)
        self.body = face(SANS, 9.2, 13.6)
        self.warn = face(BOLD, 9.2, 13.6, WARM)
        self.quiet = face(SANS, 9.2, 13.6, QUIET)
        self.note = face(SANS, 8.2, 13.6, QUIET)
        self.quote = face(QUOTE, 10.4, 13.6, QUIET)
        self.mark = face(BOLD, 9.2, 13.6, ACCENT)
        self.cell = face(SANS, 8.4, 11.4)
        self.head = face(BOLD, 8.0, 11.4, QUIET)
        self.foot = face(SANS, 7.4, 10, QUIET)

    def tone(self, tone: str) -> Face:
        """Return the face of running text of that tone."""
        return {"warn": self.warn, "quiet": self.quiet}.get(tone, self.body)

"""What pictures of values share: their places, their signs, their legend.

What tells series apart is their form (full, hatched, ruled, hollow; whole or broken lines), so
that a picture can be read without colour. Lengths are pixels at 100 %, as in `drawing`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from secretsmanual.domain.document import Drawing, Plot
from secretsmanual.domain.drawing import Area, Box, Disc, Ink, Label, Point, Shape, Stroke
from secretsmanual.domain.wording import tr

Fill = Literal["full", "hatched", "ruled", "hollow"]
Measure = Callable[[str], float]
"""Tells how wide a small label is."""
Place = tuple[float, float, float, float]
"""Left edge, top, width, height."""

EM = 16.0
"""Height of a line of small text."""
FOOT = 4.2
"""From the middle of a line of small text down to where its letters stand."""
WIDE = 10_000.0
"""Room of a label that was cut already."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One value: where it stands, in which row and column, and what it says."""

    place: Place
    row: int
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A picture laid out, and its values one by one."""

    drawing: Drawing
    spots: tuple[Spot, ...]


def step(spots: Sequence[Spot], at: int, down: int, across: int) -> int:
    """Return which spot stands next to one, by rows and columns; the same at an edge.

    Rows need not be full: the next one in that direction is meant, wherever it stands.
    """
    here = spots[at]
    if across:
        ahead = [
            (abs(one.column - here.column), place)
            for place, one in enumerate(spots)
            if one.row == here.row and (one.column - here.column) * across > 0
        ]
    else:
        ahead = [
            (abs(one.row - here.row) * 1_000 + abs(one.column - here.column), place)
            for place, one in enumerate(spots)
            if (one.row - here.row) * down > 0
        ]
    return min(ahead)[1] if ahead else at


class Layout(ABC):
    """What the forms share: shapes, spots, a legend."""

    def __init__(self, plot: Plot, width: float, measure: Measure) -> None:
        self.plot = plot
        self.width = width
        self.measure = measure
        self.shapes: list[Shape] = []
        self.spots: list[Spot] = []
        self.y = 0.0

    def laid(self) -> Laid:
        """Lay out all of it."""
        if self.plot.labels and self.plot.series:
            self.body()
            self.legend()
        plot = self.plot
        shapes = tuple(self.shapes)
        drawing = Drawing(plot.title, self.width, max(1.0, self.y), shapes, plot.alternative)
        return Laid(drawing, tuple(self.spots))

    @abstractmethod
    def body(self) -> None:
        """Lay out the values."""

    @abstractmethod
    def swatches(self) -> Iterator[tuple[str, Callable[[float, float], None]]]:
        """Yield each name of the legend, with what draws its sign at a place."""

    def legend(self) -> None:
        """Name what the forms mean, in as many lines as it takes."""
        x = 0.0
        self.y += 1.1 * EM
        for name, sign in self.swatches():
            wide = 1.7 * EM + self.measure(name)
            if x and x + wide > self.width:
                x, self.y = 0.0, self.y + 1.4 * EM
            sign(x, self.y)
            self.text(x + 1.6 * EM, self.elided(name, self.width - 1.7 * EM), "soft")
            x += wide + 1.2 * EM
        self.y += EM

    def text(self, left: float, text: str, ink: Ink = "ink", y: float | None = None) -> None:
        """Write beside the middle line, or with its own middle at y."""
        middle = self.y if y is None else y
        self.shapes.append(Label(left, middle + FOOT, text, WIDE, ink=ink))

    def elided(self, text: str, room: float) -> str:
        """Cut a text that is wider than its room."""
        if self.measure(text) <= room:
            return text
        while text and self.measure(text + "…") > room:
            text = text[:-1]
        return f"{text.rstrip()}…"

    def names(self, texts: Sequence[str]) -> float:
        """Return the width of a column of names, at most a third of the picture."""
        widest = max((self.measure(text) for text in texts), default=0.0)
        return min(self.width * 0.34, widest) + 0.9 * EM

    def line(self, *points: Point, ink: Ink = "line") -> None:
        """Draw a thin line."""
        self.shapes.append(Stroke(points, ink, 1.0))

    def box(self, place: Place, fill: Fill) -> None:
        """Draw a bar whose filling tells its series."""
        inside: Ink = "accent" if fill == "full" else "surface"
        self.shapes.append(Box(*place, "accent", inside, 1.2, 0.0))
        _, _, width, height = place
        lean = height if fill == "hatched" else 0.0
        if fill in ("hatched", "ruled"):
            offset = gap = 5.6 if fill == "hatched" else 4.4
            while offset < width + lean:
                self._hatch(place, offset, lean)
                offset += gap

    def _hatch(self, place: Place, offset: float, lean: float) -> None:
        x, y, width, height = place
        if not lean:
            self.line((x + offset, y), (x + offset, y + height), ink="accent")
            return
        right, left = min(offset, width), max(0.0, offset - lean)
        ends = ((x + right, y + offset - right), (x + left, y + offset - left))
        self.line(*ends, ink="accent")

    def dot(self, x: float, y: float, radius: float, share: float) -> None:
        """Draw a point, filled from below by a share of 0 (hollow), a half or 1."""
        ink: Ink = "accent" if share >= 1 else "surface"
        self.shapes.append(Disc((x, y), radius, ink))
        self.shapes.append(Disc((x, y), radius, "accent", filled=False))
        if 0 < share < 1:
            turns = [pi * part / 12 for part in range(13)]
            lower = tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)
            self.shapes.append(Area(lower, "accent"))

    def spot(self, place: Place, line: int, at: int) -> None:
        """Remember where the value of a series for a label stands."""
        plot = self.plot
        series, label = plot.series[line], plot.labels[at]
        said = plot.said(series.values[at]) or tr("not known")
        if plot.form in ("grouped", "stacked"):
            self.spots.append(Spot(place, at, line, f"{label}, {series.name}: {said}"))
        else:
            self.spots.append(Spot(place, line, at, f"{series.name}, {label}: {said}"))

"""A picture made of a few plain shapes: painted on the screen, set into files. No colours here.

Lengths are pixels at 100 %, from the top left. Whoever paints it knows the inks and the fonts.
"""

from dataclasses import dataclass
from typing import Literal

Ink = Literal["ink", "soft", "line", "edge", "accent", "warm", "surface", "sunken"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners."""

    left: float
    top: float
    width: float
    height: float
    edge: Ink
    fill: Ink | None = None
    thick: float = 1.0
    round: float = 8.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled or not."""

    middle: Point
    radius: float
    ink: Ink
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `dashes` are lengths of line and gap in turn."""

    points: tuple[Point, ...]
    ink: Ink
    thick: float = 1.4
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled or open polygon, such as the head of an arrow."""

    points: tuple[Point, ...]
    ink: Ink
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; what is wider than `room` is cut with an ellipsis."""

    left: float
    base: float
    """Where the letters stand."""
    text: str
    room: float
    role: Literal["strong", "small"] = "small"
    ink: Ink = "ink"
    centred: bool = False
    """Whether `left` is the middle of the text."""
    upward: bool = False
    """Whether it is read from below, beginning at `left` and `base`."""


Shape = Box | Disc | Stroke | Area | Label

SIZES = {"strong": 13.0, "small": 12.0}
"""Size of the letters of a role."""

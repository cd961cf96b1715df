"""A picture written down, a line to each shape, so that a person can approve it."""

from collections.abc import Iterable, Iterator

from secretsmanual.domain.drawing import Area, Box, Disc, Label, Point, Shape, Stroke


def drawn(shapes: Iterable[Shape]) -> list[str]:
    """Say each shape in one line; lengths to a tenth of a pixel, what is usual is left out."""
    return [_said(shape) for shape in shapes]


def _said(shape: Shape) -> str:
    return " ".join(part for part in _parts(shape) if part)


def _parts(shape: Shape) -> Iterator[str]:
    match shape:
        case Box():
            yield f"box at {_at((shape.left, shape.top))} {_n(shape.width)}x{_n(shape.height)}"
            yield f"{shape.edge} {_n(shape.thick)}"
            yield f"filled {shape.fill}" if shape.fill else ""
            yield f"round {_n(shape.round)}"
        case Disc():
            yield f"disc at {_at(shape.middle)} radius {_n(shape.radius)} {shape.ink}"
            yield "" if shape.filled else "hollow"
        case Stroke():
            yield f"line {_way(shape.points)} {shape.ink} {_n(shape.thick)}"
            yield f"dashes {' '.join(map(_n, shape.dashes))}" if shape.dashes else ""
        case Area():
            yield f"area {_way(shape.points)} {shape.ink}"
            yield "" if shape.filled else "hollow"
        case Label():
            yield f"text at {_at((shape.left, shape.base))} room {_n(shape.room)}"
            yield f"{shape.role} {shape.ink}"
            yield "centred" if shape.centred else ""
            yield "upward" if shape.upward else ""
            yield f"“{shape.text}”"


def _way(points: Iterable[Point]) -> str:
    return " to ".join(map(_at, points))


def _at(point: Point) -> str:
    return ",".join(map(_n, point))


def _n(length: float) -> str:
    return f"{round(length, 1) + 0.0:g}"

"""Where everything of a picture of values stands, laid out once for window, page and browser."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from math import ceil

from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.document import Plot
from secretsmanual.domain.drawing import Box, Label, Point, Stroke
from secretsmanual.domain.plotting_base import EM, FOOT, WIDE, Fill, Laid, Layout, Measure

DASHES = (6.0, 4.0)


def lay_out(plot: Plot, width: float, measure: Measure) -> Laid:
    """Lay a picture out, `width` across; it is as high as that takes."""
    return _LAYOUTS[plot.form](plot, width, measure).laid()


class _Bars(Layout):
    """Bars from left to right, a row to each label."""

    room = 0.0
    left = 0.0

    @override
    def body(self) -> None:
        self.left = self.names(self.plot.labels)
        behind = max(
            (self.measure(self.behind(row)) for row in range(len(self.plot.labels))), default=0
        )
        self.room = max(EM, self.width - self.left - max(2.6 * EM, behind + 0.5 * EM))
        for row, label in enumerate(self.plot.labels):
            top = self.y
            self.bars(row)
            self.text(0, self.elided(label, self.left - 0.9 * EM), y=(top + self.y) / 2)
            self.y += 0.55 * EM

    @abstractmethod
    def bars(self, row: int) -> None:
        """Lay out the bars of one label."""

    @abstractmethod
    def behind(self, row: int) -> str:
        """Return the longest number that stands behind a bar of one label."""

    @property
    @abstractmethod
    def fills(self) -> tuple[Fill, ...]:
        """What tells each series."""

    @override
    def swatches(self) -> Iterator[tuple[str, Callable[[float, float], None]]]:
        for one, fill in zip(self.plot.series, self.fills, strict=False):

            def sign(x: float, y: float, fill: Fill = fill) -> None:
                self.box((x, y - 0.35 * EM, 1.2 * EM, 0.7 * EM), fill)

            yield one.name, sign


class _Grouped(_Bars):
    """Bars under each other: the first hollow, the second full."""

    @property
    @override
    def fills(self) -> tuple[Fill, ...]:
        return ("hollow", "full", "hatched", "ruled")

    @override
    def behind(self, row: int) -> str:
        return max((self._said(one.values[row]) for one in self.plot.series), key=len, default="")

    def _said(self, value: float | None) -> str:
        return self.plot.said(value) or "?"

    @override
    def bars(self, row: int) -> None:
        found = (v for one in self.plot.series for v in one.values if v is not None)
        most = self.plot.most or max(found, default=0.0) or 1.0
        for line, (one, fill) in enumerate(zip(self.plot.series, self.fills, strict=False)):
            value = one.values[row]
            long = self.room * max(0.0, value or 0.0) / most
            if value is not None:
                self.box((self.left, self.y + 0.15 * EM, max(1.0, long), 0.7 * EM), fill)
            self.text(self.left + long + 0.4 * EM, self._said(value), "soft", self.y + 0.5 * EM)
            self.spot((self.left, self.y, self.room, EM), line, row)
            self.y += EM


class _Stacked(_Bars):
    """Bars end to end with their numbers inside, and the sum behind."""

    HIGH = 1.25 * EM

    @property
    @override
    def fills(self) -> tuple[Fill, ...]:
        between: tuple[Fill, ...] = ("hatched", "ruled")
        return ("full", *between[: max(0, len(self.plot.series) - 2)], "hollow")

    @override
    def behind(self, row: int) -> str:
        return words.in_short(self._sum(row))

    @override
    def bars(self, row: int) -> None:
        x = self.left
        unit = self.room / (max(map(self._sum, range(len(self.plot.labels)))) or 1.0)
        for line, (one, fill) in enumerate(zip(self.plot.series, self.fills, strict=False)):
            long = unit * max(0.0, one.values[row] or 0.0)
            self.spot((x, self.y, max(long, 0.4 * EM), self.HIGH), line, row)
            if long:
                self.box((x, self.y, long, self.HIGH), fill)
                self._number(x + long / 2, long, self.plot.said(one.values[row]))
            x += long
        self.text(x + 0.4 * EM, self.behind(row), "soft", self.y + self.HIGH / 2)
        self.y += self.HIGH

    def _sum(self, row: int) -> float:
        return sum(max(0.0, one.values[row] or 0.0) for one in self.plot.series)

    def _number(self, middle: float, room: float, text: str) -> None:
        wide = self.measure(text) + 0.5 * EM
        if wide + 0.2 * EM <= room:
            plate = (middle - wide / 2, self.y + 0.14 * EM, wide, 0.97 * EM)
            self.shapes.append(Box(*plate, "surface", "surface", 1.0, 2.0))
            base = self.y + self.HIGH / 2 + FOOT
            self.shapes.append(Label(middle, base, text, WIDE, centred=True))


class _Lines(Layout):
    """Lines over time: the first whole with full points, the second broken with hollow ones."""

    HIGH = 9.0 * EM

    @override
    def body(self) -> None:
        values = [v for one in self.plot.series for v in one.values if v is not None]
        most = 2 * ceil(max([1.0, *values]) / 2)
        left = self.measure(words.in_short(most)) + 0.8 * EM
        top = 0.6 * EM
        for share in (0.0, 0.5, 1.0):
            y = top + self.HIGH * (1 - share)
            self.line((left, y), (self.width, y))
            said = words.in_short(most * share)
            self.text(left - 0.5 * EM - self.measure(said), said, "soft", y)
        pace = (self.width - left - 2.4 * EM) / max(1, len(self.plot.labels) - 1)
        start = left + 0.8 * EM
        for line, one in enumerate(self.plot.series):
            found = [(at, value) for at, value in enumerate(one.values) if value is not None]
            trace = [
                (start + pace * at, top + self.HIGH * (1 - value / most)) for at, value in found
            ]
            self._trace(trace, line)
            for (at, _), (x, y) in zip(found, trace, strict=True):
                self._point(x, y, line)
                self.spot((x - 0.5 * EM, y - 0.5 * EM, EM, EM), line, at)
        self.y = top + self.HIGH
        self._moments(start, pace)

    def _trace(self, points: Sequence[Point], line: int) -> None:
        if points:
            dashes = DASHES if line % 2 else ()
            self.shapes.append(Stroke(tuple(points), "accent", 2.0, dashes))

    def _point(self, x: float, y: float, line: int) -> None:
        """Draw the point of a series; a hollow one is small, to be seen upon a full one."""
        full = line % 2 == 0
        self.dot(x, y, (0.32 if full else 0.2) * EM, float(full))

    def _moments(self, start: float, pace: float) -> None:
        widest = max(map(self.measure, self.plot.labels)) + 0.8 * EM
        every = max(1, ceil(widest / max(1.0, pace)))
        last = len(self.plot.labels) - 1
        for at, label in enumerate(self.plot.labels):
            if (last - at) % every == 0:
                half = self.measure(label) / 2
                x = min(self.width - half, max(half, start + pace * at))
                base = self.y + 0.9 * EM + FOOT
                self.shapes.append(Label(x, base, label, WIDE, ink="soft", centred=True))
        self.y += 1.5 * EM

    @override
    def swatches(self) -> Iterator[tuple[str, Callable[[float, float], None]]]:
        for line, one in enumerate(self.plot.series):

            def sign(x: float, y: float, line: int = line) -> None:
                self._trace(((x, y), (x + 1.2 * EM, y)), line)
                self._point(x + 0.6 * EM, y, line)

            yield one.name, sign


class _Matrix(Layout):
    """A row to each series, a cell to each label: the fuller, the more."""

    HIGH = 1.5 * EM
    left = 0.0
    cell = 0.0

    @override
    def body(self) -> None:
        self.left = self.names([one.name for one in self.plot.series])
        self.cell = (self.width - self.left) / len(self.plot.labels)
        high = min(10 * EM, max(map(self.measure, self.plot.labels)))
        for at, label in enumerate(self.plot.labels):
            x = self.left + self.cell * (at + 0.5) + FOOT
            text = self.elided(label, 10 * EM)
            self.shapes.append(Label(x, high, text, WIDE, ink="soft", upward=True))
        self.y = high + 0.5 * EM
        for row, one in enumerate(self.plot.series):
            middle = self.y + self.HIGH / 2
            self.rule(middle)
            self.text(0, self.elided(one.name, self.left - 0.9 * EM), y=middle)
            self.cells(row, one.values, middle)
            self.y += self.HIGH

    def rule(self, _middle: float) -> None:
        """Part a row from the one above."""
        self.line((0.0, self.y), (self.width, self.y))

    def cells(self, row: int, values: Sequence[float | None], middle: float) -> None:
        """Lay out one row."""
        for at, value in enumerate(values):
            if value is not None:
                left = self.left + self.cell * at
                self.level(left + self.cell / 2, middle, value)
                self.spot((left, middle - self.HIGH / 2, self.cell, self.HIGH), row, at)

    def level(self, x: float, y: float, value: float) -> None:
        """Draw one value."""
        share = value / max(1, len(self.plot.levels) - 1)
        self.dot(x, y, min(0.42 * EM, 0.4 * self.cell), share)

    @override
    def swatches(self) -> Iterator[tuple[str, Callable[[float, float], None]]]:
        for value in range(len(self.plot.levels) - 1, -1, -1):

            def sign(x: float, y: float, value: int = value) -> None:
                self.level(x + 0.6 * EM, y, value)

            yield self.plot.levels[value], sign


class _Strips(_Matrix):
    """A row to each series, points over time: the higher, the better."""

    HIGH = 2.0 * EM

    @override
    def rule(self, middle: float) -> None:
        self.line((self.left, middle), (self.width, middle))

    @override
    def cells(self, row: int, values: Sequence[float | None], middle: float) -> None:
        trace = tuple(
            (self.left + self.cell * (at + 0.5), middle - self._rise(value))
            for at, value in enumerate(values)
            if value is not None
        )
        if trace:
            self.shapes.append(Stroke(trace, "accent", 1.6))
        super().cells(row, values, middle)

    @override
    def level(self, x: float, y: float, value: float) -> None:
        self.dot(x, y - self._rise(value), 0.27 * EM, 1.0)

    @override
    def swatches(self) -> Iterator[tuple[str, Callable[[float, float], None]]]:
        for name, draw in super().swatches():

            def sign(x: float, y: float, draw: Callable[[float, float], None] = draw) -> None:
                self.line((x, y), (x + 1.2 * EM, y))
                draw(x, y)

            yield name, sign

    def _rise(self, value: float) -> float:
        return (value / max(1, len(self.plot.levels) - 1) - 0.5) * 1.1 * EM


_LAYOUTS: dict[str, type[Layout]] = {
    "grouped": _Grouped,
    "stacked": _Stacked,
    "lines": _Lines,
    "matrix": _Matrix,
    "strips": _Strips,
}

"""What a benchmark is: ours against a floor that is measured in the same run, and a table."""

import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    floor_name: str
    floor: float | None
    """Milliseconds unless `unit` says otherwise; None where there is only a limit."""
    ours: float
    goal: str = "-"
    most: float | None = None
    """What the goal lets ours take; None where there is no goal: a peer, or an explanation."""
    unit: str = "ms"
    must: float | None = None
    """What bare tools take for all that has to be done here, of which the floor is a part."""

    @property
    def ratio(self) -> float | None:
        """Ours against the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def met(self) -> str:
        """Whether the goal is met; refuted, where not even bare tools could."""
        if self.most is None:
            return "-"
        if self.ours <= self.most:
            return "yes"
        return "refuted" if self.must is not None and self.must > self.most else "no"


def timed(call: Callable[[], object]) -> float:
    """Return how many milliseconds a call took."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def pairs(
    floor: Callable[[], object],
    ours: Callable[[], object],
    rounds: int,
    must: Callable[[], object] | None = None,
) -> "Pair":
    """Time them in turn, so that a busy machine is busy for all."""
    series = Pair()
    for _ in range(rounds):
        series.floors.append(timed(floor))
        if must:
            series.musts.append(timed(must))
        series.ours.append(timed(ours))
    return series


@dataclass(frozen=True)
class Pair:
    """Series that were taken in turn; `musts` may stay empty."""

    floors: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    musts: list[float] = field(default_factory=list)

    def row(self, what: str, floor_name: str, limit: float) -> Row:
        """Return the line of the table; the goal is a ratio of medians."""
        floor, ours = statistics.median(self.floors), statistics.median(self.ours)
        must = statistics.median(self.musts) if self.musts else None
        return Row(what, floor_name, floor, ours, f"{limit:g}x", limit * floor, must=must)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which this share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def limit(what: str, ours: float, most: float, unit: str = "ms", must: float | None = None) -> Row:
    """Return a line whose goal is a limit, not a ratio."""
    return Row(what, "-", None, ours, f"{most:g} {unit}", most, unit, must)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| what | floor in the same run | floor | all it must do | ours | ratio | goal | met |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        floor = "-" if row.floor is None else f"{row.floor:.2f} {row.unit}"
        ratio = "-" if row.ratio is None else f"{row.ratio:.2f}x"
        must = _must(row)
        ours = f"{row.ours:.2f} {row.unit}"
        cells = (row.what, row.floor_name, floor, must, ours, ratio, row.goal, row.met)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _must(row: Row) -> str:
    if row.must is None:
        return "-"
    times = f", {row.must / row.floor:.2f}x" if row.floor else ""
    return f"{row.must:.2f} {row.unit}{times}"


def save(rows: Iterable[Row], path: Path) -> None:
    """Write the rows as JSON."""
    told = [{**asdict(row), "met": row.met} for row in rows]
    path.write_text(json.dumps(told, indent=1), encoding="utf-8")

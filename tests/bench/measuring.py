"""What a benchmark is: ours against a floor that is measured in the same run, and a table."""

import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

MET = {True: "yes", False: "no", None: "-"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    floor_name: str
    floor: float | None
    """Milliseconds unless `unit` says otherwise; None where there is only a limit."""
    ours: float
    goal: str = "-"
    met: bool | None = None
    """None where there is no goal: a peer, or a figure that explains another."""
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """Ours against the floor."""
        return self.ours / self.floor if self.floor else None


def timed(call: Callable[[], object]) -> float:
    """Return how many milliseconds a call took."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def pairs(floor: Callable[[], object], ours: Callable[[], object], rounds: int) -> "Pair":
    """Time both in turn, so that a busy machine is busy for both."""
    floors, mine = [], []
    for _ in range(rounds):
        floors.append(timed(floor))
        mine.append(timed(ours))
    return Pair(floors, mine)


@dataclass(frozen=True)
class Pair:
    """Two series that were taken in turn."""

    floors: list[float]
    ours: list[float]

    def row(self, what: str, floor_name: str, limit: float) -> Row:
        """Return the line of the table; the goal is a ratio of medians."""
        floor, ours = statistics.median(self.floors), statistics.median(self.ours)
        return Row(what, floor_name, floor, ours, f"{limit:g}x", ours <= limit * floor)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which this share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def limit(what: str, ours: float, most: float, unit: str = "ms") -> Row:
    """Return a line whose goal is a limit, not a ratio."""
    return Row(what, "-", None, ours, f"{most:g} {unit}", ours <= most, unit)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| what | floor in the same run | floor | ours | ratio | goal | met |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        floor = "-" if row.floor is None else f"{row.floor:.2f} {row.unit}"
        ratio = "-" if row.ratio is None else f"{row.ratio:.2f}x"
        cells = (row.what, row.floor_name, floor, f"{row.ours:.2f} {row.unit}", ratio, row.goal)
        lines.append(f"| {' | '.join(cells)} | {MET[row.met]} |")
    return "\n".join(lines)


def save(rows: Iterable[Row], path: Path) -> None:
    """Write the rows as JSON."""
    path.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")

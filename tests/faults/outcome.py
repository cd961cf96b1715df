"""What a family of faults found, and the table of all of them."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

HEAD = (
    "| promise | what was done | tried | lost | unreadable | seconds |\n|---|---|---|---|---|---|"
)


class Size(NamedTuple):
    """How much is tried: a percentage of the full size, or the small size of the daily tests."""

    percent: int

    @classmethod
    def named(cls, words: str) -> "Size":
        """Read `small`, `full` or `N%`; raises ValueError."""
        known = {"small": 0, "full": 100}
        return cls(known[words] if words in known else int(words.removesuffix("%")))

    def of(self, full: int, small: int) -> int:
        """Return how many to try of something."""
        return max(small, full * self.percent // 100)


@dataclass
class Outcome:
    """One row of the table."""

    promise: str
    done: str
    tried: int = 0
    lost: int = 0
    """Cases in which something confirmed was not there, or something wrong was."""
    unreadable: int = 0
    """Cases in which the manual did not open or was not sound."""
    confirmed: int = 0
    """Steps that the program had confirmed before the fault."""
    problems: list[str] = field(default_factory=list)
    must_fail: bool = False
    """A control: the protection is taken away, so losses are expected."""
    began: float = field(default_factory=time.perf_counter)
    seconds: float = 0.0

    def lose(self, what: str) -> None:
        self.lost += 1
        self.problems.append(f"lost: {what}")

    def spoil(self, what: str) -> None:
        self.unreadable += 1
        self.problems.append(f"unreadable: {what}")

    def ended(self) -> "Outcome":
        self.seconds = time.perf_counter() - self.began
        return self

    @property
    def failed(self) -> bool:
        """Whether the promise was broken; a control that loses nothing proves nothing."""
        if self.must_fail:
            return not self.lost + self.unreadable
        return bool(self.lost or self.unreadable or self.problems or not self.tried)


@dataclass(frozen=True)
class NotRun:
    """A family that this machine cannot run."""

    promise: str
    why: str
    failed = False


def line(row: Outcome | NotRun) -> str:
    """Return a row as it stands in the table."""
    if isinstance(row, NotRun):
        return f"| {row.promise} | not run: {row.why} | - | - | - | - |"
    numbers = f"{row.tried:,} | {row.lost:,} | {row.unreadable:,} | {row.seconds:.0f}"
    steps = f" ({row.confirmed:,} steps confirmed)" if row.confirmed else ""
    return f"| {row.promise} | {row.done}{steps} | {numbers} |"


def problems(rows: Iterable[Outcome | NotRun]) -> list[str]:
    """Return what went wrong, a sentence each."""
    found = []
    for row in rows:
        if not row.failed:
            continue
        told = ["nothing was lost, so this control proves nothing"] if row.must_fail else []
        found += [f"{row.done}: {what}" for what in [*row.problems[:20], *told] or ["not tried"]]
    return found

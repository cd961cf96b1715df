"""The time, taken from outside so that everything can be repeated."""

import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Where the program learns what time it is."""

    def now(self) -> datetime:
        """Return the moment, with the offset of this place."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump, for durations."""
        ...

    def today(self) -> date:
        """Return the day at this place."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the moment, with the offset of this place."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Return seconds that never jump, for durations."""
        return time.monotonic()

    def today(self) -> date:
        """Return the day at this place."""
        return self.now().date()


@dataclass
class SteppingClock:
    """A clock that starts where it is told and steps on at each reading: `--today`, tests, demo."""

    at: datetime
    step: timedelta = timedelta(0)
    _elapsed: float = field(default=0.0, init=False)

    def now(self) -> datetime:
        """Return the moment and step on."""
        moment = self.at
        self.advance(self.step)
        return moment

    def monotonic(self) -> float:
        """Return the seconds stepped so far."""
        return self._elapsed

    def today(self) -> date:
        """Return the day, without stepping."""
        return self.at.date()

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.at += by
        self._elapsed += by.total_seconds()

"""The time, taken from outside so that everything can be repeated."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Protocol

from typing_extensions import override

_UNKNOWN = (ValueError, OverflowError, OSError)
"""What Python raises for moments of which the computer knows no offset, such as of before 1970."""


class Here(tzinfo):
    """The time zone of this place, as the computer's own settings have it: summer and winter.

    A day in June has the offset of June, also when it is shown or typed in December. Where the
    computer knows no offset of a day, that of now holds. No zone's data are needed for it.

    Python takes two moments of one zone for wall-clock times, so whoever reads the clock makes a
    zone anew: between two readings lie as many hours as passed.
    """

    @override
    def utcoffset(self, moment: datetime | None, /) -> timedelta:
        if moment is not None:
            wall = moment.replace(tzinfo=None, microsecond=0)
            with suppress(*_UNKNOWN):
                return wall.replace(tzinfo=UTC) - datetime.fromtimestamp(wall.timestamp(), UTC)
        return _offset_of_now()

    @override
    def tzname(self, moment: datetime | None, /) -> str:
        return timezone(self.utcoffset(moment)).tzname(None)

    @override
    def dst(self, _moment: datetime | None, /) -> None:
        return None

    @override
    def fromutc(self, moment: datetime, /) -> datetime:
        whole = moment.replace(tzinfo=UTC, microsecond=0)
        with suppress(*_UNKNOWN):
            here = datetime.fromtimestamp(whole.timestamp())  # noqa: DTZ006
            return here.replace(microsecond=moment.microsecond, tzinfo=self)
        return moment + _offset_of_now()


def _offset_of_now() -> timedelta:
    return datetime.now().astimezone().utcoffset() or timedelta(0)


class Clock(Protocol):
    """Where the program learns what time it is."""

    def now(self) -> datetime:
        """Return the moment, in the time zone of this place."""
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
        """Return the moment, in the time zone of this place."""
        return datetime.now(Here())

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
        self.at = (self.at.astimezone(UTC) + by).astimezone(self.at.tzinfo)
        self._elapsed += by.total_seconds()

"""Quarters of the calendar year, and the day at which one is looked at."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from typing_extensions import override

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr

_FORM = re.compile(r"\s*(\d{4})\s*-?\s*[Qq]([1-4])\s*", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months, the first of which is January, April, July or October."""

    year: int
    number: int
    """1 to 4."""

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that a day falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read `2026Q4`; raises BadInput for anything else."""
        found = _FORM.fullmatch(text)
        if found is None or not 1 < int(found[1]) < 9999:
            raise BadInput(tr("“{text}” is not a quarter.", text=text), tr("Write it as 2026Q4."))
        return cls(int(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter.of(self.first - timedelta(days=1))

    @property
    def words(self) -> str:
        """Say it: Q4 2026."""
        return tr("Q{quarter} {year}", quarter=self.number, year=self.year)

    def as_of(self, today: date) -> date:
        """Return the day at which it is looked at: its last one, or today while it runs."""
        return min(self.last, today)

    def __contains__(self, day: date) -> bool:
        """Whether a day falls in it."""
        return self.first <= day <= self.last

    @override
    def __str__(self) -> str:
        """Write it as in commands: `2026Q4`."""
        return f"{self.year:04}Q{self.number}"

"""Backups of a manual: what they are called, which of them stay, what one holds."""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

Before = Literal["", "hand", "update", "import", "merge", "erase", "reduce", "restore"]
"""Why a backup was made: by itself (empty), by hand, or before what."""

EVERY = timedelta(minutes=30)
"""How often a backup is made where something changed (trust.md, row 10; so does Anki)."""
ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(
    r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6})"
    r"( before (?P<before>\w+)| by (?P<by>hand))?( \d+)?\.secrets"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the manual in its folder of backups."""

    path: Path
    at: datetime
    """When it was made, by the clock on the wall."""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What one backup holds."""

    accounts: int
    people: int
    secrets: int
    last_talk: date | None


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as the list shows it."""

    backup: Backup
    size: int
    """Bytes."""
    holds: Holdings | None
    why_not: str = ""
    """Why it could not be looked into: damaged, or locked with another passphrase."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved of a damaged manual."""

    kept: dict[str, int]
    """Records by their type."""
    lost: int
    """Records that could not be read, and those that could not stand without them."""
    unsure: tuple[str, ...] = ()
    """Types of record of which nobody can say how many there were."""


def name_of(stem: str, at: datetime, before: Before = "", number: int = 1) -> str:
    """Return the file name of a backup; `number` counts those of one second."""
    words = [stem, at.strftime(_STAMP)]
    if before:
        words += ["by" if before == "hand" else "before", before]
    words += [str(number)] if number > 1 else []
    return f"{' '.join(words)}.secrets"


def backup_at(path: Path, stem: str) -> Backup | None:
    """Return the backup of the manual called `stem` that a path names, or None."""
    found = _NAME.fullmatch(path.name)
    if found is None or found["stem"] != stem:
        return None
    try:
        at = datetime.strptime(found["at"], _STAMP)  # noqa: DTZ007 - the clock on the wall
    except ValueError:
        return None
    return Backup(path, at, found["before"] or found["by"] or "")


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: all of two days, then 12 daily, 10 weekly and 9 monthly ones.

    Of a day, week or month its last one stays. The newest of all always stays, and so does
    whatever seems to come from the future: a clock that was wrong costs no backup.
    """
    newest_first = sorted(moments, reverse=True)
    staying = {at for at in newest_first if at > now - ALL_FOR} | set(newest_first[:1])
    older = [at for at in newest_first if at not in staying]
    for span, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        taken = _last_of_each(older, span, most)
        staying |= taken
        end = min(taken, default=now)
        older = [at for at in older if at < end and span(at) != span(end)]
    return staying


def _last_of_each(
    newest_first: Iterable[datetime], span: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    last: dict[Hashable, datetime] = {}
    for at in newest_first:
        if span(at) not in last and len(last) == most:
            break
        last.setdefault(span(at), at)
    return set(last.values())


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month

"""How a point in time is kept: sortable, and with the offset of the place it was."""

from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

UTC_LENGTH = 26


def to_text(moment: datetime) -> str:
    """Return UTC to the microsecond and the offset in minutes: `2026-09-16T06:18:00.000000+060`.

    Text in this form sorts by time whatever the offsets are. Needs an aware datetime.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs its offset")
    utc = (moment - offset).replace(tzinfo=None)
    return f"{utc.isoformat(timespec='microseconds')}{int(offset.total_seconds() // 60):+04d}"


def at_its_offset(moment: datetime) -> datetime:
    """Return the same moment as it will be read back: its zone is asked no more for each record.

    Needs an aware datetime.
    """
    return from_text(to_text(moment))


def from_text(text: str) -> datetime:
    """Return the moment in the offset it was written with."""
    zone = _zone(text[UTC_LENGTH:])
    return datetime.fromisoformat(text[:UTC_LENGTH] + "+00:00").astimezone(zone)


@cache
def _zone(minutes: str) -> timezone:
    return timezone(timedelta(minutes=int(minutes)))


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as `to_text` writes it."""

    impl = String(31)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else to_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else from_text(value)

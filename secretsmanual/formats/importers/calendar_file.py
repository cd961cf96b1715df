"""Calendars (iCalendar, RFC 5545) as Outlook, Google and Apple export them: the meetings in them.

Each entry is cut out first and read by itself: one that is broken costs no other, and how large
an entry may be is known before a library sees it. Time zones are taken by their names.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from secretsmanual.domain import words
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import Found, FoundMeeting, NotUnderstood, Reading
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import encoding, values
from secretsmanual.formats.importers.opening import begins, refuse_larger

if TYPE_CHECKING:
    from icalendar import Component

FILE_LIMIT = 20_000_000
MOST_ENTRIES = 50_000
LONGEST_ENTRY = 200_000
"""Characters: Outlook writes a description twice, once as a web page."""
MOST_INVITED = 500
DAY_MINUTES = 24 * 60
USUAL_MINUTES = 30
"""Where an entry tells no end."""

_START, _END = "BEGIN:VEVENT", "END:VEVENT"


def read(name: str, data: bytes) -> Reading | None:
    """Read a calendar; None where the bytes are none.

    Raises `BadInput` for a file over 20 MB and, while iterating, for too many entries.
    """
    if not begins(data, "vcalendar"):
        return None
    refuse_larger(name, data, FILE_LIMIT, tr("Export the next months only, and import that."))
    text = encoding.recognise(data)

    def start() -> Iterator[Found]:
        for number, entry in enumerate(_entries(text), 1):
            if number > MOST_ENTRIES:
                raise BadInput(
                    tr(
                        "{name} has more than {most} entries.",
                        name=name,
                        most=words.number(MOST_ENTRIES),
                    ),
                    tr("Export the next months only, and import that."),
                )
            yield _read_entry(number, entry)

    return Reading(
        format="calendar",
        label=tr("Calendar"),
        encoding=text.label,
        start=start,
        rows_about=text.body.count(b"BEGIN:VEVENT"),
    )


def _entries(text: encoding.Encoded) -> Iterator[str | None]:
    """Cut the entries out; None for one that is too large or not finished."""
    lines: list[str] | None = None
    size = 0
    for line in text.stream():
        mark = line.strip().upper()
        if mark == _START:
            if lines is not None:
                yield None
            lines, size = [], 0
        if lines is None:
            continue
        size += len(line)
        if size <= LONGEST_ENTRY:
            lines.append(line)
        if mark == _END:
            yield "".join(lines) if size <= LONGEST_ENTRY else None
            lines = None
    if lines is not None:
        yield None


def _read_entry(number: int, entry: str | None) -> Found:
    if entry is None:
        return NotUnderstood(number, tr("This entry is too large or breaks off."))
    from icalendar import Event

    try:
        return _meeting(number, Event.from_ical(entry))
    except (ValueError, KeyError, AttributeError, TypeError, IndexError, OverflowError):
        # What the library raises for a damaged entry; the entries around it are read.
        return NotUnderstood(number, tr("This entry cannot be read."))


def _meeting(number: int, event: "Component") -> Found:
    at = event.decoded("dtstart", None)
    if not isinstance(at, date):
        return NotUnderstood(number, tr("This entry has no day."))
    people = [*_all(event, "attendee")[:MOST_INVITED], *_all(event, "organizer")[:1]]
    instead = event.decoded("recurrence-id", None)
    rule = event.get("rrule")
    return FoundMeeting(
        line=number,
        uid=values.line_of(str(event.get("uid", "")))[:300],
        at=at if isinstance(at, datetime) else None,
        minutes=_minutes(event, at),
        title=values.line_of(str(event.get("summary", "")))[:300],
        emails=values.unique([_email(one) for one in people if _email(one)]),
        names=values.unique([_name(one) for one in people if _name(one)]),
        about=" ".join(str(event.get(part, ""))[:2_000] for part in ("location", "description")),
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
        rule="" if rule is None or isinstance(rule, list) else rule.to_ical().decode(),
        not_at=tuple(_moments(event)),
        instead_of=instead if isinstance(instead, datetime) else None,
    )


def _minutes(event: "Component", at: date) -> int:
    """Return its length; of an entry of days, or of none, what a meeting usually takes."""
    length = event.decoded("duration", None)
    end = event.decoded("dtend", None)
    if length is None and isinstance(end, datetime) and isinstance(at, datetime):
        length = end - at
    if not isinstance(length, timedelta):
        return USUAL_MINUTES
    return min(DAY_MINUTES, max(1, int(length.total_seconds()) // 60))


def _all(event: "Component", name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _email(person: Any) -> str:
    address = str(person).strip().casefold().removeprefix("mailto:")
    return address if re.fullmatch(r"[^@\s]{1,200}@[^@\s]{1,200}", address) else ""


def _name(person: Any) -> str:
    return values.line_of(str(getattr(person, "params", {}).get("CN", "")))[:300]


def _moments(event: "Component") -> Iterator[datetime]:
    for dates in _all(event, "exdate"):
        for one in getattr(dates, "dts", []):
            if isinstance(one.dt, datetime):
                yield one.dt

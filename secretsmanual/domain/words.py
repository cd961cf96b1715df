"""Days, counts and lists as people say them; the same whatever the computer's language."""

from collections.abc import Iterable
from datetime import date, datetime

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def day(on: date) -> str:
    """Say a day with its year: 24 Nov 2026."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """Say a day near by: Tue 24 Nov."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def month(on: date) -> str:
    """Say a month: Nov 2026."""
    return f"{_MONTHS[on.month - 1]} {on.year}"


def full_month(on: date) -> str:
    """Say a month in full: November 2026."""
    return f"{_FULL_MONTHS[on.month - 1]} {on.year}"


def moment(at: datetime) -> str:
    """Say a day near by and the time: Tue 24 Nov 14:30."""
    return f"{weekday(at.date())} {at:%H:%M}"


def count(n: int, one: str, many: str = "") -> str:
    """Count things: 1 promise, 3 promises."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """Join as one says it: a, b and c."""
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def age(days: int) -> str:
    """Say how long ago: today, yesterday, 5 days ago, 3 weeks ago, 3 months ago, 2 years ago."""
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    for length, one, least in ((365, "year", 730), (30, "month", 60), (7, "week", 14)):
        if days >= least:
            return f"{count(days // length, one)} ago"
    return f"{days} days ago"


def age_of(on: date, today: date) -> str:
    """Say how long ago a day was."""
    return age((today - on).days)


def shortened(text: str, characters: int, words: int = 1_000) -> str:
    """Give the text on one line, cut between words and marked where it is too long."""
    line = " ".join(text.split())
    parts = line.split(" ")
    if len(line) <= characters and len(parts) <= words:
        return line
    room = " ".join(parts[:words])[: max(1, characters - 1)]
    cut_inside = len(room) < len(line) and line[len(room)] != " "
    if cut_inside and " " in room:
        room = room.rsplit(" ", 1)[0]
    return room.rstrip(" ,;:.-") + "…"

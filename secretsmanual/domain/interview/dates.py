"""The dates one types in a hurry: fri, next fri, in 2w, 4 dec, end of march (domain.md 2.8)."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS_AHEAD = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_COUNT = r"[0-9]{1,3}|a|one|two|three|four|five|six"
_YEAR = r"(?:,?[ ](?P<year>20[0-9]{2})(?![0-9]))?"
_END = r"(?![\w'’])"
"""A date ends where no word goes on: `monday's meeting` is none."""

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    ("dotted", r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})?"),
    ("ahead", r"today|tonight|tomorrow|tmrw|tmr"),
    ("weekday", rf"(?:(?P<which>next|this)[ ]+)?(?P<weekday>{_WEEKDAY})"),
    (
        "span",
        rf"(?:in[ ]+)?(?P<n>{_COUNT})[ ]*(?P<unit>d|days?|w|wks?|weeks?|months?)",
    ),
    ("day_month", rf"{_ORDINAL}[ ]*(?:of[ ]+)?(?P<month>{_MONTH})\.?{_YEAR}"),
    ("month_day", rf"(?P<month>{_MONTH})[ ]+{_ORDINAL}{_YEAR}"),
    ("end", rf"end[ ]of[ ](?:(?:the|this)[ ])?(?P<of>{_MONTH}|week|month|quarter|year){_YEAR}"),
    ("short", r"eow|eom|eoq"),
)
_COMPILED = tuple((name, re.compile(f"(?:{form}){_END}", re.IGNORECASE)) for name, form in _FORMS)
_DUE = re.compile(r"(?<!\S)(?P<word>by|before|on|in)[ ]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text, due word included."""

    day: date
    start: int
    end: int
    span: bool = False
    """Counted from today: 2w, in 3 days."""


def read_date(text: str, today: date) -> date | None:
    """Read a whole text as a date, or None. Nothing is guessed: what is left over makes it none."""
    trimmed = text.strip()
    found = date_at(trimmed, 0, today)
    return found.day if found and found.end == len(trimmed) else None


def date_at(text: str, at: int, today: date) -> FoundDate | None:
    """Read the longest date that begins at position `at`, or None."""
    best: FoundDate | None = None
    for name, form in _COMPILED:
        if (m := form.match(text, at)) and (best is None or m.end() > best.end):
            try:
                day = _READERS[name](m, today)
            except (ValueError, OverflowError):  # 31 nov, or beyond the calendar
                continue
            best = FoundDate(day, at, m.end(), name == "span")
    return best


def due_at(text: str, at: int, today: date) -> FoundDate | None:
    """Read a due phrase, `by 4 dec` or `in 2w`, that begins at position `at`, or None."""
    m = _DUE.match(text, at)
    if m is None:
        return None
    spanning = m["word"].lower() == "in"
    found = date_at(text, at if spanning else m.end(), today)
    if found is None or found.span != spanning:
        return None
    return FoundDate(found.day, at, found.end, spanning)


def find_due(text: str, today: date) -> FoundDate | None:
    """Find the due phrase: the first `by` or `before` a date, else the first `on` or `in`."""
    loose: FoundDate | None = None
    for m in _DUE.finditer(text):
        if found := due_at(text, m.start(), today):
            if m["word"].lower() in {"by", "before"}:
                return found
            loose = loose or found
    return loose


def _iso(m: re.Match[str], _today: date) -> date:
    return date(int(m["year"]), int(m["month"]), int(m["day"]))


def _dotted(m: re.Match[str], today: date) -> date:
    return _coming(int(m["day"]), int(m["month"]), m["year"], today)


def _ahead(m: re.Match[str], today: date) -> date:
    return today + timedelta(days=_DAYS_AHEAD[m[0].lower()])


def _weekday(m: re.Match[str], today: date) -> date:
    """Give the next such day, never today; with `next`, the one in next week."""
    wanted = _WEEKDAYS.index(m["weekday"][:3].lower())
    if (m["which"] or "").lower() == "next":
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _span(m: re.Match[str], today: date) -> date:
    n = _NUMBERS.get(m["n"].lower()) or int(m["n"])
    unit = m["unit"][0].lower()
    if unit == "m":
        years, month = divmod(today.year * 12 + today.month - 1 + n, 12)
        return date(years, month + 1, min(today.day, calendar.monthrange(years, month + 1)[1]))
    return today + timedelta(days=n * (7 if unit == "w" else 1))


def _named_month(m: re.Match[str], today: date) -> date:
    return _coming(int(m["day"]), _month(m["month"]), m["year"], today)


def _end_of(m: re.Match[str], today: date) -> date:
    of = m["of"].lower()
    if of in _SHORT:
        return _SHORT[of](today)
    if of == "year":
        return date(today.year, 12, 31)
    month = _month(of)
    year = int(m["year"]) if m["year"] else today.year + (month < today.month)
    return date(year, month, calendar.monthrange(year, month)[1])


def _short(m: re.Match[str], today: date) -> date:
    return _SHORT[{"w": "week", "m": "month", "q": "quarter"}[m[0][-1].lower()]](today)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    """Give that day of this year, or of the next year that has it and where it is not past."""
    if year:
        return date(int(year), month, day)
    for ahead in range(9):
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            if (day, month) != (29, 2):
                raise
            continue
        if found >= today:
            return found
    raise ValueError(day, month)


def _friday(today: date) -> date:
    return today + timedelta(days=(4 - today.weekday()) % 7)


def _working_end(year: int, month: int) -> date:
    """Give the last day of the month that is not a Saturday or Sunday."""
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=max(0, last.weekday() - 4))


def _month_end(today: date) -> date:
    end = _working_end(today.year, today.month)
    return (
        end if end >= today else _working_end(today.year + today.month // 12, today.month % 12 + 1)
    )


def _quarter_end(today: date) -> date:
    month = (today.month - 1) // 3 * 3 + 3
    end = _working_end(today.year, month)
    return end if end >= today else _working_end(today.year + month // 12, month % 12 + 3)


_SHORT: dict[str, Callable[[date], date]] = {
    "week": _friday,
    "month": _month_end,
    "quarter": _quarter_end,
}
_READERS: dict[str, Callable[[re.Match[str], date], date]] = {
    "iso": _iso,
    "dotted": _dotted,
    "ahead": _ahead,
    "weekday": _weekday,
    "span": _span,
    "day_month": _named_month,
    "month_day": _named_month,
    "end": _end_of,
    "short": _short,
}

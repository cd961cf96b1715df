"""The dates one types in a hurry: fri, next fri, in 2w, 4 dec, end of march (domain.md 2.8).

The words are those of the language understood (`syntax`); how they are put together is here.
"""

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from secretsmanual.domain import words
from secretsmanual.domain.interview.syntax import DateWords
from secretsmanual.domain.interview.understanding import understood

_END = r"(?![\w'’])"
"""A date ends where no word goes on: `monday's meeting` is none."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text, due word included."""

    day: date
    start: int
    end: int
    span: bool = False
    """Counted from today: 2w, in 3 days."""
    firm: bool = False
    """Behind a due word that always says until when: by, before."""


class Dates:
    """Reads the dates of one language."""

    def __init__(self, its: DateWords) -> None:
        self._words = its
        self._weekdays = _numbered(its.weekdays)
        self._months = _numbered(its.months)
        self._ahead = dict(its.ahead)
        self._numbers = dict(its.numbers)
        self._units = _numbered((its.days, its.weeks, its.months_long))
        self._next = {*its.next, *its.next_after}
        self._periods = dict(its.periods)
        self._short = dict(its.short)
        self._firm = set(its.firm)
        self._within = set(its.within)
        self._forms = [(reader, _compiled(form + _END)) for reader, form in self._made(its)]
        due = _any((*its.firm, *its.loose, *its.within))
        self._due = _compiled(rf"(?<!\S)(?P<word>{due})[ ]+")
        ahead = f"(?P<article>{_maybe(its.articles)})(?P<ahead>{_any(self._ahead)})"
        self._at_once = _compiled(rf"(?<!\S){ahead}(?=[\s.!]*\Z)")
        in_full = _any(line.split()[-1] for line in its.weekdays) if its.bare else "(?!)"
        not_of = "".join(rf"(?<!\b{re.escape(word)}[ ])" for word in its.of)
        self._bare = _compiled(rf"(?<!\S){not_of}{_maybe(its.this)}(?:{in_full})")

    def _made(self, its: DateWords) -> Iterable[tuple["_Reader", str]]:
        """Put the forms of a date together, each with what reads it."""
        month = f"(?P<month>{_any(self._months)})"
        ordinal = rf"(?P<day>[0-9]{{1,2}})(?:{_any(its.ordinals)})?"
        article = _maybe(its.articles)
        of = _maybe(its.of)
        year = f"(?:,?[ ]{of}(?P<year>20[0-9]{{2}})(?![0-9]))?"
        n = rf"(?P<n>[0-9]{{1,3}}|{_any(self._numbers)})"
        which = f"(?:(?P<which>{_any((*its.next, *its.this))})[ ]+)?"
        after = (*its.next_after, *its.this_after)
        behind = f"(?:[ ]+(?P<behind>{_any(after)}))?" if after else ""
        yield self._iso, r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
        dotted = r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})?"
        yield self._dotted, dotted
        if its.slashed:
            slashed = r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>20[0-9]{2}))?(?!/)"
            yield self._dotted, f"{article}{slashed}"
        yield self._of_ahead, f"(?P<ahead>{_any(self._ahead)})"
        weekday = f"(?P<weekday>{_any(self._weekdays)})"
        yield self._weekday, f"{article}{which}{weekday}{behind}"
        yield self._span, f"{_maybe(its.within)}{n}[ ]*(?P<unit>{_any(self._units)})"
        yield self._named_month, rf"{article}{ordinal}[ ]*{of}{month}\.?{year}"
        if not after:
            yield self._named_month, f"{month}[ ]+{ordinal}{year}"
        end = f"(?:{_any(its.end_of)})[ ]{article}"
        yield self._end_of_month, f"{end}{month}{year}"
        yield self._end_of_period, f"{end}{which}(?P<period>{_any(self._periods)}){behind}"
        if self._short:
            yield self._of_short, f"(?P<short>{_any(self._short)})"

    def at(self, text: str, at: int, today: date) -> FoundDate | None:
        """Read the longest date that begins at a position, or None."""
        best: FoundDate | None = None
        for reader, form in self._forms:
            if (m := form.match(text, at)) and (best is None or m.end() > best.end):
                try:
                    day = reader(m, today)
                except (ValueError, OverflowError):  # 31 nov, or beyond the calendar
                    continue
                best = FoundDate(day, at, m.end(), reader == self._span)
        return best

    def due_at(self, text: str, at: int, today: date) -> FoundDate | None:
        """Read a due phrase, `by 4 dec` or `in 2w`, that begins at a position, or None."""
        m = self._due.match(text, at)
        if m is None:
            return None
        spanning = m["word"].lower() in self._within
        found = self.at(text, at if spanning else m.end(), today)
        if found is None or found.span != spanning:
            return None
        return FoundDate(found.day, at, found.end, spanning, m["word"].lower() in self._firm)

    def at_once_in(self, text: str, today: date) -> FoundDate | None:
        """Find a last `tomorrow`, without a due word before it, or a weekday where that is said.

        With an article it is another word: la mañana is the morning.
        """
        if m := self._at_once.search(text):
            return None if m["article"] else self.at(text, m.start("ahead"), today)
        for m in self._bare.finditer(text):
            found = self.at(text, m.start(), today)
            if found and not text[found.end :].strip(" \t\n.!"):
                return found
        return None

    def in_full(self, word: str) -> str:
        """Write a month, or a weekday that is typed whole, as its name; empty for other words."""
        typed = word.lower()
        if typed in self._months:
            return words.month_name(self._months[typed] + 1)
        for number, line in enumerate(self._words.weekdays):
            full = line.split()[-1]
            if typed in {full, f"{full}s"}:
                return words.weekday_name(number) + typed.removeprefix(full)
        return ""

    def is_month(self, word: str) -> bool:
        """Whether a word names a month, in full or in short."""
        return word.lower() in self._months

    def _iso(self, m: re.Match[str], _today: date) -> date:
        return date(int(m["year"]), int(m["month"]), int(m["day"]))

    def _dotted(self, m: re.Match[str], today: date) -> date:
        return _coming(int(m["day"]), int(m["month"]), m["year"], today)

    def _of_ahead(self, m: re.Match[str], today: date) -> date:
        return today + timedelta(days=self._ahead[m["ahead"].lower()])

    def _weekday(self, m: re.Match[str], today: date) -> date:
        """Give the next such day, never today; with `next`, the one in next week."""
        wanted = self._weekdays[m["weekday"].lower()]
        if self._says_next(m):
            return today + timedelta(days=7 - today.weekday() + wanted)
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)

    def _span(self, m: re.Match[str], today: date) -> date:
        n = self._numbers.get(m["n"].lower()) or int(m["n"])
        unit = self._units[m["unit"].lower()]
        if unit == _MONTHS_LONG:
            years, month = divmod(today.year * 12 + today.month - 1 + n, 12)
            return date(years, month + 1, min(today.day, calendar.monthrange(years, month + 1)[1]))
        return today + timedelta(days=n * (7 if unit == _WEEKS else 1))

    def _named_month(self, m: re.Match[str], today: date) -> date:
        return _coming(int(m["day"]), self._months[m["month"].lower()] + 1, m["year"], today)

    def _end_of_month(self, m: re.Match[str], today: date) -> date:
        month = self._months[m["month"].lower()] + 1
        year = int(m["year"]) if m["year"] else today.year + (month < today.month)
        return date(year, month, calendar.monthrange(year, month)[1])

    def _end_of_period(self, m: re.Match[str], today: date) -> date:
        end_of = _ENDS[self._periods[m["period"].lower()]]
        end = end_of(today)
        return end_of(end + timedelta(days=_INTO_THE_NEXT)) if self._says_next(m) else end

    def _says_next(self, m: re.Match[str]) -> bool:
        said = m.groupdict()
        found = {(said[name] or "").lower() for name in ("which", "behind") if name in said}
        return bool(found & self._next)

    def _of_short(self, m: re.Match[str], today: date) -> date:
        return _ENDS[self._short[m["short"].lower()]](today)


_Reader = Callable[[re.Match[str], date], date]
_DAYS, _WEEKS, _MONTHS_LONG = range(3)
_INTO_THE_NEXT = 4
"""Days from the last working day of a period that lead into the next one, over any weekend."""


@cache
def _of(words: DateWords) -> Dates:
    return Dates(words)


def dates() -> Dates:
    """Return what reads the dates of the language understood."""
    return _of(understood().dates)


def read_date(text: str, today: date) -> date | None:
    """Read a whole text as a date, or None. Nothing is guessed: what is left over makes it none."""
    trimmed = text.strip()
    found = dates().at(trimmed, 0, today)
    return found.day if found and found.end == len(trimmed) else None


def _numbered(lines: Iterable[str]) -> Mapping[str, int]:
    return {word: number for number, line in enumerate(lines) for word in line.split()}


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ ]+") for word in longest_first) or r"(?!)"


def _maybe(words: Iterable[str]) -> str:
    return rf"(?:(?:{_any(words)})[ ]+)?"


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


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


def _year_end(today: date) -> date:
    return date(today.year, 12, 31)


_ENDS: dict[str, Callable[[date], date]] = {
    "week": _friday,
    "month": _month_end,
    "quarter": _quarter_end,
    "year": _year_end,
}

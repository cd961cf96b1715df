"""Days, ages, numbers and lists as people say them, in the language spoken (`wording`)."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from secretsmanual.domain.wording import language, tr, trn

_STORED = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_LIKE_AND = {"es": (re.compile(r"(?:hi|i|hí|í)(?![aeouáéóú])", re.IGNORECASE), "{} e {}")}
"""By language: a word that begins with the sound of its `and`, and how a list ends before one."""


def day(on: date) -> str:
    """Say a day with its year: 24 Nov 2026."""
    return tr(
        "{day} {month} {year}", day=_day_of_month(on.day), month=_short_month(on), year=on.year
    )


def short_day(on: date) -> str:
    """Say a day of this year: 24 Nov."""
    return tr("{day} {month}", day=_day_of_month(on.day), month=_short_month(on))


def full_day(on: date) -> str:
    """Say a day in full: 24 November 2026."""
    name = month_name(on.month)
    return tr("{day} {full_month} {year}", day=_day_of_month(on.day), full_month=name, year=on.year)


def weekday(on: date) -> str:
    """Say a day near by: Tue 24 Nov."""
    name = tr("Mon Tue Wed Thu Fri Sat Sun").split()[on.weekday()]
    return tr(
        "{weekday} {day} {month}", weekday=name, day=_day_of_month(on.day), month=_short_month(on)
    )


def full_weekday(on: date) -> str:
    """Say a day near by in full: Tuesday 24 November."""
    name, month_said = weekday_name(on.weekday()), month_name(on.month)
    return tr(
        "{weekday} {day} {full_month}",
        weekday=name,
        day=_day_of_month(on.day),
        full_month=month_said,
    )


def month(on: date) -> str:
    """Say a month: Nov 2026."""
    return tr("{month} {year}", month=_short_month(on), year=on.year)


def stored_day(text: str) -> str:
    """Say a stored day or month, 2019-03-24 or 2019-03; any other text stays as it is."""
    found = _STORED.fullmatch(text)
    if not found:
        return text
    year, number, day_of_month = found.groups()
    try:
        on = date(int(year), int(number), int(day_of_month or 1))
    except ValueError:
        return text
    return day(on) if day_of_month else month(on)


def full_month(on: date) -> str:
    """Say a month in full: November 2026."""
    return tr("{full_month} {year}", full_month=month_name(on.month), year=on.year)


def moment(at: datetime) -> str:
    """Say a day near by and the time: Tue 24 Nov 14:30."""
    return f"{weekday(at.date())} {at:%H:%M}"


def full_moment(at: datetime) -> str:
    """Say a day and the time in full: Tuesday, 24 November 2026, 14:30."""
    return tr(
        "{weekday}, {day} {month} {year}, {time}",
        weekday=weekday_name(at.weekday()),
        day=_day_of_month(at.day),
        month=month_name(at.month),
        year=at.year,
        time=f"{at:%H:%M}",
    )


def _day_of_month(number: int) -> str:
    """Say its number; French counts the first: 1er décembre."""
    return trn("{n}", "{n}", number)


def weekday_name(number: int) -> str:
    """Return the name of a weekday in full; 0 is Monday."""
    return tr("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()[number]


def month_name(number: int) -> str:
    """Return the name of a month in full; 1 is January."""
    names = tr(
        "January February March April May June July August September October November December"
    )
    return names.split()[number - 1]


def number(value: float, decimals: int = 0) -> str:
    """Say a number with the signs of the language: 12,345.6."""
    sample = tr("1,234.5")
    thousands, decimal = sample[1], sample[-2]
    signs = {",": thousands, ".": decimal}
    return "".join(signs.get(sign, sign) for sign in f"{value:,.{decimals}f}")


def amount(value: float) -> str:
    """Say an amount as one types it, with the decimal sign of the language: 1234.50."""
    return f"{value:.2f}".replace(".", tr("1,234.5")[-2])


def labelled(label: str, text: str) -> str:
    """Put a label before a text: `Due: Friday`."""
    return tr("{label}: {about}", label=label, about=text)


def quoted(text: str) -> str:
    """Put somebody's words into the quotation marks of the language; of none make none."""
    return tr("“{quote}”", quote=text) if text else ""


def sentence(text: str) -> str:
    """Close a text with a full stop where it has no end of its own."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def inside(label: str) -> str:
    """Say a label in the middle of a sentence: in lower case, where nouns have no capitals."""
    return label if language() == "de" else label[:1].lower() + label[1:]


def figure(value: float) -> str:
    """Say a number in a sentence, with at most one decimal: 4, 4.7."""
    return f"{value:.1f}".removesuffix(".0").replace(".", tr("1,234.5")[-2])


def in_short(value: float) -> str:
    """Say a number with no more decimals than it has: 0.5, 12."""
    return number(value, len(f"{value:g}".partition(".")[2]))


def listed(parts: Iterable[str]) -> str:
    """Join as one says it: a, b and c."""
    *head, last = list(parts) or [""]
    if not head:
        return last
    first = ", ".join(head)
    like_and, ends = _LIKE_AND.get(language(), (None, ""))
    if like_and and like_and.match(last):
        return ends.format(first, last)
    return tr("{head} and {last}", head=first, last=last)


def apart(parts: Iterable[str]) -> str:
    """Join what stands for itself: a; b. French has a thin space before the sign."""
    return ("\u202f; " if language() == "fr" else "; ").join(parts)


def hours(between: str) -> str:
    """Say stored hours, 18:30-07:00, as one says them: 18:30 to 07:00; of none nothing."""
    start, _, end = between.partition("-")
    return tr("{start} to {end}", start=start, end=end) if end else ""


def age(days: int) -> str:
    """Say how long ago: today, yesterday, 5 days ago, 3 weeks ago, 3 months ago, 2 years ago."""
    if days <= 1:
        return tr("yesterday") if days == 1 else tr("today")
    if days >= 730:
        return trn("{n} year ago", "{n} years ago", days // 365)
    if days >= 60:
        return trn("{n} month ago", "{n} months ago", days // 30)
    if days >= 14:
        return trn("{n} week ago", "{n} weeks ago", days // 7)
    return trn("{n} day ago", "{n} days ago", days)


def age_of(on: date, today: date) -> str:
    """Say how long ago a day was."""
    return age((today - on).days)


def _short_month(on: date) -> str:
    return tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[on.month - 1]


def shortened(text: str, characters: int, words: int = 1_000) -> str:
    """Give the text on one line, cut between words and marked where it is too long."""
    line = " ".join(text.split())
    parts = line.split(" ")
    if len(line) <= characters and len(parts) <= words:
        return line
    room = " ".join(parts[:words])[: characters - 1]
    cut_inside = len(room) < len(line) and line[len(room)] != " "
    if cut_inside and " " in room:
        room = room.rsplit(" ", 1)[0]
    return room.rstrip(" ,;:.-") + "…"

"""Cells and properties made clean: names, e-mails, phones, dates, long texts."""

import re
from functools import lru_cache

TEXT_LIMIT = 20_000
"""Characters of one secret (`domain.values.Text`)."""
NAME_LIMIT = 300
"""Characters of a name (`domain.values.Name`)."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SEVERAL = re.compile(r"\s*:::\s*|[;,\n]+")
_THREE_DIGITS = re.compile(r"(?:\d\D*){3}")
_EMAIL = re.compile(r"[^@\s\"'()<>\[\]:;,]{1,128}@[^@\s\"'()<>\[\]:;,]{1,128}")
_POLITE = {
    "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "hr", "fr", "m", "mme", "mlle", "monsieur",
    "madame", "sr", "sra", "srta", "señor", "señora", "sig", "signor", "signora", "dhr", "mevr",
}  # fmt: skip
_AFTER_COMMA = {
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "phd",
    "md",
    "mba",
    "inc",
    "ltd",
    "llc",
    "dds",
    "esq",
}


def line_of(text: str) -> str:
    """Return the text on one line, blanks collapsed, invisible characters gone."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_INVISIBLE.sub("", text).split())


def text_of(text: str) -> str:
    """Return running text with its line breaks, invisible characters gone."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def emails_of(text: str) -> list[str]:
    """Return the addresses in a cell that may hold several, or labels that leaked into it."""
    if text.isascii() and _EMAIL.fullmatch(text):
        return [text]
    if "@" not in text:
        return []
    found = (_EMAIL.search(part) for part in _INVISIBLE.sub("", text).replace("<", ";").split())
    return [match.group().strip(".") for match in found if match]


def phones_of(text: str) -> list[str]:
    """Return the numbers in a cell that may hold several; what has under 3 digits is none."""
    parts = [line_of(part).lstrip("'") for part in _SEVERAL.split(text)]
    return [part for part in parts if len(part) <= 60 and _THREE_DIGITS.search(part)]


def unique(values: list[str]) -> tuple[str, ...]:
    """Return the values without repetition, case aside, in their order."""
    if len(values) < 2:
        return tuple(values)
    return tuple({value.casefold(): value for value in reversed(values)}.values())[::-1]


def turned(name: str) -> str:
    """Return `John Smith` for `Smith, John`; `John Smith, Jr.` stays as it is."""
    if name.count(",") != 1:
        return name
    last, first = (part.strip() for part in name.split(","))
    is_suffix = first.replace(".", "").casefold() in _AFTER_COMMA
    return f"{first} {last}" if first and last and not is_suffix else name


def is_title(prefix: str) -> bool:
    """Say whether a word before a name says more than Mr or Ms (`Dr.`, `Prof.`)."""
    return bool(prefix) and prefix.replace(".", "").strip().casefold() not in _POLITE


def name_from_email(email: str) -> str:
    """Guess `Leslie Knope` from `leslie.knope@...`; else the address itself is the name."""
    words = re.split(r"[._-]+", email.partition("@")[0])
    if len(words) in (2, 3) and all(word.isalpha() for word in words):
        return " ".join(word.capitalize() for word in words)
    return email


def shortened(name: str) -> str:
    """Return a name of at most `NAME_LIMIT` characters; three dots say that it goes on."""
    return name if len(name) <= NAME_LIMIT else f"{name[: NAME_LIMIT - 1].rstrip()}…"


def pieces(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Split a long text at line or word ends into pieces of at most `limit` characters."""
    found: list[str] = []
    while len(text) > limit:
        cut = max(text.rfind("\n", limit // 2, limit), text.rfind(" ", limit // 2, limit))
        cut = cut if cut > 0 else limit
        found.append(text[:cut].strip())
        text = text[cut:].strip()
    return [piece for piece in (*found, text) if piece]


_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T.*)?"),
    re.compile(r"--(?P<m>\d{2})-?(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?: .*)?"),
    re.compile(r"(?P<d>\d{1,2})[. ]\s*(?P<m>\d{1,2})[. ]\s*(?P<y>\d{4})(?: .*)?"),
)
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4})(?: .*)?")
_NO_YEAR = {"1604", "0000", "0001"}
"""What Apple and others write for a year that is not known (formats.md)."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WORDED = re.compile(
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<m>[a-z]{3})[a-z.]*,? (?P<y>\d{4}))"
    r"|(?:(?P<m2>[a-z]{3})[a-z.]* (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4}))"
)


@lru_cache(maxsize=1024)
def day_of(text: str, *, month_first: bool = False) -> str:
    """Return an ISO date, `--MM-DD` without a year, or nothing where the day is not certain.

    `3/4/1980` is certain only where the format is known to be American (`month_first`), or
    where one of the two numbers cannot be a month.
    """
    text = text.strip() if len(text) <= 40 else ""
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            return _iso(found.get("y") or "0000", int(found["m"]), int(found["d"]))
    if match := _SLASHED.fullmatch(text):
        a, b = int(match["a"]), int(match["b"])
        if a > 12 or a == b:
            return _iso(match["y"], b, a)
        return _iso(match["y"], a, b) if month_first or b > 12 else ""
    if match := _WORDED.fullmatch(text.casefold()):
        month = match["m"] or match["m2"]
        if month in _MONTHS:
            day = int(match["d"] or match["d2"])
            return _iso(match["y"] or match["y2"], _MONTHS.index(month) + 1, day)
    return ""


def _iso(year: str, month: int, day: int) -> str:
    if not (
        1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    ):
        return ""
    return f"--{month:02}-{day:02}" if year in _NO_YEAR else f"{year}-{month:02}-{day:02}"

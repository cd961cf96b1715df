"""Whose words may be repeated without a name, and what is taken out of them (domain.md 5.3).

Names, firms, places, job titles, product numbers, dates and numbers above twelve become [...].
Names that the manual does not know are told by their capital letter, where every noun has one
by being no everyday word (`is_heading`). What a machine misses, as at the beginning of a
sentence, is why the rep confirms each quote, one by one.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.interview.cues import CueIndex, Token, tokens
from secretsmanual.domain.interview.english import ENGLISH
from secretsmanual.domain.interview.names import is_heading, whose
from secretsmanual.domain.interview.understanding import understood
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import quote_of

GAP = "[...]"
LONGEST = 25
"""Words of a quote."""
FEWEST = 3
"""Words that must be left of it."""
HIGHEST = 12
"""The highest number that stays."""

_WHOLE = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|eu|io|uk|de|fr|co)\b"
    r"|\d+(?:,\d+)*(?:\s*[./:–-]\s*\d+(?:,\d+)*)+(?!\d)",
    re.IGNORECASE,
)
"""Addresses, and dates and ranges in figures."""
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:\n])[\s\"'“”‘’(\[]*$")
_BETWEEN = re.compile(r"[\W_]*")
_MONTHS = frozenset(
    """january february april june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec""".split()
)
_MONTHS_AND_WORDS = frozenset(("march", "may"))
"""Months only behind a word of time, beside a number, or with a capital."""
_TIME = frozenset(
    "in by until till since last next of early late mid this end before after".split()
)
_CAPITAL_BUT_NO_NAME = frozenset(
    """i i'm i'd i'll i've ok monday tuesday wednesday thursday friday saturday sunday mondays
    tuesdays wednesdays thursdays fridays saturdays sundays""".split()
)


@dataclass(slots=True)
class Names:
    """Every name the manual knows; `words` are single ones, `firm_words` parts of firms' names."""

    words: set[str] = field(default_factory=set)
    firm_words: set[str] = field(default_factory=set)
    phrases: CueIndex[str] = field(default_factory=CueIndex)

    @classmethod
    def of(
        cls,
        people: Iterable[Person],
        accounts: Iterable[Account],
        others: Iterable[str],
        small: frozenset[str],
    ) -> "Names":
        """Gather the names of people with their job titles, of firms with their places, and others.

        `small` are words such as "will" and "of" that are never taken for a name by themselves.
        """
        names = cls()
        for person in people:
            names.words |= _parts(person.name, small)
            names._phrase(person.role)
        for name in others:
            names.words |= _parts(name, small)
        for account in accounts:
            names.firm_words |= _parts(account.name, small)
            for text in (account.name, account.site, account.city, account.country):
                names._phrase(text)
        return names

    def _phrase(self, text: str) -> None:
        words = " ".join(word.text for word in tokens(text))
        if len(words) > 2:
            self.phrases.add(words, words)


def _parts(name: str, small: frozenset[str]) -> set[str]:
    words = {part for word in tokens(name) for part in re.split(r"['’-]", word.text)}
    return {word for word in words if len(word) > 1 and word not in small}


def names_somebody(text: str, names: Names) -> str:
    """Give the first name of a person or firm in a text of our own, or nothing.

    Single words of a firm's name are no hint: many are ordinary words.
    """
    found = tokens(text)
    for word in found:
        if _is_one_of(word, names.words):
            return text[word.start : word.end]
    for hit in names.phrases.find(found):
        return text[hit.start : hit.end]
    return ""


def _is_one_of(word: Token, known: set[str]) -> bool:
    parts = (word.text, whose(word.text), *re.split(r"['’-]", word.text))
    return any(part in known for part in parts)


def redacted(quote: str, names: Names) -> str:
    """Take out of a quote what would tell who said it; neighbouring gaps become one."""
    spans = [match.span() for match in _WHOLE.finditer(quote)]
    found = [w for w in tokens(quote) if not any(a < w.end and w.start < b for a, b in spans)]
    spans += [(hit.start, hit.end) for hit in names.phrases.find(found)]
    dates = _dates(found)
    spans += [
        (word.start, word.end)
        for at, word in enumerate(found)
        if at in dates or _tells(word, quote, names)
    ]
    return _with_gaps(quote, spans)


def _tells(word: Token, quote: str, names: Names) -> bool:
    """Say whether a word by itself is a name or a number that tells."""
    if _is_one_of(word, names.words) or _is_one_of(word, names.firm_words):
        return True
    return _is_number(word.text) or _looks_like_a_name(word, quote)


def _is_number(word: str) -> bool:
    large = ENGLISH.large | understood().large
    if any(part in large for part in word.split("-")):
        return True
    if not any(letter.isdigit() for letter in word):
        return False
    if not _PLAIN_NUMBER.fullmatch(word):
        return True
    return float(word.replace(",", "")) > HIGHEST


def _looks_like_a_name(word: Token, quote: str) -> bool:
    if word.text in _CAPITAL_BUT_NO_NAME:
        return False
    its = understood()
    if its.capital_nouns and (word.text in its.second_person or is_heading(word.text)):
        return False
    written = quote[word.start : word.end]
    if any(letter.isupper() for letter in written[1:]):
        return True
    return written[0].isupper() and not _SENTENCE_END.search(quote[: word.start])


def _dates(found: list[Token]) -> set[int]:
    """Find the places of months, with the numbers beside them."""
    places: set[int] = set()
    for at, word in enumerate(found):
        numbers = [n for n in _beside(found, at) if found[n].text[0].isdigit()]
        timely = at > 0 and found[at - 1].text in _TIME
        sure = word.text in _MONTHS or (word.text in _MONTHS_AND_WORDS and (numbers or timely))
        if sure or _is_month_here(word.text, near_a_number=bool(numbers)):
            places |= {at, *numbers}
    return places


def _beside(found: list[Token], at: int) -> list[int]:
    """Find the places before and after a word, beyond the `de` of 4 de mayo de 2027."""
    of = understood().dates.of
    places = []
    for step in (-1, 1):
        n = at + step
        if 0 <= n < len(found) and found[n].text in of:
            n += step
        if 0 <= n < len(found):
            places.append(n)
    return places


def _is_month_here(word: str, *, near_a_number: bool) -> bool:
    """Tell of a month in the language spoken: in full anywhere, in short beside a number."""
    if understood() is ENGLISH:
        return False
    names = [line.split() for line in understood().dates.months]
    return any(word == forms[-1] or (near_a_number and word in forms) for forms in names)


def _with_gaps(text: str, spans: list[tuple[int, int]]) -> str:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and _BETWEEN.fullmatch(text[joined[-1][1] : max(start, joined[-1][1])]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    out, at = [], 0
    for start, end in joined:
        out += [text[at:start], GAP]
        at = end
    return " ".join("".join([*out, text[at:]]).split())


def quote_for_themes(secret: Secret, names: Names) -> str:
    """Give the words of a secret that might be quoted, or nothing.

    Only their own, from an open secret, 25 words or fewer, with enough left to be read. That it
    is counted in the theme at all is for the gate to say.
    """
    own = secret.sensitivity == "open" and secret.confidence == "said"
    said = quote_of(secret) if own else ""
    if not 0 < len(said.split()) <= LONGEST:
        return ""
    quote = redacted(said, names)
    return quote if len(tokens(quote)) >= FEWEST else ""


def fingerprint(quote: str) -> str:
    """Give what tells two quotes apart without keeping them."""
    return hashlib.blake2b(quote.encode(errors="replace"), digest_size=8).hexdigest()

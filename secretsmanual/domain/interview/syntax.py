"""The words of a language by which the interview reads what is typed: days, dues, numbers, heads.

English is here; another language is a file, `resources/languages/de/syntax.toml`, with the same
fields (`Syntax.from_toml`). One language is understood in a process, as one is spoken in it.
Lists of words are written as one text with blanks between; words of several, such as `end of`,
stand in arrays.
"""

import tomllib
from dataclasses import MISSING, dataclass, fields
from typing import Any, get_type_hints

Pairs = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DateWords:
    """How dates are typed (domain.md 2.8). All in lower case."""

    weekdays: tuple[str, ...]
    """Monday first, each with its short forms."""
    months: tuple[str, ...]
    """January first, each with its short forms."""
    ahead: Pairs
    """Word to days ahead: tomorrow, 1."""
    numbers: Pairs
    """Word to number: two, 2."""
    days: str
    weeks: str
    months_long: str
    """The units of a span: d day days."""
    next: tuple[str, ...]
    """Before a weekday: the one in next week."""
    next_after: tuple[str, ...]
    """The same behind it, as in French."""
    this: tuple[str, ...]
    ordinals: tuple[str, ...]
    """Behind the number of a day: th; a full stop in German."""
    of: tuple[str, ...]
    """Between day and month, where there is a word."""
    end_of: tuple[str, ...]
    articles: tuple[str, ...]
    """May stand before a day or a period: the, this."""
    periods: Pairs
    """Word to one of week, month, quarter, year."""
    short: Pairs
    """One word for the end of a period: eow, week."""
    firm: tuple[str, ...]
    """Due words before a date that always say until when: by, before."""
    loose: tuple[str, ...]
    """Due words that may say something else as well: on."""
    within: tuple[str, ...]
    """Due words before a span: in."""
    this_after: tuple[str, ...] = ()
    """Behind a weekday: the very next one, as without: que viene."""
    bare: bool = False
    """Whether a weekday in full that ends a promise says when: envoyer vendredi."""
    slashed: bool = False
    """Whether 4/12 is the fourth of December; in English it may as well be in April."""


@dataclass(frozen=True, slots=True)
class AskingWords:
    """How questions go wrong (domain.md 4.1, `lint`). All in lower case."""

    closed: frozenset[str]
    """First words of questions that can be answered with yes or no."""
    why: tuple[str, ...]
    pitch: tuple[str, ...]
    """Words of sellers."""
    leading: tuple[str, ...]
    """Ends that put the answer in their mouth: isn't it?"""
    protected: Pairs
    """Topic (`lint.TOPICS`) to words whose answers are specially protected."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """All words of a language that the interview's rules go by."""

    dates: DateWords
    asking: AskingWords
    need: tuple[str, ...]
    """Tags (#need) that mark a need."""
    possessives: tuple[str, ...]
    """Endings of a name that says whose: 's."""
    headings: frozenset[str]
    """Words before a colon that head a note rather than name a person."""
    word_names: frozenset[str]
    """First names that are words as well: only a capital makes them names."""
    not_things: tuple[str, ...]
    """Endings of words that say how or what was done, no thing: ed, ly."""
    things: frozenset[str]
    """Words with such an ending that are things none the less."""
    second_person: frozenset[str]
    head_last: bool
    """Whether the noun that counts ends a phrase: cutter sheet, where French has it first."""
    joining: frozenset[str]
    """Words that a clause begins with and a mirrored quote does not: and, because."""
    clocks: tuple[str, ...]
    """Times of day with a name: noon."""
    counts: tuple[str, ...]
    """Numbers that are written out and counted with: two, twelve, hundred."""
    no_units: frozenset[str]
    """What stands behind a number and is not counted: o'clock, st."""
    one_in: str
    """The word in `1 in 60`."""
    elided: tuple[str, ...] = ()
    """Words that lose their end before a vowel: l, d, qu; what follows their apostrophe counts."""
    linking: frozenset[str] = frozenset()
    """What joins two words to one thing and begins or ends none: de in `délai de livraison`."""
    large: frozenset[str] = frozenset()
    """Words of numbers above twelve: a quote that leaves without a name leaves without them."""
    hours: tuple[str, ...] = ()
    """Behind the hour of a clock: h in 14h30."""
    small: frozenset[str] = frozenset()
    """Words of a question that are not searched for: what do we know about."""
    endings: tuple[str, ...] = ()
    """Of words, longest first: what stands before them is the same word."""
    aside: frozenset[str] = frozenset()
    """Before the name of somebody a promise speaks of, who is not whom it is for: about, from."""
    capital_nouns: bool = False
    """Whether a capital letter says no more than that a word is a noun."""
    compounds: bool = False
    """Whether nouns are written in one with others: Kündigungsgespräch."""
    prefixes: frozenset[str] = frozenset()
    """Beginnings that make another word rather than a compound: ent in Entscheidung."""
    no_ends: tuple[str, ...] = ()
    """Letters with which no word ends, so that no other is joined behind them: rw in Verwalter."""
    one_word: frozenset[str] = frozenset()
    """Words that only look joined, without accents: no Sport is in a Transport."""

    @classmethod
    def from_toml(cls, text: str) -> "Syntax":
        """Read a language's file. Raises KeyError and TOMLDecodeError."""
        data = tomllib.loads(text)
        data["dates"] = _made(DateWords, data["dates"])
        data["asking"] = _made(AskingWords, data["asking"])
        made: Syntax = _made(cls, data)
        return made


def _made(kind: Any, data: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    given = (one.name for one in fields(kind) if one.name in data or one.default is MISSING)
    return kind(**{name: _value(hints[name], data[name]) for name in given})


def _value(hint: Any, found: Any) -> Any:
    if hint == Pairs:
        return tuple((key, tuple(v) if isinstance(v, list) else v) for key, v in found.items())
    words = found.split() if isinstance(found, str) and hint is not str else found
    if hint == frozenset[str]:
        return frozenset(words)
    return tuple(words) if hint == tuple[str, ...] else words

"""Knowing people by the name that is typed: without accents, by prefix, nearest group first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from secretsmanual.domain.interview.endings import LEAST_PART, LEAST_REST
from secretsmanual.domain.interview.understanding import elided, understood

_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f'’-]*")


def fold(name: str) -> str:
    """Bring a name into the form in which names are compared: no accents, case or apostrophes."""
    if not name.isascii():
        marks_apart = unicodedata.normalize("NFKD", name)
        bare = "".join(c for c in marks_apart if not unicodedata.combining(c))
        name = bare.casefold().translate(_WITHOUT_DECOMPOSITION)
    return " ".join(name.casefold().translate(_APOSTROPHES).split())


@dataclass(frozen=True, slots=True)
class Named:
    """Someone who can be named in a line."""

    id: str
    name: str
    ours: bool = False
    """One of our team."""

    @property
    def first_name(self) -> str:
        """The name one says."""
        return (self.name.split() or [""])[0]


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed name leads to: one person, several equally near, or nobody."""

    people: tuple[Named, ...] = ()

    @property
    def one(self) -> Named | None:
        """The person, if there is exactly one."""
        return self.people[0] if len(self.people) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Whether several people of the same group fit equally well."""
        return len(self.people) > 1


@dataclass(frozen=True, slots=True)
class _Entry:
    who: Named
    full: str
    first: str
    later: tuple[str, ...]


NOBODY = Match()


@dataclass(frozen=True, slots=True)
class Directory:
    """The people a line may name: those in the room, the rest of the account, our team."""

    groups: tuple[tuple[_Entry, ...], ...] = ()
    _firsts: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)
    """Who has a first name, over all groups."""

    @classmethod
    def of(
        cls,
        room: Iterable[tuple[str, str]] = (),
        account: Iterable[tuple[str, str]] = (),
        team: Iterable[tuple[str, str]] = (),
    ) -> "Directory":
        """Build it from (id, name) pairs; the first group that names a person keeps them."""
        seen: set[str] = set()
        groups = (
            tuple(_entries(room, seen, ours=False)),
            tuple(_entries(account, seen, ours=False)),
            tuple(_entries(team, seen, ours=True)),
        )
        firsts: dict[str, tuple[Named, ...]] = {}
        for entry in (entry for group in groups for entry in group):
            firsts[entry.first] = (*firsts.get(entry.first, ()), entry.who)
        return cls(groups, firsts)

    def get(self, person_id: str) -> Named | None:
        """Find someone by id."""
        return next((e.who for group in self.groups for e in group if e.who.id == person_id), None)

    def match(self, typed: str, *, marked: bool) -> Match:
        """Find who is meant by `typed` (domain.md 2.8).

        `marked` says that an @ stood before it; without one it takes three letters, an exact first
        name or an exact last name. First names and whole names come before last names, the whole
        of a name before its beginning, and a nearer group before a farther one.
        """
        name = fold(typed)
        if not name:
            return NOBODY
        by_prefix = marked or len(name) >= 3
        for group in self.groups:
            exact = [e.who for e in group if name in {e.first, e.full}]
            begins = [e.who for e in group if by_prefix and e.full.startswith(name)]
            if exact or begins:
                return Match(tuple(exact or begins))
        if len(name) < 3:
            return NOBODY
        for group in self.groups:
            exact = [e.who for e in group if name in e.later]
            begins = [e.who for e in group if marked and any(p.startswith(name) for p in e.later)]
            if exact or begins:
                return Match(tuple(exact or begins))
        return NOBODY

    def whole(self, typed: str) -> Match:
        """Find whose whole name `typed` is."""
        name = fold(typed)
        for group in self.groups:
            if found := tuple(e.who for e in group if e.full == name):
                return Match(found)
        return NOBODY

    def first_named(self, word: str) -> Named | None:
        """Find who has exactly this first name, if just one person has it."""
        found = self._firsts.get(fold(word), ())
        return found[0] if len(found) == 1 else None

    def named_in(self, text: str) -> tuple[Named, ...]:
        """Find known people by exact first names in plain text, in reading order, each once.

        First names that are words too (Will, Mark, May) count only with a capital letter, and
        every name of fewer than four letters does.
        """
        found: dict[str, Named] = {}
        for word in _WORD.finditer(text):
            bare = re.sub(rf"^{elided()}", "", word[0], flags=re.IGNORECASE)
            who = self.first_named(bare) or self.first_named(bare := whose(bare))
            if who and _may_be_name(bare):
                found.setdefault(who.id, who)
        return tuple(found.values())

    def addressed_in(self, text: str) -> Iterator[tuple[Named, int, int]]:
        """Find whom something is for, and where: a first name by itself, not spoken of.

        `Colm's list` and `ask about Colm` only speak of him (`Syntax.aside`).
        """
        its, before, aside = understood(), "", False
        for word in _WORD.finditer(text):
            who = self.first_named(word[0])
            if who and _may_be_name(word[0]):
                aside = before in its.aside or (aside and before in its.joining)
                if not aside:
                    yield who, word.start(), word.end()
            before = word[0].lower()


def _entries(pairs: Iterable[tuple[str, str]], seen: set[str], *, ours: bool) -> Iterator[_Entry]:
    for person_id, name in pairs:
        full = fold(name)
        if person_id in seen or not full:
            continue
        seen.add(person_id)
        first, *rest = full.split()
        later = {*rest, *(part for word in rest for part in word.split("-") if len(part) > 2)}
        yield _Entry(Named(person_id, name, ours), full, first, tuple(sorted(later)))


def _may_be_name(word: str) -> bool:
    return word[0].isupper() or (len(word) > 3 and word.lower() not in understood().word_names)


def whose(name: str) -> str:
    """Return a name without the ending that says whose something is: Clara of Clara's."""
    endings = (one for one in understood().possessives if name.lower().endswith(one))
    return name[: len(name) - len(next(endings, ""))]


def may_be_new(typed: str) -> bool:
    """Tell whether a capitalised word or two before a colon may name somebody not yet known."""
    words = typed.split()
    return (
        1 <= len(words) <= 3
        and all(len(w) > 2 and w[0].isupper() and w[1:].islower() and w.isalpha() for w in words)
        and not is_heading(words[0])
    )


def is_heading(word: str) -> bool:
    """Tell whether a word heads a note rather than names somebody, as `Liefertermin` does."""
    its, low = understood(), word.lower()
    if low in its.headings:
        return True
    ends = range(LEAST_REST, len(low) - LEAST_PART + 1) if its.compounds else ()
    return any(low[at:] in its.headings for at in ends)

"""Finding cue words in a line: compiled once, then a dictionary look-up or two per word."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from secretsmanual.domain.interview.understanding import elided

_WORD = r"[^\W_][\w\u0300-\u036f]*"
_TOKEN = rf"(?:\d+(?:[.,:]\d+)*[^\W_]*|{_WORD})(?:['’\-]{_WORD})*"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it is compared, and where it stands in the text."""

    text: str
    start: int
    end: int


def plain(word: str) -> str:
    """Bring a word into the form in which words are compared: NFKC, lower case, one apostrophe."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).lower().replace("’", "'")


def tokens(text: str) -> list[Token]:
    """Split into words; hyphens and apostrophes inside a word belong to it, 4,000 is one word.

    The l' of l'équipe is a word of its own in languages that have such words.
    """
    form = _token(elided())
    return [Token(plain(m[0]), m.start(), m.end()) for m in form.finditer(text)]


def words_of(text: str) -> list[str]:
    """Give the words of `tokens` alone, where nobody asks for their places."""
    if text.isascii():
        found: list[str] = _token(elided()).findall(text.lower())
        return found
    return [plain(word) for word in _token(elided()).findall(text)]


@cache
def _token(elided: str) -> re.Pattern[str]:
    return re.compile(rf"\b{elided}|{_TOKEN}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[T]):
    cue: str
    words: tuple[str, ...]
    """Words in order; one that ends in * is the beginning of a word."""
    owner: T


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A cue that was found: which, whose, and where it stands in the text."""

    cue: str
    owner: T
    start: int
    end: int


@dataclass(slots=True)
class CueIndex(Generic[T]):
    """Cues by their first word. `word*` is the beginning of one word; phrases match in order."""

    _exact: dict[str, list[_Pattern[T]]] = field(default_factory=dict)
    _begin: dict[str, list[_Pattern[T]]] = field(default_factory=dict)
    _lengths: set[int] = field(default_factory=set)

    def add(self, cue: str, owner: T) -> None:
        """Let `cue` count for `owner`."""
        words = tuple(plain(word) for word in cue.split())
        if not words:
            return
        pattern = _Pattern(cue, words, owner)
        first = words[0]
        if first.endswith("*"):
            self._begin.setdefault(first[:-1], []).append(pattern)
            self._lengths.add(len(first) - 1)
        else:
            self._exact.setdefault(first, []).append(pattern)

    def find(self, words: Sequence[Token]) -> Iterator[Hit[T]]:
        """Yield every cue in `words`, in order of its first word; time grows with their number."""
        for at, word in enumerate(words):
            for pattern in self._starting(word.text):
                last = at + len(pattern.words) - 1
                if last < len(words) and _fits(pattern.words, words, at):
                    yield Hit(pattern.cue, pattern.owner, word.start, words[last].end)

    def may_be_in(self, found: Collection[str]) -> bool:
        """Whether a cue may begin with one of these words: a cheap look before `find`."""
        if not self._exact.keys().isdisjoint(found):
            return True
        return any(word[:length] in self._begin for length in self._lengths for word in found)

    def _starting(self, word: str) -> Iterator[_Pattern[T]]:
        yield from self._exact.get(word, ())
        for length in self._lengths:
            if length <= len(word):
                yield from self._begin.get(word[:length], ())


def _fits(pattern: tuple[str, ...], words: Sequence[Token], at: int) -> bool:
    """Compare all but the first word, which the index has found."""
    for n in range(1, len(pattern)):
        want, word = pattern[n], words[at + n].text
        if not (word.startswith(want[:-1]) if want.endswith("*") else word == want):
            return False
    return True

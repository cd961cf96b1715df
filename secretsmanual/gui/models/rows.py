"""Rows of lists, ready to be painted: words only, no rules."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from secretsmanual.domain.confided import MASK
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.tokens import Family, Tone

AnyRow = TypeVar("AnyRow")


@dataclass(frozen=True, slots=True)
class Mark:
    """A small icon with the word it stands for: gold, private, promise."""

    icon: str
    word: str
    tone: Tone = "soft"


@dataclass(frozen=True, slots=True)
class SecretRow:
    """One secret, or a line that may become one."""

    id: str
    text: str
    kind: str
    """The kind's label."""
    family: Family = ""
    age: str = ""
    """`3 months ago`."""
    who: str = ""
    """Whom it is about, where the list mixes people."""
    quote: str = ""
    """Their words."""
    marks: tuple[Mark, ...] = ()
    tone: Literal["ink", "soft"] = "ink"
    """soft for needs (domain.md 1, row 3) and for what is no longer current."""
    hits: tuple[tuple[int, int], ...] = ()
    """(start, length) of words that a search found in `text`."""
    private: bool = False
    """The privacy view hides its words."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = quoted(self.quote)
        words = [self.text, said, self.who, self.kind, self.age, *(m.word for m in self.marks)]
        return ", ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An account, a person, a promise, a hand-over: a name, a line under it, something behind."""

    id: str
    title: str
    note: str = ""
    """The second line."""
    aside: str = ""
    """A few words at the right, such as when."""
    icon: str = ""
    """In front; where empty, the initials of the title if `avatar`."""
    avatar: bool = False
    dot: Family = ""
    """In front, the dot of a kind's family."""
    aside_tone: Tone = "faint"
    marks: tuple[Mark, ...] = ()
    kinds: tuple[tuple[str, Family, float], ...] = ()
    """(word, family, share) of the coverage ring around the initials."""
    tone: Literal["ink", "soft"] = "ink"
    hits: tuple[tuple[int, int], ...] = ()
    private: bool = False
    """The privacy view hides its title and its note."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        words = [self.title, self.note, self.aside, *(mark.word for mark in self.marks)]
        return ", ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A small title between rows; it cannot be chosen."""

    title: str
    note: str = ""
    id: str = field(default="", kw_only=True)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.note}" if self.note else self.title


def veiled(row: AnyRow, mask: Callable[[AnyRow], AnyRow]) -> AnyRow:
    """Return a row as the privacy view shows it: of a private one nobody's words.

    `mask` (`Theme.veil_all`) hides what repeats confided words in any other row.
    """
    if isinstance(row, SecretRow) and row.private:
        return replace(row, text=tr(MASK), quote="", tone="soft", hits=())
    if isinstance(row, ItemRow) and row.private:
        return replace(row, title=tr(MASK), note="", tone="soft", hits=())
    masked = mask(row)
    if masked is not row and isinstance(masked, SecretRow | ItemRow):
        return replace(masked, hits=())
    return masked

"""What simulated customers say, and how a rep would jot it down (`resources/practice.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.toml_rows import read
from secretsmanual.domain.wording import tr

MOODS = ("warm", "plain", "thin", "shut", "agenda")


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing a customer may say."""

    jot: str
    """As a rep would type it: shorthand, in the third person."""
    said: str
    """In their own words."""


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody to practise on."""

    name: str
    role: str
    organisation: str
    trade: str


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Everything that simulated customers can say."""

    lines: Mapping[str, tuple[Saying, ...]]
    """By kind."""
    ours: tuple[Saying, ...]
    """What they ask us to do."""
    theirs: tuple[Saying, ...]
    """What they promise us."""
    moods: Mapping[str, tuple[str, ...]]
    """How an answer begins, or what is said where nothing is told."""
    customers: tuple[Invented, ...] = ()

    def customer(self, seed: str) -> Invented:
        """Choose whom one meets; the same for the same seed."""
        return self.customers[int(u(seed, 0, "customer") * len(self.customers))]

    @classmethod
    def from_toml(cls, text: str, bank: Bank) -> "PhraseBook":
        """Read the book; raises BadInput where a kind has no lines or a line is not a pair."""
        data = read(text, "phrase")
        lines = {kind: _sayings(kind, pairs) for kind, pairs in data.get("lines", {}).items()}
        missing = [kind.label for kind in bank.kinds if not kind.own and not lines.get(kind.id)]
        if missing:
            raise BadInput(
                tr("The phrase book has no lines for {kind}.", kind=missing[0]), tr("Add some.")
            )
        promises, moods = data.get("promises", {}), data.get("moods", {})
        return cls(
            lines=lines,
            ours=_sayings("ours", promises.get("ours", [])),
            theirs=_sayings("theirs", promises.get("theirs", [])),
            moods={mood: tuple(moods[mood]) for mood in MOODS},
            customers=tuple(Invented(*met) for met in data.get("customers", {}).get("met", [])),
        )


def _sayings(name: str, pairs: Any) -> tuple[Saying, ...]:
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise BadInput(
            tr("A line of “{name}” is not a pair.", name=name), tr('Write ["jotted", "As said."].')
        )
    return tuple(Saying(jot, said) for jot, said in pairs)

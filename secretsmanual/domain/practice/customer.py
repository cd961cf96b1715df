"""A customer with hidden secrets, who tells them as far as trust and digging go (domain.md 6.1)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from secretsmanual.domain.interview.bank import ANY_KIND, Bank
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.practice.phrase_book import PhraseBook, Saying

MEANS = {"person": 1.3, "organisation": 1.0}
"""Hidden secrets per kind, on average."""
MOST = 3
STEPS = (0.50, 0.35, 0.15)
"""How often a secret needs 0, 1, 2 warmth more than the mildest question of its kind, and how
often it needs the first, second, third question of a thread."""
TRUST = (1.5, 0.4)
"""Mean and half spread of what a talk begins with."""
TELLS = 0.85
HURT = -0.30
REVEAL = 0.18
PLAIN = 0.05
TOO_MANY = -0.10
"""For a fourth follow-up in a row, and every one after it."""
MOST_FOLLOW_UPS = 3


@dataclass(frozen=True, slots=True)
class Hidden:
    """One secret of the customer."""

    kind: str
    warmth: int
    """Trust that it needs, 1 to 5."""
    depth: int
    """1 where the first question brings it out, 2 and 3 for follow-ups."""
    saying: Saying


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer says to a question."""

    words: str
    told: Hidden | None = None
    how: Literal["told", "plain", "shut"] = "plain"


class Customer:
    """One customer; the same seed and questions give the same answers."""

    def __init__(self, bank: Bank, book: PhraseBook, seed: str) -> None:
        self._book = book
        self._seed = seed
        self._turn = 0
        self._trust = TRUST[0] + TRUST[1] * (2 * u(seed, 0, "trust") - 1)
        self.hidden = tuple(
            hidden for kind in bank.kinds if not kind.own for hidden in self._draw(bank, kind.id)
        )
        self.told: list[Hidden] = []

    @property
    def trust(self) -> float:
        """How far they confide, 0.5 to 5."""
        return self._trust

    def answer(self, kind: str, warmth: int, depth: int) -> Answer:
        """Answer a question of a kind; depth is 0 for a first question, then 1, 2, 3.

        They tell at most one secret, shut down a question that is much too warm, and confide a
        little more with each good answer.
        """
        self._turn += 1
        if kind == ANY_KIND:
            return Answer(self._mood("agenda"))
        if warmth > self._trust + 0.75:
            self._move(HURT)
            return Answer(self._mood("shut"), how="shut")
        if depth > MOST_FOLLOW_UPS:
            self._move(TOO_MANY)
        found = self._open(kind, depth + 1) if self._u("tells") < TELLS else None
        if found is None:
            self._move(PLAIN)
            return Answer(self._mood("thin"))
        self.told.append(found)
        self._move(REVEAL)
        opening = self._mood("warm" if self._trust >= 2.5 else "plain")
        return Answer(f"{opening} {found.saying.said}", found, "told")

    def _open(self, kind: str, question: int) -> Hidden | None:
        waiting = [
            hidden
            for hidden in self.hidden
            if hidden.kind == kind
            and hidden not in self.told
            and hidden.depth <= question
            and hidden.warmth <= self._trust + 0.5
        ]
        return min(waiting, key=lambda hidden: (hidden.depth, hidden.warmth), default=None)

    def _draw(self, bank: Bank, kind_id: str) -> Iterator[Hidden]:
        sayings = self._book.lines[kind_id]
        order = sorted(sayings, key=lambda saying: u(self._seed, 0, saying.jot))
        lowest = bank.questions_of(kind_id)[0].warmth
        count = _poisson(MEANS[bank.kind(kind_id).subject], u(self._seed, 0, f"count {kind_id}"))
        for at, saying in enumerate(order[: min(MOST, count)]):
            warmer = _step(u(self._seed, at, f"warmth {kind_id}"))
            deeper = _step(u(self._seed, at, f"depth {kind_id}"))
            yield Hidden(kind_id, min(5, lowest + warmer), 1 + deeper, saying)

    def _mood(self, mood: str) -> str:
        words = self._book.moods[mood]
        return words[int(self._u(mood) * len(words))]

    def _u(self, name: str) -> float:
        return u(self._seed, self._turn, name)

    def _move(self, step: float) -> None:
        self._trust = min(5.0, max(0.5, self._trust + step))


def _step(chance: float) -> int:
    total = 0.0
    for at, share in enumerate(STEPS):
        total += share
        if chance < total:
            return at
    return len(STEPS) - 1


def _poisson(mean: float, chance: float) -> int:
    count, share = 0, math.exp(-mean)
    total = share
    while chance > total and count < MOST:
        count += 1
        share *= mean / count
        total += share
    return count

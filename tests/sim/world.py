"""Simulated customers (domain.md 6.1): a seed, a list of hidden secrets, and trust that moves.

Only `Customer.answer` looks at what is hidden; a policy gets the `Reply` and nothing else.
"""

import math
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.values import Outcome, Richness

START = date(2026, 1, 12)
REPEAT_DAYS = 180


@dataclass(frozen=True, slots=True)
class World:
    """How customers are drawn and how they answer."""

    person_mean: float = 1.3
    organisation_mean: float = 1.0
    most: int = 3
    offsets: tuple[float, ...] = (0.50, 0.35, 0.15)
    depths: tuple[float, ...] = (0.50, 0.35, 0.15)
    trust: float = 1.5
    trust_sd: float = 0.4
    tells: float = 0.85
    spill: float = 0.05
    reveal_step: float = 0.18
    plain_step: float = 0.05
    hurt: float = 0.30
    sessions: int = 6
    questions: int = 12
    company: float = 0.20
    wrong_kind: float = 0.12
    misjudged: float = 0.0
    hints: Literal["left", "reachable"] = "left"
    """What shows in an answer: whatever is left, or only what trust allows now."""


DEFAULT = World()

SCENARIOS: dict[str, World] = {
    "default": DEFAULT,
    "forgives everything": replace(DEFAULT, hurt=0.0),
    "nothing needs digging": replace(DEFAULT, depths=(1.0, 0.0, 0.0)),
    "everything needs digging": replace(DEFAULT, depths=(0.0, 0.6, 0.4)),
    "richness misjudged in 40 %": replace(DEFAULT, misjudged=0.4),
    "open customers": replace(DEFAULT, trust=2.5),
    "guarded customers": replace(DEFAULT, trust=1.0, reveal_step=0.10, plain_step=0.02),
    "35 % wrong kinds": replace(DEFAULT, wrong_kind=0.35),
    "few secrets": replace(DEFAULT, person_mean=0.7, organisation_mean=0.5),
    "many secrets": replace(DEFAULT, person_mean=2.2, organisation_mean=1.8),
    "calls of 6 questions": replace(DEFAULT, questions=6),
    "always company": replace(DEFAULT, company=1.0),
    "tells less": replace(DEFAULT, tells=0.6),
    "shows only what trust allows": replace(DEFAULT, hints="reachable"),
}


@dataclass(slots=True)
class Hidden:
    """One secret of the customer."""

    kind: str
    warmth: int
    depth: int
    found: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """A question as the customer hears it."""

    question_id: str
    kind: str
    warmth: int
    depth: int
    """1 for a first question, 2 for its first follow-up, and so on."""


@dataclass(frozen=True, slots=True)
class Reply:
    """All that the rep notices."""

    outcome: Outcome
    richness: Richness | None
    kind: str = ""
    """Kind of what was learnt, as the rep filed it; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Day:
    """One session to come, drawn beforehand so that all policies meet the same."""

    on: date
    company: bool


class Customer:
    """One customer: the same seed gives the same secrets, days and dice for every policy."""

    def __init__(self, bank: Bank, world: World, seed: int) -> None:
        self.bank, self.world, self.seed = bank, world, seed
        draw = random.Random(f"customer {seed}")
        self.trust = draw.gauss(world.trust, world.trust_sd)
        self.hidden = [hidden for kind in bank.kinds for hidden in self._draw(draw, kind.id)]
        self.days = list(self._days(draw))
        self.dice = random.Random(f"dice {seed}")
        self.heard: dict[str, date] = {}
        self.by_kind: dict[str, list[Hidden]] = {kind.id: [] for kind in bank.kinds}
        for hidden in self.hidden:
            self.by_kind[hidden.kind].append(hidden)

    def _draw(self, draw: random.Random, kind_id: str) -> list[Hidden]:
        kind = self.bank.kind(kind_id)
        person = kind.subject == "person"
        mean = self.world.person_mean if person else self.world.organisation_mean
        lowest = self.bank.questions_of(kind_id)[0].warmth
        return [
            Hidden(
                kind_id,
                min(5, lowest + draw.choices(range(3), self.world.offsets)[0]),
                1 + draw.choices(range(3), self.world.depths)[0],
            )
            for _ in range(min(self.world.most, _poisson(draw, mean)))
        ]

    def _days(self, draw: random.Random) -> list[Day]:
        days, on = [], START
        for _ in range(self.world.sessions):
            days.append(Day(on, draw.random() < self.world.company))
            on += timedelta(days=draw.randint(21, 60))
        return days

    def answer(self, put: Put, day: Day) -> Reply:
        """Answer a question and let trust move."""
        if put.warmth > self.trust + 0.75:
            self._move(-self.world.hurt)
            return Reply("deflected", None)
        last = self.heard.get(put.question_id)
        if put.depth == 1:
            if last is not None and (day.on - last).days < REPEAT_DAYS:
                self._move(-self.world.hurt)
            self.heard[put.question_id] = day.on
        if put.depth > 4:
            self._move(-0.10 * (self.world.hurt > 0))
        told = self._tell(put, day)
        self._move(self.world.reveal_step if told else self.world.plain_step)
        richness = self._shows(put, told, day)
        filed = self._filed(told) if told else ""
        return Reply("thin" if richness == "thin" else "answered", richness, filed)

    def open_to(self, kind: str, depth: int, day: Day) -> list[Hidden]:
        """List what a question of this kind and depth would meet now."""
        if day.company and self.bank.kind(kind).one_to_one:
            return []
        return [
            hidden
            for hidden in self.by_kind[kind]
            if not hidden.found and hidden.warmth <= self.trust + 0.5 and hidden.depth <= depth
        ]

    def _tell(self, put: Put, day: Day) -> Hidden | None:
        dice = self.dice.random()
        found = self.open_to(put.kind, put.depth, day) if dice < self.world.tells else []
        if not found and self.dice.random() < self.world.spill:
            asked = self.bank.kind(put.kind)
            found = [
                hidden
                for kind in self.bank.kinds
                if kind.family == asked.family and kind.id != asked.id
                for hidden in self.open_to(kind.id, put.depth, day)
            ]
        if not found:
            return None
        told = min(found, key=lambda hidden: (hidden.depth, hidden.warmth))
        told.found = True
        return told

    def _shows(self, put: Put, told: Hidden | None, day: Day) -> Richness:
        if self.world.hints == "left":
            left = [hidden for hidden in self.by_kind[put.kind] if not hidden.found]
        else:
            left = self.open_to(put.kind, 9, day)
        richness: Richness = "rich" if told and left else "some" if told or left else "thin"
        if self.dice.random() < self.world.misjudged:
            others: list[Richness] = [one for one in ("rich", "some", "thin") if one != richness]
            return self.dice.choice(others)
        return richness

    def _filed(self, told: Hidden) -> str:
        if self.dice.random() >= self.world.wrong_kind:
            return told.kind
        kinds = self.bank.kinds_of(self.bank.kind(told.kind).subject)
        return self.dice.choice(kinds).id

    def _move(self, step: float) -> None:
        self.trust = min(5.0, max(0.5, self.trust + step))


def _poisson(draw: random.Random, mean: float) -> int:
    limit, count, product = math.exp(-mean), 0, draw.random()
    while product > limit:
        count += 1
        product *= draw.random()
    return count

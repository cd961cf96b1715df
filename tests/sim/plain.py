"""The policies that the engine is compared with (domain.md 6.1)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.bank import Bank, Question
from secretsmanual.domain.interview.model import Progress, Turn
from tests.sim.guided import ME
from tests.sim.play import MakePolicy
from tests.sim.world import Customer, Day, Put, Reply


@dataclass(frozen=True, slots=True)
class Habit:
    """How a rep without the engine works through the questions."""

    order: str
    """random, paper (as printed) or easy (mildest first)"""
    follow_ups: int = 0
    leaves_thin: bool = False
    """Whether a thin answer ends the thread."""
    warm: bool = False
    """Keeps to the warmth level and to the room, as the engine does."""
    remembers: bool = True
    """Goes on where the last session stopped; else begins anew."""


class Plain:
    """A list of questions, and a habit of following up."""

    def __init__(self, bank: Bank, seed: int, habit: Habit) -> None:
        self.bank, self.habit = bank, habit
        self.dice = random.Random(f"plain {seed}")
        self.questions = [question for question in bank.questions if not question.role]
        if habit.order == "easy":
            self.questions.sort(key=lambda question: question.warmth)
        self.person = ME
        self.used: set[str] = set()
        self.day: Day | None = None
        self.turns: list[Turn] = []
        self.left = 0
        self.put: Put | None = None

    def start(self, day: Day) -> None:
        self.day, self.turns, self.left = day, [], 0
        if not self.habit.remembers:
            self.used = set()

    def ask(self) -> Put | None:
        if self.left and self.put is not None:
            self.left -= 1
            self.put = replace(self.put, depth=self.put.depth + 1)
            return self.put
        question = self._next()
        if question is None:
            return None
        if self.habit.order != "random" or self.habit.remembers:
            self.used.add(question.id)
        self.left = self.habit.follow_ups
        self.put = Put(question.id, question.kind, question.warmth, 1)
        return self.put

    def _next(self) -> Question | None:
        free = [
            question
            for question in self.questions
            if question.id not in self.used and (not self.habit.warm or self._fits(question))
        ]
        if not free:
            return None
        return self.dice.choice(free) if self.habit.order == "random" else free[0]

    def _fits(self, question: Question) -> bool:
        assert self.day is not None
        level = warmth.level(self.person, self.day.on, Progress("", tuple(self.turns))).level
        kind = self.bank.kind(question.kind)
        if self.day.company and (
            kind.one_to_one or (question.subject == "person" and question.warmth >= 3)
        ):
            return False
        return question.warmth <= level

    def hear(self, put: Put, reply: Reply) -> None:
        self.turns.append(Turn(put.question_id, put.kind, 0, reply.outcome, reply.richness))
        if reply.outcome == "deflected" or (self.habit.leaves_thin and reply.outcome == "thin"):
            self.left = 0

    def end(self) -> None:
        assert self.day is not None
        self.person = replace(self.person, sessions=self.person.sessions + 1, last_talk=self.day.on)


class Ceiling:
    """Knows everything: asks only what will be answered, digs only where there is something."""

    def __init__(self, bank: Bank, customer: Customer) -> None:
        self.bank, self.customer = bank, customer
        self.used: set[str] = set()
        self.day: Day | None = None
        self.put: Put | None = None

    def start(self, day: Day) -> None:
        self.day, self.put = day, None

    def ask(self) -> Put | None:
        assert self.day is not None
        if self.put and self.customer.open_to(self.put.kind, 3, self.day):
            self.put = replace(self.put, depth=self.put.depth + 1)
            return self.put
        best = min(self._worth_asking(), default=None)
        if best is None:
            self.put = None
            return None
        question = self.bank.question(best[-1])
        self.used.add(question.id)
        self.put = Put(question.id, question.kind, question.warmth, 1)
        return self.put

    def _worth_asking(self) -> Iterator[tuple[int, int, int, str]]:
        assert self.day is not None
        for question in self.bank.questions:
            if question.role or question.id in self.used:
                continue
            there = self.customer.open_to(question.kind, 3, self.day)
            if there and question.warmth <= self.customer.trust + 0.75:
                depth = min(hidden.depth for hidden in there)
                yield depth, -len(there), question.warmth, question.id

    def hear(self, put: Put, reply: Reply) -> None:
        pass

    def end(self) -> None:
        pass


def plain(habit: Habit) -> MakePolicy:
    """Make a habit a policy."""

    def make(bank: Bank, customer: Customer) -> Plain:
        return Plain(bank, customer.seed, habit)

    return make


FAIR: dict[str, Habit] = {
    "random + warmth + 1 follow-up": Habit("random", 1, warm=True),
    "easy-first + warmth + 1 follow-up": Habit("easy", 1, warm=True),
    "easy-first + warmth + 2 follow-ups": Habit("easy", 2, warm=True),
    "paper form + warmth + 1 follow-up": Habit("paper", 1, warm=True),
}
"""The baselines of domain.md 6.2 that know the warmth level."""

SHARP: dict[str, Habit] = {
    "random + warmth + 1, leaves thin": Habit("random", 1, leaves_thin=True, warm=True),
    "random + warmth + 2, leaves thin": Habit("random", 2, leaves_thin=True, warm=True),
    "random + warmth + 3, leaves thin": Habit("random", 3, leaves_thin=True, warm=True),
}
"""Harder ones, not in domain.md: they also see a thin answer and go elsewhere."""

BARE: dict[str, Habit] = {
    "random, remembers": Habit("random"),
    "random, no memory": Habit("random", remembers=False),
    "paper form, resumes": Habit("paper"),
    "paper form, restarts": Habit("paper", remembers=False),
}
"""They ask warm questions cold, and the simulated customer closes up: not to be quoted."""

"""Playing a policy against a customer, and what is counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from secretsmanual.domain.interview import filters
from secretsmanual.domain.interview.bank import Bank
from tests.sim.world import Customer, Day, Put, Reply, World


class Policy(Protocol):
    """Asks a customer. It hears replies; it never sees the customer."""

    def start(self, day: Day) -> None: ...
    def ask(self) -> Put | None: ...
    def hear(self, put: Put, reply: Reply) -> None: ...
    def end(self) -> None: ...


MakePolicy = Callable[[Bank, Customer], Policy]
"""Only the ceiling looks at the customer; all others take its seed and nothing else."""


@dataclass(slots=True)
class Result:
    """What one policy got from one customer."""

    questions: int = 0
    found: int = 0
    hidden: int = 0
    first_session: int = 0
    kinds_after_3: int = 0
    kinds: int = 0
    core: int = 0
    repeats: int = 0
    deflected: int = 0
    deep: int = 0
    deep_there: int = 0
    sessions: int = 0
    per_session: list[int] = field(default_factory=list)


def play(bank: Bank, world: World, seed: int, make: MakePolicy) -> Result:
    """Play all sessions of one customer."""
    customer = Customer(bank, world, seed)
    policy = make(bank, customer)
    result = Result()
    last: dict[str, date] = {}
    for day in customer.days:
        before = _found(customer)
        policy.start(day)
        for _ in range(world.questions):
            put = policy.ask()
            if put is None:
                break
            result.questions += 1
            if put.depth == 1:
                rest = filters.rest_days(bank.kind(put.kind))
                result.repeats += put.question_id in last and (
                    (day.on - last[put.question_id]).days < rest
                )
                last[put.question_id] = day.on
            reply = customer.answer(put, day)
            result.deflected += reply.outcome == "deflected"
            policy.hear(put, reply)
        policy.end()
        result.per_session.append(_found(customer) - before)
        result.sessions += 1
        if result.sessions == 3:
            result.kinds_after_3 = len(_kinds(customer))
    result.found = _found(customer)
    result.hidden = len(customer.hidden)
    result.first_session = result.per_session[0]
    result.kinds = len(_kinds(customer))
    result.core = sum(bank.kind(kind).core for kind in _kinds(customer))
    result.deep = sum(hidden.found for hidden in customer.hidden if hidden.depth > 1)
    result.deep_there = sum(hidden.depth > 1 for hidden in customer.hidden)
    return result


def _found(customer: Customer) -> int:
    return sum(hidden.found for hidden in customer.hidden)


def _kinds(customer: Customer) -> set[str]:
    return {hidden.kind for hidden in customer.hidden if hidden.found}

"""Secrets put to use: in what way, how it landed, and when the same may be done again.

Sources: domain.md 1, row 46; decision 5 at its top.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from secretsmanual.domain import words
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.sharing import kind_label
from secretsmanual.domain.values import Reaction, UseWay
from secretsmanual.domain.wording import mark, tr

WAYS: Mapping[UseWay, str] = {
    "opener": mark("As an opener"),
    "surprise": mark("As a surprise"),
    "proposal": mark("In a proposal"),
    "introduction": mark("To introduce people"),
    "other": mark("In another way"),
}
_USED: Mapping[UseWay, str] = {
    "opener": mark("as an opener"),
    "surprise": mark("as a surprise"),
    "proposal": mark("in a proposal"),
    "introduction": mark("to introduce people"),
    "other": mark("in another way"),
}
REACTIONS: Mapping[Reaction, str] = {
    "delighted": mark("They were delighted"),
    "well": mark("It went down well"),
    "unnoticed": mark("Nobody noticed"),
    "badly": mark("It went down badly"),
}
LANDED: frozenset[Reaction] = frozenset(("delighted", "well"))


def rests_until(uses: Iterable[SecretUse], way: UseWay, today: date) -> date | None:
    """Return the first day on which a secret may be used in the same way again.

    A year after the last time: what comes twice is no surprise. None where it may be used now.
    """
    last = max((one.on for one in uses if one.way == way), default=None)
    if last is None or (again := _a_year_after(last)) <= today:
        return None
    return again


def _a_year_after(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap_day else day.replace(year=day.year + 1)


@dataclass(frozen=True, slots=True)
class Landing:
    """How often secrets of a kind were used, and how often that landed."""

    label: str
    landed: int
    told: int
    """Uses of which one knows how they landed."""

    @property
    def words(self) -> str:
        """Return it in words: recreation 2 of 3."""
        kind = words.inside(self.label)
        return tr("{kind} {landed} of {told}", kind=kind, landed=self.landed, told=self.told)


class OfKind(Protocol):
    """What is asked of a secret: nothing of its words."""

    @property
    def id(self) -> SecretId: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102


def landing(
    secrets: Iterable[OfKind], uses: Mapping[SecretId, Iterable[SecretUse]], bank: Bank
) -> tuple[Landing, ...]:
    """Return which kinds land, what landed most often first."""
    counted: dict[str, list[Reaction]] = {}
    for secret in secrets:
        for use in uses.get(secret.id, ()):
            if use.reaction:
                counted.setdefault(secret.kind, []).append(use.reaction)
    found = [
        Landing(kind_label(kind, bank), sum(one in LANDED for one in reactions), len(reactions))
        for kind, reactions in counted.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.landed, one.told, one.label)))


def in_words(use: SecretUse) -> str:
    """Return a use in words: 12 May 2026, as a surprise: tow float. They were delighted."""
    way = tr(_USED.get(use.way, ""))
    more = "" if use.how.lower() == way.lower() else use.how
    done = ": ".join(part for part in (way, more) if part)
    took = " ".join(part for part in (tr(REACTIONS.get(use.reaction, "")), use.landed) if part)
    return ". ".join(part for part in (f"{words.day(use.on)}, {done}", took) if part)

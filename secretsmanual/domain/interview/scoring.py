"""The terms of the score, each from 0 to 1 unless said (domain.md 2.5)."""

from collections.abc import Iterable, Sequence
from datetime import date

from secretsmanual.domain.interview.bank import Kind
from secretsmanual.domain.interview.model import KnownSecret, PastAsk, PersonFacts, Thread, Turn
from secretsmanual.domain.interview.weights import Weights

CONFIDENCE = {"said": 1.0, "heard": 0.6, "inferred": 0.4}
UNCONFIRMED = 0.6
"""What an answer of this session counts before review has confirmed it."""
REPEAT_DAYS = 180
ROLES = {
    "cashflow": {"finance", "owner"},
    "inventory": {"operations", "warehouse", "procurement"},
    "equity": {"hr", "owner"},
    "quality": {"quality", "operations", "engineering"},
    "market": {"commercial", "owner"},
    "attribute": {"operations", "engineering", "procurement"},
    "journey": {"procurement", "warehouse", "admin"},
    "network": {"admin", "procurement", "owner"},
    "outcome": {"owner", "operations", "commercial"},
}
"""Roles that can answer for their organisation."""


def fresh(confirmed_on: date, half_life: int, today: date) -> float:
    """How much a secret still counts: half after each half-life."""
    return float(2 ** (-max(0, (today - confirmed_on).days) / half_life))


def gap(
    kind: Kind, secrets: Iterable[KnownSecret], answers_today: int, today: date, weights: Weights
) -> float:
    """How much is missing of this kind."""
    known = answers_today * UNCONFIRMED + sum(
        CONFIDENCE[secret.confidence] * fresh(secret.confirmed_on, kind.half_life, today)
        for secret in secrets
    )
    return max(0.0, 1 - known / kind.target) * (weights.core if kind.core else weights.other)


def stale(kind: Kind, secrets: Sequence[KnownSecret], today: date) -> float:
    """How far what is known has aged; 0 while the best of it is over half its worth."""
    best = max(
        (fresh(secret.confirmed_on, kind.half_life, today) for secret in secrets), default=1.0
    )
    return 1 - best if best < 0.5 else 0.0


def room(kind: Kind, people: Sequence[PersonFacts]) -> float:
    """How well it suits who is there."""
    if kind.subject == "person":
        return 0.8 if len(people) <= 1 else 0.3
    roles = set(people[0].roles) if people else set()
    if not roles:
        return 0.6
    return 1.0 if roles & ROLES.get(kind.id, set()) else 0.5


def repeat(asks: Iterable[PastAsk], today: date) -> float:
    """How recently it was asked before."""
    return max((float(2 ** (-(today - ask.on).days / REPEAT_DAYS)) for ask in asks), default=0.0)


def long(text: str) -> float:
    """How much longer it is than one breath; not limited to 1."""
    return max(0, len(text.split()) - 14) / 10


def warm_fit(warmth: int, level: int, answers: int) -> float:
    """How near it is to where the talk has warmed up to: low at first, the level after four."""
    target = 1 + (level - 1) * min(1.0, answers / 4)
    return 1 - abs(warmth - target) / 4


def same_recent(kind: str, turns: Sequence[Turn], thread: Thread | None) -> bool:
    """Whether the kind was just talked about, but is not the thread."""
    if thread is not None and kind == thread.kind:
        return False
    return any(turn.kind == kind for turn in turns[-3:])

"""How much of the sixteen core kinds is known; a ring on the page, never a league table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from secretsmanual.domain import words
from secretsmanual.domain.freshness import CONFIDENCE, FADED, fresh
from secretsmanual.domain.interview.bank import Bank, Kind
from secretsmanual.domain.values import Confidence, Layer, SecretStatus, Subject

State = Literal["known", "fading", "unknown"]


class Covering(Protocol):
    """What is asked of a secret: nothing of its words."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def layer(self) -> Layer: ...  # noqa: D102
    @property
    def confidence(self) -> Confidence: ...  # noqa: D102
    @property
    def status(self) -> SecretStatus: ...  # noqa: D102
    @property
    def last_confirmed(self) -> date: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class KindCover:
    """How much is known of one kind."""

    kind: Kind
    share: float
    """0 to 1: what is known, by confidence and freshness, against the kind's target."""
    state: State
    """known while the freshest counts half or more; unknown where there is nothing."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of a person, or of the organisation, over their core kinds."""

    kinds: tuple[KindCover, ...]

    @property
    def share(self) -> float:
        """How full the ring is, 0 to 1."""
        return sum(kind.share for kind in self.kinds) / len(self.kinds) if self.kinds else 0.0

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the kinds of which nothing is known, in words."""
        return tuple(words.inside(one.kind.label) for one in self.kinds if one.state == "unknown")

    @property
    def fading(self) -> tuple[str, ...]:
        """Name the kinds that ask to be confirmed, in words."""
        return tuple(words.inside(one.kind.label) for one in self.kinds if one.state == "fading")


def coverage(secrets: Iterable[Covering], subject: Subject, bank: Bank, today: date) -> Coverage:
    """Measure what is known of one subject from its own secrets.

    Only wants that stand count, never needs (domain.md 1, row 4). A second secret beyond the
    target adds nothing.
    """
    by_kind: dict[str, list[Covering]] = {}
    for secret in secrets:
        if secret.status == "active" and secret.layer == "want":
            by_kind.setdefault(secret.kind, []).append(secret)
    kinds = (kind for kind in bank.kinds_of(subject) if kind.core)
    return Coverage(tuple(_cover(kind, by_kind.get(kind.id, []), today) for kind in kinds))


def _cover(kind: Kind, secrets: list[Covering], today: date) -> KindCover:
    ages = [fresh((today - secret.last_confirmed).days, kind.half_life) for secret in secrets]
    known = sum(
        CONFIDENCE[secret.confidence] * age for secret, age in zip(secrets, ages, strict=True)
    )
    state: State = "unknown"
    if secrets:
        state = "known" if max(ages) >= FADED else "fading"
    return KindCover(kind, min(1.0, known / kind.target), state)

"""The five attributes as the customer judges them: how much each matters, and how we do.

Source: domain.md 1, rows 95, 96, 100 to 105 (Davis's red lines). A gap is told only where both
were said by the customer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import mean
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain import words
from secretsmanual.domain.ids import AccountId, PersonId, RatingId
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import mark, tr

Attribute = Literal["ease", "timeliness", "certainty", "cost", "choice"]

ATTRIBUTES: Mapping[Attribute, str] = {
    "ease": mark("Ease of use"),
    "timeliness": mark("Timeliness"),
    "certainty": mark("Certainty"),
    "cost": mark("Cost to own or use"),
    "choice": mark("Variety and choice"),
}
CERTAINTY = ("consistency", "accuracy", "reliability", "predictability", "safety")
"""What certainty is made of; said of that attribute alone."""
LEAST, MOST = 1, 5


class RatingFields(Fields):
    """What somebody, or the organisation, says of one attribute."""

    account_id: AccountId
    person_id: PersonId | None = None
    """Whose judgement it is; None where it is the organisation's."""
    attribute: Attribute
    importance: int | None = Field(default=None, ge=LEAST, le=MOST)
    """How much it matters to them, 1 to 5."""
    performance: int | None = Field(default=None, ge=LEAST, le=MOST)
    """How we do, 1 to 5, in their judgement."""
    aspects: list[str] = Field(default_factory=list)
    """Of certainty: which of `CERTAINTY` they mean."""
    quote: str = Field(default="", max_length=20_000)
    """Their words."""
    on: date
    created_at: AwareDatetime


class Rating(RatingFields):
    """One judgement as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: RatingId


@dataclass(frozen=True, slots=True)
class Standing:
    """How one attribute stands in an account: the newest word of each who judged it."""

    attribute: Attribute
    label: str
    importance: float | None = None
    """Mean of 1 to 5, to a tenth."""
    performance: float | None = None
    ratings: tuple[Rating, ...] = ()

    @property
    def gap(self) -> float | None:
        """What matters more than we do well: importance less performance, -4 to 4."""
        if self.importance is None or self.performance is None:
            return None
        return round(self.importance - self.performance, 1)


def standings(ratings: Iterable[Rating]) -> tuple[Standing, ...]:
    """Return how each attribute stands, in the order of `ATTRIBUTES`."""
    newest: dict[tuple[str, str | None], Rating] = {}
    for one in sorted(ratings, key=lambda one: (one.on, one.created_at, one.id)):
        newest[one.attribute, one.person_id] = one
    return tuple(
        _standing(
            attribute, tr(label), [one for one in newest.values() if one.attribute == attribute]
        )
        for attribute, label in ATTRIBUTES.items()
    )


def _standing(attribute: Attribute, label: str, ratings: list[Rating]) -> Standing:
    ratings.sort(key=lambda one: (one.on, one.id), reverse=True)
    return Standing(
        attribute=attribute,
        label=label,
        importance=mean_of(one.importance for one in ratings),
        performance=mean_of(one.performance for one in ratings),
        ratings=tuple(ratings),
    )


def mean_of(values: Iterable[float | None]) -> float | None:
    """Return the mean of what is known, to a tenth; None where nothing is."""
    known = [value for value in values if value is not None]
    return round(mean(known), 1) if known else None


def in_words(standing: Standing) -> str:
    """Tell a standing: matters 5, we do 3, a gap of 2."""
    if standing.importance is None and standing.performance is None:
        return tr("not asked yet")
    parts = []
    if standing.importance is not None:
        parts.append(tr("matters {number}", number=words.figure(standing.importance)))
    if standing.performance is not None:
        parts.append(tr("we do {number}", number=words.figure(standing.performance)))
    if (gap := standing.gap) is not None:
        some = tr("a gap of {number}", number=words.figure(gap))
        parts.append(some if gap > 0 else tr("no gap"))
    return ", ".join(parts)

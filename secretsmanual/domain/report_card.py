"""The customer report card: six parts, 100 points, and a bonus (domain.md 5.7).

A part that had nothing to measure, such as promises in a quarter in which none fell due, is left
out and the others count for 100: doing nothing wins nothing, and nobody is punished for what
never came up. What each rule keeps from being gamed stands in `report_card_parts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from secretsmanual.domain.chain import Chain
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.wording import mark, tr

PartName = Literal["gather", "keep", "use", "share", "promise", "recover"]
Unit = Literal["core kinds", "secrets", "talks", "promises", "mishaps", "referrals"]
POINTS: Mapping[PartName, int] = {
    "gather": 25,
    "keep": 15,
    "use": 20,
    "share": 10,
    "promise": 20,
    "recover": 10,
}
"""What each part may earn; 100 in all."""
LEAST_WEIGHT = 0.25
"""Share of the whole bonus below which a reason must be typed (domain.md 1, row 54)."""
HIDDEN = mark("A private secret")
"""What is shown of a private one: it counts like any other, and says nothing."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One row behind a number."""

    id: str
    """The record that it opens."""
    type: str
    """secret, promise, interview, oops, referral, account or person"""
    text: str
    account: str
    person: str
    counts: float
    """What it adds to `Measure.done`; 0 where it counts but adds nothing."""
    why: str
    """In words."""
    private: bool = False
    """The privacy view hides its words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number and the rows behind it; their `counts` add up to `done` before it is capped."""

    label: str
    done: float
    of: int
    """What would earn all points; 0 where there was nothing to measure."""
    most: float
    """Points it may earn."""
    unit: Unit
    """What is counted."""
    rows: tuple[Behind, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether there was anything to measure."""
        return self.of > 0

    @property
    def points(self) -> float:
        """Points earned, 0 to `most`; more than the target earns nothing."""
        return self.most * min(1.0, self.done / self.of) if self.measured else 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts."""

    name: PartName
    measures: tuple[Measure, ...]

    @property
    def points(self) -> float:
        """Points earned."""
        return sum(one.points for one in self.measures)

    @property
    def possible(self) -> float:
        """Points that could be earned: those of what there was to measure."""
        return sum(one.most for one in self.measures if one.measured)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of the bonus hangs on the card."""

    share: float = LEAST_WEIGHT
    """Of the whole bonus, 0 to 1."""
    reason: str = ""
    """Why it is below 25 %; kept and shown."""
    watch_only: bool = False
    """The card is only looked at; no bonus hangs on it yet (domain.md 1, row 108)."""

    @property
    def counted(self) -> float:
        """The share that holds: never below 25 % without a reason."""
        share = min(1.0, max(0.0, self.share))
        return share if self.reason.strip() else max(LEAST_WEIGHT, share)


@dataclass(frozen=True, slots=True)
class Network:
    """The network of key relationships: shown, without points (domain.md 1, row 109)."""

    people: int
    trusted: int
    """People at rapport 3 or more."""
    deciders: int
    covered: int
    """Of those who decide, with half of their core kinds known and fresh."""
    accounts: int
    stood_in: int
    """Accounts where somebody is known to whom one could turn instead."""
    wants: int
    """What they want, needs apart (domain.md 1, row 99)."""
    delivered: int
    """Of those, what they got."""
    confirmed: int
    """Of that, what they said they got."""


@dataclass(frozen=True, slots=True)
class ReportCard:
    """One card: of one customer, or of everything a rep recorded."""

    whose: str
    quarter: Quarter
    as_of: date
    parts: tuple[Part, ...]
    weight: Weight
    network: Network
    new: int
    """Secrets heard in the quarter that count."""
    refreshed: int
    """Older ones that were confirmed in it."""
    late: tuple[Behind, ...] = ()
    """Noted in the quarter more than a week after it happened."""
    at_once: tuple[Behind, ...] = ()
    """Noted in the quarter by hand, many within a minute."""
    chain: Chain = field(default_factory=Chain)
    shared_only: bool = False
    """It is a colleague's, as far as it was shared with us."""
    left_out: tuple[Behind, ...] = ()
    """Secrets that score nothing, each with its reason."""

    @property
    def points(self) -> float:
        """0 to 100, to one decimal."""
        possible = sum(part.possible for part in self.parts)
        earned = sum(part.points for part in self.parts)
        return round(100 * earned / possible, 1) if possible else 0.0

    @property
    def bonus(self) -> float | None:
        """Share of the whole bonus that is earned, 0 to 1.

        None while the card is only watched, and of what a colleague shared: that is not all.
        """
        if self.weight.watch_only or self.shared_only:
            return None
        return round(self.weight.counted * self.points / 100, 6)

    @property
    def rows(self) -> Sequence[tuple[PartName, Behind]]:
        """Every row behind the points, with its part."""
        return [
            (part.name, row) for part in self.parts for one in part.measures for row in one.rows
        ]


def checked_weight(share: float, reason: str) -> tuple[float, str]:
    """Return a weight that may be set, with its reason in one line.

    Raises BadInput above 100 %, below 0 %, and below 25 % without a reason.
    """
    reason = " ".join(reason.split())[:300]
    if not 0 <= share <= 1:
        raise BadInput(tr("The weight is a share of the bonus."), tr("Type 0 to 100 per cent."))
    if share < LEAST_WEIGHT and not reason:
        raise BadInput(
            tr("Less than 25 % of the bonus needs a reason."),
            tr("Type why; it is kept and stands on the card."),
        )
    return share, reason if share < LEAST_WEIGHT else ""

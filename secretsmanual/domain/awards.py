"""Secret Agent of the month and Manual of the year (domain.md 1, rows 64 and 65).

A nomination names a secret by its id, never by its words: whoever looks at it sees the words that
the gate for colleagues lets out at that moment. Each rep, that is each manual, nominates one
secret a month and has one vote a month, not for oneself.

The standing: more votes first, then more uses of the secret, then the earlier nomination, then
the id. Every order in which bundles are merged ends in the same standing.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import prod
from statistics import median
from typing import Annotated, TypeVar

from pydantic import AwareDatetime, ConfigDict, StringConstraints

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import NominationId, SecretId, VoteId
from secretsmanual.domain.values import Fields, Name
from secretsmanual.domain.wording import mark, tr

_MONTH = r"[12][0-9]{3}-(0[1-9]|1[0-2])"
Month = Annotated[str, StringConstraints(pattern=f"^{_MONTH}$")]
"""`2026-11`; in order as text."""
RepId = Annotated[str, StringConstraints(pattern=r"^z-[0-9A-Za-z-]{1,30}$")]
"""The id of a rep's manual."""
_POINTER = StringConstraints(pattern=r"^[a-z]{1,2}-[0-9A-Za-z-]{1,30}$")

WEEKS = 52
MONTHS = 12


class NominationFields(Fields):
    """A secret proposed as the coolest of a month."""

    month: Month
    rep: RepId
    rep_name: Name
    secret_id: Annotated[SecretId, _POINTER]
    with_words: bool = True
    """Whether the secret's words may stand beside it, as far as the gate lets them out."""
    created_at: AwareDatetime


class Nomination(NominationFields):
    """One as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: NominationId


class VoteFields(Fields):
    """The vote of a rep in a month."""

    month: Month
    rep: RepId
    nomination_id: Annotated[NominationId, _POINTER]
    created_at: AwareDatetime


class Vote(VoteFields):
    """One as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: VoteId


Ballot = TypeVar("Ballot", Nomination, Vote)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a nomination stands."""

    nomination: Nomination
    votes: int
    uses: int
    """How often the secret was used."""


def month_of(day: date) -> str:
    """Return the month of a day: `2026-11`."""
    return f"{day.year:04}-{day.month:02}"


def read_month(text: str) -> date:
    """Return the first day of `2026-11`; raises BadInput for anything else."""
    if not re.fullmatch(_MONTH, text.strip(), re.ASCII):
        raise BadInput(tr("“{text}” is not a month.", text=text), tr("Write it as 2026-11."))
    return date.fromisoformat(f"{text.strip()}-01")


def standing(
    nominations: Iterable[Nomination],
    votes: Iterable[Vote],
    uses: Mapping[SecretId, int],
    month: str,
) -> tuple[Place, ...]:
    """Return who stands where in a month, best first.

    Of several nominations, or votes, of one rep the latest one counts. A vote for oneself, and
    one for a nomination that is not here or does not count, is none.
    """
    running = _latest(one for one in nominations if one.month == month)
    by_id = {one.id: one for one in running.values()}
    cast = _latest(one for one in votes if one.month == month and _valid(one, by_id))
    counts = Counter(one.nomination_id for one in cast.values())
    places = [Place(one, counts[one.id], uses.get(one.secret_id, 0)) for one in by_id.values()]
    return tuple(sorted(places, key=_rank))


def winner(places: Sequence[Place]) -> Place | None:
    """Return who leads or has won; None while nobody has a vote."""
    return places[0] if places and places[0].votes else None


def _latest(ballots: Iterable[Ballot]) -> dict[str, Ballot]:
    found: dict[str, Ballot] = {}
    for one in sorted(ballots, key=lambda one: (one.created_at, one.id)):
        found[one.rep] = one
    return found


def _valid(vote: Vote, running: Mapping[NominationId, Nomination]) -> bool:
    nominated = running.get(vote.nomination_id)
    return nominated is not None and nominated.rep != vote.rep


def _rank(place: Place) -> tuple[object, ...]:
    one = place.nomination
    return (-place.votes, -place.uses, one.created_at, one.id)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is known of a rep's manual in a year."""

    days: Collection[date] = ()
    """On which something was recorded, changed or confirmed."""
    freshness: Sequence[float] = ()
    """Of each current want, 0 to 1."""
    shared: Collection[date] = ()
    """Days on which something was handed over."""
    used: int = 0
    """Current wants that were used in the year."""
    wanted: int = 1
    """How many in use are enough."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the four numbers that make the yearly score."""

    name: str
    """In English; said with `tr`."""
    value: float
    """0 to 1."""
    said: str
    """How it came about: `12 of 52 weeks`."""


@dataclass(frozen=True, slots=True)
class YearPlace:
    """Where one of the year's monthly winners stands."""

    rep: str
    name: str
    months: tuple[str, ...]
    """Won, oldest first."""
    factors: tuple[Factor, ...] = field(default=())

    @property
    def score(self) -> float:
        """0 to 1: all four multiplied, so that none can be left to the others."""
        return prod(one.value for one in self.factors)


def factors(upkeep: Upkeep, year: int) -> tuple[Factor, ...]:
    """Return upkeep, freshness, sharing and use in a year, each 0 to 1."""
    weeks = len({_week(day) for day in upkeep.days if day.year == year})
    months = len({day.month for day in upkeep.shared if day.year == year})
    fresh = min(1.0, max(0.0, median(upkeep.freshness))) if upkeep.freshness else 0.0
    wanted = max(1, upkeep.wanted)
    used = max(0, upkeep.used)
    return (
        Factor(mark("Upkeep"), weeks / WEEKS, tr("{n} of {all} weeks", n=weeks, all=WEEKS)),
        Factor(mark("Freshness"), fresh, tr("median {n} %", n=round(100 * fresh))),
        Factor(mark("Sharing"), months / MONTHS, tr("{n} of {all} months", n=months, all=MONTHS)),
        Factor(
            mark("Use"),
            min(1.0, used / wanted),
            tr("{n} of {all} secrets", n=used, all=wanted),
        ),
    )


def _week(day: date) -> int:
    """Return the week of the year, counted from 1 January; the last one has eight or nine days."""
    return min(WEEKS - 1, (day.timetuple().tm_yday - 1) // 7)


def year_standing(places: Iterable[YearPlace]) -> tuple[YearPlace, ...]:
    """Sort by score, then by more months won, then by the earlier first one, then by id."""
    return tuple(
        sorted(places, key=lambda one: (-one.score, -len(one.months), one.months[:1], one.rep))
    )

"""How two manuals become one: records as they travel between colleagues, and the pure merge.

A record is merged field by field. Each field carries the moments at which it was changed, newest
first; a field that was never changed counts from the record's beginning. The newer change wins;
at the same moment the greater value does, so that every order of merging ends in the same
records. Two changes conflict when neither side had seen the other's: the moment of each is
missing among those that the other knows. Both values are then kept and shown.

Source: issue "Hand-overs that colleagues use, and can trust", colleagues' manuals.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import ImportId
from secretsmanual.domain.values import Fields

Times = Mapping[str, tuple[datetime, ...]]

GONE = "gone"
"""A field that no table has: true at the moment at which a record was deleted."""
NO_BIRTH = datetime(2000, 1, 1, tzinfo=UTC)
"""When a record begins that keeps no such moment: the use of a secret, an own kind."""
MOST_TIMES = 50
"""Moments that one field carries; a conflict with an older one is shown once too often."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One record, or what is said of one, as it travels. Values are of JSON types.

    What has no value here is not spoken of: the other side keeps its own.
    """

    kind: str
    id: str
    values: Mapping[str, Any]
    born: datetime = NO_BIRTH
    times: Times = field(default_factory=dict)
    """Of the fields that were changed since the beginning, newest first."""

    def changed(self, name: str) -> datetime:
        """Return the moment of a field's latest change."""
        moments = self.times.get(name)
        return moments[0] if moments else self.born

    def knows(self, name: str, moment: datetime) -> bool:
        """Whether a field was once changed at this moment here."""
        return moment == self.born or moment in self.times.get(name, ())

    @property
    def newest(self) -> datetime:
        """The moment of the latest change to what the record says."""
        return max(
            (m[0] for name, m in self.times.items() if m and name != GONE), default=self.born
        )

    @property
    def gone(self) -> bool:
        """Whether it was deleted and not changed since."""
        return bool(self.values.get(GONE)) and self.changed(GONE) >= self.newest


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one manual tells another."""

    manual: str
    """Id of the manual it is from."""
    sender: str
    """Whose it is, in words; may be empty."""
    made: datetime
    expires_on: date
    records: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed a field without knowing of the other."""

    kind: str
    id: str
    field: str
    kept: Any
    other: Any
    kept_at: datetime
    other_at: datetime
    theirs_taken: bool


@dataclass(frozen=True, slots=True)
class Combined:
    """What two sides of one record come to."""

    values: Mapping[str, Any]
    """Fields in which mine changes."""
    times: Times
    """Moments to be remembered for them."""
    clashes: tuple[Clash, ...] = ()


def canonical(value: Any) -> str:
    """Return a value of JSON types in the one form in which two are compared."""
    return json.dumps(value, sort_keys=True)


def combine(mine: Shared, theirs: Shared) -> Combined:
    """Merge what another manual says of a record into mine, field by field."""
    values: dict[str, Any] = {}
    times: dict[str, tuple[datetime, ...]] = {}
    clashes: list[Clash] = []
    for name, other in theirs.values.items():
        own = mine.values.get(name)
        same = name in mine.values and own == other
        taken = _newer(theirs, mine, name, same=same)
        if name not in mine.values or taken:
            times[name] = theirs.times.get(name, ())
            if not same:
                values[name] = other
        if not same and name in mine.values and name != GONE and _unseen(mine, theirs, name):
            clashes.append(_clash(mine, theirs, name, taken=taken))
    return Combined(values, {n: m for n, m in times.items() if m}, tuple(clashes))


def _newer(theirs: Shared, mine: Shared, name: str, *, same: bool) -> bool:
    at, own_at = theirs.changed(name), mine.changed(name)
    if at != own_at or same:
        return at > own_at
    return canonical(theirs.values[name]) > canonical(mine.values.get(name))


def _unseen(mine: Shared, theirs: Shared, name: str) -> bool:
    return not mine.knows(name, theirs.changed(name)) and not theirs.knows(name, mine.changed(name))


def _clash(mine: Shared, theirs: Shared, name: str, *, taken: bool) -> Clash:
    winner, loser = (theirs, mine) if taken else (mine, theirs)
    return Clash(
        mine.kind,
        mine.id,
        name,
        winner.values[name],
        loser.values[name],
        winner.changed(name),
        loser.changed(name),
        theirs_taken=taken,
    )


def applied(mine: Shared, combined: Combined) -> Shared:
    """Return my record as it is after the merge, with the moments of both sides."""
    times = dict(mine.times)
    for name, moments in combined.times.items():
        times[name] = known(mine.times.get(name, ()), moments)
    return Shared(mine.kind, mine.id, {**mine.values, **combined.values}, mine.born, times)


def known(*moments: tuple[datetime, ...]) -> tuple[datetime, ...]:
    """Return the moments of several, each once, newest first, `MOST_TIMES` at most."""
    found = {moment for part in moments for moment in part}
    return tuple(sorted(found, reverse=True)[:MOST_TIMES])


class ConflictFields(Fields):
    """A clash as the manual keeps it, until somebody settles it."""

    import_id: ImportId
    record: str
    record_id: str
    field: str
    sides: dict[str, Any] = Field(default_factory=dict)
    """The two values, under `kept` and `other`."""
    kept_at: AwareDatetime
    other_at: AwareDatetime
    theirs_taken: bool = False
    """The newer one was theirs: `other` is what stood here before."""
    settled: str = ""
    """Empty while open; `kept` or `other`, as somebody chose."""


class Conflict(ConflictFields):
    """One clash, with an id."""

    model_config = ConfigDict(frozen=True)

    id: str


class BroughtFields(Fields):
    """When fields that a bundle brought were changed, in whichever manual that was.

    Also what it said of a record that is not here: should another colleague bring that record,
    a withdrawal of it still holds.
    """

    import_id: ImportId
    record: str
    record_id: str
    at: AwareDatetime
    """When it was merged."""
    times: dict[str, list[str]] = Field(default_factory=dict)
    """ISO moments by field, newest first."""
    said: dict[str, Any] = Field(default_factory=dict)
    """Values for a record that is not here."""


class Brought(BroughtFields):
    """One record's moments, with an id."""

    model_config = ConfigDict(frozen=True)

    id: str

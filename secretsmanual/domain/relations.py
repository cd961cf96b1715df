"""Who stands how to whom at a customer, and how they stand to us (domain.md 1, rows 20 and 109)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, PersonId, RelationId
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import mark, tr

Sort = Literal["reports_to", "listens_to", "introduced", "stands_in_for", "at_odds_with"]

SPOKEN: Mapping[Sort, str] = MappingProxyType(
    {
        "reports_to": mark("reports to"),
        "listens_to": mark("listens to"),
        "introduced": mark("introduced us to"),
        "stands_in_for": mark("stands in for"),
        "at_odds_with": mark("is at odds with"),
    }
)
"""A relation as it is said of a line, between two names."""

_TOLD: Mapping[Sort, str] = MappingProxyType(
    {
        "reports_to": mark("{one} reports to {other}"),
        "listens_to": mark("{one} listens to {other}"),
        "introduced": mark("{one} introduced us to {other}"),
        "stands_in_for": mark("{one} stands in for {other}"),
        "at_odds_with": mark("{one} is at odds with {other}"),
    }
)

PRIVATE_SORTS: frozenset[Sort] = frozenset(("at_odds_with",))
"""The rep's judgement: on paper only where asked for, in no file for others."""


class RelationFields(Fields):
    """One person at a customer, and how they stand to another there."""

    account_id: AccountId
    from_id: PersonId
    to_id: PersonId
    sort: Sort
    note: str = Field(default="", max_length=20_000)
    on: date
    """Since when we know."""
    created_at: AwareDatetime


class Relation(RelationFields):
    """One relation as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: RelationId

    @property
    def is_private(self) -> bool:
        """Whether it is the rep's judgement."""
        return self.sort in PRIVATE_SORTS

    def joins(self, one: str, other: str) -> bool:
        """Whether it is between these two, in either direction."""
        return {self.from_id, self.to_id} == {one, other}


def sentence(relation: Relation, names: Mapping[PersonId, str]) -> str:
    """Say a relation in words; somebody who is not named is `somebody`."""
    return told(relation.sort, names.get(relation.from_id), names.get(relation.to_id))


def told(sort: Sort, one: str | None, other: str | None) -> str:
    """Say in words how one stands to another."""
    somebody = tr("somebody")
    return tr(_TOLD[sort], one=one or somebody, other=other or somebody)


def told_by(text: str, sort: Sort) -> tuple[str, str] | None:
    """Read who stands so to whom, where a text says it as `told` does: spoken or in English."""
    for said in (tr(_TOLD[sort]), _TOLD[sort]):
        pattern = re.escape(said).replace(r"\{one\}", "(?P<one>.+?)")
        pattern = pattern.replace(r"\{other\}", "(?P<other>.+?)")
        if found := re.fullmatch(rf"{pattern}\.?", text.strip()):
            return found["one"], found["other"]
    return None


def check(
    known: Sequence[Relation], from_id: PersonId, sort: Sort, to_id: PersonId, name: str
) -> None:
    """Refuse what cannot be; `name` is that of the first person.

    Raises BadInput for somebody and themselves, for what is known, and for a circle of reports.
    """
    if from_id == to_id:
        raise BadInput(tr("A relation is between two people."), tr("Choose somebody else."))
    for one in known:
        same_way = (one.from_id, one.to_id) == (from_id, to_id)
        either_way = sort == "at_odds_with" and one.joins(from_id, to_id)
        if one.sort == sort and (same_way or either_way):
            raise BadInput(tr("That stands on the map already."), tr("Choose another."))
    if sort == "reports_to" and from_id in _above(known, to_id):
        raise BadInput(
            tr("The other one reports to {name} already, directly or through others.", name=name),
            tr("Take that away first."),
        )


def bosses(relations: Iterable[Relation]) -> dict[PersonId, list[PersonId]]:
    """Return to whom each reports."""
    found: dict[PersonId, list[PersonId]] = {}
    for one in relations:
        if one.sort == "reports_to":
            found.setdefault(one.from_id, []).append(one.to_id)
    return found


def _above(relations: Iterable[Relation], person_id: PersonId) -> set[PersonId]:
    """Return everybody to whom a person reports, through others too."""
    over, found, waiting = bosses(relations), set[PersonId](), [person_id]
    while waiting:
        fresh = [one for one in over.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found

"""Know somebody again who was erased, so that no file brings them back unnoticed."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from secretsmanual.domain.bundles import Bundle, Shared
from secretsmanual.domain.erasing import mark_of, marks_of
from secretsmanual.store import erasing, queries
from secretsmanual.store.unit import Unit

SALT = "erasure_salt"


class Remembered:
    """The marks of those who were erased."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._days = erasing.remembered(unit)
        self._salt = queries.settings(unit).get(SALT, "") if self._days else ""

    def erased_on(
        self, name: str, emails: Collection[str], account: str, record_id: str = ""
    ) -> date | None:
        """Return the day on which somebody who looks like this was erased, or None."""
        if not self._days:
            return None
        marks = marks_of(self._salt, name, emails, account, record_id)
        return next((self._days[one] for one in sorted(marks) if one in self._days), None)

    def forget(self, ids: Collection[str]) -> None:
        """Forget the ids of people who are brought back: backups may hold them again."""
        if ids and self._days:
            erasing.forget(self._unit, [mark_of(self._salt, one) for one in ids])


@dataclass(frozen=True, slots=True)
class Back:
    """Somebody in a bundle who was erased here."""

    id: str
    name: str
    on: date


def without_erased(
    unit: Unit, bundle: Bundle, wanted: Collection[str] = ()
) -> tuple[Bundle, tuple[Back, ...]]:
    """Leave those who were erased out of a bundle, with what is about them; say who they were.

    The `wanted`, by their ids, are brought in again, as the user decided.
    """
    known = Remembered(unit)
    found = tuple(_erased(unit, bundle, known))
    out = {one.id for one in found if one.id not in wanted}
    if not out:
        return bundle, ()
    gone = out | {one.id for one in bundle.records if _about(one, out)}
    records = tuple(
        one
        for one in bundle.records
        if one.id not in gone and one.values.get("secret_id") not in gone
    )
    return replace(bundle, records=records), tuple(one for one in found if one.id in out)


def _erased(unit: Unit, bundle: Bundle, known: Remembered) -> list[Back]:
    names: dict[Any, str] = {account.id: account.name for account in queries.accounts(unit)}
    names.update((r.id, r.values.get("name", "")) for r in bundle.records if r.kind == "account")
    found = []
    people = [record for record in bundle.records if record.kind == "person"]
    here = unit.people.by_ids(one.id for one in people)
    for one in people:
        values = one.values
        name, emails = str(values.get("name", "")), values.get("emails") or ()
        account = names.get(values.get("account_id"), "")
        on = known.erased_on(name, emails, account, one.id)
        if on is not None and one.id not in here:
            found.append(Back(one.id, name, on))
    return found


def _about(record: Shared, people: Collection[str]) -> bool:
    return record.kind in {"secret", "promise"} and record.values.get("person_id") in people

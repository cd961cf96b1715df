"""Who of the people who left is to be looked at; little enough for the first page to know."""

from datetime import date

from secretsmanual.domain.retention import MONTHS, Leaver, due_on, goes_on, is_listed
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

SETTING = "reduce_after_months"
BY_ITSELF = "reduce_by_itself"
OFF = "no"


def months_kept(unit: Unit) -> int:
    """Return after how many months people who left are reduced; 0: never."""
    return int(queries.settings(unit).get(SETTING, MONTHS))


def goes_by_itself(unit: Unit) -> bool:
    """Say whether people are reduced without a key once the list has shown them for long enough."""
    return queries.settings(unit).get(BY_ITSELF) != OFF


def waiting(unit: Unit, today: date) -> list[Leaver]:
    """Return whom it is time to look at, the longest gone first."""
    months, by_itself = months_kept(unit), goes_by_itself(unit)
    names = {account.id: account.name for account in queries.accounts(unit)}
    found = [
        Leaver(
            person,
            names[person.account_id] if person.account_id else "",
            due,
            goes_on(person, due, today) if by_itself else None,
        )
        for person in queries.people(unit)
        if (due := due_on(person, months)) is not None and is_listed(due, today)
    ]
    return sorted(found, key=lambda one: (one.due, one.person.name))

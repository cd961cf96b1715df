"""Somebody works for another company now: what is hers goes along, what is the company's stays."""

from datetime import date
from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import tr
from secretsmanual.store import queries, relation_queries
from secretsmanual.store.unit import Unit


def move_person(unit: Unit, person_id: PersonId, account_id: AccountId, today: date) -> Person:
    """Move a person with what is known about her, and what is still to be asked of her.

    Secrets about the old company stay there, also those she told; so do talks and mishaps.
    Promises stay, with a note on the open ones. Her role belonged to the old company: it goes
    into her notes. Whom she reported or listened to there is over; that she introduced us stays.

    Raises NotFound, and BadInput where she works there already.
    """
    person, account = unit.people.get(person_id), unit.accounts.get(account_id)
    if person.account_id == account_id:
        raise BadInput(
            tr("{person} works for {account} already.", person=person.name, account=account.name),
            tr("Choose another."),
        )
    old = unit.accounts.maybe(person.account_id) if person.account_id else None
    for secret in queries.secrets_of_person(unit, person_id):
        if secret.account_id == person.account_id:
            unit.secrets.change(secret.id, account_id=account_id, updated_at=unit.at)
    if old is not None:
        _leave(unit, person, old, account, today)
    return unit.people.change(person_id, account_id=account_id, **_as_new(person, old, today))


def _leave(unit: Unit, person: Person, old: Account, new: Account, today: date) -> None:
    for waiting in queries.ask_later(unit, old.id):
        if waiting.person_id == person.id:
            unit.ask_later.change(waiting.id, account_id=new.id)
    note = tr(
        "{person} left for {account} ({day}).",
        person=person.name,
        account=new.name,
        day=words.day(today),
    )
    for promise in queries.promises(unit, old.id, person.id):
        if promise.open:
            both = f"{promise.note} {note}".strip()
            unit.promises.change(promise.id, note=both)
    for relation in relation_queries.of_person(unit, person.id):
        if relation.account_id == old.id and relation.sort != "introduced":
            unit.relations.delete(relation.id)


def _as_new(person: Person, old: Account | None, today: date) -> dict[str, Any]:
    if old is None:
        return {}
    was = f"{old.name}, {person.role}" if person.role else old.name
    until = tr("Until {month}: {was}.", month=words.month(today), was=was)
    notes = f"{person.notes}\n{until}".strip()
    return {
        "role": "",
        "roles": [],
        "decision_maker": False,
        "listened_to": False,
        "map_x": None,
        "map_y": None,
        "notes": notes,
        "status": "active",
        "left_on": None,
        "shown_on": None,
    }

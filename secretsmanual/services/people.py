"""People: list, add, change, merge, name the unknown caller, move to another employer."""

from typing import Any

from secretsmanual.domain import changes
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person, PersonFields, TeamMember
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services import finding
from secretsmanual.services.accounts import filled
from secretsmanual.services.manual import Manual
from secretsmanual.services.merging import move_attendance, move_references, tidy_relations
from secretsmanual.services.moving import move_person
from secretsmanual.store import queries


class PeopleService:
    """What one does with people."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(self, account_id: AccountId | None = None) -> list[Person]:
        """Return people, those who decide first."""
        with self._manual.read() as unit:
            return queries.people(unit, account_id)

    def team(self) -> list[TeamMember]:
        """Return our own team."""
        with self._manual.read() as unit:
            return unit.team.where()

    def find(self, wanted: str, account_id: AccountId | None = None) -> Person:
        """Return the person with this id or name; NotFound, or BadInput where several fit."""
        with self._manual.read() as unit:
            return finding.person(unit, wanted, account_id)

    def add(
        self, name: str, account_id: AccountId | None = None, **values: Any
    ) -> tuple[Person, Change]:
        """Add a person to an account, or without one."""
        if not name.strip():
            raise BadInput(tr("A person needs a name."), tr("Type one."))
        with self._manual.write(changes.ADD.format(name=name.strip())) as unit:
            person = unit.people.add(
                PersonFields(name=name, account_id=account_id, created_at=unit.at, **values)
            )
        return person, unit.change

    def change(self, person_id: PersonId, **values: Any) -> Change:
        """Change some of a person's fields.

        Leaving and a legal basis are dated today where no day is given.
        """
        if "status" in values and "left_on" not in values:
            values["left_on"] = self._manual.today if values["status"] == "left" else None
        if "legal_basis" in values and "legal_basis_on" not in values:
            values["legal_basis_on"] = self._manual.today if values["legal_basis"] else None
        if values.get("status") == "active":
            values["shown_on"] = None
        with self._manual.write(mark("Change the person")) as unit:
            unit.people.change(person_id, **values)
        return unit.change

    def move(self, person_id: PersonId, account_id: AccountId) -> Change:
        """Say that somebody works for another company now; one undo step.

        What is known about her goes along, what belongs to the old company stays (`moving`).
        Raises NotFound, and BadInput where she works there already.
        """
        with self._manual.write(mark("Move to another company")) as unit:
            move_person(unit, person_id, account_id, self._manual.today)
        return unit.change

    def merge(self, keep: PersonId, other: PersonId) -> Change:
        """Make one person of two: secrets, promises and talks of the other move."""
        if keep == other:
            raise BadInput(tr("These are one person already."), tr("Choose two."))
        self._manual.keep_before("merge")
        with self._manual.write(mark("Merge two people")) as unit:
            kept, gone = unit.people.get(keep), unit.people.get(other)
            move_references(unit, other, keep)
            move_attendance(unit, other, keep)
            tidy_relations(unit, keep)
            unit.people.delete(other, merged_into=keep)
            more = filled(kept, gone)
            for lists in ("emails", "phones", "roles", "not_these"):
                both = [*getattr(kept, lists), *getattr(gone, lists)]
                more[lists] = list(dict.fromkeys(both))
            unit.people.change(keep, **more)
        return unit.change

"""Accounts: list, add, change, merge, delete."""

from typing import Any

from secretsmanual.domain import changes
from secretsmanual.domain.accounts import Account, AccountFields
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services import finding
from secretsmanual.services.manual import Manual
from secretsmanual.services.merging import move_references
from secretsmanual.store import queries
from secretsmanual.store.queries import AccountCount

__all__ = ["AccountCount", "AccountService"]


class AccountService:
    """What one does with accounts."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(self) -> list[AccountCount]:
        """Return all accounts with the counts that the list shows."""
        with self._manual.read() as unit:
            return queries.account_counts(unit)

    def find(self, wanted: str) -> Account:
        """Return the account with this id or name; NotFound, or BadInput where several fit."""
        with self._manual.read() as unit:
            return finding.account(unit, wanted)

    def add(self, name: str, **values: Any) -> tuple[Account, Change]:
        """Add an account."""
        if not name.strip():
            raise BadInput(tr("An account needs a name."), tr("Type one."))
        with self._manual.write(changes.ADD.format(name=name.strip())) as unit:
            account = unit.accounts.add(AccountFields(name=name, created_at=unit.at, **values))
        return account, unit.change

    def change(self, account_id: AccountId, **values: Any) -> Change:
        """Change some of an account's fields; a remarkable thing without a day was done today."""
        if "last_remarkable" in values:
            done = self._manual.today if values["last_remarkable"] else None
            values = {"last_remarkable_on": done, **values}
        with self._manual.write(mark("Change the account")) as unit:
            unit.accounts.change(account_id, **values)
        return unit.change

    def merge(self, keep: AccountId, other: AccountId) -> Change:
        """Make one account of two: everything of the other moves; empty fields are filled."""
        if keep == other:
            raise BadInput(tr("These are one account already."), tr("Choose two."))
        self._manual.keep_before("merge")
        with self._manual.write(mark("Merge two accounts")) as unit:
            kept, gone = unit.accounts.get(keep), unit.accounts.get(other)
            move_references(unit, other, keep)
            unit.accounts.delete(other)
            unit.accounts.change(keep, **filled(kept, gone))
        return unit.change

    def delete(self, account_id: AccountId) -> Change:
        """Delete an account that has nothing in it; one with people or secrets is refused."""
        with self._manual.write(mark("Delete the account")) as unit:
            if queries.referring(unit, account_id):
                name = unit.accounts.get(account_id).name
                raise Refused(
                    tr("{name} still has people, secrets or talks.", name=name),
                    tr("Merge it into another account."),
                )
            unit.accounts.delete(account_id)
        return unit.change


def filled(kept: Any, gone: Any) -> dict[str, Any]:
    """Return the fields that the kept record lacks and the other has."""
    skip = {"id", "created_at", "import_id"}
    return {
        name: value
        for name, value in dict(gone).items()
        if name not in skip and value and not getattr(kept, name)
    }

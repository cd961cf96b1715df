"""Find the account or person that somebody means by a name or an id."""

import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import mark, tr
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_Named)

_ACCOUNT = (
    mark("There is no account called “{wanted}” in this manual."),
    mark("More than one account fits “{wanted}”: {names}."),
)
_PERSON = (
    mark("There is no person called “{wanted}” in this manual."),
    mark("More than one person fits “{wanted}”: {names}."),
)


def plain(name: str) -> str:
    """Return a name without accents and case, for comparing."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold().strip()


def _choose(said: tuple[str, str], wanted: str, records: Sequence[N]) -> N:
    none, several = said
    key = plain(wanted)
    for test in (str.__eq__, str.startswith, str.__contains__):
        found = [record for record in records if test(plain(record.name), key)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{record.name} ({record.id})" for record in found[:5])
            raise BadInput(
                tr(several, wanted=wanted, names=names),
                tr("Give the id."),
            )
    raise NotFound(
        tr(none, wanted=wanted),
        tr("List them to see."),
    )


def account(unit: Unit, wanted: str) -> Account:
    """Return the account with this id or name (whole, its beginning, or a part of it).

    Raises:
        NotFound: none fits.
        BadInput: several fit.
    """
    found = unit.accounts.maybe(wanted)
    return found or _choose(_ACCOUNT, wanted, queries.accounts(unit))


def person(unit: Unit, wanted: str, account_id: AccountId | None = None) -> Person:
    """Return the person with this id or name, in one account where it is given."""
    found = unit.people.maybe(wanted)
    if found:
        return found
    return _choose(_PERSON, wanted, queries.people(unit, account_id))

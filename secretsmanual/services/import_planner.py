"""Decide row by row what an import does: whom a row joins, updates or adds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.import_plan import Choice, PlannedRow
from secretsmanual.domain.importing import FoundAccount, FoundPerson, FoundRow
from secretsmanual.domain.matching import (
    KnownAccount,
    KnownAccounts,
    KnownPeople,
    KnownPerson,
    Match,
)
from secretsmanual.domain.names import mail_domain
from secretsmanual.domain.people import Person
from secretsmanual.services.came_back import Remembered
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

NewId = Callable[[str], str]
"""From the letter of a type to the next id."""

_Part = dict[str, Any]
"""Some fields of a `PlannedRow`; a row is made once, of its parts."""


class Planner:
    """Knows who is in the manual, and learns who the file has brought so far."""

    def __init__(
        self,
        unit: Unit,
        new_id: NewId,
        into: str = "",
        choices: Mapping[int, Choice] | None = None,
    ) -> None:
        self._new_id = new_id
        self._into = into.strip()
        self._choices = choices or {}
        accounts = queries.accounts(unit)
        names: dict[str, str] = {account.id: account.name for account in accounts}
        people = queries.people(unit)
        self.people: dict[str, Person] = {person.id: person for person in people}
        """Those who were there before."""
        self.accounts: dict[str, Account] = {account.id: account for account in accounts}
        """Those that were there before."""
        self._accounts = KnownAccounts(
            KnownAccount(a.id, a.name, a.website, a.city, a.external_id) for a in accounts
        )
        self._people = KnownPeople(
            KnownPerson(
                id=p.id,
                name=p.name,
                emails=p.emails,
                phones=p.phones,
                company=names.get(p.account_id or "", ""),
                external_id=p.external_id,
            )
            for p in people
        )
        self._not_same = queries.not_same(unit)
        self._erased = Remembered(unit)
        self.account_names: dict[str, str] = dict(names)

    def plan(self, row: FoundRow) -> tuple[PlannedRow, str, str]:
        """Return what becomes of a row, with the ids of its account and person (or empty)."""
        if self._choices.get(row.line) == "skip":
            return PlannedRow(row.line), "", ""
        on = self._erased_on(row.person) if row.person else None
        if on is not None and self._choices.get(row.line) != "new":
            return PlannedRow(row.line, person=row.person, erased_on=on), "", ""
        account, account_id = self._account(row)
        person, person_id = self._person(row, account, account_id)
        planned = PlannedRow(row.line, secrets=row.secrets, erased_on=on, **account, **person)
        return planned, account_id, person_id

    def _erased_on(self, found: FoundPerson) -> date | None:
        """Return when somebody was erased whom the row would bring back."""
        company = found.company or self._into
        on = self._erased.erased_on(found.name, found.emails, company)
        return None if on and self._people.find(replace(found, company=company)) else on

    def _account(self, row: FoundRow) -> tuple[_Part, str]:
        found = self._named_account(row)
        if found is None:
            return self._by_mail(row.person)
        match = self._accounts.find(found)
        if match and not match.certain and (match.of, found.name) in self._not_same:
            match = None
        if match and match.certain:
            name = self.account_names.get(match.of, found.name)
            return _joins(match, name) | {"account": found}, match.of
        account_id = self._new_id("a")
        self.account_names[account_id] = found.name
        self._accounts.add(
            KnownAccount(account_id, found.name, found.website, found.city, found.external_id)
        )
        added = {"account_fate": "new", "account_name": found.name, "account_match": match}
        return added | {"account": found}, account_id

    def _named_account(self, row: FoundRow) -> FoundAccount | None:
        if row.account is not None:
            return row.account
        person = row.person
        if person is not None and person.company:
            return FoundAccount(person.company, person.company_id)
        if person is not None and person.company_id:
            return self._known_by_id(person)
        return FoundAccount(self._into) if self._into else None

    def _known_by_id(self, person: FoundPerson) -> FoundAccount | None:
        """Name a company that a row gives by its id alone: as we know it, else by its mail."""
        found = FoundAccount(mail_domain(person.emails) or "?", person.company_id)
        match = self._accounts.find(found)
        return found if match or found.name != "?" else None

    def _by_mail(self, person: FoundPerson | None) -> tuple[_Part, str]:
        match = self._accounts.find_by_mail(person.emails) if person else None
        if match is None:
            return {}, ""
        return _joins(match, self.account_names.get(match.of, "")), match.of

    def _person(self, row: FoundRow, account: _Part, account_id: str) -> tuple[_Part, str]:
        found = row.person
        if found is None:
            return {}, ""
        company = account.get("account_name") or found.company
        at = found if company == found.company else replace(found, company=company)
        match = self._people.find(at)
        if match and (match.of, found.name) in self._not_same:
            match = None
        planned: _Part = {"person": found, "person_match": match}
        if match and self._is_same(row.line, match):
            works_at = self._works_elsewhere(match.of, account_id)
            moves = bool(works_at) and self._choices.get(row.line) == "moved"
            updated = {"person_fate": "updates", "works_at": works_at, "moves": moves}
            return planned | updated, match.of
        person_id = self._new_id("p")
        self._people.add(
            KnownPerson(
                id=person_id,
                name=found.name,
                emails=found.emails,
                phones=found.phones,
                company=at.company,
                external_id=found.external_id,
            )
        )
        return planned | {"person_fate": "new"}, person_id

    def _is_same(self, line: int, match: Match) -> bool:
        choice = self._choices.get(line)
        return choice in ("same", "moved") or (match.certain and choice != "new")

    def _works_elsewhere(self, person_id: str, account_id: str) -> str:
        """Name the company that somebody works for, where a row says another one."""
        known = self.people.get(person_id)
        if known is None or not account_id or known.account_id in (None, account_id):
            return ""
        return self.account_names.get(known.account_id or "", "")


def _joins(match: Match, name: str) -> _Part:
    return {"account_fate": "joins", "account_name": name, "account_match": match}


def changes_to(known: Person, found: FoundPerson) -> dict[str, Any]:
    """Return what a row changes in a person who is there already: gaps filled, lists joined."""
    values = {
        name: getattr(found, name)
        for name in ("address", "birthday", "notes", "external_id")
        if getattr(found, name) and not getattr(known, name)
    }
    if found.role and found.role != known.role:
        values |= {"role": found.role, "roles": list(found.roles)}
    for name in ("emails", "phones"):
        both = list(dict.fromkeys([*getattr(known, name), *getattr(found, name)]))
        if both != getattr(known, name):
            values[name] = both
    return values

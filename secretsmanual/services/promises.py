"""Promises: list, keep, move, drop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from secretsmanual.domain.changes import Change
from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, PersonId, PromiseId
from secretsmanual.domain.interview.session import About
from secretsmanual.domain.promises import Promise, PromiseFields
from secretsmanual.domain.values import Direction, Satisfied
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.confided import made_of_confided
from secretsmanual.services.interviews import guide_for
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import ending_of, write_document
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


@dataclass(frozen=True, slots=True)
class NamedPromise:
    """A promise with the names of whom it concerns."""

    promise: Promise
    account: str
    person: str
    overdue: bool
    private: bool = False
    """It was made of a line that was told in confidence."""


class PromiseService:
    """What one does with promises."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(
        self, account_id: AccountId | None = None, person_id: PersonId | None = None
    ) -> list[Promise]:
        """Return promises by due day."""
        with self._manual.read() as unit:
            return queries.promises(unit, account_id, person_id)

    def get(self, promise_id: PromiseId) -> Promise:
        """Return one promise. Raises NotFound."""
        with self._manual.read() as unit:
            return unit.promises.get(promise_id)

    def open(self) -> list[Promise]:
        """Return every promise that is neither kept nor dropped, by due day."""
        with self._manual.read() as unit:
            return queries.open_promises(unit)

    def named(self) -> list[NamedPromise]:
        """Return every promise that was not dropped, by due day, with names."""
        with self._manual.read() as unit:
            found = [promise for promise in queries.promises(unit) if not promise.dropped]
            return with_names(unit, found, self._manual.today)

    def add(
        self,
        text: str,
        account_id: AccountId,
        person_id: PersonId | None = None,
        direction: Direction = "ours",
        due: date | None = None,
    ) -> tuple[Promise, Change]:
        """Add a promise by hand."""
        with self._manual.write(mark("Add a promise")) as unit:
            promise = unit.promises.add(
                PromiseFields(
                    account_id=account_id,
                    person_id=person_id,
                    direction=direction,
                    text=text,
                    due=due,
                    made_on=self._manual.today,
                    created_at=unit.at,
                )
            )
        return promise, unit.change

    def note(
        self, typed: str, account_id: AccountId, person_id: PersonId | None = None
    ) -> tuple[Promise, Change]:
        """Add a promise as a line of a talk would be read: `send samples by fri`, `< sends specs`.

        Whom it is to, who of us keeps it, by when, whose it is and whether it is between us are
        taken from the words (domain.md 2.8). Raises BadInput where there are none.
        """
        present = (person_id,) if person_id else ()
        with self._manual.read() as unit:
            guide = guide_for(unit, self._manual, account_id, present)
        raw = typed.strip()
        line = raw if raw.startswith("!") else f"!{raw}" if raw.startswith("<") else f"! {raw}"
        said = guide.read(line, present, About())
        if said.type != "promise" or not said.text.strip():
            raise BadInput(tr("A promise needs words."), tr("Type what was promised."))
        team = dict(guide.team)
        with self._manual.write(mark("Add a promise")) as unit:
            promise = unit.promises.add(
                PromiseFields(
                    account_id=account_id,
                    person_id=said.person_id or person_id,
                    direction=said.direction or "ours",
                    text=said.text,
                    by=team.get(said.keeper, ""),
                    sensitivity=said.sensitivity or "",
                    due=said.due,
                    made_on=self._manual.today,
                    created_at=unit.at,
                )
            )
        return promise, unit.change

    def set_test(self, promise_id: PromiseId, test_of_done: str) -> Change:
        """Say by what they will see that it is done; raises NotFound."""
        return self._change(mark("Done when"), promise_id, test_of_done=test_of_done.strip())

    def write_calendar(self, path: Path) -> int:
        """Write what is owed, ours and theirs, as a calendar of one's own; return how many.

        It is for the rep alone, yet calendars are shared and seen: what was told in confidence
        stays out. Raises BadInput and Refused.
        """
        ending_of(path, ("ics",))
        found = [one for one in self.named() if one.promise.open and not one.private]
        write_document(path, calendar_of(found, self._manual.today))
        return len(found)

    def keep(self, promise_id: PromiseId, satisfied: Satisfied | None = None) -> Change:
        """Say that a promise was kept today, and how satisfied they are."""
        return self._change(
            mark("Kept the promise"), promise_id, kept_on=self._manual.today, satisfied=satisfied
        )

    def move(self, promise_id: PromiseId, due: date, why: str) -> Change:
        """Give a promise another day, with the reason."""
        with self._manual.write(mark("Move the promise")) as unit:
            promise = unit.promises.get(promise_id)
            move = {
                "on": str(self._manual.today),
                "from": str(promise.due or ""),
                "to": str(due),
                "why": why,
            }
            unit.promises.change(promise_id, due=due, moved=[*promise.moved, move])
        return unit.change

    def drop(self, promise_id: PromiseId) -> Change:
        """Say that nobody waits for it any more."""
        return self._change(mark("Drop the promise"), promise_id, dropped=True)

    def _change(self, label: str, promise_id: PromiseId, **values: object) -> Change:
        with self._manual.write(label) as unit:
            unit.promises.change(promise_id, **values)
        return unit.change


def calendar_of(promises: Iterable[NamedPromise], today: date) -> Document:
    """Return promises as the entries of a calendar; those without a day become tasks."""
    entries = [
        {
            "uid": one.promise.id,
            "day": one.promise.due.isoformat() if one.promise.due else "",
            "summary": _in_short(one),
            "description": " ".join(
                part
                for part in (
                    one.account,
                    tr("Done when: {test}", test=one.promise.test_of_done)
                    if one.promise.test_of_done
                    else "",
                )
                if part
            ),
        }
        for one in promises
    ]
    return Document(
        title=tr("Promises"), blocks=(), data={"made_on": today.isoformat(), "entries": entries}
    )


def _in_short(one: NamedPromise) -> str:
    who, what = one.person or one.account, one.promise.text
    if one.promise.direction == "ours":
        if not who:
            return tr("We promised: {what}", what=what)
        return tr("We promised {who}: {what}", who=who, what=what)
    if not who:
        return tr("Promised to us: {what}", what=what)
    return tr("{who} promised us: {what}", who=who, what=what)


def with_names(unit: Unit, promises: Iterable[Promise], today: date) -> list[NamedPromise]:
    """Put the names of account and person beside each promise."""
    wanted = list(promises)
    accounts = unit.accounts.by_ids({one.account_id for one in wanted if one.account_id})
    people = unit.people.by_ids({one.person_id for one in wanted if one.person_id})
    confided = made_of_confided(unit, wanted)
    return [
        NamedPromise(
            promise=one,
            account=accounts[one.account_id].name if one.account_id in accounts else "",
            person=people[one.person_id].name if one.person_id in people else "",
            overdue=one.overdue(today),
            private=one.id in confided,
        )
        for one in wanted
    ]

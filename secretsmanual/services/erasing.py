"""Erase a person: out of the records, the history, the search index and every backup.

Undo cannot bring them back, by intention. What is about others stays without them: a raw line is
cut to what was made of it about others; an open promise stays owed; what other texts say of them
by name is told, and taken out only where that is asked for.
Source: GDPR 17 and 19; trust.md rows 35 and 36.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from secretsmanual.domain.changes import Change
from secretsmanual.domain.erasing import (
    BackupFate,
    Erasure,
    Mention,
    Names,
    mark_of,
    marks_of,
)
from secretsmanual.domain.errors import Refused, UserError
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.talks import Interview, Line
from secretsmanual.services.held_elsewhere import holders
from secretsmanual.services.manual import Manual
from secretsmanual.store import erasing, looking_in, manual_file, person_reach, queries
from secretsmanual.store.erasing import Eraser
from secretsmanual.store.person_reach import Reach
from secretsmanual.store.unit import Store, Unit

SALT = "erasure_salt"
LABEL = "Erase somebody"


class ErasingService:
    """Erases people, and remembers only enough not to bring them back unnoticed."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def preview(self, person_id: PersonId) -> Erasure:
        """Say what would go, what names them elsewhere and who holds something of them.

        Raises NotFound, and Refused while a talk with them has not ended.
        """
        with self._manual.read() as unit:
            return _Going(unit, self._manual, person_id).told()

    def erase(self, person_id: PersonId, *, names: bool = False) -> tuple[Erasure, Change]:
        """Erase somebody for good; what stands about them in each backup goes as well.

        A backup is made first, and then written anew without them like all others. `names` also
        takes the name out of what is about others.

        Raises NotFound, and Refused while a talk with them has not ended.
        """
        with self._manual.read() as unit:
            _Going(unit, self._manual, person_id)
        self._manual.keep_before("erase")
        with self._manual.write(LABEL) as unit:
            told = _erase(unit, self._manual, person_id, names=names)
        self._manual.store.write_back()
        return replace(told, backups=tuple(self.clean_backups(names=names))), unit.change

    def clean_backups(self, *, names: bool = False) -> list[BackupFate]:
        """Write anew the backups that hold somebody who was erased; say what became of each.

        Those that failed can be cleaned later by the same call, such as once a disk is there.
        """
        with self._manual.read() as unit:
            marks, salt = frozenset(erasing.remembered(unit)), _salt(unit)
        if not marks:
            return []
        with self._manual.files:
            found = [*self._manual.backups(), *self._manual.unfinished_backups()]
            return [self._clean(backup.path, salt, marks, names=names) for backup in found]

    def _clean(self, path: Path, salt: str, marks: frozenset[str], *, names: bool) -> BackupFate:
        manual = self._manual

        def change(store: Store) -> bool:
            with store.write(LABEL) as unit:
                ever = erasing.people_ever(unit)
                wanted = [PersonId(one) for one in sorted(ever) if mark_of(salt, one) in marks]
                for person_id in wanted:
                    _Going(unit, manual, person_id, in_backup=True).go(names=names)
            return bool(wanted)

        try:
            key = looking_in.key_for(path, manual.key)
            done = manual_file.rewrite(path, key, manual.ids, manual.clock.now, change)
        except UserError as error:
            return BackupFate(path, "failed", error.what)
        return BackupFate(path, "rewritten" if done else "clean")


def _salt(unit: Unit) -> str:
    return queries.settings(unit).get(SALT, "")


def erased_on(unit: Unit, person: Person, account: str) -> date | None:
    """Return the day on which somebody who looks like this was erased, or None."""
    known = erasing.remembered(unit)
    found = marks_of(_salt(unit), person.name, person.emails, account, person.id) if known else ()
    return next((known[mark] for mark in found if mark in known), None)


def _erase(unit: Unit, manual: Manual, person_id: PersonId, *, names: bool) -> Erasure:
    going = _Going(unit, manual, person_id)
    told = going.told()
    salt = _salt(unit) or unit.ids.new("z")
    queries.set_setting(unit, SALT, salt)
    marks = marks_of(salt, going.person.name, going.person.emails, going.account)
    marks |= {mark_of(salt, one) for one in going.people}
    count = going.go(names=names)
    erasing.remember(unit, marks, manual.today)
    unit.touch("manual", person_id)
    mentions = () if names else told.mentions
    return replace(told, counts={**told.counts, "history": count}, mentions=mentions)


class _Going:
    """What goes with one person, worked out once and then taken away."""

    def __init__(
        self, unit: Unit, manual: Manual, person_id: PersonId, *, in_backup: bool = False
    ) -> None:
        self._unit = unit
        self._manual = manual
        found = unit.people.maybe(person_id) if in_backup else unit.people.get(person_id)
        self.person = found or Person(id=person_id, name="\x00", created_at=unit.at)
        account = unit.accounts.maybe(self.person.account_id or "")
        self.account = account.name if account else ""
        self.people = {person_id, *person_reach.merged_into(unit, person_id)}
        others = queries.people(unit, self.person.account_id) if self.person.account_id else []
        self._others = [one for one in others if one.id not in self.people]
        self.names = Names.of(self.person, self._others)
        self._talks = {
            talk.id: talk for talk in unit.interviews.where() if self.people & set(talk.attendees)
        }
        if not in_backup:
            self._require_ended()
        self._kept: dict[str, dict[str, dict[str, Any]]] = {"line": {}}
        """By type and id: what changes in a record that stays."""
        self.reach = self._reach()
        self._plan_what_stays()

    def told(self) -> Erasure:
        """Say what goes and who holds something."""
        counts = {kind: len(ids) for kind, ids in sorted(self.reach.items()) if ids}
        runs = self._unit.imports.by_ids([self.person.import_id or ""])
        return Erasure(
            name=self.person.name,
            account=self.account,
            counts=counts,
            mentions=tuple(self._mentions()),
            holders=tuple(holders(self._unit, self.person, self.reach["secret"])),
            imports=tuple(run.file_name for run in runs.values()),
        )

    def go(self, *, names: bool) -> int:
        """Take all of it away; return how many entries of the history went."""
        unit, eraser = self._unit, Eraser(self._unit, self.reach, self.names)
        for record, changes in self._kept.items():
            for record_id, values in changes.items():
                records = unit.records(record)
                records.write(record_id, {**records.columns(record_id), **values}, values)
        eraser.rows()
        eraser.words_that_left()
        if names:
            self._take_names_out()
        edited = {one for changes in self._kept.values() for one in changes}
        gone = eraser.history(edited, names=names)
        erasing.settle_search(unit)
        return gone

    def _require_ended(self) -> None:
        if any(talk.ended is None and talk.mode == "live" for talk in self._talks.values()):
            raise Refused(
                f"A talk with {self.person.name} has not ended.",
                "End it on the page Today, then erase them.",
            )

    def _reach(self) -> Reach:
        unit = self._unit
        found = person_reach.linked(unit, self.people, "theirs")
        found["person"] = set(self.people)
        open_ones = {one.id for one in unit.promises.by_ids(found["promise"]).values() if one.open}
        found["promise"] -= open_ones
        self._kept["promise"] = {one: {} for one in open_ones}
        for record, ids in person_reach.deleted_earlier(unit, self.people).items():
            found[record] |= ids
        found["line"] = self._lines(set().union(*found.values()))
        return person_reach.with_followers(unit, found)

    def _lines(self, gone: set[str]) -> set[str]:
        """Return the raw lines that go; those that are cut go into `_kept`."""
        away: set[str] = set()
        secrets: dict[str, list[str]] = {}
        for secret in self._unit.secrets.where():
            if secret.line_id:
                secrets.setdefault(secret.line_id, []).append(secret.id)
        near = {one.id for one in self._unit.interviews.where() if self._is_near(one)}
        for line in self._unit.lines.where():
            made = {*line.made, *secrets.get(line.id, ())}
            if not self._is_theirs(line, made, gone, near=line.interview_id in near):
                continue
            rest = self._said_of_others(made - gone)
            if rest:
                self._kept["line"][line.id] = {"raw": rest}
            else:
                away.add(line.id)
        return away

    def _is_near(self, talk: Interview) -> bool:
        return talk.account_id is not None and talk.account_id == self.person.account_id

    def _is_theirs(self, line: Line, made: set[str], gone: set[str], *, near: bool) -> bool:
        """Whether a line came from them or mentions them; one that nobody sorted counts as well.

        With several present an unsorted line counts unless it names another of them.
        """
        if made & gone or self.names.stand_in(line.raw, near=near):
            return True
        talk = self._talks.get(line.interview_id)
        if talk is None:
            return False
        if set(talk.attendees) <= self.people:
            return True
        others = (Names.of(one, ()) for one in self._others if one.id in talk.attendees)
        return not made and not any(one.stand_in(line.raw, near=True) for one in others)

    def _said_of_others(self, ids: Iterable[str]) -> str:
        unit, wanted = self._unit, sorted(ids)
        texts = [
            *(one.text for one in unit.secrets.by_ids(wanted).values()),
            *(one.text for one in unit.promises.by_ids(wanted).values()),
            *(one.text for one in unit.ask_later.by_ids(wanted).values()),
        ]
        return "\n".join(self.names.taken_out(text, near=True) for text in texts)

    def _plan_what_stays(self) -> None:
        unit = self._unit
        for promise_id in self._kept["promise"]:
            columns = unit.promises.columns(promise_id)
            self._kept["promise"][promise_id] = self._without_names("promise", columns)
        self._kept["interview"] = {
            one: {
                **self._without_names("interview", unit.interviews.columns(one)),
                "state": "",
                "draft": "",
            }
            for one in self._talks
        }
        self._kept["secret"] = {
            one: {"verbatim": "", "via": ""}
            for one in person_reach.linked(unit, self.people, "named")["secret"]
            if one not in self.reach["secret"]
        }
        self._kept["import"] = {
            run.id: {"file_name": self.names.taken_out(run.file_name, near=True)}
            for run in unit.imports.where()
            if self.names.stand_in(run.file_name, near=True)
        }

    def _without_names(self, record: str, columns: dict[str, Any]) -> dict[str, Any]:
        texts = erasing.texts_of(record, columns)
        return {name: self.names.taken_out_of(value, near=True) for name, value in texts.items()}

    def _mentions(self) -> list[Mention]:
        gone, found = set().union(*self.reach.values()), []
        done = {one for changes in self._kept.values() for one in changes}
        whose: dict[str, str] = {one.id: one.name for one in queries.accounts(self._unit)}
        whose.update((one.id, one.name) for one in self._others)
        for record, record_id, columns in erasing.typed_rows(self._unit):
            if record_id in gone or record_id in done or record == "import":
                continue
            near = self.person.account_id in (columns.get("account_id"), record_id)
            for name, value in erasing.texts_of(record, columns).items():
                said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                if self.names.stand_in(said, near=near and bool(self.account)):
                    at = whose.get(columns.get("person_id") or columns.get("account_id") or "", "")
                    found.append(Mention(record, record_id, name, at, said))
        return found

    def _take_names_out(self) -> None:
        for one in self._mentions():
            records = self._unit.records(one.record)
            columns = records.columns(one.id)
            values = {one.field: self.names.taken_out_of(columns[one.field], near=True)}
            records.write(one.id, {**columns, **values}, values)

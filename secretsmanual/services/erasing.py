"""Erase a person: out of the records, the history, the search index and every backup.

Undo cannot bring them back, by intention. What is about others stays without them: a raw line is
cut to what was made of it about others; an open promise stays owed; what other texts say of them
by name is told, and taken out only where that is asked for.
Source: GDPR 17 and 19; trust.md rows 35 and 36.
"""

from dataclasses import replace
from pathlib import Path

from secretsmanual.domain.changes import Change
from secretsmanual.domain.erasing import BackupFate, Erasure, mark_of, marks_of
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.wording import mark
from secretsmanual.services.came_back import SALT
from secretsmanual.services.half_typed import HALF_TYPED
from secretsmanual.services.manual import Manual
from secretsmanual.services.traces import Traces
from secretsmanual.store import chain, erasing, looking_in, manual_file, queries
from secretsmanual.store.erasing import Eraser
from secretsmanual.store.unit import Store, Unit

LABEL = mark("Erase somebody")
WAITING = "backups_to_clean"
"""Set until every backup was written anew without those who were erased."""


class ErasingService:
    """Erases people, and remembers only enough not to bring them back unnoticed."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def preview(self, person_id: PersonId) -> Erasure:
        """Say what would go, what names them elsewhere and who holds something of them.

        Raises NotFound, and Refused while a talk with them has not ended.
        """
        with self._manual.read() as unit:
            traces = Traces(unit, person_id)
            traces.require_ended()
            return traces.told()

    def erase(self, person_id: PersonId, *, names: bool = False) -> tuple[Erasure, Change]:
        """Erase somebody for good; what stands about them in each backup goes as well.

        A backup is made first, and then written anew without them like all others. `names` also
        takes the name out of what is about others.

        Raises NotFound, and Refused while a talk with them has not ended.
        """
        with self._manual.read() as unit:
            Traces(unit, person_id).require_ended()
        self._manual.keep_before("erase")
        with self._manual.write(LABEL) as unit:
            told = _erase(unit, self._manual, person_id, names=names)
            queries.set_setting_quietly(unit, WAITING, "yes")
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
            fates = [self._clean(backup.path, salt, marks, names=names) for backup in found]
        if all(one.fate != "failed" for one in fates):
            with self._manual.write(mark("Backups are clean")) as unit:
                queries.set_setting_quietly(unit, WAITING, "")
        return fates

    def clean_waiting(self) -> list[BackupFate]:
        """Clean the backups that a kill, or a disk that was not there, left over; else nothing."""
        with self._manual.read() as unit:
            waits = queries.settings(unit).get(WAITING, "")
        return self.clean_backups() if waits else []

    def _clean(self, path: Path, salt: str, marks: frozenset[str], *, names: bool) -> BackupFate:
        manual = self._manual

        def change(store: Store) -> None:
            with store.write(LABEL) as unit:
                for person_id in theirs:
                    _go(Traces(unit, PersonId(person_id), perhaps=True), names=names)

        try:
            key = looking_in.key_for(path, manual.key)
            ever = looking_in.people_ever(path, key)
            theirs = [one for one in sorted(ever) if mark_of(salt, one) in marks]
            if theirs:
                manual_file.rewrite(path, key, manual.ids, manual.clock.now, change)
        except UserError as error:
            return BackupFate(path, "failed", error.what)
        return BackupFate(path, "rewritten" if theirs else "clean")


def _salt(unit: Unit) -> str:
    return queries.settings(unit).get(SALT, "")


def _erase(unit: Unit, manual: Manual, person_id: PersonId, *, names: bool) -> Erasure:
    traces = Traces(unit, person_id)
    told = traces.told()
    salt = _salt(unit) or unit.ids.new("z")
    queries.set_setting_quietly(unit, SALT, salt)
    marks = marks_of(salt, traces.person.name, traces.person.emails, traces.account)
    marks |= {mark_of(salt, one) for one in traces.people}
    count = _go(traces, names=names)
    erasing.remember(unit, marks, manual.today)
    unit.touch("manual", person_id)
    mentions = () if names else told.mentions
    return replace(told, counts={**told.counts, "history": count}, mentions=mentions)


def _go(traces: Traces, *, names: bool) -> int:
    """Take all of it away; return how many entries of the history went."""
    unit, eraser = traces.unit, Eraser(traces.unit, traces.reach, traces.names)
    traces.keep_marks()
    for record, changes in traces.kept.items():
        for record_id, values in changes.items():
            records = unit.records(record)
            records.write(record_id, {**records.columns(record_id), **values}, values)
    eraser.rows()
    eraser.words_that_left()
    if HALF_TYPED in queries.settings(unit):
        queries.set_setting_quietly(unit, HALF_TYPED, "")
    if names:
        _take_names_out(traces)
    edited = {one for changes in traces.kept.values() for one in changes}
    gone = eraser.history(edited, names=names)
    erasing.settle_search(unit)
    chain.forget(unit.connection, [record_id for _, record_id in unit.change.touched])
    return gone


def _take_names_out(traces: Traces) -> None:
    for one in traces.mentions():
        records = traces.unit.records(one.record)
        columns = records.columns(one.id)
        values = {one.field: traces.names.taken_out_of(columns[one.field], near=True)}
        records.write(one.id, {**columns, **values}, values)

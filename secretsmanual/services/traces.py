"""Where a person stands in the manual: what is theirs, what names them, what stays of the rest."""

import json
from collections.abc import Iterable
from typing import Any

from secretsmanual.domain.erasing import Erasure, Mention, Names
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.talks import Interview, Line
from secretsmanual.domain.wording import tr
from secretsmanual.services.confided import how_told
from secretsmanual.services.held_elsewhere import holders
from secretsmanual.store import erasing, person_reach, queries
from secretsmanual.store.person_reach import Reach
from secretsmanual.store.unit import Unit


class Traces:
    """Where one person stands, worked out once: what is theirs, and what is left of the rest."""

    def __init__(self, unit: Unit, person_id: PersonId, *, perhaps: bool = False) -> None:
        self.unit = unit
        found = unit.people.maybe(person_id) if perhaps else unit.people.get(person_id)
        self.person = found or Person(id=person_id, name="\x00", created_at=unit.at)
        account = unit.accounts.maybe(self.person.account_id or "")
        self.account = account.name if account else ""
        self.people = {person_id, *person_reach.merged_into(unit, person_id)}
        others = queries.people(unit, self.person.account_id) if self.person.account_id else []
        self.others = [one for one in others if one.id not in self.people]
        self.names = Names.of(self.person, self.others)
        self.talks = {
            talk.id: talk for talk in unit.interviews.where() if self.people & set(talk.attendees)
        }
        self.kept: dict[str, dict[str, dict[str, Any]]] = {"line": {}}
        """By type and id: what changes in a record that stays."""
        self.reach = self._reach()
        self._plan_what_stays()

    def keep_marks(self) -> None:
        """Write on what stays, and rests on a line that goes or is cut, how it was told.

        To be called while the lines are whole: their marks go with them.
        """
        unit, lines = self.unit, self.reach["line"] | self.kept["line"].keys()
        for records in (unit.promises, unit.ask_later):
            resting = [one for one in records.where() if one.line_id in lines]
            for record_id, sensitivity in how_told(unit, resting).items():
                records.set_quietly(record_id, sensitivity=sensitivity)

    def told(self) -> Erasure:
        """Say what goes and who holds something."""
        counts = {kind: len(ids) for kind, ids in sorted(self.reach.items()) if ids}
        runs = self.unit.imports.by_ids([self.person.import_id or ""])
        return Erasure(
            name=self.person.name,
            account=self.account,
            counts=counts,
            mentions=tuple(self.mentions()),
            holders=tuple(holders(self.unit, self.person, self.reach["secret"])),
            imports=tuple(run.file_name for run in runs.values()),
        )

    def require_ended(self) -> None:
        """Raise Refused while a talk with them goes on."""
        if any(talk.ended is None and talk.mode == "live" for talk in self.talks.values()):
            raise Refused(
                tr("A talk with {person} has not ended.", person=self.person.name),
                tr("End it on the page Today first."),
            )

    def _reach(self) -> Reach:
        unit = self.unit
        found = person_reach.linked(unit, self.people, "theirs")
        found["person"] = set(self.people)
        open_ones = {one.id for one in unit.promises.by_ids(found["promise"]).values() if one.open}
        found["promise"] -= open_ones
        self.kept["promise"] = {one: {} for one in open_ones}
        for record, ids in person_reach.deleted_earlier(unit, self.people).items():
            found[record] |= ids
        found["line"] = self._lines(set().union(*found.values()))
        return person_reach.with_followers(unit, found)

    def _lines(self, gone: set[str]) -> set[str]:
        """Return the raw lines that go; those that are cut go into `_kept`."""
        away: set[str] = set()
        secrets = person_reach.secrets_by_line(self.unit)
        near = {one.id for one in self.unit.interviews.where() if self._is_near(one)}
        for line in self.unit.lines.where():
            made = {*line.made, *secrets.get(line.id, ())}
            if not self._is_theirs(line, made, gone, near=line.interview_id in near):
                continue
            rest = self._said_of_others(made - gone)
            if rest:
                self.kept["line"][line.id] = {"raw": rest}
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
        talk = self.talks.get(line.interview_id)
        if talk is None:
            return False
        if set(talk.attendees) <= self.people:
            return True
        others = (Names.of(one, ()) for one in self.others if one.id in talk.attendees)
        return not made and not any(one.stand_in(line.raw, near=True) for one in others)

    def _said_of_others(self, ids: Iterable[str]) -> str:
        unit, wanted = self.unit, sorted(ids)
        texts = [
            *(one.text for one in unit.secrets.by_ids(wanted).values()),
            *(one.text for one in unit.promises.by_ids(wanted).values()),
            *(one.text for one in unit.ask_later.by_ids(wanted).values()),
        ]
        return "\n".join(self.names.taken_out(text, near=True) for text in texts)

    def _plan_what_stays(self) -> None:
        unit = self.unit
        for promise_id in self.kept["promise"]:
            columns = unit.promises.columns(promise_id)
            self.kept["promise"][promise_id] = self._without_names("promise", columns)
        self.kept["interview"] = {
            one: {
                **self._without_names("interview", unit.interviews.columns(one)),
                "state": "",
                "draft": "",
            }
            for one in self.talks
        }
        self.kept["secret"] = {
            one: {"verbatim": "", "via": ""}
            for one in person_reach.linked(unit, self.people, "named")["secret"]
            if one not in self.reach["secret"]
        }
        self.kept["import"] = {
            run.id: {"file_name": self.names.taken_out(run.file_name, near=True)}
            for run in unit.imports.where()
            if self.names.stand_in(run.file_name, near=True)
        }

    def _without_names(self, record: str, columns: dict[str, Any]) -> dict[str, Any]:
        texts = erasing.texts_of(record, columns)
        return {name: self.names.taken_out_of(value, near=True) for name, value in texts.items()}

    def mentions(self) -> list[Mention]:
        """Return the texts about others that name them."""
        gone, found = set().union(*self.reach.values()), []
        done = {one for changes in self.kept.values() for one in changes}
        whose: dict[str, str] = {one.id: one.name for one in queries.accounts(self.unit)}
        whose.update((one.id, one.name) for one in self.others)
        for record, record_id, columns in erasing.typed_rows(self.unit):
            if record_id in gone or record_id in done or record == "import":
                continue
            near = self.person.account_id in (columns.get("account_id"), record_id)
            for name, value in erasing.texts_of(record, columns).items():
                if not value:
                    continue
                said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                if self.names.stand_in(said, near=near and bool(self.account)):
                    at = whose.get(columns.get("person_id") or columns.get("account_id") or "", "")
                    found.append(Mention(record, record_id, name, at, said))
        return found

"""People who left: whom it is time to reduce, keeping one longer, and reducing them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.retention import (
    MOST_MONTHS,
    NOTHING,
    Leaver,
    due_on,
    of_private_life,
    showing,
)
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.leaving import (
    BY_ITSELF,
    OFF,
    SETTING,
    goes_by_itself,
    months_kept,
    waiting,
)
from secretsmanual.services.manual import Manual
from secretsmanual.services.traces import Traces
from secretsmanual.store import chain, erasing, person_reach, queries
from secretsmanual.store.erasing import Eraser
from secretsmanual.store.person_reach import Reach
from secretsmanual.store.unit import Unit

_WITH_THEM = ("asked", "ask_later", "muted_question")
"""Types of record of theirs that are of no use without them."""


class RetentionService:
    """Lists people who left, and reduces them: by a key, or by itself after their notice."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def months(self) -> int:
        """Return after how many months people who left are reduced; 0: never."""
        with self._manual.read() as unit:
            return months_kept(unit)

    def set_months(self, months: int) -> Change:
        """Say after how many months; 0: never. Raises BadInput."""
        if not 0 <= months <= MOST_MONTHS:
            raise BadInput(
                tr("{months} months cannot be.", months=months),
                tr("Say 0 (never) to {most}.", most=MOST_MONTHS),
            )
        with self._manual.write(mark("Set how long people who left are kept")) as unit:
            queries.set_setting(unit, SETTING, str(months))
        return unit.change

    def by_itself(self) -> bool:
        """Say whether people are reduced without a key once the list has shown them long enough."""
        with self._manual.read() as unit:
            return goes_by_itself(unit)

    def set_by_itself(self, *, on: bool) -> Change:
        """Let people be reduced without a key, or no more."""
        with self._manual.write(
            mark("Set whether people who left are reduced by themselves")
        ) as unit:
            queries.set_setting(unit, BY_ITSELF, "" if on else OFF)
        return unit.change

    def waiting(self) -> list[Leaver]:
        """Return whom it is time to look at, the longest gone first; nothing is written."""
        with self._manual.read() as unit:
            return waiting(unit, self._manual.today)

    def show(self) -> list[Leaver]:
        """Return the same, and note that they are shown: from now on they may be reduced.

        Of people marked as gone before their day was kept, today counts as the day.
        """
        today = self._manual.today
        with self._manual.write(mark("Look at people who left")) as unit:
            for person in queries.people(unit):
                if person.status == "left" and person.left_on is None:
                    unit.people.set_quietly(person.id, left_on=today)
            _note(unit, (one.person for one in waiting(unit, today)), today)
            return waiting(unit, today)

    def note_shown(self, person_ids: Iterable[PersonId]) -> None:
        """Note that a page shows these of them today."""
        today, wanted = self._manual.today, set(person_ids)
        shown = [one.person for one in self.waiting() if one.person.id in wanted]
        if any(person.last_shown_on != today for person in shown):
            with self._manual.write(mark("Look at people who left")) as unit:
                _note(unit, shown, today)

    def keep(self, person_id: PersonId, until: date, why: str) -> Change:
        """Keep somebody in full until a day, for a reason. Raises NotFound and BadInput."""
        if until <= self._manual.today:
            raise BadInput(tr("That day has passed."), tr("Name one to come."))
        if not why.strip():
            raise BadInput(
                tr("It is not said why."), tr("Say it in a few words; the report tells it.")
            )
        with self._manual.write(mark("Keep longer")) as unit:
            unit.people.change(person_id, keep_until=until, keep_reason=why.strip(), shown_on=None)
        return unit.change

    def reduce(self, person_ids: Sequence[PersonId]) -> Change:
        """Reduce people for good: undo cannot bring back what goes. Backups go by age.

        Raises NotFound, and Refused for somebody whose time has not come, whom no list showed, or
        with whom a talk goes on.
        """
        today = self._manual.today
        with self._manual.write(mark("Reduce somebody who left")) as unit:
            months = months_kept(unit)
            for person_id in person_ids:
                person = unit.people.get(person_id)
                due = due_on(person, months)
                if due is None or due > today:
                    raise Refused(
                        _not_yet(person.name, due), tr("Erase them where they ask for it.")
                    )
                if person.shown_on is None:
                    raise Refused(
                        tr("No list has shown {person} yet.", person=person.name),
                        tr("Look at it first."),
                    )
                _reduce(unit, self._manual, person_id)
            unit.touch("manual", "")
        self._manual.store.write_back()
        return unit.change

    def make_ready(self) -> list[Person]:
        """Return whose notice is over, once a backup holds all that is known of them.

        Nobody where that is switched off, or while a talk has not ended: they wait.
        """
        today = self._manual.today
        with self._manual.read() as unit:
            if queries.interviews_unfinished(unit):
                return []
            found = [one.person for one in waiting(unit, today) if one.is_over(today)]
        if found:
            self._manual.keep_before("reduce")
        return found

    def reduce_over(self) -> tuple[list[Person], Change | None]:
        """Reduce whose notice is over, after a backup; return who they were, and the change."""
        found = self.make_ready()
        return found, self.reduce([person.id for person in found]) if found else None


def _note(unit: Unit, people: Iterable[Person], today: date) -> None:
    for person in people:
        unit.people.set_quietly(person.id, **showing(person, today))


def _reduce(unit: Unit, manual: Manual, person_id: PersonId) -> None:
    traces = Traces(unit, person_id)
    traces.require_ended()
    theirs = unit.secrets.by_ids(traces.reach["secret"]).values()
    of_work = {one.id for one in theirs if not of_private_life(one, manual.bank)}
    going: Reach = {
        "secret": traces.reach["secret"] - of_work,
        "line": set(traces.reach["line"]),
        **{record: set(traces.reach.get(record, ())) for record in _WITH_THEM},
    }
    reach = person_reach.with_followers(unit, going)
    eraser = Eraser(unit, reach, traces.names)
    traces.keep_marks()
    changed: dict[str, dict[str, dict[str, Any]]] = {
        "person": {person_id: {**NOTHING, "reduced_on": manual.today}},
        "line": traces.kept["line"],
        "interview": {talk: _talk(traces, talk) for talk in traces.talks},
    }
    for record, rows in changed.items():
        for record_id, values in rows.items():
            records = unit.records(record)
            records.write(record_id, {**records.columns(record_id), **values}, values)
    eraser.rows()
    eraser.words_that_left()
    eraser.history({one for rows in changed.values() for one in rows}, names=False)
    chain.forget(unit.connection, [one for _, one in unit.change.touched])
    erasing.settle_search(unit)


def _talk(traces: Traces, talk_id: Any) -> dict[str, Any]:
    """Leave of a talk with them alone its day; of one with others what was noted of it."""
    alone = set(traces.talks[talk_id].attendees) <= traces.people
    rest = {"summary": "", "purpose": ""} if alone else {}
    return {"state": "", "draft": "", **rest}


def _not_yet(name: str, due: date | None) -> str:
    if due is None:
        return tr("It is not time to reduce {name}.", name=name)
    return tr("It is not time to reduce {name} before {day}.", name=name, day=words.day(due))

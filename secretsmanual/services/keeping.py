"""Do in the manual what a step of an interview says (`domain.interview.effects`)."""

from collections.abc import Callable
from typing import Any

from secretsmanual.domain.ids import AskLaterId, LineId, PersonId
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.effects import (
    BringUp,
    Effect,
    Ended,
    Interrupted,
    MarkLine,
    RecordAsked,
    RereadLines,
    ReviseLine,
    SaveLine,
)
from secretsmanual.domain.interview.session import Session
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.talks import AskLaterFields, Interview, Line, LineFields
from secretsmanual.domain.wording import tr
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


class Keeper:
    """Keeps one step of one talk, inside the unit of work of that step."""

    def __init__(self, unit: Unit, session: Session) -> None:
        self._unit = unit
        self._session = session
        self._values: dict[str, Any] = {}
        self._doers: dict[type, Callable[[Any], None]] = {
            SaveLine: self._save,
            ReviseLine: self._revise,
            MarkLine: self._mark,
            RereadLines: self._reread,
            RecordAsked: self._asked,
            BringUp: self._brought_up,
            Interrupted: self._interrupted,
            Ended: self._ended,
        }

    def keep(self, effect: Effect) -> None:
        """Do what an effect says; hints and drafts need nothing of their own."""
        doer = self._doers.get(type(effect))
        if doer:
            doer(effect)

    def position(self, state: str, draft: str) -> None:
        """Write down where the session stands."""
        self._values.update(state=state, draft=draft)
        self._unit.interviews.set_quietly(self._session.id, **self._values)

    @staticmethod
    def save_draft(unit: Unit, interview: Interview) -> None:
        """Make a line of what was half typed when a talk was left."""
        if not interview.draft.strip():
            return
        lines = queries.lines(unit, interview.id)
        fields = LineFields(
            interview_id=interview.id,
            n=len(lines) + 1,
            raw=interview.draft,
            first_key_at=unit.at,
            saved_at=unit.at,
        )
        unit.lines.add(fields)
        unit.interviews.set_quietly(interview.id, draft="")

    def _save(self, effect: SaveLine) -> None:
        line = self._unit.lines.add(effect.line)
        made = self._made(line.id, effect.captured)
        if made:
            self._unit.lines.set_quietly(line.id, made=[made])

    def _made(self, line_id: LineId, captured: Captured, *, promise: bool = False) -> str | None:
        """Put a promise or an ask-later into the manual at once.

        A bare `..` makes nothing: review asks what was missed.
        """
        if not captured.text.strip():
            return None
        if captured.type == "promise" or promise:
            return self._unit.promises.add(self._promise(line_id, captured)).id
        if captured.type == "ask_later":
            return self._ask_later(line_id, captured.text, captured)
        if captured.go_back:
            return self._ask_later(line_id, tr("Go back: {text}", text=captured.text), captured)
        return None

    def _promise(self, line_id: LineId, captured: Captured) -> PromiseFields:
        keeper = self._unit.team.maybe(captured.keeper) if captured.keeper else None
        talk = self._unit.interviews.get(self._session.id)
        return PromiseFields(
            account_id=talk.account_id,
            person_id=self._still_there(captured.person_id) or next(iter(talk.attendees), None),
            direction=captured.direction or "ours",
            text=captured.text,
            by=keeper.name if keeper else "",
            made_on=self._unit.at.date(),
            due=captured.due,
            interview_id=self._session.id,
            line_id=line_id,
            created_at=self._unit.at,
        )

    def _still_there(self, person_id: PersonId | None) -> PersonId | None:
        """Return who is meant, but not somebody who was merged or deleted since the talk began.

        The talk's own record knows whom they were merged into.
        """
        return person_id if person_id and self._unit.people.maybe(person_id) else None

    def _ask_later(self, line_id: LineId, text: str, captured: Captured) -> str:
        fields = AskLaterFields(
            account_id=self._unit.interviews.get(self._session.id).account_id,
            person_id=self._still_there(captured.person_id),
            text=text,
            line_id=line_id,
            created_at=self._unit.at,
        )
        return self._unit.ask_later.add(fields).id

    def _line(self, n: int) -> Line:
        return next(line for line in queries.lines(self._unit, self._session.id) if line.n == n)

    def _revise(self, effect: ReviseLine) -> None:
        line = self._line(effect.n)
        self._remake(line, effect.captured, promise="promise" in line.marks)
        self._unit.lines.change(line.id, raw=effect.raw)

    def _mark(self, effect: MarkLine) -> None:
        line = self._line(effect.n)
        was, now = "promise" in line.marks, "promise" in effect.marks
        if was != now:
            self._remake(line, effect.captured, promise=now)
        self._unit.lines.change(line.id, marks=list(effect.marks))

    def _reread(self, effect: RereadLines) -> None:
        values = {"attendees": list(effect.attendees), "account_id": effect.account_id}
        self._unit.interviews.change(self._session.id, **values)
        for n, captured in effect.lines:
            line = self._line(n)
            self._remake(line, captured, promise="promise" in line.marks)
        for line in queries.lines(self._unit, self._session.id):
            self._rehome(line, effect)

    def _rehome(self, line: Line, effect: RereadLines) -> None:
        """Give what an unknown caller's talk made to the account that was named since."""
        for record_id in line.made:
            records = self._unit.promises if record_id[0] == "r" else self._unit.ask_later
            records.change(record_id, account_id=effect.account_id)

    def _remake(self, line: Line, captured: Captured, *, promise: bool) -> None:
        for record_id in line.made:
            records = self._unit.promises if record_id[0] == "r" else self._unit.ask_later
            records.delete(record_id)
        made = self._made(line.id, captured, promise=promise)
        self._unit.lines.change(line.id, made=[made] if made else [])

    def _asked(self, effect: RecordAsked) -> None:
        self._unit.asked.add(effect.asked)

    def _brought_up(self, effect: BringUp) -> None:
        if effect.type == "ask_later" and effect.outcome in {"answered", "thin"}:
            self._unit.ask_later.change(
                AskLaterId(effect.id), status="done", asked_in=self._session.id
            )

    def _interrupted(self, effect: Interrupted) -> None:
        talk = self._unit.interviews.get(self._session.id)
        pause = {"from": effect.since.isoformat(), "to": effect.until.isoformat()}
        self._values["interruptions"] = [*talk.interruptions, pause]

    def _ended(self, effect: Ended) -> None:
        lines = queries.lines(self._unit, self._session.id)
        self._values.update(
            ended=effect.at,
            auto_closed=effect.auto_closed,
            review="pending" if lines else "done",
        )

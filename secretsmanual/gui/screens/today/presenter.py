"""What the day's page knows, and where each row leads."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import InterviewId
from secretsmanual.gui.models.waiting import WaitingTalk, waiting_talk
from secretsmanual.gui.screens.today.rows import (
    LEAVERS,
    Rows,
    ahead,
    beside,
    leaver_row,
    leavers_named,
)
from secretsmanual.gui.tools import Tools
from secretsmanual.services.today import Planned, Today


class Goal(NamedTuple):
    """A page and what it is opened with."""

    page: str
    args: dict[str, str]


class Seen(NamedTuple):
    """All that the page shows."""

    today: Today
    ahead: Rows
    beside: Rows
    goals: dict[str, Goal]
    """Where Enter leads, by row."""
    unfinished: Sequence[WaitingTalk]
    """Talks that were never ended, newest first."""


class TodayPresenter(QObject):
    """Reads the day."""

    shown = Signal()
    """There is something new in `seen`."""
    ended = Signal(str)
    """The id of a talk that now waits for its review."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.seen: Seen | None = None
        self._later: set[str] = set()

    def read(self) -> None:
        """Read anew."""
        tools = self._tools

        def call() -> Seen:
            today = tools.services.today.page()
            unfinished = [waiting_talk(talk, today.now) for talk in today.unfinished]
            return Seen(today, ahead(today), beside(today), _goals(today), unfinished)

        tools.work.run(self, call, self._take, latest="today")

    def goal(self, row_id: str) -> Goal | None:
        """Return where a row leads."""
        return self.seen.goals.get(row_id) if self.seen else None

    def meeting(self, row_id: str) -> Planned | None:
        """Return the meeting of a row, if it is one."""
        meetings = self.seen.today.meetings if self.seen else ()
        return next((one for one in meetings if one.meeting.id == row_id), None)

    @property
    def unfinished(self) -> WaitingTalk | None:
        """The newest talk to take up again that was not put off."""
        found = self.seen.unfinished if self.seen else ()
        return next((one for one in found if one.id not in self._later), None)

    def put_off(self, talk_id: str) -> None:
        """Ask about this talk no more until the program starts again."""
        self._later.add(talk_id)
        self.shown.emit()

    def end(self, talk_id: str) -> None:
        """End a talk as it stands, so that its lines can be reviewed."""
        tools, interview = self._tools, InterviewId(talk_id)

        def ended(change: Change) -> None:
            tools.wrote(change)
            self.ended.emit(talk_id)

        tools.work.run(self, lambda: tools.services.interviews.close_for_review(interview), ended)

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.shown.emit()
        if leavers := [one.person.id for one in leavers_named(seen.today)]:
            retention = self._tools.services.retention
            self._tools.work.run(self, lambda: retention.note_shown(leavers), latest="noting")


def _goals(today: Today) -> dict[str, Goal]:
    found: dict[str, Goal] = {}
    for running in today.running:
        found[running.case.id] = Goal("oops", {"case": running.case.id})
    for waiting in today.waiting:
        talk = waiting.talk.interview.id
        found[talk] = Goal("review", {"interview": talk})
    for planned in today.meetings:
        meeting = planned.meeting
        found[meeting.id] = Goal("brief", {"account": meeting.account_id, "meeting": meeting.id})
    for named in today.promises:
        promise = named.promise
        found[promise.id] = _person(promise.account_id, promise.person_id)
    for quiet in today.attention.quiet:
        found[quiet.person.id] = _person(quiet.person.account_id, quiet.person.id)
    for leaver in leavers_named(today):
        found[leaver_row(leaver)] = Goal(LEAVERS, {})
    for risk in today.attention.at_risk:
        found[risk.account.id] = _person(risk.account.id, None)
    for line in today.attention.fading:
        secret = line.fading.secret
        place = _person(secret.account_id, secret.person_id)
        found[secret.id] = Goal("account", {**place.args, "secret": secret.id})
    return found


def _person(account: str | None, person: str | None) -> Goal:
    return Goal("account", {"account": account or "", "person": person or ""})

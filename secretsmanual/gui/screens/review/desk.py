"""A talk in review: its rows as they stand, steps that can be taken back, writes as decided."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import InterviewId, LineId
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.proposal import Proposal
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.gui.tools import Tools
from secretsmanual.services.reviews import Review

Stage = Literal["reading", "place", "lines", "closing", "done", "nothing"]
Step = Callable[[ReviewRow], ReviewRow]


@dataclass(frozen=True, slots=True)
class Done:
    """One step that can be taken back."""

    line_id: LineId
    before: ReviewRow
    kept: bool
    """It is in the manual, so taking it back is an undo there."""


class ReviewDesk(QObject):
    """One talk in review."""

    shown = Signal()
    """The rows, the current one or the stage differ."""
    refused = Signal(object)
    """A UserError about what a key could not do."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._interview: InterviewId | None = None
        self._done: list[Done] = []
        self._in_flight: dict[LineId, int] = {}
        self._here = False
        self._looking = False
        self._undo_wanted = False
        self.seen: Review | None = None
        self.rows: list[ReviewRow] = []
        self.at = 0
        follow = ("manual", "line", "secret", "person", "account", "interview", "promise")
        tools.changes.follow(self, self._changed, *follow)

    @property
    def stage(self) -> Stage:
        """What is to be done now."""
        seen = self.seen
        if seen is None:
            return "reading" if self._interview else "nothing"
        if not self.rows:
            return "nothing"
        if seen.account is None:
            return "place"
        if self._looking or not all(row.decided for row in self.rows):
            return "lines"
        return "done" if seen.interview.review == "done" else "closing"

    @property
    def row(self) -> ReviewRow | None:
        """The current row."""
        return self.rows[self.at] if self.at < len(self.rows) else None

    @property
    def bank(self) -> Bank:
        """The kinds."""
        return self._seen.guide.bank

    @property
    def decided(self) -> int:
        """How many lines are decided."""
        return sum(row.decided for row in self.rows)

    def arrive(self, interview_id: str) -> None:
        """Show a talk, and follow what is written while it is shown."""
        self._here = True
        if interview_id != self._interview:
            self._interview = InterviewId(interview_id) if interview_id else None
            self.seen, self.rows, self.at = None, [], 0
            self._done.clear()
            self._looking = False
        self.read()

    def leave(self) -> None:
        """Follow no more."""
        self._here = False

    def read(self) -> None:
        """Read anew; what was changed here and not decided stays."""
        interview_id = self._interview
        if interview_id is not None and self._tools.is_open():
            services = self._tools.opened
            self._tools.work.run(
                self, lambda: services().reviews.open(interview_id), self._take, latest="review"
            )

    def go(self, line_id: str) -> None:
        """Make a row current."""
        found = (at for at, row in enumerate(self.rows) if row.material.line_id == line_id)
        self.at = next(found, self.at)

    def undo(self) -> None:
        """U: take the last step back, in the manual where it is there already."""
        if self._in_flight:
            self._undo_wanted = True
            return
        if not self._done:
            self._tools.undoing.undo()
            return
        last = self._done.pop()
        self.go(last.line_id)
        if last.kept:
            self._looking = False
            self._tools.undoing.undo()
        self._put(last.before)
        self.shown.emit()

    def edits(self) -> list[dict[str, Any]]:
        """Return what was changed here and is not decided, as plain values."""
        touched = {done.line_id for done in self._done}
        return [
            {
                "line": row.material.line_id,
                "proposal": asdict(row.proposal),
                "protected": row.protected,
                "known_by_hand": row.known_by_hand,
                "settled": list(row.settled),
            }
            for row in self.rows
            if row.material.line_id in touched and not row.decided
        ]

    def change_again(self, edits: list[dict[str, Any]]) -> None:
        """Change the same, in lines that are open still; each can be taken back with U."""
        for edit in edits:
            line_id = LineId(edit["line"])
            mine = self._mine(line_id)
            if mine is None or mine.decided:
                continue
            fields = edit["proposal"]
            proposal = Proposal(
                **{**fields, "themes": tuple(fields["themes"]), "care": tuple(fields["care"])}
            )
            self._done.append(Done(line_id, mine, kept=False))
            self._put(
                replace(
                    mine,
                    proposal=proposal,
                    care=tuple(note for note in mine.care if note.group not in proposal.care),
                    protected=edit["protected"],
                    known_by_hand=edit["known_by_hand"],
                    settled=tuple(edit["settled"]),
                )
            )

    # How it is done ------------------------------------------------------------------------

    @property
    def _seen(self) -> Review:
        if self.seen is None:
            raise RuntimeError("no talk is open")
        return self.seen

    def _do(self, step: Step, said: str = "", *, anew: bool = False) -> bool:
        """Take a step with the current row; False where it cannot be taken.

        `anew`: kinds and duplicates are looked for again, since subject or words changed.
        """
        row = self.row
        if row is None:
            return False
        try:
            after = step(row)
        except UserError as error:
            self.refused.emit(error)
            return False
        if row.decided and not after.decided:
            after = _decided_if_ready(after)
        kept = row.decided or after.decided or after.picked != row.picked
        self._done.append(Done(row.material.line_id, row, kept))
        self._put(after)
        if kept:
            self._keep(after, said)
        if anew and not after.decided:
            self._look_again(after)
        if after.decided and not row.decided:
            self._go_on()
        self.shown.emit()
        return True

    def _put(self, row: ReviewRow) -> None:
        ids = [one.material.line_id for one in self.rows]
        if row.material.line_id in ids:
            self.rows[ids.index(row.material.line_id)] = row

    def _go_on(self) -> None:
        following = review.next_open(self.rows, self.at)
        self.at = self.at if following is None else following

    def _keep(self, row: ReviewRow, said: str) -> None:
        line_id, seen, services = row.material.line_id, self._seen, self._tools.opened
        self._in_flight[line_id] = self._in_flight.get(line_id, 0) + 1
        self._tools.work.run(
            self,
            lambda: services().reviews.decide(seen, row),
            lambda change: self._kept(line_id, change, said),
            lambda error: self._not_kept(line_id, error),
        )

    def _kept(self, line_id: LineId, change: Change, said: str) -> None:
        self._landed(line_id)
        self._tools.wrote(change, said)
        if self._undo_wanted and not self._in_flight:
            self._undo_wanted = False
            self.undo()

    def _not_kept(self, line_id: LineId, error: UserError) -> None:
        """Open the line again: the disk is full, or the manual was changed elsewhere."""
        self._landed(line_id)
        self._undo_wanted = False
        mine = self._mine(line_id)
        if mine is not None:
            self._put(review.reopen(mine))
        self.go(line_id)
        self.shown.emit()
        self.refused.emit(error)
        self.read()

    def _landed(self, line_id: LineId) -> None:
        self._in_flight[line_id] -= 1
        if not self._in_flight[line_id]:
            del self._in_flight[line_id]

    def _look_again(self, row: ReviewRow) -> None:
        seen, services = self._seen, self._tools.opened
        self._tools.work.run(self, lambda: services().reviews.suggest(seen, row), self._looked)

    def _looked(self, found: ReviewRow) -> None:
        mine = self._mine(found.material.line_id)
        if mine is None or mine.decided or not _same_matter(mine, found):
            return
        mine = review.suggested(mine, found.material.suggestion, self.bank)
        self._put(review.with_duplicates(mine, found.material.duplicates))
        self.shown.emit()

    def _changed(self, _change: Change) -> None:
        if self._here:
            self.read()

    def _take(self, seen: Review) -> None:
        first = self.seen is None
        self.seen = seen
        self.rows = [self._merged(row) for row in seen.rows]
        if first:
            self.at = review.next_open(self.rows) or 0
        self.shown.emit()

    def _mine(self, line_id: LineId) -> ReviewRow | None:
        found = (row for row in self.rows if row.material.line_id == line_id)
        return next(found, None)

    def _merged(self, stored: ReviewRow) -> ReviewRow:
        """Take what is in the manual, but leave what is under way here."""
        line_id = stored.material.line_id
        mine = self._mine(line_id)
        if mine is None:
            return stored
        if line_id in self._in_flight:
            return mine
        if mine.decided and not stored.decided:
            self._done = [done for done in self._done if done.line_id != line_id]
        edited = any(done.line_id == line_id for done in self._done)
        if stored.decided or mine.decided or not edited:
            return stored
        mine = replace(mine, picked=stored.picked)
        if _same_matter(mine, stored):
            mine = review.with_duplicates(mine, stored.material.duplicates)
        return mine


def _decided_if_ready(row: ReviewRow) -> ReviewRow:
    try:
        return review.accept(row)
    except UserError:
        return row


def _same_matter(one: ReviewRow, other: ReviewRow) -> bool:
    a, b = one.proposal, other.proposal
    return (a.text, a.subject, a.person_id) == (b.text, b.subject, b.person_id)

"""What happens between the keys and the manual: every step in order, off the UI thread."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview.events import End, Event, Hold, Key, Line, Moment, Quiet
from secretsmanual.domain.interview.session import Session
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.calls import Calls
    from secretsmanual.gui.screens.talk.seen import (
        Seen,
        Somebody,
        Stranger,
        Understood,
        Vocabulary,
    )
    from secretsmanual.services.interviews import Plan

REST_MS = 1_200
"""So long without a key, and other parts of the page may change (domain.md 2.2)."""
DRAFT_MS = 400
"""The draft goes to the manual this long after a key: with the write itself under 500 ms."""
SAVING_MS = 150
"""A line that takes longer than this is shown as being saved."""
TICK_MS = 15_000
SILENT_S = 90.0
"""Without a key for so long, the strip asks whether the call goes on."""

Done = Callable[["Seen"], None]


class TalkPresenter(QObject):
    """Holds the last `Seen` and what is typed; all else is in the manual."""

    opened = Signal(object)
    """A call came to the front: Seen. The line takes its draft."""
    moved = Signal(object, bool)
    """After a step: Seen, and whether it came of typing and may wait for a rest."""
    taken_back = Signal(str)
    """The last line, to be edited."""
    given_back = Signal(str)
    """A line that could not be saved."""
    saving = Signal(list)
    """Lines that are not on the disk yet, when that takes long; empty when they are."""
    rested = Signal()
    understood = Signal(object)
    vocabulary = Signal(object)
    everybody = Signal(tuple)
    """Who may be there: Somebody"""
    told = Signal(str)
    """A sentence for the strip."""
    ticked = Signal()
    silent = Signal()
    """Nobody has typed for a while."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._calls: Calls | None = None
        self.seen: Seen | None = None
        self._opening = False
        """A talk is on its way to the front."""
        self._draft = ""
        self._kept = ""
        """The draft as it was last sent to the manual."""
        self._pending: list[str] = []
        self._unsaved = False
        """Whether the strip says that something was not saved."""
        self._touched: set[tuple[str, str]] = set()
        self._last_key = 0.0
        self._rest = self._timer(REST_MS, self._rested)
        self._throttle = self._timer(DRAFT_MS, self._keep_draft)
        self._slow = self._timer(SAVING_MS, self._show_saving)
        self._tick = self._timer(TICK_MS, self._ticked, once=False)

    @property
    def session(self) -> Session | None:
        """The talk in front as it last stood."""
        return self.seen.session if self.seen else None

    @property
    def live(self) -> bool:
        """Whether a talk is in front that is not over."""
        return self.session is not None and self.session.state != "DONE"

    @property
    def busy(self) -> bool:
        """Whether a talk goes on, comes, or waits on the desk."""
        return self.live or self._opening or bool(self.seen and self.seen.parked)

    @property
    def typing(self) -> bool:
        """Whether a key was pressed within the last 1.2 s."""
        return self._rest.isActive()

    def now(self) -> Moment:
        """Read both clocks."""
        clock = self._tools.services.manual.clock
        return Moment(clock.now(), clock.monotonic())

    def start(self, plan: "Plan") -> None:
        """Begin a talk."""
        at = self.now()
        self._desk(lambda calls: calls.start(plan, at))

    def resume(self, interview_id: InterviewId) -> None:
        """Take up a talk where it stood."""
        at = self.now()
        self._desk(lambda calls: calls.resume(interview_id, at))

    def park(self) -> None:
        """Put this call aside with what is typed, and take another."""
        self.keep_draft()
        at = self.now()
        self._desk(lambda calls: calls.park(at))

    def unpark(self, interview_id: InterviewId) -> None:
        """Take a parked call back."""
        self.keep_draft()
        at = self.now()
        self._desk(lambda calls: calls.unpark(interview_id, at))

    def send(self, event: Event) -> None:
        """Do what a key or a button says."""
        self._step(event, partial(self._moved, quiet=False))

    def send_quietly(self, event: Event) -> None:
        """Do something that changes nothing but lines on the screen."""
        self._step(event, partial(self._moved, quiet=True))

    def attend(self, people: tuple[PersonId, ...], account_id: AccountId | None = None) -> None:
        """Say who is there."""
        self._change(lambda calls: calls.attend(people, account_id))

    def toggle(self, somebody: "Somebody") -> None:
        """Take somebody in as present, or out."""
        self._change(lambda calls: calls.toggle(somebody))
        self.read_everybody()

    def read_everybody(self) -> None:
        """List who may be there."""
        if self.live:
            self._tools.work.run(
                self, lambda: self._make().everybody(), self.everybody.emit, self._refused
            )

    def consent(self, *, service: bool, marketing: bool) -> None:
        """Write down what they agreed to."""
        self._tools.work.run(
            self,
            lambda: self._make().consent(service=service, marketing=marketing),
            self._consented,
            self._refused,
        )

    def welcome(self, stranger: "Stranger") -> None:
        """Take somebody who was named as present."""
        self._change(lambda calls: calls.welcome(stranger))

    def turn_away(self, stranger: "Stranger") -> None:
        """Ask no more about a name."""
        self._change(lambda calls: calls.turn_away(stranger))

    def typed(self, text: str) -> None:
        """Take what stands in the line. Called on every change, so it only sets timers."""
        first = bool(text) and not self._draft
        self._draft = text
        self._rest.start()
        if first:
            self._keep_draft()
        elif not self._throttle.isActive():
            self._throttle.start()

    def save_line(self, raw: str) -> None:
        """Put a line on the disk; the caller has emptied the line already."""
        self._throttle.stop()
        self._rest.start()
        self._draft = self._kept = ""
        self._pending.append(raw)
        if not self._slow.isActive():
            self._slow.start()
        self._step(Line(raw), self._line_saved, self._line_refused)

    def hold(self) -> None:
        """Rest the talk."""
        self.keep_draft()
        self.send(Hold())

    def end(self) -> None:
        """Go into wrap-up, or out of it."""
        self.send(End())

    def close_if_forgotten(self) -> None:
        """End a talk that nobody has touched for 20 minutes; asked while the window is behind."""
        self.send_quietly(Quiet())

    def keep_draft(self) -> None:
        """Put what is typed on the disk now: the focus left, or another call comes."""
        self._throttle.stop()
        if self.live and self._draft != self._kept:
            self._keep_draft()

    def tell_pages(self) -> None:
        """Tell the other pages what this talk has changed so far."""
        if self._touched:
            change = Change(self.tr("The talk"), frozenset(self._touched))
            self._touched = set()
            self._tools.changes.announce(change)

    def leave_desk(self) -> None:
        """Take a talk that is over off the desk."""
        if self._calls is not None and not self.live:
            self._tools.work.run(self, self._calls.leave)
            self.seen = None

    def seconds(self) -> float:
        """Tell how long the talk has gone on, holds left out."""
        return self.session.talk_s(self.now()) if self.session else 0.0

    def _timer(self, ms: int, run: Callable[[], None], *, once: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.setSingleShot(once)
        timer.timeout.connect(run)
        return timer

    def _make(self) -> "Calls":
        """Return the desk; made in the worker, when the first call is taken."""
        from secretsmanual.gui.screens.talk.calls import Calls

        if self._calls is None:
            self._calls = Calls(self._tools.services)
        return self._calls

    def _desk(self, call: Callable[["Calls"], "Seen"]) -> None:
        """Bring another talk to the front; a key pressed twice brings one, not two."""
        if self._opening:
            return
        self._opening = True
        self._tools.work.run(self, lambda: call(self._make()), self._opened, self._not_opened)

    def _not_opened(self, error: UserError) -> None:
        self._opening = False
        self._refused(error)

    def _change(self, call: Callable[["Calls"], "Seen"]) -> None:
        if not self.live:
            return
        done = partial(self._moved, quiet=False)
        self._tools.work.run(self, lambda: call(self._make()), done, self._refused)
        self._learn()

    def _step(
        self, event: Event, done: Done, failed: Callable[[UserError], None] | None = None
    ) -> None:
        if not self.live:
            return
        at = self.now()
        if not isinstance(event, Quiet):
            self._last_key = at.mono
        self._tools.work.run(
            self, lambda: self._make().handle(event, at), done, failed or self._refused
        )

    def _opened(self, seen: "Seen") -> None:
        self._opening = False
        self._take(seen)
        self._draft = self._kept = seen.session.draft
        self._throttle.stop()
        self._rest.stop()
        self._last_key = self.now().mono
        self._tick.start()
        self._learn()
        self.opened.emit(seen)

    def _moved(self, seen: "Seen", *, quiet: bool) -> None:
        before = self.session
        self._take(seen)
        if seen.refused and not quiet:
            self.told.emit(seen.refused)
        if seen.session.state == "DONE":
            self._tick.stop()
            self.tell_pages()
        self.moved.emit(seen, quiet)
        if seen.session.editing and not (before and before.editing):
            self._draft = self._kept = seen.session.draft
            self.taken_back.emit(seen.session.draft)

    def _consented(self, change: Change) -> None:
        self._tools.wrote(change)
        self.told.emit(self.tr("Noted what they agreed to."))

    def _take(self, seen: "Seen") -> None:
        self.seen = seen
        if seen.change:
            self._touched |= seen.change.touched

    def _line_saved(self, seen: "Seen") -> None:
        raw = self._pending.pop(0)
        self.saving.emit([])
        if seen.refused:
            self.given_back.emit(raw)
            self.told.emit(seen.refused)
        elif self._unsaved:
            self._unsaved = False
            self.told.emit("")
        self._moved(seen, quiet=True)

    def _line_refused(self, error: UserError) -> None:
        raw = self._pending.pop(0)
        self.saving.emit([])
        self.given_back.emit(raw)
        self._not_saved(error)

    def _not_saved(self, error: UserError) -> None:
        self._unsaved = True
        self.told.emit(error.sentence)

    def _show_saving(self) -> None:
        if self._pending:
            self.saving.emit(list(self._pending))

    def _keep_draft(self) -> None:
        if self._draft != self._kept:
            self._kept = self._draft
            done = partial(self._moved, quiet=True)
            self._step(Key(self._draft), done, self._draft_refused)

    def _draft_refused(self, error: UserError) -> None:
        self._kept = ""
        self._not_saved(error)

    def _refused(self, error: UserError) -> None:
        self.told.emit(error.sentence)

    def _rested(self) -> None:
        self.rested.emit()
        raw = self._draft
        if raw.strip() and self.live:
            self._tools.work.run(
                self,
                lambda: self._make().understand(raw),
                self._understood,
                self._refused,
                latest="understand",
            )

    def _understood(self, found: "Understood") -> None:
        if found.raw == self._draft and not self.typing:
            self.understood.emit(found)

    def _learn(self) -> None:
        self._tools.work.run(self, lambda: self._make().vocabulary(), self._learned, self._refused)

    def _learned(self, words: "Vocabulary") -> None:
        self.vocabulary.emit(words)

    def _ticked(self) -> None:
        if not self.live:
            return
        self.ticked.emit()
        if self.now().mono - self._last_key >= SILENT_S:
            self.silent.emit()

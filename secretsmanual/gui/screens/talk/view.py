"""The talk page: prepare, talk, hold, wrap up, done."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview.events import (
    Choose,
    Cycle,
    Deflect,
    Event,
    Key,
    Mark,
    MarkMoment,
    Next,
    Resume,
    Skip,
    TakeBack,
    Talking,
    TheyRaisedIt,
)
from secretsmanual.domain.values import Mode
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.talk import words
from secretsmanual.gui.screens.talk.done import DonePane
from secretsmanual.gui.screens.talk.hold import HoldPane
from secretsmanual.gui.screens.talk.live import LivePane
from secretsmanual.gui.screens.talk.presenter import TalkPresenter
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.calls import Seen

_KEYS: dict[str, Event] = {
    "stay": Choose(1),
    "new_subject": Choose(2),
    "lighter": Choose(3),
    "skip": Skip(),
    "deflected": Deflect(),
    "raised": TheyRaisedIt(),
}
_QUIET_KEYS: dict[str, Event] = {
    "gold": Mark("gold"),
    "private": Mark("private"),
    "promise": Mark("promise"),
    "mark_moment": MarkMoment(),
}


class TalkPage(Page):
    """One page for a talk from first to last."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._args: dict[str, str] = {}
        self.title = self.tr("Talk")
        self.presenter = TalkPresenter(tools, self)
        self.live = LivePane(tools.theme)
        self.hold = HoldPane(tools.theme)
        self.done = DonePane(tools.theme)
        self._stack = QStackedWidget()
        for pane in (self.live, self.hold, self.done):
            self._stack.addWidget(pane)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self._connect()
        self._bind()

    @override
    def arrive(self, **args: str) -> None:
        again = args == self._args and self.presenter.live
        self._args = args
        if not again and self._tools.is_open():
            self._begin()

    @override
    def leave(self) -> None:
        self.presenter.keep_draft()
        self.presenter.tell_pages()

    @override
    def take_focus(self) -> None:
        self._focus_target().setFocus()

    def _begin(self) -> None:
        from secretsmanual.services.interviews import Plan

        args = self._args
        if args.get("resume"):
            self.presenter.resume(InterviewId(args["resume"]))
            return
        account = AccountId(args["account"]) if args.get("account") else None
        people = tuple(PersonId(one) for one in args.get("people", "").split(",") if one)
        mode: Mode = "after" if args.get("mode") == "after" else "live"
        self.presenter.start(Plan(account, people, mode))

    def _connect(self) -> None:
        presenter, line, strip = self.presenter, self.live.line, self.live.strip
        line.typed.connect(self._typed)
        line.kept.connect(presenter.save_line)
        line.asked_on.connect(partial(presenter.send, Next()))
        line.wanted_back.connect(partial(presenter.send_quietly, TakeBack()))
        line.talking.connect(lambda on: presenter.send_quietly(Talking(on)))
        line.left.connect(presenter.keep_draft)
        line.set_aside.connect(self._set_aside)
        self.live.slots.chosen.connect(lambda slot: self._clicked(Choose(slot)))
        strip.unparked.connect(lambda which: presenter.unpark(InterviewId(which)))
        self.hold.woken.connect(self._wake)
        self.done.review.connect(self._review)
        self.done.later.connect(self._later)
        presenter.opened.connect(self._opened)
        presenter.moved.connect(self._moved)
        presenter.taken_back.connect(line.take_back)
        presenter.given_back.connect(line.give_back)
        presenter.saving.connect(self._saving)
        presenter.rested.connect(self._rested)
        presenter.understood.connect(self.live.card.show_understood)
        presenter.vocabulary.connect(line.learn)
        presenter.told.connect(strip.tell)
        presenter.ticked.connect(self._ticked)
        presenter.silent.connect(lambda: strip.tell(self.tr("Still on the call?")))

    def _bind(self) -> None:
        bind = partial(self._tools.actions.bind, self)
        for name, event in _KEYS.items():
            bind(name, partial(self._press, event))
        for name, event in _QUIET_KEYS.items():
            bind(name, partial(self.presenter.send_quietly, event))
        bind("next_phrase", partial(self._cycle, 1))
        bind("previous_phrase", partial(self._cycle, -1))
        bind("hold", self._hold)
        bind("park", self._park)
        bind("unknown_caller", self._park)
        bind("end", self._end)

    def _focus_target(self) -> QWidget:
        pane = self._stack.currentWidget()
        return self.live.line if pane is self.live or pane is None else pane

    def _typed(self, text: str) -> None:
        self.presenter.typed(text)
        if text:
            self.live.set_listening(listening=True)

    def _press(self, event: Event) -> None:
        self.presenter.send(event)

    def _clicked(self, event: Event) -> None:
        self.presenter.send(event)
        self.live.line.setFocus()

    def _cycle(self, by: int) -> None:
        session = self.presenter.session
        if session is None:
            return
        slots = session.slots
        second = slots.stay is None or (slots.new is not None and session.current == slots.new)
        self.presenter.send(Cycle(2 if second else 1, 1 if by > 0 else -1))

    def _hold(self) -> None:
        session = self.presenter.session
        if session and session.state in {"HOLD", "WRAP"}:
            self.presenter.send(Resume())
        elif session:
            self.presenter.hold()

    def _wake(self) -> None:
        self.presenter.send(Key(self.live.line.text()))

    def _park(self) -> None:
        session, seen = self.presenter.session, self.presenter.seen
        if session is None or seen is None:
            return
        fresh = not (session.said or session.attendees or session.account_id)
        back = session.state == "DONE" or (fresh and not self.live.line.text())
        if back and seen.parked:
            self.presenter.unpark(seen.parked[0 if session.state == "DONE" else -1].id)
        else:
            self.presenter.park()

    def _end(self) -> None:
        text = self.live.line.text()
        if text.strip():
            self.live.line.put("")
            self.presenter.save_line(text)
        self.presenter.end()

    def _set_aside(self) -> None:
        self.live.strip.tell(self.tr("Put aside. Ctrl+Z brings it back."))

    def _review(self) -> None:
        session = self.presenter.session
        if session:
            self.presenter.leave_desk()
            self._tools.navigation.open("review", interview=session.id)

    def _later(self) -> None:
        session, seen = self.presenter.session, self.presenter.seen
        if seen and seen.parked:
            self.presenter.unpark(seen.parked[0].id)
            return
        self.presenter.leave_desk()
        if session and session.account_id:
            self._tools.navigation.open("account", account=session.account_id)
        else:
            self._tools.navigation.open("today")

    def _opened(self, seen: "Seen") -> None:
        self.live.line.put(seen.session.draft)
        self.live.card.chips.clear()
        self.live.strip.tell("")
        self._show(seen)

    def _moved(self, seen: "Seen", quiet: bool) -> None:
        if quiet and self.presenter.typing and seen.session.state == "LISTEN":
            self.live.show_lines(seen)
        else:
            self._show(seen)

    def _show(self, seen: "Seen") -> None:
        self.live.show_seen(seen, self.presenter.seconds())
        self.hold.show_seen(seen)
        self.done.show_seen(seen)
        panes: dict[str, QWidget] = {"HOLD": self.hold, "DONE": self.done}
        pane = panes.get(seen.session.state, self.live)
        if self._stack.currentWidget() is not pane:
            self._stack.setCurrentWidget(pane)
            self.take_focus()
        for hint in seen.hints:
            self.live.strip.tell(words.say(words.HINTS[hint]))

    def _saving(self, raws: list[str]) -> None:
        if self.presenter.seen and raws:
            self.live.show_lines(self.presenter.seen, raws)

    def _rested(self) -> None:
        if self.presenter.seen:
            self._show(self.presenter.seen)

    def _ticked(self) -> None:
        seen = self.presenter.seen
        if seen and not self.presenter.typing:
            self.live.strip.show_time(seen, self.presenter.seconds())
            if not self.isActiveWindow():
                self.presenter.close_if_forgotten()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed anywhere on the page go into the line."""
        typed = event.text()
        if self._stack.currentWidget() is self.live and typed.isprintable() and typed:
            self.live.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.live.line.insertPlainText(typed)
            return
        super().keyPressEvent(event)

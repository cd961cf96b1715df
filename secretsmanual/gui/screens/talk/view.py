"""The talk page: prepare, talk, hold, wrap up, done."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.ids import AccountId, InterviewId, MeetingId, PersonId
from secretsmanual.domain.interview.events import Key, Next, TakeBack, Talking
from secretsmanual.domain.values import Mode
from secretsmanual.domain.wording import tr
from secretsmanual.gui.navigation import Page, Place, opens_form
from secretsmanual.gui.screens.talk import words
from secretsmanual.gui.screens.talk.before import Before
from secretsmanual.gui.screens.talk.choose import UNKNOWN, ChoosePane
from secretsmanual.gui.screens.talk.done import DonePane
from secretsmanual.gui.screens.talk.hold import HoldPane
from secretsmanual.gui.screens.talk.keys import Keys
from secretsmanual.gui.screens.talk.live import LivePane
from secretsmanual.gui.screens.talk.prep import PrepPane
from secretsmanual.gui.screens.talk.preparing import PrepPresenter
from secretsmanual.gui.screens.talk.present import PresentPane
from secretsmanual.gui.screens.talk.presenter import TalkPresenter
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change
    from secretsmanual.gui.screens.talk.seen import Seen
    from secretsmanual.services.interviews import Plan, Preparation


class TalkPage(Page):
    """One page for a talk from first to last."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._args: dict[str, str] = {}
        self._waits = False
        """The manual was not open when the page was."""
        self.title = self.tr("Talk")
        self.presenter = TalkPresenter(tools, self)
        self._preparing = PrepPresenter(tools, self)
        self.choose = ChoosePane(tools.theme)
        self.prep = PrepPane(tools)
        self.before = Before(tools.theme, self.prep)
        self.live = LivePane(tools.theme, tools.actions)
        self.hold = HoldPane(tools.theme)
        self.done = DonePane(tools.theme)
        self.present = PresentPane(tools.theme)
        self._stack = QStackedWidget()
        nothing_yet = QWidget()
        for pane in (nothing_yet, self.choose, self.before, self.live, self.hold, self.present):
            self._stack.addWidget(pane)
        self._stack.addWidget(self.done)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.keys = Keys(tools, self, self.presenter, self.live)
        self._connect_line()
        self._connect_panes()
        self._connect_presenters()
        tools.changes.follow(self, self._opened_manual, "manual")

    @property
    def pane(self) -> QWidget:
        """What is in front: live, hold, prep..."""
        return self._stack.currentWidget() or self.live

    @property
    def _mode(self) -> Mode:
        """Whether a talk is held, or one is logged that is over."""
        return "after" if self._args.get("mode") == "after" else "live"

    @override
    def arrive(self, **args: str) -> None:
        again = args == self._args and self.presenter.live
        self._args = args
        self._waits = not self._tools.is_open()
        if again:
            self.keys.set_window()
        elif not self._waits:
            self._begin()

    @override
    def leave(self) -> None:
        self.presenter.keep_draft()
        self.presenter.tell_pages()
        self.keys.release_window()

    @property
    @override
    def busy(self) -> bool:
        """While a talk is live, on hold or parked."""
        return self.presenter.busy

    @override
    def comes_back_as(self, place: Place) -> Place:
        """Come back to the review of a talk that is over; begin none by coming back."""
        session = self.presenter.session
        if session is not None:
            return Place("review", {"interview": session.id})
        return Place("today") if place.args.get("mode") == "unknown" else place

    @property
    @override
    def form_open(self) -> bool:
        """Whether a talk is being prepared."""
        return self.pane is self.before

    @override
    def take_focus(self) -> None:
        pane = self.pane
        where = {self.live: self.live.line, self.before: self.prep.start}
        where.get(pane, pane).setFocus()

    @override
    def whom(self) -> dict[str, str]:
        seen = self.presenter.seen
        if seen is not None and seen.people and seen.session.account_id:
            return {"account": seen.session.account_id, "person": seen.people[0][0]}
        account = self._args.get("account", "")
        person = self._args.get("people", "").split(",")[0]
        return {"account": account, "person": person} if account else {}

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front, with the focus where work goes on."""
        if self.pane is not pane:
            self._stack.setCurrentWidget(pane)
            if self.isVisible():
                self.take_focus()

    def _opened_manual(self, change: "Change") -> None:
        if self._waits and change.touches("manual"):
            self._waits = False
            self._begin()

    def _begin(self) -> None:
        args = self._args
        if args.get("resume"):
            self.presenter.resume(InterviewId(args["resume"]))
        elif args.get("mode") == "unknown":
            self._start_unknown()
        elif args.get("account"):
            self._prepare(args["account"])
        else:
            self._preparing.choose_account()

    @opens_form
    def _prepare(self, account: str) -> None:
        if account == UNKNOWN:
            self._start_unknown()
            return
        people = tuple(PersonId(one) for one in self._args.get("people", "").split(",") if one)
        meeting = self._args.get("meeting")
        self._preparing.prepare(AccountId(account), people, MeetingId(meeting) if meeting else None)

    def _start_unknown(self) -> None:
        from secretsmanual.services.interviews import Plan

        self.presenter.start(Plan(mode=self._mode))

    def _connect_line(self) -> None:
        presenter, line = self.presenter, self.live.line
        line.typed.connect(self._typed)
        line.kept.connect(presenter.save_line)
        line.asked_on.connect(self._asked_on)
        line.wanted_back.connect(partial(presenter.send_quietly, TakeBack()))
        line.talking.connect(lambda on: presenter.send_quietly(Talking(on)))
        line.left.connect(presenter.keep_draft)
        line.brought_back.connect(lambda: self.live.strip.tell(""))
        line.set_aside.connect(
            lambda: self.live.strip.tell(self.tr("Put aside. Ctrl+Z brings it back."))
        )

    def _connect_panes(self) -> None:
        strip = self.live.strip
        strip.unparked.connect(lambda which: self.presenter.unpark(InterviewId(which)))
        strip.people_wanted.connect(self.presenter.read_everybody)
        self.live.slots.chosen.connect(self._clicked)
        self.choose.chosen.connect(self._prepare)
        self.prep.started.connect(self._start)
        self.prep.changed.connect(self._preparing.preview)
        self.hold.woken.connect(lambda: self.presenter.send(Key(self.live.line.text())))
        self.present.toggled.connect(self.presenter.toggle)
        self.present.finished.connect(lambda: self.show_pane(self.live))
        self.done.review.connect(self._review)
        self.done.later.connect(self._later)

    def _connect_presenters(self) -> None:
        presenter, line, strip = self.presenter, self.live.line, self.live.strip
        self._preparing.accounts.connect(self._show_accounts)
        self._preparing.prepared.connect(self._show_preparation)
        self._preparing.offered.connect(self.prep.show_offers)
        self._preparing.briefed.connect(self.before.show_brief)
        presenter.opened.connect(self._opened)
        presenter.moved.connect(self._moved)
        presenter.taken_back.connect(line.take_back)
        presenter.given_back.connect(line.give_back)
        presenter.saving.connect(self._saving)
        presenter.rested.connect(self._rested)
        self._tools.theme.veil_changed.connect(self._rested)
        presenter.understood.connect(self.live.card.show_understood)
        presenter.vocabulary.connect(line.learn)
        presenter.everybody.connect(self._show_people)
        presenter.told.connect(self._tell)
        presenter.ticked.connect(self._ticked)
        presenter.silent.connect(lambda: strip.tell(self.tr("Still on the call?")))

    def _tell(self, text: str) -> None:
        if self.presenter.seen is None:
            self._tools.banner.tell(text, "error")
        else:
            self.live.strip.tell(text)

    def _show_accounts(self, counts: list[object]) -> None:
        self.choose.show_accounts(counts)  # type: ignore[arg-type]
        self.show_pane(self.choose)

    def _show_preparation(self, prepared: "Preparation") -> None:
        moment = self._tools.services.manual.clock.now()
        self.prep.show_preparation(
            prepared, self._mode, f"{prepared.account.id} {moment.isoformat()}"
        )
        self.set_title(prepared.account.name)
        self.show_pane(self.before)

    def _show_people(self, people: tuple[object, ...]) -> None:
        self.present.show_people(people)  # type: ignore[arg-type]
        self.show_pane(self.present)

    def _start(self, plan: "Plan") -> None:
        self.presenter.start(plan)

    def _typed(self, text: str) -> None:
        self.presenter.typed(text)
        if text:
            self.live.set_listening(listening=True)

    def _asked_on(self) -> None:
        seen = self.presenter.seen
        if seen and seen.stranger and seen.people:
            self.presenter.turn_away(seen.stranger)
        self.presenter.send(Next())

    def _clicked(self, slot: int) -> None:
        self.keys.choose(slot)
        self.live.line.setFocus()

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
        self.set_title(words.names_of(seen))
        self.keys.set_window()
        self._show(seen)
        if self.isVisible():
            self.take_focus()

    def _moved(self, seen: "Seen", quiet: bool) -> None:
        if quiet and self.presenter.typing and seen.session.state == "LISTEN":
            self.live.show_lines(seen)
            return
        if not quiet and not seen.refused:
            self.live.strip.tell("")
        self._show(seen)

    def _show(self, seen: "Seen") -> None:
        self.keys.follow()
        self.live.show_seen(seen, self.presenter.now())
        self.hold.show_seen(seen)
        self.done.show_seen(seen)
        panes: dict[str, QWidget] = {"HOLD": self.hold, "DONE": self.done}
        pane = panes.get(seen.session.state, self.live)
        if not (pane is self.live and self.pane is self.present):
            self.show_pane(pane)
        for hint in seen.hints:
            self.live.strip.tell(tr(words.HINTS[hint]))
        self.keys.offer_stranger(seen)

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
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rest the talk when the window is put away; keep the draft when it is closed."""
        if event.type() == QEvent.Type.Close:
            self.presenter.keep_draft()
        if event.type() == QEvent.Type.WindowStateChange and self.isVisible():
            window = self.window()
            if window.isMinimized() and self.pane is self.live and self.presenter.live:
                self.presenter.hold()
        return super().eventFilter(watched, event)

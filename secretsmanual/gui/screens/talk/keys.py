"""What the keys of the talk do (domain.md 2.3), and the two ways of looking at it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.interview.events import (
    Choose,
    Cycle,
    Deflect,
    Event,
    Mark,
    MarkMoment,
    Resume,
    Skip,
    SlotNumber,
    TheyRaisedIt,
)
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.screens.talk.live import LivePane
from secretsmanual.gui.screens.talk.presenter import TalkPresenter
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Seen, Stranger

_AT_ONCE: dict[str, Event] = {
    "skip": Skip(),
    "deflected": Deflect(),
    "raised": TheyRaisedIt(),
}
_QUIETLY: dict[str, Event] = {
    "gold": Mark("gold"),
    "private": Mark("private"),
    "promise": Mark("promise"),
    "mark_moment": MarkMoment(),
}
_ALWAYS = ("park", "unknown_caller", "eyes_up", "compact")
"""What can be done although no talk is in front."""
_OTHERS: dict[str, dict[str, str]] = {"new_talk": {}, "log_call": {"mode": "after"}}
"""What begins another talk: never out of one that goes on."""
_SLOTS: dict[str, SlotNumber] = {"stay": 1, "new_subject": 2, "lighter": 3}


class Keys(QObject):
    """Binds actions to a talk page."""

    def __init__(
        self, tools: Tools, page: QWidget, presenter: TalkPresenter, live: LivePane
    ) -> None:
        super().__init__(page)
        self._tools = tools
        self._page = page
        self._presenter = presenter
        self._live = live
        self._offered: Stranger | None = None
        self._eyes_up = tools.preferences.get("eyes_up") == "yes"
        self._compact = tools.preferences.get("compact") == "yes"
        live.set_eyes_up(self._eyes_up)
        live.set_compact(self._compact)
        self._bound: list[str] = []
        self._bind()
        self._explain()
        self.follow()

    def set_window(self) -> None:
        """Make the window as small as this page wants it."""
        window = self._page.window()
        if isinstance(window, MainWindow):
            window.installEventFilter(self._page)
            window.set_compact(self._compact)
        self._tools.actions["compact"].setChecked(self._compact)
        self._tools.actions["eyes_up"].setChecked(self._eyes_up)

    def release_window(self) -> None:
        """Give the window its usual size for other pages."""
        window = self._page.window()
        if isinstance(window, MainWindow):
            window.removeEventFilter(self._page)
            window.set_compact(False)

    def choose(self, slot: int) -> None:
        """Take what a slot offers: a question, or in wrap-up an answer."""
        session = self._presenter.session
        if session is None:
            return
        if session.state == "WRAP":
            self._answer(slot)
        elif slot in {1, 2, 3}:
            self._presenter.send(Choose(slot))  # type: ignore[arg-type]

    def offer_stranger(self, seen: "Seen") -> None:
        """Ask quietly about a name nobody goes by, unless the strip says something already."""
        strip, stranger = self._live.strip, seen.stranger
        if stranger is None:
            if self._offered is not None:
                strip.tell("")
            self._offered = None
            return
        if strip.said.text() and self._offered is None:
            return
        self._offered = stranger
        if stranger.known:
            text = self.tr("Is that {}?").format(stranger.known.name)
        else:
            text = self.tr("New person: {}?").format(stranger.typed)
        key = self._tools.actions.key_text("name_caller")
        strip.tell(text, self.tr("Yes ({})").format(key), self._welcome)

    def follow(self) -> None:
        """Offer what needs a talk only while there is one."""
        for name in self._bound:
            self._tools.actions.set_enabled(self._page, name, self._presenter.live)
        for name in _OTHERS:
            self._tools.actions.set_enabled(self._page, name, not self._presenter.live)

    def _bind(self) -> None:
        def bind(name: str, run: Callable[[], None]) -> None:
            self._tools.actions.bind(self._page, name, run)
            if name not in _ALWAYS:
                self._bound.append(name)

        for name, event in _AT_ONCE.items():
            bind(name, partial(self._presenter.send, event))
        for name, event in _QUIETLY.items():
            bind(name, partial(self._presenter.send_quietly, event))
        for name, slot in _SLOTS.items():
            bind(name, partial(self.choose, slot))
        bind("next_phrase", partial(self._cycle, 1))
        bind("previous_phrase", partial(self._cycle, -1))
        bind("hold", self._hold)
        bind("park", self._park)
        bind("unknown_caller", self._park)
        bind("end", self._end)
        bind("eyes_up", self._flip_eyes_up)
        bind("compact", self._flip_compact)
        for name, args in _OTHERS.items():
            self._tools.actions.bind(self._page, name, partial(self._another, args))
        bind("attendees", self._presenter.read_everybody)
        bind("name_caller", self._welcome)

    def _explain(self) -> None:
        """Name the keys that the line takes itself."""
        name = QKeySequence("Ctrl+Space").toString(QKeySequence.SequenceFormat.NativeText)
        self._tools.actions.explain(
            self._page,
            (
                (self.tr("Enter"), self.tr("Keep the line; on the empty line ask on")),
                (self.tr("Shift+Enter"), self.tr("New row in the same line")),
                (self.tr("Up"), self.tr("On the empty line: the last one comes back")),
                (self.tr("Tab"), self.tr("After @ or #: complete the name or the kind")),
                (self.tr("Esc Esc"), self.tr("Put the text aside; undo brings it back")),
                (self.tr("{} held").format(name), self.tr("You talk: measure the share")),
            ),
        )

    def _answer(self, slot: int) -> None:
        offers = self._live.wrap_offers
        if slot > len(offers):
            return
        offer = offers[slot - 1]
        if offer.consent:
            given = offer.consent
            self._presenter.consent(service=given.service, marketing=given.marketing)
        elif not self._live.line.text():
            self._live.line.put(offer.line)
            self._presenter.typed(offer.line)

    def _welcome(self) -> None:
        seen = self._presenter.seen
        if seen and seen.stranger:
            self._presenter.welcome(seen.stranger)

    def _cycle(self, by: int) -> None:
        session = self._presenter.session
        if session is None:
            return
        slots = session.slots
        second = slots.stay is None or (slots.new is not None and session.current == slots.new)
        self._presenter.send(Cycle(2 if second else 1, 1 if by > 0 else -1))

    def _hold(self) -> None:
        session = self._presenter.session
        if session and session.state in {"HOLD", "WRAP"}:
            self._presenter.send(Resume())
        elif session and session.state != "DONE":
            self._presenter.hold()

    def _another(self, args: dict[str, str]) -> None:
        self._tools.navigation.open("talk", **args)

    def _park(self) -> None:
        """Take another call, or a parked one back where this one is over or was a mistake."""
        session, seen = self._presenter.session, self._presenter.seen
        if session is None or seen is None:
            self._tools.navigation.open("talk", mode="unknown")
            return
        over = session.state == "DONE"
        empty = not (session.said or session.attendees or session.account_id)
        if seen.parked and (over or (empty and not self._live.line.text())):
            self._presenter.unpark(seen.parked[0 if over else -1].id)
        else:
            self._presenter.park()

    def _end(self) -> None:
        text = self._live.line.text()
        if text.strip():
            self._live.line.put("")
            self._presenter.save_line(text)
        self._presenter.end()

    def _flip_eyes_up(self) -> None:
        self._eyes_up = not self._eyes_up
        self._tools.preferences.set("eyes_up", "yes" if self._eyes_up else "no")
        self._live.set_eyes_up(self._eyes_up)
        self._tools.actions["eyes_up"].setChecked(self._eyes_up)

    def _flip_compact(self) -> None:
        self._compact = not self._compact
        self._tools.preferences.set("compact", "yes" if self._compact else "no")
        self._live.set_compact(self._compact)
        self.set_window()

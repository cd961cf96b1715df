"""The strip below: time, people, promises, state, a word to the rep, and calls that wait."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.screens.talk import words
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button, Chip, IconButton
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Parked, Seen


class Strip(QWidget):
    """Changes only when the page says so, never by itself while somebody types."""

    people_wanted = Signal()
    unparked = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self._parked: tuple[Parked, ...] = ()
        self.state = PlainLabel(theme, "", "small_strong", "accent")
        self.time = PlainLabel(theme, "", "small", "soft")
        self.promises = PlainLabel(theme, "", "small", "warm")
        self.people = Chip(theme, "", "users", run=self.people_wanted.emit)
        self.people.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.people.setToolTip(self.tr("Change who is there"))
        self.said = PlainLabel(theme, "", "small", "ink", wrap=True)
        self._answer = Button(theme, "", "link")
        self._answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._answer.hide()
        self._run: Callable[[], None] | None = None
        self._answer.clicked.connect(lambda *_: self.answer())
        self._buttons = QWidget()
        pressing = QHBoxLayout(self._buttons)
        pressing.setContentsMargins(0, 0, 0, 0)
        pressing.setSpacing(theme.px(6))
        for icon, action in (("pause", "hold"), ("phone", "park"), ("check", "end")):
            name = actions[action].toolTip()
            button = IconButton(theme, icon, name, actions[action].trigger, 16)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            pressing.addWidget(button)
        self._speaking = QHBoxLayout()
        self._speaking.setSpacing(theme.px(6))
        self._speaking.addWidget(self.said, 1)
        self._speaking.addWidget(self._answer)
        self._facts = QHBoxLayout()
        self._facts.addLayout(
            Flow(theme, self.state, self.time, self.people, self.promises, gap=14), 1
        )
        self._facts.addWidget(self._buttons)
        self._waiting = Flow(theme, gap=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addLayout(self._speaking)
        box.addLayout(self._facts)
        box.addLayout(self._waiting)
        theme.changed.connect(self._dress)
        self._dress()

    def show_seen(self, seen: "Seen", seconds: float) -> None:
        """Show where the talk stands."""
        self.state.setText(words.state_word(seen))
        self.show_time(seen, seconds)
        self.people.set_text(words.names_of(seen))
        self.promises.setText(words.promises_count(seen))
        self.promises.setVisible(seen.open_promises > 0)
        if seen.parked != self._parked:
            self._parked = seen.parked
            self._show_parked()

    def show_time(self, seen: "Seen", seconds: float) -> None:
        """Show how long the talk has gone on, and our share where it is measured."""
        text = words.minutes(seconds) if seen.session.mode == "live" else ""
        share = seen.session.meter.share(seconds)
        if share is not None:
            text = self.tr("{}, you {} %").format(text, round(share * 100))
        if text != self.time.text():
            self.time.setText(text)

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the facts the whole width: the buttons go beside the sentence."""
        (self._speaking if narrow else self._facts).addWidget(self._buttons)

    def tell(self, text: str, answer: str = "", run: Callable[[], None] | None = None) -> None:
        """Say a sentence, perhaps with something to press; empty takes it away."""
        if text == self.said.text() and answer == self._answer.text():
            self._run = run
            return
        self.said.setText(text)
        self._run = run
        self._answer.set_text(answer)
        self._answer.setVisible(bool(answer))
        if text:
            announce(self.said, text)

    def answer(self) -> None:
        """Do what the sentence offers; nothing where it offers nothing."""
        if self._run is not None:
            self._run()

    def _dress(self) -> None:
        """Give words the height of the chip beside them, and sentences their room."""
        for label in (self.state, self.time, self.promises):
            label.setMinimumHeight(self._theme.px(28))
        self.said.setMinimumHeight(self._theme.px(30))

    def _show_parked(self) -> None:
        while (item := self._waiting.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for call in self._parked:
            name = call.name or self.tr("unknown caller")
            text = self.tr("Parked: {} {}").format(name, words.clock_time(call.since))
            chip = Chip(self._theme, text, "pause", "warm", partial(self.unparked.emit, call.id))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._waiting.addWidget(chip)

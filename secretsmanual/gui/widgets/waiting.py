"""Talks that wait to be taken up again or reviewed: quiet bars above a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.gui.models.waiting import WaitingTalk
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Card, row
from secretsmanual.gui.widgets.icon_label import IconLabel
from secretsmanual.gui.widgets.labels import PlainLabel

NARROW_BELOW = 480
"""Widths at 100 % under which the buttons stand below the sentence."""


class WaitingBar(Card):
    """A sentence with what can be done about it. It never takes the focus by itself."""

    def __init__(self, theme: Theme, icon: str, tone: Tone) -> None:
        super().__init__(theme, padding=10)
        self._narrow = False
        picture = IconLabel(theme, icon, tone, 18)
        self.sentence = PlainLabel(theme, "", "body", wrap=True)
        policy = self.sentence.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.sentence.setSizePolicy(policy)
        self._row = row(theme, picture, self.sentence, gap=10)
        self._row.setAlignment(picture, Qt.AlignmentFlag.AlignVCenter)
        self._row.setAlignment(self.sentence, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = QWidget()
        self._doing = row(theme, gap=10)
        self._buttons.setLayout(self._doing)
        self._row.addWidget(self._buttons)
        self.box.addLayout(self._row)
        self.hide()

    def offer(self, text: str, run: Callable[[], None], *, first: bool = False) -> Button:
        """Add something that can be done."""
        button = Button(self._theme, text, "plain" if first else "quiet", run=run)
        self._doing.addWidget(button)
        return button

    def say(self, sentence: str) -> None:
        """Show the bar with this sentence; hide it where there is none."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self.box.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignRight)
            else:
                self._row.addWidget(self._buttons)


class ResumeBar(WaitingBar):
    """A talk that was never ended: take it up again, review what is there, or later."""

    resumed = Signal(str)
    reviewed = Signal(str)
    put_off = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "phone-call", "accent")
        self._talk: WaitingTalk | None = None
        self.resume = self.offer(self.tr("Resume"), lambda: self._tell(self.resumed), first=True)
        self.review = self.offer(self.tr("Review"), lambda: self._tell(self.reviewed))
        self.later = self.offer(self.tr("Later"), lambda: self._tell(self.put_off))

    def show_talk(self, talk: WaitingTalk | None) -> None:
        """Show a talk, or nothing."""
        self._talk = talk
        self.say(self.tr("{}.").format(talk.sentence) if talk else "")

    def _tell(self, signal: SignalInstance) -> None:
        if self._talk is not None:
            signal.emit(self._talk.id)


class ReviewBar(WaitingBar):
    """How many talks wait for their review, and a way to the oldest."""

    reviewed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "list-checks", "soft")
        self._first = ""
        self.review = self.offer(self.tr("Review"), lambda: self.reviewed.emit(self._first))

    def show_talks(self, talks: Sequence[WaitingTalk]) -> None:
        """Show the talks that wait, the oldest first."""
        self._first = talks[0].id if talks else ""
        if not talks:
            self.say("")
        elif len(talks) == 1:
            self.say(self.tr("One talk waits for its review: {}.").format(talks[0].sentence))
        else:
            text = self.tr("{} talks wait for review. The oldest: {}.")
            self.say(text.format(len(talks), talks[0].sentence))

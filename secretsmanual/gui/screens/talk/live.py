"""The live window: question, line, what was said, strip; three slots at the right (domain 2.2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.interview.events import Moment
from secretsmanual.domain.wording import tr
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.models.rows import SecretRow
from secretsmanual.gui.screens.talk import words, wrapping
from secretsmanual.gui.screens.talk.capture_card import CaptureCard
from secretsmanual.gui.screens.talk.side import Side
from secretsmanual.gui.screens.talk.slots import Slots
from secretsmanual.gui.screens.talk.strip import Strip
from secretsmanual.gui.screens.talk.wrapping import WrapOffer
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.labels import PlainLabel, Question
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from secretsmanual.domain.interview.model import Offer
    from secretsmanual.gui.screens.talk.seen import Seen

NARROW_BELOW = 820
"""Width at 100 % under which the slots stand in a row below the line."""
LOW_BELOW = 520
"""Height at 100 % under which hints and slots give way to the question and the line."""
TINY_BELOW = 400
"""Height at 100 % under which only question, line and strip are left."""
SMALL_BELOW = 560
"""Width at 100 % under which the question is written smaller."""
LONG_QUESTION = 80
"""Letters over which a question is written small where only it and the line have room."""


class LivePane(QWidget):
    """Shows a talk. While somebody types only the line and the list are touched."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self._listening = False
        self._compact = self._eyes_up = False
        self._has_side = True
        self._rows: list[SecretRow] = []
        self._kept = 0
        self.wrap_offers: tuple[WrapOffer, ...] = ()
        """What the slots answer in wrap-up."""
        self.lead_in = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.question = Question(theme)
        self.hint = PlainLabel(theme, "", "body", "faint", wrap=True)
        self.aloud = PlainLabel(theme, "", "heading", "soft", wrap=True)
        self.aloud.hide()
        self.card = CaptureCard(theme)
        self.line = self.card.line
        self.said = RowList(theme, self.tr("What was said"), "flat", lines=3)
        self.said.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.said.installEventFilter(self)
        self.strip = Strip(theme, actions)
        self.slots = Slots(theme)
        self.side = Side(theme)
        self._lay_out()
        theme.changed.connect(self._arrange)
        theme.changed.connect(self._show_newest)

    def show_seen(self, seen: "Seen", now: Moment) -> None:
        """Show everything anew: after a key that is no typing, or after a rest."""
        self._show_question(seen)
        self._show_slots(seen, now.wall.date())
        self.show_lines(seen)
        self.set_listening(bool(self.line.text()) or seen.session.state == "LISTEN")
        self.strip.show_seen(seen, seen.session.talk_s(now))
        self._arrange()

    def show_lines(self, seen: "Seen", waiting: Sequence[str] = ()) -> None:
        """Show what was said, the newest at the bottom; all that may change while typing."""
        rows = [words.line_row(line) for line in seen.lines]
        rows += words.waiting_rows(waiting)
        if rows == self._rows:
            return
        kept, self._kept = self._kept, len(seen.lines)
        if self._kept > kept:
            announce(self.said, rows[self._kept - 1].spoken)
        longer = len(rows) > len(self._rows)
        self._rows = rows
        self.said.show_rows(rows)
        if longer:
            self._show_newest()

    def set_listening(self, listening: bool) -> None:
        """Hide the hint and grey the slots while an answer is written down."""
        if listening != self._listening:
            self._listening = listening
            self.hint.setVisible(self._hints and not listening)
            self.slots.set_frozen(frozen=listening)

    def set_compact(self, compact: bool) -> None:
        """Leave out the slots, for the small window."""
        self._compact = compact
        self._arrange()

    def set_eyes_up(self, eyes_up: bool) -> None:
        """Leave only the question and the line."""
        self._eyes_up = eyes_up
        self._arrange()

    @property
    def _hints(self) -> bool:
        low = self.height() < self._theme.px(LOW_BELOW)
        return bool(self.hint.text()) and not low and not self._eyes_up

    def _show_question(self, seen: "Seen") -> None:
        session = seen.session
        offer = session.current
        self._has_side = session.mode == "live"
        lead_in, text = (offer.lead_in, self._veil(offer.text, seen)) if offer else ("", "")
        hint = self.tr("Listen for: {}").format(offer.listen_for) if offer else ""
        if session.state == "WRAP" and session.stage:
            over = session.mode == "after"
            lead_in = "" if over else tr(words.STAGES[session.stage])
            text = text or self._wrap_text(seen)
        elif offer is None:
            text = self.tr("What else is worth keeping?")
        self.lead_in.setText(lead_in or words.opening(seen))
        if text != self.question.text():
            self.question.setText(text)
            self.line.setAccessibleDescription(text)
            announce(self.question, text)
        self.hint.setText(hint if offer and offer.listen_for else "")
        aloud = seen.aloud if session.stage == "promises" else ()
        self.aloud.setText("\n".join(self._veil(one, seen) for one in aloud))
        self.aloud.setVisible(bool(aloud))

    def _wrap_text(self, seen: "Seen") -> str:
        if seen.session.stage == "next_talk":
            return self.tr("When shall we speak next?")
        if seen.aloud:
            return self.tr("Read out what was promised.")
        return self.tr("Was anything promised?")

    def _show_slots(self, seen: "Seen", today: date) -> None:
        self.side.show_seen(seen)
        slots = seen.session.slots
        self.wrap_offers = wrapping.offers(seen, today)
        if seen.session.state == "WRAP":
            self.slots.show_answers(self.wrap_offers)
        else:
            offers = (slots.stay, slots.new, slots.lighter)
            self.slots.show_offers([offer and self._veiled(offer, seen) for offer in offers])

    def _veiled(self, offer: "Offer", seen: "Seen") -> "Offer":
        return replace(offer, text=self._veil(offer.text, seen))

    def _veil(self, text: str, seen: "Seen") -> str:
        """Mask what says back words of confidence, while the privacy view is on."""
        return self._theme.veil(text, private=seen.confided.said_in(text))

    def _lay_out(self) -> None:
        px = self._theme.px
        main = QWidget()
        self._column = QVBoxLayout(main)
        self._column.setSpacing(0)
        self._column.addWidget(self.lead_in)
        self._column.addSpacing(px(6))
        self._column.addWidget(self.question)
        self._column.addSpacing(px(8))
        self._column.addWidget(self.hint)
        self._column.addWidget(self.aloud)
        self._column.addSpacing(px(14))
        self._column.addWidget(self.card)
        self._column.addSpacing(px(10))
        self._below = QVBoxLayout()
        self._column.addLayout(self._below)
        self._column.addWidget(self.said, 1)
        self._gap = QWidget()
        self._column.addWidget(self._gap, 1)
        self._column.addSpacing(px(8))
        self._column.addWidget(self.strip)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(main, 1)
        across.addWidget(self.side)
        self._arrange()

    def _arrange(self) -> None:
        """Fit what is shown to the room there is."""
        px = self._theme.px
        narrow = self.width() < px(NARROW_BELOW)
        low = self.height() < px(LOW_BELOW)
        tiny = self.height() < px(TINY_BELOW)
        bare = self._compact or self._eyes_up
        beside = not narrow and not bare
        below = narrow and not bare and not low
        self._move_slots(beside=beside)
        self.side.setVisible(beside and self._has_side)
        self.slots.setVisible(not self.slots.empty and (beside or below))
        self.said.setVisible(not self._eyes_up and not tiny)
        self._gap.setVisible(self.said.isHidden())
        self.strip.setVisible(not self._eyes_up)
        self.strip.set_narrow(narrow=self.width() < px(SMALL_BELOW))
        self.hint.setVisible(self._hints and not self._listening)
        keep = self.hint.sizePolicy()
        keep.setRetainSizeWhenHidden(not low)
        self.hint.setSizePolicy(keep)
        self.lead_in.setVisible(not tiny)
        small = low or self.width() < px(SMALL_BELOW)
        long = tiny and len(self.question.text()) > LONG_QUESTION
        self.question.set_role("heading" if long else "title" if small else "question")
        edge = px(16) if narrow else px(40)
        self._column.setContentsMargins(edge, px(12) if low else px(28), edge, px(10))

    def _move_slots(self, *, beside: bool) -> None:
        """Put the slots in the right column or under the line."""
        if beside:
            self.side.take(self.slots)
        elif self._below.indexOf(self.slots) < 0:
            self._below.addWidget(self.slots)
        self.slots.set_narrow(narrow=not beside)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is typed in the list go into the line: there is nothing to search here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._typed_elsewhere(event)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._typed_elsewhere(event):
            super().keyPressEvent(event)

    def _typed_elsewhere(self, event: QKeyEvent) -> bool:
        typed = event.text()
        if not typed.strip() or not typed.isprintable():
            return False
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.insertPlainText(typed)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._show_newest()

    def _show_newest(self) -> None:
        QTimer.singleShot(0, self.said, self.said.scrollToBottom)

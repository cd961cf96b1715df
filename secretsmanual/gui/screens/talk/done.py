"""The talk is over: what came of it, one line for next time, and on to the review."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.interview.wrap import advice
from secretsmanual.gui.screens.talk import words
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.frames import Card, Scroll, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Seen


class DonePane(QWidget):
    """A card in the middle. Enter goes on to the review."""

    review = Signal()
    later = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._theme = theme
        self.heading = Heading(theme, "", 1, wrap=True)
        self.advice = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.facts = FactsGrid(theme)
        self.go_on = Button(
            theme, self.tr("Review it now"), "primary", "list-checks", self.review.emit
        )
        self.not_now = Button(theme, self.tr("Later"), "quiet", run=self.later.emit)
        self._card = card = Card(theme, padding=28, gap=14)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._dress)
        for part in (self.heading, self.facts, self.advice):
            card.box.addWidget(part)
        card.box.addSpacing(px(6))
        card.box.addLayout(row(theme, self.go_on, self.not_now, None))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 10)
        across.addStretch(1)
        scroll = Scroll(theme, self.tr("How the talk went"), padding=16)
        scroll.box.addStretch(2)
        scroll.box.addLayout(across)
        scroll.box.addStretch(3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self.setFocusProxy(self.go_on)
        self._dress()

    def _dress(self) -> None:
        self._card.setMaximumWidth(self._theme.px(560))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.go_on.isVisible():
            self.review.emit()
        elif enter or event.key() == Qt.Key.Key_Escape:
            self.later.emit()
        else:
            super().keyPressEvent(event)

    def show_seen(self, seen: "Seen") -> None:
        """Show the card of a talk that is over."""
        if seen.card is None:
            return
        who = words.names_of(seen) if seen.people else self.tr("an unknown caller")
        self.heading.setText(self.tr("Talk with {}").format(who))
        self.facts.set_pairs(words.card_facts(seen.card))
        self.advice.setText(advice(seen.card))
        lines = seen.card.lines > 0
        self.go_on.setVisible(lines)
        self.not_now.set_text(self.tr("Later") if lines else self.tr("Done"))
        self.setFocusProxy(self.go_on if lines else self.not_now)

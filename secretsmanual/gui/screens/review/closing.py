"""The end of a review: three lines, and a card of what the talk brought."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.interview.proposal import Proposal
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.interview.review_end import WHO_MAY_KNOW, brought, who_may_know
from secretsmanual.domain.wording import trn
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.fields import FormField
from secretsmanual.gui.widgets.frames import Card, Scroll, column, row
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.services.reviews import Review

WIDEST = 600
SHOWN = 3
"""Secrets named for each of those who may know."""
LONGEST = 70
"""Characters of each."""


class _Sheet(Scroll):
    """A card in the middle of the page; it scrolls where there is little room."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, padding=24)
        self._theme = theme
        self.card = Card(theme, padding=30, gap=14)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.card, 100)
        across.addStretch(1)
        self.box.addStretch(1)
        self.box.addLayout(across)
        self.box.addStretch(2)
        theme.changed.connect(self._dress_sheet)
        self._dress_sheet()

    def _dress_sheet(self) -> None:
        self.card.setMaximumWidth(self._theme.px(WIDEST))


class MayKnow(QWidget):
    """The secrets of a talk, by who may know them."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._parts = [
            (PlainLabel(theme, "", "strong"), PlainLabel(theme, "", "body", "soft", wrap=True))
            for _level in WHO_MAY_KNOW
        ]
        boxes = [column(theme, *part, gap=2) for part in self._parts]
        self.setLayout(column(theme, Heading(theme, title, 3), *boxes, gap=8))

    def show_rows(self, decided: Sequence[ReviewRow]) -> None:
        """Show who may know what; those who know nothing of it are left out."""
        found = who_may_know(decided)
        self.setVisible(bool(found))
        for at, (who, texts) in enumerate(self._parts):
            secrets = found[at][2] if at < len(found) else ()
            lines = [words.shortened(self._shown(secret), LONGEST) for secret in secrets[:SHOWN]]
            if len(secrets) > SHOWN:
                lines.append(self.tr("and {} more").format(len(secrets) - SHOWN))
            who.setText(found[at][1] if secrets else "")
            texts.setText("\n".join(lines))
            for label in (who, texts):
                label.setVisible(bool(secrets))

    def _shown(self, secret: Proposal) -> str:
        return self._theme.veil(secret.text, private=secret.sensitivity in CONFIDED)


class ClosingPane(_Sheet):
    """What is new, what they bought, who may know. Enter goes through; all may stay empty."""

    finished = Signal(str, str)
    """The summary, and what they bought in their words."""
    back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Finish the review"))
        self._talk = ""
        self.heading = Heading(theme, "", 1, wrap=True)
        self.summary = InPlaceField(theme, "", self.tr("In one line"))
        self.bought = InPlaceField(theme, "", self.tr("In their words"))
        self._summary = FormField(
            theme, self.tr("What do we now know that we did not?"), self.summary
        )
        self._bought_name = PlainLabel(theme, "", "label", wrap=True)
        self._bought = QWidget()
        self._bought.setLayout(column(theme, self._bought_name, self.bought, gap=4))
        self.may_know = MayKnow(theme, self.tr("Who may know?"))
        self.finish = Button(theme, self.tr("Finish"), "primary", "check", self._finish)
        look = Button(theme, self.tr("Back to the lines"), "quiet", run=self.back.emit)
        for part in (self.heading, self._summary, self._bought, self.may_know):
            self.card.box.addWidget(part)
        self.card.box.addSpacing(theme.px(4))
        self.card.box.addLayout(row(theme, self.finish, look, None))
        self.setFocusProxy(self.summary)
        self.summary.saved.connect(lambda _text: self._after_summary())
        self.bought.saved.connect(self._after_last)
        for field in (self.summary, self.bought):
            field.left.connect(self.back)

    def show_end(self, seen: Review, decided: Sequence[ReviewRow]) -> None:
        """Ask about this talk; what was typed stays while it is the same."""
        if self._talk != seen.interview.id:
            self._talk = seen.interview.id
            self.summary.setText(seen.interview.summary)
            self.summary.selectAll()
            self.bought.clear()
        self.heading.setText(trn("{n} line decided", "{n} lines decided", len(decided)))
        asked = next((line for line in seen.closing if line.name == "what_they_bought"), None)
        self._bought_name.setText(asked.text if asked else "")
        self.bought.setAccessibleName(asked.text if asked else self.tr("What they bought"))
        self._bought.setVisible(asked is not None)
        self.may_know.show_rows(decided)

    def _after_summary(self) -> None:
        if self._bought.isHidden():
            self._after_last(self.summary.text())
        else:
            self._go_to(self.bought)

    def _after_last(self, text: str) -> None:
        """Finish with Enter behind words; on an empty line Enter may be one too many."""
        if text.strip():
            self._finish()
        else:
            self._go_to(self.finish)

    def _go_to(self, part: QWidget) -> None:
        part.setFocus()
        self.ensureWidgetVisible(part)

    def _finish(self) -> None:
        bought = "" if self._bought.isHidden() else self.bought.text()
        self.finished.emit(self.summary.text(), bought)


class DonePane(_Sheet):
    """What the talk brought. Enter goes on to the account."""

    go_on = Signal()
    back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("The review is done"))
        self.heading = Heading(theme, "", 1, wrap=True)
        self.summary = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.facts = FactsGrid(theme)
        self.may_know = MayKnow(theme, self.tr("Who may know"))
        self.open = Button(theme, "", "primary", "building-2", self.go_on.emit)
        look = Button(theme, self.tr("Look at the lines"), "quiet", run=self.back.emit)
        for part in (self.heading, self.summary, self.facts, self.may_know):
            self.card.box.addWidget(part)
        self.card.box.addSpacing(theme.px(6))
        self.card.box.addLayout(row(theme, self.open, look, None))
        self.setFocusProxy(self.open)

    def show_done(self, seen: Review, decided: Sequence[ReviewRow]) -> None:
        """Show the card."""
        found = brought(decided)
        kept = found.get("secret", 0)
        self.heading.setText(trn("{n} secret kept", "{n} secrets kept", kept))
        self.summary.setText(seen.interview.summary)
        self.summary.setVisible(bool(seen.interview.summary))
        names = {
            "promise": self.tr("Promises"),
            "ask_later": self.tr("To ask next time"),
            "merged": self.tr("Still true"),
            "note": self.tr("Notes only"),
        }
        number = self.locale().toString
        self.facts.set_pairs(
            [(name, number(found[key]) if key in found else "") for key, name in names.items()]
        )
        self.may_know.show_rows(decided)
        account = seen.account.name if seen.account else ""
        self.open.set_text(self.tr("Open {}").format(words.shortened(account, 32)))

"""What is said beside a line: care, a secret known already, a new name, and quiet offers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.interview.review_hints import (
    TICKS,
    names_product,
    new_names,
    offers_ticks,
)
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.services.reviews import Review


class Notice(QFrame):
    """A few words on a tinted ground, with the keys that answer them."""

    def __init__(self, theme: Theme, kind: str, press: Callable[[str], None], **keys: str) -> None:
        super().__init__()
        self.setProperty("part", "banner")
        self.setProperty("kind", kind)
        self._words = PlainLabel(theme, "", "body", wrap=True)
        self.buttons = {
            key: Button(theme, f"{key} {word}", "link", run=partial(press, key))
            for key, word in ((name.removeprefix("key_"), word) for name, word in keys.items())
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(14), theme.px(10), theme.px(10), theme.px(10))
        box.setSpacing(theme.px(8))
        box.addWidget(self._words)
        if self.buttons:
            held = QWidget()
            held.setLayout(Flow(theme, *self.buttons.values(), gap=6))
            box.addWidget(held)

    @property
    def text(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str) -> None:
        """Say this, or nothing and be gone."""
        self._words.setText(words)
        self.setVisible(bool(words))


class Notices(QWidget):
    """All notices, one under the other; those that do not apply are hidden."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        press, tr = self.pressed.emit, self.tr
        self.name = Notice(theme, "care", press, W=tr("Say who"), A=tr("Add"))
        self.care = Notice(
            theme, "care", press, K=tr("Keep on purpose"), E=tr("Reword"), D=tr("Delete")
        )
        self.kept = Notice(theme, "care", press)
        self.known = Notice(theme, "info", press, M=tr("Merge: still true"))
        self.missed = Notice(theme, "info", press, E=tr("Write it"), N=tr("Let it go"))
        self.need = Notice(theme, "info", press, L=tr("So that …"))
        self.product = Notice(theme, "info", press, E=tr("So that …"))
        ticks = {f"key_{number}": tick for number, tick in enumerate(TICKS, 4)}
        self.feeling = Notice(theme, "info", press, **ticks)
        for button in self.feeling.buttons.values():
            button.setCheckable(True)
        every = (self.name, self.care, self.kept, self.known)
        quiet = (self.missed, self.need, self.product, self.feeling)
        self.setLayout(column(theme, *every, *quiet, gap=8))

    def show_row(self, row: ReviewRow, seen: Review) -> None:
        """Say what there is to be said about a row; of a decided one nothing."""
        open_ = not row.decided
        self._say_name(row if open_ else None)
        self.care.say(self._care(row) if open_ else "")
        kept = open_ and row.proposal.care and not row.care
        self.kept.say(self.tr("Kept on purpose. It will never leave this manual.") if kept else "")
        self.known.say(self._known(row, seen) if open_ else "")
        missed = open_ and row.material.captured.go_back and not row.proposal.text
        self.missed.say(self.tr("You marked this moment. What was said?") if missed else "")
        secret = open_ and row.proposal.becomes == "secret"
        need = secret and row.proposal.layer == "need"
        self.need.say(
            self.tr("A need, as anybody has it. What would it give them?") if need else ""
        )
        product = open_ and names_product(row, seen.product)
        self.product.say(
            self.tr("It names {}. What does that do for them?").format(seen.product)
            if product
            else ""
        )
        self._say_feeling(row, seen)
        self.setVisible(any(not one.isHidden() for one in self.findChildren(Notice)))

    def _say_name(self, row: ReviewRow | None) -> None:
        new = new_names(row) if row else ()
        asked = row.whom_named if row else ""
        ambiguous = bool(asked) and not new
        self.name.buttons["W"].setVisible(bool(asked))
        self.name.buttons["A"].setVisible(bool(new))
        if new:
            self.name.buttons["A"].set_text(self.tr("A New person: {}").format(new[0]))
            self.name.say(self.tr("Nobody here is called {}.").format(new[0]))
        elif ambiguous:
            self.name.say(self.tr("{} may be more than one person.").format(asked))
        else:
            self.name.say("")

    @staticmethod
    def _care(row: ReviewRow) -> str:
        return "\n".join(dict.fromkeys(note.say for note in row.care))

    def _known(self, row: ReviewRow, seen: Review) -> str:
        secret = row.duplicate
        if secret is None:
            return ""
        ago = words.age_of(secret.last_confirmed, seen.today)
        text = self._theme.veil(secret.text, private=secret.sensitivity in CONFIDED)
        return self.tr("You may know this already, last heard {}:\n{}").format(ago, text)

    def _say_feeling(self, row: ReviewRow, seen: Review) -> None:
        offered = offers_ticks(row, seen.guide.lexicon)
        self.feeling.say(self.tr("A good feeling. What did it lead to?") if offered else "")
        for button, which in zip(self.feeling.buttons.values(), TICKS, strict=True):
            button.setChecked(which in row.proposal.themes)

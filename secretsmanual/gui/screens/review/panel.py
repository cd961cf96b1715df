"""The right column: what the line in hand becomes, with a key to everything."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from secretsmanual.domain.errors import UserError
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.screens.review import rows
from secretsmanual.gui.screens.review.notices import Notices
from secretsmanual.gui.screens.review.raw_line import RawLine
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Rule, Scroll, column
from secretsmanual.gui.widgets.in_place import InPlaceArea
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.marks import KindMark
from secretsmanual.gui.widgets.status_label import StatusLabel
from secretsmanual.services.reviews import Review

SUGGESTIONS = 3


class LinePanel(Scroll):
    """One line. Every button is a key as well, and says which."""

    pressed = Signal(str)
    """A key, as if it had been pressed in the list."""
    worded = Signal(str)
    """Other words, with Enter."""
    left = Signal()
    """Rewording, or picking words, was left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", padding=22, gap=12)
        self.setAccessibleName(self.tr("What it becomes"))
        self._theme = theme
        self.about = Heading(theme, "", 3)
        self.text = Heading(theme, "", 2, wrap=True)
        self.field = InPlaceArea(theme, self.tr("In other words"))
        self.note = PlainLabel(theme, "", "small", "soft", wrap=True)
        self.quote = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.mark = KindMark(theme, "")
        self.refusal = StatusLabel(theme)
        self.notices = Notices(theme)
        self.typed = PlainLabel(theme, "", "small_strong", "soft")
        self.raw = RawLine(theme)
        self.asked = PlainLabel(theme, "", "small", "faint", wrap=True)
        self._make_chips()
        self._make_buttons()
        self._lay_out()
        self.notices.pressed.connect(self.pressed)
        self.field.saved.connect(self.worded)
        self.field.left.connect(self.left)
        self.raw.left.connect(self.left)
        self.refuse(None)
        self.rest()

    def show_row(self, row: ReviewRow, seen: Review) -> None:
        """Show a line as it stands."""
        secret = row.proposal.becomes == "secret" and row.decision not in {"deleted", "merged"}
        word, family = rows.becomes(row, seen.guide.bank)
        whom = rows.whom(row.proposal, seen)
        self.about.setText(self.tr("A secret about {}").format(whom) if secret else word)
        private, veil = rows.private(row), self._theme.veil
        self.text.setText(veil(row.proposal.text, private=private) or self.tr("No words yet"))
        self.text.set_tone("soft" if row.decision in {"deleted", "note"} else "ink")
        quote = row.proposal.verbatim if secret and not (private and self._theme.veiled) else ""
        self.quote.setText(quoted(quote))
        self.quote.setVisible(bool(quote) and quote.casefold() not in row.proposal.text.casefold())
        self.mark.set_kind(word, family)
        self.mark.setVisible(secret)
        self._show_chips(row, seen, secret=secret)
        self.notices.show_row(row, seen)
        self.typed.setText(self.tr("As typed at {}").format(rows.said_at(row, seen)))
        self.raw.show_text(veil(row.material.raw, private=private))
        question = rows.asked(row, seen)
        self.asked.setText(question)
        self.asked.setVisible(bool(question))
        self.accept.set_text(self.tr("Next line") if row.decided else self.tr("Accept"))

    def refuse(self, error: UserError | None) -> None:
        """Say what a key could not do, and the next step."""
        self.refusal.say(error.sentence if error else "", well=False)

    def reword(self, text: str, note: str) -> None:
        """Let the words be changed in place; the raw line stays."""
        self.field.setPlainText(text)
        self.note.setText(note)
        self._rewording(True)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.field.setFocus()
        self.ensureWidgetVisible(self.field)

    def rest(self) -> None:
        """Show the words as they are."""
        self._rewording(False)

    @property
    def rewording(self) -> bool:
        """Whether the words are being changed."""
        return not self.field.isHidden()

    def _rewording(self, on: bool) -> None:
        self.text.setVisible(not on)
        self.field.setVisible(on)
        self.note.setVisible(on)

    def _make_chips(self) -> None:
        theme = self._theme
        self.kinds = [
            Chip(theme, "", run=partial(self.pressed.emit, f"{number}"), checkable=True)
            for number in range(1, SUGGESTIONS + 1)
        ]
        self.other = self._chip("/")
        self.other.set_text(self.tr("/ Another kind"))
        self.subject, self.who = self._chip("O"), self._chip("W")
        self.sensitivity, self.gold = self._chip("S"), self._chip("G")
        self.known, self.need = self._chip("H"), self._chip("L")
        for chip, word in ((self.gold, self.tr("G Gold")), (self.need, self.tr("L Need"))):
            chip.set_text(word)
            chip.setCheckable(True)
        self._kind_chips, self._fact_chips = QWidget(), QWidget()
        self._kind_chips.setLayout(Flow(theme, *self.kinds, self.other, gap=6))
        facts = (self.who, self.subject, self.gold, self.need, self.sensitivity, self.known)
        self._fact_chips.setLayout(Flow(theme, *facts, gap=6))

    def _chip(self, key: str) -> Chip:
        return Chip(self._theme, "", run=partial(self.pressed.emit, key))

    def _make_buttons(self) -> None:
        theme = self._theme
        self.accept = Button(
            theme, self.tr("Accept"), "primary", "check", partial(self.pressed.emit, "")
        )
        self.accept.setToolTip(self.tr("Enter"))
        self.accept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        names = {
            "P": self.tr("Promise"),
            "Q": self.tr("Ask later"),
            "N": self.tr("Note only"),
            "E": self.tr("Reword"),
            "D": self.tr("Delete"),
        }
        self.buttons = {
            key: Button(theme, f"{key}   {name}", "quiet", run=partial(self.pressed.emit, key))
            for key, name in names.items()
        }
        self._buttons = QWidget()
        self._buttons.setLayout(Flow(theme, *self.buttons.values(), gap=2))

    def _lay_out(self) -> None:
        theme = self._theme
        words = column(theme, self.about, self.text, self.field, self.note, self.quote, gap=6)
        kind = column(theme, self.mark, self._kind_chips, self._fact_chips, gap=10)
        raw = column(theme, self.typed, self.raw, self.asked, gap=5)
        self.box.addLayout(words)
        self.box.addWidget(self.notices)
        self.box.addLayout(kind)
        self.box.addWidget(self.refusal)
        self.box.addWidget(self.accept)
        self.box.addWidget(self._buttons)
        self.box.addWidget(Rule())
        self.box.addLayout(raw)
        self.box.addStretch(1)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _show_chips(self, row: ReviewRow, seen: Review, *, secret: bool) -> None:
        proposal, bank = row.proposal, seen.guide.bank
        suggested = row.material.suggestion.kinds[:SUGGESTIONS]
        for number, chip in enumerate(self.kinds, 1):
            kind = suggested[number - 1] if number <= len(suggested) else ""
            chip.setVisible(bool(kind))
            if kind:
                chip.set_text(f"{number} {bank.kind(kind).label}")
                chip.setChecked(secret and proposal.kind == kind)
        person = proposal.subject == "person"
        about = self.tr("W About {}") if secret else self.tr("W With {}")
        self.who.set_text(about.format(rows.whom(proposal, seen, short=True)))
        self.who.setVisible(person or not secret)
        self.subject.set_text(self.tr("O Organisation") if person else self.tr("O A person"))
        self.sensitivity.set_text(f"S {tr(rows.MAY_KNOW[proposal.sensitivity])}")
        self.known.set_text(f"H {rows.known(proposal, seen)}")
        self.gold.setChecked(proposal.gold)
        self.need.setChecked(proposal.layer == "need")
        for chip in (self.subject, self.gold, self.need, self.sensitivity, self.known):
            chip.setVisible(secret)
        self._fact_chips.setVisible(secret or proposal.becomes in {"promise", "ask_later"})

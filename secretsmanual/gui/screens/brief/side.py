"""Beside the brief: who will be there, what for, and what goes on paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from secretsmanual.domain.wording import trn
from secretsmanual.gui.models.guests import Guest
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.frames import Rule, Scroll
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.people_ticks import PeopleTicks
from secretsmanual.gui.widgets.tab_order import tab_along


class BriefSide(Scroll):
    """Ticks and fields; each change makes the brief anew."""

    purpose_changed = Signal(str)
    reader_changed = Signal(str)
    private_changed = Signal(bool)

    def __init__(self, tools: Tools) -> None:
        theme = tools.theme
        super().__init__(theme, self.tr("What the brief is made for"), padding=22, gap=12)
        self._theme = theme
        self.guests = PeopleTicks(theme)
        self.talk = ActionButton(theme, tools.actions["new_talk"], icon="phone-call")
        self.purpose = TextField(theme, self.tr("Purpose"), self.tr("As planned"))
        self.reader = TextField(theme, self.tr("Printed for"), self.tr("A name"))
        self.private = QCheckBox(self.tr("With private secrets"))
        self.private.setAccessibleName(self.private.text())
        self.private_note = PlainLabel(
            theme, self.tr("Off unless you need them on paper."), "small", "soft", wrap=True
        )
        self.never = Button(theme, self.tr("Hold: never to mention"), icon="eye-off")
        self.never_note = PlainLabel(theme, "", "body", "warm", wrap=True)
        self._topics = 0
        self.box.addWidget(Heading(theme, self.tr("Who will be there"), 3))
        self.box.addWidget(self.guests)
        self.box.addWidget(FormField(theme, self.tr("Purpose"), self.purpose))
        self.box.addWidget(self.talk)
        self.box.addWidget(Rule())
        self.box.addWidget(Heading(theme, self.tr("On paper"), 3))
        reader_note = self.tr("Stands at the foot: destroy after use.")
        self.box.addWidget(FormField(theme, self.tr("Printed for"), self.reader, reader_note))
        self.box.addWidget(self.private)
        self.box.addWidget(self.private_note)
        self.box.addWidget(self.never)
        self.box.addWidget(self.never_note)
        self.box.addStretch(1)
        self.purpose.textEdited.connect(self.purpose_changed)
        self.reader.textEdited.connect(self.reader_changed)
        self.private.toggled.connect(self.private_changed)
        self.never.pressed.connect(self._tell)
        self.never.released.connect(lambda: self.never_note.setText(""))
        theme.changed.connect(self._dress)
        self._dress()

    def show_guests(self, guests: list[Guest]) -> None:
        """Show whom one may tick, with empty fields."""
        self.guests.show_people(guests)
        tab_along(self)
        self.purpose.clear()
        self.private.setChecked(False)

    def set_never_topics(self, count: int) -> None:
        """Know how many things must never be mentioned there."""
        self._topics = count
        self.never.setVisible(count > 0)
        self.never_note.setVisible(count > 0)

    def _tell(self) -> None:
        self.never_note.setText(
            trn(
                "{n} thing must never be mentioned. It stands on its page.",
                "{n} things must never be mentioned. They stand on their pages.",
                self._topics,
            )
        )

    def _dress(self) -> None:
        self.private.setFont(self._theme.font("body"))

"""The card that says when the manual locks by itself."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from secretsmanual.gui.locking import IDLE_CHOICES, idle_minutes
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class LockCard(Card):
    """After how long without a touch; the rest of when it locks is said in words."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        self._tools = tools
        theme = tools.theme
        self.group = QButtonGroup(self)
        self.choices: dict[int, QRadioButton] = {}
        for minutes in IDLE_CHOICES:
            name = self.tr("{} minutes").format(minutes) if minutes else self.tr("Never")
            button = self.choices[minutes] = QRadioButton(name)
            button.setAccessibleName(self.tr("Lock after: {}").format(name))
            self.group.addButton(button)
            button.clicked.connect(lambda *_, own=minutes: self._choose(own))
        after = QWidget()
        after.setLayout(Flow(theme, *self.choices.values(), gap=18))
        when = self.tr(
            "It also locks with the screen and before the computer sleeps, where the system "
            "tells, and on {}. What is half typed is kept. A talk is never interrupted: while "
            "one goes on, lock the screen."
        ).format(tools.actions.key_text("lock"))
        self.box.addWidget(Heading(theme, self.tr("Lock the manual when nobody touches it"), 2))
        self.box.addWidget(after)
        self.box.addWidget(PlainLabel(theme, when, "body", "soft", wrap=True))
        theme.changed.connect(self._set_fonts)
        self.choices[idle_minutes(tools)].setChecked(True)
        self._set_fonts()

    def show_locked(self, *, locked: bool) -> None:
        """Offer nothing where there is no passphrase to lock with."""
        self.setVisible(locked)

    def _choose(self, minutes: int) -> None:
        self._tools.preferences.set("idle_minutes", str(minutes))

    def _set_fonts(self) -> None:
        for button in self.choices.values():
            button.setFont(self._theme.font("body"))

"""The passphrase, offered at the first start as the recommended way; declining is one key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.passphrase_form import PassphraseAsker

if TYPE_CHECKING:
    from secretsmanual.services.locking import Lock


class LockOffer(PassphraseAsker):
    """Two fields at once; afterwards the recovery code, or an honest sentence."""

    declined = Signal()
    settled = Signal()
    """There is nothing to answer here any more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Go on without one (Esc)"))
        self.form.left.connect(self._left)
        self.result.noted.connect(self._noted)
        self.heading = Heading(theme, "", 2, wrap=True)
        self.why = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.later = Button(theme, self.tr("Set a passphrase"), icon="lock", run=self.offer)
        for part in (self.heading, self.why, self.form, self.said, self.result):
            self.box.addWidget(part)
        self.box.addLayout(row(theme, self.later, None))
        self.offer()

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.form.isVisibleTo(self)

    def offer(self) -> None:
        """Ask."""
        self.heading.setText(self.tr("Lock it first: recommended"))
        self.why.setText(
            self.tr(
                "What customers confide belongs behind a passphrase. Three or four words that do "
                "not belong together are best. You get a recovery code for the day it is forgotten."
            )
        )
        self.later.hide()
        self.form.begin("set", self.tr("Lock the manual"))
        self.form.take_focus()
        self.grown.emit()

    def show_lock(self, lock: "Lock") -> None:
        """Say whether the manual is locked, or open to whoever reads the disk."""
        waits_for_paper = self.result.isVisibleTo(self)
        if lock.locked:
            self.heading.setText(self.tr("The manual is locked"))
            self.why.setText(self.tr("It opens with its passphrase or its recovery code."))
            self.why.setVisible(not waits_for_paper)
            self.form.end()
        elif lock.declined:
            self._say_open()
        if not self.open and not waits_for_paper:
            self.settled.emit()

    def _left(self) -> None:
        self._say_open()
        self.declined.emit()
        self.settled.emit()

    def _noted(self) -> None:
        self.said.hide()
        self.why.show()
        self.settled.emit()

    def _say_open(self) -> None:
        self.heading.setText(self.tr("The manual stands open"))
        self.why.setText(
            self.tr(
                "Whoever gets at this computer's disk, or at a backup, can read all of it. You can "
                "set a passphrase at any time, here or in the settings."
            )
        )
        self.form.end()
        self.later.show()

"""A locked manual asks for its passphrase; the recovery code does as well."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from secretsmanual.domain.errors import UserError, WrongPassphrase
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.frames import Card, Scroll, column, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

WIDEST = 480
"""Pixels at 100 %."""
SECOND_MS = 1_000


class UnlockPage(Page):
    """One field. A wrong passphrase is said below it and costs nothing but a little time."""

    unlocked = Signal(object)
    """The manual's key."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._manual = Path()
        self._left = 0
        theme = tools.theme
        self.typed = TextField(theme, self.tr("Passphrase"))
        self.typed.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = FormField(theme, self.tr("Passphrase"), self.typed)
        self.do = Button(theme, self.tr("Open"), "primary", run=self._try)
        self.typed.returnPressed.connect(self._try)
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self.set_title(self.tr("Locked"))

    @override
    def arrive(self, **args: str) -> None:
        """Ask for the passphrase of the manual at the path `manual`.

        `why` is "keychain" where the system's keychain was to open it, and did not.
        """
        self._manual = Path(args["manual"])
        self.typed.clear()
        self.field.set_error("")
        silent = self.tr("The keychain of this computer did not open it; the passphrase does.")
        self.field.set_note(silent if args.get("why") == "keychain" else "")

    @override
    def take_focus(self) -> None:
        """Let one type at once."""
        self.typed.setFocus()

    def _lay_out(self) -> None:
        theme, px = self._tools.theme, self._tools.theme.px
        card = Card(theme, padding=28, gap=14)
        card.setMaximumWidth(px(WIDEST))
        card.box.addWidget(Heading(theme, self.tr("This manual is locked"), wrap=True))
        card.box.addWidget(self.field)
        card.box.addLayout(row(theme, None, self.do))
        forgotten = self.tr("Forgotten it? Type the code from your recovery sheet instead.")
        card.box.addWidget(PlainLabel(theme, forgotten, "small", "soft", wrap=True))
        scroll = Scroll(theme, self.tr("Locked"), padding=36)
        scroll.box.addStretch(1)
        across = row(theme, None, card, None)
        across.setStretchFactor(card, 20)
        scroll.box.addLayout(across)
        scroll.box.addStretch(2)
        self.setLayout(column(theme, scroll, gap=0))

    def _try(self) -> None:
        typed, manual = self.typed.text(), self._manual
        if not typed or not self.do.isEnabled():
            return
        from secretsmanual.services import files

        self._enable(enabled=False)
        self.field.set_error("")
        self.field.set_note(self.tr("Opening …"))
        work = self._tools.work
        work.run(self, lambda: files.unlock(manual, typed), self._take, self._refuse)

    def _take(self, key: bytes) -> None:
        self.typed.clear()
        self.unlocked.emit(key)

    def _refuse(self, error: UserError) -> None:
        self.field.set_note("")
        self.field.set_error(error.sentence)
        self._left = error.wait_s if isinstance(error, WrongPassphrase) else 0
        if self._left:
            self._say_wait()
            self._clock.start()
        else:
            self._again()

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_wait()
        else:
            self._clock.stop()
            self._again()

    def _say_wait(self) -> None:
        seconds = self.locale().toString(self._left)
        self.do.setText(self.tr("Open in {} s").format(seconds))

    def _again(self) -> None:
        self.do.setText(self.tr("Open"))
        self._enable(enabled=True)
        self.typed.selectAll()
        self.typed.setFocus()

    def _enable(self, *, enabled: bool) -> None:
        self.typed.setReadOnly(not enabled)  # a disabled one would send the focus elsewhere
        self.typed.setFocus()
        self.do.setEnabled(enabled)

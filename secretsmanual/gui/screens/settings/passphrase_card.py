"""The card of the passphrase: whether there is one, and how to set, change or remove it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.passphrase_form import PassphraseAsker, Way

if TYPE_CHECKING:
    from secretsmanual.services.locking import Lock


class PassphraseCard(PassphraseAsker):
    """All that can be done about the passphrase of the open manual."""

    def __init__(self, tools: Tools) -> None:
        theme = tools.theme
        super().__init__(theme, self.tr("Cancel"))
        self.form.left.connect(self._left)
        self.result.noted.connect(self._noted)
        self.state = PlainLabel(theme, "", "body", "soft", wrap=True)
        self._make_buttons()
        self._make_keychain()
        heading = Heading(theme, self.tr("Passphrase"), 2)
        parts = (heading, self.state, self.ways, self.form, self.said, self.result, self.kept)
        for part in parts:
            self.box.addWidget(part)
        self.form.hide()
        theme.changed.connect(self._dress_box)
        self._dress_box()
        self._show(locked=False, keychain=False)

    @property
    def first(self) -> QWidget:
        """What takes the focus when one came for the passphrase."""
        return self.change if self.change.isVisibleTo(self) else self.set

    def _make_buttons(self) -> None:
        theme = self._theme
        self.set = Button(
            theme, self.tr("Set a passphrase"), icon="lock", run=lambda: self.begin("set")
        )
        self.change = Button(
            theme, self.tr("Change it"), icon="key-round", run=lambda: self.begin("change")
        )
        self.remove = Button(
            theme, self.tr("Remove it"), icon="lock-open", run=lambda: self.begin("remove")
        )
        self.renew = Button(
            theme, self.tr("New recovery code"), icon="refresh-cw", run=lambda: self.begin("code")
        )
        self.ways = QWidget()
        self.ways.setLayout(Flow(theme, self.set, self.change, self.remove, self.renew))

    def _make_keychain(self) -> None:
        theme = self._theme
        self.keychain = QCheckBox(self.tr("Open it without asking when the program starts"))
        self.keychain.setAccessibleName(self.keychain.text())
        self.keychain.clicked.connect(self.keychain_wanted)
        note = self.tr(
            "The keychain of this computer keeps a second key while you are logged in. Passphrase "
            "and recovery code open the manual as before, whatever becomes of the keychain."
        )
        self.keychain.setAccessibleDescription(note)
        self.kept_said = PlainLabel(theme, note, "small", "soft", wrap=True)
        self._kept_note = note
        self.kept = QWidget()
        self.kept.setLayout(column(theme, self.keychain, self.kept_said, gap=4))

    def show_lock(self, lock: "Lock") -> None:
        """Say whether the manual is locked, or open to whoever reads the disk."""
        self._show(locked=lock.locked, keychain=lock.keychain)

    def _show(self, *, locked: bool, keychain: bool) -> None:
        self.state.setText(
            self.tr("This manual is locked. It opens with its passphrase or its recovery code.")
            if locked
            else self.tr(
                "This manual opens without a passphrase: whoever gets at this computer's disk "
                "or at a backup can read it."
            )
        )
        self.set.setVisible(not locked)
        for button in (self.change, self.remove, self.renew):
            button.setVisible(locked)
        self.kept.setVisible(locked)
        self.show_keychain(on=keychain)

    def show_keychain(self, *, on: bool, refused: str = "") -> None:
        """Say whether the keychain opens it as well, or why it does not."""
        self.keychain.setChecked(on)
        self.kept_said.setText(refused or self._kept_note)
        self.kept_said.set_tone("alert" if refused else "soft")
        self.keychain.setAccessibleDescription(self.kept_said.text())

    def begin(self, way: Way) -> None:
        """Show the form."""
        words: dict[Way, str] = {
            "set": self.tr("Lock the manual"),
            "change": self.tr("Change the passphrase"),
            "remove": self.tr("Let it stand open"),
            "code": self.tr("Make a new code"),
        }
        self.form.begin(way, words[way])
        self.form.take_focus()
        self.ways.hide()
        self.said.hide()
        self.grown.emit()

    @override
    def done(self, sentence: str, code: str = "") -> None:
        super().done(sentence, code)
        self.ways.setVisible(not code)

    def _left(self) -> None:
        self.ways.show()
        self.first.setFocus()

    def _noted(self) -> None:
        self.said.hide()
        self.ways.show()
        self.first.setFocus()

    def _dress_box(self) -> None:
        self.keychain.setFont(self._theme.font("body"))

"""What the card of the passphrase asks for, done on the worker."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.errors import UserError
from secretsmanual.gui.screens.settings.passphrase_card import PassphraseCard, Way
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.services.locking import NewLock


class LockPresenter(QObject):
    """Sets, changes and removes the passphrase, and writes the recovery sheet."""

    locked = Signal(bool)
    """Whether there is a passphrase."""

    def __init__(self, tools: Tools, card: PassphraseCard) -> None:
        super().__init__(card)
        self._tools = tools
        self._card = card
        card.asked.connect(self._do)
        card.sheet_wanted.connect(self._save_sheet)

    def read(self) -> None:
        """Say again whether there is a passphrase."""
        tools = self._tools
        tools.work.run(self, lambda: tools.services.locking.locked, self._show, latest="locked")

    def _show(self, locked: bool) -> None:
        self._card.show_locked(locked=locked)
        self.locked.emit(locked)

    def _do(self, way: Way, known: str, new: str) -> None:
        service, run = self._tools.services.locking, self._tools.work.run
        match way:
            case "set":
                run(self, lambda: service.set(new), self._was_set, self._refuse)
            case "change":
                run(self, lambda: service.change(known, new), self._changed, self._refuse)
            case "remove":
                run(self, lambda: service.remove(known), self._removed, self._refuse)
            case "code":
                run(self, lambda: service.renew_code(known), self._renewed, self._refuse)

    def _was_set(self, made: "NewLock") -> None:
        said = self.tr(
            "The manual and its backups are locked; copies that you put elsewhere still open "
            "without it. This code opens the manual if the passphrase is ever forgotten; it is "
            "shown only now. If both are lost, nobody can open the manual again."
        )
        if made.left_open:
            said += " " + self.tr("{} backups could not be locked with it: {}.").format(
                len(made.left_open), ", ".join(path.name for path in made.left_open)
            )
        self._tell(said, made.code)

    def _renewed(self, code: str) -> None:
        self._tell(self.tr("The old code opens nothing any more. This is the new one."), code)

    def _changed(self, _: None) -> None:
        self._tell(self.tr("The passphrase is changed; the recovery code stays."))

    def _removed(self, _: None) -> None:
        self._tell(self.tr("The manual stands open now."))

    def _tell(self, sentence: str, code: str = "") -> None:
        self._card.done(sentence, code)
        self.read()

    def _refuse(self, error: UserError) -> None:
        self._card.refuse(error.sentence)

    def _save_sheet(self) -> None:
        tools, code = self._tools, self._card.code.text()
        path = tools.ask.save_file(
            self.tr("Save the recovery sheet"),
            self.tr("Recovery sheet.pdf"),
            [(self.tr("PDF"), ("pdf",))],
        )
        if path is not None:
            found: Path = path
            tools.work.run(
                self, lambda: tools.services.locking.write_sheet(code, found), self._saved
            )

    def _saved(self, _: None) -> None:
        self._tools.banner.tell(self.tr("Print the sheet, then delete the file."), "done")

"""What a card with a passphrase's form asks for, done on the worker."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.errors import UserError
from secretsmanual.gui.printing import print_page
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.passphrase_form import PassphraseAsker, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from secretsmanual.services.locking import Lock, NewLock


class LockPresenter(QObject):
    """Sets, changes and removes the passphrase, and brings the recovery sheet onto paper."""

    locked = Signal(bool)
    """Whether there is a passphrase."""
    keychain = Signal(bool, str)
    """Whether the system's keychain opens it, and why not where it was refused."""

    def __init__(
        self, tools: Tools, card: PassphraseAsker, show_lock: "Callable[[Lock], None]"
    ) -> None:
        """`show_lock` says on the card whether a manual is locked, or open to whoever reads it."""
        super().__init__(card)
        self._tools = tools
        self._card = card
        self._show_lock = show_lock
        card.asked.connect(self._do)
        card.keychain_wanted.connect(self._switch_keychain)
        card.result.sheet_wanted.connect(self._save_sheet)
        card.result.print_wanted.connect(self._print_sheet)

    def read(self) -> None:
        """Say again whether there is a passphrase."""
        tools = self._tools
        tools.work.run(self, tools.services.locking.state, self._show, latest="locked")

    def decline(self) -> None:
        """Go on without a passphrase, and remember that it was offered."""
        tools = self._tools
        tools.work.run(self, tools.services.locking.decline, tools.wrote)

    def _show(self, lock: "Lock") -> None:
        self._show_lock(lock)
        self.locked.emit(lock.locked)

    def _switch_keychain(self, on: bool) -> None:
        service = self._tools.services.locking

        def done(_: None) -> None:
            self.keychain.emit(on, "")

        def failed(error: UserError) -> None:
            self.keychain.emit(not on, error.sentence)

        self._tools.work.run(self, lambda: service.switch_keychain(on=on), done, failed)

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
        tools, code = self._tools, self._card.result.code.text()
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

    def _print_sheet(self) -> None:
        tools, code = self._tools, self._card.result.code.text()
        printer = tools.ask.printer(self.tr("Print the recovery sheet"))
        if printer is not None:
            service = tools.services.locking

            def printed(sheet: str) -> None:
                print_page(sheet, printer)
                tools.banner.tell(self.tr("The recovery sheet is sent to the printer."), "done")

            tools.work.run(self, lambda: service.sheet_to_print(code), printed)

"""The passphrase of an open manual: set, change, remove, and the sheet for the day it is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeVar

from secretsmanual.domain import words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.document import Document, Facts, Heading, Item, Items, Paragraph
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.tries import TRIES
from secretsmanual.services.writing import ending_of, write_document, write_into
from secretsmanual.store import manual_file, queries
from secretsmanual.vault import keys
from secretsmanual.vault.keychain import Keychain, SystemKeychain
from secretsmanual.vault.locking import Locker, NewLock

__all__ = ["Lock", "LockingService", "NewLock", "recovery_sheet"]

Done = TypeVar("Done")

SETTING, DECLINED = "passphrase", "declined"
SHEET_FORMATS = ("pdf", "html", "txt")


class Lock(NamedTuple):
    """How the open manual is locked."""

    locked: bool
    """Whether it has a passphrase."""
    declined: bool
    """Whether somebody chose to go on without one."""
    keychain: bool
    """Whether the system's keychain opens it as well."""


class LockingService:
    """Changes how the open manual and its backups are locked."""

    def __init__(self, manual: Manual, keychain: Keychain | None = None) -> None:
        self._manual = manual
        self._keychain = keychain or SystemKeychain()

    @property
    def locked(self) -> bool:
        """Whether the manual has a passphrase."""
        return manual_file.is_locked(self._manual.path)

    def state(self) -> Lock:
        """Return how it is locked."""
        with self._manual.read() as unit:
            declined = queries.settings(unit).get(SETTING) == DECLINED
        return Lock(self.locked, declined, bool(keys.read(self._manual.path).entries))

    def decline(self) -> Change:
        """Remember that somebody chose to go on without a passphrase: it is not offered again."""
        with self._manual.write(mark("Go on without a passphrase")) as unit:
            queries.set_setting_quietly(unit, SETTING, DECLINED)
        return unit.change

    def set(self, passphrase: str) -> NewLock:
        """Give the manual a passphrase and a new key; its backups follow.

        Raises BadInput for a passphrase that is too easy, Refused where there is one already
        or another program has the manual open.
        """
        with self._told_plainly():
            return self._manual.locked_anew(
                lambda locker: locker.set(passphrase), lambda made: made.key
            )

    def change(self, known: str, passphrase: str) -> None:
        """Take another passphrase; `known` is the old one, or the recovery code.

        Raises BadInput for one that is too easy, Refused where `known` is wrong.
        """
        self._guarded(lambda: self._locker().change(known, passphrase))

    def renew_code(self, known: str) -> str:
        """Return a new recovery code in place of the old one; raises Refused."""
        return self._guarded(lambda: self._locker().renew_code(known))

    def remove(self, known: str) -> None:
        """Let the manual stand open again; raises Refused where `known` is wrong."""
        self._guarded(lambda: self._locker().remove(known))

    def switch_keychain(self, *, on: bool) -> None:
        """Let the system's keychain open the manual as well, or no more.

        The passphrase and the recovery code open it either way. Raises Refused where there is no
        passphrase, or no keychain that keeps what it is given.
        """
        with self._told_plainly():
            if on:
                self._locker().add_keychain(self._manual.key)
            else:
                self._locker().remove_keychain(self._manual.key)

    def write_sheet(self, code: str, path: Path) -> None:
        """Write the recovery sheet as .pdf, .html or .txt; raises BadInput and Refused."""
        ending_of(path, SHEET_FORMATS)
        write_document(path, recovery_sheet(self._manual, code))

    def sheet_to_print(self, code: str) -> str:
        """Return the recovery sheet as HTML for a printer: no file holds the code then."""
        out = BytesIO()
        write_into(out, recovery_sheet(self._manual, code), ".html")
        return out.getvalue().decode()

    def _guarded(self, call: Callable[[], Done]) -> Done:
        with self._told_plainly():
            return TRIES.guard(self._manual.path, call)

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            name, reason = self._manual.path.name, error.strerror or tr("the disk refused")
            raise Refused(
                tr(
                    "The passphrase of {name} could not be written everywhere: {reason}.",
                    name=name,
                    reason=reason,
                ),
                tr(
                    "Nothing is lost: close the program, and open it with the old one or the new "
                    "one."
                ),
            ) from None

    def _locker(self) -> Locker:
        backups = [one.path for one in self._manual.backups()]
        return Locker(self._manual.path, backups, keychain=self._keychain)


def recovery_sheet(manual: Manual, code: str) -> Document:
    """Return the page that opens a manual whose passphrase is forgotten."""
    day = words.full_day(manual.today)
    todo = (
        tr("Open Secrets Manual. Where it asks for the passphrase, type this code instead."),
        tr("Capitals, gaps and dashes do not matter. There are no noughts and no ones in it."),
        tr("Then choose a new passphrase under Settings, Passphrase."),
    )
    return Document(
        title=tr("Recovery sheet"),
        blocks=(
            Heading(tr("Recovery sheet"), 1),
            Paragraph(tr("This code opens the manual when its passphrase is forgotten.")),
            Heading(tr("Recovery code")),
            Paragraph(code),
            Facts(((tr("Manual"), manual.path.name), (tr("Made on"), day))),
            Heading(tr("How to use it")),
            Items(tuple(Item(one) for one in todo), numbered=True),
            Paragraph(
                tr(
                    "Keep this sheet on paper, where you keep your papers, and not with the "
                    "computer. Whoever has it can read the manual. If passphrase and sheet are "
                    "both lost, nobody can open it again."
                ),
                "warn",
            ),
        ),
        footer=tr("Recovery sheet of {day}. Delete the file once it is printed.", day=day),
        data={"manual": manual.path.name, "made_on": day, "recovery_code": code},
    )

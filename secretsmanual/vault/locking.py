"""Set, change and remove the passphrase of a manual, so that at any kill exactly one key opens it.

A key that stood open may be known to others, so setting a passphrase replaces it. In order:

1. the key file gets the slots of the new key beside the old open key (`next`);
2. the database is encrypted anew (SQLite's own transaction: all or nothing);
3. each backup goes through 1, 2 and 4 by itself;
4. the key file keeps the new slots only.

Killed before 2, the old key still opens and the new slots are dropped at the next opening; killed
after it, only the passphrase opens, and the rest is done then (`settle`). Changing and removing a
passphrase are one write of the key file: the key itself stays. So is switching the system's
keychain on or off; it gets its copy before the key file names it and loses it afterwards. The
backups' key files follow one by one; until all have, the manual's says so (`spreading`), so that
none is left behind with a passphrase of before.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from secretsmanual.domain.errors import Refused, UserError
from secretsmanual.domain.passphrases import (
    CODE_BYTES,
    as_recovery_code,
    check_new,
    recovery_code,
)
from secretsmanual.domain.wording import tr
from secretsmanual.vault import driver, keys
from secretsmanual.vault.keychain import Keychain, SystemKeychain
from secretsmanual.vault.keys import KeyFile
from secretsmanual.vault.slots import (
    KEY_BYTES,
    STANDARD,
    Chance,
    Cost,
    Slot,
    check_of,
    open_slot,
    wrap_for_keychain,
)
from secretsmanual.vault.slots import wrap as wrap_key

ENTRY_BYTES = 8
"""Bytes of chance in the name of a keychain's entry."""

Step = Callable[[str], None]
"""Hears what was just done, for whoever wants to stop there."""


@dataclass(frozen=True, slots=True)
class NewLock:
    """What came of setting a passphrase."""

    key: bytes = field(repr=False)
    code: str = field(repr=False)
    """The recovery code; it is shown once and stands nowhere."""
    left_open: tuple[Path, ...] = ()
    """Backups that could not be locked with it, as they are damaged or read-only."""


@dataclass(frozen=True, slots=True)
class Locker:
    """Changes how a manual is locked.

    `backups` are the copies that share its key: what is done to it is done to them.
    """

    manual: Path
    backups: Sequence[Path] = ()
    chance: Chance = secrets.token_bytes
    cost: Cost = STANDARD
    keychain: Keychain = field(default_factory=SystemKeychain)
    step: Step = lambda _: None

    def set(self, passphrase: str) -> NewLock:
        """Lock a manual that stands open, with a new key.

        Nobody else may have the manual open meanwhile.

        Raises:
            BadInput: the passphrase is too short or among the first to be tried.
            Refused: it is locked already, in use, or cannot be written.
        """
        check_new(passphrase)
        if keys.is_locked(self.manual):
            raise Refused(
                tr("{name} has a passphrase already.", name=self.manual.name),
                tr("Change it, or remove it first."),
            )
        old, new = keys.read_key(self.manual), self.chance(KEY_BYTES)
        code = recovery_code(self.chance(CODE_BYTES))
        slots = (
            wrap_key("passphrase", passphrase, new, self.chance, self.cost),
            wrap_key("recovery", as_recovery_code(code), new, self.chance, self.cost),
        )
        keys.write(self.manual, KeyFile((open_slot(old),), slots))
        self.step("announced")
        left = self._go_over(old, new, slots)
        return NewLock(new, code, tuple(left))

    def change(self, known: str, passphrase: str) -> bytes:
        """Take another passphrase for the one, or the recovery code, that is known.

        The recovery code stays what it was. Returns the key, which stays as well.

        Raises:
            BadInput: the new passphrase is too short or among the first to be tried.
            Refused: `known` is wrong, or there is no passphrase yet.
        """
        check_new(passphrase)
        key, found = self._known(known)
        kept = [slot for slot in found.slots if slot["kind"] not in {"passphrase", "open"}]
        slot = wrap_key("passphrase", passphrase, key, self.chance, self.cost)
        self._write_all(key, (slot, *kept))
        return key

    def renew_code(self, known: str) -> str:
        """Return a new recovery code; the old one opens nothing any more. Raises Refused."""
        key, found = self._known(known)
        code = recovery_code(self.chance(CODE_BYTES))
        kept = [slot for slot in found.slots if slot["kind"] not in {"recovery", "open"}]
        slot = wrap_key("recovery", as_recovery_code(code), key, self.chance, self.cost)
        self._write_all(key, (*kept, slot))
        return code

    def remove(self, known: str) -> bytes:
        """Let the manual stand open again; return its key. Raises Refused like `change`."""
        key, found = self._known(known)
        self._write_all(key, (open_slot(key),))
        self._forget(found.entries)
        return key

    def add_keychain(self, key: bytes) -> None:
        """Let the system's keychain open the manual as well; `key` is the manual's.

        Raises Refused: there is no passphrase, or no keychain that keeps what it is given.
        """
        self._require_lock()
        found = keys.read(self.manual)
        entry = self.chance(ENTRY_BYTES).hex()
        slot, secret = wrap_for_keychain(entry, key, self.chance)
        try:
            self.keychain.put(entry, secret)
            self._write_all(key, (*_without_keychain(found), slot))
        except BaseException:
            self.keychain.drop(entry)
            raise
        self._forget(found.entries)

    def remove_keychain(self, key: bytes) -> None:
        """Let only passphrase and recovery code open the manual. Raises Refused."""
        found = keys.read(self.manual)
        if found.entries:
            self._write_all(key, _without_keychain(found))
            self._forget(found.entries)

    def _forget(self, entries: Iterable[str]) -> None:
        for entry in entries:
            self.keychain.drop(entry)

    def settle(self, key: bytes) -> None:
        """Finish what a kill left half done; `key` opens the manual. Raises OSError."""
        found = keys.read(self.manual)
        if found.spreading:
            self._spread(key, found.slots)
        if not found.next:
            keys.mend_copy(self.manual)
            return
        old = found.open_key
        if old is None or key == old:
            keys.write(self.manual, replace(found, next=()))
        else:
            self._go_over(old, key, found.next)

    def _require_lock(self) -> None:
        if not keys.is_locked(self.manual):
            raise Refused(
                tr("{name} has no passphrase.", name=self.manual.name), tr("Set one first.")
            )

    def _known(self, known: str) -> tuple[bytes, KeyFile]:
        self._require_lock()
        key = keys.unlock(self.manual, known)
        self.settle(key)
        return key, keys.read(self.manual)

    def _write_all(self, key: bytes, slots: tuple[Slot, ...]) -> None:
        keys.write(self.manual, KeyFile(slots, spreading=True))
        self.step("written")
        self._spread(key, slots)

    def _spread(self, key: bytes, slots: tuple[Slot, ...]) -> None:
        """Give the backups the manual's slots; what cannot be written waits till it opens."""
        waits = False
        for backup in _sharing(self.backups, key):
            try:
                keys.write(backup, KeyFile(slots))
            except OSError:
                waits = True
            self.step("backup")
        if not waits:
            keys.write(self.manual, KeyFile(slots))

    def _go_over(self, old: bytes, new: bytes, slots: tuple[Slot, ...]) -> list[Path]:
        """Do steps 2 to 4, whichever were not done; return the backups that could not follow."""
        driver.rekey(self.manual, old, new)
        self.step("rekeyed")
        left = []
        for backup in _sharing(self.backups, old):
            try:
                self._lock_backup(backup, old, new, slots)
            except (UserError, OSError):
                left.append(backup)
            self.step("backup")
        keys.write(self.manual, KeyFile(slots))
        self.step("written")
        return left

    def _lock_backup(self, backup: Path, old: bytes, new: bytes, slots: tuple[Slot, ...]) -> None:
        if not keys.read(backup).next:
            keys.write(backup, KeyFile((open_slot(old),), slots))
        driver.rekey(backup, old, new)
        keys.write(backup, KeyFile(slots))


def _without_keychain(found: KeyFile) -> tuple[Slot, ...]:
    return tuple(slot for slot in found.slots if slot["kind"] != "keychain")


def _sharing(backups: Iterable[Path], key: bytes) -> list[Path]:
    """Return the backups that have this key, in whatever slot."""
    found = []
    for backup in backups:
        try:
            slots = keys.read(backup).slots
        except UserError:
            continue  # a backup without a sound key file is nobody's any more
        if any(slot["check"] == check_of(key) for slot in slots):
            found.append(backup)
    return found

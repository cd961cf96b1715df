"""The small key file beside a manual: one random 32-byte database key in slots (trust.md 2.1).

A manual is always encrypted. The open slot holds the key in clear (mode 0600) for whoever
declines a passphrase; passphrase, recovery and keychain slots wrap the key (`slots`). While a
key that stood open is being replaced, `next` holds the slots of the new one (`locking`).
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from secretsmanual.domain.errors import Locked, Refused, WrongPassphrase
from secretsmanual.domain.wording import tr
from secretsmanual.system import files
from secretsmanual.system.files import write_whole
from secretsmanual.vault import driver
from secretsmanual.vault.keychain import Keychain
from secretsmanual.vault.slots import (
    KEY_BYTES,
    Chance,
    DamagedSlot,
    Slot,
    check_of,
    clear_key,
    open_slot,
    unwrap,
    verify,
)

FORMAT = "secrets-manual-keys"
VERSION = 1
MOST_BYTES = 65_536
"""A key file is about 1 KB; a larger one is not read."""
MOST_SLOTS = 8
"""Each wrapped slot costs a guess when it is tried."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says."""

    slots: tuple[Slot, ...]
    next: tuple[Slot, ...] = ()
    """Slots of the key that is about to replace the open one; empty at all other times."""
    spreading: bool = False
    """Whether the backups may still have the slots of before (`locking`)."""

    @property
    def open_key(self) -> bytes | None:
        """The key that stands in clear, if one does."""
        found = [clear_key(slot) for slot in self.slots if slot["kind"] == "open"]
        return found[0] if found else None

    @property
    def entries(self) -> list[str]:
        """The names under which the system's keychain keeps a way in; mostly none, else one."""
        return [str(slot["entry"]) for slot in self.slots if slot["kind"] == "keychain"]


def key_file(manual: Path) -> Path:
    """Return the path of a manual's key file."""
    return manual.with_name(manual.name + ".keys")


def _previous(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def create_open(manual: Path, chance: Chance = secrets.token_bytes) -> bytes:
    """Make a key, write it into an open slot, and return it."""
    key = chance(KEY_BYTES)
    write(manual, KeyFile((open_slot(key),)))
    return key


def write(manual: Path, keys: KeyFile) -> None:
    """Write the key file and its copy; each is old or new at any moment, never a mixture."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "slots": keys.slots}
    if keys.next:
        document["next"] = keys.next
    if keys.spreading:
        document["spreading"] = True
    data = json.dumps(document, indent=1).encode()
    path = key_file(manual)
    write_whole(path, data)
    write_whole(_previous(path), data)


def copy_keys(manual: Path, to: Path) -> None:
    """Give a copy of a manual (a backup) its key file."""
    write(to, replace(read(manual), spreading=False))


def remove_keys(manual: Path) -> None:
    """Take the key file and its copy away, as after a failed creation."""
    path = key_file(manual)
    path.unlink(missing_ok=True)
    _previous(path).unlink(missing_ok=True)


def take_private(manual: Path) -> None:
    """Let nobody else read a manual and its key file, which may have been copied here."""
    path = key_file(manual)
    for part in (manual, path, _previous(path)):
        files.take_private(part)


def mend_copy(manual: Path) -> None:
    """Write the key file or its copy again where one is damaged, or a kill came between them."""
    path = key_file(manual)
    for good, other in ((path, _previous(path)), (_previous(path), path)):
        document = _document(good)
        if document is not None and _sound(document) is not None:
            if document != _document(other):
                write_whole(other, good.read_bytes())
            return


def belongs(manual: Path, key: bytes) -> bool:
    """Say whether this is the manual's key; raises Refused like `read_key`."""
    found = read(manual)
    return any(slot["check"] == check_of(key) for slot in (*found.slots, *found.next))


def is_locked(manual: Path) -> bool:
    """Say whether a passphrase is needed; raises Refused like `read_key`."""
    return _standing_open(manual, read(manual)) is None


def read_key(manual: Path) -> bytes:
    """Return the database key from the open slot.

    Raises:
        Locked: a passphrase is needed.
        Refused: the key file is missing, damaged, or newer.
    """
    key = _standing_open(manual, read(manual))
    if key is None:
        raise Locked(
            tr("The manual {name} is locked with a passphrase.", name=manual.name),
            tr("Give it with --passphrase-file FILE, or open the manual in the window."),
        )
    return key


def unlock(manual: Path, typed: str) -> bytes:
    """Return the database key for a passphrase or a recovery code.

    A manual that stands open needs neither. Takes as long as the key derivation, right or wrong.

    Raises:
        WrongPassphrase: it is the wrong one.
        Refused: the key file is missing, damaged, or newer.
    """
    keys = read(manual)
    key = _standing_open(manual, keys)
    if key is not None:
        return key
    for slot in (*keys.next, *keys.slots):
        found = _try(manual, slot, typed)
        if found is not None:
            return found
    raise WrongPassphrase(
        tr("That does not open {name}.", name=manual.name),
        tr("Check capitals and the keyboard's language, or type the recovery code."),
    )


def from_keychain(manual: Path, keychain: Keychain) -> bytes | None:
    """Return the key of a locked manual from the system's keychain; None where it was not let in.

    Empty where the keychain is locked, reset or gone: the passphrase opens then. Raises Refused
    like `read_key`.
    """
    key = None
    for slot in read(manual).slots:
        if slot["kind"] == "keychain":
            kept = keychain.get(str(slot.get("entry")))
            try:
                key = (unwrap(slot, kept) if kept else None) or b""
            except DamagedSlot:
                raise _damaged(manual) from None
    return key


def _try(manual: Path, slot: Slot, typed: str) -> bytes | None:
    from secretsmanual.domain.passphrases import as_recovery_code

    code = as_recovery_code(typed)
    try:
        if slot["kind"] == "passphrase":
            return unwrap(slot, typed)
        if slot["kind"] == "recovery" and code:
            return unwrap(slot, code)
    except DamagedSlot:
        raise _damaged(manual) from None
    return None


def _standing_open(manual: Path, keys: KeyFile) -> bytes | None:
    """Return the key in clear, unless the manual has gone over to the next one already."""
    key = keys.open_key
    if key is None or not keys.next or driver.fits(manual, key):
        return key
    return None


def _damaged(manual: Path) -> Refused:
    return Refused(
        tr("The key file of {name} is damaged.", name=manual.name),
        tr(
            "Put back {name} from a backup; the manual itself was not touched.",
            name=key_file(manual).name,
        ),
    )


def read(manual: Path) -> KeyFile:
    """Read the key file, or its copy where the file is missing or damaged; raises Refused."""
    path = key_file(manual)
    for document in _documents(path):
        if document["version"] != VERSION:
            raise Refused(
                tr(
                    "The key file of {name} is from a newer version of this program.",
                    name=manual.name,
                ),
                tr("Open it with that version; nothing was changed."),
            )
        if (found := _sound(document)) is not None:
            return found
    if path.exists() or _previous(path).exists():
        raise _damaged(manual)
    raise Refused(
        tr("The key file of {name} is missing.", name=manual.name),
        tr("Put {name} back beside it, from a backup if need be.", name=path.name),
    )


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    for candidate in (path, _previous(path)):
        document = _document(candidate)
        if document is not None:
            yield document


def _document(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return None
    return document if isinstance(document.get("version"), int) else None


def _sound(document: dict[str, Any]) -> KeyFile | None:
    slots, coming = document.get("slots"), document.get("next", [])
    if not isinstance(slots, list) or not isinstance(coming, list) or not slots:
        return None
    if len(slots) + len(coming) > MOST_SLOTS:
        return None
    try:
        for slot in (*slots, *coming):
            verify(slot)
    except DamagedSlot:
        return None
    return KeyFile(tuple(slots), tuple(coming), document.get("spreading") is True)

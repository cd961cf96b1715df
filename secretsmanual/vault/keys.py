"""The small key file beside a manual: one random 32-byte database key in slots (trust.md 2.1).

A manual is always encrypted. The open slot holds the key in clear (mode 0600) for whoever
declines a passphrase; passphrase and recovery slots wrap the same key, so setting one later
needs no other format. A check value tells a damaged slot from a different key.
"""

import base64
import binascii
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from secretsmanual.domain.errors import Refused
from secretsmanual.system.files import write_whole

FORMAT = "secrets-manual-keys"
VERSION = 1
KEY_BYTES = 32
MOST_BYTES = 65_536
"""A key file is about 1 KB; a larger one is not read."""


def key_file(manual: Path) -> Path:
    """Return the path of a manual's key file."""
    return manual.with_name(manual.name + ".keys")


def _previous(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def _check(key: bytes) -> str:
    return hashlib.sha256(b"secrets-manual check" + key).hexdigest()[:16]


def create_open(manual: Path) -> bytes:
    """Make a key, write it into an open slot, and return it."""
    key = secrets.token_bytes(KEY_BYTES)
    slot = {"kind": "open", "key": base64.b64encode(key).decode(), "check": _check(key)}
    _write(manual, {"format": FORMAT, "version": VERSION, "slots": [slot]})
    return key


def _write(manual: Path, document: dict[str, Any]) -> None:
    data = json.dumps(document, indent=1).encode()
    path = key_file(manual)
    write_whole(path, data)
    write_whole(_previous(path), data)


def copy_keys(manual: Path, to: Path) -> None:
    """Give a copy of a manual (a backup) its key file."""
    _write(to, _read(manual))


def remove_keys(manual: Path) -> None:
    """Take the key file and its copy away, as after a failed creation."""
    path = key_file(manual)
    path.unlink(missing_ok=True)
    _previous(path).unlink(missing_ok=True)


def read_key(manual: Path) -> bytes:
    """Return the database key from the open slot.

    Raises:
        Refused: the key file is missing, damaged, newer, or has no open slot.
    """
    document = _read(manual)
    for slot in document["slots"]:
        if slot.get("kind") == "open":
            return _open_slot(manual, slot)
    raise Refused(
        f"The manual {manual.name} is locked with a passphrase.",
        "This version opens only manuals without one; open it with the version that set it.",
    )


def _open_slot(manual: Path, slot: dict[str, Any]) -> bytes:
    try:
        key = base64.b64decode(slot["key"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise _damaged(manual) from None
    if len(key) != KEY_BYTES or slot.get("check") != _check(key):
        raise _damaged(manual)
    return key


def _damaged(manual: Path) -> Refused:
    return Refused(
        f"The key file of {manual.name} is damaged.",
        f"Put back {key_file(manual).name} from a backup; the manual itself was not touched.",
    )


def _read(manual: Path) -> dict[str, Any]:
    path = key_file(manual)
    for candidate in (path, _previous(path)):
        document = _document(candidate)
        if document is not None:
            break
    else:
        if path.exists():
            raise _damaged(manual)
        raise Refused(
            f"The key file of {manual.name} is missing.",
            f"Put {path.name} back beside it, from a backup if need be.",
        )
    if document["version"] != VERSION:
        raise Refused(
            f"The key file of {manual.name} is from a newer version of this program.",
            "Open it with that version; nothing was changed.",
        )
    return document


def _document(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return None
    slots = document.get("slots")
    if not isinstance(document.get("version"), int) or not isinstance(slots, list):
        return None
    return document if all(isinstance(slot, dict) for slot in slots) else None

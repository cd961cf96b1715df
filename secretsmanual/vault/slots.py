"""One slot of a key file: the database key, wrapped under what somebody knows (trust.md 2.1).

Argon2id (RFC 9106) makes a key from the passphrase or recovery code; what lies in the system's
keychain is a key by itself. AES-256-GCM wraps the database key with it, with the rest of the slot
bound to it. A sum over the slot tells damage from
a wrong passphrase before any of the slot is believed; costs are bounded before memory is taken.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

Slot = dict[str, Any]
Chance = Callable[[int], bytes]
"""Gives so many random bytes."""
Kind = Literal["passphrase", "recovery"]

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12


class Cost(NamedTuple):
    """What one guess costs."""

    passes: int
    memory_kib: int
    lanes: int


STANDARD = Cost(3, 65_536, 4)
"""64 MiB: RFC 9106's second choice, 0.26 s on the laptop of trust.md 2.3."""
LEAST = Cost(1, 19_456, 1)
MOST = Cost(20, 1_048_576, 16)
"""What a key file may ask for; a hostile one must not take the whole memory."""


class DamagedSlot(Exception):
    """The slot is not as it was written."""


def check_of(key: bytes) -> str:
    """Return the value that tells one key from another without giving it away."""
    return hashlib.sha256(b"secrets-manual check" + key).hexdigest()[:16]


def open_slot(key: bytes) -> Slot:
    """Return the slot of a manual without a passphrase: the key in clear."""
    return {"kind": "open", "key": _text(key), "check": check_of(key)}


def wrap(kind: Kind, secret: str, key: bytes, chance: Chance, cost: Cost = STANDARD) -> Slot:
    """Return a slot that gives the key to whoever knows `secret`."""
    kdf = {"alg": "argon2id", "v": 19, **cost._asdict(), "salt": _text(chance(SALT_BYTES))}
    return _sealed({"kind": kind, "kdf": kdf}, _derive(secret, kdf), key, chance)


def wrap_for_keychain(entry: str, key: bytes, chance: Chance) -> tuple[Slot, str]:
    """Return a slot that names an entry of the system's keychain, and what to keep there.

    That is 256 bits of chance: no derivation would make it harder to guess.
    """
    secret = chance(KEY_BYTES)
    return _sealed({"kind": "keychain", "entry": entry}, secret, key, chance), _text(secret)


def _sealed(slot: Slot, under: bytes, key: bytes, chance: Chance) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = chance(NONCE_BYTES)
    slot |= {"nonce": _text(nonce), "check": check_of(key)}
    slot["wrapped"] = _text(AESGCM(under).encrypt(nonce, key, _bound(slot)))
    slot["sum"] = _sum(slot)
    return slot


def unwrap(slot: Slot, secret: str) -> bytes | None:
    """Return the key, or None where `secret` is wrong.

    It is the passphrase, the recovery code, or what the keychain keeps, by the slot's kind.
    Raises DamagedSlot where the slot itself is not as it was written.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    verify(slot)
    try:
        under = _kept(secret) if slot["kind"] == "keychain" else _derive(secret, slot["kdf"])
        if len(under) != KEY_BYTES:
            return None
        cipher = AESGCM(under)
        return cipher.decrypt(_bytes(slot["nonce"]), _bytes(slot["wrapped"]), _bound(slot))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError):
        raise DamagedSlot from None


def _kept(secret: str) -> bytes:
    """Read what a keychain gave back; empty where it cannot be what was put there."""
    try:
        return _bytes(secret)
    except ValueError:
        return b""


def verify(slot: Slot) -> None:
    """Raise DamagedSlot where a slot is not as it was written. Needs no passphrase."""
    try:
        if slot["kind"] == "open":
            key = _bytes(slot["key"])
            sound = len(key) == KEY_BYTES and slot["check"] == check_of(key)
        else:
            sound = slot["sum"] == _sum(slot) and isinstance(slot["check"], str)
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise DamagedSlot


def clear_key(slot: Slot) -> bytes:
    """Return the key of an open slot; raises DamagedSlot."""
    verify(slot)
    return _bytes(slot["key"])


def _derive(secret: str, kdf: Slot) -> bytes:
    if kdf.get("alg") != "argon2id" or kdf.get("v") != 19:
        raise DamagedSlot
    cost = [kdf.get(name) for name in Cost._fields]
    if not all(
        type(asked) is int and low <= asked <= high
        for asked, low, high in zip(cost, LEAST, MOST, strict=True)
    ):
        raise DamagedSlot
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from secretsmanual.domain.passphrases import composed

    salt = _bytes(kdf["salt"])
    if len(salt) != SALT_BYTES:
        raise DamagedSlot
    made = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=kdf["passes"],
        memory_cost=kdf["memory_kib"],
        lanes=kdf["lanes"],
    )
    return made.derive(composed(secret).encode("utf-8", "surrogatepass"))


def _bound(slot: Slot) -> bytes:
    bound = ("kind", "entry" if slot["kind"] == "keychain" else "kdf", "nonce", "check")
    return _canonical({name: slot[name] for name in bound})


def _sum(slot: Slot) -> str:
    whole = _canonical({name: part for name, part in slot.items() if name != "sum"})
    return hashlib.sha256(whole).hexdigest()[:16]


def _canonical(part: Slot) -> bytes:
    return json.dumps(part, sort_keys=True, separators=(",", ":")).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError from error

"""Lock the body of a bundle with a passphrase (trust.md 4, own bundle).

The key comes from the passphrase by Argon2id (RFC 9106: 64 MiB, 3 passes). The body is cut into
chunks of 64 KiB, each sealed by AES-256-GCM. The nonce of a chunk is 7 bytes of chance, its number
and whether it is the last one, so that chunks cannot be left out, swapped or cut off unnoticed;
the lines in clear before the body are bound to each. Costs that a file asks for are checked
before any memory is taken.
"""

import base64
import binascii
import hashlib
import json
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.locking import check_passphrase

MEMORY_KIB, PASSES, LANES = 65_536, 3, 4
LEAST_MEMORY_KIB, MOST_MEMORY_KIB = 19_456, 262_144
MOST_PASSES, MOST_LANES = 10, 8
"""What a file may ask for: 256 MiB and about two seconds at most."""
SALT_BYTES = 16
PREFIX_BYTES = 7
CHUNK = 65_536
TAG_BYTES = 16
LONGEST_LOCK = 1_000
"""Bytes of the line that tells how it was locked; ours has about 180."""


@dataclass(frozen=True, slots=True)
class BundleLock:
    """A passphrase, and the chance that is used once with it."""

    passphrase: str = field(repr=False)
    salt: bytes = field(repr=False)
    prefix: bytes = field(repr=False)


def seal(body: bytes, lock: BundleLock, first: bytes) -> bytes:
    """Return the lock's line and the sealed body; `first` is the line in clear before them.

    Raises BadInput where the passphrase is too short, ValueError for chance of a wrong length.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    check_passphrase(lock.passphrase)
    if len(lock.salt) != SALT_BYTES or len(lock.prefix) != PREFIX_BYTES:
        raise ValueError("salt and prefix are of the wrong length")
    key = _key(lock.passphrase, lock.salt, (MEMORY_KIB, PASSES, LANES))
    line = json.dumps(
        {
            "kdf": "argon2id",
            "memory_kib": MEMORY_KIB,
            "passes": PASSES,
            "lanes": LANES,
            "salt": base64.b64encode(lock.salt).decode(),
            "prefix": base64.b64encode(lock.prefix).decode(),
            "check": _check(key),
        }
    ).encode()
    line += b"\n"
    bound, cipher = first + line, AESGCM(key)
    starts = range(0, len(body), CHUNK) or range(1)
    sealed = (
        cipher.encrypt(
            _nonce(lock.prefix, n, last=n == len(starts) - 1), body[at : at + CHUNK], bound
        )
        for n, at in enumerate(starts)
    )
    return line + b"".join(sealed)


def unseal(name: str, data: bytes, passphrase: str | None, first: bytes) -> bytes:
    """Return the body; `data` is what follows the line `first`.

    Raises:
        Refused: no passphrase, or a wrong one.
        BadInput: the lock asks for too much, or the file is damaged or breaks off.
    """
    line, end, sealed = data[: LONGEST_LOCK + 1].partition(b"\n")
    if not end:
        raise damaged(name)
    sealed = data[len(line) + 1 :]
    cost, salt, prefix, check = _lock_of(name, line)
    if passphrase is None:
        raise Refused(
            tr("{name} is locked with a passphrase.", name=name),
            tr("Ask who made it, and name a file that holds it: --passphrase-file FILE."),
        )
    key = _key(passphrase, salt, cost)
    if _check(key) != check:
        raise Refused(
            tr("The passphrase does not open {name}.", name=name),
            tr("Type it as it was given to you."),
        )
    return _opened(name, sealed, key, prefix, first + line + b"\n")


def _opened(name: str, sealed: bytes, key: bytes, prefix: bytes, bound: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, step = AESGCM(key), CHUNK + TAG_BYTES
    starts = range(0, len(sealed), step)
    parts: list[bytes] = []
    try:
        for n, at in enumerate(starts):
            nonce = _nonce(prefix, n, last=n == len(starts) - 1)
            parts.append(cipher.decrypt(nonce, sealed[at : at + step], bound))
    except InvalidTag:
        raise damaged(name) from None
    if not parts:
        raise damaged(name)
    return b"".join(parts)


def damaged(name: str) -> BadInput:
    """Say that a bundle is not as it was written."""
    return BadInput(
        tr("{name} is damaged or breaks off; nothing was taken from it.", name=name),
        tr("Ask for it once more."),
    )


def _lock_of(name: str, line: bytes) -> tuple[tuple[int, int, int], bytes, bytes, str]:
    try:
        lock: Any = json.loads(line)
        cost = (lock["memory_kib"], lock["passes"], lock["lanes"])
        salt = base64.b64decode(lock["salt"], validate=True)
        prefix = base64.b64decode(lock["prefix"], validate=True)
        kdf, check = lock["kdf"], lock["check"]
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        raise damaged(name) from None
    if not all(type(part) is int for part in cost) or type(check) is not str:
        raise damaged(name)
    memory, passes, lanes = cost
    if (
        kdf != "argon2id"
        or not LEAST_MEMORY_KIB <= memory <= MOST_MEMORY_KIB
        or not 1 <= passes <= MOST_PASSES
        or not 1 <= lanes <= MOST_LANES
    ):
        raise BadInput(
            tr("{name} asks for a lock that no bundle of this program has.", name=name),
            tr("It was not opened; ask for it once more."),
        )
    if len(salt) != SALT_BYTES or len(prefix) != PREFIX_BYTES:
        raise damaged(name)
    return cost, salt, prefix, check


def _key(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    memory, passes, lanes = cost
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode())


def _check(key: bytes) -> str:
    return hashlib.sha256(b"secrets-manual bundle check" + key).hexdigest()[:16]


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])

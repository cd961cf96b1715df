"""Lock bytes with a passphrase so that a browser can open them (trust.md 4, HTML row).

PBKDF2-SHA256 with 600,000 rounds, AES-256-GCM: what every browser's WebCrypto knows.
"""

import base64
import unicodedata
from dataclasses import dataclass, field

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr

ROUNDS = 600_000
"""PBKDF2 rounds: about half a second of the reader's time, and of every guess (OWASP 2023)."""
SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
LEAST_CHARACTERS = 8
"""A file can be guessed at for ever, without anybody noticing: no shorter passphrase."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A passphrase, and the chance that is used once with it."""

    passphrase: str = field(repr=False)
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)


def check_passphrase(passphrase: str) -> None:
    """Raise BadInput where a passphrase is too short to lock anything with."""
    if len(passphrase.strip()) < LEAST_CHARACTERS:
        raise BadInput(
            tr(
                "The passphrase has fewer than {least} characters.",
                least=LEAST_CHARACTERS,
            ),
            tr("Take three or four words that nobody would guess."),
        )


def locked(data: bytes, lock: Lock, bound: str) -> dict[str, object]:
    """Return the data locked, with all that is needed to open it but the passphrase, for JSON.

    `bound` is what stands in clear beside it: changed, it opens nothing any more. The passphrase
    counts in its composed form (NFC): keyboards differ in how they write accents.

    Raises:
        BadInput: the passphrase is too short.
        ValueError: salt or nonce have the wrong length.
    """
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    check_passphrase(lock.passphrase)
    if len(lock.salt) != SALT_BYTES or len(lock.nonce) != NONCE_BYTES:
        raise ValueError("salt and nonce are of the wrong length")
    kdf = PBKDF2HMAC(hashes.SHA256(), KEY_BYTES, lock.salt, ROUNDS)
    key = kdf.derive(unicodedata.normalize("NFC", lock.passphrase).encode())
    return {
        "version": 1,
        "kdf": "PBKDF2-SHA256",
        "rounds": ROUNDS,
        "cipher": "AES-256-GCM",
        "salt": _base64(lock.salt),
        "nonce": _base64(lock.nonce),
        "data": _base64(AESGCM(key).encrypt(lock.nonce, data, bound.encode())),
    }


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()

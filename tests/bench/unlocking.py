"""Opening a locked manual with its passphrase, beside the bare key derivation."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from secretsmanual.services import files
from secretsmanual.vault.locking import Locker
from secretsmanual.vault.slots import KEY_BYTES, SALT_BYTES, STANDARD
from tests.bench.measuring import Row, limit, pairs, percentile

WORDS = "heron ladder Tuesday marble"


def measure(folder: Path, rounds: int) -> list[Row]:
    manual = folder / "locked.secrets"
    files.make_manual(manual)
    Locker(manual).set(WORDS)
    salt = os.urandom(SALT_BYTES)

    def floor() -> None:
        made = Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=STANDARD.passes,
            memory_cost=STANDARD.memory_kib,
            lanes=STANDARD.lanes,
        )
        made.derive(WORDS.encode())

    taken = pairs(floor, lambda: files.unlock(manual, WORDS), rounds)
    return [
        taken.row("unlock with the passphrase", "bare Argon2id, same cost", 1.15),
        limit("unlock, p95", percentile(taken.ours, 0.95), 1_000),
    ]

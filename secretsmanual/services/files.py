"""Manuals as files: make, unlock, check, copy."""

from pathlib import Path

from secretsmanual.domain.backups import Salvaged
from secretsmanual.services.tries import TRIES
from secretsmanual.store import manual_file
from secretsmanual.store.salvage import salvage as save_readable
from secretsmanual.system.clock import Clock


def make_manual(path: Path) -> None:
    """Make an empty manual; raises Refused where something is there already."""
    manual_file.create(path)


def is_locked(path: Path) -> bool:
    """Say whether a manual needs its passphrase; raises NotFound and Refused."""
    return manual_file.is_locked(path)


def unlock(path: Path, typed: str) -> bytes:
    """Return a manual's key for its passphrase or recovery code; raises NotFound and Refused.

    Takes a quarter of a second, right or wrong; many wrong ones are slowed (`tries`).
    """
    return TRIES.guard(path, lambda: manual_file.unlock(path, typed))


def check(path: Path, key: bytes | None = None) -> list[str]:
    """Return what is wrong with a manual's file or its chain; empty when it is sound."""
    key = key or manual_file.key_of(path)
    return manual_file.problems_of(path, key) or manual_file.chain_problems_of(path, key)


def salvage(path: Path, to: Path, key: bytes | None, clock: Clock) -> Salvaged:
    """Save what can be read of a damaged manual into a new file; the old one stays as it is.

    Raises NotFound, Locked, and Refused where nothing can be read or `to` is taken.
    """
    return save_readable(path, to, key or manual_file.key_of(path), clock.now)

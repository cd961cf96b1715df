"""Manuals as files: make, unlock, check, copy."""

from pathlib import Path

from secretsmanual.domain.backups import name_of
from secretsmanual.store import manual_file
from secretsmanual.system.clock import Clock
from secretsmanual.system.paths import backup_folder


def make_manual(path: Path) -> None:
    """Make an empty manual; raises Refused where something is there already."""
    manual_file.create(path)


def is_locked(path: Path) -> bool:
    """Say whether a manual needs its passphrase; raises NotFound and Refused."""
    return manual_file.is_locked(path)


def unlock(path: Path, typed: str) -> bytes:
    """Return a manual's key for its passphrase or recovery code; raises NotFound and Refused.

    Takes a quarter of a second, right or wrong.
    """
    return manual_file.unlock(path, typed)


def check(path: Path, key: bytes | None = None) -> list[str]:
    """Return what is wrong with a manual's file; empty when it is sound."""
    return manual_file.problems_of(path, key)


def back_up(path: Path, clock: Clock, to: Path | None = None, key: bytes | None = None) -> Path:
    """Copy a manual, encrypted like itself and opened once to prove it; return where to.

    Raises Refused where the manual is damaged or the place is taken.
    """
    target = to or backup_folder(path) / name_of(path.stem, clock.now())
    manual_file.copy(path, target, key)
    return target

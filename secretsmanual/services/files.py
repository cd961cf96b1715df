"""Manuals as files: make, check, back up."""

from pathlib import Path

from secretsmanual.store import manual_file
from secretsmanual.system.clock import Clock
from secretsmanual.system.paths import backup_folder


def make_manual(path: Path) -> None:
    """Make an empty manual; raises Refused where something is there already."""
    manual_file.create(path)


def check(path: Path) -> list[str]:
    """Return what is wrong with a manual's file; empty when it is sound."""
    return manual_file.problems_of(path)


def back_up(path: Path, clock: Clock, to: Path | None = None) -> Path:
    """Copy a manual, encrypted like itself and opened once to prove it; return where to.

    Raises Refused where the manual is damaged or the place is taken.
    """
    stamp = clock.now().strftime("%Y-%m-%d %H%M%S")
    target = to or backup_folder(path) / f"{path.stem} {stamp}.secrets"
    manual_file.copy(path, target)
    return target

"""Where things lie on this computer."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:  # the window's first page needs none of it (speed.md)
    from secretsmanual.domain.backups import Backup

NAME = "SecretsManual"
SUFFIX = ".secrets"
"""Ending of a manual's file; its key file has `.keys` behind that."""
BUNDLE_SUFFIX = ".smbundle"
"""Ending of what one manual tells another."""


def data_folder() -> Path:
    """Return the user's data folder for this program; it may not be there yet."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def state_folder() -> Path:
    """Return where small files of this computer go; none holds a word of any manual."""
    return Path(platformdirs.user_state_dir(NAME, appauthor=False))


def preferences_file() -> Path:
    """Return where it is kept how this user likes the window."""
    return state_folder() / "preferences.json"


def default_manual() -> Path:
    """Return the manual that opens when none is named."""
    return data_folder() / f"manual{SUFFIX}"


def demo_manual() -> Path:
    """Return where the demo lies, apart from real data."""
    return data_folder() / f"demo{SUFFIX}"


def backup_folder(manual: Path, chosen: str = "") -> Path:
    """Return where a manual's backups are kept: in the folder that was chosen, or beside it."""
    return Path(chosen) if chosen else manual.parent / f"{manual.stem} backups"


def backups_of(manual: Path, chosen: str = "") -> "list[Backup]":
    """Return the backups of a manual in its folder, newest first; none where it is not there."""
    from secretsmanual.domain.backups import backup_at

    try:
        files = list(backup_folder(manual, chosen).iterdir())
    except OSError:
        return []
    found = [backup for file in files if (backup := backup_at(file, manual.stem)) is not None]
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def unfinished_backups(manual: Path, chosen: str = "") -> "list[Backup]":
    """Return copies that a kill left half done: they stand under their working name."""
    from secretsmanual.domain.backups import backup_at

    try:
        parts = [file for file in backup_folder(manual, chosen).iterdir() if is_part(file)]
    except OSError:
        return []
    named = [(file, backup_at(finished_name(file), manual.stem)) for file in parts]
    return [replace(backup, path=file) for file, backup in named if backup is not None]


def part_of(path: Path) -> Path:
    """Return the name that a copy has until it is proved; each program has its own."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def is_part(path: Path) -> bool:
    """Say whether this is such a name."""
    return path.name.startswith(".") and path.name.endswith(".part")


def finished_name(part: Path) -> Path:
    """Return the name that a part gets in the end."""
    return part.with_name(part.name[1:].rsplit(".", 2)[0])

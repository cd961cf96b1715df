"""Where things lie on this computer."""

from pathlib import Path

import platformdirs

NAME = "SecretsManual"
SUFFIX = ".secrets"
"""Ending of a manual's file; its key file has `.keys` behind that."""


def data_folder() -> Path:
    """Return the user's data folder for this program; it may not be there yet."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def state_folder() -> Path:
    """Return where logs go; they hold nothing personal."""
    return Path(platformdirs.user_state_dir(NAME, appauthor=False))


def default_manual() -> Path:
    """Return the manual that opens when none is named."""
    return data_folder() / f"manual{SUFFIX}"


def demo_manual() -> Path:
    """Return where the demo lies, apart from real data."""
    return data_folder() / f"demo{SUFFIX}"


def backup_folder(manual: Path) -> Path:
    """Return where the backups of a manual are kept."""
    return manual.parent / f"{manual.stem} backups"

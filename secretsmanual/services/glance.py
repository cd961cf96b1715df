"""The first page's accounts, before the rest of the program is loaded (speed.md)."""

from pathlib import Path

from secretsmanual.store.glance import AccountGlance, accounts

__all__ = ["AccountGlance", "first_accounts"]


def first_accounts(path: Path) -> list[AccountGlance]:
    """Return the accounts of a manual; none where there is no manual yet.

    Raises Refused where the file is locked, damaged or no manual.
    """
    return accounts(path)

"""The first page's accounts, before the rest of the program is loaded (speed.md)."""

from pathlib import Path

from secretsmanual.store.glance import AccountGlance, accounts

__all__ = ["AccountGlance", "first_accounts"]


def first_accounts(path: Path, key: bytes | None = None) -> list[AccountGlance]:
    """Return the accounts of a manual; none where there is no manual yet.

    Raises Locked where a passphrase is needed, Refused where the file is damaged or no manual.
    """
    return accounts(path, key)

"""The first page's accounts, before the rest of the program is loaded (speed.md)."""

from pathlib import Path

from secretsmanual.domain.errors import Refused
from secretsmanual.store.glance import AccountGlance, accounts
from secretsmanual.vault import keys
from secretsmanual.vault.keychain import SystemKeychain

__all__ = ["AccountGlance", "first_accounts", "key_in_keychain"]


def first_accounts(path: Path, key: bytes | None = None) -> list[AccountGlance]:
    """Return the accounts of a manual; none where there is no manual yet.

    Raises Locked where a passphrase is needed, Refused where the file is damaged or no manual.
    """
    return accounts(path, key)


def key_in_keychain(path: Path) -> bytes | None:
    """Return a locked manual's key from the system's keychain; None where it was not let in.

    Empty where it does not give it: the passphrase opens then. The system may ask its user
    something meanwhile: never on the UI thread. Says nothing of a manual that is gone or damaged;
    whoever opens it next does.
    """
    if not path.is_file():
        return None
    try:
        return keys.from_keychain(path, SystemKeychain())
    except Refused:
        return None

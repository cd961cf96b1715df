"""The system's keychain: a second copy of the way in, never the only one (trust.md 2.6).

`keyring` is imported when a manual has a keychain slot or one is to be made, and not before. Its
backends raise many things and some keep nothing without a word: so all is caught, and what was
written is read back.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.wording import mark, tr

SERVICE = "Secrets Manual"
"""Under this name the system's own tools list what we keep there."""
OURS = "keyring.backends."
"""Backends of `keyring` itself talk to the system; others may keep secrets in a plain file."""
GO_ON = mark("Go on with the passphrase; nothing was changed.")


class Keychain(Protocol):
    """Keeps small secrets for whoever is logged in."""

    def get(self, entry: str) -> str:
        """Return what is kept under a name; empty where there is nothing or it does not open."""
        ...

    def put(self, entry: str, secret: str) -> None:
        """Keep a secret and prove it by reading it back; raises Refused."""
        ...

    def drop(self, entry: str) -> None:
        """Forget a secret; one that is not there, or out of reach, is no error."""
        ...


class SystemKeychain:
    """The one that comes with the system: Secret Service, KWallet, macOS, Windows."""

    def get(self, entry: str) -> str:
        """Return what is kept under a name; empty where there is nothing or it does not open."""
        with suppress(Exception):
            return _backend().get_password(SERVICE, entry) or ""
        return ""

    def put(self, entry: str, secret: str) -> None:
        """Keep a secret and prove it by reading it back; raises Refused."""
        with _told_plainly():
            _backend().set_password(SERVICE, entry, secret)
        if self.get(entry) != secret:
            raise Refused(
                tr("The keychain of this computer does not keep what it is given."), tr(GO_ON)
            )

    def drop(self, entry: str) -> None:
        """Forget a secret; one that is not there, or out of reach, is no error."""
        with suppress(Exception):
            _backend().delete_password(SERVICE, entry)


def _backend() -> Any:
    import keyring
    from keyring.errors import NoKeyringError

    found = keyring.get_keyring()
    if not type(found).__module__.startswith(OURS):
        raise NoKeyringError
    return found


@contextmanager
def _told_plainly() -> Iterator[None]:
    from keyring.errors import NoKeyringError

    try:
        yield
    except NoKeyringError:
        raise Refused(
            tr("This computer has no keychain that the program can use."), tr(GO_ON)
        ) from None
    except Exception:  # noqa: BLE001 - each system's keychain has errors of its own
        raise Refused(tr("The keychain of this computer did not open."), tr(GO_ON)) from None

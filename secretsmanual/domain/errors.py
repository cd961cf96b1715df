"""Errors a person can understand and act on; anything else is a bug."""


class UserError(Exception):
    """Something the user can put right.

    Shown as one plain sentence (`what`) followed by the next step (`hint`);
    the manual is untouched whenever one is raised.
    """

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    @property
    def sentence(self) -> str:
        """The whole message as it stands on stderr or in a banner."""
        return f"{self.what} {self.hint}".strip()


class NotFound(UserError):
    """A named account, person, secret or file is not there."""


class Refused(UserError):
    """The manual or a file says no: newer version, wrong key, damaged, read-only, full disk."""


class BadInput(UserError):
    """A file or a value that people brought cannot be used as it is."""


class NotWritten(Refused):
    """Something could not be written where it was to be: gone, read-only, full or in use."""


class Locked(Refused):
    """The manual needs its passphrase."""


class WrongPassphrase(Refused):
    """That opens nothing."""

    wait_s = 0
    """Seconds until the next try counts."""


class Damaged(Refused):
    """The manual's file is not as it was written; its backups may be."""


class Unreadable(Damaged):
    """Part of the open manual could not be read or written: it is damaged, or the disk fails."""

"""Notice that another file has taken the open one's place (trust.md, row 12).

SQLite goes on writing into the file that it opened, wherever its name went: into a drive that was
unplugged, or beside the copy that a synchronising program put in its place. Looking at the name's
inode before each write costs a few microseconds.
"""

from collections import Counter
from pathlib import Path

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.wording import tr

_OPEN: Counter[Path] = Counter()
"""How often this process has a manual open."""


def is_open_here(path: Path) -> bool:
    """Say whether this process has the manual open."""
    return _OPEN[path.resolve()] > 0


class Replaced(Refused):
    """The file at the manual's place is no longer the one that was opened."""


class SameFile:
    """Remembers which file stood at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = _identity(path)
        self._held: Path | None = None

    def hold(self) -> None:
        """Note that it is open from now on."""
        self._held = self._path.resolve()
        _OPEN[self._held] += 1

    def leave(self) -> None:
        """Note that it was closed."""
        if self._held is not None:
            _OPEN[self._held] -= 1
        self._held = None

    def require(self) -> None:
        """Raise Replaced where another file stands there now, or none."""
        now = _identity(self._path)
        if now == self._opened:
            return
        if now is None:
            raise Replaced(
                tr(
                    "{name} is no longer in its place: it was moved or deleted, or its drive is "
                    "gone. This was not saved.",
                    name=self._path.name,
                ),
                tr("Bring it back to {folder} and do it again.", folder=self._path.parent),
            )
        raise Replaced(
            tr(
                "Another copy has taken the place of {name} while it was open. This was not "
                "saved; neither copy was changed.",
                name=self._path.name,
            ),
            tr("Close the program and open the copy that you want."),
        )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""One window per manual: a lock, and a way for a second start to call the first window forward.

The lock is the kernel's on an open file. It goes with its holder, however that ends, so nothing
stale is left by a kill, and no later process that was given the same number is taken for it: both
are what a number written into a file (QLockFile) has to guess. A folder that knows no locks costs
only this convenience, as SQLite itself keeps two writers apart.

The call is a small file beside the lock, which the first window takes away when it has come: no
socket, no signal, the same on every system. Both are named by a digest of where the manual lies.
The call may name a file that is to be brought in, as a double click on a bundle does.
"""

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import BinaryIO

from secretsmanual.system.files import create_private, private_folder, write_whole
from secretsmanual.system.paths import state_folder

PATIENCE_S = 5.0
"""How long a second start waits for the first window to come, or to have ended."""

_LOOK_EVERY_S = 0.05
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - no password: what Wayland lets a window come with


@dataclass(frozen=True, slots=True)
class Call:
    """What a second start wants of the first window."""

    token: str = ""
    """What Wayland lets a window come to the front with."""
    bring: str = ""
    """The whole path of a file to bring in; empty where the window is only to come."""

    def to_bytes(self) -> bytes:
        """Return the content of the call's file."""
        return os.fsencode(f"{self.token}\n{self.bring}")

    @classmethod
    def from_bytes(cls, content: bytes) -> "Call":
        """Read what `to_bytes` wrote."""
        token, _, bring = os.fsdecode(content).partition("\n")
        return cls(token, bring)


class OneWindow:
    """Says whether this start is the first on a manual, and calls the first where it is not."""

    def __init__(self, manual: Path, folder: Path | None = None) -> None:
        self.folder = folder or state_folder() / "windows"
        digest = hashlib.blake2b(os.fsencode(os.path.realpath(manual)), digest_size=12).hexdigest()
        self.call_file = self.folder / f"{digest}.call"
        self._lock_file = self.folder / f"{digest}.lock"
        self._held: BinaryIO | None = None

    def take(self) -> bool:
        """Be the one window, or say that another is; where nothing can be locked, be it as well."""
        try:
            private_folder(self.folder)
            if not self._lock_file.exists():
                _create(self._lock_file)
            file = self._lock_file.open("r+b")
        except OSError:
            return True
        if not _lock(file):
            file.close()
            return False
        self._held = file
        self.answer()
        return True

    def take_or_call(self, patience_s: float = PATIENCE_S, bring: str = "") -> bool:
        """Be the one window; else call the first forward and return False once it has come.

        `bring` is the whole path of a file that the first is to bring in. A first window that is
        just closing ends meanwhile, and this one takes its place. One that does not answer within
        `patience_s` is busy and comes when it is done.
        """
        if self.take():
            return True
        try:
            call = Call(os.environ.get(_TOKEN, ""), bring)
            write_whole(self.call_file, call.to_bytes())
        except OSError:
            return False  # a full disk: it stays where it is
        until, pause = monotonic() + patience_s, Event()
        while monotonic() < until and self.call_file.exists():
            if self.take():
                return True
            pause.wait(_LOOK_EVERY_S)
        return False

    def answer(self) -> Call | None:
        """Take a call away and return it; None where nobody calls."""
        try:
            content = self.call_file.read_bytes()
            self.call_file.unlink()
        except OSError:
            return None
        return Call.from_bytes(content)

    def let_go(self) -> None:
        """Be the one window no longer. Safe to call twice."""
        if self._held is not None:
            self._held.close()
            self._held = None


def is_open(manual: Path) -> bool:
    """Say whether a window stands open on a manual."""
    one = OneWindow(manual)
    free = one.take()
    one.let_go()
    return not free


def _create(path: Path) -> None:
    try:
        create_private(path)
    except FileExistsError:
        return  # another start was as fast


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a folder that knows no locks
        return True

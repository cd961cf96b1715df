"""What the program denies itself before it reads the first word (trust.md 1: A3, A4, 22, 24).

Whatever it makes is its owner's alone; its memory goes into no core file and is read by no other
process of the same user; and what nobody caught, or a library has to say, is told by its type and
place.
"""

import logging
import os
import sys
import threading
import warnings
from contextlib import suppress

from typing_extensions import override

from secretsmanual.system.reports import describe, place, tell

OWNER_ONLY = 0o077
"""The umask: files become 0600 and folders 0700 whoever makes them, a library included."""

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Do all of it. Call it first; a second call changes nothing."""
    os.umask(OWNER_ONLY)
    _keep_memory_private()
    sys.excepthook = lambda _type, error, _trace: _tell_error(error)
    threading.excepthook = lambda args: _tell_error(args.exc_value)
    sys.unraisablehook = lambda args: _tell_error(args.exc_value)
    warnings.showwarning = lambda _message, category, filename, lineno, *_: tell(
        f"{category.__name__} at {place(filename, lineno)}"
    )
    logging.raiseExceptions = False  # else a record that cannot be formatted is printed whole
    logging.lastResort = _Places(logging.WARNING)


class _Places(logging.Handler):
    """Says where a library complained and of what type of error, not in which words."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        tell(f"{record.levelname} of {record.name} at {place(record.pathname, record.lineno)}")
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            tell(describe(error))


def _tell_error(error: BaseException | None) -> None:
    """Tell an exception that nobody caught. Ctrl+C is none."""
    if error is not None and not isinstance(error, KeyboardInterrupt):
        tell(describe(error))


def _keep_memory_private() -> None:
    """Switch core dumps off and, on Linux, tracing by other processes of the same user."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        from ctypes import CDLL

        CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)

"""What happens when the program is wrong: a page without anybody's data on it."""

import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

import secretsmanual
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.theme import Theme

FRAMES = 40
"""Innermost code positions kept of each exception."""

_LOG = logging.getLogger(__name__)
_ROOT = Path(secretsmanual.__file__).resolve().parent
_QT_PLACE = re.compile(r"^Q\w+(?:::~?\w+)*(?=\W)")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What may be shown, copied and logged: types and code positions, no values (trust.md)."""

    text: str

    @property
    def headline(self) -> str:
        """The line that tells one bug from another."""
        return self.text.splitlines()[0]


def describe(error: BaseException) -> CrashReport:
    """Return the report of an exception and of those that led to it.

    Messages, local values and source lines are left out: each may hold a customer's words.
    """
    import platform

    lines: list[str] = []
    for number, one in enumerate(_chain(error)):
        lines.append(f"{'after ' if number else ''}{type(one).__module__}.{type(one).__qualname__}")
        lines.extend(f"  {place}" for place in _places(one.__traceback__))
    lines.append(
        f"Secrets Manual {secretsmanual.__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.system()} {platform.machine()}"
    )
    return CrashReport("\n".join(lines))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-FRAMES:]


def _short(file: str) -> str:
    """Return a path inside the program or only a file's name: paths hold people's names."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT.parent).as_posix()
    return path.name


class CrashCatcher(QObject):
    """Catches what nobody caught, wherever it was raised, and reports it on the UI thread.

    `log` gets the same redacted text, for the log file.
    """

    crashed = Signal(object)
    """A CrashReport, on the UI thread."""
    refused = Signal(object)
    """A UserError that nobody showed."""

    _caught = Signal(object)

    def __init__(self, log: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._caught.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Take over the hooks of Python and Qt."""
        sys.excepthook = lambda _type, error, _trace: self.catch(error)
        threading.excepthook = lambda args: self._catch_maybe(args.exc_value)
        sys.unraisablehook = lambda args: self._catch_maybe(args.exc_value)
        qInstallMessageHandler(self._qt_says)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)

    def catch(self, error: BaseException) -> None:
        """Report an exception from any thread. Ctrl+C and exit are not crashes."""
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(type(error), error, None)
        elif isinstance(error, UserError):
            self._caught.emit(error)
        else:
            report = describe(error)
            self._log(report.text)
            self._caught.emit(report)

    def _catch_maybe(self, error: BaseException | None) -> None:
        if error is not None:
            self.catch(error)

    def _report(self, what: CrashReport | UserError) -> None:
        if isinstance(what, UserError):
            self.refused.emit(what)
        else:
            self.crashed.emit(what)

    def _qt_says(self, level: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Log where in Qt a warning comes from, not its words, which may quote a text."""
        if level in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            return
        place = _QT_PLACE.match(text)
        where = place[0] if place else (context.category or "default")
        self._log(f"Qt {level.name.removeprefix('Qt').removesuffix('Msg').lower()}: {where}")


def report(error: BaseException) -> None:
    """Treat an exception as one that nobody caught: whatever hook is installed gets it."""
    sys.excepthook(type(error), error, error.__traceback__)


def install(theme: Theme, window: QWidget, log: Callable[[str], None] = _LOG.error) -> CrashCatcher:
    """Catch crashes from now on, show them over the window, and log them.

    The page is made when it is first needed. Connect `refused` to the window's banner.
    """
    from secretsmanual.gui.widgets.crash_page import CrashPage

    catcher = CrashCatcher(log, window)
    pages: list[CrashPage] = []

    def show(found: CrashReport) -> None:
        if not pages:
            pages.append(CrashPage(theme, window))
        pages[0].show_report(found.text)

    catcher.crashed.connect(show)
    catcher.install()
    return catcher

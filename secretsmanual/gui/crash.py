"""What happens when the program is wrong: a page without anybody's data on it."""

import re
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.errors import UserError
from secretsmanual.gui.theme import Theme
from secretsmanual.system import reports

if TYPE_CHECKING:
    from secretsmanual.gui.widgets.crash_page import CrashPage

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
    """Return the report of an exception and of those that led to it (`system/reports`)."""
    return CrashReport(reports.describe(error))


class CrashCatcher(QObject):
    """Catches what nobody caught, wherever it was raised, and reports it on the UI thread.

    `log` gets the same redacted text; there is no log file.
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


def install(
    theme: Theme, window: QWidget, log: Callable[[str], None] = reports.tell
) -> CrashCatcher:
    """Catch crashes from now on, show them over the window, and log them.

    The page is made when it is first needed. Connect `refused` to the window's banner.
    """
    catcher = CrashCatcher(log, window)
    pages: list[CrashPage] = []

    def show(found: CrashReport) -> None:
        from secretsmanual.gui.widgets.crash_page import CrashPage

        if not pages:
            pages.append(CrashPage(theme, window))
        pages[0].show_report(found.text)

    catcher.crashed.connect(show)
    catcher.install()
    return catcher

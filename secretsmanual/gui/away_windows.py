"""What Windows tells a window of its session and of sleep.

Numbers are those of `wtsapi32.h` and `winuser.h` in the Windows SDK.
"""

import ctypes
import ctypes.wintypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from typing_extensions import override

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, PBT_APMRESUMEAUTOMATIC = 0x0004, 0x0012
WTS_CONSOLE_CONNECT, WTS_CONSOLE_DISCONNECT = 0x1, 0x2
WTS_SESSION_LOCK, WTS_SESSION_UNLOCK = 0x7, 0x8
NOTIFY_FOR_THIS_SESSION = 0

_MEANS = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): True,
    (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC): False,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): True,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_CONNECT): False,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): True,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK): False,
}


def away_by(message: int, detail: int) -> bool | None:
    """Say what a message means: nobody is there, somebody is back, or None for neither."""
    return _MEANS.get((message, detail))


class SessionMessages(QAbstractNativeEventFilter):
    """Hears the messages of one window; `wtsapi` is Windows' library, another one in tests."""

    def __init__(self, window: int, tell: Callable[[bool], None], wtsapi: Any = None) -> None:
        super().__init__()
        self._window = window
        self._tell = tell
        self._wtsapi = wtsapi

    def begin(self) -> None:
        """Ask for the messages."""
        if self._wtsapi is None:
            self._wtsapi = ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined]
        self._wtsapi.WTSRegisterSessionNotification(
            ctypes.wintypes.HWND(self._window), NOTIFY_FOR_THIS_SESSION
        )
        self._application().installNativeEventFilter(self)

    def stop(self) -> None:
        """Ask for them no more."""
        self._application().removeNativeEventFilter(self)
        self._wtsapi.WTSUnRegisterSessionNotification(ctypes.wintypes.HWND(self._window))

    @override
    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        """Tell what a message means; every message goes on to the window."""
        found = ctypes.wintypes.MSG.from_address(int(message))
        away = away_by(found.message, found.wParam)
        if away is not None:
            self._tell(away)
        return False, 0

    def _application(self) -> QCoreApplication:
        found = QCoreApplication.instance()
        if found is None:
            raise RuntimeError("there is no application")
        return found

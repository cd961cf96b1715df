"""Keep the window out of screenshots and shared screens, where the system can do that.

Windows by SetWindowDisplayAffinity (winuser.h, Windows 10 version 2004 and later), macOS by the
window's sharingType (NSWindow.h). On Linux neither X11 nor Wayland has a way to ask for it.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

WDA_NONE, WDA_EXCLUDEFROMCAPTURE = 0x00, 0x11
NS_WINDOW_SHARING_NONE, NS_WINDOW_SHARING_READ_ONLY = 0, 1

Exclude = Callable[[int, bool], bool]
"""Given a window and whether to leave it out; says whether the system did so."""


def excluder(platform: str = sys.platform) -> Exclude | None:
    """Return what does it on this system; None where nothing can."""
    return {"win32": by_affinity, "darwin": by_sharing_type}.get(platform)


def by_affinity(window: int, left_out: bool, user32: Any = None) -> bool:
    """Ask Windows; `user32` is its library, another one in tests."""
    library = user32 or ctypes.WinDLL("user32")  # type: ignore[attr-defined]
    affinity = WDA_EXCLUDEFROMCAPTURE if left_out else WDA_NONE
    return bool(library.SetWindowDisplayAffinity(ctypes.c_void_p(window), affinity))


def by_sharing_type(view: int, left_out: bool, objc: Any = None) -> bool:
    """Ask macOS, for the window of this view; `objc` is its runtime, another one in tests."""
    runtime = objc or ctypes.CDLL("/usr/lib/libobjc.dylib")
    runtime.sel_registerName.restype = ctypes.c_void_p
    runtime.sel_registerName.argtypes = [ctypes.c_char_p]
    send = runtime.objc_msgSend
    send.restype, send.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_void_p]
    window = send(view, runtime.sel_registerName(b"window"))
    if not window:
        return False
    sharing = NS_WINDOW_SHARING_NONE if left_out else NS_WINDOW_SHARING_READ_ONLY
    send.restype, send.argtypes = None, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong]
    send(window, runtime.sel_registerName(b"setSharingType:"), sharing)
    return True


class ScreenCapture(QObject):
    """Leaves a window out of captures, and again whenever the system has made it anew."""

    def __init__(self, window: QWidget, exclude: Exclude | None, *, left_out: bool) -> None:
        super().__init__(window)
        self._window = window
        self._exclude = exclude
        self._left_out = left_out
        window.installEventFilter(self)
        if left_out:
            self._ask()

    @property
    def possible(self) -> bool:
        """Whether this system can do it."""
        return self._exclude is not None

    @property
    def left_out(self) -> bool:
        """Whether the window is left out."""
        return self.possible and self._left_out

    def set_left_out(self, left_out: bool) -> None:
        """Leave the window out, or not; where the system refuses, it is not."""
        self._left_out = left_out
        self._ask()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WinIdChange, QEvent.Type.Show) and self._left_out:
            self._ask()
        return False

    def _ask(self) -> None:
        if self._exclude is not None and self._window.internalWinId():
            done = self._exclude(int(self._window.winId()), self._left_out)
            self._left_out = self._left_out and done

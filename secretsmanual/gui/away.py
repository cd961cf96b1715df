"""Whether the system says that nobody is there: screen locked, session switched, going to sleep.

Linux tells it over D-Bus, Windows by messages to the window. macOS tells it only to programs
that link its Objective-C libraries, which this one does not: there the clock that jumped during
sleep, and the time without a touch, lock the manual (`idle`). Where nobody tells, nothing happens.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from secretsmanual.gui.away_windows import SessionMessages

SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.kde.screensaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
"""Each desktop's interface with the signal ActiveChanged."""
LOGIN = "org.freedesktop.login1"


class Away(QObject):
    """Tells when nobody can be there, and when somebody is back."""

    gone = Signal()
    back = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._messages: SessionMessages | None = None
        self._listening = False

    def listen(self, window: QWidget, platform: str = sys.platform) -> None:
        """Begin to hear the system; safe to call again."""
        if self._listening:
            return
        self._listening = True
        if platform.startswith("linux"):
            self._hear_bus()
        elif platform == "win32":
            from secretsmanual.gui.away_windows import SessionMessages

            self._messages = SessionMessages(int(window.winId()), self.tell)
            self._messages.begin()

    def stop(self) -> None:
        """Hear no more."""
        if self._messages is not None:
            self._messages.stop()

    @Slot(bool)
    def tell(self, away: bool) -> None:
        """Take what the system says: whether somebody can be there."""
        (self.gone if away else self.back).emit()

    @Slot()
    def tell_gone(self) -> None:
        """Take that the session was locked."""
        self.gone.emit()

    @Slot()
    def tell_back(self) -> None:
        """Take that the session was unlocked."""
        self.back.emit()

    def _hear_bus(self) -> None:
        """Subscribe to what is there; a bus that is not running is never started for it."""
        session, system = _has_session_bus(), _has_system_bus()
        if not session and not system:
            return
        from PySide6.QtDBus import QDBusConnection

        if session:
            bus = QDBusConnection.sessionBus()
            for name in SCREEN_SAVERS:
                self._subscribe(bus, "", "", name, "ActiveChanged", SLOT("tell(bool)"))
        if system:
            bus = QDBusConnection.systemBus()
            path = session_path(os.environ.get("XDG_SESSION_ID", ""))
            kind = f"{LOGIN}.Session"
            self._subscribe(bus, LOGIN, path, kind, "Lock", SLOT("tell_gone()"))
            self._subscribe(bus, LOGIN, path, kind, "Unlock", SLOT("tell_back()"))
            manager, kind = "/org/freedesktop/login1", f"{LOGIN}.Manager"
            self._subscribe(bus, LOGIN, manager, kind, "PrepareForSleep", SLOT("tell(bool)"))

    def _subscribe(
        self, bus: "QDBusConnection", service: str, path: str, kind: str, signal: str, slot: str
    ) -> None:
        if bus.isConnected():
            bus.connect(service, path, kind, signal, self, slot)  # type: ignore[call-overload]


def session_path(session_id: str) -> str:
    """Return the object of a login session; empty, for all of them, where it is not known.

    What is no letter or digit is written as `_` and its code, and so is a digit in front, as
    logind does it.
    """
    if not session_id:
        return ""
    parts = [
        one if one.isalnum() and one.isascii() and not (at == 0 and one.isdigit()) else _code(one)
        for at, one in enumerate(session_id)
    ]
    return "/org/freedesktop/login1/session/" + "".join(parts)


def _code(sign: str) -> str:
    return "".join(f"_{byte:02x}" for byte in sign.encode())


def _has_session_bus() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    named = bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    return named or bool(runtime and Path(runtime, "bus").exists())


def _has_system_bus() -> bool:
    named = bool(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS"))
    return named or Path("/run/dbus/system_bus_socket").exists()

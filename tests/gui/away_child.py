"""Hears a private bus that stands for both buses of a desktop, and prints what it heard.

For test_away: a screen saver and a login service are played by this process itself.
"""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget

os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["XDG_SESSION_ID"] = "2"

from secretsmanual.gui.away import LOGIN, SCREEN_SAVERS, Away

SESSION = "/org/freedesktop/login1/session/"


def main():
    qt = QApplication([])
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "desktop")
    assert bus.registerService(LOGIN)
    window, heard = QWidget(), []
    away = Away(window)
    away.gone.connect(lambda: heard.append("gone"))
    away.back.connect(lambda: heard.append("back"))
    away.listen(window, "linux")

    def send(path, kind, name, *words):
        signal = QDBusMessage.createSignal(path, kind, name)
        signal.setArguments(list(words))
        assert bus.send(signal)

    def play():
        for kind in SCREEN_SAVERS:
            for active in (True, False):
                send("/ScreenSaver", kind, "ActiveChanged", active)
        for sleeping in (True, False):
            send("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", sleeping)
        for session in ("_33", "_32"):
            send(SESSION + session, f"{LOGIN}.Session", "Lock")
        send(SESSION + "_32", f"{LOGIN}.Session", "Unlock")

    QTimer.singleShot(0, play)
    QTimer.singleShot(1_500, qt.quit)
    qt.exec()
    print(*heard)
    print(*(name for name in sys.modules if "QtNetwork" in name))


if __name__ == "__main__":
    main()

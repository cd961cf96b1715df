"""What the system tells of a locked screen and of sleep, on a bus of its own and by messages."""

import ctypes.wintypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from secretsmanual.gui.away import SCREEN_SAVERS, Away, session_path
from secretsmanual.gui.away_windows import SessionMessages, away_by

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a D-Bus daemon")
def test_screen_savers_sleep_and_this_session_are_heard():
    child = Path(__file__).with_name("away_child.py")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = ["dbus-run-session", "--", sys.executable, str(child)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=60)
    heard, network = done.stdout.splitlines()
    expected = ["gone", "back"] * (len(SCREEN_SAVERS) + 2)
    assert heard.split() == expected, done.stderr
    assert network == ""


def test_without_a_bus_nothing_happens(qtbot, monkeypatch, tmp_path):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    away = Away(window)
    away.listen(window, "linux")
    away.listen(window, "darwin")
    away.stop()


@pytest.mark.parametrize(
    ("given", "path"), [("2", "_32"), ("c1", "c1"), ("31", "_331"), ("a-b", "a_2db")]
)
def test_sessions_are_named_as_logind_names_them(given, path):
    assert session_path(given) == f"/org/freedesktop/login1/session/{path}"
    assert session_path("") == ""


class WtsApi:
    """Stands for Windows' library."""

    def __init__(self):
        self.calls = []

    def WTSRegisterSessionNotification(self, window, which):
        self.calls.append(("register", window.value, which))

    def WTSUnRegisterSessionNotification(self, window):
        self.calls.append(("unregister", window.value))


def test_windows_messages_mean_gone_and_back(qapp):
    api, told = WtsApi(), []
    messages = SessionMessages(7, told.append, api)
    messages.begin()
    sent = ((0x02B1, 7), (0x02B1, 8), (0x0218, 4), (0x0218, 0x12), (0x02B1, 5), (0x0100, 7))
    for message, detail in sent:
        raw = ctypes.wintypes.MSG(message=message, wParam=detail)
        answer = messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(raw))
        assert answer == (False, 0)
    messages.stop()
    assert told == [True, False, True, False]
    assert api.calls == [("register", 7, 0), ("unregister", 7)]
    assert away_by(0x02B1, 2) is True

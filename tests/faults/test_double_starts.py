"""The window started twice at once: one stays, the other ends well; after a kill the next stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from secretsmanual.system.one_window import OneWindow

ROOT = Path(__file__).resolve().parents[2]
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import secretsmanual.__main__ as program
from secretsmanual.gui import coming_forward
from secretsmanual.system.clock import SystemClock

class Tells(coming_forward.ComingForward):
    def __init__(self, window, one):
        super().__init__(window, one)
        print("open", flush=True)
        self.brought.connect(lambda path: print("brings", Path(path).name, flush=True))

    def _look(self):
        before = self._one.call_file.exists()
        super()._look()
        if before:
            self._tell(100)

    def _tell(self, left):
        # once the window has been shown: a busy machine takes its time
        if self._window.isActiveWindow() or not left:
            print("in front", self._window.isActiveWindow(), flush=True)
        else:
            QTimer.singleShot(100, self, lambda: self._tell(left - 1))

coming_forward.ComingForward = Tells
program.has_screen = lambda: True
bring = Path(sys.argv[2]) if len(sys.argv) > 2 else None
raise SystemExit(program.open_window(Path(sys.argv[1]), SystemClock(), bring=bring))
"""


@pytest.fixture
def start(demo_copy, tmp_path):
    """Return what starts the window on a manual, in a process of its own."""
    started = []

    def go(name="demo.secrets", *bring):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path / name), *bring],
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "QT_QPA_PLATFORM": "offscreen",
                "XDG_STATE_HOME": str(tmp_path / "state"),
            },
        )
        started.append(child)
        return child

    go.folder = tmp_path
    yield go
    for child in started:
        child.kill()
        child.communicate()


def twice(start):
    """Start two at once; return the one that stayed."""
    pair = [start(), start()]
    ended = _first_to_end(pair)
    (stays,) = [child for child in pair if child is not ended]
    assert ended.returncode == 0
    assert ended.stdout.read() == ""  # it made no window
    assert stays.stdout.readline() == "open\n"
    return stays


def _first_to_end(pair):
    while True:
        for child in pair:
            try:
                child.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            return child


def kill(child):
    assert child.poll() is None
    child.kill()
    child.wait()


@posix_only
def test_a_second_start_brings_the_first_to_the_front(start):
    stays = twice(start)
    third = start()
    assert third.wait(60) == 0
    assert stays.stdout.readline() == "in front True\n"
    kill(stays)
    assert start().stdout.readline() == "open\n"


@posix_only
def test_a_bundle_that_a_second_start_is_given_comes_to_the_first(start):
    stays = twice(start)
    assert start("demo.secrets", "from Ana.smbundle").wait(60) == 0
    told = (line for line in stays.stdout if line != "in front True\n")
    assert next(told) == "brings from Ana.smbundle\n"


@posix_only
def test_two_manuals_have_two_windows(start):
    for part in start.folder.glob("demo.secrets*"):
        shutil.copy(part, part.with_name(part.name.replace("demo", "other")))
    both = [start(), start("other.secrets")]
    assert [child.stdout.readline() for child in both] == ["open\n", "open\n"]
    assert [child.poll() for child in both] == [None, None]


@posix_only
@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_two_hundred_double_starts(start):
    for _ in range(200):
        kill(twice(start))
    manual, folder = start.folder / "demo.secrets", start.folder / "state" / "SecretsManual"
    one = OneWindow(manual, folder / "windows")
    assert one.take()
    one.let_go()
    print("200 double starts: each time one window, the other ended with 0; 200 kills taken over")

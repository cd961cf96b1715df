"""A screen of one's own (Xvfb) whose picture is read from outside, and what a program needs on it.

The picture lies in a file that Xvfb maps into memory, so looking at it costs the machine no
process and the measured program nothing.
"""

import mmap
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

LOOK_S = 0.005
ENDS_S = 3.0
"""What a program is given to end by itself."""
WIDTH, HEIGHT = 1280, 900
COLOURS = 8
"""So many in one picture are letters or icons: a bare grey window has one."""
TOO_LONG_S = 60.0
CALM_SHARE = 0.03
"""Of one processor, over a second: the program has done what it does at its start."""
CALM_AT_MOST_S = 15.0


class Screen:
    """An X server without a window manager, with nothing on it."""

    def __init__(self, folder: Path) -> None:
        reads, writes = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        options = ["-nocursor", "-noreset", "-displayfd", str(writes), "-fbdir", str(folder)]
        command = ["Xvfb", "-screen", "0", size, *options]
        self._server = subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)
        os.close(writes)
        with os.fdopen(reads, encoding="ascii") as told:
            self.name = f":{told.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._pixels = memoryview(whole)[-WIDTH * HEIGHT * 4 :]
        self._empty = self.picture()

    def picture(self) -> bytes:
        """Return all pixels as they are now."""
        return bytes(self._pixels)

    @property
    def empty(self) -> bool:
        """Whether no window is mapped."""
        return self._pixels == self._empty

    @property
    def painted(self) -> bool:
        """Whether a window shows something: looks at every second row until it has."""
        seen: set[int] = set()
        dots = self._pixels.cast("I")
        for row in range(0, HEIGHT, 2):
            seen.update(dots[row * WIDTH : (row + 1) * WIDTH])
            if len(seen) >= COLOURS:
                return True
        return False

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait()


class Started:
    """A program on a screen, with all the processes it has started."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self._began = time.monotonic()
        self._first = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def until_painted(self, screen: Screen) -> float | None:
        """Return the milliseconds to the first window with something on it; None if none came."""
        shown = screen.picture()
        while time.monotonic() - self._began < TOO_LONG_S and self._first.poll() is None:
            now, at = screen.picture(), time.monotonic()
            if now != shown:
                shown = now
                if screen.painted:
                    return (at - self._began) * 1000
            pause(LOOK_S)
        return None

    def until_calm(self) -> None:
        """Wait until it has hardly worked for a second."""
        ends, before = time.monotonic() + CALM_AT_MOST_S, self._worked_s()
        while time.monotonic() < ends:
            pause(1)
            now = self._worked_s()
            if now - before < CALM_SHARE:
                return
            before = now

    def memory_mb(self) -> float:
        """Proportional set size of all its processes in MB."""
        return sum(map(_pss_mb, self._processes()))

    def end(self, screen: Screen) -> None:
        """End all of it and wait until the screen is empty again."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            ends = time.monotonic() + ENDS_S
            for one in self._processes():
                os.kill(int(one.name), how)
            while self._processes() and time.monotonic() < ends:
                self._first.poll()
                pause(0.05)
        while not screen.empty:
            pause(0.05)

    def _processes(self) -> list[Path]:
        """Those of its session: it began one of its own."""
        found = []
        for one in Path("/proc").glob("[0-9]*"):
            fields = _fields(one)
            if fields and int(fields[3]) == self._first.pid and fields[0] != "Z":
                found.append(one)
        return found

    def _worked_s(self) -> float:
        ticks = sum(sum(map(int, (_fields(one) or ["0"] * 13)[11:13])) for one in self._processes())
        return ticks / os.sysconf("SC_CLK_TCK")


def pause(seconds: float) -> None:
    """Let others work; there is no event loop here that a timer could run in."""
    threading.Event().wait(seconds)


def _fields(process: Path) -> list[str]:
    """What /proc tells of a process, from its state on; nothing where it has ended."""
    try:
        return (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _pss_mb(process: Path) -> float:
    try:
        lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)

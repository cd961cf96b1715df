"""A working day of eight hours in one window, in minutes: does its memory stay flat?"""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Row, limit

AN_HOUR = 4
"""Quarters of the script: an hour goes through all there is, locking and both looks included."""
FLAT_MB = 1.0
"""An hour, once caches are filled, while the talks of the day stay in the manual."""


def measure(folder: Path, quarters: int) -> Iterator[Row]:
    """Live through so many quarters of an hour and print what was held after each."""
    command = [sys.executable, "-m", "tests.bench.day_child", str(folder), str(quarters)]
    away = {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **away}
    held = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as child:
        for line in child.stdout or ():
            memory, python, after = line.split()
            held.append(float(memory))
            print(
                f"{len(held) / AN_HOUR:.2f} h: {memory} MB,"
                f" {python} Python objects, {after} s passed",
                flush=True,
            )
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    yield Row("memory at the end of the day", "after the first hour", *_ends(held), unit="MB")
    later = held[len(held) // 2 :]
    slope = statistics.linear_regression(range(len(later)), later).slope * AN_HOUR
    yield limit("memory an hour, in the day's second half", slope, FLAT_MB, "MB")


def _ends(held: list[float]) -> tuple[float, float]:
    return held[min(AN_HOUR, len(held)) - 1], held[-1]

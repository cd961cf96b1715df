"""From the start of the process to the first painted page, and to everything answering."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measuring import Row, limit

Told = dict[str, str]


def run(module: str, *arguments: str) -> Told:
    env = {**os.environ, "BENCH_T0": f"{time.monotonic():.6f}"}
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def measure(manual: Path, rounds: int) -> list[Row]:
    told: dict[str, list[Told]] = {name: [] for name in ("bare", "must", "ours")}
    for number in range(rounds + 1):
        for name, runs in told.items():
            one = run(f"tests.bench.start_{name}", str(manual))
            if number:  # the first only warms the disk's cache
                runs.append(one)
    bare, must, ours = told.values()

    def median(runs: list[Told], name: str, scale: float = 1000.0) -> float:
        return statistics.median(float(one[name]) for one in runs) * scale

    floor = median(bare, "painted")
    window = "bare PySide6 window, painted"

    def start(what: str, name: str, limit: float) -> Row:
        goal, most = f"{limit:g}x", limit * floor
        return Row(what, window, floor, median(ours, name), goal, most, must=median(must, name))

    heavy = (
        max(len(one["heavy"].split()) for one in ours if one["heavy"] != "-")
        if any(one["heavy"] != "-" for one in ours)
        else 0
    )
    memory, bare_memory = median(ours, "memory", 1), median(bare, "memory", 1)
    most = 2 * bare_memory + 40
    return [
        start("start, accounts painted", "painted", 1.15),
        start("start, everything answers", "ready", 2),
        limit("database modules loaded at first paint", heavy, 0, "modules"),
        limit(
            "longest stall while the rest loads",
            max(float(one["stall"]) for one in ours) * 1000,
            60,
        ),
        Row(
            "memory after start",
            "bare window",
            bare_memory,
            memory,
            f"{most:.0f} MB",
            most,
            "MB",
        ),
    ]

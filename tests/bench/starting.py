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
    bare, ours = [], []
    run("tests.bench.start_bare")
    run("tests.bench.start_ours", str(manual))
    for _ in range(rounds):
        bare.append(run("tests.bench.start_bare"))
        ours.append(run("tests.bench.start_ours", str(manual)))

    def median(told: list[Told], name: str, scale: float = 1000.0) -> float:
        return statistics.median(float(one[name]) for one in told) * scale

    floor = median(bare, "painted")
    painted, ready = median(ours, "painted"), median(ours, "ready")
    window = "bare PySide6 window, painted"
    heavy = (
        max(len(one["heavy"].split()) for one in ours if one["heavy"] != "-")
        if any(one["heavy"] != "-" for one in ours)
        else 0
    )
    memory, bare_memory = median(ours, "memory", 1), median(bare, "memory", 1)
    most = 2 * bare_memory + 40
    return [
        Row("start, accounts painted", window, floor, painted, "1.15x", 1.15 * floor),
        Row("start, everything answers", window, floor, ready, "2x", 2 * floor),
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

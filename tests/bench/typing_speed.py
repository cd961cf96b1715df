"""From a key press to the painted character in the capture line, against a bare text edit."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.measuring import Row, limit, percentile

SCRIPT = "tests.bench.typing_child"


def measure(manual: Path, keys: int) -> list[Row]:
    env = dict(os.environ)
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", SCRIPT, str(manual), str(keys)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    lines = done.stdout.splitlines()[-3:]
    bare, must, ours = ([float(n) for n in line.split()] for line in lines)
    floor, mine = percentile(bare, 0.99), percentile(ours, 0.99)
    return [
        Row(
            "key press to painted character, p99",
            "bare QPlainTextEdit, p99",
            floor,
            mine,
            "1.1x",
            1.1 * floor,
            must=percentile(must, 0.99),
        ),
        Row(
            "key press to painted character, median",
            "bare QPlainTextEdit, median",
            statistics.median(bare),
            statistics.median(ours),
            must=statistics.median(must),
        ),
        limit("key press to painted character, p99", mine, 16),
    ]

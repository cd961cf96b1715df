"""Opening the card of a mishap: a page that somebody waits for with a customer on the phone."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.measuring import Row, limit, percentile

GOAL_MS = 300


def measure(manual: Path, rounds: int) -> list[Row]:
    command = [sys.executable, "-m", "tests.bench.oops_child", str(manual), str(rounds)]
    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    pairs = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    passed, worked = ([pair[n] for pair in pairs] for n in (0, 1))
    return [
        limit("mishap's card from any page: work, the first time", worked[0], GOAL_MS),
        limit("mishap's card from any page: work, p95", percentile(worked[1:], 0.95), GOAL_MS),
        limit("mishap's card, as time passes, p95", percentile(passed[1:], 0.95), GOAL_MS),
    ]

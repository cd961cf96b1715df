"""SIGKILL while backups are made: each file that has a backup's name opens and is sound."""

import os
import random
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from secretsmanual.store import manual_file
from secretsmanual.system.paths import backups_of

ROOT = Path(__file__).resolve().parents[2]
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
CHILD = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from secretsmanual.bootstrap import open_manual
from secretsmanual.system.clock import SteppingClock

clock = SteppingClock(datetime.fromisoformat(sys.argv[2]))
services = open_manual(Path(sys.argv[1]), clock)
print("open", flush=True)
while True:
    services.backups.make()
    clock.advance(timedelta(hours=7))
"""


def back_up_until_killed(path, at, chance):
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), at.isoformat()],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout.readline() == "open\n"
    timer = threading.Timer(chance.uniform(0, 0.3), child.kill)
    timer.start()
    child.wait()
    timer.join()
    child.stdout.close()


def survive(path, kills, seed):
    chance, at, looked_into = random.Random(seed), datetime(2026, 1, 1, 9, tzinfo=UTC), 0
    for _ in range(kills):
        back_up_until_killed(path, at, chance)
        for backup in backups_of(path):
            assert manual_file.problems_of(backup.path) == []
            looked_into += 1
        assert manual_file.problems_of(path) == []
        at += timedelta(days=11)
    return looked_into


@pytest.fixture
def path(demo_file, tmp_path):
    for part in demo_file.parent.glob("demo.secrets*"):
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / "demo.secrets"


@posix_only
def test_three_kills_leave_no_backup_that_does_not_open(path):
    assert survive(path, 3, 1) > 0


@posix_only
@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_two_hundred_kills_leave_no_backup_that_does_not_open(path):
    looked_into = survive(path, 200, 2)
    print(f"200 kills while backing up, {looked_into} openings of backups, all sound")

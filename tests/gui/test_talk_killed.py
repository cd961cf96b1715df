"""Killed in mid-typing: saved lines are there, and at most half a second of typing is gone."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from secretsmanual.bootstrap import open_manual

ROOT = Path(__file__).parents[2]
MOST_LOST_S = 0.5


def killed(manual, seed):
    """Let a talk type and kill it; return when, and what it had said."""
    environment = {**os.environ, "XDG_STATE_HOME": str(manual.parent)}
    command = [sys.executable, "-m", "tests.gui.talk_child", str(manual), str(seed)]
    child = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    first = child.stdout.readline()
    with suppress(subprocess.TimeoutExpired):
        child.wait(random.Random(seed).uniform(0.2, 2.5))
    at = time.monotonic()
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate(timeout=10)
    whole = (first + rest).decode().rpartition("\n")[0]  # the last line may be cut short
    return at, [line.split(" ", 2) for line in whole.splitlines()]


def check(demo_file, folder, seed):
    """Kill one talk and look at what its manual holds."""
    for part in demo_file.parent.glob("demo.secrets*"):
        shutil.copy(part, folder / part.name)
    manual = folder / "demo.secrets"
    at, said = killed(manual, seed)
    typed = [(float(words[1]), words[2]) for words in said if words[0] == "typed"]
    saved = max((int(words[1]) for words in said if words[0] == "saved"), default=0)
    assert typed, "it never typed"
    services = open_manual(manual)
    try:
        waiting = services.interviews.unfinished()[0]
        lines = [line.raw for line in services.interviews.lines(waiting.interview.id)]
        kept = "|".join([*lines, waiting.draft])
        assert len(lines) >= saved
        old = [text for when, text in typed if when <= at - MOST_LOST_S]
        newest = typed[-1][1]
        assert newest.startswith(kept) or kept.startswith(newest)
        assert not old or len(kept) >= len(old[-1])
        resumed = services.interviews.resume(waiting.interview.id)
        assert [said.raw for said in resumed.session.said] == lines
        assert resumed.session.draft == waiting.draft
    finally:
        services.manual.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_talk_is_all_there(demo_file, tmp_path, seed):
    check(demo_file, tmp_path, seed)


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("seed", range(100, 300))
def test_two_hundred_killed_talks_are_all_there(demo_file, tmp_path, seed):
    check(demo_file, tmp_path, seed)

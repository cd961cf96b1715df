"""SIGKILL at any moment of a talk: what was answered as saved is there, and the file is sound."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.store import manual_file

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def talk_until_killed(path, chance, lines=60):
    """Drive the protocol, kill it after a while, and return the lines it said were saved."""
    command = [sys.executable, "-m", "secretsmanual", "--manual", str(path)]
    command += ["interview", "Thornquay", "--with", "Hester", "--protocol", "jsonl", "--seed", "1"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    first = json.loads(process.stdout.readline())
    timer = threading.Timer(chance.uniform(0.0, 0.25), process.send_signal, (signal.SIGKILL,))
    timer.start()
    saved = []
    try:
        for number in range(lines):
            raw = f"line {number} {chance.random()}"
            process.stdin.write(json.dumps({"line": raw}) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            if not answer.endswith("\n"):
                break
            assert json.loads(answer)["saved"]["line"] == number + 1
            saved.append(raw)
    except BrokenPipeError:
        pass
    timer.join()
    process.kill()
    process.wait()
    process.stdout.close()
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    return first["interview"], saved


def survives(path, chance):
    interview, saved = talk_until_killed(path, chance)
    services = open_manual(path)
    try:
        kept = [line.raw for line in services.interviews.lines(interview)]
        assert kept[: len(saved)] == saved
        assert len(kept) <= len(saved) + 1
        resumed = services.interviews.resume(interview)
        assert [said.raw for said in resumed.session.said] == kept
        services.interviews.close_for_review(interview)
    finally:
        services.manual.close()
    return len(saved)


@pytest.fixture
def path(demo_file, tmp_path):
    for part in demo_file.parent.glob("demo.secrets*"):
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / "demo.secrets"


@posix_only
def test_three_kills_lose_no_saved_line(path):
    for seed in range(3):
        survives(path, random.Random(seed))
    assert manual_file.problems_of(path) == []


@posix_only
@pytest.mark.faults
@pytest.mark.timeout(1200)
def test_two_hundred_kills_lose_no_saved_line(path):
    lines = sum(survives(path, random.Random(seed)) for seed in range(200))
    assert manual_file.problems_of(path) == []
    print(f"200 kills, {lines} lines answered as saved, 0 lost")

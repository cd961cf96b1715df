"""A talk from its first question to the secret in the manual, through the accessibility tree alone.

Needs X (Xvfb), D-Bus and AT-SPI with its Python parts, as Debian has them; where they are not
there the test says which is missing. Install and run:

    apt-get install xvfb dbus at-spi2-core python3-pyatspi
    .venv/bin/pytest tests/journeys/test_screen_reader.py

The program runs as it is installed. The other side is `screen_reader_child.py`, run by the
system's Python, which sees names, roles, states and what is announced, and no pixel.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("screen_reader_child.py")
SYSTEM_PYTHON = "/usr/bin/python3"
BUS = "/usr/libexec/at-spi-bus-launcher"
LINE, PRIVATE = "swims in the lake on sundays", "thinks of leaving next year"
TOGETHER = """
set -eu
"$1" --launch-immediately & bus=$!
"$2" -m secretsmanual demo & program=$!
trap 'kill $program $bus' EXIT
until "$3" -c 'import sys, pyatspi
sys.exit(not any(one and one.name == "Secrets Manual" for one in pyatspi.Registry.getDesktop(0)))'
do sleep 0.2; done
"$2" -m secretsmanual demo
"$3" "$4"
"""
"""The second start brings the first to the front: no window manager does it here."""


def missing():
    """Return what is not installed here."""
    found = [one for one in ("Xvfb", "dbus-run-session") if shutil.which(one) is None]
    found += [one for one in (BUS, SYSTEM_PYTHON) if not Path(one).exists()]
    if SYSTEM_PYTHON not in found:
        asked = subprocess.run(
            [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
        )
        found += ["python3-pyatspi"] if asked.returncode else []
    return ", ".join(found)


pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")


@pytest.fixture
def display():
    """A screen of its own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.fixture
def told(display, tmp_path):
    """What the other side heard and read."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LANG": "C.UTF-8",
    }
    command = ["dbus-run-session", "--", "bash", "-c", TOGETHER, "together", BUS, sys.executable]
    session = subprocess.Popen(
        [*command, SYSTEM_PYTHON, str(CHILD)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, error = session.communicate(timeout=100)
    finally:
        if session.poll() is None:
            os.killpg(session.pid, signal.SIGTERM)
    assert session.returncode == 0, error
    return json.loads(out[out.index("{") :])


def test_a_talk_is_held_through_the_tree_alone(told):
    assert told["asked"].endswith("?")
    assert told["asked next"] != told["asked"]
    assert [row.split(",")[0] for row in told["said"]] == [LINE, PRIVATE]
    assert told["said"][1].endswith(", private")
    assert any(row.lower().startswith(LINE) for row in told["known"])
    assert any(row.lower().startswith(PRIVATE) and "private" in row for row in told["known"])
    # Each question, each line that was kept, and the refusal were said without being asked for.
    heard = told["heard"]
    assert [told["asked"], told["asked next"], told["wrap-up"]] == [
        one for one in heard if one in (told["asked"], told["asked next"], told["wrap-up"])
    ]
    assert any(one.startswith(LINE) for one in heard)
    assert any(one.startswith(PRIVATE) and one.endswith(", private") for one in heard)
    assert any(one.startswith("This line has no kind yet") for one in heard)
    assert [one for one in told["tree"] if "<p " in one] == []

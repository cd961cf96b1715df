"""One window per manual: the lock goes with its holder, and a second start calls the first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from secretsmanual.system.one_window import Call, OneWindow, is_open

ROOT = Path(__file__).resolve().parents[3]
HOLDER = """
import sys
from pathlib import Path
from secretsmanual.system.one_window import OneWindow

one = OneWindow(Path(sys.argv[1]), Path(sys.argv[2]))
print(one.take(), flush=True)
sys.stdin.readline()
call = one.answer()
print(repr(call.token), repr(call.bring), flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "windows"


@pytest.fixture
def manual(tmp_path):
    return tmp_path / "Pellworth.secrets"


@pytest.fixture
def start(manual, folder):
    """Return what one start of the window on a manual has in its hands."""
    made = []

    def one(path=manual):
        made.append(OneWindow(path, folder))
        return made[-1]

    yield one
    for each in made:
        each.let_go()


@pytest.fixture
def first(manual, folder):
    """Another process that holds the window of the manual."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(manual), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout.readline() == "True\n"
    yield child
    child.kill()
    child.communicate()


def test_the_first_has_it_and_a_second_does_not(first, start, manual, tmp_path):
    assert not start().take()
    (tmp_path / "link").symlink_to(manual)
    assert not start(tmp_path / "link").take()
    assert start(tmp_path / "other.secrets").take()


def test_after_a_kill_the_next_start_has_it_at_once(first, start):
    first.kill()
    first.wait()
    assert start().take()


def test_the_call_reaches_the_first_with_the_token_of_the_desktop(
    first, start, folder, monkeypatch
):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "turn 17")
    assert not start().take_or_call(patience_s=0, bring="/home/ana/from Ben.smbundle")
    first.stdin.write("\n")
    first.stdin.flush()
    assert first.stdout.readline() == "'turn 17' '/home/ana/from Ben.smbundle'\n"
    assert list(folder.glob("*.call")) == []


@pytest.mark.parametrize("bring", ["", "/a\nb.smbundle", "/Müller.smbundle", "/\udcff.smbundle"])
def test_what_is_brought_may_have_any_name(bring):
    assert Call.from_bytes(Call("turn 17", bring).to_bytes()) == Call("turn 17", bring)


def test_a_first_window_that_ends_meanwhile_makes_way(first, start):
    second = start()
    assert not second.take()
    first.kill()
    assert second.take_or_call()


def test_a_call_that_nobody_answered_is_not_answered_by_the_next(start):
    one = start()
    assert one.take()
    assert not start().take_or_call(patience_s=0)
    one.let_go()
    one.let_go()
    second = start()
    assert second.take()
    assert second.answer() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_names_give_nothing_away_and_nobody_else_may_look(start, folder):
    one = start()
    one.take()
    start().take_or_call(patience_s=0)
    files = list(folder.iterdir())
    assert sorted(file.suffix for file in files) == [".call", ".lock"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not any("pellworth" in file.name.lower() for file in files)
    assert {file.read_bytes().strip() for file in files} == {b""}


def test_a_folder_that_cannot_be_written_costs_only_this(manual, tmp_path):
    (tmp_path / "blocked").write_text("")
    one = OneWindow(manual, tmp_path / "blocked" / "windows")
    assert one.take_or_call()
    one.let_go()


def test_whether_a_window_stands_open_can_be_asked(manual, tmp_path, monkeypatch):
    monkeypatch.setattr("secretsmanual.system.one_window.state_folder", lambda: tmp_path)
    assert not is_open(manual)
    one = OneWindow(manual)
    assert one.take()
    assert is_open(manual)
    one.let_go()
    assert not is_open(manual)

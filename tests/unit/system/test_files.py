"""Files are written whole or not at all."""

import errno
import os
import signal
import stat
import subprocess
import sys
import tracemalloc

import pytest

from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.system.files import private_folder, read_bounded, stream_whole, write_whole
from secretsmanual.system.preferences import Preferences


def test_a_new_file_belongs_to_its_owner_whatever_the_umask(tmp_path):
    old = os.umask(0)
    try:
        write_whole(tmp_path / "a", b"new")
        folder = private_folder(tmp_path / "above" / "folder")
    finally:
        os.umask(old)
    assert (tmp_path / "a").read_bytes() == b"new"
    if os.name == "posix":
        assert (tmp_path / "a").stat().st_mode & 0o077 == 0
        for made in (folder, folder.parent):
            assert made.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no handle to a folder")
def test_a_share_that_cannot_sync_a_folder_takes_the_file_and_a_broken_disk_says_so(
    tmp_path, monkeypatch
):
    def failing(reason):
        sync = os.fsync
        monkeypatch.setattr(os, "fsync", lambda n: sync(n) if not is_folder(n) else fail(reason))

    def is_folder(handle):
        return stat.S_ISDIR(os.fstat(handle).st_mode)

    def fail(reason):
        raise OSError(reason, "no")

    failing(errno.EINVAL)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    failing(errno.EIO)
    with pytest.raises(OSError, match="no"):
        write_whole(tmp_path / "a", b"newer")


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full_disk(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_writer_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def broken(out):
        out.write(b"half")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        stream_whole(path, broken)
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names an open file")
def test_the_whole_file_gets_its_name_without_a_copy(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.copyfileobj", None)
    write_whole(tmp_path / "a", b"old")
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_system_that_cannot_name_an_open_file_gets_a_copy(tmp_path, monkeypatch):
    def cannot(*_, **__):
        raise NotImplementedError

    monkeypatch.setattr("os.link", cannot)
    write_whole(tmp_path / "a", b"new" * 100_000)
    assert (tmp_path / "a").read_bytes() == b"new" * 100_000
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    if os.name == "posix":
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


KILLED = """
import os, signal, sys
from pathlib import Path
from secretsmanual.system.files import stream_whole
def half(out):
    out.write(b"Quillwort wants the Friday truck" * 10_000)
    out.flush()
    os.kill(os.getpid(), signal.SIGKILL)
stream_whole(Path(sys.argv[1]), half)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_kill_in_mid_export_leaves_no_half_of_it(tmp_path):
    path = tmp_path / "brief.html"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]
    assert path.read_bytes() == b"old"


def test_reading_is_bounded_and_refusals_are_sentences(tmp_path):
    path = tmp_path / "big.csv"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(BadInput, match=r"big\.csv is larger than 2 MB"):
        read_bounded(path, 2_000_000)
    with pytest.raises(NotFound):
        read_bounded(tmp_path / "none", 10)
    with pytest.raises(BadInput, match="could not be read"):
        read_bounded(tmp_path, 10)


def test_a_small_file_takes_little_memory_whatever_the_bound(tmp_path):
    path = tmp_path / "small.csv"
    path.write_bytes(b"Name\nMartin\n")
    tracemalloc.start()
    data = read_bounded(path, 200_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert data == path.read_bytes()
    assert peak < 5_000_000


def test_preferences_keep_only_what_is_allowed(tmp_path):
    path = tmp_path / "deep" / "preferences.json"
    Preferences(path).set("theme", "dark")
    assert Preferences(path).get("theme") == "dark"
    with pytest.raises(KeyError):
        Preferences(path).set("recent", "Thornquay")
    path.write_text("not json")
    assert Preferences(path).get("theme", "system") == "system"

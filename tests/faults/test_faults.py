"""Nothing is lost: a little of each family of faults daily, all of it with `-m faults`."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.__main__ import FAMILIES
from tests.faults.disk import Disk, Op
from tests.faults.outcome import Outcome, line
from tests.faults.rep import Book

ROOT = Path(__file__).resolve().parents[2]
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")


def tried(name, size):
    command = [sys.executable, "-m", "tests.faults", "--only", name, "--size", size]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@posix_only
@pytest.mark.parametrize("name", FAMILIES)
def test_a_few_faults_lose_nothing(name):
    assert tried(name, "small").count("\n|") >= 2


@posix_only
@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", FAMILIES)
def test_thousands_of_faults_lose_nothing(name):
    print(tried(name, "full"))


def test_the_book_notices_what_is_lost():
    book = Book()
    book.hear([["try", "line/i/1", "a"], ["done", "line/i/1", "a"], ["try", "line/i/2", "b"]])
    assert book.confirmed == 1
    assert book.settle({}) == ["line/i/1: None in place of 'a'"]
    book.hear([["try", "secret/", "c"], ["done", "secret/s", "c"], ["try", "secret/s", None]])
    assert book.settle({"secret/s": "d"}) == ["secret/s: 'd' in place of 'c'"]


def test_the_book_lets_the_step_under_way_be_there_or_not():
    for found in ({}, {"line/i/1": "a"}):
        book = Book()
        book.hear([["try", "line/i/1", "a"]])
        assert book.settle(found) == []
        assert book.settle(found) == []
    assert Book().settle({"line/i/1": "a"}) == ["line/i/1 was never tried"]


def images(ops, cuts, folder):
    for number in range(cuts):
        disk = Disk(root="/disk")
        for op in ops:
            disk.do(op)
        disk.cut_power(random.Random(number), folder / str(number))
        held = folder / str(number) / "a"
        yield held.read_bytes() if held.exists() else None


def test_what_was_synced_is_on_the_disk_and_the_rest_may_be(tmp_path):
    root, file = "/disk", "/disk/a"
    write = [Op("create", file), Op("write", file, 0, b"x" * 2000)]
    synced = [*write, Op("sync", file), Op("sync", root)]
    assert set(images(synced, 20, tmp_path / "synced")) == {b"x" * 2000}
    unsynced = set(images(write, 40, tmp_path / "unsynced"))
    assert {None, b"", b"x" * 2000} <= unsynced
    assert any(held and b"\0" in held for held in unsynced)


def test_a_row_fails_where_something_was_lost_and_a_control_where_nothing_was():
    row = Outcome("A promise", "something", tried=3, seconds=1.2)
    assert not row.failed
    assert line(row) == "| A promise | something | 3 | 0 | 0 | 1 |"
    row.lose("a line")
    assert row.failed
    control = Outcome("A promise", "without its protection", tried=3, must_fail=True)
    assert control.failed
    control.lose("a line")
    assert not control.failed

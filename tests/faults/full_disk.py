"""The disk is full in the middle of a talk: told, nothing lost, and it goes on when there is room.

A small file system of its own is filled up; where none may be mounted, the size that a file may
have is what ends.
"""

import os
import random
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import UserError
from tests.faults.apart import apart
from tests.faults.kills import judge
from tests.faults.outcome import Outcome, Size
from tests.faults.rep import Book, Rep, examine, make

PROMISE = "A full disk loses nothing, and work goes on when there is room"
DISK_KB = 6_000
ROUNDS = 12


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome]:
    """Fill the disk."""
    with _small_disk(folder / "disk") as disk:
        done = "a file system filled up to the last block" if disk else "files may grow no more"
        outcome = Outcome(PROMISE, f"{done}, in talks, imports, backups; then freed")
        times = size.of(300, 4)
        trial = partial(_filled, disk) if disk else partial(_capped, folder / "capped")
        for number in range(times):
            _try(outcome, trial, chance, number)
    yield outcome.ended()


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """Lend a small file system where one may be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_KB}k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def _try(outcome: Outcome, trial: Callable[..., Any], chance: random.Random, number: int) -> None:
    path, told, wrong = apart(partial(trial, number, chance.randrange(1 << 30)))
    outcome.problems += [f"case {number}: {words}" for words in wrong]
    book = Book()
    book.hear(told)
    judge(outcome, book, partial(examine, path), f"case {number}")


def _filled(disk: Path, number: int, seed: int) -> tuple[Path, list[Any], list[str]]:
    for old in sorted(disk.rglob("*"), reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()
    chance, path, ballast = random.Random(seed), disk / "m.secrets", disk / "ballast"
    make(path, locked=False)
    services = open_manual(path)
    told: list[list[Any]] = []
    rep = Rep(services, lambda *words: told.append([*words]), chance)
    rep.work(chance.randrange(1, 30))
    _fill(ballast, leave=chance.choice((0, 0, 4, 30, 200)) * 1024)
    wrong = _work_until_refused(rep, chance)
    ballast.unlink()
    rep.work(5)  # with room everything goes on in the same window
    services.manual.close()
    return path, told, wrong


def _fill(ballast: Path, leave: int) -> None:
    room = os.statvfs(ballast.parent)
    with ballast.open("wb") as file, suppress(OSError):
        file.write(bytes(max(0, room.f_bavail * room.f_frsize - leave)))


def _work_until_refused(rep: Rep, chance: random.Random) -> list[str]:
    wrong, refused = [], 0
    for _ in range(400):
        try:
            chance.choice((rep.line, rep.line, rep.secret, rep.bring, rep.back_up))()
        except UserError as error:
            refused += 1
            if refused == ROUNDS:
                return wrong
            if not {"full", "No space", "could not", "too large"} & _phrases(error.sentence):
                wrong.append(f"told badly: {error.sentence}")
    return [*wrong, "it was never refused"]


def _phrases(sentence: str) -> set[str]:
    known = ("full", "No space", "could not", "too large")
    return {phrase for phrase in known if phrase in sentence}


def _capped(folder: Path, number: int, seed: int) -> tuple[Path, list[Any], list[str]]:
    chance, path = random.Random(seed), folder / str(number) / "m.secrets"
    make(path, locked=False)
    services = open_manual(path)
    told: list[list[Any]] = []
    rep = Rep(services, lambda *words: told.append([*words]), chance)
    rep.work(chance.randrange(1, 30))
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max(one.stat().st_size for one in path.parent.glob("m.secrets*"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + chance.randrange(200_000), most))
    wrong = _work_until_refused(rep, chance)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    rep.work(5)
    services.manual.close()
    return path, told, wrong

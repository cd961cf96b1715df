"""Any one call to the disk fails, once or for good: nothing confirmed is lost, and it is told.

A small library in front of the system's lets the n-th write, fsync, open ... fail; the program
runs unchanged. Where nothing can be compiled, the full disk of `full_disk` is what is left.
"""

import ctypes
import errno
import itertools
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import UserError
from secretsmanual.services import files
from secretsmanual.system.paths import backups_of
from tests.faults.apart import Crashed, apart, preload
from tests.faults.outcome import NotRun, Outcome, Size
from tests.faults.rep import PASSPHRASE, Book, Dump, Rep, examine, make

PROMISE = "A disk that fails loses nothing confirmed, and is told in a sentence"
ROOT = Path(__file__).resolve().parents[2]
WORD = "/faulty/"
"""Only files in a folder of this name fail."""
NEVER = 1 << 30


class Fault(NamedTuple):
    """Which call fails, and how."""

    call: str
    error: int
    half: bool = False
    """Half of what is written arrives."""


FAULTS = (
    Fault("write", errno.ENOSPC),
    Fault("write", errno.EIO),
    Fault("write", errno.ENOSPC, half=True),
    Fault("fsync", errno.EIO),
    Fault("ftruncate", errno.EIO),
    Fault("open", errno.EMFILE),
    Fault("open", errno.EACCES),
    Fault("open", errno.EROFS),
    Fault("read", errno.EIO),
    Fault("unlink", errno.EACCES),
    Fault("rename", errno.EIO),
)


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome | NotRun]:
    """Let calls fail."""
    if not shutil.which("gcc") or not sys.platform.startswith("linux"):
        yield NotRun(PROMISE, "there is no gcc to build the failing disk with")
        return
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    command = [sys.executable, "-m", "tests.faults.io_faults", str(folder)]
    command += [str(size.of(440, 3)), str(chance.randrange(1 << 30))]
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    yield pickle.loads(done.stdout)


def _sweep(folder: Path, times: int, chance: random.Random) -> Outcome:
    """Run below the library: let each kind of call fail at moments spread over a rep's work."""
    preload()
    named = ", ".join(dict.fromkeys(fault.call for fault in FAULTS))
    outcome = Outcome(PROMISE, f"the n-th {named} fails, once or for good")
    shim = ctypes.CDLL(str(folder / "shim.so"))
    keys = {
        locked: apart(partial(make, folder / f"base{locked:d}" / "m.secrets", locked=locked))
        for locked in (False, True)
    }
    ways = list(itertools.product(FAULTS, (False, True), (False, True)))
    each = max(1, times // len(ways))
    for fault, locked, for_good in chance.sample(ways, min(times, len(ways))):
        base, place = folder / f"base{locked:d}", folder / WORD.strip("/")
        trial = partial(_work, place / "m.secrets", keys[locked], chance.randrange(1 << 30))
        arm = partial(_arm, shim, fault, for_good)
        _fresh(base, place)
        calls = apart(partial(_count, trial, arm, shim))
        for number in range(each):
            n = 1 + int((number + chance.random()) / each * calls)
            _fresh(base, place)
            case = f"{fault}, call {n}{' and all after it' if for_good else ''}"
            _judge(outcome, place / "m.secrets", partial(trial, partial(arm, n)), case)
    return outcome.ended()


def _fresh(base: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(base, place)


def _arm(shim: Any, fault: Fault, for_good: bool, n: int) -> None:
    shim.fault_arm(
        fault.call.encode(), n, fault.error, int(for_good), int(fault.half), WORD.encode()
    )


def _count(trial: Callable[..., Any], arm: Callable[[int], None], shim: Any) -> int:
    """Return how many calls of the kind there are when none fails."""
    trial(partial(arm, NEVER))
    return int(shim.fault_seen())


def _work(path: Path, key: bytes, seed: int, arm: Callable[[], None]) -> dict[str, Any]:
    """Work on a failing disk; each step is confirmed, or refused in a sentence."""
    told: list[list[Any]] = []
    refused: list[str] = []
    badly: list[str] = []

    def attempt(call: Callable[[], Any]) -> Any:
        try:
            return call()
        except UserError as error:
            refused.append(error.sentence)
        except Exception as error:  # noqa: BLE001 - what a person would see as a crash
            badly.append(f"{type(error).__name__}: {error}")
        return None

    def tell(*words: object) -> None:
        told.append([*words])

    arm()
    services = attempt(lambda: open_manual(path, key=key))
    if services is None:
        return {"told": told, "refused": refused, "badly": badly}
    rep = attempt(lambda: Rep(services, tell, random.Random(seed)))
    if rep is not None:
        steps = (rep.line, rep.secret, rep.line, rep.promise, rep.edit, rep.line, rep.bring)
        for step in (*steps, rep.back_up, rep.secret, rep.undo, rep.line):
            attempt(step)
    if seed % 3 == 0 and attempt(lambda: not services.locking.locked):
        attempt(lambda: services.locking.set(PASSPHRASE))
    attempt(services.manual.close)
    return {"told": told, "refused": refused, "badly": badly}


def _judge(outcome: Outcome, path: Path, trial: Callable[[], dict[str, Any]], case: Any) -> None:
    outcome.tried += 1
    try:
        done = apart(trial)
        found, wrong = apart(partial(_look, path))
    except Crashed as error:
        outcome.spoil(f"{case}: {str(error).splitlines()[-1]}")
        return
    for words in done["badly"]:
        outcome.problems.append(f"{case}: told as a crash: {words}")
    if wrong:
        outcome.spoil(f"{case}: {wrong[0]}")
    book = Book()
    book.hear(done["told"])
    outcome.confirmed += book.confirmed
    if missing := book.settle(found):
        outcome.lose(f"{case}: {missing[0]}")


def _look(path: Path) -> tuple[Dump, list[str]]:
    key = files.unlock(path, PASSPHRASE) if files.is_locked(path) else None
    found, wrong = examine(path, key)
    for backup in backups_of(path):
        own = files.unlock(backup.path, PASSPHRASE) if files.is_locked(backup.path) else None
        wrong += files.check(backup.path, own)
    return found, wrong


if __name__ == "__main__":
    sys.stdout.buffer.write(
        pickle.dumps(_sweep(Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[3])))
    )

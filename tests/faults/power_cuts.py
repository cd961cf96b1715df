"""Power is cut at any call: everything that was confirmed is there when it is back.

A rep's morning is recorded once; then the disk is rebuilt as it may be after a cut, thousands of
times. The controls take a protection away, and must lose something.
"""

import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.exc import DBAPIError

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import UserError
from secretsmanual.services import files
from secretsmanual.system.paths import backups_of
from tests.faults.apart import apart
from tests.faults.disk import Disk, Model, record, traceable
from tests.faults.outcome import NotRun, Outcome, Size
from tests.faults.rep import PASSPHRASE, Book, Dump, Rep, dump, make

PROMISE = "Every confirmed step is there after a power cut"
STEPS = 60
BATCH = 20
ROOT = Path(__file__).resolve().parents[2]


class Morning(NamedTuple):
    """What is recorded, and on what disk it is played."""

    without: str = ""
    """The protection that is taken away."""
    locked: bool = False
    model: Model = "strict"


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome | NotRun]:
    """Cut the power."""
    if not traceable():
        yield NotRun(PROMISE, "strace is not there, or may not trace here")
        return
    for done, each, morning in (
        (
            "simulated cuts in a morning of writing, a passphrase at its end",
            size.of(2400, 15),
            Morning(),
        ),
        ("the same with a passphrase from the start", size.of(2400, 0), Morning(locked=True)),
        ("the same where names reach the disk as on ext4", size.of(800, 0), Morning(model="ext4")),
        ("control that must lose: synchronous = NORMAL", size.of(300, 0), Morning("NORMAL")),
        ("control that must lose: synchronous = OFF", size.of(300, 0), Morning("OFF")),
        ("control that must lose: key files without fsync", size.of(1500, 0), Morning("no fsync")),
    ):
        if each:
            outcome = Outcome(PROMISE, done, must_fail=bool(morning.without))
            place = folder / str(each) / done[-20:]
            yield _cut(outcome, place, chance, each, morning)
            shutil.rmtree(place)


def _cut(
    outcome: Outcome, folder: Path, chance: random.Random, cuts: int, morning: Morning
) -> Outcome:
    root = folder / "disk"
    key = apart(partial(make, root / "m.secrets", locked=morning.locked))
    disk = Disk.of(root, morning.model)
    command = [
        sys.executable,
        "-m",
        "tests.faults.power_cuts",
        str(root / "m.secrets"),
        key.hex(),
        str(chance.randrange(1 << 30)),
        morning.without,
    ]
    ops = record(command, root, folder / "log", {**os.environ, "PYTHONPATH": str(ROOT)})
    told: list[list[Any]] = []
    batch: list[tuple[Path, list[list[Any]]]] = []
    per_call = cuts / len(ops)
    due = 0.0
    for op in ops:
        if op.what == "told":
            told.append(json.loads(op.data))
        else:
            disk.do(op)
        due += per_call
        while due >= 1 - 1e-9:
            due -= 1
            image = folder / "images" / str(len(batch))
            disk.cut_power(chance, image)
            batch.append((image, list(told)))
        if len(batch) >= BATCH or (op is ops[-1] and batch):
            _judge(outcome, batch, key)
            shutil.rmtree(folder / "images")
            batch.clear()
    return outcome.ended()


def _judge(outcome: Outcome, batch: list[tuple[Path, list[list[Any]]]], key: bytes) -> None:
    images = [(image, _key_after(told, key)) for image, told in batch]
    for (_, told), (found, wrong) in zip(batch, apart(partial(_look, images)), strict=True):
        outcome.tried += 1
        outcome.confirmed += sum(words[0] == "done" for words in told)
        if wrong:
            outcome.spoil(f"after {len(told)} steps: {wrong[0]}")
        if found is None:
            continue
        book = Book()
        book.hear([words for words in told if words[0] in {"try", "done"}])
        if missing := book.settle(found):
            outcome.lose(f"after {len(told)} steps: {missing[0]}")


def _key_after(told: list[list[Any]], key: bytes) -> bytes | None:
    """Return the key that was confirmed last; None while a passphrase may just have been set."""
    keys = [words[1] for words in told if words[0] == "key"]
    return bytes.fromhex(keys[-1]) if keys and keys[-1] else None if keys else key


def _look(images: list[tuple[Path, bytes | None]]) -> list[tuple[Dump | None, list[str]]]:
    return [_look_at(image / "m.secrets", key) for image, key in images]


def _look_at(path: Path, key: bytes | None) -> tuple[Dump | None, list[str]]:
    try:
        if files.is_locked(path):
            key = key or files.unlock(path, PASSPHRASE)
        services = open_manual(path, key=key)
        found, key = dump(services), services.manual.key
        services.manual.close()
        wrong = files.check(path, key)
        for backup in backups_of(path):
            wrong += files.check(backup.path, key)
    except (UserError, OSError, DBAPIError) as error:
        return None, [f"{type(error).__name__}: {error}"]
    return found, wrong


def _morning(path: Path, key: bytes, seed: int, protections: str) -> None:
    """What is recorded: a talk and the rest, and, where there is none, a passphrase."""
    from secretsmanual.vault import driver

    if protections == "no fsync":
        os.fsync = lambda _: None
    elif protections:
        driver.SETTINGS = (*driver.SETTINGS, f"synchronous = {protections}")

    def tell(*words: object) -> None:
        os.write(1, json.dumps(words).encode())

    services = open_manual(path, key=key)
    rep = Rep(services, tell, random.Random(seed))
    rep.work(STEPS)
    rep.bring()
    rep.back_up()
    if not files.is_locked(path):
        tell("key", "")
        made = services.locking.set(PASSPHRASE)
        tell("key", made.key.hex())
        Rep(services, tell, random.Random(seed + 1)).work(STEPS // 4)
    services.manual.close()


if __name__ == "__main__":
    manual, key_hex, number, missing = sys.argv[1:]
    _morning(Path(manual), bytes.fromhex(key_hex), int(number), missing)

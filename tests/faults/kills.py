"""SIGKILL at any moment: while writing, talking by command, backing up, changing the passphrase."""

import json
import random
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import UserError
from secretsmanual.services import files
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.paths import backups_of
from tests.faults.apart import Command, Crashed, Tell, Worker, apart
from tests.faults.outcome import Outcome, Size
from tests.faults.rep import ACCOUNT, PASSPHRASE, Book, Rep, examine, make

ROUNDS_OF_ONE_FILE = 40


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome]:
    """Kill; then look, in another process, for all that was confirmed."""
    writing = "Every confirmed step is there after kill -9"
    yield _writing(
        Outcome(writing, "SIGKILL in talks, secrets, promises, edits, undo, imports, backups"),
        folder / "open",
        chance,
        size.of(500, 3),
        locked=False,
    )
    yield _writing(
        Outcome(writing, "the same with a passphrase"),
        folder / "locked",
        chance,
        size.of(500, 1),
        locked=True,
    )
    yield _talking(
        Outcome(writing, "SIGKILL of the command line's interview"),
        folder / "command",
        chance,
        size.of(100, 1),
    )
    yield _backing_up(
        Outcome("A backup is whole or not there", "SIGKILL while backups are made and thinned"),
        folder / "backups",
        chance,
        size.of(200, 2),
    )
    yield _locking(
        Outcome(
            "A passphrase is set, changed, removed wholly or not at all",
            "SIGKILL meanwhile; the manual and its backups open with the old or the new one",
        ),
        folder / "locking",
        chance,
        size.of(150, 1),
    )


def judge(
    outcome: Outcome, book: Book, call: Callable[[], tuple[dict[str, Any], list[str]]], case: str
) -> None:
    """Put what is there beside what was confirmed."""
    outcome.tried += 1
    try:
        found, wrong = apart(call)
    except Crashed as error:
        outcome.spoil(f"{case}: {str(error).splitlines()[-1]}")
        return
    if wrong:
        outcome.spoil(f"{case}: {wrong[0]}")
    outcome.confirmed += book.confirmed
    if missing := book.settle(found):
        outcome.lose(f"{case}: {missing[0]}")


def _write(path: Path, key: bytes, seed: float, tell: Tell) -> None:
    chance = random.Random(seed)
    services = open_manual(path, key=key)
    Rep(services, tell, chance).work(chance.randrange(5, 200))
    services.manual.close()


def _unlocked(path: Path) -> tuple[dict[str, Any], list[str]]:
    return examine(path, files.unlock(path, PASSPHRASE))


def _writing(
    outcome: Outcome, folder: Path, chance: random.Random, kills: int, *, locked: bool
) -> Outcome:
    path, book, key = folder, Book(), b""
    for number in range(kills):
        if number % ROUNDS_OF_ONE_FILE == 0:
            path, book = folder / f"{number}" / "m.secrets", Book()
            key = apart(partial(make, path, locked=locked))
        worker = Worker(partial(_write, path, key, chance.random()))
        try:
            book.hear(worker.kill_after(chance.uniform(0, 0.4), at_work=chance.random() < 0.8))
        except Crashed as error:
            outcome.problems.append(str(error))
        judge(outcome, book, partial(_unlocked, path), f"kill {number}")
    return outcome.ended()


def _talking(outcome: Outcome, folder: Path, chance: random.Random, kills: int) -> Outcome:
    path, book = folder / "m.secrets", Book()
    apart(partial(make, path, locked=False))
    for number in range(kills):
        told = _talk_until_killed(path, chance)
        if told:
            book.hear(told)
        judge(outcome, book, partial(examine, path), f"kill {number}")
    return outcome.ended()


def _talk_until_killed(path: Path, chance: random.Random) -> list[list[Any]]:
    talk = Command("--manual", str(path), "interview", ACCOUNT, "--protocol", "jsonl")
    told: list[list[Any]] = []
    opened = talk.output.readline()
    timer = threading.Timer(chance.uniform(0, 0.25), talk.kill)
    timer.start()
    interview = json.loads(opened)["interview"]
    try:
        for n in range(1, 1000):
            key, raw = f"line/{interview}/{n}", f"line {n} {chance.random()}"
            told.append(["try", key, raw])
            talk.input.write(json.dumps({"line": raw}) + "\n")
            if not talk.output.readline().endswith("\n"):
                break
            told.append(["done", key, raw])
    except BrokenPipeError:
        pass
    timer.join()
    talk.ended()
    return told


def _back_up(path: Path, at: datetime, tell: Tell) -> None:
    clock = SteppingClock(at)
    services = open_manual(path, clock)
    while True:
        tell("made", str(services.backups.make()))
        clock.advance(timedelta(hours=7))


def _backing_up(outcome: Outcome, folder: Path, chance: random.Random, kills: int) -> Outcome:
    path, at = folder / "m.secrets", datetime(2026, 1, 1, 9, tzinfo=UTC)
    apart(partial(make, path, locked=False))
    looked_into: set[Path] = set()
    for number in range(kills):
        outcome.tried += 1
        made = Worker(partial(_back_up, path, at)).kill_after(chance.uniform(0.02, 0.35))
        there = {backup.path for backup in backups_of(path)}
        if made and Path(made[-1][1]) not in there:
            outcome.lose(f"kill {number}: a backup that was made")
        for file in [*sorted(there - looked_into), path]:
            if wrong := apart(partial(files.check, file)):
                outcome.spoil(f"kill {number}: {file.name}: {wrong[0]}")
        looked_into |= there
        at += timedelta(days=11)
    return outcome.ended()


def _change_lock(path: Path, passphrase: str | None, number: int, tell: Tell) -> None:
    key = files.unlock(path, passphrase) if passphrase else None
    services = open_manual(path, key=key)
    Rep(services, tell, random.Random(number)).work(3)
    new = None if passphrase and number % 3 == 0 else f"{PASSPHRASE} {number}"
    tell("begin")
    tell("lock", "try", new)
    if passphrase is None:
        services.locking.set(new)
    elif new is None:
        services.locking.remove(passphrase)
    else:
        services.locking.change(passphrase, new)
    tell("lock", "done", new)
    Rep(services, tell, random.Random(-number)).work(3)
    services.manual.close()


def _locking(outcome: Outcome, folder: Path, chance: random.Random, kills: int) -> Outcome:
    path, book = folder / "m.secrets", Book()
    passphrase = None
    apart(partial(make, path, locked=False))
    apart(partial(_backed_up, path))
    for number in range(1, kills + 1):
        worker = Worker(partial(_change_lock, path, passphrase, number))
        told = worker.kill_after(chance.uniform(0.1 if passphrase is None else 0.4, 2.2))
        locks = [(words[1], words[2]) for words in told if words[0] == "lock"]
        book.hear([words for words in told if words[0] in {"try", "done"}])
        mustbe = [new for what, new in locks if what == "done"]
        maybe = [*(mustbe or [passphrase, *(new for _, new in locks)])]
        try:
            passphrase, found, wrong = apart(partial(_open_with, path, maybe))
        except Crashed as error:
            outcome.tried += 1
            outcome.spoil(f"kill {number}: {str(error).splitlines()[-1]}")
            break
        judge(outcome, book, partial(_as_found, found, wrong), f"kill {number}")
    return outcome.ended()


def _as_found(found: dict[str, Any], wrong: list[str]) -> tuple[dict[str, Any], list[str]]:
    return found, wrong


def _backed_up(path: Path) -> None:
    services = open_manual(path)
    services.backups.make()
    services.manual.close()


def _open_with(path: Path, maybe: list[str | None]) -> tuple[str | None, dict[str, Any], list[str]]:
    """Say which passphrase opens the manual now; its backups open with one of them as well."""
    which = next(one for one in maybe if _opens(path, one))
    key = files.unlock(path, which) if which else None
    found, wrong = examine(path, key)
    for backup in backups_of(path):
        if not any(_opens(backup.path, one) for one in maybe):
            wrong.append(f"backup {backup.path.name} does not open")
    return which, found, wrong


def _opens(path: Path, passphrase: str | None) -> bool:
    try:
        if files.is_locked(path) != (passphrase is not None):
            return False
        return not files.check(path, files.unlock(path, passphrase) if passphrase else None)
    except UserError:
        return False

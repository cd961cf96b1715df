"""Bits flip and files end too early: noticed, never shown as data, and what is sound is saved.

After damage the manual opens with all that was in it, or it is said in a sentence that it is
damaged, at opening or by `check`; the file stays as it is, its backup is found, and what can be
read is saved into a new file.
"""

import hashlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import UserError
from secretsmanual.services import backups, files
from secretsmanual.services.demo import make_demo
from secretsmanual.system.clock import SteppingClock
from tests.faults.apart import Crashed, apart
from tests.faults.outcome import Outcome, Size
from tests.faults.rep import PASSPHRASE, Dump, Rep, dump

BATCH = 50
SALVAGED = 20
"""Of so many damaged files one is salvaged, and its backup is looked for."""
CLOCK = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))
PARTS = ("m.secrets", "m.secrets.keys", "m.secrets.keys.prev", "m.secrets-wal")
PROMISE = "Damage is noticed, never shown as data; the file stays, its backup is offered"


@dataclass(frozen=True)
class Hurt:
    """What was done to which file."""

    part: str
    how: str
    at: float
    bit: int
    salvage: bool


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome]:
    """Damage the database, its WAL, and both key files."""
    for part, full, small in (
        ("m.secrets", 6000, 16),
        ("m.secrets-wal", 1500, 6),
        ("m.secrets.keys", 1500, 6),
        ("m.secrets.keys.prev", 1000, 4),
    ):
        each = size.of(full, small)
        outcome = Outcome(PROMISE, f"flipped bits and truncations of {NAMES[part]}")
        yield _damage(outcome, folder / part, chance, part, each)


NAMES = {
    "m.secrets": "the manual",
    "m.secrets-wal": "its journal, as a kill leaves it",
    "m.secrets.keys": "the key file",
    "m.secrets.keys.prev": "the key file's copy",
}


def _damage(outcome: Outcome, folder: Path, chance: random.Random, part: str, each: int) -> Outcome:
    bases = {}
    for locked in (False, True):
        base = folder / f"base{locked:d}"
        whole, key = apart(partial(_make, base, locked=locked, killed=part.endswith("-wal")))
        bases[locked] = (base, whole, key)
    noticed = 0
    for first in range(0, each, BATCH):
        base, whole, key = bases[first // BATCH % 2 == 1]
        hurts = [_hurt(part, chance, number) for number in range(first, min(first + BATCH, each))]
        try:
            answers = apart(partial(_look_all, base, key, folder / "trial", hurts, whole))
        except Crashed as error:
            outcome.spoil(str(error))
            continue
        for hurt, (what, said) in zip(hurts, answers, strict=True):
            outcome.tried += 1
            noticed += what == "noticed"
            if what == "lost":
                outcome.lose(f"{hurt}: {said}")
            elif what == "bad":
                outcome.problems.append(f"{hurt}: {said}")
    outcome.done += f"; {noticed:,} noticed, the others without effect"
    return outcome.ended()


def _hurt(part: str, chance: random.Random, number: int) -> Hurt:
    how = "cut" if chance.random() < 0.25 else "flip"
    return Hurt(part, how, chance.random(), chance.randrange(8), number % SALVAGED == 0)


def _make(base: Path, *, locked: bool, killed: bool) -> tuple[Dump, bytes]:
    """Make the demo with a backup of it, closed or as a kill leaves it; return what is in it."""
    path = base / "m.secrets"
    path.parent.mkdir(parents=True)
    make_demo(path, CLOCK)
    services = open_manual(path, CLOCK)
    services.backups.make()
    if locked:
        services.locking.set(PASSPHRASE)
    key = services.manual.key
    if not killed:
        whole = dump(services)
        services.manual.close()
        return whole, key
    rep = Rep(services, lambda *_: None, random.Random(1))
    rep.work(30)
    whole = dump(services)
    left = base.with_name(base.name + " killed")
    shutil.copytree(
        base, left
    )  # SQLite's files are copied while they are open, as a kill leaves them
    services.manual.close()
    shutil.rmtree(base)
    left.rename(base)
    return whole, key


def _look_all(
    base: Path, key: bytes, place: Path, hurts: list[Hurt], whole: Dump
) -> list[tuple[str, str]]:
    return [_look(base, key, place, hurt, whole) for hurt in hurts]


def _look(base: Path, key: bytes, place: Path, hurt: Hurt, whole: Dump) -> tuple[str, str]:
    """Say whether damage did nothing, was noticed, lost something silently, or was told badly."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(base, place)
    path = place / "m.secrets"
    _spoil(place / hurt.part, hurt)
    before = _sum(place)
    try:
        found, problems = _read(path, key, hurt)
    except UserError as error:
        return _refused(path, key, hurt, error, whole, before)
    except Exception as error:  # noqa: BLE001 - what a person would see as a crash
        return "bad", f"told as a crash: {type(error).__name__}: {error}"
    if problems:
        return "noticed", problems[0]
    if found != whole:
        gone = [key for key in whole if found.get(key) != whole[key]]
        return "lost", f"{len(gone)} records are gone or wrong, unnoticed: {gone[:1]}"
    return "harmless", ""


def _read(path: Path, key: bytes, hurt: Hurt) -> tuple[Dump, list[str]]:
    """Open a manual, in turn by `check` and by a window first, and read all that is in it."""
    if hurt.part.startswith("m.secrets.keys"):
        key = files.unlock(path, PASSPHRASE) if files.is_locked(path) else None
    problems = files.check(path, key) if hurt.bit % 2 else []
    if problems:
        return {}, problems
    services = open_manual(path, CLOCK, key=key)
    try:
        found = dump(services)
    finally:
        services.manual.close()
    return found, files.check(path, key)


def _refused(
    path: Path, key: bytes, hurt: Hurt, error: UserError, whole: Dump, before: dict[str, str]
) -> tuple[str, str]:
    if _sum(path.parent) != before:
        return "bad", "the damaged file was written to"
    if hurt.salvage:
        if not any(one.holds for one in backups.lines_without_manual(path, key)):
            return "bad", "no backup was offered"
        return _salvaged(path, key, whole)
    return "noticed", error.sentence


def _salvaged(path: Path, key: bytes, whole: Dump) -> tuple[str, str]:
    """Save what can be read: nothing wrong may be in it."""
    to = path.with_name("saved.secrets")
    before = _sum(path.parent)
    try:
        files.salvage(path, to, key, CLOCK)
    except UserError as error:
        return "noticed", error.sentence
    services = open_manual(to, CLOCK, key=key)
    found = dump(services)
    services.manual.close()
    after = _sum(path.parent)
    if any(after[name] != was for name, was in before.items()):
        return "bad", "the damaged file was written to by salvage"
    wrong = [one for one in found if found[one] != whole.get(one)]
    return ("bad", f"salvaged wrongly: {wrong[0]}") if wrong else ("noticed", "salvaged")


def _spoil(file: Path, hurt: Hurt) -> None:
    data = bytearray(file.read_bytes())
    at = int(hurt.at * len(data))
    if hurt.how == "cut":
        del data[at:]
    else:
        data[at] ^= 1 << hurt.bit
    file.write_bytes(data)


def _sum(folder: Path) -> dict[str, str]:
    parts = [folder / name for name in PARTS if (folder / name).exists()]
    return {part.name: hashlib.sha256(part.read_bytes()).hexdigest() for part in parts}

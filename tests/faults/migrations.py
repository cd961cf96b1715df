"""A manual of an older version: backed up, then brought up to date, wholly or not at all."""

import random
import shutil
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import UserError
from secretsmanual.services import files
from secretsmanual.store import manual_file, migrations
from secretsmanual.store.schema import newest
from secretsmanual.system.paths import backups_of
from secretsmanual.vault import driver
from tests.faults.apart import Crashed, Tell, Worker, apart
from tests.faults.outcome import Outcome, Size

OLD = Path(__file__).parents[1] / "old_files"
TEXTS = (
    "SELECT id, name FROM account",
    "SELECT id, name FROM person",
    "SELECT id, text FROM secret",
)


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome]:
    """Kill updates, let them fail, and let two windows update at once."""
    promise = "An older manual is backed up, then updated wholly or not at all"
    yield _killed(
        Outcome(promise, "SIGKILL while manuals of all older schemas are opened"),
        folder / "killed",
        chance,
        size.of(200, 4),
    )
    yield _failing(
        Outcome(promise, "the update fails on its way: the old file stays as it was"),
        folder / "failing",
        size.of(20, 1),
    )
    yield _at_once(
        Outcome(promise, "two windows open an old manual at once"),
        folder / "at_once",
        size.of(20, 1),
    )


def _old(place: Path, schema: int) -> Path:
    shutil.copytree(OLD / f"schema_{schema}", place)
    return place / "old.secrets"


def _open(path: Path, tell: Tell) -> None:
    services = open_manual(path)
    tell("open")
    services.manual.close()


def _how_long(path: Path) -> float:
    began = time.perf_counter()
    open_manual(path).manual.close()
    return time.perf_counter() - began


def _killed(outcome: Outcome, folder: Path, chance: random.Random, kills: int) -> Outcome:
    longest = apart(partial(_how_long, _old(folder / "timed", 1))) + 0.02
    half_way = 0
    for number in range(kills):
        schema = number % (newest() - 1) + 1
        path = _old(folder / str(number), schema)
        before = apart(partial(_content, path))
        outcome.tried += 1
        Worker(partial(_open, path)).kill_after(chance.uniform(0, longest))
        half_way += _judge(outcome, path, schema, before, f"kill {number}")
        shutil.rmtree(path.parent)
    outcome.done += f"; {half_way} of them before the update had ended"
    return outcome.ended()


def _judge(outcome: Outcome, path: Path, schema: int, before: Any, case: str) -> bool:
    """Look at what a kill left; say whether it was still the old manual."""
    try:
        version, *content = apart(partial(_content, path))
        backups = [apart(partial(_content, one.path)) for one in backups_of(path)]
        apart(partial(_how_long, path))
        opened = apart(partial(_content, path))
        problems = apart(partial(files.check, path))
    except Crashed as error:
        outcome.spoil(f"{case}: {str(error).splitlines()[-1]}")
        return False
    if version not in {schema, newest()} or problems:
        outcome.spoil(f"{case}: schema {version}, {problems}")
    if content != before[1:] or opened != [newest(), *before[1:]]:
        outcome.lose(f"{case}: records of schema {version}")
    if any(backup != before for backup in backups) or (version != schema and not backups):
        outcome.lose(f"{case}: the backup before the update")
    return bool(version == schema)


def _content(path: Path) -> list[Any]:
    """Return a manual's schema and records, without bringing it up to date."""
    connection = driver.connect(path, manual_file.key_of(path))
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return [version, *(connection.execute(one).fetchall() for one in TEXTS)]
    finally:
        connection.close()


def _fail(path: Path) -> str:
    real = migrations.STEPS[newest() - 1]

    def step(operations: Any) -> None:
        real(operations)
        operations.execute(text("DELETE FROM secret"))
        raise UserError("stopped half-way")

    migrations.STEPS[newest() - 1] = step
    try:
        open_manual(path)
    except UserError as error:
        return error.what
    return "opened"


def _failing(outcome: Outcome, folder: Path, times: int) -> Outcome:
    for number in range(times):
        path = _old(folder / str(number), 1)
        before = apart(partial(_content, path))
        outcome.tried += 1
        if apart(partial(_fail, path)) != "stopped half-way":
            outcome.problems.append("the failing step was not told")
        _judge(outcome, path, 1, before, f"failure {number}")
    return outcome.ended()


def _at_once(outcome: Outcome, folder: Path, times: int) -> Outcome:
    for number in range(times):
        path = _old(folder / str(number), 1)
        before = apart(partial(_content, path))
        outcome.tried += 1
        windows = [Worker(partial(_open, path)) for _ in range(2)]
        for window in windows:
            try:
                if window.ended() != [["open"]]:
                    outcome.spoil(f"pair {number}: a window did not open")
            except Crashed as error:
                outcome.spoil(f"pair {number}: {str(error).splitlines()[-1]}")
        _judge(outcome, path, 1, before, f"pair {number}")
    return outcome.ended()

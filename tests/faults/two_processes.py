"""Two programs write into one manual at once: a window's services and the command line."""

import io
import random
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from secretsmanual.bootstrap import open_manual
from secretsmanual.cli.main import run as run_command
from tests.faults.apart import Crashed, Tell, Worker, apart
from tests.faults.kills import judge
from tests.faults.outcome import Outcome, Size
from tests.faults.rep import ACCOUNT, Book, Rep, examine, make

LINES = 100
"""Lines of one interview that the command line holds."""
PEOPLE = 50
"""People of one file that the command line imports."""


def run(folder: Path, size: Size, chance: random.Random) -> Iterator[Outcome]:
    """Write from both sides."""
    rows = size.of(10_000, 200)
    outcome = Outcome(
        "A second program that writes is safe",
        f"{rows:,} rows from a window and the command line at once; none refused, all there",
    )
    path, book = folder / "m.secrets", Book()
    apart(partial(make, path, locked=False))
    sides = [
        Worker(partial(_window, path, rows // 2, chance.randrange(1 << 30))),
        Worker(partial(_commands, path, rows // 2)),
    ]
    for side in sides:
        try:
            book.hear(side.ended())
        except Crashed as error:
            outcome.problems.append(str(error))
    rows_told = sum(value if isinstance(value, int) else 1 for value in book.known.values())
    judge(outcome, book, partial(examine, path), "at the end")
    if rows_told < rows:
        outcome.lose(f"only {rows_told} of {rows} were confirmed")
    outcome.tried = rows_told
    yield outcome.ended()


def _window(path: Path, rows: int, seed: int, tell: Tell) -> None:
    services = open_manual(path)
    rep = Rep(services, tell, random.Random(seed))
    for number in range(rows):
        (rep.secret, rep.line, rep.line, rep.promise)[number % 4]()
    services.manual.close()


def _commands(path: Path, rows: int, tell: Tell) -> None:
    """Hold interviews and import files by command, again and again."""
    written, number = 0, 0
    while written < rows:
        number += 1
        written += _interview(path, number, tell) if number % 2 else _import(path, number, tell)


def _run(path: Path, tell: Tell, *arguments: str) -> None:
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    if run_command(["--manual", str(path), *arguments], lambda *_: 1):
        raise RuntimeError(sys.stderr.getvalue())


def _interview(path: Path, number: int, tell: Tell) -> int:
    raws = [f"interview {number} line {n}" for n in range(LINES)]
    sys.stdin = io.StringIO("".join(f"{raw}\n" for raw in raws))
    _run(path, tell, "interview", ACCOUNT, "--json")
    import json

    interview = json.loads(sys.stdout.getvalue())["interview"]
    for n, raw in enumerate(raws, 1):
        tell("try", f"line/{interview}/{n}", raw)
        tell("done", f"line/{interview}/{n}", raw)
    return LINES


def _import(path: Path, number: int, tell: Tell) -> int:
    tag = f"Importedbycommand{number}"
    file = path.with_name(f"{tag}.csv")
    rows = [f"P{n},{tag},{tag} Ltd" for n in range(PEOPLE)]
    file.write_text("\n".join(["First name,Last name,Company", *rows]), encoding="utf-8")
    _run(path, tell, "import", str(file))
    tell("try", f"import/{tag}", PEOPLE)
    tell("done", f"import/{tag}", PEOPLE)
    return PEOPLE

"""Find a word among some thousand notes by each program's own command, from its start to its end.

Opening the notes is part of it: KeePassXC and Secrets Manual decrypt them, Zim reads plain files.
The others cannot be asked from outside.
"""

import base64
import random
import shutil
import statistics
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench import generate
from tests.bench.measuring import Row, timed

PASSWORD = "heron ladder Tuesday marble\n"
DERIVATION_MS = 100
"""The least that KeePassXC spends on a password."""
PAGE = "Content-Type: text/x-zim-wiki\nWiki-Format: zim 0.6\n\n"
ENTRY = (
    "<Entry><UUID>{}</UUID><String><Key>Title</Key><Value>Note</Value></String>"
    "<String><Key>Notes</Key><Value>{}</Value></String></Entry>"
)


def make_notebook(folder: Path, count: int) -> Path:
    """Write a notebook of Zim, one page to a note."""
    notebook = folder / "notebook"
    notebook.mkdir()
    about = "[Notebook]\nversion=0.4\nname=Notes\nhome=Note_0\n"
    (notebook / "notebook.zim").write_text(about, encoding="utf-8")
    for number, text in enumerate(_notes(count)):
        (notebook / f"Note_{number}.txt").write_text(f"{PAGE}{text}\n", encoding="utf-8")
    return notebook


def measure(
    manual: Path, notebook: Path, folder: Path, env: Mapping[str, str], rounds: int
) -> Iterator[Row]:
    """Ask all of them in turn."""
    count = sum(1 for _ in notebook.glob("Note_*"))
    word = generate.words(random.Random(1))[300]
    ours = [sys.executable, "-m", "secretsmanual", "--manual", str(manual), "ask", word]
    ways = {"Secrets Manual": ours}
    if shutil.which("keepassxc-cli"):
        vault = _make_vault(folder, count, env)
        ways["KeePassXC"] = ["keepassxc-cli", "search", "-q", str(vault), f"notes:{word}"]
    if shutil.which("zim"):
        _answer(["zim", "--index", str(notebook)], env)
        ways["Zim"] = ["zim", "--search", str(notebook), word]
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, command in ways.items():
            took[name].append(timed(partial(_answer, command, env)))
    for name, times in took.items():
        what = f"{name}: a word found in {count:,} notes by command"
        yield Row(what, "-", None, statistics.median(times))


def _notes(count: int) -> Iterator[str]:
    texts = generate.Texts(random.Random(1))
    return (texts.note() for _ in range(count))


def _make_vault(folder: Path, count: int, env: Mapping[str, str]) -> Path:
    """Write the notes as entries of one database of KeePassXC."""
    entries = (
        ENTRY.format(base64.b64encode(uuid.UUID(int=n).bytes).decode(), escape(text))
        for n, text in enumerate(_notes(count), start=1)
    )
    group = f"<UUID>{base64.b64encode(bytes(16)).decode()}</UUID><Name>Notes</Name>"
    root = f"<Root><Group>{group}{''.join(entries)}</Group></Root>"
    source, vault = folder / "notes.xml", folder / "notes.kdbx"
    source.write_text(f"<KeePassFile><Meta/>{root}</KeePassFile>", encoding="utf-8")
    make = ["keepassxc-cli", "import", "-q", "-p", "-t", str(DERIVATION_MS), str(source)]
    _answer([*make, str(vault)], env, typed=PASSWORD * 2)
    return vault


def _answer(command: list[str], env: Mapping[str, str], typed: str = PASSWORD) -> None:
    """Run a command to its end; one that fails or finds nothing measures nothing."""
    done = subprocess.run(
        command, env=dict(env), input=typed, capture_output=True, text=True, check=True
    )
    if not done.stdout and "search" in " ".join(command):
        raise RuntimeError(f"{command[0]} found nothing")

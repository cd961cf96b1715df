"""What a command is given: where the manual lies, how to answer, what time it is."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from secretsmanual.domain.errors import BadInput, Locked
from secretsmanual.system.clock import Clock, Here, SteppingClock, SystemClock
from secretsmanual.system.ids import Ids
from secretsmanual.system.paths import default_manual

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services


class OpenWindow(Protocol):
    """Opens the window."""

    def __call__(
        self,
        manual: Path | None,
        clock: Clock,
        language: str | None = None,
        bring: Path | None = None,
    ) -> int:
        """Open it on a manual (None: the user's own) in a language (None: as chosen there).

        `bring` is a file to show on the import page. Returns the exit status.
        """


@dataclass
class Context:
    """The command's surroundings."""

    options: argparse.Namespace
    clock: Clock
    open_window: OpenWindow
    ids: Ids | None = None
    _typed: str | None = field(default=None, repr=False)

    @property
    def path(self) -> Path:
        """The manual that `--manual` names, or the user's own."""
        return Path(self.options.manual) if self.options.manual else default_manual()

    @property
    def as_json(self) -> bool:
        """Whether one JSON document is wanted on stdout, and nothing else."""
        return bool(self.options.json)

    @cached_property
    def key(self) -> bytes | None:
        """The key of a locked manual; None where it stands open. Raises NotFound and Refused.

        Where no passphrase is given, the system's keychain is asked first if it was let in.
        """
        from secretsmanual.services import files, glance

        if not files.is_locked(self.path):
            return None
        given = self.options.manual_passphrase_file is not None
        kept = None if given else glance.key_in_keychain(self.path)
        return kept or files.unlock(self.path, self.passphrase())

    def passphrase(self) -> str:
        """Return the manual's passphrase from `--passphrase-file`, or ask on a terminal.

        Raises Locked where there is neither.
        """
        if self._typed is None:
            self._typed = passphrase_in(self.options.manual_passphrase_file)
        if self._typed is None:
            self._typed = ask_hidden(f"Passphrase of {self.path.name}: ", "--passphrase-file")
        return self._typed

    def new_passphrase(self) -> str:
        """Return the new passphrase from its file, or ask for it twice on a terminal."""
        found = passphrase_in(self.options.new_passphrase_file)
        if found is not None:
            return found
        first = ask_hidden("New passphrase: ", "--new-passphrase-file")
        if ask_hidden("Once more: ", "--new-passphrase-file") != first:
            raise BadInput("The two were not the same.", "Begin again; nothing was changed.")
        return first

    @contextmanager
    def services(self) -> Iterator["Services"]:
        """Open the manual for the time of a command."""
        from secretsmanual.bootstrap import open_manual

        services = open_manual(self.path, self.clock, self.ids, self.key)
        try:
            yield services
        finally:
            services.manual.close()

    def answer(self, document: Any, text: str) -> None:
        """Print the JSON document, or the text for people."""
        print(to_json(document) if self.as_json else text)


def to_json(document: Any, *, indent: int | None = None) -> str:
    """Return JSON text; days and moments as ISO text."""
    return json.dumps(document, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def clock_for(today: str | None) -> Clock:
    """Return the system's clock, or one that stands at the given day or day and time."""
    if today is None:
        return SystemClock()
    try:
        at = datetime.fromisoformat(today)
    except ValueError:
        raise BadInput(
            f"“{today}” is not a date.", "Write it as 2026-11-22, or 2026-11-22T09:30."
        ) from None
    return SteppingClock(at if at.tzinfo else at.replace(tzinfo=Here()))


def a_day(text: str) -> date:
    """Read an option's ISO date. Raises BadInput."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"“{text}” is not a day.", "Write it as 2026-11-22.") from None


def passphrase_in(source: str | None) -> str | None:
    """Read the first line of a file or, for `-`, of standard input; None where none is named."""
    if source is None:
        return None
    try:
        data = sys.stdin.buffer.readline() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError):
        raise BadInput(
            f"There is no passphrase in {source}.", "Name a text file that holds one in one line."
        ) from None


def ask_hidden(question: str, option: str) -> str:
    """Ask on a terminal without showing what is typed; raises Locked where there is none."""
    if not sys.stdin.isatty():
        raise Locked(
            "A passphrase is needed, and there is no terminal to ask for it.",
            f"Give it with {option} FILE.",
        )
    from getpass import getpass

    return getpass(question)


def utf8_streams() -> None:
    """Read and write UTF-8 whatever the system's code page says; never fail on a character."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def count(n: int, one: str, many: str = "") -> str:
    """Count things in the English of commands: 1 promise, 3 promises."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def columns(rows: Iterable[tuple[object, ...]]) -> str:
    """Set rows in columns for people; every row has as many cells."""
    cells = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    if not cells:
        return ""
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True)) for r in cells)
    return "\n".join(line.rstrip() for line in lines)

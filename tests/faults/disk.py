"""A disk in mid-air: what a program wrote is recorded with strace, and power is cut at any call.

What was synced is there after a cut. What was not is there or not: whole writes, single sectors
of 512 bytes, new names in a folder, in their order (names) or any (sectors). SQLite's crash tests
do the same with a virtual file system; this sees what the program's own file writing does as well.
The strict model brings names onto the disk by a sync of their folder alone; ext4 by any sync.
"""

import os
import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

SECTOR = 512
CALLS = (
    "openat,open,creat,close,dup,dup2,lseek,write,pwrite64,writev,pwritev,fsync,fdatasync,"
    "ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,"
    "copy_file_range,sendfile"
)
UNKNOWN = {"writev", "pwritev", "copy_file_range", "sendfile", "fallocate", "link", "linkat"}
Model = Literal["strict", "ext4"]
How = Literal["nothing", "everything", "first", "any"]

_LINE = re.compile(r"^(\w+)\((.*)\) += +(-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Op(NamedTuple):
    """One call that changed the disk, or something the program told on its standard output."""

    what: Literal["create", "write", "cut", "unlink", "rename", "sync", "told"]
    path: str = ""
    at: int | None = None
    """Where it writes; None: at the end."""
    data: bytes = b""
    to: str = ""


def record(command: list[str], root: Path, log: Path, environment: dict[str, str]) -> list[Op]:
    """Run a program and return what its main thread did below `root`; raises OSError."""
    strace = ["strace", "-qq", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(log)]
    done = subprocess.run([*strace, *command], env=environment, capture_output=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.decode()[-400:])
    return _Parser(str(root)).parse(log)


def traceable() -> bool:
    """Say whether programs can be traced here."""
    if not shutil.which("strace"):
        return False
    probe = ["strace", "-qq", "-e", "trace=close", "-o", os.devnull, "true"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


class _Parser:
    """Turns strace's lines into what they did to the files below a folder."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._files: dict[int, str] = {}
        self._at: dict[int, int] = {}
        self._appends: set[int] = set()
        self.ops: list[Op] = []

    def parse(self, log: Path) -> list[Op]:
        with log.open(encoding="ascii", errors="replace") as lines:
            for one in lines:
                found = _LINE.match(one)
                if found and int(found[3]) >= 0:
                    self._take(found[1], found[2], int(found[3]))
        return self.ops

    def _take(self, call: str, words: str, result: int) -> None:
        names = (
            [
                os.path.normpath(bytes.fromhex(t.replace("\\x", "")).decode("utf-8", "replace"))
                for t in _TEXT.findall(words)
            ]
            if "write" not in call
            else []
        )
        if call in {"openat", "open", "creat"}:
            self._open(names[0], call, words, result)
        elif call in {"unlink", "unlinkat"}:
            self._add(Op("unlink", names[0]))
        elif call in {"rename", "renameat", "renameat2"}:
            self._add(Op("rename", names[0], to=names[1]))
        elif call == "linkat" and names[0].startswith("/proc/self/fd/"):
            handle = int(names[0].rsplit("/", 1)[1])
            self._add(Op("rename", self._files[handle], to=names[1]))
            self._files[handle] = names[1]
        elif call == "truncate":
            self._add(Op("cut", names[0], int(words.rsplit(",", 1)[1])))
        else:
            self._on_open_file(call, words, result)

    def _open(self, path: str, call: str, words: str, handle: int) -> None:
        self._files.pop(handle, None)
        if not path.startswith(self._root):
            return
        if "O_TMPFILE" in words:  # it has a name nobody sees, until `linkat` gives it one
            path = f"{path}/#{len(self.ops)}"
            self._add(Op("create", path))
        self._files[handle], self._at[handle] = path, 0
        self._appends.discard(handle)
        if "O_APPEND" in words:
            self._appends.add(handle)
        if "O_CREAT" in words or call == "creat":
            self._add(Op("create", path))
        if "O_TRUNC" in words or call == "creat":
            self._add(Op("cut", path, 0))

    def _on_open_file(self, call: str, words: str, result: int) -> None:
        handle = int(words.split(",", 1)[0])
        if call == "write" and handle == 1:
            self.ops.append(Op("told", data=_bytes(words)[:result]))
        path = self._files.get(handle)
        if path is None:
            return
        if call in UNKNOWN:
            raise NotImplementedError(f"{call} on {path}")
        if call == "close":
            del self._files[handle]
        elif call in {"dup", "dup2"}:
            self._files[result] = path
        elif call == "lseek":
            self._at[handle] = result
        elif call == "pwrite64":
            self._add(Op("write", path, int(words.rsplit(",", 1)[1], 0), _bytes(words)[:result]))
        elif call == "write":
            at = None if handle in self._appends else self._at[handle]
            self._at[handle] += result
            self._add(Op("write", path, at, _bytes(words)[:result]))
        elif call in {"fsync", "fdatasync"}:
            self._add(Op("sync", path))
        elif call == "ftruncate":
            self._add(Op("cut", path, int(words.split(",")[1])))

    def _add(self, op: Op) -> None:
        if op.path.startswith(self._root):
            self.ops.append(op)


def _bytes(words: str) -> bytes:
    return bytes.fromhex(_TEXT.search(words)[1].replace("\\x", ""))


@dataclass
class Disk:
    """Files as they are on the platter, and what waits to get there."""

    root: str
    model: Model = "strict"
    names: dict[str, int] = field(default_factory=dict)
    """On the platter: the file that each name belongs to."""
    seen: dict[str, int] = field(default_factory=dict)
    """The same as the program sees it."""
    data: dict[int, bytearray] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    waiting: list[tuple[Op, int]] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path, model: Model) -> "Disk":
        """Return the disk that holds what now lies below a folder."""
        disk = cls(str(root), model)
        for file in (one for one in root.rglob("*") if one.is_file()):
            number = len(disk.data) + 1
            disk.names[str(file)] = disk.seen[str(file)] = number
            disk.data[number] = bytearray(file.read_bytes())
            disk.sizes[number] = len(disk.data[number])
        return disk

    def do(self, op: Op) -> None:
        """Take the program's next call."""
        if op.what == "create" and op.path not in self.seen:
            number = len(self.data) + 1
            self.seen[op.path], self.data[number], self.sizes[number] = number, bytearray(), 0
            self.waiting.append((op, number))
        elif op.what == "sync":
            self._sync(op.path)
        elif op.path in self.seen:
            self._change(op, self.seen[op.path])

    def _change(self, op: Op, number: int) -> None:
        if op.what == "write":
            at = self.sizes[number] if op.at is None else op.at
            self.sizes[number] = max(self.sizes[number], at + len(op.data))
            self.waiting.append((op._replace(at=at), number))
        elif op.what == "cut":
            self.sizes[number] = op.at
            self.waiting.append((op, number))
        elif op.what == "unlink":
            del self.seen[op.path]
            self.waiting.append((op, number))
        elif op.what == "rename":
            self.seen[op.to] = self.seen.pop(op.path)
            self.waiting.append((op, number))

    def _sync(self, path: str) -> None:
        number, is_folder = self.seen.get(path), path not in self.seen
        waiting = []
        for op, whose in self.waiting:
            if op.what in {"write", "cut"}:
                reached = whose == number
            else:
                reached = is_folder or self.model == "ext4"
            if reached:
                _apply(self.names, self.data, op, whose)
            else:
                waiting.append((op, whose))
        self.waiting = waiting

    def cut_power(self, chance: random.Random, folder: Path) -> None:
        """Write what the disk may hold if power is cut now into a folder."""
        how: How = chance.choice(("nothing", "everything", "first", "any", "any"))
        names, data = dict(self.names), {n: bytearray(d) for n, d in self.data.items()}
        share, until = chance.choice((0.1, 0.5, 0.9)), chance.randint(0, len(self.waiting))
        renamed = 0 if how == "nothing" else len(self.waiting) if how == "everything" else until
        for place, (op, number) in enumerate(self.waiting):
            if op.what not in {"write", "cut"}:
                if place < renamed:
                    _apply(names, data, op, number)
            elif how == "everything" or (how == "first" and place < until):
                _apply(names, data, op, number)
            elif how == "any":
                for part in _sectors(op):
                    if chance.random() < share:
                        _apply(names, data, part, number)
        for name, number in names.items():
            file = folder / Path(name).relative_to(self.root)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data[number])


def _sectors(op: Op) -> list[Op]:
    if op.what == "cut":
        return [op]
    starts = range(0, len(op.data), SECTOR)
    return [op._replace(at=op.at + n, data=op.data[n : n + SECTOR]) for n in starts]


def _apply(names: dict[str, int], data: dict[int, bytearray], op: Op, number: int) -> None:
    if op.what == "write":
        held, end = data[number], op.at + len(op.data)
        held.extend(bytes(max(0, end - len(held))))
        held[op.at : end] = op.data
    elif op.what == "cut":
        held = data[number]
        held.extend(bytes(max(0, op.at - len(held))))
        del held[op.at :]
    elif op.what == "create":
        names[op.path] = number
    elif op.what == "unlink":
        names.pop(op.path, None)
    elif op.path in names:
        names[op.to] = names.pop(op.path)

"""Work in processes of their own: forked before any manual is open, killed at will.

The process that forks opens no manual itself: neither SQLite's locks nor its handles may cross.
"""

import io
import json
import os
import pickle
import pkgutil
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from secretsmanual import services

Tell = Callable[..., None]
"""Tells the watching process something that JSON can hold."""


class Crashed(Exception):
    """A process ended with an error; its traceback is the text."""


def preload() -> None:
    """Import the program's services once, and not in each of thousands of processes."""
    for module in pkgutil.iter_modules(services.__path__, "secretsmanual.services."):
        import_module(module.name)


def _fork(work: Callable[[int], None], writer: int, reader: int) -> int:
    """Run `work` with the pipe's writing end in a new process; it never returns from here."""
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid
    try:
        os.close(reader)
        work(writer)
    finally:
        os._exit(0)


def apart(call: Callable[[], Any]) -> Any:
    """Return what `call` returns in a process of its own; raises Crashed."""

    def work(writer: int) -> None:
        try:
            answer = (True, call())
        except BaseException:  # noqa: BLE001 - told to the process that waits
            answer = (False, traceback.format_exc())
        with os.fdopen(writer, "wb") as out:
            pickle.dump(answer, out)

    reader, writer = os.pipe()
    pid = _fork(work, writer, reader)
    with os.fdopen(reader, "rb") as answers:
        data = answers.read()
    os.waitpid(pid, 0)
    done, answer = pickle.loads(data) if data else (False, "it died without a word")
    if not done:
        raise Crashed(answer)
    return answer


class Worker:
    """A process that tells, one after the other, what it has finished."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        self._reader, writer = os.pipe()
        self._heard = b""

        def run(out: int) -> None:
            def tell(*words: object) -> None:
                os.write(out, json.dumps(words).encode() + b"\n")

            try:
                work(tell)
            except BaseException:  # noqa: BLE001 - as above
                tell("crashed", traceback.format_exc())

        self._pid = _fork(run, writer, self._reader)

    def kill_after(self, seconds: float, *, at_work: bool = False) -> list[list[Any]]:
        """Kill it unless it ends before; return what it told.

        The time counts from now, or from its first word on.
        """
        if at_work:
            self._hear()
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._reader], [], [], left)
            if ready and not self._hear():
                break
        os.kill(self._pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> list[list[Any]]:
        """Wait for its end; return what it told. A line that was cut short was not told."""
        while self._hear():
            pass
        os.close(self._reader)
        os.waitpid(self._pid, 0)
        whole, _, _ = self._heard.rpartition(b"\n")
        told = [json.loads(line) for line in whole.splitlines()]
        for words in told:
            if words[0] == "crashed":
                raise Crashed(words[1])
        return told

    def _hear(self) -> bool:
        data = os.read(self._reader, 1 << 16)
        self._heard += data
        return bool(data)


class Command:
    """A command of the program in a process of its own, with pipes to its input and output."""

    def __init__(self, *arguments: str) -> None:
        to_it, self._from_us = os.pipe()
        from_it, answers = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            try:
                os.close(self._from_us)
                os.close(from_it)
                _become(arguments, to_it, answers)
            finally:
                os._exit(1)
        os.close(to_it)
        os.close(answers)
        self.input = os.fdopen(self._from_us, "w", buffering=1)
        self.output = os.fdopen(from_it)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> None:
        with suppress(BrokenPipeError):
            self.input.close()
        self.output.close()
        os.waitpid(self.pid, 0)


def _become(arguments: tuple[str, ...], to_it: int, answers: int) -> None:
    from secretsmanual.cli.main import run

    sys.stdin = io.TextIOWrapper(io.FileIO(to_it), line_buffering=True)
    sys.stdout = io.TextIOWrapper(io.FileIO(answers, "w"), line_buffering=True)
    sys.stderr = io.StringIO()
    os._exit(run([*arguments], lambda *_: 1))

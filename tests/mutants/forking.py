"""A pytest plugin that runs, in a fork of its own for each mutant, the tests that reach it.

All tests are collected once. A fork then costs some hundredths of a second, where a run of pytest
for each mutant costs most of a second; that makes a run over the whole of `domain` possible.
"""

import functools
import gc
import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

LIMIT = 3.0
"""Seconds of tests, as they took unchanged, that a mutant has to survive; the quickest come first.

A mutant that only slower tests would find counts as survived: the figure told is never too high.
"""

PATIENCE = 10.0
"""How many times as long as unchanged the tests of a mutant may take before it counts as found."""


Tell = Callable[[Path], None]


@dataclass
class Reach:
    """Which tests call which function, and how long each of them takes unchanged, in seconds."""

    tests: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seconds: dict[str, float] = field(default_factory=dict)

    def of(self, mutant: str) -> list[str]:
        """The tests to run for a mutant, those of `domain` first, then by time, up to LIMIT."""
        chosen: list[str] = []
        total = 0.0
        for name in sorted(
            self.tests.get(mutant.partition("__mutmut_")[0], ()),
            key=lambda name: ("unit/domain/" not in name, self.seconds[name]),
        ):
            total += self.seconds[name]
            if chosen and total > LIMIT:
                break
            chosen.append(name)
        return chosen

    def allowed(self, tests: list[str]) -> float:
        """Seconds until a mutant that has not ended counts as found."""
        return 10 + PATIENCE * sum(self.seconds[name] for name in tests)


@dataclass(frozen=True)
class Job:
    """What one fork does: its exit code goes to `ended`, None where it took too long."""

    run: Callable[[], int]
    ended: Callable[[int | None], None]
    seconds: float


class Forking:
    """Replaces pytest's loop over the tests by one over the mutants."""

    def __init__(
        self, mutants: list[str], gates: dict[str, str], processes: int, folder: Path, tell: Tell
    ) -> None:
        self.mutants = mutants
        self.gates = gates
        self.processes = processes
        self.tell = tell
        self.results = folder / "results.tsv"
        self.reaches = folder / "reach.json"

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """No shrinking of examples, and the same ones for each mutant."""
        import hypothesis

        self.session = session
        hypothesis.settings.register_profile(
            "mutants",
            deadline=None,
            database=None,
            derandomize=True,
            phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        hypothesis.settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which tests reach what, then try every mutant."""
        self.items = {item.nodeid: item for item in session.items}
        self.caches = [
            thing
            for thing in gc.get_objects()
            if isinstance(thing, functools._lru_cache_wrapper)
            and str(thing.__module__).startswith("secretsmanual.")
        ]
        gc.collect()
        gc.freeze()
        reach = self._reach()
        with self.results.open("w") as told:
            for name in self.mutants:
                if name in self.gates:
                    told.write(f"{name}\t{self.gates[name]}\n")
            rest = [name for name in self.mutants if name not in self.gates]
            _forks((self._job(name, reach, told) for name in rest), self.processes)
        return True

    def pytest_terminal_summary(self) -> None:
        """Before `tests/conftest.py` ends the process."""
        self.tell(self.results)

    def _reach(self) -> Reach:
        """Run all tests that are new to us once, unchanged, each file in a fork of its own."""
        reach = Reach()
        if self.reaches.exists():
            tests, reach.seconds = json.loads(self.reaches.read_text())
            for function, names in tests.items():
                reach.tests[function] = [name for name in names if name in self.items]
        files = defaultdict(list)
        for name in self.items.keys() - reach.seconds.keys():
            files[name.partition("::")[0]].append(name)
        with tempfile.TemporaryDirectory() as folder:
            told = [Path(folder) / str(number) for number in range(len(files))]
            _forks(
                (
                    Job(functools.partial(self._learn, names, path), lambda _: None, 3600)
                    for names, path in zip(files.values(), told, strict=True)
                ),
                self.processes,
            )
            for path in told:
                for name, seconds, functions in json.loads(path.read_text()):
                    reach.seconds[name] = seconds
                    for function in functions:
                        reach.tests[function].append(name)
        self.reaches.write_text(json.dumps([reach.tests, reach.seconds]))
        return reach

    def _learn(self, names: list[str], told: Path) -> int:
        learned = []
        self._forget()
        set_mutant_under_test("stats")
        for item, after in self._pairs(names):
            state()._stats.clear()
            began = time.monotonic()
            if self._fails(item, after):
                self.session.testsfailed = 0
            else:
                learned.append((item.nodeid, time.monotonic() - began, sorted(state()._stats)))
        told.write_text(json.dumps(learned))
        return 0

    def _job(self, name: str, reach: Reach, told) -> Job:
        tests = reach.of(name)

        def run() -> int:
            self._forget()
            set_mutant_under_test(name)
            return int(any(self._fails(*pair) for pair in self._pairs(tests)))

        def ended(code: int | None) -> None:
            verdict = "no tests" if not tests else "survived" if code == 0 else "by tests"
            told.write(f"{name}\t{verdict}\n")
            told.flush()

        return Job(run, ended, reach.allowed(tests))

    def _forget(self) -> None:
        """What was made while the tests were collected was made by unchanged functions."""
        for cache in self.caches:
            cache.cache_clear()

    def _pairs(self, names: list[str]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
        """Each test with the one after it, for which fixtures stay."""
        items = [self.items[name] for name in names]
        return zip(items, [*items[1:], None], strict=True)

    def _fails(self, item: pytest.Item, after: pytest.Item | None) -> bool:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return bool(self.session.testsfailed)


def _forks(jobs: Iterable[Job], processes: int) -> None:
    """Do each job in a fork of its own, so many at a time."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    waiting: Iterator[Job] = iter(jobs)
    running: dict[int, tuple[Job, float, str]] = {}
    job = next(waiting, None)
    while job or running:
        while job and len(running) < processes:
            folder = tempfile.mkdtemp(prefix="mutant-")
            running[_fork(job, folder)] = job, time.monotonic() + job.seconds, folder
            job = next(waiting, None)
        _gather(running)


def _fork(job: Job, folder: str) -> int:
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    random.seed(0)
    tempfile.tempdir = folder
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
    code = 1
    try:
        code = job.run()
    finally:
        os._exit(code)


def _gather(running: dict[int, tuple[Job, float, str]]) -> None:
    child, status = os.waitpid(-1, os.WNOHANG)
    if child:
        job, until, folder = running.pop(child)
        job.ended(None if time.monotonic() > until else os.waitstatus_to_exitcode(status))
        shutil.rmtree(folder, ignore_errors=True)
        return
    for child, (_, until, _) in running.items():
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
    signal.sigtimedwait({signal.SIGCHLD}, 0.05)

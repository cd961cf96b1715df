"""Work off the UI thread, and garbage on it (house.md, habit 8)."""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from secretsmanual.domain.errors import NotWritten, UserError

Result = TypeVar("Result")

Progress = Callable[[int, int], None]
"""What long work calls with (done, total); it raises `Cancelled` once the user has cancelled."""


class Cancelled(Exception):
    """The user cancelled. Let it pass through: whatever was under way is rolled back."""


class Ticket:
    """One piece of long work under way."""

    def __init__(self) -> None:
        self._stop = Event()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop at its next step; it then ends without calling its owner."""
        self._stop.set()


@dataclass(slots=True)
class _Waiting:
    owner: QObject
    call: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    progressed: Callable[[int, int], None] | None = None
    latest: str = ""
    superseded: bool = False
    future: "Future[None] | None" = None


class Work(QObject):
    """One queue: calls run one after another on one thread, results come back as signals.

    The thread is given the call alone. Owners and their callbacks stay here, on the UI
    thread, so no Qt object can be dropped elsewhere; an owner that is gone is not called.
    """

    refused = Signal(object)
    """A UserError that its owner had no answer for."""
    not_written = Signal(object, object)
    """The same for a NotWritten, with what makes the call again: it holds what was typed."""
    not_done = Signal(object)
    """The owner of a call that was refused, unless the call itself can be made again."""
    bug = Signal(object)
    """Any other exception: for the crash page."""
    idle = Signal()
    """Nothing is waiting any more."""

    _ended = Signal(int, object, object)
    _stepped = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None, name: str = "manual") -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._numbers = count()
        self._closed = False
        self._waiting: dict[int, _Waiting] = {}
        self._when_idle: list[tuple[QObject, Callable[[], None]]] = []
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        call: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        latest: str = "",
    ) -> None:
        """Make the call off the UI thread; report while the owner lives.

        `failed` gets what the user can put right; without it `refused` is emitted. Anything
        else goes to `bug`. Of calls with the same owner and the same `latest` name (search as
        one types) only the newest reports; older ones that have not begun are dropped.
        """
        if latest:
            self._supersede(owner, latest)
        self._submit(_Waiting(owner, call, done, failed, latest=latest))

    def run_long(
        self,
        owner: QObject,
        call: Callable[[Progress], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        progressed: Callable[[int, int], None] | None = None,
    ) -> Ticket:
        """Make a call that reports its steps and can be cancelled through the ticket.

        A cancelled call reports nothing more; the caller that cancels tidies its own page.
        """
        ticket = Ticket()
        number = next(self._numbers)

        def step(now: int, total: int) -> None:
            if ticket.cancelled:
                raise Cancelled
            self._stepped.emit(number, now, total)

        self._submit(_Waiting(owner, lambda: call(step), done, failed, progressed), number)
        return ticket

    def when_idle(self, owner: QObject, call: Callable[[], None]) -> None:
        """Call once nothing is waiting, if the owner lives then; at once where nothing is."""
        if self._waiting:
            self._when_idle.append((owner, call))
        else:
            call()

    def pending(self) -> int:
        """How many calls have not reported yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Finish what is queued, report nothing more, take nothing more. Safe to call twice."""
        self._closed = True
        self._waiting.clear()
        self._pool.shutdown(wait=True)

    def _submit(self, waiting: _Waiting, number: int | None = None) -> None:
        if self._closed:
            return
        number = next(self._numbers) if number is None else number
        self._waiting[number] = waiting
        waiting.future = self._pool.submit(self._make, number, waiting.call)

    def _supersede(self, owner: QObject, latest: str) -> None:
        for number, waiting in list(self._waiting.items()):
            if waiting.owner is owner and waiting.latest == latest:
                if waiting.future and waiting.future.cancel():
                    del self._waiting[number]
                else:
                    waiting.superseded = True

    def _make(self, number: int, call: Callable[[], object]) -> None:
        result, error = None, None
        try:
            result = call()
        except Exception as problem:  # noqa: BLE001 - the UI thread sorts them
            error = problem
        self._ended.emit(number, result, error)

    def _step(self, number: int, now: int, total: int) -> None:
        waiting = self._waiting.get(number)
        if waiting and waiting.progressed and shiboken6.isValid(waiting.owner):
            waiting.progressed(now, total)

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is not None and not isinstance(error, Cancelled):
            self._report(waiting, result, error)
        if not self._waiting:
            self._rest()

    def _rest(self) -> None:
        calls, self._when_idle = self._when_idle, []
        for owner, call in calls:
            if shiboken6.isValid(owner):
                call()
        self.idle.emit()

    def _report(self, waiting: _Waiting, result: object, error: Exception | None) -> None:
        if error is not None and not isinstance(error, UserError):
            self.bug.emit(error)
            return
        if waiting.superseded:
            return
        alive = shiboken6.isValid(waiting.owner)
        if error is None:
            if alive and waiting.done:
                waiting.done(result)
        elif alive and waiting.failed:
            waiting.failed(error)
            self.not_done.emit(waiting.owner)
        elif isinstance(error, NotWritten):
            self.not_written.emit(error, lambda: self._submit(waiting))
        else:
            self.refused.emit(error)
            if alive:
                self.not_done.emit(waiting.owner)


class GarbageOnUiThread(QObject):
    """Collect Python's garbage on the UI thread only.

    A collection that happens to run in a worker destroys widgets off the UI thread; so the
    automatic one is switched off, and a timer here goes by the same thresholds.
    """

    EVERY_MS = 2_000

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(self.EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose threshold is passed, if any."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def collect_all(self) -> None:
        """Collect everything now: the manual was locked."""
        gc.collect()

    def stop(self) -> None:
        """Collect no more, and let Python do it again."""
        self._timer.stop()
        gc.enable()

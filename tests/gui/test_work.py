import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from secretsmanual.domain.errors import NotFound, NotWritten, Refused
from secretsmanual.gui.work import Cancelled, GarbageOnUiThread, Work


@pytest.fixture
def work(qapp):
    made = Work()
    yield made
    made.close()


@pytest.fixture
def page(qapp):
    return QObject()


def test_calls_run_in_order_off_the_ui_thread_and_report_on_it(work, page, qtbot):
    seen = []
    for number in range(5):
        work.run(
            page,
            lambda number=number: (number, threading.current_thread().name),
            lambda found: seen.append((*found, threading.current_thread())),
        )
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert [number for number, _, _ in seen] == [0, 1, 2, 3, 4]
    assert {name for _, name, _ in seen} == {"manual_0"}
    assert {thread for _, _, thread in seen} == {threading.main_thread()}
    assert work.pending() == 0


def test_what_the_user_can_put_right_goes_to_the_page(work, page, qtbot):
    def call():
        raise NotFound("No account is called Thornquay.", "Look at the list.")

    failed = []
    work.run(page, call, failed=failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert failed[0].what == "No account is called Thornquay."


def test_a_refusal_that_nobody_answers_is_told_to_the_window(work, page, qtbot):
    def call():
        raise Refused("The disk is full.")

    with qtbot.waitSignal(work.refused) as told:
        work.run(page, call)
    assert told.args[0].what == "The disk is full."


def test_what_was_not_written_can_be_done_again(work, page, qtbot):
    room, done = [], []

    def call():
        if not room:
            raise NotWritten("The disk is full.")
        return "kept"

    with qtbot.waitSignal(work.not_written) as told:
        work.run(page, call, done.append)
    room.append(True)
    told.args[1]()
    qtbot.waitUntil(lambda: done == ["kept"])


def test_anything_else_is_a_bug_even_where_the_page_answers(work, page, qtbot):
    with qtbot.waitSignal(work.bug) as told:
        work.run(page, lambda: 1 / 0, failed=lambda _: pytest.fail("not for the page"))
    assert isinstance(told.args[0], ZeroDivisionError)


def test_a_closed_page_is_never_called_back(work, qtbot, gone):
    gate = threading.Event()
    page = QObject()
    seen = []
    work.run(page, gate.wait, seen.append)
    gone(page)
    with qtbot.waitSignal(work.idle):
        gate.set()
    assert seen == []


def test_only_the_latest_of_a_name_reports(work, page, qtbot):
    gate = threading.Event()
    ran, seen = [], []

    def find(text):
        ran.append(text)
        gate.wait()
        return text

    for text in ("h", "he", "hes"):
        work.run(page, lambda text=text: find(text), seen.append, latest="search")
    work.run(page, lambda: "other", seen.append, latest="count")
    gate.set()
    qtbot.waitUntil(lambda: work.pending() == 0)
    assert seen == ["hes", "other"]
    assert "he" not in ran


def test_long_work_tells_how_far_it_is(work, page, qtbot):
    steps, done = [], []

    def call(step):
        for now in range(1, 4):
            step(now, 3)
        return "finished"

    work.run_long(page, call, done.append, progressed=lambda now, all_: steps.append((now, all_)))
    qtbot.waitUntil(lambda: len(done) == 1)
    assert (steps, done) == ([(1, 3), (2, 3), (3, 3)], ["finished"])


def test_cancelled_work_stops_at_its_next_step_and_reports_nothing(work, page, qtbot):
    gate, stopped = threading.Event(), []

    def call(step):
        gate.wait()
        try:
            step(1, 2)
        except Cancelled:
            stopped.append(True)
            raise

    ticket = work.run_long(page, call, lambda _: pytest.fail("it was cancelled"))
    ticket.cancel()
    with qtbot.waitSignal(work.idle):
        gate.set()
    assert ticket.cancelled
    assert stopped == [True]


def test_closing_finishes_what_is_queued(qapp):
    work, page, ran = Work(), QObject(), []
    for number in range(3):
        work.run(page, lambda number=number: ran.append(number))
    work.close()
    work.close()
    assert ran == [0, 1, 2]


def test_garbage_goes_on_the_ui_thread(qapp, qtbot):
    class Knot:
        pass

    garbage = GarbageOnUiThread()
    assert not gc.isenabled()
    try:
        knot = Knot()
        knot.self = knot
        gone = weakref.ref(knot)
        del knot
        keep = [[] for _ in range(2_000)]
        garbage.collect()
        assert gone() is None
        assert len(keep) == 2_000
    finally:
        garbage.stop()
        gc.disable()

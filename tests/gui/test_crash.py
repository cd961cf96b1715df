import sys
import threading

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from secretsmanual.domain.errors import Refused
from secretsmanual.gui import crash
from secretsmanual.gui.icons import pixmap
from secretsmanual.gui.widgets.crash_page import CrashPage

SECRET = "Hester wants to be rung before seven"


def wrong(words):
    try:
        return int(words)
    except ValueError as error:
        raise KeyError(words) from error


def caught():
    try:
        wrong(SECRET)
    except KeyError as error:
        return error
    raise AssertionError


def test_a_report_names_types_and_places_and_nobody():
    report = crash.describe(caught())
    assert report.headline == "builtins.KeyError"
    assert "after builtins.ValueError" in report.text
    assert "test_crash.py:" in report.text
    assert " wrong" in report.text
    assert "Hester" not in report.text
    assert "/" not in report.text.split("Secrets Manual")[0]


def test_places_in_the_program_keep_their_path():
    with pytest.raises(FileNotFoundError) as caught_here:
        pixmap("no such icon", "#000000", 10, 1.0)
    assert "secretsmanual/system/resources.py:" in crash.describe(caught_here.value).text


def test_errors_that_refer_to_each_other_end():
    one, two = KeyError("a"), ValueError("b")
    one.__cause__, two.__cause__ = two, one
    assert crash.describe(one).text.count("builtins.") == 2


@pytest.fixture
def log():
    return []


@pytest.fixture
def catcher(qapp, log):
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    made = crash.CrashCatcher(log.append)
    yield made
    made.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_hooks_of_every_kind_lead_here(catcher, log, qtbot):
    catcher.install()
    with qtbot.waitSignal(catcher.crashed) as told:
        crash.report(caught())
    assert told.args[0].headline == "builtins.KeyError"
    thread = threading.Thread(target=lambda: wrong(SECRET))
    with qtbot.waitSignal(catcher.crashed):
        thread.start()
        thread.join()

    class Noisy:
        def __del__(self):
            raise RuntimeError(SECRET)

    with qtbot.waitSignal(catcher.crashed):
        Noisy()
    assert len(log) == 3
    assert SECRET not in "".join(log)


def test_a_refusal_goes_to_the_banner_not_to_the_page(catcher, log, qtbot):
    with qtbot.waitSignal(catcher.refused) as told:
        catcher.catch(Refused("The disk is full.", "Make room."))
    assert told.args[0].sentence == "The disk is full. Make room."
    assert log == []


def test_interrupts_are_no_crashes(catcher, log, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *args: seen.append(args[0]))
    catcher.catch(KeyboardInterrupt())
    assert (seen, log) == ([KeyboardInterrupt], [])


def test_what_qt_warns_of_is_logged_without_its_words(catcher, log):
    catcher.install()
    qWarning(f"QLabel::setText: {SECRET}")
    qWarning(SECRET)
    assert log == ["Qt warning: QLabel::setText", "Qt warning: default"]


def test_the_page_shows_and_copies(theme, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    catcher = crash.install(theme, window, lambda _: None)
    try:
        with qtbot.waitSignal(catcher.crashed):
            crash.report(caught())
    finally:
        catcher.uninstall()
    page = window.findChild(CrashPage)
    assert page.isVisible()
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page.report
    assert page.report.startswith("builtins.KeyError")
    page.go_on.click()
    assert page.isHidden()

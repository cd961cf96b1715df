"""What every test of the window starts from."""

import gc
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt

from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.changes import Changes
from secretsmanual.gui.everywhere import bind_everywhere
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.pages import register_all
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tools import Tools, Undoing
from secretsmanual.gui.work import Work
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids
from secretsmanual.system.preferences import Preferences
from secretsmanual.vault.slots import LEAST
from tests.gui import every_page
from tests.gui.a11y_helper import nameless
from tests.gui.fakes import FakeAsk
from tests.gui.lock_desk import SECRET, WORDS, Desk

HERE = Path(__file__).parent
PATIENCE = 30_000
"""Milliseconds."""


def pytest_collection_modifyitems(items):
    """What the offscreen platform cannot do is no fault of ours."""
    ignore = pytest.mark.qt_log_ignore("This plugin does not support")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(ignore)


@pytest.fixture(scope="module", autouse=True)
def collect_between_files():
    """Let go of what outlived two tests of a file (`collect_between_tests`)."""
    yield
    gc.collect()


@pytest.fixture
def qtbot(qtbot):
    """A qtbot that waits long enough for a busy machine; what comes at once costs nothing more."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE)
    qtbot.waitSignal = partial(qtbot.waitSignal, timeout=PATIENCE)
    return qtbot


@pytest.fixture
def theme(qapp):
    """The light theme at 100 %, gone after the test."""
    made = Theme(qapp, "light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made._follow)
    made._wishes.contrastPreferenceChanged.disconnect(made._follow)
    made.deleteLater()


@pytest.fixture
def assert_accessible():
    """Fail for anything that takes the focus and has no name. Use it on every screen."""

    def check(widget):
        found = nameless(widget)
        assert not found, "no name for:\n" + "\n".join(found)

    return check


@pytest.fixture
def gone(qtbot):
    """Delete a Qt object and wait until it is."""

    def delete(thing):
        thing.deleteLater()
        qtbot.waitUntil(lambda: not shiboken6.isValid(thing))

    return delete


@pytest.fixture
def make_tools(qtbot, theme, tmp_path):
    """Return what makes a shown window around services; answers are those of its dialogs."""
    made = []

    def make(services, *answers):
        window = MainWindow(theme)
        qtbot.addWidget(window)
        work, changes = Work(window), Changes(window)
        tools = Tools(
            theme=theme,
            work=work,
            actions=window.actions_of_window,
            navigation=window.navigation,
            changes=changes,
            undoing=Undoing(work, changes, lambda: services),
            banner=window.banner,
            make_ask=partial(FakeAsk, *answers),
            opened=lambda: services,
            is_open=lambda: True,
            preferences=Preferences(tmp_path / "preferences.json"),
        )
        work.refused.connect(window.banner.refuse)
        work.not_written.connect(window.banner.offer_again)
        work.bug.connect(_raise)
        register_all(tools)
        bind_everywhere(window, tools)
        window.show()
        window.activateWindow()
        made.append(tools)
        return tools

    yield make
    for tools in made:
        tools.work.close()
        tools.navigation.forget()


def _raise(error):
    raise error


@pytest.fixture(scope="session")
def full_folder(demo_file, tmp_path_factory):
    """The demo with something to show on every page (`every_page.prepare`), made once."""
    folder = tmp_path_factory.mktemp("full")
    for part in demo_file.parent.glob("demo.secrets*"):
        shutil.copy(part, folder / part.name)
    clock = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))
    services = open_manual(folder / "demo.secrets", clock, Ids.seeded("full"))
    every_page.prepare(services, folder)
    services.manual.close()
    return folder


@pytest.fixture
def full_copy(full_folder, tmp_path):
    """A fresh copy of it, closed; in a file's `demo_copy` all its demos are of this kind."""
    for part in full_folder.iterdir():
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / "demo.secrets"


@pytest.fixture(scope="module")
def locked_file(demo_file, tmp_path_factory):
    """The demo with a passphrase, cheap to guess, and one secret more; tests open copies of it."""
    folder = tmp_path_factory.mktemp("locked")
    for part in demo_file.parent.glob("demo.secrets*"):
        shutil.copy(part, folder / part.name)
    clock = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))
    services = open_manual(folder / "demo.secrets", clock, Ids.seeded("locked"))
    account = services.accounts.all()[0].account.id
    person = services.people.all(account)[0].id
    services.secrets.add(SECRET[::-1], account, person_id=person)
    services.manual.locked_anew(
        lambda locker: replace(locker, cost=LEAST).set(WORDS), lambda made: made.key
    )
    services.manual.close()
    return folder / "demo.secrets"


@pytest.fixture
def make_desk(locked_file, qtbot, clock, tmp_path, monkeypatch):
    """Return what opens the program on that manual, or on another one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for part in locked_file.parent.glob("demo.secrets*"):
        shutil.copy(part, tmp_path / part.name)
    desks = []

    def make(path=tmp_path / "demo.secrets"):
        desk = Desk(qtbot, path, clock)
        desks.append(desk)
        qtbot.waitUntil(lambda: desk.name == "unlock" or desk.tools.is_open())
        if desk.name == "unlock":
            desk.unlock()
        qtbot.waitUntil(desk.tools.is_open)
        desk.settle()
        return desk

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(make_desk):
    return make_desk()


@pytest.fixture
def tools(make_tools, demo):
    """A window on the demo."""
    return make_tools(demo)


@pytest.fixture
def settled(qtbot):
    """Return what waits until the worker has nothing left to do."""

    def wait(tools):
        qtbot.waitUntil(lambda: tools.work.pending() == 0)

    return wait


@pytest.fixture
def open_page(tools, settled):
    """Return what opens a page of the demo's window and waits until it has read."""

    def open_(name, **args):
        page = tools.navigation.open(name, **args)
        settled(tools)
        return page

    return open_


@pytest.fixture
def press(tools, qtbot, settled):
    """Return what presses a key on a widget and waits for what that brings."""

    def press_(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(widget, key, modifiers)
        settled(tools)

    return press_

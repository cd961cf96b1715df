"""What every test starts from."""

import gc
import os
import shutil
import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from secretsmanual.bootstrap import open_manual
from secretsmanual.services.demo import make_demo
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids
from tests.new_manual import new_manual
from tests.unit.services.two_manuals import Rep

STATUS = pytest.StashKey[int]()

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says more about the machine than about the program.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")


@pytest.fixture(scope="session", autouse=True)
def state_of_their_own(tmp_path_factory):
    """Leave what is kept outside of manuals out of the home folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session", autouse=True)
def frozen():
    """Leave what is imported out of the collections between tests: they took most of the time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def collect_between_tests(request):
    """Keep the collector out of Qt's event handling, as the program does.

    What was closed goes here: the next test's theme would dress every widget of it anew. Only what
    is new since the test before is looked through; `tests/gui/conftest.py` takes the rest.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    gc.enable()


def pytest_sessionfinish(session, exitstatus):
    session.config.stash[STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End before Python takes Qt apart.

    At the end of the process thousands of tests' Qt objects go in no order that Qt knows; now and
    then that crashed, after every test had passed and been told. The program itself ends by its
    event loop and is not touched by this: its exit code is tested in processes of their own.
    """
    if "PySide6.QtWidgets" not in sys.modules or STATUS not in config.stash:
        return
    config.get_terminal_writer().flush()
    os._exit(config.stash[STATUS])


def pytest_collection_modifyitems(items):
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker("gui")


@pytest.fixture
def clock():
    """The demo's morning, standing still until a test lets time pass."""
    zone = UTC
    return SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=zone))


@pytest.fixture
def computer_in(monkeypatch):
    """Move the computer to a zone, by its name, for what keeps summer and winter time apart."""
    if not hasattr(time, "tzset"):
        pytest.skip("a process is given a zone of its own on POSIX alone")

    def move(name):
        there.setenv("TZ", name)
        time.tzset()
        return ZoneInfo(name)

    with monkeypatch.context() as there:
        yield move
    time.tzset()


@pytest.fixture
def berlin(computer_in):
    """A computer in Berlin."""
    return computer_in("Europe/Berlin")


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The demo, made once; tests open copies of it."""
    path = tmp_path_factory.mktemp("demo") / "demo.secrets"
    make_demo(path, SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC)))
    return path


@pytest.fixture
def demo_copy(demo_file, tmp_path):
    """The file of a fresh copy of the demo, closed."""
    for part in demo_file.parent.glob("demo.secrets*"):
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / "demo.secrets"


@pytest.fixture
def demo(demo_copy, clock):
    """The services of a fresh copy of the demo."""
    services = open_manual(demo_copy, clock, Ids.seeded("test"))
    yield services
    services.manual.close()


@pytest.fixture
def hester(demo):
    """Whom most talks of the demo are with."""
    return demo.people.find("Hester")


@pytest.fixture
def empty(tmp_path, clock):
    """The services of an empty manual."""
    path = new_manual(tmp_path / "empty.secrets")
    services = open_manual(path, clock, Ids.seeded("test"))
    yield services
    services.manual.close()


@pytest.fixture
def make_rep(tmp_path, clock):
    """Return what makes a rep with a manual of their own."""
    made = []

    def make(name):
        made.append(Rep(tmp_path, name, clock))
        return made[-1]

    yield make
    for rep in made:
        rep.services.manual.close()


@pytest.fixture
def ana(make_rep):
    """A rep."""
    return make_rep("ana")


@pytest.fixture
def ben(make_rep):
    """A colleague of Ana's."""
    return make_rep("ben")


@pytest.fixture
def swims(ana):
    """A secret of Ana's."""
    account = ana.account()
    return ana.secret(account, ana.person(account))

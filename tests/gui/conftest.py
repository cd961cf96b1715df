"""What every test of the window starts from."""

from pathlib import Path

import pytest
import shiboken6

from secretsmanual.gui.theme import Theme
from tests.gui.a11y_helper import nameless

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """The offscreen platform says this of every window; it is no fault of ours."""
    ignore = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(ignore)


@pytest.fixture
def theme(qapp):
    """The light theme at 100 %, gone after the test."""
    made = Theme(qapp, "light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made._follow)
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

"""What every test starts from."""

import gc
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def collect_between_tests():
    """Keep the collector out of Qt's event handling, as the program does."""
    gc.disable()
    yield
    gc.collect()


def pytest_collection_modifyitems(items):
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker("gui")

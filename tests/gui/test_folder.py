"""The window keeps the hand-over folder fresh, and says once what goes wrong."""

import shutil

import pytest

from secretsmanual.domain.changes import REVIEW_FINISHED, Change
from secretsmanual.gui.folder import FolderKeeper

HTML = "Secrets for service.html"
DONE = Change(REVIEW_FINISHED, frozenset({("interview", "i-1")}))


@pytest.fixture
def place(demo, tmp_path):
    path = tmp_path / "shared"
    path.mkdir()
    demo.folder.set(path, ["service"])
    return path


def test_a_review_that_ends_writes_the_packs(tools, settled, place):
    tools.changes.announce(Change("Sort a line", frozenset({("interview", "i-1")})))
    settled(tools)
    assert list(place.iterdir()) == []
    tools.changes.announce(DONE)
    settled(tools)
    assert [path.name for path in place.iterdir()] == [HTML]


def test_what_goes_wrong_is_said_once_and_tried_again(tools, settled, place):
    shutil.rmtree(place)
    tools.changes.announce(DONE)
    settled(tools)
    assert "is not there now" in tools.banner.text
    tools.banner.clear()
    tools.changes.announce(DONE)
    settled(tools)
    assert tools.banner.text == ""
    place.mkdir()
    tools.work.parent().findChild(FolderKeeper).retry()
    settled(tools)
    assert [path.name for path in place.iterdir()] == [HTML]


def test_without_a_folder_nothing_happens(tools, settled):
    tools.changes.announce(DONE)
    settled(tools)
    assert tools.banner.text == ""

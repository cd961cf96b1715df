"""Backups in the window: made by themselves, listed, restored; and a manual that is damaged."""

from datetime import timedelta
from pathlib import Path

import pytest

from secretsmanual.domain.errors import Refused
from secretsmanual.gui.backing_up import BackupKeeper
from secretsmanual.store import manual_file


@pytest.fixture
def settings(open_page, demo, clock):
    demo.backups.make("import")
    clock.advance(timedelta(days=1))
    demo.backups.make()
    return open_page("settings")


@pytest.fixture
def view(settings, tools, settled):
    settings.manual.backups.click()
    settled(tools)
    return settings.backups


def test_the_list_says_what_each_holds(view, assert_accessible):
    rows = view.list.records.rows
    assert [row.title.split(",")[0] for row in rows] == ["Saturday", "Friday"]
    assert rows[1].note.startswith("6 accounts, ")
    assert rows[1].note.endswith("before an import")
    assert "last talk" in rows[0].note
    assert "MB" in rows[0].aside
    assert_accessible(view)


def test_restore_makes_a_new_file(view, tools, settled, tmp_path):
    to = tmp_path / "restored.secrets"
    tools.ask.answers.extend([to, to, True])
    view.restore.click()
    settled(tools)
    assert manual_file.problems_of(to) == []
    assert "Restored to" in view.said.text()
    view.restore.click()
    settled(tools)
    assert "already a file" in view.said.text()
    tools.banner._act()
    assert tools.ask.asked[-1] == ("start_again", str(to))


def test_another_folder(view, tools, settled, demo, tmp_path):
    tools.ask.answers.append(tmp_path / "stick")
    view.elsewhere.click()
    settled(tools)
    assert view.list.records.rows == []
    assert str(tmp_path / "stick") in view.where.text()
    assert demo.backups.make().parent == tmp_path / "stick"


def test_the_way_back(view, settings):
    view.left.emit()
    assert settings._stack.currentIndex() == 0


@pytest.fixture
def keeper(tools, demo):
    made = BackupKeeper(tools, tools.work)
    yield made
    made.close()


def keep(keeper, qtbot):
    keeper.keep()
    qtbot.waitUntil(lambda: keeper._work.pending() == 0)


def test_one_is_made_by_itself_where_something_changed(keeper, demo, clock, qtbot, tools):
    assert keeper._timer.interval() == 30 * 60 * 1000
    for _ in range(2):
        clock.advance(timedelta(minutes=30))
        keep(keeper, qtbot)
    assert len(demo.manual.backups()) == 1
    demo.accounts.add("Merrowmere")
    clock.advance(timedelta(minutes=30))
    keep(keeper, qtbot)
    assert len(demo.manual.backups()) == 2
    assert tools.banner.text == ""


def test_what_went_wrong_is_said_once(keeper, demo, qtbot, tools, monkeypatch):
    def refuse(self, to):
        raise Refused("The stick is gone.", "Choose another folder.")

    monkeypatch.setattr("secretsmanual.services.manual.Manual.copy_to", refuse)
    keep(keeper, qtbot)
    assert "No backup could be made: The stick is gone." in tools.banner.text
    tools.banner.clear()
    keep(keeper, qtbot)
    assert tools.banner.text == ""


@pytest.fixture
def damaged(demo, clock, tools, settled):
    """The page of a damaged manual whose newest backup is damaged as well."""
    good = demo.backups.make()
    clock.advance(timedelta(hours=1))
    demo.backups.make().write_bytes(b"\0" * 8192)
    page = tools.navigation.open("rescue")
    page.show_manual(demo.manual.path, None)
    settled(tools)
    page.good = good
    return page


def test_the_newest_good_backup_is_offered(damaged, tools, settled, tmp_path, assert_accessible):
    assert_accessible(damaged)
    assert [row.icon for row in damaged.list.records.rows] == ["triangle-alert", "archive"]
    assert damaged.list.chosen_file == damaged.good
    tools.ask.answers.append(tmp_path / "again.secrets")
    damaged.restore.click()
    settled(tools)
    assert manual_file.problems_of(tmp_path / "again.secrets") == []


def test_what_can_be_read_is_saved(damaged, tools, settled, tmp_path):
    tools.ask.answers.extend([tmp_path / "saved.secrets", None])
    damaged.salvage.click()
    settled(tools)
    assert "records saved, none lost" in damaged.said.text()
    assert manual_file.problems_of(tmp_path / "saved.secrets") == []
    damaged.salvage.click()
    assert Path(tools.ask.asked[-1][2]).name.startswith("Restored ")


def test_the_window_says_that_a_manual_is_damaged(demo, clock, run_window):
    demo.backups.make()
    path = demo.manual.path
    demo.manual.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:50] + bytes([whole[50] ^ 1]) + whole[51:])
    assert run_window(path) == ["rescue 1 demo.secrets is damaged"]
    path.write_bytes(whole)


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application

path = Path(sys.argv[1])
qt = QApplication([])
application = Application(qt, path, lambda key: open_manual(path, key=key))

def look():
    place = application.tools.navigation
    if place.here.name == "rescue":
        said = application.window.banner.text.split(",")[0]
        print(place.here.name, len(place.page.list.records.rows), said, flush=True)
        application.window.close()
        qt.exit()

application.work.idle.connect(look)
application.start()
qt.exec()
"""


@pytest.fixture
def run_window():
    """Return what starts the window on a file in a process of its own."""
    import os
    import subprocess
    import sys

    root = Path(__file__).parents[2]

    def run(path):
        done = subprocess.run(
            [sys.executable, "-c", WINDOW, str(path)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run

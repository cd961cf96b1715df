"""Backups in the window: made by themselves, listed, restored; and a manual that is damaged."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import Refused
from secretsmanual.gui.backing_up import BackupKeeper
from secretsmanual.store import manual_file
from secretsmanual.vault import driver

PAGE = 4096
"""Bytes of a page of the database."""


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
    assert len(view.list.records.rows) == 2  # the earlier ones are still to be found
    assert str(tmp_path / "stick") in view.where.text()
    assert demo.backups.make().parent == tmp_path / "stick"
    (tmp_path / "stick").rename(tmp_path / "away")
    view.read()
    settled(tools)
    assert "is not there now; backups are kept in" in view.where.text()
    view.beside.click()
    settled(tools)
    assert not view.beside.isVisible()
    assert demo.backups.make().parent == tmp_path / "demo backups"


def test_going_back_by_keyboard_and_taking_that_back(view, tools, settled, demo, qtbot):
    demo.accounts.add("Quillmere")
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    chosen = view.list.chosen_file
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    settled(tools)
    settled(tools)
    assert tools.navigation.here.name == "accounts"
    assert len(tools.navigation.page.list.records.rows) == len(demo.accounts.all()) == 6
    assert chosen.name in tools.banner.text
    assert "restore" in {one.before for one in demo.manual.backups()}
    tools.banner._act()
    settled(tools)
    assert len(demo.accounts.all()) == 7


def test_nothing_is_restored_under_a_talk(view, tools, settled, demo, open_page):
    account = demo.accounts.all()[0].account.id
    talk = open_page("talk", account=account)
    talk.prep.submit()
    settled(tools)
    assert talk.busy
    before = len(demo.backups.lines())
    view.here.click()
    settled(tools)
    assert view.said.text() == "A talk goes on. End it first, then restore."
    assert len(demo.backups.lines()) == before
    assert talk.busy


def test_what_cannot_be_put_here_is_said(view, tools, settled, demo):
    whole = view.list.chosen_file.read_bytes()
    view.list.chosen_file.write_bytes(whole[:90_000])
    view.here.click()
    settled(tools)
    assert "damaged" in view.said.text()
    assert len(demo.accounts.all()) == 6


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
    qtbot.waitUntil(lambda: keeper.work.pending() == 0)


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


def test_the_last_one_is_made_when_the_window_closes(tools, demo, clock):
    keeper = BackupKeeper(tools, tools.work)
    demo.backups.make()
    clock.advance(timedelta(minutes=1))
    demo.accounts.add("Quillmere")
    keeper.close()
    assert len(demo.manual.backups()) == 2
    BackupKeeper(tools, tools.work).close()
    assert len(demo.manual.backups()) == 2


def test_that_the_folder_is_gone_is_said_once(keeper, demo, clock, qtbot, tools, tmp_path):
    demo.backups.choose_folder(tmp_path / "stick")
    (tmp_path / "stick").rmdir()
    keep(keeper, qtbot)
    assert "stick is not there now" in tools.banner.text
    tools.banner.clear()
    demo.accounts.add("Quillmere")
    keep(keeper, qtbot)
    assert tools.banner.text == ""
    assert len(demo.manual.backups()) == 2


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


def test_without_a_backup_it_says_what_is_left_to_do(demo, tools, settled):
    page = tools.navigation.open("rescue")
    page.show_manual(demo.manual.path, None)
    settled(tools)
    assert page.list.none.heading.text() == "No backup was found."
    assert page.salvage.text() in page.list.none.reason.text()


def test_those_in_a_folder_of_choice_are_offered_too(demo, clock, tools, settled, tmp_path):
    beside = demo.backups.make()
    demo.backups.choose_folder(tmp_path / "stick")
    clock.advance(timedelta(hours=1))
    chosen = demo.backups.make()
    demo.manual.path.write_bytes(b"\0" * 8192)
    page = tools.navigation.open("rescue")
    page.show_manual(demo.manual.path, None)
    settled(tools)
    assert [row.id for row in page.list.records.rows] == [str(chosen), str(beside)]
    assert page.list.chosen_file == chosen
    assert page.said.text() == ""
    (tmp_path / "stick").rename(tmp_path / "unplugged")
    page.show_manual(demo.manual.path, None)
    settled(tools)
    assert [row.id for row in page.list.records.rows] == [str(beside)]
    assert f"{tmp_path / 'stick'} as well, which is not there now" in page.said.text()


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


def test_the_window_says_so_where_only_later_pages_are_damaged(demo, run_window):
    demo.backups.make()
    path = demo.manual.path
    demo.manual.close()
    spoiled = bytearray(path.read_bytes())
    for at in range(3 * PAGE + 100, len(spoiled), 2 * PAGE):
        spoiled[at] ^= 1
    path.write_bytes(spoiled)
    assert run_window(path) == ["rescue 1 demo.secrets is damaged"]
    assert path.read_bytes() == spoiled


def test_damage_that_shows_once_it_is_open_has_a_way_out(demo, run_window):
    demo.backups.make()
    path = demo.manual.path
    demo.manual.close()
    with closing(driver.connect(path, manual_file.key_of(path))) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'theme'"
        (page,) = connection.execute(query).fetchone()
    spoiled = bytearray(path.read_bytes())
    spoiled[(page - 1) * PAGE + 100] ^= 1
    path.write_bytes(spoiled)
    assert run_window(path, "themes") == ["rescue 1 "]


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application
from secretsmanual.gui.widgets.buttons import Button

path = Path(sys.argv[1])
qt = QApplication([])
application = Application(qt, path, lambda key: open_manual(path, key=key))

def look():
    place = application.tools.navigation
    if place.here.name == "rescue":
        said = banner.text.split(",")[0]
        print(place.here.name, len(place.page.list.records.rows), said, flush=True)
        application.window.close()
        qt.exit()
    elif banner.text:
        banner.findChild(Button).click()
    elif application.tools.is_open() and wanted:
        place.open(wanted.pop())

wanted = sys.argv[2:]
banner = application.window.banner
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

    def run(path, *pages):
        done = subprocess.run(
            [sys.executable, "-c", WINDOW, str(path), *pages],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run

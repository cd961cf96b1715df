import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget

from secretsmanual.gui import ask as asking
from secretsmanual.gui.ask import Ask, filters
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui.fakes import FakeAsk

SHEETS = ("Spreadsheets", ("xlsx", "csv"))
DIRECTORY = QFileDialog.FileMode.Directory
CARDS = ("Address cards", ("vcf",))


@pytest.fixture
def ask(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return Ask(theme, window)


def answer(act):
    """Do this with the dialog once it is open."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


def test_filters_offer_all_first():
    assert filters([SHEETS]) == "Spreadsheets (*.xlsx *.csv)"
    assert filters([SHEETS, CARDS]) == (
        "All of these (*.xlsx *.csv *.vcf);;Spreadsheets (*.xlsx *.csv);;Address cards (*.vcf)"
    )
    assert filters([]) == ""


def test_confirming(ask):
    answer(lambda dialog: dialog.do.click())
    assert ask.confirm("Forget Hester?", "Nothing of her stays.", "Forget")
    answer(lambda dialog: dialog.reject())
    assert not ask.confirm("Forget Hester?", "Nothing of her stays.", "Forget", danger=True)


def test_picking(ask):
    def second(dialog):
        rows = dialog.findChild(RowList)
        rows.choose("1")
        rows.opened.emit("1")

    answer(second)
    assert ask.pick("Whose is it?", ["Hester & Co", "Colm"]) == 1
    answer(lambda dialog: dialog.reject())
    assert ask.pick("Whose is it?", ["Hester", "Colm"]) is None


def test_asking_for_a_line(ask):
    def type_it(dialog):
        line = dialog.findChild(QLineEdit)
        assert line.echoMode() == QLineEdit.EchoMode.Password
        line.setText("four words of mine")
        dialog.do.click()

    answer(type_it)
    found = ask.text("Open the manual", "", "Passphrase", "Open", hidden=True)
    assert found == "four words of mine"
    answer(lambda dialog: dialog.cancel.click())
    assert ask.text("Open the manual", "", "Passphrase", "Open") is None


class Chooser:
    """Answers Qt's file dialogs with names typed into them, as a user would."""

    def __init__(self):
        self.seen = []

    def type(self, text):
        def act(dialog):
            self.seen.append(dialog)
            assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
            self.titles = dialog.windowTitle()
            self.offered = dialog.findChild(QLineEdit, "fileNameEdit").text()
            dialog.setDirectory(str(Path(text).parent))  # as by clicks: Qt remembers each
            dialog.findChild(QLineEdit, "fileNameEdit").setText(text)
            QDialog.done(dialog, 1) if dialog.fileMode() == DIRECTORY else dialog.accept()

        answer(act)


@pytest.fixture
def settings(tmp_path):
    """Where Qt keeps its own settings during a test."""
    place = tmp_path / "config"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place))
    yield place
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "")


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="they have a registry")
def test_files_and_folders_are_chosen_and_forgotten(ask, tmp_path, settings):
    folder = tmp_path / "Quillwort Foods"
    folder.mkdir()
    (folder / "Quillwort.csv").touch()
    chooser = Chooser()
    chooser.type(str(folder / "Quillwort.csv"))
    assert ask.open_file("Import", [SHEETS]) == folder / "Quillwort.csv"
    chooser.type(str(folder / "Quillwort brief"))
    assert ask.save_file("Export", "brief", [SHEETS]) == folder / "Quillwort brief.xlsx"
    assert chooser.offered == "brief"
    chooser.type(str(folder / "plain.csv"))
    assert ask.save_file("Export", "brief", [SHEETS]) == folder / "plain.csv"
    chooser.type(str(folder))
    assert ask.folder("Keep backups in") == folder
    for choose in (ask.open_file, ask.folder, lambda title: ask.save_file(title, "brief")):
        answer(lambda dialog: dialog.reject())
        assert choose("None of them") is None
    kept = "".join(path.read_text() for path in settings.rglob("*") if path.is_file())
    assert "lastVisited" in kept
    assert "Quillwort" not in kept


def test_a_dialog_says_in_its_title_no_more_than_the_window(theme, qtbot):
    window = MainWindow(theme)
    qtbot.addWidget(window)
    titles = []

    def look(dialog):
        titles.append((dialog.windowTitle(), dialog.accessibleName()))
        dialog.reject()

    ask = Ask(theme, window)
    answer(look)
    ask.confirm("Forget Hester?", "Nothing of her stays.", "Forget")
    answer(look)
    ask.pick("Whose is it, Hester's?", ["Hester", "Colm"])
    assert titles == [
        ("Secrets Manual", "Forget Hester?"),
        ("Secrets Manual", "Whose is it, Hester's?"),
    ]


def test_only_folders_are_handed_to_the_desktop(ask, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(asking.QDesktopServices, "openUrl", shown.append)
    (tmp_path / "file.html").touch()
    for path in (tmp_path, tmp_path / "file.html", tmp_path / "gone", Path("https://a.example")):
        ask.show_folder(path)
    assert [url.toLocalFile() for url in shown] == [str(tmp_path)]


def test_the_stand_in_answers_every_question_of_the_real_one():
    questions = {name for name in vars(Ask) if not name.startswith("_")}
    assert questions <= set(vars(FakeAsk))
    fake = FakeAsk(True, None)
    assert fake.confirm("Sure?", "", "Do it")
    assert fake.folder("Where?") is None
    assert fake.asked == [("confirm", "Sure?", "", "Do it"), ("folder", "Where?")]


@pytest.mark.parametrize(
    ("built", "before"), [(False, ["-m", "secretsmanual"]), (True, [])], ids=["checkout", "built"]
)
def test_the_program_is_started_again_as_it_was(ask, monkeypatch, built, before):
    started = []
    monkeypatch.setattr(sys, "frozen", built, raising=False)
    monkeypatch.setattr(
        asking.QProcess, "startDetached", lambda *what: (started.append(what), (True, 1))[1]
    )
    assert ask.start_again("demo")
    assert started == [(sys.executable, [*before, "demo"])]

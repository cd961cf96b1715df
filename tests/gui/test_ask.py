from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from secretsmanual.gui import ask as asking
from secretsmanual.gui.ask import Ask, filters
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui.fakes import FakeAsk

SHEETS = ("Spreadsheets", ("xlsx", "csv"))
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


def test_files_and_folders(ask, monkeypatch):
    given = {"open": "", "save": "", "folder": ""}
    monkeypatch.setattr(asking.QFileDialog, "getOpenFileName", lambda *a: (given["open"], ""))
    monkeypatch.setattr(asking.QFileDialog, "getSaveFileName", lambda *a: (given["save"], ""))
    monkeypatch.setattr(asking.QFileDialog, "getExistingDirectory", lambda *a: given["folder"])
    assert ask.open_file("Import", [SHEETS]) is None
    assert ask.save_file("Export", "brief", [SHEETS]) is None
    assert ask.folder("Keep backups in") is None
    given.update(open="/in/people.csv", save="/out/brief", folder="/keep")
    assert ask.open_file("Import", [SHEETS]) == Path("/in/people.csv")
    assert ask.save_file("Export", "brief", [SHEETS]) == Path("/out/brief.xlsx")
    assert ask.folder("Keep backups in") == Path("/keep")
    given["save"] = "/out/brief.csv"
    assert ask.save_file("Export", "brief", [SHEETS]) == Path("/out/brief.csv")


def test_the_stand_in_answers_every_question_of_the_real_one():
    questions = {name for name in vars(Ask) if not name.startswith("_")}
    assert questions <= set(vars(FakeAsk))
    fake = FakeAsk(True, None)
    assert fake.confirm("Sure?", "", "Do it")
    assert fake.folder("Where?") is None
    assert fake.asked == [("confirm", "Sure?", "", "Do it"), ("folder", "Where?")]

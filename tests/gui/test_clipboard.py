"""What is copied leaves the clipboard again; what others copied is never touched."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit

from secretsmanual.gui import clipboard as module
from secretsmanual.gui.clipboard import Clipboard, copy_openly, seconds
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.widgets.fields import TextArea, TextField
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.system.preferences import Preferences

SECRET = "first over the cones at the two-lake crossing"
FOREIGN = "somebody else's shopping list"
KDE = "x-kde-passwordManagerHint"


@pytest.fixture
def board(qapp):
    found = QGuiApplication.clipboard()
    found.clear()
    yield found
    found.clear()


class Watched(Clipboard):
    """On a platform that tells whose the clipboard is; the test says whose."""

    ours = True

    def _owns(self, mode):
        return self.ours


@pytest.fixture(params=["tells", "never tells"])
def watched(request, board, qapp, monkeypatch):
    if request.param == "tells":
        monkeypatch.setattr(module, "NEVER_TELL", frozenset())
    made = Watched(lambda: 30, qapp, "linux")
    made._in_front = True
    yield made
    board.changed.disconnect(made._changed)
    made.deleteLater()


def copied_by_others(watched, board, text):
    watched.ours = watched._in_front = False
    board.setText(text)


def copied_here(watched, board, text):
    watched.ours = watched._in_front = True
    board.setText(text)


def test_what_is_copied_is_marked_and_taken_away(watched, board):
    copied_here(watched, board, SECRET)
    assert board.text() == SECRET
    assert bytes(board.mimeData().data(KDE)) == b"secret"
    assert watched._timer.isActive()
    assert watched._timer.interval() == 30_000
    watched._timer.timeout.emit()
    assert board.text() == ""


def test_fifty_copies_and_none_of_somebody_else_is_ever_cleared(watched, board):
    for number in range(50):
        copied_here(watched, board, f"{SECRET} {number}")
        if number % 3 == 0:
            copied_by_others(watched, board, f"{FOREIGN} {number}")
            assert not watched._timer.isActive()
            assert KDE not in board.mimeData().formats()
        watched.clear_now()
        assert board.text() == (f"{FOREIGN} {number}" if number % 3 == 0 else "")


def test_a_lock_without_a_copy_clears_nothing(watched, board):
    copied_by_others(watched, board, FOREIGN)
    watched.clear_now()
    assert board.text() == FOREIGN


def test_a_second_copy_begins_the_time_anew(watched, board, qtbot):
    copied_here(watched, board, SECRET)
    watched._timer.setInterval(60_000)
    copied_here(watched, board, "another")
    assert watched._timer.interval() == 30_000


def test_a_report_of_a_crash_stays(watched, board):
    copy_openly("a report")
    assert not watched._timer.isActive()
    watched.clear_now()
    assert board.text() == "a report"


def test_pictures_and_empty_texts_are_left_alone(watched, board):
    data = QMimeData()
    data.setData("image/x-ours", b"1")
    board.setMimeData(data)
    copied_here(watched, board, "")
    assert not watched._timer.isActive()


@pytest.fixture
def fields(theme, qtbot):
    """One of each kind of widget that copies."""
    line, area = TextField(theme, "Line"), TextArea(theme, "Area")
    rows = RowList(theme, "Rows")
    line.setText(SECRET)
    line.selectAll()
    area.setPlainText(SECRET)
    area.selectAll()
    rows.show_rows([ItemRow("1", SECRET)])
    rows.choose_first()
    for widget in (line, area, rows):
        qtbot.addWidget(widget)
        widget.show()
    return line, area, rows


@pytest.mark.parametrize("which", [0, 1, 2])
def test_every_widget_copies_through_it(watched, board, fields, qtbot, which):
    widget = fields[which]
    widget.setFocus()
    qtbot.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Copy))
    assert SECRET in board.text()
    assert board.mimeData().formats() == ["text/plain", KDE]
    watched.clear_now()
    assert board.text() == ""


def test_a_field_and_a_page_really_copy(watched, board, fields, qtbot):
    for widget in fields[:2]:
        widget.copy()
        assert board.text() == SECRET
        watched.clear_now()


def test_dots_of_a_passphrase_are_not_copied(watched, board, theme, qtbot):
    field = TextField(theme, "Passphrase")
    qtbot.addWidget(field)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setText(SECRET)
    field.selectAll()
    field.copy()
    assert board.text() == ""


def test_coming_to_the_front_notices_what_others_copied(watched, board, qtbot):
    """As on a Mac: the change is told before the program knows that it is in front."""
    watched.ours = False
    watched._state_changed(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: not watched._in_front)
    watched._state_changed(Qt.ApplicationState.ApplicationActive)
    board.setText(FOREIGN)
    qtbot.waitUntil(lambda: watched._in_front)
    watched.clear_now()
    assert board.text() == FOREIGN


def test_what_is_kept_is_no_second_copy(watched, board):
    copied_here(watched, board, SECRET)
    assert SECRET.encode() not in b"".join(watched._kept.values())
    assert QClipboard.Mode.Clipboard in watched._kept


@pytest.mark.parametrize(
    ("platform", "sign"),
    [
        ("win32", "ExcludeClipboardContentFromMonitorProcessing"),
        ("win32", "CanIncludeInClipboardHistory"),
        ("win32", "CanUploadToCloudClipboard"),
        ("linux", KDE),
    ],
)
def test_the_signs_of_each_platform(platform, sign):
    assert [one for one in module.SIGNS[platform] if sign in one]


def test_nobody_else_writes_to_the_clipboard():
    """One place: whoever needs it calls it, so nothing is copied past the watch unmarked."""
    root = Path(module.__file__).parents[1]
    writers = [
        file.name
        for file in root.rglob("*.py")
        if file.name != "clipboard.py" and "clipboard().set" in file.read_text(encoding="utf-8")
    ]
    assert writers == []


@pytest.mark.parametrize(
    ("kept", "stays"), [("", 30), ("30", 30), ("1", 5), ("9999", 300), ("soon", 30)]
)
def test_how_long_it_stays(tmp_path, kept, stays):
    preferences = Preferences(tmp_path / "preferences.json")
    if kept:
        preferences.set("clipboard_s", kept)
    assert seconds(preferences) == stays


def test_the_time_is_chosen_in_the_settings(open_page, tools, qtbot):
    page = open_page("settings")
    assert page.clipboard.stays.value() == 30
    page.clipboard.stays.setValue(60)
    assert seconds(tools.preferences) == 60

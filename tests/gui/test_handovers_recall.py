"""Hand-overs: what no longer holds stands on top, with a sheet for whoever has the file."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.models.rows import SectionRow

K = Qt.Key


@pytest.fixture
def handed(demo, tmp_path):
    """Two files with a secret that is corrected since."""
    account = demo.accounts.find("Gantrel Fasteners")
    for name in ("Bea Lanyon", "Cay Morrow"):
        path = tmp_path / f"{name}.json"
        receipt = demo.sharing.hand_over("service", path, [account.id], name)
    secret_id = receipt.secrets[0]
    demo.secrets.edit(secret_id, "Only after eleven, and never by mail.")
    return secret_id


def titles(page):
    return [row.title for row in page.list.records.rows if isinstance(row, SectionRow)]


def recalls(page):
    return [row for row in page.list.records.rows if row.id.startswith("recall:")]


def test_files_with_what_has_changed_stand_on_top(make_tools, demo, handed, settled):
    tools = make_tools(demo)
    page = tools.navigation.open("handovers")
    settled(tools)
    assert titles(page) == ["2 files hold what has changed since", "All hand-overs"]
    found = recalls(page)
    assert [row.title for row in found] == ["Service, Bea Lanyon", "Service, Cay Morrow"]
    assert found[0].note == "1 line to strike in Bea Lanyon.json"
    assert page.list.current_id() == found[0].id
    assert page.recall.isVisible()
    line = page.held.records.rows[0]
    assert (line.id, line.note, line.aside) == (
        handed,
        "Its words were changed.",
        "reads otherwise now",
    )


def test_a_sheet_is_written_or_they_are_told(make_tools, demo, handed, tmp_path, settled, qtbot):
    sheet = tmp_path / "sheet.txt"
    tools = make_tools(demo, None, sheet)
    page = tools.navigation.open("handovers")
    settled(tools)
    qtbot.keyClick(page.list, K.Key_W)
    assert tools.work.pending() == 0
    qtbot.keyClick(page.list, K.Key_W)
    settled(tools)
    assert tools.ask.asked[1] == ("save_file", "Recall sheet", "Please strike.pdf")
    assert "Bea Lanyon" in sheet.read_text(encoding="utf-8")
    assert [row.title for row in recalls(page)] == ["Service, Cay Morrow"]
    assert titles(page)[0] == "1 file holds what has changed since"
    page.list.choose(recalls(page)[0].id)
    page.told.setFocus()
    qtbot.keyClick(page.told, K.Key_Return)
    settled(tools)
    assert titles(page) == []
    assert page.list.hasFocus()
    assert demo.recall.open_recalls() == []


def test_a_sheet_that_cannot_be_written_is_told(make_tools, demo, handed, tmp_path, settled, qtbot):
    tools = make_tools(demo, tmp_path / "none" / "sheet.pdf")
    page = tools.navigation.open("handovers")
    settled(tools)
    qtbot.keyClick(page.list, K.Key_W)
    settled(tools)
    assert "folder" in tools.banner.text
    assert len(recalls(page)) == 2


def test_receipts_tell_which_version_left(make_tools, demo, handed, settled):
    tools = make_tools(demo)
    page = tools.navigation.open("handovers")
    settled(tools)
    page.list.choose(demo.sharing.receipts()[0].id)
    settled(tools)
    assert not page.recall.isVisible()
    row = next(row for row in page.held.records.rows if row.id == handed)
    assert row.age.startswith("as of ")
    assert row.text != "Only after eleven, and never by mail."
    assert [mark.word for mark in row.marks] == ["It reads otherwise now"]


def test_what_is_never_to_be_mentioned_is_not_said(make_tools, demo, handed, settled):
    demo.secrets.set_sensitivity(handed, "never")
    tools = make_tools(demo)
    page = tools.navigation.open("handovers")
    settled(tools)
    assert page.held.records.rows[0].title == "Never to be mentioned"


def test_everything_has_a_name_while_recalling(
    make_tools, demo, handed, settled, assert_accessible
):
    tools = make_tools(demo)
    page = tools.navigation.open("handovers")
    settled(tools)
    assert_accessible(page)

"""A colleague's bundle on the import page: opened, looked at, merged, settled; and pasting."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from secretsmanual.gui.models.rows import SectionRow
from tests.gui.lock_desk import WORDS, Desk

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clashing(ana, ben, swims):
    """Ben's manual and Ana's file: both have changed the same secret."""
    ana.tell(ben)
    ben.later().change(swims.id, text="Swims in the lake")
    ana.later().change(swims.id, text="Swims in the river")
    return ana.file()


@pytest.fixture
def open_import(make_tools, ben, settled):
    def open_(*paths):
        tools = make_tools(ben.services)
        page = tools.navigation.open("import", files="\n".join(map(str, paths)))
        settled(tools)
        return tools, page

    return open_


@pytest.fixture
def open_desk(ben, qtbot, clock, tmp_path, monkeypatch):
    """Return what starts the whole program on Ben's manual."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desks = []

    def open_():
        path = ben.services.manual.path
        ben.services.manual.close()
        desks.append(Desk(qtbot, path, clock))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.close()


def titles(rows):
    return [row.title for row in rows.records.rows if isinstance(row, SectionRow)]


def test_what_is_new_is_shown_and_merged(open_import, ana, ben, swims, settled, qtbot):
    tools, page = open_import(ana.file())
    assert page.bundle.isVisible()
    assert page.bundle.head.note.text().endswith("3 new.")
    assert titles(page.bundle.list) == ["New"]
    assert "Swims in the sea" in [
        row.title for row in page.bundle.list.records.rows if not isinstance(row, SectionRow)
    ]
    assert ben.secrets.all() == []
    assert page.bundle.list.hasFocus()
    qtbot.keyClick(page.bundle.list, K.Key_Return)
    settled(tools)
    assert page.merged.isVisible()
    assert ben.secrets.get(swims.id).text == "Swims in the sea"
    assert page.merged.accounts.hasFocus()
    assert page.merged.told.text() == "Nothing waits to be settled."
    qtbot.keyClick(page.merged.back, K.Key_Return)
    settled(tools)
    assert ben.secrets.all() == []
    assert page.start.isVisible()


def test_pressing_twice_merges_once(open_import, ana, ben, swims, settled, qtbot):
    tools, page = open_import(ana.file())
    page.bundle.go.click()
    page.bundle.wanted.emit()
    assert page.progress.isVisible()
    settled(tools)
    assert len(ben.services.importing.all()) == 1
    assert not page.progress.isVisible()
    assert page.bundle.isEnabled()


def test_a_merge_that_fails_can_be_tried_again(open_import, ana, ben, swims, settled, qtbot):
    path = ana.file()
    tools, page = open_import(path)
    whole = path.read_bytes()
    path.unlink()
    page.bundle.go.click()
    settled(tools)
    assert path.name in tools.banner.text
    assert page.bundle.list.hasFocus()
    path.write_bytes(whole)
    page.bundle.go.click()
    settled(tools)
    assert ben.secrets.get(swims.id).text == "Swims in the sea"


def test_undo_takes_a_merge_back(open_import, ana, ben, swims, settled, qtbot):
    tools, page = open_import(ana.file())
    qtbot.keyClick(page.bundle.list, K.Key_Return)
    settled(tools)
    tools.actions["undo"].trigger()
    settled(tools)
    assert ben.secrets.all() == []


def test_a_locked_bundle_asks_for_its_passphrase_in_place(
    open_import, ana, swims, settled, qtbot, assert_accessible
):
    tools, page = open_import(ana.file(passphrase="seven calm green herons"))
    field = page.bundle.passphrase.field
    assert field.hasFocus()
    assert not page.bundle.list.isVisible()
    assert_accessible(page)
    qtbot.keyClicks(field, "seven calm green cranes")
    qtbot.keyClick(field, K.Key_Return)
    settled(tools)
    assert page.bundle.lock.error
    field.clear()
    qtbot.keyClicks(field, "seven calm green herons")
    qtbot.keyClick(field, K.Key_Return)
    settled(tools)
    assert titles(page.bundle.list) == ["New"]
    assert page.bundle.list.hasFocus()
    assert field.text() == ""
    qtbot.keyClick(page.bundle.list, K.Key_Return)
    settled(tools)
    assert page.merged.isVisible()


def test_conflicts_are_shown_with_both_texts_and_settled_by_keys(
    open_import, ben, swims, clashing, settled, qtbot, assert_accessible
):
    tools, page = open_import(clashing)
    assert page.bundle.head.note.text().endswith("1 conflict.")
    assert titles(page.bundle.list)[0] == "You both changed it"
    shown = page.bundle.list.records.rows[1]
    assert (shown.text, shown.quote, shown.age) == (
        "Swims in the river",
        "Swims in the lake",
        "theirs stands",
    )
    assert_accessible(page)
    qtbot.keyClick(page.bundle.list, K.Key_Return)
    settled(tools)
    assert ben.secrets.get(swims.id).text == "Swims in the river"
    assert page.merged.list.hasFocus()
    assert_accessible(page)
    qtbot.keyClick(page.merged.list, K.Key_O)
    settled(tools)
    assert ben.secrets.get(swims.id).text == "Swims in the lake"
    assert ben.bundles.conflicts() == []
    assert not page.merged.list.isVisible()
    assert page.merged.accounts.hasFocus()
    tools.undoing.undo()
    settled(tools)
    assert ben.secrets.get(swims.id).text == "Swims in the river"
    page.merged.list.setFocus()
    qtbot.keyClick(page.merged.list, K.Key_T)
    settled(tools)
    assert ben.secrets.get(swims.id).text == "Swims in the river"
    assert ben.bundles.conflicts() == []


def test_conflicts_that_wait_are_offered_later(open_import, ben, clashing, settled, qtbot):
    ben.bundles.merge(clashing)
    tools, page = open_import()
    assert page.start.conflicts.text() == "1 conflict to settle"
    page.start.conflicts.click()
    settled(tools)
    assert page.merged.isVisible()
    assert not page.merged.back.isVisible()
    assert len(page.merged.list.records.rows) == 1


def test_what_must_never_be_mentioned_is_not_shown(open_import, ben, swims, clashing, settled):
    ben.secrets.set_sensitivity(swims.id, "never")
    _, page = open_import(clashing)
    shown = " ".join(row.spoken for row in page.bundle.list.records.rows)
    assert "Swims" not in shown
    assert "Never to be mentioned" in shown


def test_a_broken_bundle_is_refused_in_a_sentence(open_import, ana, swims, tmp_path):
    whole = ana.file().read_bytes()
    broken = tmp_path / "half.smbundle"
    broken.write_bytes(whole[: len(whole) // 2])
    _, page = open_import(broken)
    assert page.start.isVisible()
    assert "half.smbundle" in page.start.refusal.text()


def test_a_bundle_among_other_files(open_import, ana, ben, swims, tmp_path, settled, qtbot):
    table = tmp_path / "list.csv"
    table.write_text("Company,First Name,Last Name\nBrandnew Ltd,Bob,Builder\n", encoding="utf-8")
    tools, page = open_import(ana.file(), table)
    qtbot.keyClick(page.bundle.list, K.Key_Return)
    settled(tools)
    assert page.merged.next.isVisible()
    page.merged.next.click()
    settled(tools)
    assert page.preview.isVisible()
    assert page.preview.head.heading.text() == "list.csv"


def test_leaving_a_bundle_changes_nothing(open_import, ana, ben, swims, settled):
    tools, page = open_import(ana.file())
    page.bundle.leave.click()
    settled(tools)
    assert page.start.isVisible()
    assert ben.secrets.all() == []


def test_a_pasted_card_is_looked_at_like_a_file(open_import, ben, settled, qtbot):
    tools, page = open_import()
    card = "Hester Vaughn\nOperations Director\nThornquay Foods\nhester@thornquay.example"
    QGuiApplication.clipboard().setText(card)
    qtbot.keyClick(page.start.choose, K.Key_V, CTRL)
    settled(tools)
    assert page.preview.isVisible()
    assert page.preview.head.heading.text() == "Pasted text"
    assert "Hester Vaughn" in [
        row.title for row in page.preview.list.records.rows if not isinstance(row, SectionRow)
    ]
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert [one.name for one in ben.people.all()] == ["Hester Vaughn"]


def test_copied_files_are_taken_too(open_import, ana, swims, settled, qtbot):
    tools, page = open_import()
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(Path(ana.file())))])
    QGuiApplication.clipboard().setMimeData(copied)
    page.start.paste.click()
    settled(tools)
    assert page.bundle.isVisible()


def test_nothing_copied_is_said(open_import, settled):
    tools, page = open_import()
    QGuiApplication.clipboard().clear()
    page.start.paste.click()
    assert tools.banner.text == "Nothing was copied yet."


def test_pasting_into_a_field_stays_in_the_field(open_import, ana, swims, settled, qtbot):
    _, page = open_import(ana.file(passphrase="seven calm green herons"))
    QGuiApplication.clipboard().setText("seven")
    qtbot.keyClick(page.bundle.passphrase.field, K.Key_V, CTRL)
    assert page.bundle.passphrase.words == "seven"
    assert page.bundle.isVisible()


def test_somebody_who_works_elsewhere_by_now(open_import, ben, tmp_path, settled, qtbot):
    person = ben.person(ben.account())
    ben.people.change(person.id, emails=["hester@thornquay.example"])
    table = tmp_path / "list.csv"
    table.write_text(
        "Company,First Name,Last Name,Email\nBrandnew Ltd,Hester,Vaughn,hester@thornquay.example\n",
        encoding="utf-8",
    )
    tools, page = open_import(table)
    row = next(
        row
        for row in page.preview.list.records.rows
        if getattr(row, "title", "") == "Hester Vaughn"
    )
    assert "works for Thornquay as we know" in row.note
    page.preview.list.setFocus()
    page.preview.list.choose(row.id)
    qtbot.keyClick(page.preview.list, K.Key_M)
    settled(tools)
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    moved = ben.people.all()[0]
    assert moved.account_id == ben.accounts.find("Brandnew Ltd").id


def test_a_bundle_opened_on_the_desktop_is_looked_at_once_the_manual_is_open(
    open_desk, ana, swims, qtbot
):
    desk = open_desk()
    desk.app.bring(str(ana.file()))
    qtbot.waitUntil(desk.tools.is_open)
    desk.settle()
    assert desk.name == "import"
    assert desk.page._stack.currentWidget() is desk.page.bundle
    assert titles(desk.page.bundle.list) != []


def test_a_bundle_waits_for_the_passphrase_and_a_second_one_is_taken_at_once(
    open_desk, ana, ben, swims, qtbot
):
    ben.services.locking.set(WORDS)
    desk = open_desk()
    desk.app.bring(str(ana.file()))
    desk.unlock()
    qtbot.waitUntil(desk.tools.is_open)
    desk.settle()
    assert desk.name == "import"
    seen = desk.page.bundle
    assert desk.page._stack.currentWidget() is seen
    desk.open("accounts")
    desk.app.bring(str(ana.file()))
    desk.settle()
    assert desk.name == "import"
    assert desk.page._stack.currentWidget() is seen

"""A customer's own card in the window: asked for, looked at, brought in, read beside ours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.widgets.labels import PlainLabel
from tests.unit.services.own_card_samples import FULL, saved

K = Qt.Key


@pytest.fixture
def account(demo):
    return demo.accounts.find("Thornquay").id


@pytest.fixture
def card(demo, account, tmp_path):
    hester = demo.people.find("Hester").id
    return demo.own_cards.ask(account, tmp_path / "card.html", hester)[0].card


@pytest.fixture
def file(card, tmp_path):
    path = tmp_path / "my-answers.json"
    path.write_bytes(saved(card, FULL))
    return path


def rows(listed):
    return [row for row in listed.records.rows if not isinstance(row, SectionRow)]


def test_c_asks_whom_and_writes_the_form(open_page, tools, account, demo, settled, qtbot, tmp_path):
    page = open_page("customer", account=account)
    qtbot.waitUntil(lambda: bool(page.list.records.rows))
    page.list.setFocus()
    qtbot.keyClick(page.list, K.Key_C)
    whom = page.host.form.fields["person_id"]
    assert isinstance(whom, QComboBox)
    assert whom.hasFocus()
    whom.setCurrentText("Hester Vaughn-Abara")
    tools.ask.answers.append(tmp_path / "card.html")
    page.host.form.save()
    settled(tools)
    assert "Hester, how do we do?" in (tmp_path / "card.html").read_text("utf-8")
    assert "Mail it; import what comes back." in tools.banner.text
    row = next(one for one in rows(page.list) if one.id.startswith("card:"))
    assert (row.title, row.note) == ("Hester Vaughn-Abara", "asked 20 Nov 2026, not answered yet")
    tools.undoing.undo()
    settled(tools)
    assert demo.own_cards.all(account) == []


def test_the_preview_tells_who_and_what_each_answer_becomes(
    open_page, file, tools, demo, account, settled, qtbot, assert_accessible
):
    page = open_page("import", files=str(file))
    qtbot.waitUntil(page.preview.isVisible)
    preview = page.preview
    assert preview.head.note.text() == "Intact: as it was saved in the form you sent."
    assert preview.list.records.rows[0].title == "Hester Vaughn-Abara says"
    said = {row.text: (row.quote, row.kind) for row in rows(preview.list)}
    assert said["Certainty: matters 5, we do 2, reliability and safety"] == (
        "Line 2 stops when labels peel.",
        "a judgement of theirs",
    )
    assert not preview.choices["same"].isVisible()
    assert_accessible(page)
    qtbot.keyClick(preview.list, K.Key_Return)
    settled(tools)
    assert page.done.head.note.text() == "Hester Vaughn-Abara: their answers came in."
    assert demo.own_cards.all(account)[0].answers == FULL


def test_a_changed_card_is_shown_and_cannot_be_brought_in(
    open_page, file, demo, account, tools, settled, qtbot
):
    file.write_bytes(file.read_bytes().replace(b"worried", b"thrilled"))
    page = open_page("import", files=str(file))
    qtbot.waitUntil(page.preview.isVisible)
    assert page.preview.head.note.text().startswith("Changed after it was saved")
    assert "mail the file as it is" in page.preview.head.note.text()
    assert not page.preview.go.isEnabled()
    qtbot.keyClick(page.preview.list, K.Key_Return)
    settled(tools)
    assert page.preview.isVisible()
    assert demo.own_cards.all(account)[0].answers == {}


def test_what_they_say_stands_beside_our_own_view(
    open_page, file, demo, account, tools, settled, qtbot
):
    demo.importing.run(file)
    page = open_page("insight")
    qtbot.waitUntil(page.list.hasFocus)
    at = page.whose.findText("Thornquay Chilled Foods")
    page.whose.setCurrentIndex(at)
    page.whose.activated.emit(at)
    settled(tools)
    row = next(one for one in rows(page.list) if one.id.startswith("given:"))
    assert (row.title, row.note) == ("Hester Vaughn-Abara says", "answered 19 Nov 2026")
    page.list.choose(row.id)
    answers = {one.text: one.quote for one in rows(page.rows)}
    assert answers["How it feels to work with us"] == FULL["feeling"]
    qtbot.keyClick(page.list, K.Key_Right)
    assert page.rows.hasFocus()
    qtbot.keyClick(page.rows, K.Key_Return)
    settled(tools)
    assert tools.navigation.here.name == "customer"


def test_a_judgement_of_theirs_says_where_it_is_from(open_page, file, demo, account, qtbot):
    demo.importing.run(file)
    page = open_page("customer", account=account)
    qtbot.waitUntil(lambda: bool(page.list.records.rows))
    page.list.choose("rate:ease")
    said = [label.text() for label in page.panel.findChildren(PlainLabel)]
    assert "matters 3, we do 4, 19 Nov 2026, in their own card" in said

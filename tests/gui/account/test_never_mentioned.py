"""What is never to be mentioned shows on the account's page only while one asks for it."""

import pytest
from PySide6.QtCore import Qt

from tests.gui.account.showing import focus, rows


@pytest.fixture
def unspeakable(page, tools, hester, settled):
    service = tools.services.secrets
    secret, change = service.add(
        "The lawsuit", hester.account_id, person_id=hester.id, kind="family", sensitivity="never"
    )
    tools.wrote(change)
    settled(tools)
    page.parts.list.setFocus()
    page.parts.list.choose(secret.id)
    return secret


def test_what_is_never_mentioned_shows_only_while_space_is_held(page, unspeakable, qtbot):
    parts = page.parts
    assert "lawsuit" not in rows(page)[unspeakable.id].spoken
    assert "lawsuit" not in parts.secret.text.text()
    qtbot.keyPress(parts.list, Qt.Key.Key_Space)
    assert rows(page)[unspeakable.id].text == "The lawsuit"
    assert parts.secret.text.text() == "The lawsuit"
    qtbot.keyRelease(parts.list, Qt.Key.Key_Space)
    assert "lawsuit" not in rows(page)[unspeakable.id].spoken
    assert "lawsuit" not in parts.secret.text.text()


def test_service_is_told_what_not_to_raise(page, unspeakable, tools, demo, settled, undo, qtbot):
    parts = page.parts
    field = parts.secret.topic
    assert field.isVisible()
    field.setFocus()
    qtbot.keyClicks(field, "warehouse 2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(tools)
    assert demo.secrets.get(unspeakable.id).topic == field.text() == "warehouse 2"
    undo()
    assert demo.secrets.get(unspeakable.id).topic == field.text() == ""
    field.setFocus()
    qtbot.keyClicks(field, "her divorce")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(tools)
    assert "needs care" in tools.banner.text
    qtbot.keyClicks(field, "?")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    field.setFocus()
    qtbot.keyClicks(field, "the courts")
    parts.list.choose(demo.secrets.all(person_id=unspeakable.person_id, kind="habit")[0].id)
    settled(tools)
    assert demo.secrets.get(unspeakable.id).topic == "the courts"
    assert not field.isVisible()


def test_what_is_never_mentioned_shows_while_its_button_is_held(page, unspeakable, qtbot, do):
    parts = page.parts
    qtbot.keyClick(parts.list, Qt.Key.Key_Return)
    assert focus(page) is parts.secret.hold
    qtbot.keyPress(parts.secret.hold, Qt.Key.Key_Space)
    assert parts.secret.text.text() == "The lawsuit"
    qtbot.keyRelease(parts.secret.hold, Qt.Key.Key_Space)
    assert "lawsuit" not in parts.secret.text.text()
    do("kind")
    assert "lawsuit" not in parts.picker.note.text()
    parts.picker.left.emit()
    do("supersede")
    assert parts.writer.area.toPlainText() == ""

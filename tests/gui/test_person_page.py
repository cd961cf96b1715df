"""A person's rights in the window: all that is held, and erasing once the name is typed."""

import pytest
from PySide6.QtCore import Qt

K = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(open_page, hester):
    return open_page("person", person=hester.id)


def test_a_key_on_the_account_page_opens_it(open_page, tools, hester, press):
    account = open_page("account", account=hester.account_id, person=hester.id)
    press(account.parts.people, K.Key_U, CTRL_SHIFT)
    assert tools.navigation.here.name == "person"
    page = tools.navigation.page
    assert page.view.toPlainText().startswith(f"What is held on {hester.name}")
    assert page.view.hasFocus()


def test_the_organisation_has_no_such_report(open_page, tools, hester):
    page = open_page("account", account=hester.account_id)
    page.parts.people.choose(hester.account_id)
    assert not tools.actions["person_report"].isEnabled()


def test_everything_can_be_named(page, assert_accessible):
    assert_accessible(page)


def test_it_is_saved(page, tools, settled, tmp_path):
    path = tmp_path / "hester.pdf"
    tools.ask.answers.append(path)
    tools.actions["export"].trigger()
    settled(tools)
    assert path.read_bytes().startswith(b"%PDF")


def test_it_says_what_would_go(page):
    assert page.side.goes.text().startswith("2 things to ask later, 10 questions asked, 1")


def test_the_name_has_to_be_typed(page, demo, hester, press, qtbot):
    side = page.side
    assert not side.erase.isEnabled()
    qtbot.keyClicks(side.name, "Hester")
    press(side.name, K.Key_Return)
    assert demo.people.find(hester.id)
    assert "whole name" in side.name.accessibleDescription()
    qtbot.keyClicks(side.name, hester.name.removeprefix("Hester"))
    assert not side.name.accessibleDescription()


def test_typing_it_erases(page, tools, demo, hester, press, qtbot):
    secrets = demo.secrets.all(hester.account_id)
    demo.people.change(hester.id, role="Chief")
    qtbot.keyClicks(page.side.name, hester.name.lower())
    press(page.side.name, K.Key_Return)
    assert hester.name not in [one.name for one in demo.people.all()]
    assert len(demo.secrets.all(hester.account_id)) < len(secrets)
    assert page.view.toPlainText().startswith(f"{hester.name} was erased")
    assert not page.side.isVisible()
    assert not tools.undoing.next_undo


def test_going_back_to_somebody_who_is_gone_says_so(page, tools, demo, hester, settled):
    demo.erasing.erase(hester.id)
    tools.navigation.open("today")
    tools.navigation.back()
    settled(tools)
    assert page.refusal.isVisible()
    assert not page.side.isVisible()
    assert not page.view.toPlainText()


def test_leaving_forgets_what_was_typed(page, tools, hester, settled, qtbot):
    qtbot.keyClicks(page.side.name, hester.name)
    tools.navigation.open("today")
    tools.navigation.back()
    settled(tools)
    assert not page.side.name.text()
    assert not page.side.erase.isEnabled()


def test_a_talk_that_goes_on_is_named(open_page, demo, hester, tools, settled):
    with demo.manual.write("Talk") as unit:
        unit.interviews.set_quietly(unit.interviews.where()[0].id, ended=None)
        talk = unit.interviews.where()[0]
    page = open_page("person", person=talk.attendees[0])
    assert "has not ended" in page.side.goes.text()
    assert not page.side.name.isVisible()

"""An empty manual: type, bring a file, or look at the demo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.navigation import Page
from secretsmanual.services import files


class OtherPage(Page):
    """Stands for a page of somebody else's."""


@pytest.fixture
def begun(make_tools, empty):
    tools = make_tools(empty, True, False)
    for name in ("account", "import"):
        tools.navigation.register(name, OtherPage)
    return tools, tools.navigation.open("welcome")


@pytest.fixture
def focus(begun):
    """Return what has the focus."""
    return begun[1].window().focusWidget


def test_one_key_declines_and_the_first_account_is_typed_at_once(begun, focus, qtbot, settled):
    tools, page = begun
    settled(tools)
    assert focus() is page.lock.form.new
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is page.name
    assert (
        "Whoever gets at this computer's disk, or at a backup, can read all" in page.lock.why.text()
    )
    qtbot.keyClicks(page.name, "Thornquay")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    settled(tools)
    assert tools.navigation.here.name == "account"
    assert [one.account.name for one in tools.services.accounts.all()] == ["Thornquay"]


def test_declining_is_remembered_and_may_be_thought_over(make_tools, begun, focus, qtbot, settled):
    tools, page = begun
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    settled(tools)
    assert tools.services.locking.state().declined
    again = make_tools(tools.services)
    page = again.navigation.open("welcome")
    settled(again)
    assert not page.lock.open
    assert page.window().focusWidget() is page.name
    page.lock.later.click()
    assert page.lock.heading.text() == "Lock it first: recommended"
    assert page.window().focusWidget() is page.lock.form.new


def test_a_passphrase_by_keyboard_alone(begun, focus, qtbot, settled):
    tools, page = begun
    settled(tools)
    for _ in range(2):
        qtbot.keyClicks(focus(), "heron ladder Tuesday marble")
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is page.lock.form.again  # nothing that is typed meanwhile goes elsewhere
    settled(tools)
    assert tools.services.locking.state().locked
    code = page.lock.result.code.text()
    assert files.unlock(tools.services.manual.path, code) == tools.services.manual.key
    assert focus() is page.lock.result.print
    for _ in range(2):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.lock.result.code.text() == ""
    assert focus() is page.name
    assert "opens with its passphrase" in page.lock.why.text()


def test_an_easy_one_is_refused_in_place_and_nothing_is_lost(begun, focus, qtbot, settled):
    tools, page = begun
    settled(tools)
    for _ in range(2):
        qtbot.keyClicks(focus(), "password1")
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    settled(tools)
    assert "anybody would try" in page.lock.form.new_field.error
    assert focus() is page.lock.form.new
    assert not tools.services.locking.state().locked


def test_typing_the_first_account_is_not_interrupted(begun, qtbot, settled):
    tools, page = begun
    page.name.setFocus()
    settled(tools)
    assert page.window().focusWidget() is page.name


def test_no_name_is_said_in_place(begun, settled):
    tools, page = begun
    page.add.click()
    settled(tools)
    assert page.wrong.isVisible()
    page.name.setText("T")
    assert not page.wrong.isVisible()


def test_a_file_is_asked_for_at_once(make_tools, empty):
    tools = make_tools(empty, None, Path("people.csv"))
    tools.navigation.register("import", OtherPage)
    page = tools.navigation.open("welcome")
    page.bring.click()
    assert tools.navigation.here.name == "welcome"
    page.bring.click()
    assert tools.navigation.here.name == "import"
    assert tools.navigation.here.args == {"files": "people.csv"}


def test_the_demo_is_a_program_of_its_own(begun):
    tools, page = begun
    page.demo.click()
    assert "window of its own" in tools.banner.text
    page.demo.click()
    assert "could not" in tools.banner.text
    assert tools.ask.asked == [("start_again", "demo")] * 2


def test_everything_has_a_name(begun, assert_accessible):
    assert_accessible(begun[1])

"""An empty manual: type, bring a file, or look at the demo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.navigation import Page


class OtherPage(Page):
    """Stands for a page of somebody else's."""


@pytest.fixture
def begun(make_tools, empty):
    tools = make_tools(empty, True, False)
    for name in ("account", "import"):
        tools.navigation.register(name, OtherPage)
    return tools, tools.navigation.open("welcome")


def test_the_first_account_is_typed_at_once(begun, qtbot, settled):
    tools, page = begun
    assert page.window().focusWidget() is page.name
    qtbot.keyClicks(page.name, "Thornquay")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    settled(tools)
    assert tools.navigation.here.name == "account"
    assert [one.account.name for one in tools.services.accounts.all()] == ["Thornquay"]


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

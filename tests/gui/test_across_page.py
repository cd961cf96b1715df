"""Lists over all customers in the window."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.across import NAMES


@pytest.mark.parametrize("which", NAMES)
def test_each_list_over_all_customers_leads_to_its_account(
    open_page, demo, tools, settled, qtbot, which
):
    hester = demo.people.find("Hester")
    demo.people.change(hester.id, would_help_design=True)
    demo.customer_side.tell_story(hester.account_id, "Sleeves by six", cost="one hour")
    page = open_page("across")
    page.which.setCurrentIndex(page.which.findData(which))
    page.which.activated.emit(page.which.currentIndex())
    settled(tools)
    rows = page.list.records.rows
    assert rows
    entry = page.presenter.entry(rows[0].id)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    here = tools.navigation.here
    assert (here.name, here.args["account"]) == ("account", entry.account_id)


def test_where_nothing_stands_the_next_step_is_the_accounts(make_tools, empty, settled):
    tools = make_tools(empty)
    page = tools.navigation.open("across")
    settled(tools)
    assert page._empty.button.isVisible()
    page._empty.button.click()
    assert tools.navigation.here.name == "accounts"

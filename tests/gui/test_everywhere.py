"""Keys that the window answers on every page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from secretsmanual.gui.widgets.keys_overlay import KeysOverlay
from secretsmanual.services.interviews import Plan

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page_with_gold(open_page, tools):
    account = tools.services.accounts.all()[0].account
    open_page("account", account=account.id)
    secret = tools.services.secrets.all(account.id)[0]
    change = tools.services.secrets.toggle_gold(secret.id)
    tools.wrote(change, "Gold.")
    return account, change


def press(qtbot, tools, settled, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    settled(tools)


def test_the_keys_of_the_page_are_shown_by_a_key(open_page, tools, settled, qtbot):
    page = open_page("accounts")
    overlay = page.window().findChild(KeysOverlay)
    assert overlay.isHidden()
    press(qtbot, tools, settled, K.Key_Slash, CTRL)
    assert overlay.isVisible()
    assert "Ctrl+K: Go to anything" in overlay.accessibleDescription()
    press(qtbot, tools, settled, K.Key_Escape)
    assert overlay.isHidden()


def test_a_talk_begins_from_any_page(open_page, tools, settled, qtbot):
    open_page("accounts")
    press(qtbot, tools, settled, K.Key_N, CTRL)
    page = tools.navigation.page
    assert page.pane is page.choose


def test_a_call_that_is_over_is_logged_from_any_page(open_page, tools, settled, qtbot):
    open_page("promises")
    press(qtbot, tools, settled, K.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = tools.navigation.page
    assert page.pane is page.choose
    page.choose.chosen.emit(tools.services.accounts.all()[0].account.id)
    settled(tools)
    assert page.prep._hows.checkedButton().text() == "It was earlier"


def test_a_call_is_logged_with_the_account_in_front(open_page, tools, settled):
    account = tools.services.accounts.all()[0].account
    open_page("account", account=account.id)
    tools.actions["log_call"].trigger()
    settled(tools)
    page = tools.navigation.page
    assert page.pane is page.before
    assert page.title == account.name
    assert page.prep._hows.checkedButton().text() == "It was earlier"


def test_no_key_leaves_a_talk_for_another_one_unasked(open_page, tools, settled):
    open_page("talk", mode="unknown")
    assert tools.navigation.page.presenter.live
    assert not tools.actions["new_talk"].isEnabled()
    assert not tools.actions["log_call"].isEnabled()


def test_a_call_with_somebody_unknown_can_be_logged(open_page, tools, settled):
    page = open_page("talk", mode="after")
    page.choose.chosen.emit("unknown")
    settled(tools)
    assert page.presenter.session.mode == "after"
    tools.actions["end"].trigger()
    settled(tools)
    assert page.presenter.session.state == "WRAP"
    assert page.live.lead_in.text() == "After the call"


def test_what_a_brief_is_about_is_handed_over(open_page, tools, settled):
    account = tools.services.accounts.all()[0].account
    open_page("brief", account=account.id)
    tools.actions["hand_over"].trigger()
    settled(tools)
    assert tools.navigation.here.args == {"account": account.id}


def test_what_is_undone_is_said_and_no_stale_undo_is_offered(page_with_gold, tools, settled):
    account, first = page_with_gold
    assert tools.banner.text == "Gold."
    tools.actions["undo"].trigger()
    settled(tools)
    assert tools.banner.text == f"Taken back: {first.label}"
    tools.actions["redo"].trigger()
    settled(tools)
    assert tools.banner.text == f"Done again: {first.label}"
    tools.wrote(tools.services.accounts.change(account.id, trade="Candles"), "Changed.")
    assert tools.banner.text == "Changed."
    tools.wrote(tools.services.accounts.change(account.id, trade="Fasteners"))
    assert tools.banner.text == ""


def test_the_sidebar_follows_the_size_of_text(open_page, tools):
    window = open_page("accounts").window()
    window.resize(1280, 800)
    wide = window.sidebar.width()
    tools.theme.set_scale(2.0)
    assert window.sidebar.width() < 2 * wide
    tools.theme.set_scale(1.0)
    assert window.sidebar.width() == wide


def test_the_heading_of_the_accounts_is_whole_at_twice_the_size(open_page, tools, qtbot):
    page = open_page("accounts")
    page.window().resize(1024, 700)
    whole = page.ask.text()
    tools.theme.set_scale(2.0)
    qtbot.waitUntil(lambda: page.ask.text() == "Search")
    tools.theme.set_scale(1.0)
    qtbot.waitUntil(lambda: page.ask.text() == whole)


def test_a_talk_that_waits_is_said_in_few_lines_at_twice_the_size(open_page, tools, demo, qtbot):
    demo.interviews.start(Plan())
    page = open_page("accounts")
    bar = page.resume
    qtbot.waitUntil(bar.isVisible)
    page.window().resize(1024, 700)
    qtbot.waitUntil(lambda: bar.resume.mapTo(bar, QPoint()).y() < bar.sentence.geometry().bottom())
    tools.theme.set_scale(2.0)
    qtbot.waitUntil(lambda: bar.resume.mapTo(bar, QPoint()).y() > bar.sentence.geometry().bottom())
    assert bar.sentence.height() <= 3 * bar.sentence.fontMetrics().lineSpacing()

"""Pictures in the window: each by keyboard, each value said, each with its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from secretsmanual.gui.widgets import plot_view

K = Qt.Key


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("pictures")
    qtbot.waitUntil(found.whose.hasFocus)
    return found


def choose(page, text, tools, settled):
    at = page.whose.findText(text, Qt.MatchFlag.MatchStartsWith)
    page.whose.setCurrentIndex(at)
    page.whose.activated.emit(at)
    settled(tools)


def test_all_six_stand_with_their_words(page, assert_accessible):
    assert [card.title.text() for card in page.cards] == [
        "What is known, by person and kind", "Secrets held, and fresh, month by month",
        "What landed, by kind", "Our promises, quarter by quarter", "How they feel about us",
        "What matters to them, and how we do",
    ]  # fmt: skip
    for card in page.cards:
        assert card.view.isVisible()
        assert card.view.accessibleName() == card.title.text()
        assert card.view.accessibleDescription() == card.words.text() != ""
    assert_accessible(page)


def test_tab_goes_from_picture_to_picture(page, qtbot):
    page.cards[0].view.setFocus()
    for card in page.cards[1:]:
        qtbot.keyClick(page.window().focusWidget(), K.Key_Tab)
        assert card.view.hasFocus()


def test_arrows_step_and_say_each_value(page, tools, settled, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(plot_view, "announce", lambda _widget, text: said.append(text))
    choose(page, "Thornquay", tools, settled)
    view = page.cards[0].view
    view.setFocus()
    for key in (K.Key_Down, K.Key_Down, K.Key_Right, K.Key_End, K.Key_Home):
        qtbot.keyClick(view, key)
    assert said == [
        "Thornquay Chilled Foods, Inventory problem: unknown",
        "Hester Vaughn-Abara, Entertainment choice: unknown",
        "Hester Vaughn-Abara, Entertainment choice: unknown",
        "Colm Petrie, Entertainment choice: unknown",
        "Thornquay Chilled Foods, Inventory problem: unknown",
    ]
    assert view.at == said[-1]


def test_the_value_is_painted_beside_its_place_and_gone_without_the_focus(page, qtbot):
    view = page.cards[3].view
    view.setFocus()
    before = view.grab().toImage()
    qtbot.keyClick(view, K.Key_Right)
    assert view.grab().toImage() != before
    page.whose.setFocus()
    resting = view.grab().toImage()
    page.cards[4].view.setFocus()
    assert view.grab().toImage() == resting


def test_a_click_says_the_value_under_it(page, qtbot):
    view = page.cards[5].view
    qtbot.keyClick(view, K.Key_End)
    spot = view.place.center().toPoint()
    told = view.at
    qtbot.keyClick(view, K.Key_Home)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert view.at == told


def test_the_value_one_is_at_is_scrolled_into_sight(page, qtbot):
    page.window().resize(1024, 700)
    page.cards[0].view.setFocus()
    for key in (K.Key_End, K.Key_Home):
        qtbot.keyClick(page.cards[0].view, key)
        view = page.cards[0].view
        here = view.mapTo(page._box.viewport(), view.place.center().toPoint())
        assert page._box.viewport().rect().contains(here)


def test_everything_is_drawn_anew_in_the_dark_and_larger(page, theme, qtbot):
    view = page.cards[1].view
    light, high = view.grab().toImage(), view.height()
    theme.choose("dark")
    assert view.grab().toImage() != light
    theme.set_scale(2.0)
    qtbot.waitUntil(lambda: view.height() > 1.6 * high)


def test_it_is_reached_from_insight_and_leads_back(open_page, tools, settled, qtbot):
    insight = open_page("insight")
    qtbot.waitUntil(insight.list.hasFocus)
    qtbot.keyClick(insight.list, K.Key_P)
    settled(tools)
    assert tools.navigation.here.name == "pictures"
    page = tools.navigation.page
    page.card.click()
    assert tools.navigation.here.name == "insight"


def test_an_account_is_shown_where_one_is_named(open_page, demo):
    account = demo.accounts.find("Pellworth")
    page = open_page("pictures", account=account.id)
    assert page.whose.currentText() == account.name
    assert "Lucía Ferrant" in page.cards[0].words.text()


def test_it_follows_what_is_written(page, demo, tools, settled):
    before = page.cards[1].words.text()
    account = demo.accounts.find("Thornquay").id
    _, change = demo.secrets.add("Swims on Sundays", account, kind="recreation")
    tools.changes.announce(change)
    settled(tools)
    assert page.cards[1].words.text() != before


def test_a_file_is_written_for_a_leader(make_tools, demo, settled, tmp_path):
    tools = make_tools(demo, tmp_path / "pictures.pdf")
    page = tools.navigation.open("pictures")
    settled(tools)
    tools.actions["export"].trigger()
    settled(tools)
    assert (tmp_path / "pictures.pdf").read_bytes().startswith(b"%PDF")
    assert "nobody is named" in tools.banner.text
    assert page.isVisible()


def test_nothing_known_shows_words_alone(make_tools, empty, settled):
    tools = make_tools(empty)
    page = tools.navigation.open("pictures")
    settled(tools)
    assert not any(card.view.isVisible() for card in page.cards)
    assert page.cards[1].words.text() == "No secret is held yet."

"""The helper finds what it is for, and the widgets pass it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from secretsmanual.gui import navigation
from secretsmanual.gui.widgets import status_label, veil_mark
from secretsmanual.gui.widgets.fields import Choice
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.status_label import StatusLabel
from tests.gui import gallery
from tests.gui.a11y_helper import nameless, names, walk
from tests.gui.samples import SECRETS


def test_the_walk_finds_what_has_no_name(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    named = QLineEdit()
    named.setAccessibleName("Your answer")
    for widget in (named, QLineEdit(), QToolButton()):
        box.addWidget(widget)
    page.show()
    assert nameless(page) == ["/Client:/EditableText:", "/Client:/Button:"]


@pytest.mark.parametrize("name", sorted(gallery.PAGES))
def test_every_widget_has_a_name(name, theme, qtbot, assert_accessible):
    make, width, height = gallery.PAGES[name]
    page = make(theme)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    assert_accessible(page)


def test_rows_say_all_that_is_painted(theme, qtbot):
    rows = RowList(theme, "Secrets")
    qtbot.addWidget(rows)
    rows.show_rows(SECRETS[1:3])
    rows.show()
    said = names(rows)
    assert "Secrets" in said
    assert (
        "Fourteen pallets were relabelled overnight and a birthday missed., “I told my boy I "
        "would be there. I was not.”, Hester, If we fail, 3 months ago, gold, private, promise"
    ) in said


def test_coverage_has_words(theme, qtbot):
    ring = gallery.ring(theme)
    qtbot.addWidget(ring)
    assert ring.accessibleName() == "What we know: Hester Vaughn-Abara"
    assert ring.accessibleDescription().startswith("Known: habit, bias, skill,")
    assert "Not yet: competency," in ring.accessibleDescription()


def test_the_gallery_draws(tmp_path, qapp, theme):
    gallery.picture(theme, "words", tmp_path / "words.png")
    assert (tmp_path / "words.png").stat().st_size > 10_000


def told(widget):
    """Return what a screen reader is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def test_places_are_tabs_of_which_one_is_in_front(tools, open_page):
    open_page("accounts")
    bar = told(tools.navigation.page.window().sidebar)
    assert bar.role() == QAccessible.Role.PageTabList
    tabs = {
        node.text(QAccessible.Text.Name): node
        for node in (bar.child(at) for at in range(bar.childCount()))
        if node.role() == QAccessible.Role.PageTab
    }
    assert list(tabs) == ["Today", "Accounts", "Promises", "Hand-overs", "Insight", "Settings"]
    assert [name for name, tab in tabs.items() if tab.state().selected] == ["Accounts"]
    assert tabs["Insight"].text(QAccessible.Text.Description) == "Ctrl+5"
    action = tabs["Insight"].actionInterface()
    action.doAction(action.pressAction())
    assert tools.navigation.here.name == "insight"
    assert [name for name, tab in tabs.items() if tab.state().selected] == ["Insight"]


def test_what_a_list_of_choices_is_for_is_said(theme, qtbot):
    box = Choice("Which month")
    qtbot.addWidget(box)
    box.addItem("May")
    said = [told(box).text(one) for one in (QAccessible.Text.Name, QAccessible.Text.Description)]
    assert "Which month" in said


@pytest.mark.parametrize(
    ("name", "group"),
    [("promises", "What is shown"), ("awards", "Side column"), ("training", "This unit")],
)
def test_chips_and_side_columns_are_groups_with_a_name(open_page, name, group):
    page = open_page(name)
    groups = [
        node.text(QAccessible.Text.Name)
        for _, node in walk(told(page))
        if node.role() == QAccessible.Role.Grouping
    ]
    assert group in groups
    assert ("Side column" in groups) is (group == "Side column")


def test_a_page_is_a_place_with_a_name_and_says_it_when_it_is_known_late(
    tools, open_page, monkeypatch
):
    heard = []
    monkeypatch.setattr(navigation, "announce", lambda _page, text: heard.append(text))
    page = open_page("today")
    assert (told(page).role(), told(page).text(QAccessible.Text.Name)) == (
        QAccessible.Role.Grouping,
        "Today",
    )
    assert heard == []
    first, second = tools.services.accounts.all()[:2]
    page = open_page("account", account=first.account.id)
    page = open_page("account", account=second.account.id)
    open_page("today")
    open_page("account", account=second.account.id)
    assert heard == [first.account.name, second.account.name]
    assert page.accessibleName() == second.account.name


def test_the_privacy_view_is_said_once_as_it_comes_and_goes(tools, monkeypatch):
    heard = []
    monkeypatch.setattr(veil_mark, "announce", lambda _mark, text: heard.append(text))
    tools.theme.set_veiled(True)
    tools.theme.veil_changed.emit()
    tools.theme.set_veiled(False)
    assert heard == ["Privacy view: private texts are hidden", "Private texts are shown"]


@pytest.fixture
def heard(monkeypatch):
    """What is said aloud of how things went, and whether at once."""
    said = []
    monkeypatch.setattr(
        status_label, "announce", lambda _label, text, urgent: said.append((text, urgent))
    )
    return said


def test_what_came_of_something_is_said_and_how_it_stands_is_not(theme, qtbot, heard):
    label = StatusLabel(theme)
    qtbot.addWidget(label)
    assert label.isHidden()
    label.show_as("It was written in May.")
    label.say("Written.")
    label.say("The folder is not there.", well=False)
    assert heard == [("Written.", False), ("The folder is not there.", True)]
    label.say("")
    assert label.isHidden()
    assert len(heard) == 2


def test_a_page_says_aloud_why_it_could_not(tools, open_page, settled, heard, tmp_path):
    page = open_page("hand_over", account=tools.services.accounts.all()[0].account.id)
    page._presenter.hand_over(tmp_path / "not there" / "for service.html")
    settled(tools)
    assert heard == [(page.refusal.text(), True)]
    assert page.refusal.isVisible()

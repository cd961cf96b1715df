"""Every page keeps its words inside the window, small windows and large text included."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QScrollArea,
)

from secretsmanual.gui.models.record_list import ROW
from secretsmanual.gui.style import sheet
from secretsmanual.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.people_ticks import SEEN
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui import every_page
from tests.gui.a11y_helper import called

LONG = "Maximiliana Featherstonehaugh-Cholmondeley van der Wiesenthal <b>"
EMOJI = "👩‍👩‍👧 🎷"
RACHEL = "רחל כהן, אוהבת לדבר לפני שמונה"
NOTES = "\n".join(f"{number}. {LONG}" for number in range(40))


@pytest.fixture
def demo_copy(full_copy):
    return full_copy


@pytest.fixture
def awkward(demo):
    """A demo whose names are long wherever a name can be, in several scripts, with long notes."""
    for number, found in enumerate(demo.accounts.all()):
        name = (LONG, EMOJI, RACHEL)[number % 3]
        demo.accounts.change(found.account.id, name=f"{name} {found.account.name}", notes=NOTES)
    for number, person in enumerate(demo.people.all()):
        name = (LONG, EMOJI, RACHEL)[number % 3]
        demo.people.change(person.id, name=f"{name} {person.name}", role=LONG, notes=NOTES)
    demo.settings.add_member(LONG, LONG)
    demo.settings.set("company", LONG)
    return demo


def cut_off(page):
    """Return what reaches beyond the right edge of an area that does not scroll sideways."""
    found = []
    for area in page.findChildren(QScrollArea):
        stays = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if stays and area.isVisible() and area.widget().width() > area.viewport().width():
            found.append(
                f"{area.accessibleName()}: {area.widget().minimumSizeHint().width()}, "
                f"{area.widget().width()} in {area.viewport().width()}"
            )
    for kind in (QAbstractButton, PlainLabel, QLineEdit, QComboBox, QAbstractItemView):
        for part in page.findChildren(kind):
            end = part.x() + part.width()
            if part.isVisible() and (end > part.parentWidget().width() + 1 or part.x() < 0):
                found.append(called(part))
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", every_page.NAMES)
def test_nothing_is_cut_off(awkward, tools, theme, settled, qtbot, tmp_path, name, scale):
    theme.set_scale(scale)
    page = every_page.show(tools, name, tmp_path)
    window = page.window()
    window.resize(1024, 700)
    settled(tools)
    qtbot.waitUntil(lambda: not cut_off(page) and not squeezed(page))
    assert window.width() == 1024


def test_what_fits_in_one_theme_fits_in_all():
    """The style sheets differ in colours alone, and in the pictures that go with them."""
    colours = re.compile("#[0-9A-F]{6}|(?<=check-|evron-)[a-z-]+")
    sheets = {
        colours.sub("", sheet(one, 2.0)) for one in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
    }
    assert len(sheets) == 1


def squeezed(pane):
    """Return the words that have less height than they need."""
    labels = (one for one in pane.findChildren(PlainLabel) if one.isVisible() and one.text())
    return [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]


def out_of_view(rows):
    """Return whether something that the current row says is scrolled away or covered."""
    index = rows.currentIndex()
    said = rows.rows._inner(index.data(ROW), rows.visualRect(index)).toRect()
    return not QRegion(said).subtracted(rows.viewport().visibleRegion()).isEmpty()


@pytest.mark.parametrize("name", every_page.NAMES)
def test_the_row_with_the_focus_is_in_view(name, demo, tools, theme, settled, qtbot, tmp_path):
    """At twice the size a page and the lists on it scroll, each by itself."""
    theme.set_scale(2.0)
    page = every_page.show(tools, name, tmp_path)
    page.window().resize(1024, 700)
    settled(tools)
    for rows in page.findChildren(RowList):
        if rows.isVisible() and rows.isEnabled() and rows.records.rows:
            rows.setFocus(Qt.FocusReason.TabFocusReason)
            for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home):
                qtbot.keyClick(rows, key)
                settled(tools)
                qtbot.waitUntil(lambda: not out_of_view(rows))  # noqa: B023


@pytest.mark.parametrize("name", ["brief", "talk"])
def test_of_many_people_the_likeliest_stand_in_front(open_page, demo, settled, tools, qtbot, name):
    account = demo.accounts.find("Thornquay")
    for number in range(60):
        demo.people.add(f"Person {number}", account.id)
    page = open_page(name, account=account.id)
    guests = page.side.guests if name == "brief" else page.prep.guests
    qtbot.waitUntil(lambda: len(guests.ticks) == 63)
    here = {tick.guest.name for tick in guests.ticks if tick.guest.here}
    assert here <= {tick.guest.name for tick in guests.ticks[:SEEN]}
    assert [tick.isHidden() for tick in guests.ticks] == [False] * SEEN + [True] * (63 - SEEN)
    assert guests.more.text() == "55 more people"
    guests.more.setFocus()
    qtbot.keyClick(guests.more, Qt.Key.Key_Return)
    assert guests.ticks[SEEN].hasFocus()
    assert not any(tick.isHidden() for tick in guests.ticks)


def test_a_sentence_above_a_list_is_seen_whole_at_twice_the_size(
    open_page, tools, theme, settled, qtbot
):
    page = open_page("accounts")
    theme.set_scale(2.0)
    page.window().resize(1024, 700)
    settled(tools)
    page.review.say(f"{LONG}. " * 4)
    qtbot.waitUntil(lambda: not squeezed(page), timeout=2_000)


@pytest.mark.parametrize("name", ["across", "awards", "ideas", "promises", "themes"])
def test_an_empty_list_has_room_for_what_it_says(name, make_tools, empty, theme, settled, qtbot):
    theme.set_scale(2.0)
    tools = make_tools(empty)
    page = tools.navigation.open(name)
    page.window().resize(1024, 700)
    settled(tools)
    qtbot.waitUntil(lambda: not squeezed(page), timeout=2_000)
    told = page.list._empty
    assert told.isVisible()
    assert told.height() >= told.heightForWidth(told.width())


def test_the_end_of_a_talk_has_room_at_twice_the_size(
    open_page, tools, theme, settled, demo, qtbot
):
    page = open_page("talk", account=demo.accounts.find("Thornquay").id)
    page.window().resize(1024, 700)
    theme.set_scale(2.0)
    qtbot.keyClick(page.prep.start, Qt.Key.Key_Return)
    settled(tools)
    tools.actions["end"].trigger()
    for _ in range(3):
        settled(tools)
        qtbot.waitUntil(lambda: not squeezed(page.live))
        qtbot.keyClick(page.live.line, Qt.Key.Key_Return)
    settled(tools)
    tools.actions["end"].trigger()
    settled(tools)
    assert page.pane is page.done
    qtbot.waitUntil(lambda: not squeezed(page.done))

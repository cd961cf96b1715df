"""Every page keeps its words inside the window, small windows and large text included."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea

from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.people_ticks import SEEN

LONG = "Maximiliana Featherstonehaugh-Cholmondeley van der Wiesenthal <b>"
NAMES = (
    "brief",
    "customer",
    "ideas",
    "hand_over",
    "handovers",
    "import",
    "insight",
    "awards",
    "oops",
    "pictures",
    "promises",
    "settings",
    "talk",
    "themes",
    "today",
    "who",
)


@pytest.fixture
def long_names(demo):
    """A demo whose names are long wherever a name can be."""
    for found in demo.accounts.all():
        demo.accounts.change(found.account.id, name=f"{LONG} {found.account.name}")
    for person in demo.people.all():
        demo.people.change(person.id, name=f"{LONG} {person.name}", role=LONG)
    demo.settings.add_member(LONG, LONG)
    demo.settings.set("company", LONG)
    return demo.accounts.all()[0].account


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
    for part in (*page.findChildren(QPushButton), *page.findChildren(PlainLabel)):
        if part.isVisible() and part.x() + part.width() > part.parentWidget().width() + 1:
            found.append(part.text())
    return found


@pytest.mark.parametrize(("size", "scale"), [((1024, 700), 1.0), ((1024, 700), 2.0)])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off(long_names, open_page, tools, theme, settled, qtbot, name, size, scale):
    theme.set_scale(scale)
    of_account = ("brief", "customer", "hand_over", "oops", "talk", "who")
    args = {"account": long_names.id} if name in of_account else {}
    page = open_page(name, **args)
    window = page.window()
    window.resize(*size)
    settled(tools)
    qtbot.waitUntil(lambda: not cut_off(page), timeout=2_000)
    assert window.width() == size[0]


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


def squeezed(pane):
    """Return the words that have less height than they need."""
    labels = (one for one in pane.findChildren(PlainLabel) if one.isVisible() and one.text())
    return [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]


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
        qtbot.waitUntil(lambda: not squeezed(page.live), timeout=2_000)
        qtbot.keyClick(page.live.line, Qt.Key.Key_Return)
    settled(tools)
    tools.actions["end"].trigger()
    settled(tools)
    assert page.pane is page.done
    qtbot.waitUntil(lambda: not squeezed(page.done), timeout=2_000)

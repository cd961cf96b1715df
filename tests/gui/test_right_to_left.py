"""Where one reads from right to left: the window is mirrored, what is painted as well."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from secretsmanual.gui import icons, translation
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.sides import draw_line, mirrored, way_of
from tests.gui import every_page
from tests.gui.a11y_helper import stops, wrong_order
from tests.gui.samples import ITEMS, SECRETS
from tests.gui.test_pages_fit import cut_off

BACK, FORTH = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
RACHEL = "רחל כהן"


@pytest.fixture
def back(qapp):
    """A program that runs from right to left."""
    qapp.setLayoutDirection(BACK)
    yield qapp
    qapp.setLayoutDirection(FORTH)


@pytest.mark.parametrize("name", every_page.NAMES)
def test_every_page_is_mirrored(back, name, tools, settled, tmp_path, qtbot):
    every_page.prepare(tools.services, tmp_path)
    page = every_page.show(tools, name, tmp_path)
    settled(tools)
    window = page.window()
    window.resize(1024, 700)
    sidebar = window.sidebar.mapTo(window, window.sidebar.rect().topLeft())
    assert sidebar.x() > window.width() / 2
    assert wrong_order(page, stops(page)) == []
    qtbot.waitUntil(lambda: not cut_off(page), timeout=2_000)


def painted_rows(theme, qtbot, row):
    """Return the width of a row and where its marks stand."""
    rows = RowList(theme, "Rows")
    qtbot.addWidget(rows)
    rows.resize(500, 200)
    rows.show_rows([row])
    rows.show()
    rows.grab()
    (spots,) = rows.rows._spots.values()
    index = rows.records.index(0)
    return rows.rows._inner(row, rows.visualRect(index)), [spot.box for spot in spots]


@pytest.mark.parametrize("row", [SECRETS[2], ITEMS[1]], ids=["secret", "item"])
def test_rows_are_mirrored(qapp, theme, qtbot, row):
    inner, forth = painted_rows(theme, qtbot, row)
    qapp.setLayoutDirection(BACK)
    inner_back, back = painted_rows(theme, qtbot, row)
    qapp.setLayoutDirection(FORTH)
    assert forth
    assert [box.right() - inner_back.right() for box in back] == pytest.approx(
        [inner.left() - box.left() for box in forth]
    )


def inked(way, text, *, end=False):
    """Return from where to where a line is painted in a box of 400."""
    image = QImage(400, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(way)
    draw_line(painter, QRectF(0, 0, 400, 30), text, end=end)
    assert painter.layoutDirection() == way
    painter.end()
    dark = [x for x in range(400) if any(image.pixelColor(x, y).value() < 128 for y in range(30))]
    return min(dark), max(dark)


@pytest.mark.parametrize("text", ["Gantrel Ltd.", RACHEL])
def test_a_line_begins_where_one_begins_to_read(qapp, text):
    assert inked(FORTH, text)[1] < 200 < inked(FORTH, text, end=True)[0]
    assert inked(BACK, text, end=True)[1] < 200 < inked(BACK, text)[0]


def test_which_way_a_text_runs():
    assert way_of("Gantrel Ltd.", BACK) == FORTH
    assert way_of(f"{RACHEL}.", FORTH) == BACK
    assert way_of(f"{RACHEL} was added.", FORTH) == FORTH
    assert way_of(f"Gantrel {RACHEL}", BACK) == BACK
    assert way_of("12 – 14", BACK) == BACK
    assert mirrored(QRectF(10, 0, 30, 5), QRectF(0, 0, 100, 5)) == QRectF(60, 0, 30, 5)


def test_a_sentence_keeps_its_way_whoever_stands_in_it(theme, qtbot):
    label = PlainLabel(theme, f"{RACHEL} was added.", wrap=True)
    qtbot.addWidget(label)
    option = label._lines(400).layout.textOption()
    assert option.textDirection() == FORTH


def test_icons_that_point_are_turned_and_others_are_not(back, theme):
    def both(name):
        turned = icons.pixmap(name, "#000000", 20, 1.0).toImage()
        back.setLayoutDirection(FORTH)
        plain = icons.pixmap(name, "#000000", 20, 1.0).toImage()
        back.setLayoutDirection(BACK)
        return turned, plain

    turned, plain = both("arrow-left")
    assert turned == plain.flipped(Qt.Orientation.Horizontal) != plain
    turned, plain = both("phone")
    assert turned == plain


def test_what_stands_at_an_edge_stands_at_the_other(back, theme, qtbot):
    assert Surface("side", "left").property("edge") == "right"
    field = SearchField(theme, "Find")
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    field.setText("x")
    assert field._cross.x() < 150
    assert field.textMargins().right() < field.textMargins().left()


def test_arrow_keys_go_on_the_way_one_reads(back, tools, open_page, qtbot):
    page = open_page("insight")
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert page.rows.hasFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Right)
    assert page.list.hasFocus()


def test_the_language_says_which_way(qapp, monkeypatch):
    monkeypatch.setattr(translation, "best_of", lambda _: "he")
    monkeypatch.setattr(translation, "begin_language", lambda _: None)
    monkeypatch.setattr(qapp, "installTranslator", lambda _: None)
    monkeypatch.setattr(translation.QLocale, "setDefault", lambda _: None)
    translation.begin(qapp, "he")
    assert qapp.layoutDirection() == BACK
    qapp.setLayoutDirection(FORTH)

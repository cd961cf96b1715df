"""Where one reads from right to left: the window is mirrored, what is painted as well."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter

from secretsmanual.domain.document import Plot, Series
from secretsmanual.domain.drawing import Area, Box, Label, Stroke
from secretsmanual.gui import icons, translation
from secretsmanual.gui.widgets.charts import MoodLine, Point
from secretsmanual.gui.widgets.drawing import DrawingPainter
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.plot_view import PlotView
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.sides import draw_line, isolated, mirrored, way_of
from tests.gui import every_page
from tests.gui.a11y_helper import stops, wrong_order
from tests.gui.samples import ITEMS, SECRETS
from tests.gui.test_pages_fit import cut_off

BACK, FORTH = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
RACHEL = "רחל כהן"


@pytest.fixture
def demo_copy(full_copy):
    return full_copy


@pytest.fixture
def back(qapp):
    """A program that runs from right to left."""
    qapp.setLayoutDirection(BACK)
    yield qapp
    qapp.setLayoutDirection(FORTH)


@pytest.mark.parametrize("name", every_page.NAMES)
def test_every_page_is_mirrored(back, name, tools, settled, tmp_path, qtbot):
    page = every_page.show(tools, name, tmp_path)
    settled(tools)
    window = page.window()
    window.resize(1024, 700)
    sidebar = window.sidebar.mapTo(window, window.sidebar.rect().topLeft())
    assert sidebar.x() > window.width() / 2
    assert wrong_order(page, stops(page)) == []
    qtbot.waitUntil(lambda: not cut_off(page))


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


def test_heading_and_rows_end_at_the_same_edge(back, open_page, qtbot):
    page = open_page("across")
    qtbot.waitUntil(lambda: page.list.hasFocus() and bool(page.list.records.rows))

    def edge(part):
        return part.mapTo(page, part.rect().topRight()).x()

    qtbot.waitUntil(lambda: abs(edge(page.head) - edge(page.list.viewport())) <= 2)


def test_a_sentence_keeps_its_way_whoever_stands_in_it(theme, qtbot):
    label = PlainLabel(theme, f"{RACHEL} was added.", wrap=True)
    qtbot.addWidget(label)
    option = label._lines(400).layout.textOption()
    assert option.textDirection() == FORTH


@pytest.mark.parametrize("name", [RACHEL, "محمد علي"])
@pytest.mark.parametrize("wrap", [False, True])
def test_a_name_that_runs_back_turns_nothing_around_it(theme, qtbot, name, wrap):
    def painted(text):
        label = PlainLabel(theme, text, wrap=wrap)
        qtbot.addWidget(label)
        label.resize(400, 40)
        assert label.text() == text
        return label, label.grab().toImage()

    sentence, image = painted(f"{name} · 3 secrets")
    _, plain = painted(f"{name} · many secrets")
    wide = sentence.fontMetrics().horizontalAdvance(name) - 2
    assert image.copy(0, 0, wide, 40) == plain.copy(0, 0, wide, 40)
    assert QAccessible.queryAccessibleInterface(sentence).text(QAccessible.Text.Name) == (
        f"{name} · 3 secrets"
    )


def test_which_names_are_kept_apart():
    assert (
        isolated(f"{RACHEL}, דוד and 12 more")
        == f"\u2068{RACHEL}\u2069, \u2068דוד\u2069 and 12 more"
    )
    assert isolated("Meet (בן־דוד) at 9") == "Meet (\u2068בן־דוד\u2069) at 9"
    for same in ("Gantrel Ltd.", "Lucía · 3", RACHEL, f"{RACHEL}, 3", ""):
        assert isolated(same) == same


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


def drawn(theme, *shapes, mirrored=None):
    """Return shapes painted on a sheet 200 wide."""
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    DrawingPainter(theme).paint(painter, shapes, mirrored)
    painter.end()
    return image


def differing(one, other):
    """Return how many points differ by more than the smoothing of an edge."""
    return sum(
        abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value()) > 64
        for x in range(one.width())
        for y in range(one.height())
    )


def dark(image):
    """Return from where to where something is painted."""
    found = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).value() < 200 for y in range(image.height()))
    ]
    return min(found), max(found)


def test_what_is_drawn_is_mirrored_and_its_words_are_not(qapp, theme):
    forms = (
        Box(10, 10, 50, 20, "ink", "ink"),
        Stroke(((20, 40), (90, 50)), "ink"),
        Area(((70, 10), (80, 20), (70, 30)), "ink"),
    )
    flipped = drawn(theme, *forms).flipped(Qt.Orientation.Horizontal)
    assert differing(drawn(theme, *forms, mirrored=200.0), flipped) < 5
    word = Label(20, 30, "Fji", 100)
    begin, end = dark(drawn(theme, word))
    turned_begin, turned_end = dark(drawn(theme, word, mirrored=200.0))
    assert turned_end == pytest.approx(200 - begin, abs=3)
    assert turned_end - turned_begin == pytest.approx(end - begin, abs=1)
    upright = Label(20, 50, "Fji", 100, upward=True)
    begin, end = dark(drawn(theme, upright))
    turned = dark(drawn(theme, upright, mirrored=200.0))
    assert turned == pytest.approx((200 - end, 200 - begin), abs=4)


def plot_view(theme, qtbot):
    view = PlotView(theme)
    qtbot.addWidget(view)
    months = ("May", "June", "July")
    series = (Series("Held", (1.0, 2.0, 4.0)), Series("Fresh", (1.0, 1.0, 2.0)))
    view.show_plot(Plot("Secrets", "lines", months, series, "Each month more."))
    view.resize(400, 200)
    view.show()
    return view


def test_a_picture_of_values_is_read_from_its_first_value(qapp, theme, qtbot):
    forth, places = plot_view(theme, qtbot), []
    qtbot.keyClick(forth, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        places.append((forth.at, forth.place))
        qtbot.keyClick(forth, key)
    qapp.setLayoutDirection(BACK)
    back = plot_view(theme, qtbot)
    qtbot.keyClick(back, Qt.Key.Key_Home)
    for at, place in places:
        assert back.at == at
        assert back.place == mirrored(place, QRectF(back.rect()))
        qtbot.keyClick(back, Qt.Key.Key_Left)
    assert back.at == "Held, July: 4"
    first_at, first = places[0]
    spot = mirrored(first, QRectF(back.rect())).center().toPoint()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton, pos=spot)
    assert back.at == first_at
    qapp.setLayoutDirection(FORTH)


def test_what_was_felt_first_stands_where_one_begins_to_read(qapp, theme, qtbot):
    def painted():
        line = MoodLine(theme, "Felt", ("High", "Between", "Low"))
        qtbot.addWidget(line)
        line.show_points((Point(1, "May"), Point(-1, "July")), "Fell")
        line.resize(300, line.sizeHint().height())
        line.show()
        image = line.grab().toImage()
        accent = theme.paint(theme.tokens.accent)
        high = [x for x in range(300) if image.pixelColor(x, 12) == accent]
        low = [x for x in range(300) if image.pixelColor(x, 68) == accent]
        return sum(high) / len(high), sum(low) / len(low)

    high, low = painted()
    qapp.setLayoutDirection(BACK)
    high_back, low_back = painted()
    qapp.setLayoutDirection(FORTH)
    assert high < low
    assert (high_back, low_back) == pytest.approx((300 - high, 300 - low), abs=2)


def test_the_map_stays_as_it_was_laid_out_and_its_cards_are_mirrored(qapp, tools, open_page):
    account = tools.services.accounts.all()[0].account.id
    forth = open_page("who", account=account).canvas
    forth.grab()
    chosen, whole = forth.current_id(), forth.size()
    place, card = forth.card(chosen), forth._cards[chosen].toImage()
    tools.navigation.forget()
    qapp.setLayoutDirection(BACK)
    back = open_page("who", account=account).canvas
    back.resize(whole)
    back.grab()
    qapp.setLayoutDirection(FORTH)
    assert back.card(chosen) == place
    assert back._cards[chosen].toImage() != card

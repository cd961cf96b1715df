import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.names import initials
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.widgets.banner import OFFERED_MS, TOLD_MS, Banner
from secretsmanual.gui.widgets.buttons import ActionButton, Button, Chip, IconButton
from secretsmanual.gui.widgets.coverage import CoverageRow, KindCover, in_words
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import (
    DateField,
    FormField,
    NumberField,
    SearchField,
    TextArea,
    TextField,
)
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.keys_overlay import KeysOverlay
from secretsmanual.gui.widgets.labels import Heading, PlainLabel, Question
from secretsmanual.gui.widgets.lines import as_tooltip, lay_out, literal
from secretsmanual.gui.widgets.marks import KindMark, PersonAvatar, calm_family
from secretsmanual.gui.widgets.page_frame import PageHead
from secretsmanual.gui.widgets.progress import Progress
from tests.gui import gallery
from tests.gui.samples import EMOJI, LONG, RTL

MARKUP = "<b>bold</b> & <img src='file:///etc/hostname'>"


@pytest.fixture
def shown(qtbot):
    """Show a widget at a size and hand it back."""

    def show(widget, width=300, height=200):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    return show


def test_a_label_takes_nothing_for_markup(theme, shown):
    for wrap in (False, True):
        label = shown(PlainLabel(theme, MARKUP, wrap=wrap))
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == MARKUP


def test_a_line_is_elided_with_all_of_it_in_the_tooltip(theme, shown):
    label = shown(PlainLabel(theme, LONG + MARKUP), 120)
    assert "&lt;b&gt;bold" in label.toolTip()
    assert LONG in label.toolTip()
    label.resize(2_000, 20)
    assert label.toolTip() == ""


def test_a_wrapping_label_is_as_high_as_its_lines(theme, shown):
    label = shown(PlainLabel(theme, LONG.replace(" ", "") * 3, wrap=True))
    line = label.heightForWidth(10_000)
    assert label.heightForWidth(200) >= 6 * line
    assert label.minimumSizeHint().width() < 100
    theme.set_scale(2.0)
    assert label.heightForWidth(10_000) >= 2 * line - 1


@pytest.mark.parametrize("text", [LONG, RTL, EMOJI, "", "one\ntwo\n\nthree", "a" * 2_000, "\u202e"])
@pytest.mark.parametrize("most", [0, 1, 2])
def test_lines_never_leave_their_width(theme, text, most):
    font = theme.font("body")
    laid = lay_out(text, font, 150, most=most)
    assert laid.width <= 151
    assert not most or laid.lines <= most
    assert laid.cut == (most > 0 and lay_out(text, font, 150).lines > most)


def test_hits_stand_out_and_count_in_qts_units(theme):
    laid = lay_out("🎷 jazz", theme.font("body"), 300, marked=((3, 4),))
    (found,) = laid.layout.formats()
    assert laid.layout.text().encode("utf-16-le")[2 * found.start :].decode("utf-16-le") == "jazz"


def test_headings_and_question_grow_with_the_scale(theme, shown):
    for label in (Heading(theme, "Thornquay"), Question(theme, "What would you show?")):
        before = shown(label).sizeHint().height()
        theme.set_scale(1.5)
        assert label.sizeHint().height() > before
        theme.set_scale(1.0)


def test_words_on_buttons_are_shown_as_typed(theme, shown):
    button = shown(Button(theme, "R&D"))
    assert button.text() == "R&&D"
    assert literal("a & b") == "a && b"
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "R&D"
    assert as_tooltip("") == ""


def test_buttons_run(theme, shown):
    done = []
    for button in (
        Button(theme, "Record", "primary", "check", lambda: done.append("word")),
        IconButton(theme, "x", "Close", lambda: done.append("icon")),
        Chip(theme, "Hester", "user", run=lambda: done.append("chip")),
    ):
        shown(button)
        button.click()
    assert done == ["word", "icon", "chip"]


def test_a_button_follows_its_action(theme, shown):
    window = shown(QMainWindow())
    actions = Actions(theme, window, "linux")
    button = shown(ActionButton(theme, actions["hold"], icon="pause"))
    assert not button.isEnabled()
    done = []
    actions.bind(window, "hold", lambda: done.append(1))
    assert button.isEnabled()
    assert button.toolTip() == "Hold (F8)"
    button.click()
    assert done == [1]


def test_a_long_chip_is_cut_but_keeps_its_name(theme, shown):
    chip = shown(Chip(theme, LONG, "user", checkable=True))
    assert chip.text().endswith("…")
    assert chip.accessibleName() == LONG
    assert LONG in chip.toolTip()
    chip.set_text("Colm")
    assert (chip.text(), chip.toolTip(), chip.accessibleName()) == ("Colm", "", "Colm")
    chip.setChecked(True)
    assert chip.icon_tone() == "accent"


def test_a_banner_tells_and_goes(theme, shown):
    banner = shown(Banner(theme))
    banner.tell("Handed over.")
    assert (banner.text, banner.accessibleName()) == ("Handed over.", "Handed over.")
    assert banner._timer.interval() == TOLD_MS
    banner._timer.timeout.emit()
    assert banner.text == ""


def test_what_was_wrong_goes_with_its_page(theme, shown, qtbot):
    banner = shown(Banner(theme))
    banner.tell("That is your own nomination.", "error")
    banner.turn_page()
    assert banner.text, "it came with the page"
    qtbot.waitUntil(lambda: not banner._new)
    banner.turn_page()
    assert not banner.text
    banner.offer("Not written.", "Do it again", lambda: None, "error")
    qtbot.waitUntil(lambda: not banner._new)
    banner.turn_page()
    assert banner.text, "it waits for an answer"


def test_a_banner_offers_undo_once(theme, shown):
    banner = shown(Banner(theme))
    done = []
    banner.offer("Deleted.", "Undo", lambda: done.append("undo"))
    assert banner._timer.interval() == OFFERED_MS
    banner._action.click()
    banner._act()
    assert done == ["undo"]
    assert banner.isHidden()


def test_a_banner_says_what_went_wrong_and_stays(theme, shown):
    banner = shown(Banner(theme))
    banner.refuse(BadInput("No people are in this file.", "Choose another."))
    assert banner.text == "No people are in this file. Choose another."
    assert banner._action.isHidden()
    assert not banner._timer.isActive()
    banner.tell("Read 3 people.", "care")
    assert not banner._timer.isActive()
    banner._close.click()
    assert banner.text == ""


def test_the_search_field_empties_on_escape(theme, shown, qtbot):
    field = shown(SearchField(theme, "Find a person"))
    assert field.accessibleName() == field.placeholderText() == "Find a person"
    qtbot.keyClicks(field, "hes")
    assert field._cross.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field._cross.isVisible()
    with qtbot.waitSignal(field.down):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_a_field_says_what_is_wrong_under_it(theme, shown):
    field = FormField(theme, "Birthday", TextField(theme, ""), "A day and a month")
    shown(field)
    assert field.field.accessibleName() == "Birthday"
    assert field.error == ""
    field.set_error("There is no 40th day.")
    assert field.error == field.field.accessibleDescription() == "There is no 40th day."
    field.set_error("")
    assert field.error == ""
    assert field._below.text() == "A day and a month"


def test_numbers_and_days_have_names_inside_as_well(theme, shown):
    number = shown(NumberField(theme, "Bonus weight", 25, 100, "%"))
    day = shown(DateField(theme, "Due"))
    day.setDate(QDate(2026, 11, 27))
    assert (number.text(), day.text()) == ("25 %", "27 November 2026")
    assert number.lineEdit().accessibleName() == "Bonus weight"
    theme.set_scale(2.0)
    assert day.lineEdit().textMargins().left() == 18


def test_tab_leaves_a_text_area(theme, shown):
    area = shown(TextArea(theme, "Notes", rows=4))
    assert area.tabChangesFocus()
    assert area.sizeHint().height() > TextArea(theme, "Notes", rows=2).sizeHint().height()


def test_chips_go_on_in_the_next_line(theme, shown):
    holder = QWidget()
    flow = Flow(theme, *(Chip(theme, name) for name in ("Hester", "Colm", "Sunita", "Idris")))
    holder.setLayout(flow)
    wide = flow.sizeHint()
    assert flow.heightForWidth(wide.width()) == wide.height()
    shown(holder, wide.width() // 2)
    boxes = [flow.itemAt(at).geometry() for at in range(flow.count())]
    assert flow.heightForWidth(holder.width()) > wide.height()
    assert all(holder.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(holder.rect())
    assert flow.itemAt(0).geometry().right() == holder.rect().right()
    flow.clear()
    assert (flow.count(), flow.itemAt(0), flow.takeAt(0)) == (0, None, None)


def test_an_empty_state_says_what_to_do(theme, shown):
    done = []
    state = shown(
        EmptyState(theme, "sun", "Nobody yet", "People first.", "Add", lambda: done.append(1))
    )
    state.button.click()
    assert done == [1]
    state.say("Nothing found for “hes”")
    assert state.heading.text() == "Nothing found for “hes”"
    assert state.reason.isHidden()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Hester Vaughn-Abara", "HV"), ("Colm", "C"), ("åse østergård", "ÅØ"), ("", "?"),
        ("(unknown) caller", "C"), ("🎷", "🎷"), (RTL, "רש"), ("  ", "?"),
    ],
)  # fmt: skip
def test_initials(name, letters):
    assert initials(name) == letters


def test_a_persons_colour_is_the_same_for_ever():
    assert [calm_family(name) for name in ("Hester", "Colm", "")] == ["heading", "want", "work"]


def test_marks_hold_dot_and_word(theme, shown):
    mark = shown(KindMark(theme, "Habit", "work"), 120, 20)
    image = mark.grab().toImage()
    assert image.pixelColor(4, 10) == theme.family("work")
    mark.set_kind("Dream", "heading")
    assert mark.grab().toImage().pixelColor(4, 10) == theme.family("heading")
    assert mark.text() == "Dream"
    avatar = shown(PersonAvatar(theme, LONG))
    assert LONG in avatar.toolTip()


def test_coverage_in_words(theme, shown):
    kinds = [KindCover("Habit", "work", 1.0), KindCover("Hope", "heading", 0.0)]
    assert in_words(kinds) == "Known: habit. Not yet: hope."
    assert in_words([]) == ""
    row = shown(CoverageRow(theme))
    row.set_kinds(kinds, "Colm Petrie")
    assert row.accessibleName() == "What we know: Colm Petrie"
    known, unknown = (box.center().toPoint() for _, box in row._places())
    image = row.grab().toImage()
    assert image.pixelColor(known) == theme.family("work")
    assert image.pixelColor(unknown) != theme.family("heading")


def test_progress_counts_and_stops(theme, shown, qtbot):
    bar = shown(Progress(theme))
    bar.start("Reading the file")
    assert bar.bar.maximum() == 0
    bar.step(5, 10)
    assert (bar.bar.value(), bar.bar.maximum()) == (5, 10)
    assert bar._count.text() == "5 of 10"
    with qtbot.waitSignal(bar.cancelled):
        bar.cancel.click()
    assert not bar.cancel.isEnabled()
    bar.finish()
    assert bar.isHidden()


def test_details_show_only_what_is_known(theme, shown):
    panel = shown(DetailsPanel(theme, "Secret"))
    panel.show_record("Rung before seven", "", (("Kind", "Habit"), ("Via", ""), ("Who", MARKUP)))
    values = [label.accessibleName() for label in panel.facts.findChildren(PlainLabel)]
    assert [value for value in values if value] == ["Kind: Habit", f"Who: {MARKUP}"]
    assert panel.note.isHidden()
    own = Card(theme)
    panel.add(own)
    own.set_active(True)
    assert own.property("active") is True
    panel.show_record("Another", "habit", ())
    assert panel.facts.isHidden()


def test_the_keys_of_the_page(theme, shown, qtbot):
    window = shown(QMainWindow(), 900, 600)
    typing = TextField(theme, "Answer")
    window.setCentralWidget(typing)
    window.activateWindow()
    typing.setFocus()
    qtbot.waitUntil(typing.hasFocus)
    actions = Actions(theme, window, "linux")
    actions.bind(window, "jump", lambda: None)
    actions.bind(window, "about", lambda: None)
    keys = KeysOverlay(theme, actions, window)
    keys.toggle()
    assert keys.accessibleDescription() == "Ctrl+K: Go to anything"
    assert keys.geometry() == window.rect()
    window.resize(700, 500)
    assert keys.geometry() == window.rect()
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert keys is window.focusWidget() or keys.isAncestorOf(window.focusWidget())
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert keys.isHidden()
    assert typing.hasFocus()
    keys.toggle()
    keys.toggle()
    assert keys.isHidden()
    keys.toggle()
    qtbot.mouseClick(keys, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert keys.isHidden()


def test_everything_redresses(theme, shown):
    pages: list[QWidget] = [shown(make(theme), 900, 700) for make, _, _ in gallery.PAGES.values()]
    theme.choose("dark")
    theme.set_scale(2.0)
    for page in pages:
        assert not page.grab().isNull()
        for button in page.findChildren(QPushButton):
            assert button.font().pixelSize() >= 24


def test_what_stands_in_one_line_stands_in_its_middle(theme, shown):
    low, high = PlainLabel(theme, "low"), PlainLabel(theme, "high")
    high.setFixedHeight(60)
    low.setFixedHeight(20)
    box = QWidget()
    box.setLayout(Flow(theme, low, high))
    shown(box, 400, 60)
    assert low.geometry().center().y() == high.geometry().center().y()


def test_a_title_that_would_be_cut_stands_above_its_buttons(theme, qtbot):
    button = Button(theme, "Hand over")
    head = PageHead(theme, "Thornquay Chilled Foods", "", button)
    qtbot.addWidget(head)
    head.resize(900, 80)
    head.show()

    def below():
        title, shown = (part.mapTo(head, part.rect().center()) for part in (head.heading, button))
        return shown.y() - title.y() > button.height() / 2

    qtbot.waitUntil(lambda: not below() and button.isVisible())
    head.resize(320, 140)
    qtbot.waitUntil(below)
    head.say("Thornquay")
    qtbot.waitUntil(lambda: not below())

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip

from secretsmanual.gui.models.record_list import ROW, RecordListModel
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.gui.widgets.measure import Measure
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.row_parts import ItemPainter
from tests.gui.samples import EMOJI, ITEMS, KINDS, LONG, RTL, SECRETS


def secret(number, text=None, **more):
    return SecretRow(f"s-{number}", text or f"Secret {number}", "Habit", "work", **more)


@pytest.fixture
def rows(theme, qtbot):
    made = RowList(theme, "Secrets", lines=2)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


@given(
    st.lists(
        st.lists(st.sampled_from(string.ascii_lowercase[:8]), unique=True, max_size=8), max_size=6
    )
)
@settings(max_examples=100)
def test_any_rows_follow_any_rows(lists):
    model = RecordListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for round_, ids in enumerate(lists):
        wanted = [secret(name, f"{name} {round_}") for name in ids]
        model.set_rows(wanted)
        assert list(model.rows) == wanted
        assert [model.index(at).data(ROW) for at in range(model.rowCount())] == wanted


def test_only_what_differs_is_touched():
    model = RecordListModel()
    model.set_rows([secret(1), secret(2), secret(4)])
    told = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda _, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("out", first, last)))
    model.dataChanged.connect(lambda first, _: told.append(("changed", first.row())))
    model.set_rows([secret(1), secret(2), secret(3), secret(4, "other words")])
    assert told == [("in", 2, 2), ("changed", 3)]


def test_sections_cannot_be_chosen():
    model = RecordListModel()
    model.set_rows([SectionRow("People", "2"), secret(1)])
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0).data() == "People, 2"
    assert model.data(model.index(-1)) is None
    assert model.row_of("s-1") == 1
    assert model.row_of("s-9") == -1


def test_the_current_row_stays_current(rows):
    told = []
    rows.chosen.connect(told.append)
    rows.show_rows([secret(1), secret(2), secret(3)])
    rows.choose("s-2")
    rows.show_rows([secret(3), secret(2), secret(9)])
    assert rows.current_id() == "s-2"
    rows.choose("s-77")
    assert rows.current_id() == "s-2"
    rows.show_rows([])
    assert rows.current_id() == ""
    assert told[-2:] == ["s-2", ""]


def test_keys_choose_and_open(rows, qtbot):
    rows.show_rows([SectionRow("All"), secret(1), secret(2)])
    rows.choose_first()
    assert rows.current_id() == "s-1"
    opened = []
    rows.opened.connect(opened.append)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened == ["s-2"]


def test_the_focus_is_always_seen(rows, qtbot):
    rows.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    rows.show_rows([SectionRow("All"), secret(1)])
    assert rows.current_id() == "s-1"
    rows.clearFocus()
    rows.setCurrentIndex(QModelIndex())
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(rows.hasFocus)
    assert rows.current_id() == "s-1"


def test_an_empty_list_says_so(theme, qtbot):
    from secretsmanual.gui.widgets.empty import EmptyState

    state = EmptyState(theme, "sun", "Nobody yet")
    rows = RowList(theme, "People", empty=state)
    qtbot.addWidget(rows)
    rows.resize(400, 300)
    rows.show()
    assert state.isVisible()
    assert state.size() == rows.viewport().size()
    rows.show_rows([secret(1)])
    assert not state.isVisible()
    rows.show_rows([])
    assert state.isVisible()


def height(rows, at):
    option = QStyleOptionViewItem()
    return rows.rows.sizeHint(option, rows.records.index(at)).height()


def test_heights_follow_words_width_and_scale(rows, theme):
    rows.show_rows([secret(1, "short"), secret(2, "many words " * 30), secret(3, "two\nlines")])
    one, two, three = (height(rows, at) for at in range(3))
    line = theme.font("body").pixelSize() * 1.4
    assert two - one == pytest.approx(line, abs=1)
    assert three == two
    rows.records.set_rows([secret(1, "no longer short " * 20)])
    assert height(rows, 0) == two
    theme.set_scale(2.0)
    assert height(rows, 0) > 1.8 * two


@pytest.mark.parametrize("look", ["flat", "card"])
@pytest.mark.parametrize("lines", [0, 1, 2])
def test_every_row_paints_in_every_state(look, lines, theme, qtbot):
    rows = RowList(theme, "All", look, lines)
    qtbot.addWidget(rows)
    rows.resize(260, 900)
    rows.show()
    rows.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    rows.show_rows([*SECRETS, *ITEMS])
    plain = rows.grab().toImage()
    rows.selectionModel().setCurrentIndex(
        rows.records.index(2), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert rows.grab().toImage() != plain


def tooltip(rows, at, point, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: told.append(text))
    event = QHelpEvent(QEvent.Type.ToolTip, point, rows.viewport().mapToGlobal(point))
    rows.rows.helpEvent(event, rows, QStyleOptionViewItem(), rows.records.index(at))
    return told[-1] if told else None


def test_marks_and_cut_texts_have_tooltips(rows, monkeypatch):
    gold = Mark("star", "gold")
    rows.show_rows([secret(1, marks=(gold,)), secret(2, "<b>many</b> words " * 30)])
    rows.grab()
    (spot,) = rows.rows._spots[rows.records.rows[0]]
    assert "gold" in tooltip(rows, 0, spot.box.center().toPoint(), monkeypatch)
    assert tooltip(rows, 0, QPoint(2, 2), monkeypatch) == ""
    assert "&lt;b&gt;many" in tooltip(rows, 1, QPoint(20, 100), monkeypatch)
    assert tooltip(rows, -1, QPoint(20, 400), monkeypatch) is None


def test_a_screen_may_bring_its_own_rows(rows, theme):
    class OwnRow(ItemRow):
        pass

    rows.rows.add_painter(OwnRow, ItemPainter(theme))
    rows.show_rows([OwnRow("x-1", "Own")])
    assert not rows.grab().isNull()


def test_what_rows_say():
    kinds = tuple((kind.word, kind.family, kind.share) for kind in KINDS)
    row = ItemRow("p-1", "Colm", "Engineer", "today", kinds=kinds, marks=(Mark("star", "gold"),))
    assert row.spoken == "Colm, Engineer, today, gold"
    assert SectionRow("People").spoken == "People"
    assert secret(1).spoken == "Secret 1, Habit"


@pytest.mark.parametrize(
    "text", [LONG, RTL, EMOJI, "", "iiiii" * 20, "WWWW" * 10, "AVAVAV To. " * 9]
)
def test_guessing_agrees_with_measuring(theme, text):
    measure = Measure(theme)
    real = measure.width(text, "body")
    for width in (real * 0.5, real - 1, real + 1, real * 2):
        assert measure.fits(text, "body", width) == (real <= width)
    assert measure.shorten(text, "body", real + 2) == " ".join(text.split())
    assert measure.width(measure.shorten(text, "body", 60), "body") <= 60

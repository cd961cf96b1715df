"""Who is who: chosen, moved, said and taken back, by keyboard and by mouse, and printed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.screens.who.canvas import AT_ONCE
from tests.gui.fakes import FakeAsk

K, M = Qt.Key, Qt.KeyboardModifier
BART, HARVEY, INGRID, ACCOUNT = "p-P12", "p-P10", "p-P11", "a-A5"


@pytest.fixture
def open_who(open_page, qtbot):
    def open_(account=ACCOUNT):
        page = open_page("who", account=account)
        page.window().resize(1280, 900)
        qtbot.waitUntil(lambda: bool(page.side.people.records.rows))
        page.canvas.setFocus()
        return page

    return open_


@pytest.fixture
def page(open_who):
    return open_who()


@pytest.fixture
def map_of(demo):
    return lambda: demo.who_is_who.map_of(ACCOUNT)


def titles(rows_list):
    return [row.title for row in rows_list.records.rows]


def facts(page):
    labels = page.side.panel.facts.findChildren(type(page.side.panel.note))
    return {name for label in labels if (name := label.accessibleName())}


def middle(page, person_id):
    return page.canvas.card(person_id).center().toPoint()


def drag(page, start, end):
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, M.NoModifier, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(page.canvas, start + (end - start) * share)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, M.NoModifier, end)


def test_map_and_list_say_the_same_and_choose_the_same(page, qtbot, assert_accessible):
    rows = page.side.people.records.rows
    assert [row.spoken for row in rows] == [
        "Bart Okoye-Gantrel, Managing Director · decides · neutral, warmth 1",
        "Harvey Stroud, Purchasing Manager · decides · for us, warmth 1",
        "Ingrid Mackworth, HR Director · listened to · against us, warmth 1",
    ]
    assert page.head.note.text() == "Gantrel Fasteners. Who stands in for Harvey Stroud?"
    page.side.people.choose(INGRID)
    assert page.canvas.current_id() == INGRID
    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=middle(page, HARVEY))
    assert page.side.people.current_id() == HARVEY
    assert page.side.panel.heading.text() == "Harvey Stroud"
    assert facts(page) >= {"Their word: decides", "Stands: for us"}
    assert "stands in for Bart" in page.canvas.accessibleDescription()
    assert "reports to, listens to" in page.legend.accessibleDescription()
    assert_accessible(page)
    found = QAccessible.queryAccessibleInterface(page.canvas)
    assert found.text(QAccessible.Text.Name).startswith("Map of people")
    assert "Harvey Stroud decides." in page.canvas.accessibleDescription() or (
        "Harvey Stroud decide." in page.canvas.accessibleDescription()
    )


def test_arrows_choose_the_nearest_in_that_direction(page, qtbot):
    assert page.canvas.current_id() == BART
    for key, whom in (
        (K.Key_Down, HARVEY),
        (K.Key_Right, INGRID),
        (K.Key_Right, INGRID),
        (K.Key_Left, HARVEY),
        (K.Key_Up, BART),
        (K.Key_End, INGRID),
        (K.Key_Home, BART),
    ):
        qtbot.keyClick(page.canvas, key)
        assert page.canvas.current_id() == whom
    qtbot.keyClick(page.window(), K.Key_Down, M.AltModifier)
    assert page.side.people.current_id() == HARVEY


def test_dragging_moves_in_one_step_and_undo_brings_back(page, tools, settled, map_of):
    before = map_of().node(INGRID).place
    start = middle(page, INGRID)
    drag(page, start, start + QPoint(-40, -260))
    settled(tools)
    after = map_of().node(INGRID).place
    assert after.y < before.y - 0.1
    assert map_of().node(HARVEY).place == page.canvas._map.node(HARVEY).place
    assert tools.undoing.next_undo == "Move on the map"
    tools.undoing.undo()
    settled(tools)
    assert map_of().node(INGRID).place == before
    assert tools.undoing.next_undo == ""
    assert abs(middle(page, INGRID).y() / page.canvas.height() - before.y) < 0.01


def test_the_card_with_the_focus_is_in_sight_at_twice_the_size(page, theme, qtbot):
    theme.set_scale(2.0)
    page.window().resize(1024, 700)
    page.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def cut():
        card = QRegion(page.canvas.card(page.canvas.current_id()).toAlignedRect())
        return not card.subtracted(page.canvas.visibleRegion()).isEmpty()

    for key in (K.Key_Down, K.Key_Right, K.Key_Up):
        qtbot.keyClick(page.canvas, key)
        page._main.follow()
        qtbot.waitUntil(lambda: not page._main._soon.isActive())
        qtbot.waitUntil(lambda: not cut(), timeout=2_000)


def test_a_press_that_hardly_moves_moves_nobody(page, tools, settled):
    start = middle(page, INGRID)
    drag(page, start, start + QPoint(2, 1))
    settled(tools)
    assert tools.undoing.next_undo == ""


def test_a_card_let_go_on_another_stands_beside_it(page, tools, settled, map_of):
    drag(page, middle(page, INGRID), middle(page, HARVEY))
    settled(tools)
    map_ = map_of()
    assert not map_.sheet.overlaps(map_.node(INGRID).place, map_.node(HARVEY).place)
    assert not page.canvas.card(INGRID).intersects(page.canvas.card(HARVEY))


def test_keys_move_and_l_lays_out_again(page, qtbot, tools, settled, map_of):
    qtbot.keyClick(page.canvas, K.Key_End)
    before = map_of().node(INGRID).place
    qtbot.keyClick(page.canvas, K.Key_Up, M.AltModifier | M.ShiftModifier)
    settled(tools)
    assert map_of().node(INGRID).place.y < before.y
    qtbot.keyClick(page.canvas, K.Key_L)
    settled(tools)
    assert map_of().node(INGRID).place == before


def test_enter_asks_how_they_stand(page, qtbot, tools, settled, map_of):
    qtbot.keyClick(page.canvas, K.Key_Return)
    fields = page.side.host.form.fields
    assert isinstance(fields["stance"], QComboBox)
    assert isinstance(fields["listened_to"], QCheckBox)
    fields["stance"].setCurrentText("for us")
    qtbot.keyClick(fields["listened_to"], K.Key_Space)
    qtbot.mouseClick(page.side.host.form.save_button, Qt.MouseButton.LeftButton)
    settled(tools)
    assert map_of().node(BART).marks == ("decides", "listened to", "for us")
    assert page.side.host.form is None
    assert page.canvas.hasFocus()
    assert "Stands: for us" in facts(page)
    tools.undoing.undo()
    settled(tools)
    assert map_of().node(BART).marks == ("decides", "neutral")


def test_r_adds_a_relation_and_delete_takes_one_away(page, qtbot, tools, settled, map_of):
    qtbot.keyClick(page.canvas, K.Key_End)
    qtbot.keyClick(page.canvas, K.Key_R)
    fields = page.side.host.form.fields
    fields["sort"].setCurrentText("stands in for")
    fields["to_id"].setCurrentText("Harvey Stroud")
    qtbot.keyClicks(fields["note"], "in June")
    qtbot.keyClick(fields["note"], K.Key_Return)
    settled(tools)
    assert "Ingrid stands in for Harvey" in titles(page.side.relations)
    assert page.head.note.text() == "Gantrel Fasteners"
    many = len(map_of().relations)
    qtbot.keyClick(page.canvas, K.Key_Delete)
    assert page.side.relations.hasFocus()
    qtbot.keyClick(page.side.relations, K.Key_End)
    qtbot.keyClick(page.side.relations, K.Key_Delete)
    settled(tools)
    assert len(map_of().relations) == many - 1
    assert "Ingrid stands in for Harvey" not in titles(page.side.relations)


def test_what_cannot_be_is_refused_in_a_sentence(page, qtbot, tools, settled):
    qtbot.keyClick(page.canvas, K.Key_R)
    fields = page.side.host.form.fields
    fields["to_id"].setCurrentText("Harvey Stroud")
    qtbot.keyClick(fields["note"], K.Key_Return)
    settled(tools)
    assert "reports to Bart Okoye-Gantrel already" in tools.banner.text


def test_escape_leaves_the_form(page, qtbot, tools):
    qtbot.keyClick(page.canvas, K.Key_R)
    qtbot.keyClick(page.side.host.form.fields["note"], K.Key_Escape)
    assert page.side.host.form is None
    assert page.canvas.hasFocus()
    assert tools.undoing.next_undo == ""


def test_two_people_side_by_side(open_who, qtbot, tools, settled):
    page = open_who("a-A1")
    qtbot.keyClick(page.canvas, K.Key_C)
    assert "beside Hester Vaughn-Abara" in tools.banner.text
    page.side.people.choose("p-P02")
    qtbot.keyClick(page.canvas, K.Key_C)
    settled(tools)
    assert page.side.panel.heading.text() == "Hester and Colm"
    rows = page.side.differ.records.rows
    assert len([row for row in rows if isinstance(row, SectionRow)]) == 4
    told = [(row.title, row.note) for row in rows if not isinstance(row, SectionRow)]
    assert ("We know it of neither.", "") in told
    assert ("We do not know.", "Hester") in told
    assert {note for _, note in told} == {"", "Hester", "Colm"}
    assert page.side.differ.hasFocus()
    qtbot.keyClick(page.side.differ, K.Key_Escape)
    assert page.side.panel.heading.text() == "Colm Petrie"
    assert page.canvas.hasFocus()


def test_what_a_secret_tells_is_put_on_the_map_with_enter(open_who, demo, qtbot, tools, settled):
    demo.secrets.add("Sunita Rao-Keller reports to Hester Vaughn-Abara", "a-A1", kind="network")
    page = open_who("a-A1")
    row = page.side.relations.records.rows[-1]
    assert row.title == "Sunita reports to Hester"
    page.side.relations.setFocus()
    page.side.relations.choose(row.id)
    qtbot.keyClick(page.side.relations, K.Key_Return)
    settled(tools)
    found = demo.who_is_who.map_of("a-A1")
    assert found.found == ()
    assert ("p-P03", "reports_to", "p-P01") in {
        (one.from_id, one.sort, one.to_id) for one in found.relations
    }


@pytest.mark.parametrize("private", [False, True])
def test_it_is_printed_with_judgements_only_where_ticked(
    make_tools, demo, settled, qtbot, tmp_path, private
):
    path = tmp_path / "who.txt"
    tools = make_tools(demo, path)
    page = tools.navigation.open("who", account=ACCOUNT)
    settled(tools)
    tools.actions["print"].trigger()
    fields = page.side.host.form.fields
    qtbot.keyClicks(fields["printed_for"], "Bea")
    fields["with_private"].setChecked(private)
    qtbot.keyClick(fields["printed_for"], K.Key_Return)
    settled(tools)
    text = path.read_text()
    assert "Printed for Bea, destroy after use" in text
    assert ("against us" in text) == private
    assert isinstance(tools.ask, FakeAsk)


def test_the_privacy_view_hides_judgements(page, theme, settled, tools, qtbot, map_of):
    def shown():
        return " ".join(row.spoken for row in page.side.people.records.rows)

    theme.set_veiled(True)
    assert "against us" not in shown()
    assert "against" not in page.canvas.accessibleDescription()
    qtbot.keyClick(page.canvas, K.Key_End)
    assert not any("odds" in title for title in titles(page.side.relations))
    qtbot.keyClick(page.canvas, K.Key_Return)
    fields = page.side.host.form.fields
    assert "stance" not in fields
    qtbot.mouseClick(page.side.host.form.save_button, Qt.MouseButton.LeftButton)
    settled(tools)
    assert map_of().node(INGRID).person.stance == "against"
    theme.set_veiled(False)
    assert "against us" in shown()


def test_an_account_without_people_says_what_to_do(open_page, demo, tools, settled, qtbot):
    account, _ = demo.accounts.add("Quillmere")
    page = open_page("who", account=account.id)
    assert page.nobody.isVisible()
    assert not page.area.isVisible()
    qtbot.mouseClick(page.nobody.button, Qt.MouseButton.LeftButton)
    settled(tools)
    assert tools.navigation.here.name == "account"


def test_the_account_page_leads_to_the_map_with_a_key(open_page, tools, settled, qtbot):
    page = open_page("account", account=ACCOUNT)
    qtbot.keyClick(page.window(), K.Key_W, M.AltModifier)
    settled(tools)
    assert tools.navigation.here.name == "who"


def test_sixty_people_have_cards_that_cover_nobody(open_who, demo):
    for number in range(57):
        demo.people.add(f"Person {number}", ACCOUNT)
    page = open_who()
    ids = [row.id for row in page.side.people.records.rows]
    assert len(ids) == 60
    cards = [page.canvas.card(one) for one in ids]
    for at, card in enumerate(cards):
        assert page.canvas.rect().contains(card.toAlignedRect())
        assert not any(card.intersects(other) for other in cards[:at])
    page.side.people.choose(ids[-1])
    where = page.canvas.mapTo(page.area.viewport(), middle(page, ids[-1]))
    assert page.area.viewport().rect().contains(where)


def test_where_nobody_is_known_the_next_step_has_the_focus(open_page, demo):
    account, _ = demo.accounts.add("An empty one")
    page = open_page("who", account=account.id)
    assert page.nobody.button.hasFocus()


def test_a_large_map_is_painted_in_steps(open_page, demo, tools, settled, qtbot):
    account = demo.accounts.find("Thornquay")
    for number in range(57):
        demo.people.add(f"Person {number}", account.id)
    page = open_page("who", account=account.id)
    page.window().resize(1600, 1100)
    qtbot.waitUntil(lambda: len(page.canvas._cards) > 2 * AT_ONCE)
    page.canvas._cards.clear()
    page.canvas.repaint()
    assert len(page.canvas._cards) == AT_ONCE
    qtbot.waitUntil(lambda: len(page.canvas._cards) > 2 * AT_ONCE)

"""The account's page: what it opens on, the way around it and on from it, all by keys."""

from PySide6.QtCore import Qt

from secretsmanual.domain.errors import NotWritten
from secretsmanual.gui.widgets.buttons import Button
from tests.gui.account.showing import focus, sections

ALT = Qt.KeyboardModifier.AltModifier


def test_the_page_opens_on_the_person(page, hester):
    parts = page.parts
    assert parts.head.heading.text() == "Thornquay Chilled Foods"
    assert parts.people.current_id() == hester.id
    assert parts.who.text() == hester.name
    assert parts.panel.currentWidget() is parts.person
    assert sections(page)[0] == "How they work"
    assert parts.learn.text().startswith("Still to learn: dream")


def test_those_who_decide_come_first_and_the_organisation_last(page, hester):
    people = page.parts.people.records.rows
    decide = [any(mark.word == "decides" for mark in row.marks) for row in people]
    assert decide == sorted(decide, reverse=True)
    assert people[-1].id == hester.account_id


def test_next_and_previous_person_by_key(page, qtbot, hester):
    ids = [row.id for row in page.parts.people.records.rows]
    start = ids.index(hester.id)
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    assert page.parts.people.current_id() == ids[start + 1]
    assert page.parts.who.text() == page.parts.people.records.rows[start + 1].title
    qtbot.keyClick(page, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(page, Qt.Key.Key_Up, ALT)
    assert page.parts.people.current_id() == ids[start - 1]


def test_the_way_on(page, tools, hester, do):
    do("new_talk")
    assert tools.navigation.here.args == {"account": hester.account_id, "people": hester.id}
    tools.navigation.back()
    do("brief")
    assert tools.navigation.here.name == "brief"
    tools.navigation.back()
    do("hand_over")
    assert tools.navigation.here.args == {"account": hester.account_id}


def test_a_secret_that_was_asked_for_is_chosen(page, tools, demo, settled):
    secret = demo.secrets.all(demo.accounts.find("Gantrel").id)[-1]
    tools.navigation.open(
        "account", account=secret.account_id, person=secret.person_id or "", secret=secret.id
    )
    settled(tools)
    assert page.parts.list.current_id() == secret.id
    assert page.parts.panel.currentWidget() is page.parts.secret
    assert focus(page) is page.parts.list


def test_selection_and_scrolling_stay_while_others_write(page, habit, tools, demo, settled, hester):
    bar = page.parts.list.verticalScrollBar()
    bar.setValue(min(30, bar.maximum()))
    before = bar.value()
    assert before > 0
    other = next(one for one in demo.secrets.all(person_id=hester.id) if one.id != habit.id)
    tools.wrote(demo.secrets.toggle_gold(other.id))
    settled(tools)
    assert page.parts.list.current_id() == habit.id
    assert bar.value() == before


def test_finding_on_the_page(page, do, qtbot):
    do("find")
    qtbot.keyClicks(page.parts.find, "7:15")
    assert [row.text for row in page.parts.list.records.rows] == [
        "Ring at 7:15 (in the car, hands free). Never after four."
    ]
    qtbot.keyClick(page.parts.find, Qt.Key.Key_Escape)
    qtbot.keyClick(page.parts.find, Qt.Key.Key_Escape)
    assert page.parts.find.isHidden()
    assert len(page.parts.list.records.rows) > 5


def test_an_account_that_is_taken_back_closes_its_page(page, tools, demo, settled):
    account, change = demo.accounts.add("Fleeting")
    tools.wrote(change)
    tools.navigation.open("account", account=account.id)
    settled(tools)
    assert page.parts.head.heading.text() == "Fleeting"
    tools.undoing.undo()
    settled(tools)
    assert tools.navigation.here.name == "accounts"


def test_where_there_is_little_room_the_record_stands_in_the_place_of_the_list(
    page, habit, qtbot, tools
):
    page.window().resize(760, 700)
    assert not page.parts.panel.isVisible()
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Return)
    assert page.parts.panel.isVisible()
    assert not page.parts.list.isVisible()
    qtbot.keyClick(page.parts.secret.field, Qt.Key.Key_Escape)
    assert page.parts.list.isVisible()


def test_what_is_done_daily_stands_in_front_and_more_brings_the_rest(page, tools, settled, qtbot):
    page.parts.list.setFocus()
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Down)
    can = page.parts.secret.can
    assert not can.rest.isVisible()
    can.more.setFocus()
    qtbot.keyClick(can.more, Qt.Key.Key_Return)
    assert can.rest.isVisible()
    assert can.more.text() == "Less"
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Down)
    settled(tools)
    assert can.rest.isVisible()


def test_what_a_full_disk_refused_is_done_again_with_its_words(
    page, do, demo, tools, settled, qtbot, monkeypatch, hester
):
    def refuse(*_args, **_more):
        raise NotWritten("The disk is full; nothing of this step was saved.")

    do("add_secret")
    page.parts.writer.area.insertPlainText("Wants the yard repaved")
    with monkeypatch.context() as full:
        full.setattr(type(demo.secrets), "add", refuse)
        qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
        settled(tools)
    assert tools.banner.text.startswith("The disk is full")
    again = next(b for b in tools.banner.findChildren(Button) if b.text() == "Do it again")
    again.click()
    settled(tools)
    assert "Wants the yard repaved" in [one.text for one in demo.secrets.all(hester.account_id)]
    assert tools.banner.text == "Recorded."


def test_everything_has_a_name(page, habit, do, assert_accessible):
    assert_accessible(page)
    do("kind")
    assert_accessible(page)
    page.parts.picker.left.emit()
    page.parts.list.setCurrentIndex(page.parts.list.records.index(-1))
    do("edit")
    assert_accessible(page)

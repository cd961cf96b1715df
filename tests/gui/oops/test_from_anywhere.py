"""A mishap from other pages: F12 brings it, and those it concerns tell of it."""

from PySide6.QtCore import Qt

from secretsmanual.gui.palette import Palette
from tests.gui.talk_desk import Desk

K = Qt.Key


def test_f12_brings_the_card_of_the_person_in_front_and_enter_starts_the_clock(
    open_page, tools, demo, hester, press, type_, qtbot
):
    open_page("account", account=hester.account_id, person=hester.id)
    press(K.Key_F12)
    page = tools.navigation.page
    assert tools.navigation.here.name == "oops"
    assert page.name.text().startswith("Hester Vaughn-Abara")
    assert not page.clock.isVisible()
    qtbot.waitUntil(page.opening.what.hasFocus)
    type_("Labels late again")
    press(K.Key_Return)
    (running,) = demo.recovery.running()
    assert (running.case.what, running.case.person_id) == ("Labels late again", hester.id)
    assert page.clock.text() == "24:00 left"
    assert "second failure" in page.warning.text()
    assert page.step.note.hasFocus()


def test_elsewhere_the_finder_asks_whom_it_is_about(open_page, tools, press, type_, hester):
    open_page("promises")
    press(K.Key_F12)
    palette = tools.navigation.page.window().findChild(Palette)
    assert palette.field.text() == "oops "
    type_("hester")
    first = palette.list.records.rows[1]
    assert (first.id, first.icon) == (f"card {hester.id}", "life-buoy")
    press(K.Key_Return)
    assert tools.navigation.here.name == "oops"
    assert tools.navigation.page.name.text().startswith("Hester")


def test_running_cases_come_first_where_nobody_is_named(open_page, tools, press, case, demo):
    open_page("settings")
    press(K.Key_F12)
    palette = tools.navigation.page.window().findChild(Palette)
    (_title, row) = palette.list.records.rows
    assert (row.title, row.note) == ("Lucía Ferrant", "Labels came off")
    assert "24:00 left" in row.aside
    press(K.Key_Return)
    assert tools.navigation.page.presenter.case_id == case.id


def test_a_talk_is_not_lost_by_f12(open_page, tools, demo, hester, qtbot, settled, press):
    page = open_page("talk", account=hester.account_id, people=hester.id)
    qtbot.keyClick(page.prep.start, K.Key_Return)
    settled(tools)
    desk = Desk(page, qtbot, settled, tools, demo)
    desk.say("swims on sundays")
    desk.type("half a wo")
    press(K.Key_F12)
    assert tools.navigation.here.name == "oops"
    assert tools.navigation.page.name.text().startswith("Hester")
    tools.navigation.back()
    settled(tools)
    assert tools.navigation.page is page
    assert page.pane is page.live
    assert desk.line.text() == "half a wo"
    assert desk.lines() == ["swims on sundays"]


def test_the_day_and_the_account_tell_of_a_running_clock(
    open_page, tools, settled, case, lucia, press
):
    page = open_page("today")
    titles = [row.title for row in page.ahead.records.rows]
    assert titles[:2] == ["To put right", "Labels came off"]
    assert "1 mishap" in page.head.note.text()
    page.ahead.choose(case.id)
    page.ahead.setFocus()
    press(K.Key_Return)
    assert tools.navigation.page.presenter.case_id == case.id
    account = tools.navigation.open("account", account=lucia.account_id)
    settled(tools)
    assert "OOPS: 24:00 left, next: own it" in account.parts.head.note.text()


def test_what_is_not_for_her_is_written_on_her_panel(open_page, demo, tools, settled, hester):
    page = open_page("account", account=hester.account_id, person=hester.id)
    tools.actions["edit"].trigger()
    field = page.parts.person.form.fields["not_these"]
    field.setText("alcohol, her brother")
    page.parts.person.form.save()
    settled(tools)
    assert demo.people.find("Hester").not_these == ["alcohol", "her brother"]


def test_gift_limit_and_quiet_hours_are_settings(open_page, demo, tools, settled, qtbot):
    page = open_page("settings")
    assert (page.us.gift_limit.text(), page.us.quiet_hours.text()) == ("30.00", "18:30-07:00")
    for field, typed in ((page.us.gift_limit, "lots"), (page.us.quiet_hours, "at night")):
        field.setText(typed)
        field.editingFinished.emit()
        settled(tools)
    assert "no amount" in page.us.fields["gift_limit"].error
    assert "no hours" in page.us.fields["quiet_hours"].error
    for field, typed in ((page.us.gift_limit, "25,5"), (page.us.quiet_hours, "19:00 - 6:30")):
        field.setText(typed)
        field.editingFinished.emit()
        settled(tools)
    ours = demo.settings.ours()
    assert (ours.gift_limit, ours.quiet_hours) == ("25.50", "19:00-06:30")

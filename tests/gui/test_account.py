"""The account's manual page: read, chosen, edited in place, all by keys and all undoable."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import NotWritten
from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.labels import PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class OtherPage(Page):
    """Stands for a page of somebody else's."""


@pytest.fixture
def hester(demo):
    return demo.people.find("Hester")


@pytest.fixture
def page(tools, open_page, hester):
    for name in ("talk", "brief", "hand_over", "review", "accounts"):
        tools.navigation.register(name, OtherPage)
    return open_page("account", account=hester.account_id, person=hester.id)


@pytest.fixture
def do(tools, settled):
    """Trigger an action and wait until it is written and read."""

    def trigger(name):
        assert tools.actions[name].isEnabled(), name
        tools.actions[name].trigger()
        settled(tools)

    return trigger


@pytest.fixture
def undo(tools, settled):
    def take_back():
        tools.undoing.undo()
        settled(tools)

    return take_back


@pytest.fixture
def habit(page, demo, hester):
    """One of her secrets, chosen in the list."""
    secret = demo.secrets.all(person_id=hester.id, kind="habit")[0]
    page.parts.list.setFocus()
    page.parts.list.choose(secret.id)
    return secret


def focus(page):
    return page.window().focusWidget()


def sections(page):
    return [row.title for row in page.parts.list.records.rows if isinstance(row, SectionRow)]


def rows(page):
    return {row.id: row for row in page.parts.list.records.rows}


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


def test_a_money_value_is_shown_only_when_asked_for(page, tools, hester, settled):
    parts = page.parts
    parts.people.choose(hester.account_id)
    said = [parts.organisation.facts.findChildren(type(parts.who)), parts.organisation._worth]
    assert not any("184" in label.text() for label in said[0])
    assert said[1].isHidden()
    parts.organisation._ask_worth.click()
    assert "184" in said[1].text()


def test_next_and_previous_person_by_key(page, qtbot, hester):
    ids = [row.id for row in page.parts.people.records.rows]
    start = ids.index(hester.id)
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    assert page.parts.people.current_id() == ids[start + 1]
    assert page.parts.who.text() == page.parts.people.records.rows[start + 1].title
    qtbot.keyClick(page, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(page, Qt.Key.Key_Up, ALT)
    assert page.parts.people.current_id() == ids[start - 1]


def test_rewording_in_place(page, habit, demo, qtbot, settled, tools, undo):
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Return)
    field = page.parts.secret.field
    assert focus(page) is field
    field.clear()
    qtbot.keyClicks(field, "Rings at dawn")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(tools)
    assert demo.secrets.get(habit.id).text == "Rings at dawn"
    assert rows(page)[habit.id].text == "Rings at dawn"
    assert focus(page) is page.parts.list
    assert page.parts.list.current_id() == habit.id
    undo()
    assert rows(page)[habit.id].text == habit.text


def test_escape_leaves_the_words_as_they_were(page, habit, qtbot, demo, settled, tools):
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.parts.secret.field, " and more")
    qtbot.keyClick(page.parts.secret.field, Qt.Key.Key_Escape)
    settled(tools)
    assert demo.secrets.get(habit.id).text == habit.text
    assert focus(page) is page.parts.list


def test_turning_elsewhere_keeps_what_is_half_typed(page, habit, qtbot, demo, settled, tools):
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.parts.secret.field, " in the car")
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    settled(tools)
    assert demo.secrets.get(habit.id).text == f"{habit.text} in the car"


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        ("gold", "gold", True),
        ("private", "sensitivity", "private"),
        ("who_may_know", "sensitivity", "private"),
        ("need_or_want", "layer", "need"),
    ],
)
def test_marks_by_key_and_back(page, hester, demo, do, undo, action, field, value):
    wanted = {"gold": False, "sensitivity": "service", "layer": "want"}
    secret = next(
        one
        for one in demo.secrets.all(person_id=hester.id)
        if all(getattr(one, name) == was for name, was in wanted.items())
    )
    page.parts.list.choose(secret.id)
    do(action)
    assert getattr(demo.secrets.get(secret.id), field) == value
    undo()
    assert getattr(demo.secrets.get(secret.id), field) == wanted[field]


def test_still_true(page, habit, demo, do, clock):
    do("confirm")
    assert demo.secrets.get(habit.id).last_confirmed == clock.today()
    assert rows(page)[habit.id].age == "today"


def test_something_newer_takes_its_place(page, habit, demo, do, qtbot, settled, tools, undo):
    do("supersede")
    area = page.parts.writer.area
    assert area.toPlainText() == habit.text
    qtbot.keyClicks(area, "Now at eight")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    settled(tools)
    old = demo.secrets.get(habit.id)
    assert old.status == "superseded"
    assert habit.id not in rows(page)
    assert page.parts.list.current_id() == old.superseded_by
    undo()
    assert habit.id in rows(page)


def test_used_and_its_history(page, habit, demo, do, qtbot, settled, tools):
    do("used")
    picker = page.parts.picker
    qtbot.keyClicks(picker.field, "surprise")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.keyClicks(picker.field, "well")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.parts.writer.area.toPlainText() == "As a surprise"
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    assert "used" in rows(page)[habit.id].spoken
    (use,) = demo.secrets.uses(habit.id)
    assert (use.way, use.reaction) == ("surprise", "well")
    do("used")
    notes = {row.id: row.note for row in picker.list.records.rows}
    assert notes["surprise"].startswith("Not again before ")
    assert notes["opener"] == ""
    qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
    do("gold")
    do("history")
    words = [label.text() for label in page.parts.secret.history.findChildren(PlainLabel)]
    assert "Gold\nGold: “no” before, “yes” now" in words


def told(part):
    assert part.isVisible()
    return [label.text() for label in part.facts.findChildren(PlainLabel)][1::2]


def test_what_happened_to_a_person_and_to_the_account(page, hester, demo, do, tools, settled):
    demo.people.change(hester.id, role="Head of purchasing", decision_maker=False)
    page.parts.people.setFocus()
    page.parts.list.setCurrentIndex(page.parts.list.records.index(-1))
    do("history")
    words = told(page.parts.person.history)[0]
    assert words.startswith("Change the person\n")
    assert f"Role: “{hester.role}” before, “Head of purchasing” now" in words
    demo.accounts.change(hester.account_id, trade="")
    page.parts.people.choose(hester.account_id)
    do("history")
    words = told(page.parts.organisation.history)[0]
    assert words == "Change the account\nTrade: “Chilled ready meals” before, nothing now"


def test_what_happened_to_a_promise(page, hester, demo, do, settled, tools):
    promise, _ = demo.promises.add("Send the labels", hester.account_id, hester.id)
    demo.promises.move(promise.id, date(2026, 12, 24), "they asked")
    page._presenter.read()
    settled(tools)
    page.parts.people.choose(hester.id)
    page.parts.list.choose(promise.id)
    do("history")
    words = told(page.parts.promise.history)
    assert words[1] == "Add a promise"
    assert "Day: “24 Dec 2026” now" in words[0]
    assert "Why it was moved: “they asked” now" in words[0]


def test_the_history_of_what_is_never_mentioned_tells_no_words(page, habit, demo, do):
    demo.secrets.edit(habit.id, "Leaves in spring")
    demo.secrets.set_sensitivity(habit.id, "never")
    do("history")
    words = "\n".join(told(page.parts.secret.history))
    assert "spring" not in words
    assert "May know" in words


def test_a_kind_is_chosen_by_typing_a_part_of_it(page, habit, demo, do, qtbot, settled, tools):
    do("kind")
    picker = page.parts.picker
    assert focus(page) is picker.field
    qtbot.keyClicks(picker.field, "recrea")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert demo.secrets.get(habit.id).kind == "recreation"
    assert page.parts.list.current_id() == habit.id
    assert focus(page) is page.parts.list


def test_an_occasion_of_how_we_fit_is_chosen_and_sets_the_tone_of_the_brief(
    page, habit, demo, do, hester, undo, qtbot, settled, tools
):
    assert not tools.actions["occasion"].isEnabled()
    demo.secrets.set_kind(habit.id, "fit")
    tools.wrote(demo.secrets.set_sensitivity(habit.id, "open"))
    settled(tools)
    do("occasion")
    qtbot.keyClicks(page.parts.picker.field, "farew")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert demo.secrets.get(habit.id).occasion == "farewell"
    facts = page.parts.secret.facts.findChildren(PlainLabel)
    assert "Occasion: Farewell" in {label.accessibleName() for label in facts}
    brief = demo.briefs.brief(hester.account_id, [hester.id])
    assert "farewell: quiet, no jokes" in demo.briefs.as_text(brief)
    undo()
    assert demo.secrets.get(habit.id).occasion == ""


def test_no_occasion_in_particular(page, habit, demo, do, qtbot, settled, tools):
    demo.secrets.set_kind(habit.id, "fit")
    tools.wrote(demo.secrets.set_occasion(habit.id, "launch"))
    settled(tools)
    do("occasion")
    qtbot.keyClicks(page.parts.picker.field, "none")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert demo.secrets.get(habit.id).occasion == ""


def test_deleting_goes_on_with_the_next_and_undo_brings_it_back(page, habit, demo, do, undo):
    at = page.parts.list.records.row_of(habit.id)
    do("delete")
    assert habit.id not in rows(page)
    assert page.parts.list.records.row_of(page.parts.list.current_id()) in (at, at + 1)
    undo()
    assert habit.id in rows(page)


def test_a_new_secret_is_typed_and_then_sorted(page, demo, do, hester, qtbot, settled, tools):
    do("add_secret")
    qtbot.keyClicks(page.parts.writer.area, "Collects old maps")
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    picker = page.parts.picker
    assert page.parts.panel.currentWidget() is picker
    qtbot.keyClicks(picker.field, "recreation")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    settled(tools)
    made = next(one for one in demo.secrets.all(person_id=hester.id) if "maps" in one.text)
    assert made.kind == "recreation"
    assert page.parts.list.current_id() == made.id


def test_a_new_secret_may_stay_unsorted(page, demo, do, hester, qtbot, settled, tools):
    do("add_secret")
    qtbot.keyClicks(page.parts.writer.area, "Collects old maps")
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Escape)
    assert "Unsorted" in sections(page)


def test_a_secret_of_a_protected_kind_is_not_laid_open(
    page, demo, do, hester, qtbot, settled, tools
):
    do("add_secret")
    qtbot.keyClicks(page.parts.writer.area, "Her boy sits exams")
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    qtbot.keyClicks(page.parts.picker.field, "family")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    made = next(one for one in demo.secrets.all(person_id=hester.id) if "exams" in one.text)
    assert (made.kind, made.sensitivity) == ("family", "private")


@pytest.fixture
def unspeakable(page, tools, hester, settled):
    service = tools.services.secrets
    secret, change = service.add(
        "The lawsuit", hester.account_id, person_id=hester.id, kind="family", sensitivity="never"
    )
    tools.wrote(change)
    settled(tools)
    page.parts.list.setFocus()
    page.parts.list.choose(secret.id)
    return secret


def test_what_is_never_mentioned_shows_only_while_space_is_held(page, unspeakable, qtbot):
    parts = page.parts
    assert "lawsuit" not in rows(page)[unspeakable.id].spoken
    assert "lawsuit" not in parts.secret.text.text()
    qtbot.keyPress(parts.list, Qt.Key.Key_Space)
    assert rows(page)[unspeakable.id].text == "The lawsuit"
    assert parts.secret.text.text() == "The lawsuit"
    qtbot.keyRelease(parts.list, Qt.Key.Key_Space)
    assert "lawsuit" not in rows(page)[unspeakable.id].spoken
    assert "lawsuit" not in parts.secret.text.text()


def test_service_is_told_what_not_to_raise(page, unspeakable, tools, demo, settled, undo, qtbot):
    parts = page.parts
    field = parts.secret.topic
    assert field.isVisible()
    field.setFocus()
    qtbot.keyClicks(field, "warehouse 2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(tools)
    assert demo.secrets.get(unspeakable.id).topic == field.text() == "warehouse 2"
    undo()
    assert demo.secrets.get(unspeakable.id).topic == field.text() == ""
    field.setFocus()
    qtbot.keyClicks(field, "her divorce")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(tools)
    assert "needs care" in tools.banner.text
    qtbot.keyClicks(field, "?")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    field.setFocus()
    qtbot.keyClicks(field, "the courts")
    parts.list.choose(demo.secrets.all(person_id=unspeakable.person_id, kind="habit")[0].id)
    settled(tools)
    assert demo.secrets.get(unspeakable.id).topic == "the courts"
    assert not field.isVisible()


def test_what_is_never_mentioned_shows_while_its_button_is_held(page, unspeakable, qtbot, do):
    parts = page.parts
    qtbot.keyClick(parts.list, Qt.Key.Key_Return)
    assert focus(page) is parts.secret.hold
    qtbot.keyPress(parts.secret.hold, Qt.Key.Key_Space)
    assert parts.secret.text.text() == "The lawsuit"
    qtbot.keyRelease(parts.secret.hold, Qt.Key.Key_Space)
    assert "lawsuit" not in parts.secret.text.text()
    do("kind")
    assert "lawsuit" not in parts.picker.note.text()
    parts.picker.left.emit()
    do("supersede")
    assert parts.writer.area.toPlainText() == ""


def test_a_person_is_added_in_place(page, demo, do, qtbot, settled, tools):
    do("new_person")
    assert focus(page) is page.parts.name
    qtbot.keyClicks(page.parts.name, "Walt Brandt")
    qtbot.keyClick(page.parts.name, Qt.Key.Key_Return)
    settled(tools)
    walt = demo.people.find("Walt Brandt")
    assert page.parts.people.current_id() == walt.id
    assert page.parts.nothing.isVisible()


def test_a_persons_fields(page, demo, do, hester, qtbot, settled, tools, clock, undo):
    page.parts.people.setFocus()
    do("edit")
    form = page.parts.person.form
    form.fields["phones"].setText("+44 1482 1, 112")
    form.fields["consent_marketing"].setChecked(not hester.consent_marketing)
    form.fields["role"].setFocus()
    qtbot.keyClick(form.fields["role"], Qt.Key.Key_Return)
    settled(tools)
    now = demo.people.find(hester.id)
    assert now.phones == ["+44 1482 1", "112"]
    assert now.consent_marketing is not hester.consent_marketing
    assert now.consent_asked_on == clock.today()
    assert not page.parts.person.editing
    undo()
    assert demo.people.find(hester.id).phones == hester.phones


def test_a_name_cannot_be_taken_away(page, demo, do, hester, qtbot):
    page.parts.people.setFocus()
    do("edit")
    form = page.parts.person.form
    form.fields["name"].clear()
    form.save_button.click()
    assert "name" in form._shown["name"].error
    qtbot.keyClick(form.fields["name"], Qt.Key.Key_Escape)
    assert not page.parts.person.editing
    assert demo.people.find(hester.id).name == hester.name


def test_the_accounts_fields(page, demo, do, hester, settled, tools):
    page.parts.people.choose(hester.account_id)
    do("edit")
    form = page.parts.organisation.form
    form.fields["annual_value"].setText("a lot")
    form.save_button.click()
    assert form._shown["annual_value"].error
    form.fields["annual_value"].setText("190 000")
    form.fields["outlook"].setCurrentIndex(form.fields["outlook"].findData("tight"))
    form.fields["service_standard"].setCurrentIndex(2)
    form.fields["quality_in_their_words"].setPlainText("It peels off clean")
    form.fields["knew_before"].setPlainText("Read two reviews")
    form.save_button.click()
    settled(tools)
    account = demo.accounts.find(hester.account_id)
    assert (account.annual_value, account.outlook) == (190_000, "tight")
    assert account.service_standard == "superior"
    assert account.quality_in_their_words == "It peels off clean"
    assert account.knew_before == "Read two reviews"


def test_the_last_remarkable_thing_has_an_age(page, demo, do, hester, settled, tools):
    page.parts.people.choose(hester.account_id)
    do("edit")
    form = page.parts.organisation.form
    form.fields["last_remarkable"].setPlainText("A cake for the night shift")
    form.save_button.click()
    settled(tools)
    assert demo.accounts.find(hester.account_id).last_remarkable_on == demo.manual.today
    shown = {one.accessibleName() for one in page.parts.organisation.findChildren(PlainLabel)}
    assert "Last remarkable thing we did: A cake for the night shift, today" in shown


def test_two_people_become_one(page, demo, do, hester, qtbot, settled, tools, undo):
    other = demo.people.find("Colm")
    theirs = {secret.id for secret in demo.secrets.all(person_id=other.id)}
    do("merge_people")
    qtbot.keyClicks(page.parts.picker.field, "colm")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert theirs <= set(rows(page))
    assert other.id not in [row.id for row in page.parts.people.records.rows]
    undo()
    assert other.id in [row.id for row in page.parts.people.records.rows]


def test_two_accounts_become_one(page, demo, do, hester, qtbot, settled, tools, undo):
    other = demo.accounts.find("Pellworth")
    do("merge_accounts")
    qtbot.keyClicks(page.parts.picker.field, "pellworth")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert len(page.parts.people.records.rows) == 6
    undo()
    assert demo.accounts.find(other.id).name == other.name


@pytest.fixture
def promise(page, tools, hester, settled, clock):
    service = tools.services.promises
    due = clock.today() - timedelta(days=3)
    made, change = service.add("Send the new rolls", hester.account_id, hester.id, due=due)
    tools.wrote(change)
    settled(tools)
    page.parts.list.setFocus()
    page.parts.list.choose(made.id)
    return made


def test_an_overdue_promise_stands_first_and_warm(page, promise):
    assert sections(page)[0] == "Promises"
    row = rows(page)[promise.id]
    assert (row.aside, row.aside_tone) == ("overdue by 3 days", "warm")
    assert "waits for a promise" in page.parts.people.records.rows[0].spoken


def test_a_promise_is_kept_and_how_they_took_it(page, promise, demo, qtbot, settled, tools):
    qtbot.keyClick(page.parts.list, Qt.Key.Key_Return)
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)
    qtbot.keyClicks(page.parts.picker.field, "deligh")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    now = next(one for one in demo.promises.all() if one.id == promise.id)
    assert now.satisfied == "delighted"
    assert "Kept lately" in sections(page)


def test_a_promise_moves_with_its_reason(page, promise, demo, qtbot, settled, tools):
    page.parts.promise.move_it.click()
    area = page.parts.writer.area
    qtbot.keyClicks(area, "4 dec")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert "why" in page.parts.writer.note.text()
    qtbot.keyClicks(area, ", they are closed")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    settled(tools)
    now = next(one for one in demo.promises.all() if one.id == promise.id)
    assert now.due == date(2026, 12, 4)
    assert now.moved[0]["why"] == "they are closed"


def test_a_promise_is_dropped(page, promise, settled, tools):
    page.parts.promise.drop.click()
    settled(tools)
    assert promise.id not in rows(page)


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


def test_everything_has_a_name(page, habit, do, assert_accessible):
    assert_accessible(page)
    do("kind")
    assert_accessible(page)
    page.parts.picker.left.emit()
    page.parts.list.setCurrentIndex(page.parts.list.records.index(-1))
    do("edit")
    assert_accessible(page)


def test_a_promise_is_noted_from_the_page(page, demo, do, qtbot, settled, tools):
    do("promise")
    qtbot.keyClicks(page.parts.writer.area, "send the quince proof by friday")
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    (promise,) = (one for one in demo.promises.open() if "quince" in one.text)
    assert promise.due.weekday() == 4
    assert promise.id in rows(page)


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

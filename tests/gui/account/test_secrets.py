"""Secrets on the account's page: added, reworded, marked and sorted in place, all undoable."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.widgets.labels import PlainLabel
from tests.gui.account.showing import focus, rows, sections

ALT = Qt.KeyboardModifier.AltModifier


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

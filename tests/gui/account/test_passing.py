"""The account page passes on: themes of a secret, its source, and people who move."""

from PySide6.QtCore import Qt

from secretsmanual.gui.screens.account.passing import IN_IT, NEW

K = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_one_key_puts_it_into_a_theme_and_out_again(page, habit, demo, press, qtbot):
    themes = [state.theme for state in demo.themes.all()]
    theme = next(one for one in themes if one.label not in habit.themes)
    press(page.parts.list, K.Key_B, CTRL_SHIFT)
    picker = page.parts.picker
    assert page.parts.panel.currentWidget() is picker
    ids = [row.id for row in picker.list.records.rows]
    assert ids[-1] == NEW
    suggested = [one.id for one, _ in demo.themes.suggest(habit.text, habit.id)]
    assert ids[: len(suggested)] == suggested
    qtbot.keyClicks(picker.field, theme.label)
    press(picker.field, K.Key_Return)
    assert theme.label in demo.secrets.get(habit.id).themes
    assert page.parts.panel.currentWidget() is page.parts.secret
    press(page.parts.list, K.Key_B, CTRL_SHIFT)
    picker.list.choose(IN_IT + theme.id)
    picker.list.setFocus()
    press(picker.list, K.Key_Return)
    assert theme.label not in demo.secrets.get(habit.id).themes


def test_a_new_theme_is_made_on_the_way(page, habit, demo, press, qtbot):
    press(page.parts.list, K.Key_B, CTRL_SHIFT)
    page.parts.picker.list.choose(NEW)
    page.parts.picker.list.setFocus()
    press(page.parts.picker.list, K.Key_Return)
    area = page.parts.writer.area
    assert area.hasFocus()
    qtbot.keyClicks(area, "Certainty before quickness")
    press(area, K.Key_Return)
    assert "Certainty before quickness" in demo.secrets.get(habit.id).themes
    assert demo.themes.find("Certainty before quickness").status == "active"


def test_one_key_protects_the_source_and_shows_it(page, habit, demo, press, tools, settled):
    press(page.parts.list, K.Key_I, CTRL_SHIFT)
    assert demo.secrets.get(habit.id).source_protected
    assert "protected" in tools.banner.text
    press(page.parts.list, K.Key_I, CTRL_SHIFT)
    assert not demo.secrets.get(habit.id).source_protected
    tools.undoing.undo()
    settled(tools)
    assert demo.secrets.get(habit.id).source_protected


def test_somebody_works_for_another_company_now(page, demo, hester, press, tools, qtbot, settled):
    tools.actions["move_person"].trigger()
    settled(tools)
    picker = page.parts.picker
    assert picker.heading.text() == f"Where does {hester.name} work now?"
    names = [row.title for row in picker.list.records.rows]
    assert "Thornquay Chilled Foods" not in names
    qtbot.keyClicks(picker.field, "gantrel")
    press(picker.field, K.Key_Return)
    assert page.parts.head.heading.text() == "Gantrel Fasteners"
    assert page.parts.people.current_id() == hester.id
    assert demo.people.find("Hester").account_id == demo.accounts.find("Gantrel Fasteners").id
    tools.undoing.undo()
    settled(tools)
    assert demo.people.find("Hester").account_id == hester.account_id


def test_only_a_person_moves(page, tools, settled):
    page.parts.people.choose(page._presenter.account_id)
    settled(tools)
    assert not tools.actions["move_person"].isEnabled()
    assert not tools.actions["theme"].isEnabled()

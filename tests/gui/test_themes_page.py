"""Themes: their state in words, quotes one by one, and the secrets in each."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.screens.themes.rows import QUOTE, state_in_words

K = Qt.Key


@pytest.fixture
def page(open_page):
    return open_page("themes")


def inside(page, prefix=""):
    rows = page.inside.records.rows
    return [row for row in rows if not isinstance(row, SectionRow) and row.id.startswith(prefix)]


def rows(page):
    return {row.title: row for row in page.list.records.rows if not isinstance(row, SectionRow)}


def with_quotes(demo):
    return next(one for one in demo.themes.all() if one.quotes_waiting)


def test_each_theme_says_how_many_and_whether_it_is_told(page, demo):
    states = demo.themes.all()
    assert set(rows(page)) == {one.theme.label for one in states}
    one = next(one for one in states if one.showing == "below")
    note = rows(page)[one.theme.label].note
    assert note.endswith(one.lacking)
    page.list.choose(one.theme.id)
    assert page.state.text() == f"Held back: {one.lacking}."
    assert page.counts.text().startswith(("1 person in", f"{one.people} people in"))


def test_what_was_published_is_said_with_its_day(page, demo, tmp_path, tools, settled):
    told = next(one for one in demo.themes.all() if one.showing == "new")
    page.list.choose(told.theme.id)
    assert page.state.text().startswith("Ready")
    demo.themes.hand_over(tmp_path / "themes.json")
    state = next(one for one in demo.themes.all() if one.theme.id == told.theme.id)
    assert state_in_words(state) == "Published as of 20 Nov 2026."


def test_quotes_are_confirmed_one_by_one(page, demo, tools, qtbot, settled):
    state = with_quotes(demo)
    page.list.choose(state.theme.id)
    settled(tools)
    assert "to confirm" in rows(page)[state.theme.label].aside
    qtbot.keyClick(page.list, K.Key_Return)
    assert page.inside.hasFocus()
    first = inside(page, QUOTE)[0]
    page.inside.choose(first.id)
    qtbot.keyClick(page.inside, K.Key_Y)
    settled(tools)
    answers = {one.secret_id: one.answer for one in demo.themes.quotes(state.theme.id)}
    assert answers[first.id.removeprefix(QUOTE)] == "confirmed"
    row = next(row for row in inside(page, QUOTE) if row.id == first.id)
    assert row.kind == "may be repeated"
    page.inside.choose(first.id)
    qtbot.keyClick(page.inside, K.Key_N)
    settled(tools)
    answers = {one.secret_id: one.answer for one in demo.themes.quotes(state.theme.id)}
    assert answers[first.id.removeprefix(QUOTE)] == "refused"
    tools.undoing.undo()
    settled(tools)
    answers = {one.secret_id: one.answer for one in demo.themes.quotes(state.theme.id)}
    assert answers[first.id.removeprefix(QUOTE)] == "confirmed"


def test_a_theme_is_proposed_and_put_aside(page, demo, tools, qtbot, settled):
    qtbot.keyClick(page.list, K.Key_P)
    assert page.name.hasFocus()
    qtbot.keyClicks(page.name, "Certainty before quickness")
    qtbot.keyClick(page.name, K.Key_Return)
    settled(tools)
    assert page.label.text() == "Certainty before quickness"
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, K.Key_Delete)
    settled(tools)
    assert "Certainty before quickness" not in rows(page)
    tools.undoing.undo()
    settled(tools)
    assert "Certainty before quickness" in rows(page)
    qtbot.keyClick(page.list, K.Key_P)
    qtbot.keyClicks(page.name, "certainty BEFORE quickness")
    qtbot.keyClick(page.name, K.Key_Return)
    settled(tools)
    assert "There is a theme" in tools.banner.text


def test_escape_proposes_nothing(page, demo, qtbot):
    before = len(demo.themes.all())
    qtbot.keyClick(page.list, K.Key_P)
    qtbot.keyClicks(page.name, "Something")
    qtbot.keyClick(page.name, K.Key_Escape)
    assert page.list.hasFocus()
    assert len(demo.themes.all()) == before


def test_secrets_are_taken_out_and_put_in(page, demo, tools, qtbot, settled):
    state = max(demo.themes.all(), key=lambda one: one.tagged)
    page.list.choose(state.theme.id)
    settled(tools)
    row = inside(page, "s-")[0]
    page.inside.setFocus()
    page.inside.choose(row.id)
    qtbot.keyClick(page.inside, K.Key_Delete)
    settled(tools)
    assert state.theme.label not in demo.secrets.get(row.id).themes
    assert page.inside.current_id()
    tools.wrote(demo.secrets.edit(row.id, f"She wants this: {state.theme.label.lower()}."))
    settled(tools)
    assert f"maybe:{row.id}" in [one.id for one in inside(page, "maybe:")]
    page.inside.choose(f"maybe:{row.id}")
    qtbot.keyClick(page.inside, K.Key_A)
    settled(tools)
    assert state.theme.label in demo.secrets.get(row.id).themes


def test_themes_go_to_the_hand_over(page, tools, settled):
    tools.actions["export"].trigger()
    settled(tools)
    assert tools.navigation.here.name == "hand_over"
    assert tools.navigation.here.args == {"audience": "themes"}


def test_no_themes_yet(make_tools, empty, settled, assert_accessible):
    tools = make_tools(empty)
    page = tools.navigation.open("themes")
    settled(tools)
    assert page.list.records.rows == []
    assert_accessible(page)


def test_everything_has_a_name_among_themes(page, assert_accessible, qtbot):
    assert_accessible(page)
    qtbot.keyClick(page.list, K.Key_P)
    assert_accessible(page)

"""Keys with Alt: those of actions and those of menus never meet, and none types a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from secretsmanual.gui.action_table import ACTIONS
from secretsmanual.gui.mnemonics import alt_keys, with_mnemonics

GERMAN = ["Datei", "Bearbeiten", "Gehe zu", "Gespräch", "Eintrag", "Ansicht", "Hilfe"]
titles = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=9))


def letter(title):
    """Return the letter that opens a menu, as Qt reads it."""
    return QKeySequence.mnemonic(title).toString().removeprefix("Alt+")


def clashes(menus):
    """Return the titles of menus whose letter an action or another menu has. For any language."""
    letters = [letter(title) for title in menus]
    return [
        title
        for title, own in zip(menus, letters, strict=True)
        if own and (own in alt_keys() or letters.count(own) > 1)
    ]


def test_the_menus_of_the_window(tools):
    menus = [action.text() for action in tools.banner.window().menuBar().actions()]
    assert all(letter(title) for title in menus)
    assert clashes(menus) == []


def test_what_a_clash_is():
    assert clashes(["&Bearbeiten", "&Hilfe", "&Help", "Ansicht"]) == [
        "&Bearbeiten",
        "&Hilfe",
        "&Help",
    ]


def test_german_titles_begin_with_letters_of_actions():
    marked = with_mnemonics(GERMAN)
    assert clashes(marked) == []
    assert all(letter(title) for title in marked)


def test_a_short_title_is_not_left_without_a_letter():
    marked = with_mnemonics(["Archivo", "Editar", "Ir", "Conversación", "Registro", "Ver", "Ayuda"])
    assert all(letter(title) for title in marked)


@given(titles)
def test_in_no_language_do_they_meet(titles):
    marked = with_mnemonics(titles)
    assert clashes(marked) == []
    assert [title.replace("&&", "\0").replace("&", "").replace("\0", "&") for title in marked] == (
        titles
    )


@pytest.mark.parametrize("key", sorted(alt_keys()))
def test_where_it_does_nothing_it_types_nothing(key, open_page, tools, settled, qtbot):
    name = next(name for name, spec in ACTIONS.items() if spec.key == f"Alt+{key}")
    page = open_page("settings")
    field = page.findChild(QLineEdit)
    field.clear()
    for page_open in (tools.navigation.page, None):
        if page_open is not None and tools.actions[name].isEnabled():
            continue
        tools.actions.rest(resting=page_open is None)
        field.setFocus()
        qtbot.keyClick(field, QKeySequence(key)[0].key(), Qt.KeyboardModifier.AltModifier)
        assert field.text() == ""
        assert QApplication.focusWidget() is field
    tools.actions.rest(resting=False)

"""The helper finds what it is for, and the widgets pass it."""

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from secretsmanual.gui.widgets.row_list import RowList
from tests.gui import gallery
from tests.gui.a11y_helper import nameless, names
from tests.gui.samples import SECRETS


def test_the_walk_finds_what_has_no_name(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    named = QLineEdit()
    named.setAccessibleName("Your answer")
    for widget in (named, QLineEdit(), QToolButton()):
        box.addWidget(widget)
    page.show()
    assert nameless(page) == ["/Client:/EditableText:", "/Client:/Button:"]


@pytest.mark.parametrize("name", sorted(gallery.PAGES))
def test_every_widget_has_a_name(name, theme, qtbot, assert_accessible):
    make, width, height = gallery.PAGES[name]
    page = make(theme)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    assert_accessible(page)


def test_rows_say_all_that_is_painted(theme, qtbot):
    rows = RowList(theme, "Secrets")
    qtbot.addWidget(rows)
    rows.show_rows(SECRETS[1:3])
    rows.show()
    said = names(rows)
    assert "Secrets" in said
    assert (
        "Fourteen pallets were relabelled overnight and a birthday missed., “I told my boy I "
        "would be there. I was not.”, Hester, If we fail, 3 months ago, gold, private, promise"
    ) in said


def test_coverage_has_words(theme, qtbot):
    ring = gallery.ring(theme)
    qtbot.addWidget(ring)
    assert ring.accessibleName() == "What we know: Hester Vaughn-Abara"
    assert ring.accessibleDescription().startswith("Known: habit, bias, skill,")
    assert "Not yet: competency," in ring.accessibleDescription()


def test_the_gallery_draws(tmp_path, qapp, theme):
    gallery.picture(theme, "words", tmp_path / "words.png")
    assert (tmp_path / "words.png").stat().st_size > 10_000

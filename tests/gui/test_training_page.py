"""The road map in the window: what is next, what it teaches, practice one key away."""

import pytest
from PySide6.QtCore import Qt

from tests.unit.services.two_manuals import Rep


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("training")
    qtbot.waitUntil(lambda: len(found.list.records.rows) == 8)
    return found


def test_the_unit_that_is_next_is_chosen_and_says_what_to_do(page, demo):
    (first,) = [one for one in demo.training.road_map() if one.state == "open"][:1]
    assert page.list.current_id() == first.id
    assert page.panel.heading.text() == first.lesson.title
    assert page.do.text() == first.lesson.do


def test_practice_is_one_key_away(page, tools, qtbot):
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_P)
    assert tools.navigation.here.name == "practice"


def test_colleagues_talks_are_not_ours(demo, tmp_path, clock):
    before = demo.training.road_map()
    ada = Rep(tmp_path, "ada", clock)
    demo.bundles.hand_over(tmp_path / "demo.smbundle")
    ada.bundles.merge(tmp_path / "demo.smbundle")
    brought = ada.services.training.road_map()
    ada.services.manual.close()
    assert any(one.done for one in before)
    assert not any(one.done for one in brought)

"""Settings: look, who we are, our team, the file, the licences."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.screens.settings.licences import unwrapped

K = Qt.Key


@pytest.fixture
def page(open_page):
    return open_page("settings")


def test_light_dark_and_back(page, tools, theme):
    page.look.choices["dark"].click()
    assert theme.dark
    assert tools.preferences.get("theme") == "dark"
    page.look.choices["light"].click()
    assert not theme.dark


def test_the_size_of_text(page, tools, theme):
    tools.actions["larger"].trigger()
    assert theme.scale == pytest.approx(1.1)
    assert page.look.percent.text() == "Size of text: 110 %"
    tools.actions["usual_size"].trigger()
    assert page.look.percent.text() == "Size of text: 100 %"


def test_our_names_are_saved_when_one_goes_on(page, demo, tools, qtbot, settled):
    field = page.us.product
    assert field.text() == "label lines"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "shrink sleeves")
    qtbot.keyClick(field, K.Key_Tab)
    settled(tools)
    assert demo.settings.ours().product == "shrink sleeves"
    assert field.accessibleDescription() == "Saved."
    page.us.company.setText("x" * 300)
    page.us.company.editingFinished.emit()
    settled(tools)
    assert "longer than 200" in page.us.fields["company"].error
    assert demo.settings.ours().company == "Larkfield Label & Pack"


def test_saving_the_same_name_writes_nothing(page, tools):
    page.us.product.editingFinished.emit()
    assert tools.work.pending() == 0


def members(page):
    lines = (page.team._members.itemAt(at).widget() for at in range(page.team._members.count()))
    return [line.layout().itemAt(0).widget().text() for line in lines]


def test_the_team(page, demo, tools, qtbot, settled):
    before = members(page)
    assert before[0] == "Nora Whitcombe"
    qtbot.keyClicks(page.team.name, "Ada Byron")
    qtbot.keyClicks(page.team.role, "service")
    qtbot.keyClick(page.team.role, K.Key_Return)
    settled(tools)
    assert members(page) == [*before, "Ada Byron"]
    assert page.team.name.text() == ""
    line = page.team._members.itemAt(4).widget()
    line.layout().itemAt(3).widget().click()
    settled(tools)
    assert members(page) == before
    assert "Ada Byron is no longer" in tools.banner.text
    tools.undoing.undo()
    settled(tools)
    assert members(page) == [*before, "Ada Byron"]


def test_a_team_member_without_a_name(page, tools, settled):
    page.team.name.returnPressed.emit()
    settled(tools)
    assert "needs a name" in page.team.field.error


def test_backups_and_health(page, demo, tools, settled):
    tools.actions["back_up"].trigger()
    assert page.manual.said.text() == "Backing up …"
    settled(tools)
    assert "Backed up" in page.manual.said.text()
    (made,) = (Path(demo.manual.path).parent / "demo backups").glob("*.secrets")
    assert made.stat().st_size > 0
    page.manual.check.click()
    settled(tools)
    assert page.manual.said.text() == "The manual is sound."


def test_damage_is_told(page, tools, settled, monkeypatch):
    found = "secretsmanual.gui.screens.settings.presenter.files.check"
    monkeypatch.setattr(found, lambda path, key: ["page 7 is damaged"])
    page.manual.check.click()
    settled(tools)
    assert "page 7 is damaged" in page.manual.said.text()


def test_licences(page, tools, qtbot, settled, assert_accessible):
    page.about.licences.click()
    settled(tools)
    view = page.licences
    assert view.isVisible()
    assert len(view.list.records.rows) > 20
    view.list.choose("PySide6_Essentials")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in view.text.toPlainText()
    assert_accessible(page)
    qtbot.keyClick(view, K.Key_Escape)
    assert not view.isVisible()
    assert page.about.licences.hasFocus()


def test_long_lines_run_on():
    long = "this software and associated documentation files (the software), to deal in"
    text = f"{long}\nthe software\nwithout\n\n{long}\n  - a point\n"
    assert unwrapped(text) == f"{long} the software\nwithout\n\n{long}\n  - a point\n"


def test_where_the_manual_lies_and_names_for_all(page, demo, assert_accessible):
    assert str(demo.manual.path) in page.manual.facts._grid.itemAt(1).widget().text()
    assert_accessible(page)


def test_the_menu_leads_to_its_part(page, tools, settled):
    tools.navigation.open("today")
    tools.actions["about"].trigger()
    assert page.about.licences.hasFocus()
    tools.navigation.open("today")
    tools.actions["back_up"].trigger()
    settled(tools)
    assert page.manual.back_up.hasFocus()
    assert "Backed up" in page.manual.said.text()

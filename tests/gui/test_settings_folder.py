"""The hand-over folder in the settings: chosen, written at once, changed and stopped."""

import shutil

import pytest
from PySide6.QtCore import Qt

K = Qt.Key
HTML = "Secrets for service.html"
XLSX = "Secrets for marketing.xlsx"


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "shared"
    path.mkdir()
    return path


@pytest.fixture
def opened(make_tools, demo, settled):
    def open_(*answers):
        tools = make_tools(demo, *answers)
        page = tools.navigation.open("settings")
        settled(tools)
        return tools, page.folder

    return open_


def names(place):
    return sorted(path.name for path in place.iterdir())


def test_a_folder_is_chosen_and_written_at_once(opened, demo, place, settled, qtbot):
    tools, card = opened(None, place)
    assert not card.write.isVisible()
    card.choose.setFocus()
    qtbot.keyClick(card.choose, K.Key_Return)
    assert demo.folder.current() is None
    qtbot.keyClick(card.choose, K.Key_Return)
    settled(tools)
    assert names(place) == [HTML]
    assert card.said.text().startswith("Written ")
    assert card.write.isVisible()
    qtbot.keyClick(card.ticks["marketing"], K.Key_Space)
    settled(tools)
    assert names(place) == [XLSX, HTML]
    assert demo.folder.current().packs == ("service", "marketing")
    (place / HTML).unlink()
    qtbot.keyClick(card.write, K.Key_Return)
    settled(tools)
    assert HTML in names(place)


def test_no_pack_is_refused_and_ticked_again(opened, demo, place, settled, qtbot):
    demo.folder.set(place, ["service"])
    tools, card = opened()
    qtbot.keyClick(card.ticks["service"], K.Key_Space)
    settled(tools)
    assert demo.folder.current().packs == ("service",)
    assert card.ticks["service"].isChecked()


def test_a_folder_that_is_gone_is_said(opened, demo, place, settled, qtbot):
    demo.folder.set(place, ["service"])
    shutil.rmtree(place)
    tools, card = opened()
    assert card.said.text() == "Nothing is written there yet."
    qtbot.keyClick(card.write, K.Key_Return)
    settled(tools)
    assert "is not there now" in card.said.text()


def test_stopping_leaves_the_files(opened, demo, place, settled, qtbot):
    demo.folder.set(place, ["service"])
    demo.folder.write()
    tools, card = opened()
    qtbot.keyClick(card.stop, K.Key_Return)
    settled(tools)
    assert demo.folder.current() is None
    assert names(place) == [HTML]
    assert not card.stop.isVisible()
    assert "The files that are there stay" in tools.banner.text


def test_the_card_has_names(opened, demo, place, assert_accessible):
    demo.folder.set(place, ["service"])
    _, card = opened()
    assert_accessible(card.window())

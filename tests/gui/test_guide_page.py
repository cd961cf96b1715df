"""The guide: its chapters, what they show and lead to, and that what they say holds."""

import base64
import json
import re
from contextlib import closing

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from sqlcipher3 import dbapi2 as sqlcipher

from secretsmanual.gui.action_table import ACTIONS
from secretsmanual.gui.pages import PAGES
from secretsmanual.gui.screens.guide.view import ABOUT
from secretsmanual.services.guide import CHAPTERS, chapters
from secretsmanual.system.resources import resource

IMAGE = QTextDocument.ResourceType.ImageResource.value
PICTURES = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
LINKS = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
KEY = re.compile(r"\b(?:Ctrl\+(?:Shift\+)?\S|Alt\+\w+|F\d{1,2})(?=[\s.,;:)|]|$)")


@pytest.fixture
def page(open_page):
    return open_page("guide")


def test_every_chapter_can_be_read(page, qtbot, assert_accessible):
    assert_accessible(page)
    assert page.list.hasFocus()
    for _ in range(len(CHAPTERS) + 1):
        name = page.list.current_id()
        assert page.reader.accessibleDescription() in page.reader.toPlainText()
        assert len(page.reader.toPlainText()) > 80, name
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current_id() == "keys"


def test_lists_are_numbered_as_they_are_written(page):
    block, found = page.reader.document().begin(), []
    while block.isValid():
        if block.textList():
            found.append(block.textList().itemText(block) + block.text()[:11])
        block = block.next()
    assert found[0] == "1.Look around"
    assert found[4].startswith("5.Use it")


def test_pictures_are_there_and_have_words():
    for chapter in chapters():
        for words, file in PICTURES.findall(chapter.text):
            assert resource("pictures", file).is_file()
            assert len(words) > 10


def test_links_lead_to_chapters(page):
    for chapter in chapters():
        for goal in LINKS.findall(chapter.text):
            assert goal.removesuffix(".md") in CHAPTERS
    page.reader.anchorClicked.emit(QUrl("brief.md"))
    assert page.list.current_id() == "brief"


def test_every_key_that_is_named_is_one_of_ours():
    known = {spec.key for spec in ACTIONS.values()}
    named = {key for chapter in chapters() for key in KEY.findall(chapter.text)}
    assert len(named) > 15
    assert named <= known


def test_nothing_else_is_loaded(page, tmp_path):
    outside = tmp_path / "x.png"
    outside.write_bytes(resource("pictures", "talk.png").read_bytes())
    for path in (str(outside), "../icons/LICENSE-lucide.txt", "https://example.com/x.png"):
        assert page.reader.loadResource(IMAGE, QUrl(path)) is None
    assert page.reader.loadResource(IMAGE, QUrl("talk.png")).width() > 100


def test_pictures_are_as_wide_as_the_page_lets_them(page, qtbot):
    def fits():
        picture = page.reader.document().resource(IMAGE, QUrl("today.png"))
        room = page.reader.viewport().width()
        return (
            room - 40 < picture.width() < room and not page.reader.horizontalScrollBar().maximum()
        )

    for width in (1024, 700, 1280):
        page.window().resize(width, 700)
        qtbot.waitUntil(fits)


def test_a_chapter_begins_at_its_top(open_page, demo, tools, qtbot):
    open_page("customer", account=demo.accounts.all()[0].account.id)
    tools.actions["guide"].trigger()
    reader = tools.navigation.page.reader
    qtbot.waitUntil(lambda: reader.verticalScrollBar().maximum() > 0)
    reader.grab()
    assert reader.verticalScrollBar().value() == 0


def test_f1_opens_it_where_it_tells_of_the_page(open_page, tools, demo):
    account = demo.accounts.all()[0].account.id
    open_page("brief", account=account)
    tools.actions["guide"].trigger()
    guide = tools.navigation.page
    assert guide.list.current_id() == "brief"
    assert ACTIONS["guide"].key == "F1"


def test_esc_goes_back(open_page, tools, qtbot):
    open_page("today")
    tools.actions["guide"].trigger()
    qtbot.keyClick(tools.navigation.page.list, Qt.Key.Key_Escape)
    assert tools.navigation.here.name == "today"


def test_chapters_are_of_pages_that_there_are():
    assert set(ABOUT) <= set(PAGES)
    assert set(ABOUT.values()) <= set(CHAPTERS)


def test_the_file_is_as_the_guide_tells(demo):
    text = next(one.text for one in chapters() if one.name == "files")
    assert "SELECT text, kind FROM secret;" in text
    found = json.loads(demo.manual.path.with_name(f"{demo.manual.path.name}.keys").read_text())
    (slot,) = [one for one in found["slots"] if one["kind"] == "open"]
    with closing(sqlcipher.connect(str(demo.manual.path))) as connection:
        connection.execute(f"PRAGMA key = \"x'{base64.b64decode(slot['key']).hex()}'\"")
        rows = connection.execute("SELECT text, kind FROM secret;").fetchall()
    assert len(rows) > 50

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextTable

from secretsmanual.domain.document import (
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.gui.widgets.document_view import DocumentView
from tests.gui.samples import DOCUMENT

MARKUP = '<img src="file:///etc/hostname"><b>bold</b> & [link](x) \u202e'


@pytest.fixture
def view(theme, qtbot):
    made = DocumentView(theme, "Brief")
    qtbot.addWidget(made)
    made.resize(600, 500)
    return made


def test_user_text_stays_text(view):
    view.show_document(
        Document(
            MARKUP,
            (
                Heading(MARKUP, 1),
                Paragraph(MARKUP),
                Items((Item(MARKUP, MARKUP, quote=MARKUP),)),
                Facts(((MARKUP, MARKUP),)),
                Table((MARKUP,), ((MARKUP,),), MARKUP),
                Chart(MARKUP, (MARKUP,), (1.0,), MARKUP, MARKUP),
            ),
            footer=MARKUP,
        )
    )
    assert view.toPlainText().count(MARKUP.strip()) == 15
    assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("x")) is None


def test_the_whole_tree_is_there_in_order(view):
    view.show_document(DOCUMENT)
    text = view.toPlainText()
    wanted = (
        "Hester Vaughn-Abara", "Operations Director", "Reach", "What to keep in mind",
        "habit, 3 months ago, gold", "“I was not there.”", "Ask next", "Secrets by month",
        "Eight in October", "8 secrets", "Six weeks without a word", "For service.",
    )  # fmt: skip
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
    listed = [block.text()[:14] for block in _blocks(view.document()) if block.textList()]
    assert listed[:2] == ["Wants to be ru", "Fourteen palle"]
    assert len(listed) == 7
    levels = [
        block.blockFormat().headingLevel()
        for block in _blocks(view.document())
        if block.blockFormat().headingLevel()
    ]
    assert levels == [1, 2, 3]
    frames = view.document().rootFrame().childFrames()
    tables = [frame for frame in frames if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(3, 2), (3, 3), (3, 3)]


def _blocks(page):
    block = page.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_lines_open_their_record_by_key_and_by_click(view, qtbot):
    view.show_document(Document("", (Items((Item("One", link="s-1"), Item("Two", link="s-2"))),)))
    view.show()
    view.setFocus()
    opened = []
    view.opened.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["s-2"]


def test_it_is_copied_as_plain_text(view):
    view.show_document(DOCUMENT)
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert "Yes, with <b>Sunita</b>" in data.text()
    assert "\ufffc" not in data.text()
    assert "\u2028" not in data.text()


def test_it_redresses_without_losing_the_place(view, theme):
    long = Document("", tuple(Paragraph(f"Line {number}") for number in range(200)))
    view.show_document(long)
    view.show()
    view.verticalScrollBar().setValue(400)
    theme.choose("dark")
    assert view.verticalScrollBar().value() == 400
    assert view.shown is long
    view.show_document(DOCUMENT)
    assert view.verticalScrollBar().value() == 0


def test_an_empty_document_is_an_empty_page(view):
    view.show_document(Document("", (Facts(()), Items(()), Table((), ()), Chart("", (), (), ""))))
    assert view.toPlainText().strip() == ""

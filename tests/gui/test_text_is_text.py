"""Hostile names on every page: nothing that Qt shows takes them for markup (trust.md 30).

And no input method is left to learn what is typed.
"""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAction, QHelpEvent, Qt, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTextEdit,
    QToolTip,
    QWidget,
)

from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields
from secretsmanual.gui.screens.guide.reader import Reader
from secretsmanual.gui.widgets.document_view import DocumentView
from tests.gui import every_page
from tests.gui.a11y_helper import names

HOSTILE = '<img src="file:///etc/hostname"><a href="file:///etc">x</a> <b>&amp;</b> [y](z)'
SHORT = "<b>"
"""Where a name has little room, it begins like this."""
SPUN = "qt_spinbox_lineedit"
"""The line of a field for a number or a day."""
NAMELESS = {"guide", "practice", "rescue", "settings", "training", "unlock", "welcome"}
"""Pages that show nothing of what was typed."""
TEXTS = {
    "account": ("name", "trade", "city", "notes"),
    "person": ("name", "role", "preferred_name"),
    "secret": ("text", "verbatim", "topic"),
    "promise": ("text",),
    "interview": ("purpose", "draft"),
    "line": ("raw", "text"),
    "meeting": ("purpose", "title"),
    "theme": ("label", "ask_back"),
    "handover": ("recipient", "file_name"),
    "idea": ("title", "value", "quote", "reason", "next_step"),
    "market_test": ("hypothesis", "offer", "measure", "result"),
    "team_member": ("name", "role"),
}


@pytest.fixture
def hostile(demo):
    """A demo in which whatever can be typed is hostile."""
    with demo.manual.write("Rename everything") as unit:
        for name, fields in TEXTS.items():
            records = unit.records(name)
            for record in records.where():
                typed = {one: getattr(record, one, "") for one in fields}
                changed = {one: f"{SHORT} {HOSTILE} {old}" for one, old in typed.items() if old}
                if changed:
                    records.set_quietly(record.id, **changed)
    every_page.let_somebody_leave(demo)
    demo.settings.set("company", HOSTILE)
    kind, _ = demo.questions.add_kind(OwnKindFields(label=HOSTILE[:60], family="work"))
    fields = OwnQuestionFields(kind=kind.id, warmth=1, text=f"{SHORT} what of <img src=x>?")
    demo.questions.add_question(fields)
    return demo


@pytest.fixture
def hostile_file(tmp_path):
    file = tmp_path / "<b>people<b>.csv"
    file.write_text(f"name,company\n{HOSTILE.replace(',', '')},{SHORT} firm\n", encoding="utf-8")
    return str(file)


def rich(text):
    """Whether Qt would read this as markup and it holds what somebody typed."""
    return Qt.mightBeRichText(text) and ("<img" in text or "<a " in text)


def misread(window):
    """Return whatever would be read as markup below a widget."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        found += [("tooltip", widget) for text in [widget.toolTip()] if rich(text)]
        found += [("words", widget) for text in [widget.whatsThis(), widget.statusTip()] if text]
    for label in window.findChildren(QLabel):
        if label.text() and label.textFormat() != Qt.TextFormat.PlainText:
            found.append(("label", label))
    for action in window.findChildren(QAction):
        found += [("action", action) for text in [action.toolTip()] if Qt.mightBeRichText(text)]
    for box in window.findChildren(QComboBox):
        for at in range(box.count()):
            if rich(str(box.itemData(at, Qt.ItemDataRole.ToolTipRole) or "")):
                found.append(("choice", box))
    for edit in window.findChildren(QTextEdit):
        if isinstance(edit, Reader):  # reads the guide alone, which ships with the program
            continue
        if not isinstance(edit, DocumentView) or linked(edit.document()):
            found.append(("page", edit))
    return found


def learned(window):
    """Return the fields whose words an input method may keep on the disk."""
    lines = [one for one in window.findChildren(QLineEdit) if one.objectName() != SPUN]
    areas = window.findChildren(QPlainTextEdit)
    return [
        field
        for field in (*lines, *areas)
        if not field.isReadOnly()
        and not field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    ]


def linked(document: QTextDocument):
    """Return the addresses and pictures of a page that are not its own."""
    found, block = [], document.begin()
    while block.isValid():
        for part in block.begin():
            form = part.fragment().charFormat()
            found += [form.anchorHref()] if ":" in form.anchorHref() else []
            if form.isImageFormat():
                name = form.property(QTextFormat.Property.ImageName)
                found += [name] if "etc" in str(name) else []
        block = block.next()
    return found


def said_by_rows(window, monkeypatch):
    """Return the tooltips of all rows in all lists, wherever the pointer stands."""
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, *__: told.append(text))
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for at in range(model.rowCount() if model else 0):
            index = model.index(at, 0)
            box = view.visualRect(index)
            for x in range(box.left(), box.right(), 40):
                point = QPoint(x, box.center().y())
                event = QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point))
                view.itemDelegate().helpEvent(event, view, QStyleOptionViewItem(), index)
    return told


@pytest.mark.parametrize("name", every_page.NAMES)
def test_nothing_is_read_as_markup(name, make_tools, hostile, hostile_file, settled, monkeypatch):
    tools = make_tools(hostile)
    tools.navigation.open(name, **every_page.arguments(hostile, name, files=hostile_file))
    settled(tools)
    window = tools.navigation.page.window()
    window.grab()
    assert name in NAMELESS or "<img src=" in "".join(names(window))
    assert misread(window) == []
    assert learned(window) == []
    assert not [text for text in said_by_rows(window, monkeypatch) if rich(text)]


def test_the_parts_of_the_window_show_it_as_typed(make_tools, hostile, settled, qtbot):
    tools = make_tools(hostile)
    tools.navigation.open("accounts")
    settled(tools)
    account = hostile.accounts.all()[0].account
    tools.wrote(hostile.accounts.change(account.id, city=HOSTILE), f"{HOSTILE} was changed.")
    tools.actions["jump"].trigger()
    settled(tools)
    qtbot.keyClicks(QApplication.focusWidget(), "img src")
    settled(tools)
    window = tools.navigation.page.window()
    assert tools.banner.text == f"{HOSTILE} was changed."
    assert misread(window) == []
    assert window.windowTitle() == "Secrets Manual"


def test_what_is_looked_for_would_be_found(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    QLabel(HOSTILE, page)
    tipped = QWidget(page)
    tipped.setToolTip(HOSTILE)
    edit = QTextEdit(page)
    edit.setHtml(HOSTILE)
    assert {what for what, _ in misread(page)} == {"label", "tooltip", "page"}
    assert linked(edit.document()) == ["file:///etc/hostname", "file:///etc"]

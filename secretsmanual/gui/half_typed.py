"""What is half typed on the pages: taken from them before a lock, and put back after it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from secretsmanual.gui.navigation import Navigation, Page, Place
from secretsmanual.gui.widgets.row_list import RowList

Typed = QLineEdit | QPlainTextEdit


@dataclass(frozen=True, slots=True)
class OnPage:
    """What one page would lose."""

    args: dict[str, str]
    """What it was opened with."""
    where: dict[str, str]
    """Which form is open, as the page says it itself."""
    texts: dict[str, str]
    """What stands in its fields, by their names."""
    ticks: dict[str, str] = field(default_factory=dict)
    """What is chosen or ticked in its forms."""
    rows: dict[str, str] = field(default_factory=dict)
    """Which record is chosen in its lists, by their names."""
    focus: str = ""

    @property
    def worth_keeping(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.where or self.texts)


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """Where one is, and what is half typed there and on the pages behind."""

    places: list[tuple[str, dict[str, str]]]
    at: int
    pages: dict[str, OnPage]
    asked: str = ""
    """What was being searched for."""

    def to_text(self) -> str:
        """Write it, to be kept in the manual."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> "HalfTyped":
        """Read what `to_text` wrote."""
        found = json.loads(text)
        pages = {name: OnPage(**page) for name, page in found["pages"].items()}
        places = [(name, args) for name, args in found["places"]]
        return cls(places, found["at"], pages, found["asked"])

    @property
    def trail(self) -> list[Place]:
        """Where one has been."""
        return [Place(name, args) for name, args in self.places]


def half_typed(navigation: Navigation, asked: str = "") -> HalfTyped:
    """Take what is half typed from all pages; nothing on them changes."""
    trail, at = _trail(navigation)
    last_args = {place.name: dict(place.args) for place in (*trail, trail[at])}
    pages = {
        name: found
        for name, page in navigation.pages.items()
        if (found := _on_page(page, last_args.get(name, {}))).worth_keeping
    }
    return HalfTyped([(place.name, dict(place.args)) for place in trail], at, pages, asked)


def _trail(navigation: Navigation) -> tuple[list[Place], int]:
    """Give where one has been; talks that are over are no place to go back to."""
    places, at = navigation.trail
    before = [place for place in places[:at] if place.name != "talk"]
    after = [place for place in places[at + 1 :] if place.name != "talk"]
    page, here = navigation.page, places[at]
    here = page.comes_back_as(here) if page is not None else here
    return [*before, here, *after], len(before)


def put_back(page: Page, found: OnPage) -> None:
    """Put back what was typed; a field that is not there any more is passed over."""
    for one in page.findChildren(RowList):
        if one.accessibleName() in found.rows:
            one.choose(found.rows[one.accessibleName()])
    if found.where:
        page.go_on(found.where)
    fields = dict(_fields(page))
    for name, value in found.ticks.items():
        _tick(fields.get(name), value)
    for name, text in found.texts.items():
        _type(fields.get(name), text)
    there = fields.get(found.focus)
    if there is not None and page.isVisible():
        there.setFocus()


def _on_page(page: Page, args: dict[str, str]) -> OnPage:
    fields = dict(_fields(page))
    texts = {
        name: _text(field)
        for name, field in fields.items()
        if isinstance(field, Typed) and _modified(field)
    }
    ticks = {name: _ticked(field) for name, field in fields.items() if not isinstance(field, Typed)}
    here = page.window().focusWidget()
    focus = next((name for name, field in fields.items() if field is here), "")
    rows = {
        one.accessibleName(): one.current_id()
        for one in page.findChildren(RowList)
        if one.isVisibleTo(page) and one.current_id()
    }
    return OnPage(args, page.where(), texts, ticks, rows, focus)


def _fields(page: Page) -> Iterator[tuple[str, QWidget]]:
    """Find what can be filled in and is shown there, by name and number of that name."""
    seen: Counter[str] = Counter()
    for one in page.findChildren(QWidget):
        if not isinstance(one, (*Typed.__args__, QComboBox, QCheckBox)) or _secret(one):
            continue
        if one.isVisibleTo(page):
            name = one.accessibleName() or one.objectName()
            seen[name] += 1
            yield f"{name} {seen[name]}", one


def _secret(one: QWidget) -> bool:
    """Whether it is no field to keep: a passphrase is kept nowhere, spin boxes hold a number."""
    if isinstance(one, QPlainTextEdit | QLineEdit) and one.isReadOnly():
        return True
    hidden = isinstance(one, QLineEdit) and one.echoMode() != QLineEdit.EchoMode.Normal
    return hidden or isinstance(one.parentWidget(), QAbstractSpinBox)


def _text(field: Typed) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _modified(field: Typed) -> bool:
    if isinstance(field, QLineEdit):
        return field.isModified()
    return field.document().isModified()


def _type(field: QWidget | None, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setModified(True)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
        field.moveCursor(field.textCursor().MoveOperation.End)
        field.document().setModified(True)


def _ticked(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return "yes" if isinstance(field, QCheckBox) and field.isChecked() else ""


def _tick(field: QWidget | None, value: str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentText(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))

"""The fields of a person or an account, changed in the column beside the list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from secretsmanual.domain import words
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import Choice, FormField
from secretsmanual.gui.widgets.frames import Leavable, column, row
from secretsmanual.gui.widgets.in_place import InPlaceArea, InPlaceField

_YEAR = re.compile(r"\b\d{4}\b")
LONGEST_NAME = 300
"""Characters of a name (`values.Name`)."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a record."""

    name: str
    """As the record calls it."""
    label: str
    how: Literal["line", "name", "area", "list", "check", "choice", "number", "date"] = "line"
    """list: several, with commas between; number: a whole one or nothing; date: a day, or none."""
    note: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, word) of a choice."""
    limits: tuple[int, int] = (0, 10**12)
    """Least and most of a number."""


class RecordForm(Leavable):
    """Fields under each other. Enter saves all of them, Escape leaves all as they were."""

    saved = Signal(dict)
    """What was changed, by the record's own names; empty where nothing was."""

    def __init__(self, theme: Theme, specs: Sequence[FieldSpec]) -> None:
        super().__init__()
        self._theme = theme
        self._specs = specs
        self._was: dict[str, Any] = {}
        self.fields: dict[str, QWidget] = {}
        self._shown: dict[str, QWidget] = {}
        for spec in specs:
            self.fields[spec.name] = self._field(spec)
            self._shown[spec.name] = self._framed(spec)
        self.save_button = Button(theme, self.tr("Save"), "primary", run=self.save)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        buttons = row(theme, self.save_button, leave, None)
        self.setLayout(column(theme, *self._shown.values(), buttons, gap=12))

    def begin(self, record: Any) -> None:
        """Fill the fields from a record and take the focus."""
        for spec in self._specs:
            value = getattr(record, spec.name)
            self._fill(spec, value)
            self._was[spec.name] = self._value(spec)
            self._tell(spec, "")
        first = self.fields[self._specs[0].name]
        first.setFocus()

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields now."""
        return {spec.name: self._value(spec) for spec in self._specs}

    def _field(self, spec: FieldSpec) -> QWidget:
        if spec.how == "check":
            return QCheckBox(spec.label)
        if spec.how == "choice":
            box = Choice(spec.label)
            for value, word in spec.choices:
                box.addItem(word, value)
            return box
        if spec.how == "area":
            area = InPlaceArea(self._theme, spec.label)
            area.saved.connect(lambda _: self.save())
            area.left.connect(self.left)
            return area
        field = InPlaceField(self._theme, spec.label)
        if spec.how == "name":
            field.setMaxLength(LONGEST_NAME)
        field.saved.connect(lambda _: self.save())
        field.left.connect(self.left)
        return field

    def _framed(self, spec: FieldSpec) -> QWidget:
        field = self.fields[spec.name]
        if spec.how == "check":
            return field
        return FormField(self._theme, spec.label, field, spec.note)

    def _fill(self, spec: FieldSpec, value: Any) -> None:
        field = self.fields[spec.name]
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(value)))
        elif isinstance(field, InPlaceArea):
            field.setPlainText(value)
        elif isinstance(field, InPlaceField):
            text = ", ".join(value) if spec.how == "list" else _read(value)
            field.setText(text)
            field.setCursorPosition(0)

    def _value(self, spec: FieldSpec) -> Any:
        field = self.fields[spec.name]
        if isinstance(field, QCheckBox):
            return field.isChecked()
        if isinstance(field, QComboBox):
            return field.currentData()
        if isinstance(field, InPlaceArea):
            return field.toPlainText().strip()
        return _typed(spec, field.text().strip() if isinstance(field, InPlaceField) else "")

    def save(self) -> None:
        """Say what was changed, or what is wrong with it."""
        values = self.values()
        for spec in self._specs:
            wrong = self._wrong(spec, values[spec.name])
            self._tell(spec, wrong)
            if wrong:
                self.fields[spec.name].setFocus()
                return
        self.saved.emit({name: new for name, new in values.items() if new != self._was[name]})

    def _wrong(self, spec: FieldSpec, value: Any) -> str:
        if spec.how == "name" and not value:
            return self.tr("A name is needed.")
        if spec.how == "date" and isinstance(value, str):
            return self.tr("A day with its year, such as 24 Nov 2026.")
        if spec.how == "number" and value is not None:
            least, most = spec.limits
            if isinstance(value, str) or not least <= value <= most:
                return self.tr("A whole number from {} to {}.").format(least, words.number(most))
        return ""

    def _tell(self, spec: FieldSpec, wrong: str) -> None:
        shown = self._shown[spec.name]
        if isinstance(shown, FormField):
            shown.set_error(wrong)


def _typed(spec: FieldSpec, text: str) -> Any:
    """Return what a line's text means; the text itself where it means nothing."""
    if spec.how == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    if spec.how == "date":
        return _day(text)
    if spec.how == "number":
        digits = "".join(text.split())
        return int(digits) if digits.isdecimal() else None if not digits else text
    return text


def _day(text: str) -> date | str | None:
    """Read a day; None for nothing, and the text itself where it is no day with its year."""
    if not _YEAR.search(text):
        return text or None
    return read_date(text, date.max) or text


def pairs(record: Any, specs: Sequence[FieldSpec]) -> list[tuple[str, str]]:
    """Return a record's fields as label and value, for reading; ticks are left to the page."""
    found = []
    for spec in specs:
        value = getattr(record, spec.name)
        if spec.how == "choice":
            value = dict(spec.choices).get(value, "") if value else ""
        if spec.how not in {"check", "name"}:
            found.append((spec.label, words.stored_day(_read(value))))
    return found


def _read(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, date):
        return words.day(value)
    return "" if value is None else str(value)

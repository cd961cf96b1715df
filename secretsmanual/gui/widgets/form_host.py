"""A place for one form at a time, in the column beside a list."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.record_form import FieldSpec, RecordForm

Values = dict[str, Any]


class FormHost(QWidget):
    """Shows one form at a time; each is made for what it asks."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.form: RecordForm | None = None

    def ask(
        self, specs: Sequence[FieldSpec], start: Values, save: Callable[[Values], None]
    ) -> None:
        """Ask for these; `save` is given all of them, also where nothing was changed."""
        self.close_form()
        form = RecordForm(self._theme, specs)
        form.saved.connect(lambda _: self._save(form, save))
        form.left.connect(self._leave)
        self._box.addWidget(form)
        form.show()
        self.form = form
        form.begin(SimpleNamespace(**start))

    def close_form(self) -> None:
        """Take the form away."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _save(self, form: RecordForm, save: Callable[[Values], None]) -> None:
        values = form.values()
        self._leave()
        save(values)

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()

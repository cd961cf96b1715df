"""Words to write in the column beside the list: a new secret, a newer one, how it was used."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.in_place import InPlaceArea


class Writer(DetailsPanel):
    """A title, a reason and an area. Enter saves, Escape leaves."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Write"))
        self._run: Callable[[str], str] | None = None
        self._start = ""
        self.area = InPlaceArea(theme, "", rows=4)
        save = Button(theme, self.tr("Save"), "primary", run=self._save)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        buttons = QWidget()
        buttons.setLayout(row(theme, save, leave, None))
        self.add(self.area)
        self.add(buttons)
        self.area.saved.connect(lambda _: self._save())
        self.area.left.connect(self.left)

    def ask(self, title: str, note: str, start: str, run: Callable[[str], str]) -> None:
        """Let something be written; `run` is given the words and returns what is wrong with them.

        Nothing written is nothing saved.
        """
        self._run, self._start = run, start
        self.show_record(title, note, ())
        self.note.set_tone("soft")
        self.area.setAccessibleName(title)
        self.area.setPlainText(start)
        self.area.selectAll()
        self.area.setFocus()

    def keep(self) -> None:
        """Save what is half typed."""
        run, self._run = self._run, None
        if run is not None and self.typed not in {"", self._start}:
            run(self.typed)

    @property
    def typed(self) -> str:
        """What stands there and is not saved yet."""
        return self.area.toPlainText().strip()

    def _save(self) -> None:
        run, typed = self._run, self.typed
        wrong = run(typed) if run is not None and typed else ""
        self._run = run if wrong else None
        if wrong:
            self.note.setText(wrong)
            self.note.set_tone("alert")
            self.note.show()
            announce(self.area, wrong)
        else:
            self.left.emit()

"""The steps of a case in one line: what is done, what is next, what waits and why."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain import recovery
from secretsmanual.domain.recovery import Todo
from secretsmanual.domain.wording import tr
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Chip
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.lines import set_tooltip

ASK = "ask"
"""The last step's name: it closes the case."""


class Steps(QWidget):
    """One chip to each step; pressing it brings its form."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chips: dict[str, Chip] = {}
        self._flow = Flow(theme, gap=6)
        self.setLayout(self._flow)

    def show_steps(self, todos: Sequence[Todo], here: str, now: datetime) -> None:
        """Show the steps; `here` is the one whose form is in front."""
        names = [*(todo.step for todo in todos), ASK] if todos else []
        if list(self.chips) != names:
            self._make(names)
        for number, todo in enumerate(todos, 1):
            self._show(number, todo, here, now)
        if ASK in self.chips:
            self._mark(ASK, f"{len(todos) + 1}  {tr(recovery.ASK)}", here)
        self.setVisible(bool(names))

    def _make(self, names: Sequence[str]) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for name in names:
            chip = Chip(self._theme, name, checkable=True)
            chip.clicked.connect(lambda *_, own=name: self.wanted.emit(own))
            self.chips[name] = chip
            self._flow.addWidget(chip)

    def _show(self, number: int, todo: Todo, here: str, now: datetime) -> None:
        text = f"{number}  {tr(recovery.STEPS[todo.step])}"
        if todo.done_at is not None:
            text += tr(", done {:%H:%M}").format(todo.done_at.astimezone(now.tzinfo))
        elif todo.locked:
            text += tr(", waits")
        self._mark(todo.step, text, here)
        chip = self.chips[todo.step]
        chip.setEnabled(todo.done_at is None and not todo.locked)
        set_tooltip(chip, todo.locked or todo.note)

    def _mark(self, name: str, text: str, here: str) -> None:
        chip = self.chips[name]
        chip.set_text(text)
        chip.setChecked(name == here)

"""Which part of a list is shown: one chip to a part, each with how many there are."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Chip
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Group

Part = TypeVar("Part", bound=str)


class FilterChips(Group, Generic[Part]):
    """Chips of which one is chosen; others that do something may follow them."""

    def __init__(
        self,
        theme: Theme,
        names: Mapping[Part, str],
        choose: Callable[[Part], None],
        *more: QWidget,
    ) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("What is shown"))
        self._names = names
        self._chips = {
            part: Chip(theme, name, run=partial(choose, part), checkable=True)
            for part, name in names.items()
        }
        self.setLayout(Flow(theme, *self._chips.values(), *more, gap=6))

    def of(self, part: Part) -> Chip:
        """Return the chip of a part; KeyError for one there is not."""
        return self._chips[part]

    def show_counts(self, chosen: Part, counts: Mapping[Part, int]) -> None:
        """Mark the chosen part, and say how many there are of each."""
        for part, chip in self._chips.items():
            chip.setChecked(part == chosen)
            chip.set_text(f"{self._names[part]}  {counts[part]}")

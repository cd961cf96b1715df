"""The right column: what to ask next, or how far wrap-up has come."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretsmanual.domain.interview.ending import STAGES
from secretsmanual.domain.interview.session import Stage
from secretsmanual.domain.wording import tr
from secretsmanual.gui.screens.talk import words
from secretsmanual.gui.screens.talk.slots import Slots
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Seen

WIDTH = 280
"""Of the column, in pixels at 100 %."""


class Side(Surface):
    """Holds the slots while there is room beside the line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("side", "left")
        self._theme = theme
        self._title = Heading(theme, "", 2)
        self._steps = Steps(theme)
        self.box = QVBoxLayout(self)
        self.box.addWidget(self._title)
        self.box.addWidget(self._steps)
        self.box.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_seen(self, seen: "Seen") -> None:
        """Show the title, and in wrap-up its steps."""
        stage = seen.session.stage
        self._title.setText(self.tr("Wrap up") if stage else self.tr("Ask another"))
        self._steps.setVisible(stage is not None and seen.session.mode == "live")
        self._steps.show_stage(stage)

    def take(self, slots: Slots) -> None:
        """Put the slots under the title."""
        if self.box.indexOf(slots) < 0:
            self.box.insertWidget(2, slots)

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(WIDTH))
        self.box.setContentsMargins(px(20), px(26), px(20), px(20))
        self.box.setSpacing(px(12))


class Steps(QWidget):
    """The stages of wrap-up, the present one in the accent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.px(6))
        box.setSpacing(theme.px(4))
        self._labels: dict[Stage, PlainLabel] = {}
        for number, stage in enumerate(STAGES, start=1):
            text = f"{number}\u2002{tr(words.STEPS[stage])}"
            self._labels[stage] = PlainLabel(theme, text, "label", "faint")
            box.addWidget(self._labels[stage])

    def show_stage(self, stage: Stage | None) -> None:
        """Mark the present one."""
        for name, label in self._labels.items():
            label.set_tone("accent" if name == stage else "faint")

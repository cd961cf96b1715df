"""What can be done with the chosen secret: what is done daily, and the rest in groups."""

from PySide6.QtWidgets import QWidget

from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel

DAILY = ("edit", "used", "so_we_could", "supersede")
GROUPS = (
    (mark("What it is"), ("kind", "need_or_want", "gold", "occasion")),
    (mark("Who may know"), ("private", "who_may_know", "protect_source")),
    (mark("What comes of it"), ("make_idea", "theme", "wanted", "led_to")),
    (mark("The record"), ("history", "delete")),
)


class SecretCan(QWidget):
    """Four chips, and one that brings the others; it stays as it was left on the next secret."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self.more = Button(theme, tr("More"), "chip")
        self.more.setCheckable(True)
        self._daily, self.rest = QWidget(), QWidget()
        chips = (ActionButton(theme, actions[name], "chip") for name in DAILY)
        self._daily.setLayout(Flow(theme, *chips, self.more, gap=6))
        self.rest.setLayout(column(theme, *self._groups(theme, actions), gap=6))
        self.setLayout(column(theme, self._daily, self.rest, gap=12))
        self.rest.hide()
        self.more.toggled.connect(self._turn)

    def _groups(self, theme: Theme, actions: Actions) -> list[QWidget]:
        found: list[QWidget] = []
        for title, names in GROUPS:
            group = QWidget()
            group.setAccessibleName(tr(title))
            group.setLayout(
                Flow(theme, *(ActionButton(theme, actions[one], "chip") for one in names), gap=6)
            )
            found += [PlainLabel(theme, tr(title), "small", "soft"), group]
        return found

    def _turn(self, shown: bool) -> None:
        self.rest.setVisible(shown)
        self.more.set_text(tr("Less") if shown else tr("More"))

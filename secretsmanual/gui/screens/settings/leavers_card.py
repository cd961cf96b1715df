"""The card that says whether people who left are reduced by themselves."""

from PySide6.QtWidgets import QCheckBox

from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Card, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class LeaversCard(Card):
    """One switch, and the way to the list of whom it concerns."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        self._tools = tools
        theme = tools.theme
        self.switch = QCheckBox(self.tr("Reduce people who left by itself"))
        self.switch.setAccessibleName(self.switch.text())
        self.switch.clicked.connect(self._set)
        note = self.tr(
            "Once their months are over and the list, or the page Today, has shown them for two "
            "weeks. A backup is made before; never during a talk."
        )
        self.list = Button(theme, self.tr("See who it concerns"), icon="users", run=self._open)
        self.box.addWidget(Heading(theme, self.tr("People who left"), 2))
        self.box.addWidget(self.switch)
        self.box.addWidget(PlainLabel(theme, note, "small", "soft", wrap=True))
        self.box.addLayout(row(theme, self.list, None))
        theme.changed.connect(self._set_font)
        self._set_font()

    def read(self) -> None:
        """Read anew."""
        call = self._tools.services.retention.by_itself
        self._tools.work.run(self, call, self.switch.setChecked, latest="by itself")

    def _set(self, on: bool) -> None:
        service = self._tools.services.retention
        self._tools.work.run(self, lambda: service.set_by_itself(on=on), self._tools.wrote)

    def _open(self) -> None:
        self._tools.navigation.open("leavers")

    def _set_font(self) -> None:
        self.switch.setFont(self._theme.font("body"))

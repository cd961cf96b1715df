"""The card for who may look at the screen: the privacy view, and screen captures."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox

from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class ActionSwitch(QCheckBox):
    """Does what an action does, and shows whether it is on."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action.text())
        self._action = action
        self.setAccessibleName(action.text())
        action.changed.connect(self._follow)
        self.clicked.connect(lambda *_: action.trigger())
        self._follow()

    def _follow(self) -> None:
        self.setChecked(self._action.isChecked())
        self.setEnabled(self._action.isEnabled())


class PrivacyCard(Card):
    """Two switches; each does what its action in the menu does, and shows how it stands."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme, actions = tools.theme, tools.actions
        self.view = ActionSwitch(actions["private_view"])
        self.capture = ActionSwitch(actions["no_capture"])
        key = actions.key_text("private_view")
        view_note = self.tr(
            "Private and never-mention texts are hidden in the whole window. {} switches it."
        ).format(key)
        capture_note = (
            self.tr("Screenshots and shared screens show the window black or not at all.")
            if actions["no_capture"].isEnabled()
            else self.tr(
                "This system offers no way to keep a window out of screenshots and shared screens."
            )
        )
        self.box.addWidget(Heading(theme, self.tr("Who looks at the screen"), 2))
        for switch, note in ((self.view, view_note), (self.capture, capture_note)):
            self.box.addWidget(switch)
            self.box.addWidget(PlainLabel(theme, note, "small", "soft", wrap=True))
        theme.changed.connect(self._set_fonts)
        self._set_fonts()

    def _set_fonts(self) -> None:
        for switch in (self.view, self.capture):
            switch.setFont(self._theme.font("body"))

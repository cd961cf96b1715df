"""The narrow bar on the left: where one can go."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from secretsmanual.gui.accessible import Role
from secretsmanual.gui.action_table import ACTIONS
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button, show_key
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.icon_label import IconLabel
from secretsmanual.gui.widgets.labels import PlainLabel

WIDTH = 204
NARROW = 60


class PlaceButton(Button):
    """The way to one place; the one that is in front stays down."""

    accessible_role = Role.PageTab


class Sidebar(Surface):
    """One button a place; in narrow windows the pictures alone."""

    accessible_role = Role.PageTabList

    def __init__(self, theme: Theme, actions: Actions, places: tuple[str, ...]) -> None:
        super().__init__("side", "right")
        self._theme = theme
        self._actions = actions
        self._narrow = False
        self._here = ""
        self.setAccessibleName(self.tr("Places"))
        logo = IconLabel(theme, "book-open", "accent", 20)
        self._name = PlainLabel(theme, "Secrets Manual", "strong")
        self._buttons = {name: self._button(name) for name in places}
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        head.addWidget(logo)
        head.addWidget(self._name, 1)
        self._box = QVBoxLayout(self)
        self._box.addLayout(head)
        self._box.addSpacing(theme.px(16))
        for name, button in self._buttons.items():
            if name == "settings":
                self._box.addStretch(1)
            self._box.addWidget(button)
        theme.changed.connect(self._dress)
        self._dress()

    def mark(self, name: str) -> None:
        """Show which place is in front."""
        self._here = name
        for place, button in self._buttons.items():
            button.setChecked(place == name)
            button.dress()

    def set_narrow(self, narrow: bool) -> None:
        """Show pictures alone, or pictures and words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._dress()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the places with the arrow keys."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str) -> PlaceButton:
        action = self._actions[name]
        button = PlaceButton(self._theme, action.text(), "place", ACTIONS[name].icon)
        button.setCheckable(True)
        button.setAccessibleName(action.text())
        show_key(button, action)

        def follow() -> None:
            button.setEnabled(action.isEnabled())

        def go() -> None:
            button.setChecked(name == self._here)  # navigation marks where one really is
            action.trigger()

        action.changed.connect(follow)
        button.clicked.connect(lambda *_: go())
        follow()
        return button

    def _dress(self) -> None:
        px = self._theme.px
        width = px(NARROW if self._narrow else WIDTH)
        side = px(8 if self._narrow else 12)
        self.setFixedWidth(width)
        self._box.setContentsMargins(side, px(20), side, px(14))
        self._box.setSpacing(px(4))
        self._name.setVisible(not self._narrow)
        for name, button in self._buttons.items():
            button.set_text("" if self._narrow else self._actions[name].text())

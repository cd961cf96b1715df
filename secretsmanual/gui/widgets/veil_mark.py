"""The quiet mark over every page that private texts are hidden, and the way to show them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button, show_key
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.icon_label import IconLabel
from secretsmanual.gui.widgets.labels import PlainLabel


class VeilMark(Surface):
    """Shown while the privacy view is on, in small windows as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("bar")
        self._theme = theme
        self.words = PlainLabel(theme, self.tr("Privacy view: private texts are hidden"), "small")
        self.show_all = Button(theme, self.tr("Show them"), "link")
        box = QHBoxLayout(self)
        box.setContentsMargins(theme.px(16), theme.px(3), theme.px(8), theme.px(3))
        box.setSpacing(theme.px(8))
        box.addWidget(IconLabel(theme, "eye-off", "accent", 15))
        box.addWidget(self.words, 1)
        box.addWidget(self.show_all)
        theme.veil_changed.connect(self._follow)
        self.setVisible(theme.veiled)

    def show_key(self, action: QAction) -> None:
        """Let the button do what the key does."""
        self.show_all.clicked.connect(lambda *_: action.trigger())
        show_key(self.show_all, action)

    def _follow(self) -> None:
        veiled = self._theme.veiled
        if veiled == self.isHidden():
            self.setVisible(veiled)
            announce(self, self.words.text() if veiled else self.tr("Private texts are shown"))

"""The quiet mark over every page that private texts are hidden, and the way to show them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.labels import PlainLabel


class VeilMark(Surface):
    """Shown while the privacy view is on, in small windows as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("bar")
        self._theme = theme
        self._picture = QLabel()
        self.words = PlainLabel(theme, self.tr("Privacy view: private texts are hidden"), "small")
        self.show_all = Button(theme, self.tr("Show them"), "link")
        box = QHBoxLayout(self)
        box.setContentsMargins(theme.px(16), theme.px(3), theme.px(8), theme.px(3))
        box.setSpacing(theme.px(8))
        box.addWidget(self._picture)
        box.addWidget(self.words, 1)
        box.addWidget(self.show_all)
        theme.changed.connect(self._draw)
        theme.veil_changed.connect(self._follow)
        self._draw()
        self._follow()

    def show_key(self, action: QAction) -> None:
        """Let the button do what the key does."""
        self.show_all.clicked.connect(lambda *_: action.trigger())
        self.show_all.setToolTip(action.toolTip())

    def _follow(self) -> None:
        self.setVisible(self._theme.veiled)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._theme.pixmap("eye-off", "accent", 15, ratio))

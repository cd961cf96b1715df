"""An icon beside words that say the same: screen readers pass over it."""

from PySide6.QtWidgets import QLabel

from secretsmanual.gui.accessible import Role
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone


class IconLabel(QLabel):
    """An icon in the theme's colours; `size` in pixels at 100 %."""

    accessible_role = Role.Client

    def __init__(self, theme: Theme, icon: str, tone: Tone, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._tone, self._size = icon, tone, size
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show another one."""
        self._icon, self._tone = icon, tone
        self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.pixmap(self._icon, self._tone, self._size, ratio))
        side = self._theme.px(self._size)
        self.setMinimumSize(side, side)

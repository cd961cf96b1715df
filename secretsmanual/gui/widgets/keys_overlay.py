"""The keys of the page, laid over it (Ctrl+/)."""

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import IconButton
from secretsmanual.gui.widgets.details import clear
from secretsmanual.gui.widgets.frames import Scroll, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.overlay import Overlay


class KeysOverlay(Overlay):
    """What the keys do here: the page's own first, then those that work everywhere."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(theme, window, "")
        self.setAccessibleName(self.tr("Keys of this page"))
        self._actions = actions
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(18))
        self._grid.setVerticalSpacing(theme.px(7))
        close = IconButton(theme, "x", self.tr("Close (Esc)"), self.leave, 16)
        heading = Heading(theme, self.tr("Keys of this page"), 2)
        scroll = Scroll(theme, self.tr("Keys"), gap=0)
        scroll.box.addLayout(self._grid)
        scroll.box.addStretch(1)
        self.box.addLayout(row(theme, heading, None, close))
        self.box.addWidget(scroll, 1)

    def toggle(self) -> None:
        """Show the keys, or go back to work."""
        if not self.isHidden():
            self.leave()
            return
        self._fill()
        self.open()
        announce(self, self.accessibleDescription())

    def _fill(self) -> None:
        clear(self._grid)
        keys = self._keys()
        half = (len(keys) + 1) // 2
        for at, (key, text) in enumerate(keys):
            across, down = (0, at) if at < half else (2, at - half)
            cap = PlainLabel(self.theme, key, "small_strong", "accent")
            cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(cap, down, across)
            self._grid.addWidget(PlainLabel(self.theme, text, wrap=True), down, across + 1)
        for across in (1, 3):
            self._grid.setColumnStretch(across, 1)
        self.setAccessibleDescription("; ".join(f"{key}: {text}" for key, text in keys))

    def _keys(self) -> list[tuple[str, str]]:
        found = (
            (self._actions.key_text(spec.id), self._actions[spec.id].text())
            for spec in self._actions.offered()
        )
        return [*self._actions.explained(), *((key, text) for key, text in found if key)]

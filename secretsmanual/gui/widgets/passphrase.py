"""A passphrase to lock or open a file with: hidden, and shown while a key is held."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import IconButton
from secretsmanual.gui.widgets.fields import TextField
from secretsmanual.gui.widgets.frames import Group


class PassphraseField(Group):
    """A field of dots with an eye behind it: Space or the mouse held on the eye shows the words."""

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__(name)
        self.field = TextField(theme, name, hint)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton(theme, "eye", self.tr("Show it while this is held"))
        self.eye.pressed.connect(lambda: self._show(shown=True))
        self.eye.released.connect(lambda: self._show(shown=False))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.field, 1)
        box.addWidget(self.eye)
        self.setFocusProxy(self.field)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget it."""
        self.field.clear()

    def _show(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)

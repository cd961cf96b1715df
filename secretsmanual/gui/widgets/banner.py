"""A quiet line that tells, offers undo, or says what went wrong, in place of a box."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from secretsmanual.domain.errors import UserError
from secretsmanual.gui.accessible import Role, announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.buttons import Button, IconButton
from secretsmanual.gui.widgets.frames import restyle
from secretsmanual.gui.widgets.icon_label import IconLabel
from secretsmanual.gui.widgets.labels import PlainLabel

Kind = Literal["info", "done", "care", "error"]

_LOOKS: dict[Kind, tuple[str, Tone]] = {
    "info": ("info", "accent"),
    "done": ("check", "accent"),
    "care": ("triangle-alert", "warm"),
    "error": ("circle-alert", "alert"),
}

TOLD_MS = 8_000
"""How long a plain message stays; an error stays until it is answered."""
OFFERED_MS = 30_000
"""How long an offer to undo stays: the key of undo works on, and no page carries it for ever."""


class Banner(QFrame):
    """One message at a time; hidden while there is none. It never takes the focus."""

    accessible_role = Role.Notification

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = "info"
        self._run: Callable[[], None] | None = None
        self._new = False
        """Said in the step that is still under way."""
        self.setProperty("part", "banner")
        self._picture = IconLabel(theme, *_LOOKS[self._kind], 18)
        self._words = PlainLabel(theme, wrap=True)
        self._action = Button(theme, "", "link", run=self._act)
        self._close = IconButton(theme, "x", self.tr("Close this message"), self.clear, 15)
        box = QHBoxLayout(self)
        box.setContentsMargins(theme.px(14), theme.px(7), theme.px(8), theme.px(7))
        box.setSpacing(theme.px(10))
        box.addWidget(self._picture)
        box.addWidget(self._words, 1)
        box.addWidget(self._action)
        box.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """What stands there; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str, kind: Kind = "done") -> None:
        """Say something that needs no answer; it goes by itself, except errors and care."""
        self._show(text, kind)
        if kind in {"info", "done"}:
            self._timer.start(TOLD_MS)

    def offer(self, text: str, action: str, run: Callable[[], None], kind: Kind = "done") -> None:
        """Say something with a next step, such as Undo."""
        self._show(text, kind, action, run)
        if kind == "done":
            self._timer.start(OFFERED_MS)

    def refuse(
        self, error: UserError, action: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Say what went wrong and the next step, perhaps with a button for it."""
        self._show(error.sentence, "error", action, run)

    def offer_again(self, error: UserError, again: Callable[[], None]) -> None:
        """Say why something was not written, and let it be done again: nothing typed is lost."""
        self.refuse(error, self.tr("Do it again"), again)

    def outdate(self) -> None:
        """Take away what was offered for the last step: another one has been taken since."""
        if self._run is not None and self._kind == "done":
            self.clear()

    def turn_page(self) -> None:
        """Take away what was wrong on the page before; what comes with the new page stays."""
        if self._kind == "error" and self._run is None and not self._new:
            self.clear()

    def _seen(self) -> None:
        self._new = False

    def clear(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._run = None
        self._words.setText("")
        self.setAccessibleName("")
        self.hide()

    def _show(
        self, text: str, kind: Kind, action: str = "", run: Callable[[], None] | None = None
    ) -> None:
        self._timer.stop()
        self._kind, self._run = kind, run
        self._new = True
        QTimer.singleShot(0, self, self._seen)
        text = self._theme.veil(text)
        self._words.setText(text)
        self._action.set_text(action)
        self._action.setVisible(bool(action))
        restyle(self, "kind", kind)
        self.setAccessibleName(text)
        self._picture.show_icon(*_LOOKS[kind])
        self.show()
        announce(self, text, urgent=kind == "error")

    def _act(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()

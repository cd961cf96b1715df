"""On hold: a calm page without anybody's data, in case somebody looks over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.screens.talk import words
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Seen

_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
}


class HoldPane(QWidget):
    """Since when, and with whom by first name. Any key goes on, after two seconds."""

    woken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.since = Heading(theme, "", 1, wrap=True)
        self.who = PlainLabel(theme, "", "body", "soft", wrap=True)
        self._how = PlainLabel(theme, self.tr("Any key goes on"), "small", "faint", wrap=True)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        box.addStretch(2)
        for label in (self.since, self.who, self._how):
            label.set_centred()
            box.addWidget(label)
        box.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_seen(self, seen: "Seen") -> None:
        """Show since when the talk rests."""
        held = seen.session.held
        when = words.clock_time(held.since.wall if held else None)
        self.since.setText(self.tr("On hold since {}").format(when))
        first = seen.people[0][1].split()[0] if seen.people else ""
        self.who.setText(self.tr("With {}").format(first) if first else "")
        self.setAccessibleName(self.since.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self.woken.emit()

"""A page or list with nothing in it says what to do next, and why it is worth it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.icon_label import IconLabel
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class EmptyState(QWidget):
    """An icon, a sentence, a reason, and a button for the next step."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        sentence: str,
        reason: str = "",
        action: str = "",
        run: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.heading = Heading(theme, sentence, 2, wrap=True)
        self.reason = PlainLabel(theme, reason, "body", "soft", wrap=True)
        self.button = Button(theme, action, "primary", run=run)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        box.addStretch(2)
        box.addWidget(IconLabel(theme, icon, "faint", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.heading, self.reason):
            label.set_centred()
            box.addWidget(label)
        box.addSpacing(theme.px(6))
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        # Only now: without a parent they would be windows, shown for a moment.
        self.button.setVisible(bool(action))
        self.reason.setVisible(bool(reason))

    def say(self, sentence: str, reason: str = "") -> None:
        """Say something else, such as that a search found nothing."""
        self.heading.setText(sentence)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

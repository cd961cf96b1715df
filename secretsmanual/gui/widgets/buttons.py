"""Things to press."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.lines import literal, one_line, set_tooltip

Look = Literal["plain", "primary", "quiet", "link", "place", "chip"]

ICON_GAP = 6


class Button(QPushButton):
    """A button with a word and perhaps an icon; Enter presses it. One primary button to a page."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        look: Look = "plain",
        icon: str = "",
        run: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(literal(text), parent)
        self._theme = theme
        self._icon = icon
        self._look: Look = look
        self.setProperty("look", look)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if run is not None:
            self.clicked.connect(lambda *_: run())
        theme.changed.connect(self.dress)
        self.toggled.connect(self.dress)
        self.dress()

    def set_text(self, text: str) -> None:
        """Change the word; an ampersand is shown as typed."""
        self.setText(literal(text))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Take font and icon from the theme."""
        theme = self._theme
        self.setFont(theme.font("label"))
        if self._icon:
            size = 15 if self._look == "chip" else 17
            self.setIcon(theme.icon(self._icon, self.icon_tone(), size, ICON_GAP))
            self.setIconSize(QSize(theme.px(size) + theme.px(ICON_GAP), theme.px(size)))

    def icon_tone(self) -> Tone:
        """Return the tone of the icon."""
        if self._look == "primary":
            return "on_accent"
        return "accent" if self._look == "link" or self.isChecked() else "soft"


def show_key(button: QAbstractButton, action: QAction) -> None:
    """Show over a button what its action says, with the key; screen readers add what is new."""
    button.setToolTip(action.toolTip())
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    same = (button.accessibleName() or button.text()) == action.text()
    button.setAccessibleDescription(key if same else action.toolTip())


class ActionButton(Button):
    """A button that shows and does what an action says: word, icon, key in the tooltip."""

    def __init__(
        self, theme: Theme, action: QAction, look: Look = "plain", icon: str = "", text: str = ""
    ) -> None:
        super().__init__(theme, text or action.text(), look, icon)
        self._action = action
        self.setCheckable(action.isCheckable())
        action.changed.connect(self._follow)
        self.clicked.connect(lambda *_: self._action.trigger())
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())
        show_key(self, self._action)


class IconButton(QToolButton):
    """A button with an icon only; its name is the tooltip and what screen readers say."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        run: Callable[[], None] | None = None,
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._size = size
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        if run is not None:
            self.clicked.connect(lambda *_: run())
        theme.changed.connect(self._dress)
        self._dress()

    def set_name(self, name: str) -> None:
        """Say what it does."""
        set_tooltip(self, name)
        self.setAccessibleName(name)

    def _dress(self) -> None:
        side = self._theme.px(self._size)
        self.setIcon(self._theme.icon(self._icon, "soft", self._size))
        self.setIconSize(QSize(side, side))


class Chip(Button):
    """A small rounded button for a person, a date, a filter. Long words elide with a tooltip."""

    WIDEST = 240

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        tone: Tone = "soft",
        run: Callable[[], None] | None = None,
        *,
        checkable: bool = False,
    ) -> None:
        self._whole = text
        self._tone: Tone = tone
        super().__init__(theme, text, "chip", icon, run)
        self.setProperty("tone", tone)
        self.setCheckable(checkable)

    @override
    def set_text(self, text: str) -> None:
        """Change the words."""
        self._whole = text
        self.dress()

    @override
    def dress(self) -> None:
        """Take font, icon and as many words as fit from the theme."""
        super().dress()
        font = self._theme.font("small_strong")
        self.setFont(font)
        widest = self._theme.px(self.WIDEST)
        self.setText(literal(one_line(self._whole, font, widest)))
        cut = QFontMetricsF(font).horizontalAdvance(self._whole) > widest
        set_tooltip(self, self._whole if cut else "")
        self.setAccessibleName(self._whole)

    @override
    def icon_tone(self) -> Tone:
        """Return the chip's own tone."""
        return "accent" if self.isChecked() else self._tone

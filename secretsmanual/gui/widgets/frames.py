"""Surfaces that hold other widgets, and the boxes they are laid out in."""

from typing import Literal

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secretsmanual.gui.accessible import Role
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.focus_in_sight import FocusInSight


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and style anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def keep_scroll_bar(area: QAbstractScrollArea) -> None:
    """Keep the room of the vertical scroll bar, and show it only where there is more to see.

    So nothing moves, and nothing is laid out twice, when a list grows past its height.
    """
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()

    def show_if_needed(low: int, high: int) -> None:
        if shiboken6.isValid(bar):  # a list may be laid out once more while it is taken down
            restyle(bar, "idle", low == high)

    bar.rangeChanged.connect(show_if_needed)
    bar.setProperty("idle", True)


def column(theme: Theme, *items: QWidget | QLayout | None, gap: int = 8) -> QVBoxLayout:
    """Return a column of widgets; None is a stretch. `gap` in pixels at 100 %."""
    box = QVBoxLayout()
    _fill(box, theme, items, gap)
    return box


def row(theme: Theme, *items: QWidget | QLayout | None, gap: int = 8) -> QHBoxLayout:
    """Return a row of widgets; None is a stretch. `gap` in pixels at 100 %."""
    box = QHBoxLayout()
    _fill(box, theme, items, gap)
    return box


def _fill(
    box: QBoxLayout, theme: Theme, items: tuple[QWidget | QLayout | None, ...], gap: int
) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.px(gap))
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)


class Card(QFrame):
    """A white sheet with round corners and a column inside: `card.box`."""

    def __init__(self, theme: Theme, padding: int = 16, gap: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._padding, self._gap = padding, gap
        self.setProperty("part", "card")
        self.box = QVBoxLayout(self)
        theme.changed.connect(self._dress)
        self._dress()

    def set_active(self, active: bool) -> None:
        """Draw the focus ring: the field inside has the focus."""
        restyle(self, "active", active)

    def _dress(self) -> None:
        side = self._theme.px(self._padding)
        self.box.setContentsMargins(side, side, side, side)
        self.box.setSpacing(self._theme.px(self._gap))


class Group(QWidget):
    """What belongs together, in one layout; screen readers say the name when one comes in."""

    accessible_role = Role.Grouping

    def __init__(self, name: str, layout: QLayout | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        if layout is not None:
            self.setLayout(layout)


class Leavable(QWidget):
    """What Escape leaves, such as a form beside a list."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Rule(QFrame):
    """A thin line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "rule")


class Surface(QWidget):
    """A filled area of the window: the page, a side column, the bar on top."""

    accessible_role = Role.Grouping

    def __init__(
        self,
        part: Literal["page", "side", "bar"] = "page",
        edge: Literal["left", "right", ""] = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("part", part)
        mirrored = {"left": "right", "right": "left", "": ""}
        self.setProperty("edge", mirrored[edge] if self.isRightToLeft() else edge)


class Scroll(FocusInSight):
    """A page that scrolls down, never sideways. The content goes into `scroll.box`."""

    accessible_role = Role.Grouping

    def __init__(self, theme: Theme, name: str, padding: int = 0, gap: int = 12) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_scroll_bar(self)
        self.inside = QWidget()
        side = theme.px(padding)
        self.box = QVBoxLayout(self.inside)
        self.box.setContentsMargins(side, side, side, side)
        self.box.setSpacing(theme.px(gap))
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)

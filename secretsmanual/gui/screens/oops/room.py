"""Room for the card: steps and secrets, and beside or below them what one needs while ringing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.focus_in_sight import FocusInSight
from secretsmanual.gui.widgets.frames import Surface, keep_scroll_bar
from secretsmanual.gui.widgets.page_frame import SIDE, STACK_BELOW

MOST = 16_777_215
"""Qt's own word for as large as there is room."""
MARGIN = 30
LIST = 300
"""Least height of the list of secrets, in pixels at 100 %."""


class Forms(QWidget):
    """Several forms of which one is shown, with the height of that one alone."""

    def __init__(self, *forms: QWidget) -> None:
        super().__init__()
        self._front = forms[0]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for form in forms:
            box.addWidget(form)
            form.setVisible(form is self._front)

    @property
    def front(self) -> QWidget:
        """The form that is shown."""
        return self._front

    def bring(self, form: QWidget) -> None:
        """Show this one."""
        if form is not self._front:
            self._front.hide()
            self._front = form
            form.show()


class Room(FocusInSight):
    """One area that scrolls as a whole, so that no text is clipped however large it is."""

    def __init__(self, theme: Theme, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_scroll_bar(self)
        self._whole = whole = QWidget()
        self._main, self._side = main, Surface("side", "left")
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(side)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(main, 1)
        self._box.addWidget(self._side)
        self.setWidget(whole)
        whole.setAutoFillBackground(False)
        theme.changed.connect(self._place)

    def bring(self, part: QWidget) -> None:
        """Scroll so that this part is seen from its top."""
        top = part.mapTo(self._whole, part.rect().topLeft()).y()
        fits = top + part.height() <= self.viewport().height()
        self.verticalScrollBar().setValue(0 if fits else top - self._theme.px(8))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(STACK_BELOW)
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._side.setMinimumWidth(px(SIDE) if beside else 0)
        self._side.setMaximumWidth(px(SIDE) if beside else MOST)

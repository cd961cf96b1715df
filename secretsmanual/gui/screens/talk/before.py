"""Before the talk: the form, and where there is room the brief beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.screens.talk.prep import PrepPane
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.document_view import DocumentView
from secretsmanual.gui.widgets.frames import Surface, row

if TYPE_CHECKING:
    from secretsmanual.domain.document import Document

BESIDE_FROM = 940
"""Width at 100 % from which the brief stands beside the form."""


class Before(QWidget):
    """The form takes the focus; the brief is there to be read."""

    def __init__(self, theme: Theme, form: PrepPane) -> None:
        super().__init__()
        self._theme = theme
        self._briefed = False
        self.brief = DocumentView(theme, self.tr("Brief"))
        self._side = Surface("side", "left")
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(theme.px(16), theme.px(16), theme.px(8), theme.px(8))
        inside.addWidget(self.brief)
        foot = QWidget()
        foot.setLayout(row(theme, form.start, None))
        foot.setContentsMargins(theme.px(32), theme.px(12), theme.px(32), theme.px(16))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(form, 1)
        left.addWidget(foot)
        across.addLayout(left, 3)
        across.addWidget(self._side, 2)
        self._side.hide()
        self._form = form
        theme.changed.connect(self._arrange)

    def show_brief(self, document: "Document") -> None:
        """Show the brief of those who are ticked."""
        self._briefed = True
        self.brief.show_document(document)
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._form.submit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() >= self._theme.px(BESIDE_FROM)
        self._side.setVisible(self._briefed and room)

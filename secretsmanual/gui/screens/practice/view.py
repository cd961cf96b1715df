"""Practice: a talk with somebody invented, in a scratch manual, and what it came to."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.practice.ending import EndPane
from secretsmanual.gui.screens.practice.presenter import PracticePresenter
from secretsmanual.gui.screens.practice.room import PracticeRoom
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from secretsmanual.services.practice import PracticeResult

WIDEST = 560
"""Width of the words on the first pane, in pixels at 100 %."""


class PracticePage(Page):
    """Before, during and after a practice."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.presenter = PracticePresenter(tools, self)
        self._name = ""
        self.start = EmptyState(
            tools.theme,
            "graduation-cap",
            self.tr("Practise on somebody invented"),
            self.tr(
                "They hide some forty things, and tell them to whoever asks well and stays on it. "
                "What they say stands above the question; write it down as in a real talk. "
                "Nothing of it reaches your manual."
            ),
            self.tr("Start"),
            self._begin,
        )
        self.room = PracticeRoom(tools, self.presenter, self.finish)
        self.ending = EndPane(tools.theme, self._again, self._begin)
        self._stack = QStackedWidget()
        self.start.setMaximumWidth(tools.theme.px(WIDEST))
        before = QWidget()
        middle = QHBoxLayout(before)
        middle.addWidget(self.start)
        for pane in (before, self.room, self.ending):
            self._stack.addWidget(pane)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.presenter.ready.connect(self._enter)
        self.presenter.finished.connect(self._show_result)
        self.set_title(self.tr("Practice"))

    @override
    def leave(self) -> None:
        """Keep what is typed; the practice waits."""
        self.room.rest()

    @override
    def let_go(self) -> None:
        """Throw the scratch manual away."""
        self.finish()

    @override
    def take_focus(self) -> None:
        """Go on where the practice stands."""
        pane = self._stack.currentWidget()
        if pane is self.room:
            self.room.take_focus()
        elif pane is self.ending:
            self.ending.other.setFocus()
        else:
            self.start.button.setFocus()

    def finish(self) -> None:
        """End the practice and throw the scratch manual away."""
        if self.presenter.room is not None:
            self.room.close_pages()
            self._tools.actions.serve(self)
            self.presenter.finish()

    def _begin(self) -> None:
        if self._tools.is_open():
            self.presenter.begin()

    def _again(self) -> None:
        self.presenter.begin(self.presenter.seed)

    def _enter(self) -> None:
        room = self.presenter.room
        self._name = room.name.split(maxsplit=1)[0] if room else ""
        self._stack.setCurrentWidget(self.room)
        self.room.enter()

    def _show_result(self, found: "PracticeResult") -> None:
        self.ending.show_result(found, self._name)
        self._stack.setCurrentWidget(self.ending)
        if self.isVisible():
            self.take_focus()

"""The talk and the review as they are, on a manual that is no customer's, under a clear mark."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.words import quoted
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.changes import Changes
from secretsmanual.gui.navigation import Navigation, Page
from secretsmanual.gui.pages import PAGES, make_page
from secretsmanual.gui.screens.practice.presenter import PracticePresenter
from secretsmanual.gui.tools import Tools, Undoing
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Surface, row
from secretsmanual.gui.widgets.labels import PlainLabel

WITHIN = ("talk", "review")
"""The pages that run on the scratch manual; going anywhere else ends the practice."""


class WayOut(Page):
    """Stands for every other page: opening it ends the practice."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave

    @override
    def arrive(self, **args: str) -> None:
        """Leave, once the page that asked for it is done."""
        QTimer.singleShot(0, self, self._leave)


class Bar(Surface):
    """The mark that nobody is on the phone, and what the customer says."""

    LINES = 2
    """Room for so many lines of theirs, kept free, so that nothing moves when they answer."""

    def __init__(self, tools: Tools, leave: Callable[[], None]) -> None:
        super().__init__("side")
        theme = tools.theme
        self._theme = theme
        self.mark = PlainLabel(theme, "", "small_strong", "warm")
        policy = self.mark.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.mark.setSizePolicy(policy)
        self.leave = Button(theme, self.tr("End the practice"), "quiet", run=leave)
        self.words = PlainLabel(theme, "", "capture", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(40), theme.px(8), theme.px(16), theme.px(10))
        box.setSpacing(theme.px(2))
        box.addLayout(row(theme, self.mark, self.leave))
        box.addWidget(self.words)
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, words: str) -> None:
        """Show what the customer says; nothing while they are asked."""
        self.words.setText(quoted(words) if words else "…")
        if words:
            announce(self.words, words)

    def _dress(self) -> None:
        line = self._theme.font("capture").pixelSize() * 1.5
        self.words.setMinimumHeight(round(line * self.LINES))


class PracticeRoom(QWidget):
    """Hosts the pages of one practice, with their own history, changes and undo."""

    def __init__(
        self, tools: Tools, presenter: PracticePresenter, leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = presenter
        self._leave = leave
        self.bar = Bar(tools, leave)
        self._stack = QStackedWidget()
        self.inside: Navigation | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._stack, 1)
        presenter.says.connect(self.bar.say)

    def enter(self) -> None:
        """Open the talk on the scratch manual."""
        room, scratch = self._presenter.room, self._presenter.scratch
        if room is None:
            return
        navigation = Navigation(self._stack)
        changes = Changes(navigation)
        tools = replace(
            self._tools,
            navigation=navigation,
            changes=changes,
            undoing=Undoing(self._tools.work, changes, lambda: scratch),
            opened=lambda: scratch,
            is_open=lambda: True,
        )
        for name in PAGES:
            if name not in WITHIN:
                navigation.register(name, lambda: WayOut(self._leave))
        navigation.register("talk", lambda: self._talk(tools))
        navigation.register("review", lambda: self._page("review", tools))
        navigation.moved.connect(lambda _name: self.serve())
        self.inside = navigation
        self.bar.mark.setText(
            self.tr("Practice with {}, {}. They are invented, and nothing is kept.").format(
                room.name, room.organisation
            )
        )
        self.bar.say("")
        navigation.open("talk", account=room.account_id, people=room.person_id)

    def serve(self) -> None:
        """Give the keys of the window to the page that is open here."""
        page = self.inside.page if self.inside else None
        if page is not None and self.isVisible():
            self._tools.actions.serve(page)

    def take_focus(self) -> None:
        """Go on where work goes on."""
        self.serve()
        if self.inside is not None and self.inside.page is not None:
            self.inside.page.take_focus()

    def rest(self) -> None:
        """Let the page here keep what must not be lost, as another comes to the front."""
        if self.inside is not None and self.inside.page is not None:
            self.inside.page.leave()

    def close_pages(self) -> None:
        """Close everything that runs on the scratch manual."""
        if self.inside is not None:
            self.rest()
            self.inside.forget()
            self.inside.deleteLater()
            self.inside = None

    def _talk(self, tools: Tools) -> Page:
        page = self._page("talk", tools)
        talk = page.presenter  # type: ignore[attr-defined]  # every talk page has one
        talk.opened.connect(lambda seen: self._presenter.follow(seen.session))
        talk.moved.connect(lambda seen, _quiet: self._presenter.follow(seen.session))
        return page

    def _page(self, name: str, tools: Tools) -> Page:
        """Make a page whose undo is that of the scratch manual."""
        page = make_page(name, tools)
        bind = self._tools.actions.bind
        bind(page, "undo", tools.undoing.undo)
        bind(page, "redo", tools.undoing.redo)
        return page

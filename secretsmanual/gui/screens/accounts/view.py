"""The accounts: the first page, painted before the manual is open (speed.md)."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.accounts.presenter import AccountsPresenter
from secretsmanual.gui.screens.accounts.rows import AccountPainter, AccountRow
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import FormField, SearchField
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.page_frame import HeadLine, PageBox
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.waiting import ResumeBar, ReviewBar
from secretsmanual.services.glance import AccountGlance

NARROW_BELOW = 640
"""Widths of the page at 100 % under which the way to search is one word."""


class AccountsPage(ReadingPage):
    """All accounts; typing filters, Enter opens."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = AccountsPresenter(tools, self)
        self._welcomed = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self.set_title(self.tr("Accounts"))

    def show_glance(self, accounts: list[AccountGlance]) -> None:
        """Show what was read before the manual is open."""
        self._presenter.glance(accounts)

    @override
    def arrive(self, **args: str) -> None:
        """Read anew if something was written meanwhile."""
        self._leave_adding()
        self._read_if_stale()

    @property
    @override
    def form_open(self) -> bool:
        """Whether a new account is being named."""
        return not self.name_field.isHidden()

    @override
    def take_focus(self) -> None:
        """Let one type at once."""
        self.search.setFocus()
        self.search.selectAll()

    def _make_parts(self) -> None:
        theme, actions = self._tools.theme, self._tools.actions
        self.count = PlainLabel(theme, "", "body", "faint")
        self.search = SearchField(theme, self.tr("Find an account"))
        self.resume = ResumeBar(theme)
        self.review = ReviewBar(theme)
        self.list = RowList(theme, self.tr("Accounts"), "card", empty=self._empty_list())
        self.list.rows.add_painter(AccountRow, AccountPainter(theme))
        self.list.setUniformItemSizes(True)
        self.ask = ActionButton(
            theme, actions["jump"], "quiet", "search", self.tr("What secrets do we know about …")
        )
        self.new = ActionButton(theme, actions["new_account"], icon="plus")
        self.name = InPlaceField(theme, self.tr("Name of the new account"))
        self.name_field = FormField(
            theme,
            self.tr("Name of the new account"),
            self.name,
            self.tr("Enter adds it and opens its page. Esc leaves it."),
        )
        self.name_field.hide()

    def _empty_list(self) -> QWidget:
        self.nothing = EmptyState(self._tools.theme, "search", "")
        return self.nothing

    def _lay_out(self) -> None:
        theme = self._tools.theme
        title = QWidget()
        title.setLayout(row(theme, Heading(theme, self.tr("Accounts")), self.count, None, gap=10))
        top = HeadLine(theme, title, self.ask, self.new)
        parts = (top, self.resume, self.review, self.search, self.name_field, self.list)
        self.setLayout(column(theme, PageBox(theme, *parts), gap=0))

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.waiting.connect(self._show_waiting)
        presenter.nothing.connect(self._welcome)
        presenter.added.connect(self._open)
        presenter.refused.connect(self.name_field.set_error)
        self.search.textChanged.connect(presenter.filter)
        self.search.down.connect(self._go_down)
        self.search.returnPressed.connect(self._open_current)
        self.list.opened.connect(self._open)
        self.name.saved.connect(self._add)
        self.name.left.connect(self._stop_adding)
        self.resume.resumed.connect(lambda talk: tools.navigation.open("talk", resume=talk))
        self.resume.reviewed.connect(presenter.end)
        presenter.ended.connect(self._review)
        self.resume.put_off.connect(presenter.later)
        self.review.reviewed.connect(self._review)
        tools.actions.bind(self, "new_account", self._start_adding)
        tools.actions.bind(self, "find", self.take_focus)
        self.follow("account", "person", "secret", "interview", "line")
        tools.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        """Ask in one word, without the count, where the whole question has no room."""
        narrow = self.width() < self._tools.theme.px(NARROW_BELOW)
        self.count.setVisible(not narrow)
        self.ask.set_text(
            self.tr("Search") if narrow else self.tr("What secrets do we know about …")
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    def _show(self, rows: list[AccountRow]) -> None:
        typed = self.search.text().strip()
        self.nothing.say(
            self.tr("No account here holds “{}”.").format(typed)
            if typed
            else self.tr("No account yet."),
            self.tr("Try a part of its name, its trade or its town.") if typed else "",
        )
        self.list.show_rows(rows)
        if typed or not self.list.current_id():
            self.list.choose_first()
        total = self._presenter.count
        words = self.tr("{} of {}").format(len(rows), total) if typed else str(total)
        self.count.setText(words if total else "")

    def _show_waiting(self) -> None:
        self.resume.show_talk(self._presenter.unfinished)
        self.review.show_talks(self._presenter.reviews)

    def _welcome(self) -> None:
        here = self._tools.navigation.here
        if not self._welcomed and here is not None and here.name == "accounts":
            self._welcomed = True
            self._tools.navigation.open("welcome")

    def _go_down(self) -> None:
        if self.list.records.rows:
            self.list.setFocus()

    def _open_current(self) -> None:
        if self.list.current_id():
            self._open(self.list.current_id())

    def _open(self, account_id: str) -> None:
        self._tools.navigation.open("account", account=account_id)

    def _review(self, interview_id: str) -> None:
        self._tools.navigation.open("review", interview=interview_id)

    @opens_form
    def _start_adding(self) -> None:
        self.name_field.show()
        self.name.setFocus()

    def _stop_adding(self) -> None:
        self._leave_adding()
        self.take_focus()

    def _leave_adding(self) -> None:
        self.name.clear()
        self.name_field.set_error("")
        self.name_field.hide()

    def _add(self, name: str) -> None:
        if self._tools.is_open():
            self._presenter.add(name)
        else:
            self.name_field.set_error(self.tr("The manual is still opening. Press Enter again."))

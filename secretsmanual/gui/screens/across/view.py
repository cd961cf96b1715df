"""Lists over all customers, one at a time; Enter goes to where a row stands."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.across import NAMES
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.across.presenter import AcrossPresenter
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import Choice
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.across import Entry


class AcrossPage(ReadingPage):
    """A choice of lists, and the list."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.presenter = AcrossPresenter(tools, self)
        theme = tools.theme
        self.head = PageHead(theme, self.tr("All customers"), " ")
        self.which = Choice(self.tr("Which list"))
        for which, name in NAMES.items():
            self.which.addItem(tr(name), which)
        choice = QWidget()
        choice.setLayout(Flow(theme, self.which))
        self._empty = EmptyState(
            theme,
            "layers",
            self.tr("Nothing stands here yet."),
            self.tr("What talks and stories bring about this comes together here."),
            self.tr("Go to the accounts"),
            self._open_accounts,
        )
        self.list = RowList(theme, self.tr("All customers"), empty=self._empty)
        main = PageBox(theme, self.head, choice, self.list, widest=860)
        self.setLayout(column(theme, main, gap=0))
        self.presenter.shown.connect(self._show)
        self.which.activated.connect(lambda at: self.presenter.choose(self.which.itemData(at)))
        self.list.opened.connect(self._open)
        theme.changed.connect(self._dress)
        self._dress()
        theme.veil_changed.connect(self._show)
        self.follow("secret", "person", "account", "story")
        self.set_title(self.tr("All customers"))

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self.presenter.read()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _open_accounts(self) -> None:
        self._tools.navigation.open("accounts")

    def _dress(self) -> None:
        self.which.setFont(self._tools.theme.font("body"))

    def _show(self) -> None:
        found = self.presenter.found
        if found is not None:
            self.head.say(self.tr("All customers"), found.said)
            self.list.show_rows([_row(one) for one in found.entries])

    def _open(self, row_id: str) -> None:
        one = self.presenter.entry(row_id)
        if one is not None:
            args = {"account": one.account_id, "person": one.person_id, "secret": one.secret_id}
            self._tools.navigation.open("account", **{k: v for k, v in args.items() if v})


def _row(one: Entry) -> ItemRow:
    return ItemRow(one.id, one.text, one.note, one.aside, private=one.private)

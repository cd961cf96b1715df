"""With whom: the accounts, where a talk was started without one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.labels import Heading
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from secretsmanual.services.accounts import AccountCount

UNKNOWN = "unknown"
"""The row for somebody who is not in the manual."""


class ChoosePane(QWidget):
    """A search and a list; Enter takes the row, or the first one found."""

    chosen = Signal(str)
    """An account's id, or `UNKNOWN`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._rows: list[ItemRow] = []
        self.search = SearchField(theme, self.tr("Find an account"))
        empty = EmptyState(
            theme, "search", self.tr("No account is called that"), self.tr("Try fewer letters.")
        )
        self.list = RowList(theme, self.tr("Accounts"), empty=empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(32), px(28), px(32), px(16))
        box.setSpacing(px(12))
        box.addWidget(Heading(theme, self.tr("With whom?"), 1))
        box.addWidget(self.search)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._find)
        self.search.down.connect(self.list.setFocus)
        self.search.returnPressed.connect(self._take)
        self.list.opened.connect(self.chosen)

    def show_accounts(self, counts: "list[AccountCount]") -> None:
        """Show these, with the unknown caller first."""
        unknown = ItemRow(
            UNKNOWN,
            self.tr("Unknown caller"),
            self.tr("Start at once, name them later"),
            icon="phone",
        )
        known = [
            ItemRow(one.account.id, one.account.name, one.account.trade, icon="building-2")
            for one in counts
        ]
        self._rows = [unknown, *known]
        self.search.clear()
        self._find("")

    def _find(self, text: str) -> None:
        from secretsmanual.domain.interview.names import fold

        wanted = fold(text)
        self.list.show_rows([row for row in self._rows if wanted in fold(row.title)])
        if wanted:
            self.list.choose_first()

    def _take(self) -> None:
        which = self.list.current_id()
        if which:
            self.chosen.emit(which)

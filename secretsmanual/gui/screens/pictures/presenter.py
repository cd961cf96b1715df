"""What the page of pictures knows and does."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.pictures import Pictures
from secretsmanual.gui.tools import Tools


class Seen(NamedTuple):
    """All that the page shows."""

    accounts: tuple[tuple[AccountId, str], ...]
    """By name."""
    found: Pictures


class PicturesPresenter(QObject):
    """Reads the pictures of an account or of all, and writes them for whoever leads."""

    shown = Signal()
    """There is something new in `seen`."""
    saved = Signal(object)
    """The path of a file that was written."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.account_id: AccountId | None = None
        self.seen: Seen | None = None

    def read(self) -> None:
        """Read anew."""
        opened, account_id = self._tools.opened, self.account_id

        def call() -> Seen:
            service = opened().pictures
            return Seen(service.accounts(), service.pictures(account_id))

        self._tools.work.run(self, call, self._take, self._lost, latest="pictures")

    def choose(self, account_id: str) -> None:
        """Show the pictures of an account; with an empty id, of all."""
        self.account_id = AccountId(account_id) if account_id else None
        self.read()

    def save(self, path: Path) -> None:
        """Write what a leader may see; the path's ending says how."""
        service, account_id = self._tools.services.pictures, self.account_id
        self._tools.work.run(
            self,
            lambda: service.write(path, account_id),
            lambda _none: self.saved.emit(path),
        )

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.shown.emit()

    def _lost(self, error: UserError) -> None:
        """Show all where the account that was chosen is gone."""
        if self.account_id:
            self.choose("")
        else:
            self._tools.banner.refuse(error)

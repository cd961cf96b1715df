"""What the page of hand-overs knows: the receipts, what each held, and what is to be recalled."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import HandoverId, SecretId
from secretsmanual.domain.recall import Recall, Told
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.secrets import Secret
from secretsmanual.gui.models.families import by_label
from secretsmanual.gui.screens.handovers.rows import (
    Rows,
    content_rows,
    list_rows,
    recall_rows,
)
from secretsmanual.gui.tools import Tools


class Seen(NamedTuple):
    """The receipts, ready to be shown."""

    receipts: Mapping[str, Handover]
    recalls: Mapping[str, Recall]
    """What waits to be called back, by the id of its row."""
    rows: Rows
    today: date


class HandoversPresenter(QObject):
    """Reads receipts, and calls back what no longer holds."""

    shown = Signal()
    """There is something new in `seen`."""
    contents = Signal(str, list)
    """The id of a row, and rows of what its file held."""
    found = Signal(str, str)
    """Ids of an account and of a secret in it."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.seen = Seen({}, {}, [], date.min)

    def read(self) -> None:
        """Read anew."""
        services = self._tools.services

        def call() -> Seen:
            receipts = services.sharing.receipts()
            recalls = services.recall.open_recalls()
            today = services.manual.today
            return Seen(
                {one.id: one for one in receipts},
                {f"recall:{one.receipt.id}": one for one in recalls},
                list_rows(receipts, recalls, today),
                today,
            )

        self._tools.work.run(self, call, self._take, latest="receipts")

    def read_contents(self, row_id: str) -> None:
        """Read what a hand-over held, or what of it is to be called back."""
        recall = self.seen.recalls.get(row_id)
        if recall is not None:
            self.contents.emit(row_id, recall_rows(recall))
            return
        services = self._tools.services
        handover_id = HandoverId(row_id)

        def call() -> Rows:
            held = services.sharing.contents(handover_id)
            left: dict[str, Told] = {
                line.secret_id: line for line in services.recall.lines(handover_id)
            }
            return content_rows(held, by_label(services.manual.bank), left)

        self._tools.work.run(
            self, call, lambda rows: self.contents.emit(row_id, rows), latest="contents"
        )

    def write_sheet(self, row_id: str, path: Path) -> None:
        """Write the sheet for whoever has the file; they count as told then."""
        recall = self.seen.recalls.get(row_id)
        if recall is None:
            return
        handover_id, service = recall.receipt.id, self._tools.services.recall

        def done(_recall: Recall) -> None:
            self._tools.changes.announce(
                Change("Call secrets back", frozenset({("handover", handover_id)}))
            )
            said = self.tr("The sheet is in {}. Give it to whoever has the file.")
            self._tools.banner.tell(said.format(path.name))

        self._tools.work.run(self, lambda: service.write_sheet(handover_id, path), done)

    def told(self, row_id: str) -> None:
        """Note that whoever has the file was told."""
        recall = self.seen.recalls.get(row_id)
        if recall is None:
            return
        handover_id, service = recall.receipt.id, self._tools.services.recall

        def done(change: Change) -> None:
            self._tools.changes.announce(change)
            self._tools.banner.tell(self.tr("Noted: they were told."))

        self._tools.work.run(self, lambda: service.told(handover_id), done)

    def find(self, secret_id: str) -> None:
        """Find the account of a secret; one that was deleted has none to go to."""
        service = self._tools.services.secrets

        def done(secret: Secret) -> None:
            self.found.emit(secret.account_id or "", secret.id)

        self._tools.work.run(self, lambda: service.get(SecretId(secret_id)), done)

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.shown.emit()

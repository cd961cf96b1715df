"""What the page of the report card knows and does."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.own_card_answers import GivenCard
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.report_card import Behind, ReportCard
from secretsmanual.gui.tools import Tools
from secretsmanual.services.report_cards import Choices


class Seen(NamedTuple):
    """All that the page shows."""

    choices: Choices
    card: ReportCard
    given: tuple[GivenCard, ...]
    """What the customer says in cards of their own; none where several are shown."""
    colleague: str = ""
    """Whose share the card is of."""


class InsightPresenter(QObject):
    """Reads the card that is chosen, and sets what of the bonus hangs on it."""

    shown = Signal()
    """There is something new in `seen`."""
    saved = Signal(object)
    """The path of a file that was written."""
    placed = Signal(dict)
    """Where a row leads: what the page of an account is opened with."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.account_id: AccountId | None = None
        self.colleague = ""
        self._chosen = False
        """Whose card it is was chosen by hand."""
        self.quarter: Quarter | None = None
        """None for the one we are in."""
        self.seen: Seen | None = None

    def read(self) -> None:
        """Read anew."""
        opened = self._tools.opened
        account_id, quarter = self.account_id, self.quarter
        chosen = self.colleague if self._chosen else None

        def call() -> Seen:
            services = opened()
            service = services.report_cards
            given = services.own_cards.given(account_id) if account_id else ()
            choices = service.choices()
            colleague = choices.first if chosen is None else chosen
            card = service.card(account_id, quarter, colleague)
            return Seen(choices, card, given, colleague)

        self._tools.work.run(self, call, self._take, self._lost, latest="report card")

    def choose(self, account_id: str, colleague: str) -> None:
        """Show the card of a customer, of a colleague, or with neither of all recorded here."""
        self._chosen = True
        self.account_id = AccountId(account_id) if account_id else None
        self.colleague = colleague
        self.read()

    def choose_quarter(self, quarter: Quarter) -> None:
        """Show another quarter."""
        self.quarter = quarter
        self.read()

    def set_weight(self, per_cent: int, reason: str) -> None:
        """Say how much of the bonus hangs on the card."""
        service = self._tools.services.report_cards
        self._write(lambda: service.set_weight(per_cent / 100, reason), self.tr("Set."))

    def watch_only(self, on: bool) -> None:
        """Look at the card without a bonus, or let one hang on it."""
        service = self._tools.services.report_cards
        said = self.tr("No bonus hangs on it.") if on else self.tr("A bonus hangs on it.")
        self._write(lambda: service.set_watch_only(on), said)

    def save(self, path: Path) -> None:
        """Write the card, numbers alone; the path's ending says how."""
        if self.seen is None:
            return
        service, card = self._tools.services.report_cards, self.seen.card
        self._tools.work.run(
            self,
            lambda: service.write(card, path),
            lambda _none: self.saved.emit(path),
        )

    def find(self, row: Behind) -> None:
        """Find the page on which a row's record stands."""
        service = self._tools.services.report_cards
        self._tools.work.run(self, lambda: service.place(row), self.placed.emit)

    def _write(self, call: Callable[[], Change], said: str) -> None:
        tools = self._tools

        def done(change: Change) -> None:
            tools.changes.announce(change)
            tools.banner.tell(said)

        tools.work.run(self, call, done)

    def _lost(self, error: UserError) -> None:
        """Show everything where what was chosen is gone, such as a customer merged away."""
        if self.account_id or self.colleague:
            self.choose("", "")
        else:
            self._tools.banner.refuse(error)

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.colleague = seen.colleague
        self.shown.emit()

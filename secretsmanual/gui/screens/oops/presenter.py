"""What the card knows and does: read in one go, each step one undoable write."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId, OopsId, PersonId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.recovery import Step
from secretsmanual.domain.recovery_card import RecoveryCard
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.screens.oops.rows import rows_of
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.services.recovery import Closing, Surprising


class Seen(NamedTuple):
    """All that the page shows."""

    card: RecoveryCard
    rows: list[Row]


class OopsPresenter(QObject):
    """The card in front, and what can be written on it."""

    shown = Signal()
    """There is something new in `seen`."""
    refused = Signal(str)
    """A sentence about what could not be done."""
    gone = Signal(str)
    """The case, person or account is not there any more: a sentence."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._account = ""
        self._person = ""
        self._case = ""
        self.seen: Seen | None = None
        self._writing = 0
        """Writes under way; what was read meanwhile is older than what stands on the page."""

    @property
    def case_id(self) -> OopsId:
        """The case in front; empty on a fresh card."""
        case = self.seen.card.case if self.seen else None
        return OopsId(case.id if case else "")

    @property
    def now(self) -> datetime:
        """The moment, by the manual's clock."""
        return self._tools.services.manual.clock.now()

    @property
    def busy(self) -> bool:
        """Whether something is being written: another Enter does nothing until it is."""
        return self._writing > 0

    def open(self, account: str, person: str, case: str) -> None:
        """Take the card of a case, of a person, or of an account as a whole."""
        self._account, self._person, self._case = account, person, case
        self.seen = None

    def read(self) -> None:
        """Read the card anew."""
        tools, case = self._tools, OopsId(self._case)
        account, person = AccountId(self._account), PersonId(self._person)

        def call() -> Seen:
            service = tools.services.recovery
            if case:
                card = service.card(case)
            elif person:
                card = service.card_of_person(person)
            else:
                card = service.card_for(account)
            return Seen(card, rows_of(card, tools.services.manual.bank))

        tools.work.run(
            self, call, self._take, lambda error: self.gone.emit(error.sentence), latest="oops"
        )

    def start(self, what: str, feeling: str) -> None:
        """Start the clock."""
        if self.seen is None or self.busy:
            return
        known, service = self.seen.card.known, self._tools.services.recovery
        person = known.person.id if known.person else None
        self._writing += 1

        def done(made: tuple[Oops, Change]) -> None:
            case, change = made
            self._case = case.id
            self._written(change, self.tr("The clock runs: 24 hours."))

        account = known.account.id
        self._tools.work.run(
            self, lambda: service.open(account, person, what, feeling), done, self._failed
        )

    def step(self, step: Step, note: str) -> None:
        """Note that a step was done."""
        service, case = self._tools.services.recovery, self.case_id
        self._once(lambda: service.step(case, step, note), self.tr("Noted."))

    def plan(self, surprising: "Surprising") -> None:
        """Keep what is thought of as a surprise."""
        service, case = self._tools.services.recovery, self.case_id
        self._write(lambda: service.plan(case, surprising), "")

    def surprise(self, surprising: "Surprising") -> None:
        """Note that the surprise was done."""
        service, case = self._tools.services.recovery, self.case_id
        self._once(lambda: service.surprise(case, surprising), self.tr("Noted."))

    def close(self, closing: "Closing") -> None:
        """Close the case."""
        service, case = self._tools.services.recovery, self.case_id
        self._once(lambda: service.close(case, closing), self.tr("Closed."))

    def not_ours(self, why: str) -> None:
        """Close a case that was not ours."""
        service, case = self._tools.services.recovery, self.case_id
        self._once(lambda: service.not_ours(case, why), self.tr("Closed: it was not ours."))

    def set_learned(self, at: datetime, why: str) -> None:
        """Correct when we learned of it."""
        service, case = self._tools.services.recovery, self.case_id
        self._write(lambda: service.set_learned(case, at, why), self.tr("The clock was corrected."))

    def set_what(self, what: str) -> None:
        """Keep other words for what went wrong."""
        case = self.seen.card.case if self.seen else None
        if case and what.strip() != case.what:
            service = self._tools.services.recovery
            self._write(lambda: service.set_what(case.id, what), "")

    def set_feeling(self, words: str) -> None:
        """Keep how they feel now."""
        case = self.seen.card.case if self.seen else None
        if case and words.strip() != case.feeling_before:
            service = self._tools.services.recovery
            self._write(lambda: service.set_feeling(case.id, words), "")

    def set_apology(self, lines: Sequence[str]) -> None:
        """Keep the lines of the apology."""
        if self.seen and self.seen.card.case and tuple(lines) != self.seen.card.apology:
            service, case = self._tools.services.recovery, self.case_id
            self._write(lambda: service.set_apology(case, lines), "")

    def print(self, path: Path) -> None:
        """Write the page for the service desk."""
        service, case = self._tools.services.recovery_pages, self.case_id
        said = self.tr("{} is written, with its receipt.").format(path.name)

        def done(_receipt: object) -> None:
            self._tools.changes.announce(Change("", frozenset({("handover", "")})))
            self._tools.banner.tell(said)

        self._tools.work.run(self, lambda: service.hand_over(case, path), done, self._refuse)

    def _once(self, call: Callable[[], Change], said: str) -> None:
        """Do a step, unless one is being done: Enter pressed twice does it once."""
        if not self.busy:
            self._write(call, said)

    def _write(self, call: Callable[[], Change], said: str) -> None:
        if self.case_id:
            self._writing += 1
            done = partial(self._written, said=said)
            self._tools.work.run(self, call, done, self._failed)

    def _written(self, change: Change, said: str) -> None:
        self._writing -= 1
        self._tools.wrote(change, said)

    def _failed(self, error: UserError) -> None:
        self._writing -= 1
        self._refuse(error)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error.sentence)

    def _take(self, seen: Seen) -> None:
        if not self.busy:  # else it is read anew when that is written
            self.seen = seen
            self.shown.emit()

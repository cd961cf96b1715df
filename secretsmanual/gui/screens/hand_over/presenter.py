"""What the hand-over's page knows: for whom, of which accounts, and what would leave."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.handover_tools import TOOLS
from secretsmanual.domain.ids import AccountId, SecretId
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import Audience
from secretsmanual.gui.models.families import by_label
from secretsmanual.gui.screens.hand_over.kinds import can_be_locked, kinds_for
from secretsmanual.gui.screens.hand_over.rows import (
    HELD,
    NOTHING,
    Rows,
    Seen,
    account_rows,
    seen_of,
    seen_of_themes,
)
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.work import Progress, Ticket
from secretsmanual.services.sharing import Settled

Told = Callable[[float], bool]
Which = Literal["high", "all", "chosen"]


class Done(NamedTuple):
    """A file that was written, with its receipt."""

    receipt: Handover
    path: Path


class HandOverPresenter(QObject):
    """Previews and writes hand-overs."""

    accounts_known = Signal()
    """What to choose accounts from may have changed."""
    shown = Signal(object)
    """A Seen."""
    working = Signal()
    stepped = Signal(int, int)
    handed_over = Signal(object)
    """A Done."""
    stopped = Signal()
    refused = Signal(str)
    found = Signal(str, str)
    """Ids of an account and of a secret in it."""
    to_settle = Signal(str, object)
    """The id of a row, and the Secret that is to be settled."""
    settled = Signal()
    not_settled = Signal(str)
    """Why new words cannot leave either."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.audience: Audience = "service"
        self.which: Which = "high"
        self.chosen: set[str] = set()
        self.recipient = ""
        self.ending = "html"
        self.passphrase = ""
        self.everything = False
        """Whether marketing gets again what it has."""
        self._accounts: list[Account] = []
        self._ticket: Ticket | None = None

    @property
    def high_value(self) -> int:
        """How many accounts are of high value."""
        return sum(one.high_value for one in self._accounts)

    @property
    def count(self) -> int:
        """How many accounts there are."""
        return len(self._accounts)

    @property
    def can_be_locked(self) -> bool:
        """Whether a passphrase can lock what is chosen."""
        return can_be_locked(self.audience, self.ending)

    @property
    def is_stream(self) -> bool:
        """Whether each file goes on from the last one that the recipient got (domain.md 5.4)."""
        return self.audience == "marketing" and self.ending not in TOOLS

    @property
    def only_new(self) -> bool:
        """Whether only what the recipient does not have yet leaves."""
        return self.is_stream and not self.everything

    def set_audience(self, audience: Audience) -> None:
        """Hand over to these, with the usual kind of file where the one chosen is not theirs."""
        self.audience = audience
        endings = [kind.ending for kind in kinds_for(audience)]
        if self.ending not in endings:
            self.ending = endings[0]

    def open(self, account_id: str, audience: str) -> None:
        """Begin with an account or an audience, where given."""
        if account_id:
            self.which, self.chosen = "chosen", {account_id}
        if audience in get_args(Audience):
            self.set_audience(audience)  # type: ignore[arg-type]
        self.read()

    def read(self) -> None:
        """Read the accounts, then what would leave."""
        services = self._tools.services

        def call() -> list[Account]:
            return [found.account for found in services.accounts.all()]

        self._tools.work.run(self, call, self._take_accounts, latest="accounts")

    def account_rows(self, typed: str) -> Rows:
        """Return the accounts that hold what is typed."""
        return [*account_rows(self._accounts, self.chosen, typed)]

    def toggle(self, account_id: str) -> None:
        """Choose an account, or choose it no more."""
        self.chosen ^= {account_id}
        self.accounts_known.emit()
        self.preview()

    def preview(self) -> None:
        """Read what would leave."""
        services, audience, ids = self._tools.services, self.audience, self._meant()
        path, recipient, only_new = Path(f"file.{self.ending}"), self.recipient, self.only_new

        def call() -> Seen:
            if ids is None:
                return NOTHING
            if audience == "themes":
                return seen_of_themes(services.themes.preview())
            found = (
                services.bundles.preview(ids)
                if audience == "colleague"
                else services.sharing.preview(
                    audience, ids, path, recipient=recipient.strip(), only_new=only_new
                )
            )
            return seen_of(found, by_label(services.manual.bank))

        self._tools.work.run(self, call, self.shown.emit, self._refuse, latest="preview")

    def read_secret(self, row_id: str) -> None:
        """Read what is to be settled."""
        service, secret_id = self._tools.services.secrets, SecretId(row_id.removeprefix(HELD))

        def done(secret: Secret) -> None:
            self.to_settle.emit(row_id, secret)

        self._tools.work.run(self, lambda: service.get(secret_id), done, latest="settle")

    def settle(self, row_id: str, how: Settled, text: str = "") -> None:
        """Keep a secret to oneself, or put other words in its place."""
        service, secret_id = self._tools.services.sharing, SecretId(row_id.removeprefix(HELD))
        kept, reworded = self.tr("It stays with you."), self.tr("These words may leave.")

        def done(change: Change) -> None:
            self.settled.emit()
            self._tools.wrote(change, kept if how == "keep" else reworded)

        def refused(error: UserError) -> None:
            self.not_settled.emit(error.sentence)

        self._tools.work.run(self, lambda: service.settle(secret_id, how, text), done, refused)

    def hand_over(self, path: Path) -> None:
        """Write the file with its receipt."""
        ids = self._meant()
        if ids is None:
            return
        write = self._writer(path, ids)

        def call(step: Progress) -> Done:
            def told(share: float) -> bool:
                step(round(share * 100), 100)
                return True

            return Done(write(told), path)

        self.working.emit()
        self._ticket = self._tools.work.run_long(
            self, call, self._done, self._refuse, progressed=self.stepped.emit
        )

    def _writer(self, path: Path, ids: list[AccountId]) -> Callable[[Told], Handover]:
        services, audience, recipient = self._tools.services, self.audience, self.recipient
        lock = (self.passphrase or None) if self.can_be_locked else None
        only_new = self.only_new
        if audience == "themes":
            return lambda told: services.themes.hand_over(path, recipient, told)
        if audience == "colleague":
            return lambda _told: services.bundles.hand_over(path, ids, recipient, lock)
        return lambda told: services.sharing.hand_over(
            audience, path, ids, recipient, told, passphrase=lock, only_new=only_new
        )

    def stop(self) -> None:
        """Stop writing: no file, no receipt."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.stopped.emit()

    def find(self, row_id: str) -> None:
        """Find the account of a secret that leaves or stays."""
        secret_id = SecretId(row_id.removeprefix(HELD))
        if not secret_id.startswith("s-"):
            return
        service = self._tools.services.secrets

        def done(secret: Secret) -> None:
            self.found.emit(secret.account_id or "", secret.id)

        self._tools.work.run(self, lambda: service.get(secret_id), done)

    def _meant(self) -> list[AccountId] | None:
        """Return the accounts meant; empty for all, None where none is chosen."""
        if self.which == "all" or self.audience == "themes":
            return []
        if self.which == "high":
            return [one.id for one in self._accounts if one.high_value] or None
        return [AccountId(one) for one in sorted(self.chosen)] or None

    def _take_accounts(self, accounts: list[Account]) -> None:
        self._accounts = accounts
        self.chosen &= {one.id for one in accounts}
        if self.which == "high" and not self.high_value:
            self.which = "all"
        self.accounts_known.emit()
        self.preview()

    def _done(self, done: Done) -> None:
        self._ticket = None
        self.passphrase = ""
        touched = frozenset({("handover", done.receipt.id)})
        self._tools.wrote(Change("Hand over", touched))
        self.handed_over.emit(done)

    def _refuse(self, error: UserError) -> None:
        self._ticket = None
        self.refused.emit(error.sentence)

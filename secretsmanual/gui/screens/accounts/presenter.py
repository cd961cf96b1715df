"""What the list of accounts knows: read before and after the manual is open."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import InterviewId
from secretsmanual.gui.models.waiting import WaitingTalk, waiting_talk
from secretsmanual.gui.screens.accounts.rows import AccountRow, account_row, matching
from secretsmanual.gui.tools import Tools
from secretsmanual.services.glance import AccountGlance
from secretsmanual.system.clock import SystemClock

if TYPE_CHECKING:  # loaded after this page is painted
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.accounts import Account
    from secretsmanual.domain.changes import Change


class Seen(NamedTuple):
    """All that the page shows."""

    today: date
    accounts: list[AccountGlance]
    unfinished: Sequence[WaitingTalk] = ()
    """Talks that were never ended, newest first."""
    reviews: Sequence[WaitingTalk] = ()
    """Talks that wait for their review, oldest first."""


def read(services: "Services") -> Seen:
    """Read the accounts and the talks that wait; in the worker."""
    now = services.manual.clock.now()
    talks = services.interviews
    return Seen(
        now.date(),
        [
            AccountGlance(
                *(a.id, a.name, a.trade, a.city, a.country, a.high_value),
                *(people, secrets, last),
            )
            for a, people, secrets, last in services.accounts.all()
        ],
        [waiting_talk(talk, now) for talk in talks.unfinished()],
        [waiting_talk(talk, now) for talk in talks.waiting_for_review()],
    )


class AccountsPresenter(QObject):
    """Reads, filters and adds."""

    shown = Signal(list)
    """The rows that fit what is typed."""
    waiting = Signal()
    """What waits has changed: `unfinished` and `reviews`."""
    nothing = Signal()
    """The open manual has no account yet."""
    added = Signal(str)
    """The id of a new account."""
    ended = Signal(str)
    """The id of a talk that now waits for its review."""
    refused = Signal(str)
    """Why an account could not be added."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._typed = ""
        self._seen = Seen(SystemClock().today(), [])
        self._later: set[str] = set()

    @property
    def count(self) -> int:
        """How many accounts there are."""
        return len(self._seen.accounts)

    @property
    def unfinished(self) -> WaitingTalk | None:
        """The newest talk to take up again that was not put off."""
        return next((one for one in self._seen.unfinished if one.id not in self._later), None)

    @property
    def reviews(self) -> Sequence[WaitingTalk]:
        """The talks that wait for their review, oldest first."""
        return self._seen.reviews

    def glance(self, accounts: list[AccountGlance]) -> None:
        """Show what was read before the manual is open."""
        self._seen = self._seen._replace(accounts=accounts)
        self._show()

    def read(self) -> None:
        """Read anew from the open manual."""
        tools = self._tools
        tools.work.run(self, lambda: read(tools.services), self._take, latest="accounts")

    def filter(self, typed: str) -> None:
        """Show only the accounts that hold these words."""
        self._typed = typed
        self._show()

    def later(self, talk_id: str) -> None:
        """Ask about this talk no more until the program starts again."""
        self._later.add(talk_id)
        self.waiting.emit()

    def end(self, talk_id: str) -> None:
        """End a talk as it stands, so that its lines can be reviewed."""
        tools, interview = self._tools, InterviewId(talk_id)

        def ended(change: "Change") -> None:
            tools.wrote(change)
            self.ended.emit(talk_id)

        tools.work.run(self, lambda: tools.services.interviews.close_for_review(interview), ended)

    def add(self, name: str) -> None:
        """Add an account."""
        tools = self._tools
        tools.work.run(self, lambda: tools.services.accounts.add(name), self._add, self._refuse)

    def _add(self, made: "tuple[Account, Change]") -> None:
        account, change = made
        self._tools.wrote(change, self.tr("{} is in the list.").format(account.name))
        self.added.emit(account.id)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error.sentence)

    def _take(self, seen: Seen) -> None:
        self._seen = seen
        self._show()
        self.waiting.emit()
        if not seen.accounts:
            self.nothing.emit()

    def _show(self) -> None:
        found = matching(self._seen.accounts, self._typed)
        rows: list[AccountRow] = [account_row(one, self._seen.today) for one in found]
        self.shown.emit(rows)

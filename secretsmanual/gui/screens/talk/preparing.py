"""What is known before a talk, read off the UI thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from secretsmanual.domain.ids import AccountId, MeetingId, PersonId
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:
    from secretsmanual.domain.document import Document
    from secretsmanual.services.accounts import AccountCount
    from secretsmanual.services.interviews import Plan

PREVIEW_MS = 250
"""After the last change of the form the first questions are chosen anew."""


class PrepPresenter(QObject):
    """Reads accounts, people and first questions."""

    accounts = Signal(list)
    """AccountCounts, to choose from where no account was given."""
    prepared = Signal(object)
    """Preparation"""
    offered = Signal(tuple)
    """The first questions: Offers."""
    briefed = Signal(object)
    """The brief for those who will be there: a Document."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._plan: Plan | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_MS)
        self._soon.timeout.connect(self._preview)
        tools.theme.veil_changed.connect(self._soon.start)

    def choose_account(self) -> None:
        """List the accounts."""
        self._run(self._accounts, self.accounts.emit, "accounts")

    def prepare(
        self, account: AccountId, people: tuple[PersonId, ...], meeting: MeetingId | None
    ) -> None:
        """Read what a talk with an account is prepared with."""
        self._run(
            lambda: self._tools.services.interviews.prepare(account, people, meeting),
            self.prepared.emit,
            "prepare",
        )

    def preview(self, plan: "Plan") -> None:
        """Choose the first questions, once the form rests."""
        self._plan = plan
        self._soon.start()

    def _accounts(self) -> "list[AccountCount]":
        return self._tools.services.accounts.all()

    def _preview(self) -> None:
        plan = self._plan
        if plan is not None:
            self._run(
                lambda: self._tools.services.interviews.first_questions(plan),
                self.offered.emit,
                "preview",
            )
            self._run(lambda: self._brief(plan), self.briefed.emit, "brief")

    def _brief(self, plan: "Plan") -> "Document":
        if plan.account_id is None:
            raise TypeError("a brief is about an account")
        return self._tools.services.briefs.brief(plan.account_id, plan.attendees, plan.purpose)

    def _run(self, call: Callable[[], object], done: Callable[..., None], latest: str) -> None:
        self._tools.work.run(self, call, done, latest=latest)

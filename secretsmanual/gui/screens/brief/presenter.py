"""What the brief's page knows: for whom it is, and the document."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId, MeetingId, PersonId
from secretsmanual.gui.models.guests import Guest
from secretsmanual.gui.tools import Tools


class Seen(NamedTuple):
    """A brief, ready to be shown."""

    document: Document
    account: str
    never_topics: int


class BriefPresenter(QObject):
    """Makes the brief anew whenever something about it changes."""

    guests_known = Signal(list)
    """Guests, the first time an account or meeting is looked at."""
    shown = Signal(object)
    """A Seen."""
    nobody = Signal()
    """Nobody is ticked."""
    refused = Signal(str)
    saved = Signal(object)
    """The Path of a file that was written."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.account_id = ""
        self.meeting_id = ""
        self.here: list[str] = []
        self.purpose = ""
        self.printed_for = ""
        self.with_private = False
        self._document: Document | None = None
        tools.theme.veil_changed.connect(self.make)

    def open(self, account_id: str, people: list[str], meeting_id: str) -> None:
        """Begin with an account, and perhaps with people or a meeting."""
        self.account_id, self.meeting_id = account_id, meeting_id
        self.purpose, self.with_private = "", False
        service = self._tools.services.briefs
        attendees = [PersonId(one) for one in people]

        def call() -> list[Guest]:
            found = service.guests(AccountId(account_id), attendees, self._meeting())
            return [Guest(who.id, who.name, who.role, here) for who, here in found]

        self._tools.work.run(self, call, self._take_guests, self._refuse, latest="guests")

    def make(self) -> None:
        """Make the brief."""
        if not self.account_id:
            return
        if not self.here:
            self._document = None
            self.nobody.emit()
            return
        service, accounts = self._tools.services.briefs, self._tools.services.accounts
        account_id, meeting = AccountId(self.account_id), self._meeting()
        here = [PersonId(one) for one in self.here]
        private = self.with_private and not self._tools.theme.veiled
        purpose, reader = self.purpose.strip(), self.printed_for.strip()

        def call() -> Seen:
            document = service.brief(
                account_id,
                here,
                purpose,
                meeting,
                with_private=private,
                printed_for=reader,
            )
            name = accounts.find(account_id).name
            return Seen(document, name, service.never_topics(account_id, here))

        self._tools.work.run(self, call, self._take, self._refuse, latest="brief")

    def set_here(self, person_id: str, *, here: bool) -> None:
        """Say that somebody will be there, or not."""
        self.here = [one for one in self.here if one != person_id] + [person_id] * here
        self.make()

    def save(self, path: Path) -> None:
        """Write what is shown; the path's ending says how."""
        document, service = self._tools.theme.veil_all(self._document), self._tools.services.briefs
        if document is not None:
            self._tools.work.run(
                self,
                lambda: service.write(document, path),
                lambda _none: self.saved.emit(path),
                self._refuse,
            )

    def _meeting(self) -> MeetingId | None:
        return MeetingId(self.meeting_id) if self.meeting_id else None

    def _take_guests(self, guests: list[Guest]) -> None:
        self.here = [guest.id for guest in guests if guest.here]
        self.guests_known.emit(guests)
        self.make()

    def _take(self, seen: Seen) -> None:
        if self.here:  # else everybody was unticked meanwhile
            self._document = seen.document
            self.shown.emit(seen)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error.sentence)

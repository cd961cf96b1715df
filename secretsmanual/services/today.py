"""What waits today: mishaps, talks, meetings, promises, and people one has not heard of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.retention import Leaver
from secretsmanual.domain.talks import Meeting
from secretsmanual.services import attention
from secretsmanual.services.attention import Attention
from secretsmanual.services.interviews import InterviewService, Unfinished
from secretsmanual.services.leaving import waiting
from secretsmanual.services.manual import Manual
from secretsmanual.services.promises import NamedPromise, with_names
from secretsmanual.services.recovery import Running, running
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

FADES_AFTER = timedelta(hours=24)
"""After this long an unreviewed talk is remembered badly (domain.md 2.3)."""
AHEAD = timedelta(days=14)
"""How far ahead meetings are shown."""
DUE_WITHIN = timedelta(days=7)
"""How far ahead promises are shown."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A talk whose lines wait for their review."""

    talk: Unfinished
    fades: bool
    """Whether it is more than 24 hours old."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to come."""

    meeting: Meeting
    at: datetime
    """With the offset of this place."""
    account: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The day's page."""

    now: datetime
    unfinished: tuple[Unfinished, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    meetings: tuple[Planned, ...] = ()
    promises: tuple[NamedPromise, ...] = ()
    attention: Attention = field(default_factory=Attention)
    running: tuple[Running, ...] = ()
    """Mishaps whose clock runs, the one that ends first on top."""
    leavers: tuple[Leaver, ...] = ()
    """People who left and are to be reduced."""


class TodayService:
    """Gathers what waits."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def page(self) -> Today:
        """Return the day's page: each list with what comes first on top."""
        now = self._manual.clock.now()
        talks = InterviewService(self._manual)
        with self._manual.read() as unit:
            accounts = {account.id: account for account in queries.accounts(unit)}
            people = {person.id: person for person in queries.people(unit)}
            meetings = tuple(self._meetings(unit, now, accounts, people))
            leavers = tuple(waiting(unit, self._manual.today))
            until = self._manual.today + DUE_WITHIN
            soon = (p for p in queries.open_promises(unit) if p.due and p.due <= until)
            promises = with_names(unit, soon, self._manual.today)
            found = attention.gather(unit, self._manual, accounts, people)
            mishaps = running(unit)
        return Today(
            now=now,
            unfinished=tuple(talks.unfinished()),
            waiting=tuple(
                Waiting(talk, now - talk.interview.started > FADES_AFTER)
                for talk in talks.waiting_for_review()
            ),
            meetings=meetings,
            leavers=leavers,
            promises=tuple(promises),
            attention=found,
            running=tuple(mishaps),
        )

    def _meetings(
        self,
        unit: Unit,
        now: datetime,
        accounts: Mapping[AccountId, Account],
        people: Mapping[PersonId, Person],
    ) -> Iterable[Planned]:
        for meeting in queries.meetings(unit):
            running = timedelta(minutes=meeting.minutes)
            if meeting.at + running >= now and meeting.at <= now + AHEAD:
                names = (people[who].name for who in meeting.attendees if who in people)
                account = accounts[meeting.account_id]
                yield Planned(
                    meeting, meeting.at.astimezone(now.tzinfo), account.name, tuple(names)
                )

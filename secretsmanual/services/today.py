"""What waits today: talks, reviews, meetings, promises, and people one has not heard of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.talks import Meeting
from secretsmanual.services.interviews import InterviewService, Unfinished
from secretsmanual.services.manual import Manual
from secretsmanual.services.promises import NamedPromise, with_names
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

FADES_AFTER = timedelta(hours=24)
"""After this long an unreviewed talk is remembered badly (domain.md 2.3)."""
AHEAD = timedelta(days=14)
"""How far ahead meetings are shown."""
DUE_WITHIN = timedelta(days=7)
"""How far ahead promises are shown."""
QUIET_AFTER = timedelta(days=90)
"""Without a talk for so long, somebody who decides has gone quiet."""
MOST_QUIET = 12
"""Names enough to ring in a week; the longest unheard first."""


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
class Quiet:
    """Somebody who decides and whom one has not talked with for long."""

    person: Person
    account: str
    last_talk: date


@dataclass(frozen=True, slots=True)
class Today:
    """The day's page."""

    now: datetime
    unfinished: tuple[Unfinished, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    meetings: tuple[Planned, ...] = ()
    promises: tuple[NamedPromise, ...] = ()
    quiet: tuple[Quiet, ...] = ()


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
            until = self._manual.today + DUE_WITHIN
            soon = (p for p in queries.open_promises(unit) if p.due and p.due <= until)
            promises = with_names(unit, soon, self._manual.today)
            quiet = self._quiet(unit, accounts, people.values())
        return Today(
            now=now,
            unfinished=tuple(talks.unfinished()),
            waiting=tuple(
                Waiting(talk, now - talk.interview.started > FADES_AFTER)
                for talk in talks.waiting_for_review()
            ),
            meetings=meetings,
            promises=tuple(promises),
            quiet=quiet,
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

    def _quiet(
        self, unit: Unit, accounts: Mapping[AccountId, Account], people: Iterable[Person]
    ) -> tuple[Quiet, ...]:
        zone = self._manual.clock.now().tzinfo
        talked: dict[str, date] = {}
        for talk in unit.interviews.where():
            on = talk.started.astimezone(zone).date()
            for who in talk.attendees:
                talked[who] = max(on, talked.get(who, on))
        limit = self._manual.today - QUIET_AFTER
        found = [
            Quiet(person, account.name if account else "", talked[person.id])
            for person in people
            for account in [accounts.get(person.account_id) if person.account_id else None]
            if person.decision_maker
            and person.status == "active"
            and talked.get(person.id, date.max) <= limit
        ]
        return tuple(sorted(found, key=lambda one: (one.last_talk, one.person.name)))[:MOST_QUIET]

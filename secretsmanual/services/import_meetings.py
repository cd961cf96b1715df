"""Which meetings of a calendar come in: those to come, with somebody who is in the manual.

A calendar holds much that is nobody's business here: it is passed over and only counted. Meetings
keep the calendar's own id, so that the same calendar again moves, adds and takes away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice, takewhile

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.ids import AccountId, MeetingId, PersonId
from secretsmanual.domain.import_plan import PlannedMeeting
from secretsmanual.domain.importing import FoundMeeting
from secretsmanual.domain.names import company_key, mail_domain, person_key, web_domain
from secretsmanual.domain.people import Person
from secretsmanual.domain.talks import Meeting, MeetingFields
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

AHEAD = timedelta(days=60)
"""How far ahead the meetings of a series are taken."""
MOST_OF_A_SERIES = 20_000
"""Dates of one series that are looked at; a daily one since 1975 has fewer."""
LONGEST_RULE = 300
MOST_WORDS = 6
"""Of an account's name, when it is looked for in an entry's text."""
_EVERY = ("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY")
_WITHIN_THE_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")


class CalendarPlanner:
    """Takes a calendar's entries, and says at their end what becomes of them."""

    def __init__(
        self,
        unit: Unit,
        people: Mapping[str, Person],
        accounts: Mapping[str, Account],
        now: datetime,
    ) -> None:
        self._unit = unit
        self._now = now
        self._who = _Who(people, accounts)
        self._found: list[FoundMeeting] = []
        self.left_out = 0
        """Entries that are over, of whole days, or with nobody who is in the manual."""

    def take(self, found: FoundMeeting) -> None:
        """Take one entry."""
        self._found.append(found)

    def plan(self) -> list[PlannedMeeting]:
        """Return what becomes of the meetings, by time."""
        if not self._found:
            return []
        known = {one.external_id: one for one in queries.meetings(self._unit) if one.external_id}
        wanted: dict[str, PlannedMeeting] = {}
        for found in self._found:
            planned = self._planned(found, known)
            self.left_out += not planned
            wanted.update((one.external_id, one) for one in planned)
        gone = (self._gone(one) for key, one in known.items() if self._dropped(key, one, wanted))
        return sorted((*wanted.values(), *gone), key=lambda one: (one.at, one.external_id))

    def _planned(
        self, found: FoundMeeting, known: Mapping[str, Meeting]
    ) -> tuple[PlannedMeeting, ...]:
        if found.at is None or found.cancelled:
            return ()
        account_id, people = self._who.at(found)
        if account_id is None:
            return ()
        return tuple(
            self._one(found, known.get(key), key, at, account_id, people)
            for key, at in self._dates(found)
        )

    def _dates(self, found: FoundMeeting) -> Iterator[tuple[str, datetime]]:
        """Yield id and begin of what is still to come."""
        at = self._placed(found.at)
        if found.instead_of is not None:
            dates: Iterable[tuple[str, datetime]] = [
                (_part(found.uid, self._placed(found.instead_of)), at)
            ]
        elif found.rule:
            replaced = self._replaced(found)
            dates = (
                (_part(found.uid, one), one)
                for one in _series(found.rule, at, self._now + AHEAD)
                if one not in replaced
            )
        else:
            dates = [(found.uid, at)]
        length = timedelta(minutes=found.minutes)
        return ((key, one) for key, one in dates if key and one + length >= self._now)

    def _replaced(self, found: FoundMeeting) -> set[datetime]:
        """Return when a series has no meeting, or another in its place."""
        others = (one.instead_of for one in self._found if one.uid == found.uid and one.instead_of)
        return {self._placed(one) for one in (*found.not_at, *others)}

    def _placed(self, at: datetime | None) -> datetime:
        """Give a time without a zone that of this place."""
        if at is None:
            return self._now
        return at if at.tzinfo else at.replace(tzinfo=self._now.tzinfo)

    def _one(
        self,
        found: FoundMeeting,
        known: Meeting | None,
        key: str,
        at: datetime,
        account_id: AccountId,
        people: tuple[Person, ...],
    ) -> PlannedMeeting:
        ids = tuple(person.id for person in people)
        planned = PlannedMeeting(
            fate="new",
            external_id=key,
            title=found.title,
            at=at,
            minutes=found.minutes,
            account_id=account_id,
            account=self._who.name(account_id),
            person_ids=ids,
            people=tuple(person.name for person in people),
            meeting_id=known.id if known else None,
        )
        if known is None:
            return planned
        now = (known.at, known.minutes, known.account_id, tuple(known.attendees))
        same = now == (at, found.minutes, account_id, ids) and known.purpose == found.title
        return planned.with_fate("same" if same else "updates")

    def _dropped(self, key: str, known: Meeting, wanted: Mapping[str, PlannedMeeting]) -> bool:
        """Say whether a meeting to come stands in the calendar no more: cancelled, or moved."""
        if key in wanted or known.at < self._now:
            return False
        uid = key.rpartition(_AT)[0] or key
        return any(one.uid in (uid, key) for one in self._found)

    def _gone(self, known: Meeting) -> PlannedMeeting:
        return PlannedMeeting(
            fate="gone",
            external_id=known.external_id,
            title=known.purpose,
            at=known.at,
            minutes=known.minutes,
            account_id=known.account_id,
            account=self._who.name(known.account_id),
            person_ids=tuple(known.attendees),
            people=self._who.names(known.attendees),
            meeting_id=known.id,
        )


class _Who:
    """Finds the account and the people of an entry."""

    def __init__(self, people: Mapping[str, Person], accounts: Mapping[str, Account]) -> None:
        self._people = people
        self._accounts = accounts
        self._by_mail = {mail.casefold(): one for one in people.values() for mail in one.emails}
        self._by_name: dict[str, list[Person]] = {}
        for one in people.values():
            self._by_name.setdefault(person_key(one.name), []).append(one)
        self._by_domain = {
            domain: AccountId(one.id)
            for one in accounts.values()
            if (domain := web_domain(one.website))
        }
        self._by_company = {company_key(one.name): AccountId(one.id) for one in accounts.values()}

    def name(self, account_id: AccountId) -> str:
        """Return an account's name."""
        return self._accounts[account_id].name if account_id in self._accounts else ""

    def names(self, ids: Sequence[PersonId]) -> tuple[str, ...]:
        """Return the names of those who are there."""
        return tuple(self._people[one].name for one in ids if one in self._people)

    def at(self, found: FoundMeeting) -> tuple[AccountId | None, tuple[Person, ...]]:
        """Return the account an entry is about, and who of it will be there."""
        there = self._invited(found)
        counted = Counter(one.account_id for one in there if one.account_id)
        account_id = (
            max(counted, key=lambda one: (counted[one], one)) if counted else self._named(found)
        )
        return account_id, tuple(one for one in there if one.account_id == account_id)

    def _invited(self, found: FoundMeeting) -> list[Person]:
        by_mail = [self._by_mail[mail] for mail in found.emails if mail in self._by_mail]
        alike = [self._by_name.get(person_key(name), []) for name in found.names]
        by_name = [one[0] for one in alike if len(one) == 1]
        return list({one.id: one for one in (*by_mail, *by_name)}.values())

    def _named(self, found: FoundMeeting) -> AccountId | None:
        for mail in found.emails:
            if (known := self._by_domain.get(mail_domain([mail]))) is not None:
                return known
        words = company_key(f"{found.title} {found.about}").split()
        for size in range(MOST_WORDS, 0, -1):
            for first in range(len(words) - size + 1):
                key = " ".join(words[first : first + size])
                if key in self._by_company:
                    return self._by_company[key]
        return None


def write_meetings(unit: Unit, planned: Iterable[PlannedMeeting]) -> None:
    """Do in the manual what was planned."""
    for one in planned:
        if one.fate == "new":
            unit.meetings.add(MeetingFields(**one.fields()))
        elif one.fate == "updates":
            unit.meetings.change(str(one.meeting_id), **one.fields())
        elif one.fate == "gone":
            unit.meetings.delete(MeetingId(str(one.meeting_id)))


_AT = "@@"


def _part(uid: str, at: datetime) -> str:
    """Name one meeting of a series."""
    return f"{uid}{_AT}{int(at.timestamp())}" if uid else ""


def _series(rule: str, at: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the dates of a series up to `until`; the first alone where its rule cannot be read."""
    from dateutil.rrule import rrulestr

    said = rule.upper()
    usual = any(every in said for every in _EVERY) and len(rule) <= LONGEST_RULE
    if not usual or any(part in said for part in _WITHIN_THE_DAY):
        return iter([at])
    try:
        dates = rrulestr(rule, dtstart=at)
    except (ValueError, TypeError, KeyError, IndexError):
        return iter([at])
    return takewhile(lambda one: one <= until, islice(dates, MOST_OF_A_SERIES))

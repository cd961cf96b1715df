"""An account's manual for the page on the screen, in one read."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from secretsmanual.domain import words
from secretsmanual.domain.coverage import coverage
from secretsmanual.domain.ids import AccountId, InterviewId, SecretId
from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.pages import (
    REMARKABLE_DAYS,
    ManualPage,
    PersonOnPage,
    PromiseLine,
    TalkLine,
    grouped,
    promise_line,
)
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.recovery_card import case_in_short
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.uses import landing
from secretsmanual.domain.wording import tr
from secretsmanual.services.account_records import AccountRecords, load
from secretsmanual.services.confided import made_of_confided
from secretsmanual.services.knowledge import person_facts
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries

TALKS = 5
KEPT_DAYS = 90
"""Days for which a kept promise stands on the page."""
KEPT = 5

__all__ = ["ManualPage", "ManualPageService"]


class ManualPageService:
    """Makes the page of an account."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def page(self, account_id: AccountId) -> ManualPage:
        """Return everything that the account's page shows; raises NotFound."""
        with self._manual.read() as unit:
            records = load(unit, self._manual.clock.now(), account_id)
            unsorted = len(queries.secrets(unit, account_id, statuses=("unsorted",)))
            confided = made_of_confided(unit, (*records.promises, *records.ask_later))
            lines = {
                talk.id: len(queries.lines(unit, talk.id)) for talk in records.ended_talks[:TALKS]
            }
        return _Page(self._manual, records, confided).made(unsorted, lines)


class _Page:
    def __init__(self, manual: Manual, records: AccountRecords, confided: frozenset[str]) -> None:
        self._confided = confided
        self._bank = manual.bank
        self._records = records
        self._today = records.today
        self._names = {person.id: person.name for person in records.people}
        self._uses: Mapping[SecretId, Sequence[SecretUse]] = {
            SecretId(secret_id): uses for secret_id, uses in records.uses.items()
        }

    def made(self, unsorted: int, lines: Mapping[InterviewId, int]) -> ManualPage:
        records = self._records
        own = records.by_subject.get(None, [])
        remarkable, long_ago = self._remarkable()
        return ManualPage(
            account=records.sure_account,
            people=tuple(self._person(person) for person in records.people),
            organisation=grouped(own, self._bank, self._today, self._uses),
            organisation_coverage=coverage(own, "organisation", self._bank, self._today),
            ours=self._open("ours"),
            theirs=self._open("theirs"),
            kept=self._kept(),
            talks=self._talks(lines),
            ask_later=tuple(records.ask_later),
            secrets=len(records.active),
            unsorted=unsorted,
            landing=landing(records.active, self._uses, self._bank),
            remarkable=remarkable,
            remarkable_long_ago=long_ago,
            mishap=self._mishap(),
            confided=self._confided,
        )

    def _person(self, person: Person) -> PersonOnPage:
        secrets = self._records.by_subject.get(person.id, [])
        facts = person_facts(person, self._records)
        talked = facts.last_talk
        return PersonOnPage(
            person=person,
            groups=grouped(secrets, self._bank, self._today, self._uses),
            coverage=coverage(secrets, "person", self._bank, self._today),
            warmth=warmth.level(facts, self._today, Progress(seed="")),
            secrets=len(secrets),
            last_talk=talked,
            last_talk_words=words.age_of(talked, self._today)
            if talked
            else tr("not talked with yet"),
        )

    def _open(self, direction: str) -> tuple[PromiseLine, ...]:
        return tuple(
            self._line(promise)
            for promise in self._records.promises
            if promise.direction == direction and promise.open
        )

    def _kept(self) -> tuple[PromiseLine, ...]:
        since = self._today - timedelta(days=KEPT_DAYS)
        kept = [
            (promise.kept_on, promise)
            for promise in self._records.promises
            if promise.kept_on is not None and promise.kept_on >= since
        ]
        kept.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
        return tuple(self._line(promise) for _, promise in kept[:KEPT])

    def _line(self, promise: Promise) -> PromiseLine:
        name = self._names.get(promise.person_id, "") if promise.person_id else ""
        private = promise.id in self._confided
        return promise_line(promise, name, self._today, private=private)

    def _talks(self, lines: Mapping[InterviewId, int]) -> tuple[TalkLine, ...]:
        records = self._records
        return tuple(
            TalkLine(
                id=talk.id,
                on=records.day(talk.started),
                when=words.age_of(records.day(talk.started), self._today),
                channel=talk.channel,
                people=tuple(self._names[one] for one in talk.attendees if one in self._names),
                summary=talk.summary,
                lines=lines[talk.id],
                review=talk.review,
            )
            for talk in records.ended_talks[:TALKS]
        )

    def _mishap(self) -> str:
        running = [one for one in self._records.mishaps if one.closed_at is None]
        first = min(running, key=lambda one: one.deadline, default=None)
        return tr("OOPS: {case}", case=case_in_short(first, self._records.now)) if first else ""

    def _remarkable(self) -> tuple[str, bool]:
        account = self._records.sure_account
        if not account.last_remarkable:
            return "", False
        on = account.last_remarkable_on
        if on is None:
            return account.last_remarkable, False
        days = (self._today - on).days
        return tr(
            "{what}, {age}", what=account.last_remarkable, age=words.age(days)
        ), days > REMARKABLE_DAYS

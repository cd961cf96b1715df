"""The brief before a meeting: on screen, as text, to print."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from secretsmanual.domain.brief import Attendee, BriefFacts
from secretsmanual.domain.brief_page import MOST_LINES, MOST_WORDS, brief_page
from secretsmanual.domain.coverage import coverage
from secretsmanual.domain.document import Document
from secretsmanual.domain.ids import AccountId, MeetingId, PersonId
from secretsmanual.domain.interview import engine, warmth
from secretsmanual.domain.interview.model import Knowledge, Offer, Progress
from secretsmanual.domain.people import Person
from secretsmanual.domain.talks import Meeting
from secretsmanual.services.account_records import AccountRecords, load
from secretsmanual.services.confided import how_told
from secretsmanual.services.knowledge import knowledge_of
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import as_text, ending_of, write_document
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

FORMATS = ("pdf", "html", "txt")
TRIES = 12
"""Candidates looked at to find questions of different kinds."""
ENOUGH = 4
"""Different kinds from which the brief takes three."""


class BriefService:
    """Makes briefs."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def brief(
        self,
        account_id: AccountId,
        attendee_ids: Sequence[PersonId] = (),
        purpose: str = "",
        meeting_id: MeetingId | None = None,
        *,
        with_private: bool = False,
        printed_for: str = "",
    ) -> Document:
        """Make the brief of a meeting; raises NotFound.

        What is not given is taken from the meeting, or from the account's next one; where none
        is planned, those who decide are taken for present, or everybody where nobody does.
        What is private, secrets and what rests on them, is in only where asked for; what must
        never be mentioned is never in.
        """
        manual = self._manual
        with manual.read() as unit:
            meeting = self._meeting(unit, account_id, meeting_id, attendee_ids)
            guests = [*attendee_ids, *(meeting.attendees if meeting else ())]
            records = load(unit, manual.clock.now(), account_id, guests)
            records = _without_confided(unit, records, with_private=with_private)
        present = _present(records, attendee_ids, meeting)
        purpose = purpose or (meeting.purpose if meeting else "")
        knowledge = knowledge_of(
            records, [person.id for person in present], purpose, private_words=with_private
        )
        facts = self._facts(records, present, knowledge, meeting)
        return brief_page(
            facts,
            (manual.bank, manual.lexicon),
            fits,
            with_private=with_private,
            printed_for=printed_for,
        )

    def guests(
        self,
        account_id: AccountId,
        attendee_ids: Sequence[PersonId] = (),
        meeting_id: MeetingId | None = None,
    ) -> list[tuple[Person, bool]]:
        """Return whom one may meet there, and whether the brief takes them for present.

        Raises NotFound.
        """
        with self._manual.read() as unit:
            meeting = self._meeting(unit, account_id, meeting_id, attendee_ids)
            guests = [*attendee_ids, *(meeting.attendees if meeting else ())]
            records = load(unit, self._manual.clock.now(), account_id, guests)
        here = {person.id for person in _present(records, attendee_ids, meeting)}
        return [(person, person.id in here) for person in records.people]

    def never_topics(self, account_id: AccountId, attendee_ids: Sequence[PersonId] = ()) -> int:
        """Count what must not be mentioned there: shown while a key is held, never printed."""
        here = {None, *attendee_ids}
        with self._manual.read() as unit:
            found = queries.secrets(unit, account_id)
        return sum(
            secret.sensitivity == "never" and (not attendee_ids or secret.person_id in here)
            for secret in found
        )

    def write(self, document: Document, path: Path) -> None:
        """Write a brief as .pdf, .html or .txt; raises BadInput and Refused."""
        ending_of(path, FORMATS)
        write_document(path, document)

    def as_text(self, document: Document) -> str:
        """Return a brief as plain text of 96 columns, as the .txt file has it."""
        return as_text(document)

    def _meeting(
        self,
        unit: Unit,
        account_id: AccountId,
        meeting_id: MeetingId | None,
        attendee_ids: Sequence[PersonId],
    ) -> Meeting | None:
        """Find the meeting meant: the one named, else the next one with any of those people."""
        if meeting_id is not None:
            return unit.meetings.get(meeting_id)
        now = self._manual.clock.now()
        wanted = set(attendee_ids)
        for meeting in queries.meetings(unit, account_id):
            if meeting.at >= now and (not wanted or wanted.intersection(meeting.attendees)):
                return meeting
        return None

    def _facts(
        self,
        records: AccountRecords,
        present: list[Person],
        knowledge: Knowledge,
        meeting: Meeting | None,
    ) -> BriefFacts:
        talks = records.talks_with([person.id for person in present])
        account = records.sure_account
        return BriefFacts(
            today=records.today,
            account=account,
            at=meeting.at.astimezone(records.now.tzinfo) if meeting else None,
            minutes=meeting.minutes if meeting else 0,
            purpose=knowledge.purpose,
            present=self._attendees(records, present, knowledge),
            people=tuple(records.people),
            secrets=tuple(records.active),
            used=frozenset(s.id for s in records.active if s.id in records.uses),
            promises=tuple(records.promises),
            mishaps=tuple(records.mishaps),
            last_talk=talks[0] if talks else None,
            last_talk_on=records.day(talks[0].started) if talks else None,
            ask_later=tuple(records.ask_later),
            questions=self._questions(knowledge, f"{account.id} {records.today}"),
            missing=coverage(
                records.by_subject.get(None, []), "organisation", self._manual.bank, records.today
            ).missing,
        )

    def _attendees(
        self, records: AccountRecords, present: list[Person], knowledge: Knowledge
    ) -> tuple[Attendee, ...]:
        bank, today = self._manual.bank, records.today
        return tuple(
            Attendee(
                person=person,
                rapport=warmth.level(facts, today, Progress(seed="")).level,
                last_talk=facts.last_talk,
                missing=coverage(
                    records.by_subject.get(person.id, []), "person", bank, today
                ).missing,
            )
            for person, facts in zip(present, knowledge.people, strict=True)
        )

    def _questions(self, knowledge: Knowledge, seed: str) -> tuple[Offer, ...]:
        """Ask the engine what it would ask, until a few kinds have come up."""
        found: dict[str, Offer] = {}
        for index in range(TRIES):
            progress = Progress(seed=seed, new_subject_index=index)
            offer = engine.rank(self._manual.bank, self._manual.lexicon, knowledge, progress).new
            if offer is not None and offer.type == "question":
                found.setdefault(offer.kind, offer)
            if len(found) == ENOUGH:
                break
        return tuple(found.values())


def _without_confided(unit: Unit, records: AccountRecords, *, with_private: bool) -> AccountRecords:
    told = how_told(unit, (*records.promises, *records.ask_later))
    fit = ("", "private") if with_private else ("",)
    return replace(
        records,
        promises=[one for one in records.promises if told.get(one.id, "") in fit],
        ask_later=[one for one in records.ask_later if told.get(one.id, "") in fit],
    )


def fits(document: Document) -> bool:
    """Whether the page is at most 55 lines of 96 columns and 350 words as text."""
    text = as_text(document)
    return text.count("\n") <= MOST_LINES and len(text.split()) <= MOST_WORDS


def _present(
    records: AccountRecords, attendee_ids: Sequence[PersonId], meeting: Meeting | None
) -> list[Person]:
    ids = list(dict.fromkeys(attendee_ids or (meeting.attendees if meeting else ())))
    if ids:
        people = {person.id: person for person in records.people}
        return [people[person_id] for person_id in ids if person_id in people]
    here = [person for person in records.people if person.status == "active"]
    return ([person for person in here if person.decision_maker] or here)[:4]

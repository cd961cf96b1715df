"""What the manual holds when a talk begins, in the form in which questions are chosen."""

from collections.abc import Sequence
from datetime import date

from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview.model import (
    AskLaterItem,
    Knowledge,
    KnownSecret,
    PastAsk,
    PersonFacts,
    PromiseItem,
)
from secretsmanual.domain.people import Person, TeamMember
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret
from secretsmanual.services.account_records import AccountRecords, load
from secretsmanual.services.manual import Manual
from secretsmanual.store.unit import Unit

"""What one is told in confidence (domain.md 2.4)."""


def build_knowledge(
    unit: Unit,
    manual: Manual,
    account_id: AccountId | None,
    attendees: Sequence[PersonId] = (),
    purpose: str = "",
    recipe: str = "",
    *,
    current: InterviewId | None = None,
) -> Knowledge:
    """Gather what choosing questions needs; raises NotFound for an unknown account.

    The first attendee is whom the talk is with. `current` is a talk already under way, which is
    no history yet. Without an account it is an unknown caller: little more than our own team.
    """
    records = load(unit, manual.clock.now(), account_id, attendees)
    if current is not None:
        records = records.without_talk(current)
    return knowledge_of(records, attendees, purpose, recipe)


def knowledge_of(
    records: AccountRecords,
    attendees: Sequence[PersonId] = (),
    purpose: str = "",
    recipe: str = "",
    *,
    private_words: bool = True,
) -> Knowledge:
    """Do as `build_knowledge` with records at hand.

    Without `private_words` no question says back what is private: the page may be printed.
    """
    people = {person.id: person for person in records.people}
    present = [people[person_id] for person_id in attendees if person_id in people]
    away = [person for person in records.people if person.id not in attendees]
    return Knowledge(
        today=records.today,
        account_id=records.account.id if records.account else None,
        organisation=records.account.name if records.account else "",
        product=records.settings.get("product", ""),
        purpose=purpose,
        people=tuple(person_facts(person, records) for person in present),
        others=(*(_named(person) for person in away), *map(_named, records.team)),
        secrets=tuple(_known(s, private_words) for s in records.active if s.kind),
        asked=_asked(records),
        promises=_promises(records, attendees),
        ask_later=tuple(
            AskLaterItem(item.id, item.text, item.person_id) for item in records.ask_later
        ),
        muted_questions=_muted(records, attendees),
        recipe=recipe,
    )


def person_facts(person: Person, records: AccountRecords) -> PersonFacts:
    """Gather what warmth and fit need of a person (domain.md 2.4).

    Kinds of which something must never be mentioned are muted for them.
    """
    confided = records.confided.get(person.id, [])
    talks = records.talks_with([person.id])
    kept = [p for p in _ours(records, person.id) if p.kept_on is not None]
    never = {
        secret.kind
        for secret in (*confided, *records.confided.get(None, ()))
        if secret.sensitivity == "never" and secret.status == "active"
    }
    return PersonFacts(
        id=person.id,
        name=person.name,
        role=person.role,
        roles=tuple(person.roles),
        decision_maker=person.decision_maker,
        sessions=len(talks),
        last_talk=records.day(talks[0].started) if talks else None,
        volunteered_private=any(secret.confidence == "said" for secret in confided),
        promises_done=len(kept),
        promises_on_time=sum(map(kept_on_time, kept)),
        repair=needs_repair(person.id, records),
        rapport_adjust=person.rapport_adjust,
        muted_kinds=tuple(sorted({*person.muted_kinds, *never})),
    )


def kept_on_time(promise: Promise) -> bool:
    """Whether a promise was kept by its day, and they did not call it late or unkept."""
    if promise.kept_on is None or promise.satisfied in ("late", "no"):
        return False
    return promise.due is None or promise.kept_on <= promise.due


def needs_repair(person_id: PersonId, records: AccountRecords) -> bool:
    """Whether a promise of ours to them is overdue, or an OOPS of theirs is open."""
    overdue = any(promise.overdue(records.today) for promise in _ours(records, person_id))
    return overdue or any(
        mishap.closed_at is None and mishap.person_id in (None, person_id)
        for mishap in records.mishaps
    )


def _muted(records: AccountRecords, attendees: Sequence[PersonId]) -> frozenset[str]:
    """List the questions that are retired, or not for the one the talk is with."""
    wanted = {None, *attendees[:1]}
    return frozenset(mute.question_id for mute in records.muted if mute.person_id in wanted)


def _ours(records: AccountRecords, person_id: PersonId) -> list[Promise]:
    """List our promises to a person, or to all of them."""
    return [
        promise
        for promise in records.promises
        if promise.direction == "ours" and promise.person_id in (None, person_id)
    ]


def _named(who: Person | TeamMember) -> PersonFacts:
    return PersonFacts(PersonId(who.id), who.name, who.role)


def _known(secret: Secret, private_words: bool) -> KnownSecret:
    """Pass a secret on; what must never be mentioned goes without its words."""
    words = secret.sensitivity not in CONFIDED or (
        private_words and secret.sensitivity == "private"
    )
    return KnownSecret(
        kind=secret.kind,
        person_id=secret.person_id,
        confidence=secret.confidence,
        confirmed_on=secret.last_confirmed,
        text=secret.text if words else "",
        verbatim=secret.verbatim if words else "",
        said_by=secret.said_by,
    )


def _asked(records: AccountRecords) -> tuple[PastAsk, ...]:
    return tuple(
        PastAsk(
            question_id=ask.question_id,
            kind=ask.kind,
            person_id=ask.person_id,
            on=records.day(ask.at),
            outcome=ask.outcome,
            depth=ask.depth,
            richness=ask.richness,
        )
        for ask in records.asked
    )


def _promises(records: AccountRecords, attendees: Sequence[PersonId]) -> tuple[PromiseItem, ...]:
    """List our promises to those present: open ones, and those kept since the last talk."""
    talks = records.talks_with(attendees)
    since = records.day(talks[0].started) if talks else date.min
    wanted = {None, *attendees}
    return tuple(
        PromiseItem(promise.id, promise.text, promise.person_id, promise.due, promise.kept_on)
        for promise in records.promises
        if promise.direction == "ours"
        and promise.person_id in wanted
        and (promise.open or (promise.kept_on is not None and promise.kept_on > since))
    )

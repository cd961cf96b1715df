"""What the manual tells about each kind when a talk begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretsmanual.domain.interview import filters, hope, scoring, warmth
from secretsmanual.domain.interview.bank import Bank, Kind
from secretsmanual.domain.interview.hope import Untold
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Knowledge, KnownSecret, PastAsk, Progress
from secretsmanual.domain.interview.weights import Weights

WARMEST = 5


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What is known of a kind for the person, or for the organisation."""

    kind: Kind
    secrets: tuple[KnownSecret, ...]
    mildest: int
    """Warmth of its mildest question."""
    worth: float
    """What a secret of this kind is worth: core kinds count for coverage."""
    untold: Untold
    """What is likely still to be heard when the talk begins."""
    rates: tuple[float, ...]
    """What each question would then bring, by warmth level."""
    gap: float
    stale: float
    room: float
    purpose: float
    base: float
    """The part of the score that all its questions share."""


def kind_facts(
    bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights
) -> dict[str, KindFacts]:
    """Work out the facts of every kind, for the person the talk is with or their organisation."""
    person = filters.talked_with(knowledge)
    level = warmth.level(person, knowledge.today, Progress(""), knowledge.asked).level
    purpose = lexicon.kind_shares(knowledge.purpose) if knowledge.purpose else {}
    secrets: dict[str, list[KnownSecret]] = {}
    for secret in knowledge.secrets:
        if bank.has_kind(secret.kind) and _about(bank, secret, knowledge):
            secrets.setdefault(secret.kind, []).append(secret)
    asks: dict[str, list[PastAsk]] = {}
    for ask in sorted(knowledge.asked, key=lambda ask: ask.on):
        if bank.has_kind(ask.kind) and _put_to(bank, ask, knowledge):
            asks.setdefault(ask.kind, []).append(ask)
    facts = {}
    for kind in bank.kinds:
        mildest = min((question.warmth for question in bank.questions_of(kind.id)), default=1)
        untold = _untold(kind, asks.get(kind.id, ()), level + 1 - mildest, (knowledge, weights))
        known = tuple(secrets.get(kind.id, ()))
        facts[kind.id] = _facts(
            kind, known, (mildest, untold, purpose.get(kind.id, 0.0)), knowledge, weights
        )
    return facts


def _about(bank: Bank, secret: KnownSecret, knowledge: Knowledge) -> bool:
    person = filters.talked_with(knowledge)
    if bank.kind(secret.kind).subject == "organisation":
        return secret.person_id is None
    return person is not None and secret.person_id == person.id


def _put_to(bank: Bank, ask: PastAsk, knowledge: Knowledge) -> bool:
    """Whether it tells about this person, or, put to anybody there, about the organisation."""
    person = filters.talked_with(knowledge)
    if bank.kind(ask.kind).subject == "organisation":
        return True
    return person is not None and ask.person_id == person.id


def _facts(
    kind: Kind,
    known: tuple[KnownSecret, ...],
    found: tuple[int, Untold, float],
    knowledge: Knowledge,
    weights: Weights,
) -> KindFacts:
    mildest, untold, purpose = found
    stale = scoring.stale(kind, known, knowledge.today)
    room = scoring.room(kind, knowledge.people)
    return KindFacts(
        kind=kind,
        secrets=known,
        mildest=mildest,
        worth=weights.core if kind.core else weights.other,
        untold=untold,
        rates=tuple(
            hope.rate(untold, level + 1 - mildest, 1, weights.follow_ups + 1, weights.expect)
            for level in range(WARMEST + 1)
        ),
        gap=scoring.gap(kind, known, 0, knowledge.today, weights),
        room=room,
        purpose=purpose,
        stale=stale,
        base=weights.stale * stale + weights.room * room + weights.purpose * purpose,
    )


def _untold(
    kind: Kind, asks: Sequence[PastAsk], steps: int, how: tuple[Knowledge, Weights]
) -> Untold:
    """Learn from every earlier answer, and let what it taught fade with the half-life."""
    knowledge, weights = how
    untold = hope.untouched(weights.expect)
    last = asks[0].on if asks else knowledge.today
    for ask in asks:
        if ask.richness is None:
            continue
        remembered = scoring.fresh(last, kind.half_life, ask.on)
        untold = hope.faded(untold, remembered, weights.expect)
        untold = hope.after(untold, steps, ask.depth + 1, ask.richness, weights.expect)
        last = ask.on
    remembered = scoring.fresh(last, kind.half_life, knowledge.today)
    return hope.faded(untold, remembered, weights.expect)

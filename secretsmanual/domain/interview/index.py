"""What stays the same during a talk, worked out once, so that each ranking is quick."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from secretsmanual.domain.interview import filters, hope, scoring, warmth, wording
from secretsmanual.domain.interview.bank import ANY_KIND, Bank, Kind, Question
from secretsmanual.domain.interview.hope import Untold
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Knowledge, KnownSecret, PastAsk, Progress
from secretsmanual.domain.interview.weights import Weights


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
    gap: float
    stale: float
    room: float
    purpose: float
    base: float
    """The part of the score that all its questions share."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question that may come up in this talk, with the part of its score that stays."""

    question: Question
    text: str
    check: str
    """How to put it where something known of its kind has aged; else empty."""
    family: str
    base: float


@dataclass(frozen=True, slots=True)
class Index:
    """One talk, prepared. `kinds` holds every kind, also those with no question left."""

    bank: Bank
    lexicon: Lexicon
    knowledge: Knowledge
    weights: Weights
    cards: tuple[Card, ...]
    openers: tuple[Card, ...]
    closers: tuple[Card, ...]
    kinds: Mapping[str, KindFacts]


@dataclass(slots=True)
class _Kept:
    """The last few talks prepared. Holding the talk itself keeps its identity from being reused."""

    items: list[Index] = field(default_factory=list)

    def find(
        self, bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights
    ) -> Index | None:
        for item in self.items:
            if item.knowledge is knowledge and item.bank is bank and item.lexicon is lexicon:
                return item if item.weights == weights else None
        return None

    def keep(self, item: Index) -> Index:
        self.items = [item, *self.items[:5]]
        return item


_KEPT = _Kept()


def prepare(bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights) -> Index:
    """Prepare a talk; the same objects give the same index again at no cost."""
    found = _KEPT.find(bank, lexicon, knowledge, weights)
    return found or _KEPT.keep(_build(bank, lexicon, knowledge, weights))


def _build(bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights) -> Index:
    kinds = _kinds(bank, lexicon, knowledge, weights)
    asks: dict[str, list[PastAsk]] = {}
    for ask in knowledge.asked:
        asks.setdefault(ask.question_id, []).append(ask)
    cards: dict[str, list[Card]] = {"": [], "opener": [], "closer": []}
    for question in filters.allowed(bank, knowledge):
        text = wording.fill(question.text, knowledge)
        if text is not None:
            card = _card(question, text, asks.get(question.id, []), kinds, (knowledge, weights))
            cards[question.role].append(card)
    return Index(
        bank=bank,
        lexicon=lexicon,
        knowledge=knowledge,
        weights=weights,
        cards=tuple(cards[""]),
        openers=tuple(cards["opener"]),
        closers=tuple(cards["closer"]),
        kinds=kinds,
    )


def _kinds(
    bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights
) -> dict[str, KindFacts]:
    person = filters.talked_with(knowledge)
    person_id = person.id if person else None
    purpose = lexicon.kind_shares(knowledge.purpose) if knowledge.purpose else {}
    secrets: dict[str, list[KnownSecret]] = {}
    for secret in knowledge.secrets:
        if bank.has_kind(secret.kind):
            about = None if bank.kind(secret.kind).subject == "organisation" else person_id
            if secret.person_id == about:
                secrets.setdefault(secret.kind, []).append(secret)
    asks: dict[str, list[PastAsk]] = {}
    for ask in sorted(knowledge.asked, key=lambda ask: ask.on):
        if bank.has_kind(ask.kind):
            about_them = bank.kind(ask.kind).subject == "organisation"
            if about_them or ask.person_id == person_id:
                asks.setdefault(ask.kind, []).append(ask)
    level = warmth.level(person, knowledge.today, Progress(""), knowledge.asked).level
    facts = {}
    for kind in bank.kinds:
        known = tuple(secrets.get(kind.id, ()))
        stale = scoring.stale(kind, known, knowledge.today)
        room = scoring.room(kind, knowledge.people)
        share = purpose.get(kind.id, 0.0)
        questions = bank.questions_of(kind.id)
        mildest = questions[0].warmth if questions else 1
        facts[kind.id] = KindFacts(
            kind=kind,
            secrets=known,
            mildest=mildest,
            worth=weights.core if kind.core else weights.other,
            untold=_untold(kind, asks.get(kind.id, ()), level + 1 - mildest, (knowledge, weights)),
            gap=scoring.gap(kind, known, 0, knowledge.today, weights),
            stale=stale,
            room=room,
            purpose=share,
            base=weights.stale * stale + weights.room * room + weights.purpose * share,
        )
    return facts


def _untold(
    kind: Kind, asks: Sequence[PastAsk], steps: int, how: tuple[Knowledge, Weights]
) -> Untold:
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


def _card(
    question: Question,
    text: str,
    asks: list[PastAsk],
    kinds: Mapping[str, KindFacts],
    how: tuple[Knowledge, Weights],
) -> Card:
    knowledge, weights = how
    facts = kinds.get(question.kind)
    mine = [ask for ask in asks if filters.asked_here(question, ask, knowledge)]
    base = (
        (facts.base if facts else 0.0)
        + weights.novel * (0.4 if asks else 1.0)
        - weights.repeat * scoring.repeat(mine, knowledge.today)
        - weights.long * scoring.long(text)
    )
    check = ""
    if facts and facts.stale:
        newest = max(facts.secrets, key=lambda secret: (secret.confirmed_on, secret.text))
        person = filters.talked_with(knowledge)
        check = wording.check_again(text, newest, person, len(knowledge.people) <= 1)
    return Card(question, text, check, facts.kind.family if facts else ANY_KIND, base)

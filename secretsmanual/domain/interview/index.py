"""What stays the same during a talk, worked out once, so that each ranking is quick."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from secretsmanual.domain.interview import filters, scoring, wording
from secretsmanual.domain.interview.bank import ANY_KIND, Bank, Question
from secretsmanual.domain.interview.kinds import KindFacts, kind_facts
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Knowledge, PastAsk
from secretsmanual.domain.interview.weights import Weights


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


def forget_prepared() -> None:
    """Let go of the talks prepared: the manual is closed, and they hold its words."""
    _KEPT.items.clear()


def prepare(bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights) -> Index:
    """Prepare a talk; the same objects give the same index again at no cost."""
    found = _KEPT.find(bank, lexicon, knowledge, weights)
    return found or _KEPT.keep(_build(bank, lexicon, knowledge, weights))


def _build(bank: Bank, lexicon: Lexicon, knowledge: Knowledge, weights: Weights) -> Index:
    kinds = kind_facts(bank, lexicon, knowledge, weights)
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

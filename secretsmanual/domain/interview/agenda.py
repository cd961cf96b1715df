"""What must be said before or after everything else: promises, openers, closers, ask-laters."""

from collections.abc import Iterable
from datetime import date

from secretsmanual.domain.interview import filters, recipes
from secretsmanual.domain.interview.bank import ANY_KIND
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.index import Card, Index
from secretsmanual.domain.interview.model import AskLaterItem, Offer, Progress, PromiseItem
from secretsmanual.domain.wording import tr

SOON_DAYS = 3


def first(index: Index, progress: Progress) -> Offer | None:
    """Give what comes first regardless of score: an overdue promise, an opener, a promise."""
    overdue = [item for item in _promises(index, progress) if _overdue(item, index)]
    if overdue:
        return _promise(overdue[0], index)
    asked = sum(turn.id not in progress.used_offers for turn in progress.turns)
    if not asked:
        return next(iter(openers(index, progress)), None)
    if asked <= 2:
        worth_a_word = [item for item in _promises(index, progress) if _due_or_kept(item, index)]
        if worth_a_word:
            return _promise(worth_a_word[0], index)
    return None


def openers(index: Index, progress: Progress) -> tuple[Offer, ...]:
    """List the openers, best first: the recipe's, then the one not heard for longest."""
    person = filters.talked_with(index.knowledge)
    again = person is not None and person.sessions > 0
    cards = [card for card in index.openers if again or not card.question.again]
    return _ordered(index, progress, cards, tr("opener"))


def closers(index: Index, progress: Progress) -> tuple[Offer, ...]:
    """List the closers not yet put, best first: the recipe's, then the one not heard longest."""
    put = filters.put_today(progress)
    cards = [card for card in index.closers if card.question.id not in put]
    return _ordered(index, progress, cards, tr("before you go"))


def ask_later(index: Index, progress: Progress) -> tuple[Offer, ...]:
    """List what the rep meant to ask those present, not yet brought up; oldest first."""
    present = {person.id for person in index.knowledge.people}
    items = [
        item
        for item in index.knowledge.ask_later
        if item.id not in progress.used_offers
        and (item.person_id is None or item.person_id in present)
        and not filters.repair_first(index.knowledge)
    ]
    return tuple(_later(item, index) for item in items)


def _ordered(
    index: Index, progress: Progress, cards: Iterable[Card], reason: str
) -> tuple[Offer, ...]:
    last = {ask.question_id: ask.on for ask in sorted(index.knowledge.asked, key=lambda a: a.on)}
    by_id = {card.question.id: card for card in cards}
    step = recipes.next_step(index.bank, index.knowledge.recipe, filters.put_today(progress), by_id)
    order = sorted(
        by_id.values(),
        key=lambda card: (
            card.question.id not in step,
            last[card.question.id].toordinal() if card.question.id in last else 0,
            u(progress.seed, 0, card.question.id),
            card.question.id,
        ),
    )
    person = filters.talked_with(index.knowledge)
    return tuple(
        Offer(
            type="question",
            id=card.question.id,
            kind=card.question.kind,
            subject=card.question.subject,
            warmth=card.question.warmth,
            text=card.text,
            reason=reason,
            listen_for=card.question.listen_for,
            person_id=person.id if person else None,
            score=card.base,
        )
        for card in order
    )


def _promises(index: Index, progress: Progress) -> list[PromiseItem]:
    """List the promises to somebody present, or to all of them, most pressing first."""
    present = {person.id for person in index.knowledge.people}
    items = [
        item
        for item in index.knowledge.promises
        if item.id not in progress.used_offers
        and (item.person_id is None or item.person_id in present)
    ]
    return sorted(items, key=lambda item: (item.kept_on or item.due or date.max, item.id))


def _overdue(item: PromiseItem, index: Index) -> bool:
    return item.kept_on is None and item.due is not None and item.due < index.knowledge.today


def _due_or_kept(item: PromiseItem, index: Index) -> bool:
    if item.kept_on is not None:
        return True
    return item.due is not None and (item.due - index.knowledge.today).days <= SOON_DAYS


def _promise(item: PromiseItem, index: Index) -> Offer:
    what = item.text.strip().rstrip(".")
    if _overdue(item, index):
        text = tr(
            "First of all, what I owe you: {promise}. It is late, and I want to put that right.",
            promise=what,
        )
    elif item.kept_on is not None:
        text = tr("I promised you: {promise}. How did that turn out for you?", promise=what)
    else:
        text = tr(
            "I promised you: {promise}. It is on its way. Does the day still suit you?",
            promise=what,
        )
    return Offer(
        type="promise",
        id=item.id,
        kind=ANY_KIND,
        subject="person",
        warmth=1,
        text=text,
        reason=tr("promise"),
        person_id=item.person_id,
        score=index.weights.promise,
    )


def _later(item: AskLaterItem, index: Index) -> Offer:
    person = filters.talked_with(index.knowledge)
    return Offer(
        type="ask_later",
        id=item.id,
        kind=ANY_KIND,
        subject="person",
        warmth=1,
        text=item.text,
        reason=tr("you meant to ask"),
        person_id=item.person_id or (person.id if person else None),
        score=index.weights.ask_later,
    )

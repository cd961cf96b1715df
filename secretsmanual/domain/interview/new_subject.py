"""The best question on another subject, and a lighter one beside it (domain.md 2.5, slots 2, 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from secretsmanual.domain import words
from secretsmanual.domain.interview import agenda, filters, prospects, recipes, scoring, wording
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.index import Card, Index
from secretsmanual.domain.interview.kinds import KindFacts
from secretsmanual.domain.interview.model import Offer, Progress
from secretsmanual.domain.wording import tr

LIGHT = 2
"""A lighter question is no warmer than this."""
PURPOSE_SHOWS = 0.5
"""Share of a kind in the purpose of the talk from which it is given as the reason."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What slots 2 and 3 show."""

    new: Offer | None
    lighter: Offer | None


@dataclass(frozen=True, slots=True)
class _Scored:
    card: Card
    score: float
    in_recipe: bool = False


def choose(index: Index, progress: Progress, level: int) -> Subjects:
    """Choose the other subject, and something lighter of another kind."""
    scored = _score_all(index, progress, level)
    later = agenda.ask_later(index, progress)
    place = progress.new_subject_index % max(1, len(later) + len(scored))
    new = _new(index, progress, scored, later, place)
    light = [
        item
        for item in scored
        if item.card.question.subject == "person"
        and item.card.question.warmth <= LIGHT
        and (new is None or item.card.question.kind != new.kind)
    ]
    best = _in_order(light, 1, index, progress)
    lighter = _offer(best[0], index, progress, tr("lighter")) if best else None
    return Subjects(new, lighter)


def _new(
    index: Index,
    progress: Progress,
    scored: list[_Scored],
    later: tuple[Offer, ...],
    place: int,
) -> Offer | None:
    """Pick the offer at this place; what the rep meant to ask comes before the bank."""
    if place < len(later):
        return later[place]
    place -= len(later)
    ranked = _in_order(scored, place + 1, index, progress)
    return _offer(ranked[place], index, progress, "") if place < len(ranked) else None


def _score_all(index: Index, progress: Progress, level: int) -> list[_Scored]:
    put = filters.put_today(progress)
    shut = filters.shut_today(progress)
    cards = [
        card
        for card in index.cards
        if card.question.warmth <= level
        and card.question.id not in put
        and card.question.kind not in shut
    ]
    step = recipes.next_step(
        index.bank, index.knowledge.recipe, put, {card.question.id for card in cards}
    )
    by_kind = _kind_scores(index, progress, level)
    warm = [
        index.weights.warm_fit * scoring.warm_fit(warmth, level, progress.answers)
        for warmth in range(6)
    ]
    bonus = index.weights.recipe
    return [
        _Scored(
            card,
            card.base
            + by_kind[card.question.kind]
            + warm[card.question.warmth]
            + (bonus if card.question.id in step else 0.0),
            card.question.id in step,
        )
        for card in cards
    ]


def _kind_scores(index: Index, progress: Progress, level: int) -> dict[str, float]:
    """Score the part that changes with the talk, for each kind."""
    weights, thread = index.weights, progress.thread
    family = index.bank.family_of(thread.kind) if thread else ""
    promise = prospects.start(index, progress, level)
    return {
        kind_id: promise[kind_id]
        + weights.same_family * (facts.kind.family == family)
        - weights.same_recent * scoring.same_recent(kind_id, progress.turns, thread)
        for kind_id, facts in index.kinds.items()
    }


def _in_order(
    scored: Iterable[_Scored], wanted: int, index: Index, progress: Progress
) -> list[_Scored]:
    """Give the best few: by score in steps of a tie, then milder first, then by chance."""
    tie, turn = index.weights.tie, len(progress.turns)
    rough = sorted(
        ((-round(item.score / tie), item.card.question.warmth, item) for item in scored),
        key=itemgetter(0, 1),
    )
    # Chance is dear, so only those level with the last wanted one are told apart by it.
    cut = rough[min(wanted, len(rough)) - 1][:2] if rough else ()
    head = [row for row in rough if row[:2] <= cut]
    head.sort(
        key=lambda row: (
            *row[:2],
            u(progress.seed, turn, row[2].card.question.id),
            row[2].card.question.id,
        )
    )
    return [item for _, _, item in head[:wanted]]


def _offer(item: _Scored, index: Index, progress: Progress, reason: str) -> Offer:
    question = item.card.question
    facts = index.kinds[question.kind]
    person = filters.talked_with(index.knowledge)
    again = item.card.check and all(turn.kind != question.kind for turn in progress.turns)
    return Offer(
        type="question",
        id=question.id,
        kind=question.kind,
        subject=question.subject,
        warmth=question.warmth,
        text=item.card.check if again else item.card.text,
        reason=reason or _reason(item, index, facts, bool(again)),
        lead_in=_lead_in(item, index, progress),
        listen_for=question.listen_for,
        person_id=person.id if person and question.subject == "person" else None,
        score=item.score - (index.weights.recipe if item.in_recipe else 0.0),
    )


def _reason(item: _Scored, index: Index, facts: KindFacts, again: bool) -> str:
    if item.in_recipe:
        recipe = index.bank.recipe(index.knowledge.recipe)
        return tr("recipe: {recipe}", recipe=words.inside(recipe.label))
    if again:
        return tr("check again")
    kind = words.inside(facts.kind.label)
    if facts.purpose >= PURPOSE_SHOWS:
        return tr("purpose: {kind}", kind=kind)
    return tr("more: {kind}", kind=kind) if facts.secrets else tr("gap: {kind}", kind=kind)


def _lead_in(item: _Scored, index: Index, progress: Progress) -> str:
    """Announce another family after a rich thread."""
    thread = progress.thread
    if thread is None or thread.richness != "rich":
        return ""
    family = index.bank.family_of(thread.kind)
    if not family or item.card.family == family:
        return ""
    return wording.lead_in(progress.seed, len(progress.turns))

"""Choosing what to offer next: one big question and three slots (domain.md 2.4 to 2.6).

A pure function: the same bank, knowledge and progress give the same offers, and every offer
carries its reason in words.
"""

from dataclasses import replace

from secretsmanual.domain.interview import agenda, filters, new_subject, prospects, warmth
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.follow_ups import follow_ups
from secretsmanual.domain.interview.index import Index, prepare
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import (
    Knowledge,
    Offer,
    Progress,
    Ranking,
    Thread,
)
from secretsmanual.domain.interview.weights import WEIGHTS, Weights
from secretsmanual.domain.wording import tr

OPENED_ROOM = 0.8
"""How well it suits to go on from an opener, whoever is there: it was their choice."""


def rank(
    bank: Bank,
    lexicon: Lexicon,
    knowledge: Knowledge,
    progress: Progress,
    weights: Weights = WEIGHTS,
) -> Ranking:
    """Choose what to offer now.

    `stay` is the best follow-up, `new` the best other subject, `lighter` a mild question about
    the person, `big` what stands in large letters: what must come first (a promise, an opener,
    a closer), something lighter after they shut a question down, else the better of stay and new.
    """
    index = prepare(bank, lexicon, knowledge, weights)
    level = warmth.level(filters.talked_with(knowledge), knowledge.today, progress, knowledge.asked)
    level = replace(level, level=max(weights.lowest_level, level.level))
    if filters.closing(progress):
        closers = agenda.closers(index, progress)
        return Ranking(
            big=_at(closers, 0), stay=None, new=_at(closers, 1), lighter=None, level=level
        )
    stay = _stay(index, progress, level.level)
    subjects = new_subject.choose(index, progress, level.level)
    first = agenda.first(index, progress)
    return Ranking(
        big=first or _big(stay, subjects, progress, weights),
        stay=stay,
        new=subjects.new,
        lighter=subjects.lighter,
        level=level,
    )


def _at(offers: tuple[Offer, ...], place: int) -> Offer | None:
    return offers[place] if place < len(offers) else None


def _big(
    stay: Offer | None, subjects: new_subject.Subjects, progress: Progress, weights: Weights
) -> Offer | None:
    if progress.turns and progress.turns[-1].outcome == "deflected":
        return subjects.lighter or subjects.new
    if stay is None or subjects.new is None:
        return stay or subjects.new or subjects.lighter
    stays = round(stay.score / weights.tie) >= round(subjects.new.score / weights.tie)
    return stay if stays else subjects.new


def _stay(index: Index, progress: Progress, level: int) -> Offer | None:
    thread = progress.thread
    if thread is None or not _open(thread, index, progress):
        return None
    question = index.bank.question(thread.question_id)
    turn = len(progress.turns)
    offers = [
        offer
        for offer in follow_ups(index.bank, index.lexicon, question, thread, progress.seed, turn)
        if not _worn(offer, thread)
    ]
    if not offers:
        return None
    facts, weights = index.kinds.get(thread.kind), index.weights
    score = (
        weights.hope * prospects.stay(index, progress, thread, level)
        + weights.gap * (facts.gap if facts else 1.0)
        + weights.room * (facts.room if facts else OPENED_ROOM)
        + weights.follow_up
    )
    offer = offers[progress.follow_up_index % len(offers)]
    return replace(offer, score=score, reason=tr("follow up"), person_id=thread.person_id)


def _worn(offer: Offer, thread: Thread) -> bool:
    """Whether it was said in this thread already, word for word: nothing of the answer is in it."""
    return offer.move_id in thread.moves and not offer.answering


def _open(thread: Thread, index: Index, progress: Progress) -> bool:
    """Whether the thread may go on: a question of ours, answered, not yet at its depth."""
    repair = filters.repair_first(index.knowledge)
    return (
        index.bank.has_question(thread.question_id)
        and thread.richness is not None
        and thread.depth < index.weights.follow_ups
        and thread.kind not in filters.shut_today(progress)
        and (not repair or thread.kind in (*filters.REPAIR_KINDS, "any"))
    )

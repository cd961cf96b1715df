"""What a kind promises now: what the talk so far has taught, on top of what the manual holds."""

from secretsmanual.domain.interview import hope, scoring
from secretsmanual.domain.interview.hope import Untold
from secretsmanual.domain.interview.index import Index, KindFacts
from secretsmanual.domain.interview.model import Progress, Thread

ANY_MILDEST = 1


def start(index: Index, progress: Progress, facts: KindFacts, level: int) -> float:
    """Give what each question would bring if one began with this kind now."""
    untold = _now(index, progress, facts.kind.id, level)
    return facts.worth * _rate(index, untold, level + 1 - facts.mildest, 1)


def stay(index: Index, progress: Progress, thread: Thread, level: int) -> float:
    """Give what each question would bring if one stayed with the thread."""
    facts = index.kinds.get(thread.kind)
    mildest = facts.mildest if facts else ANY_MILDEST
    untold = _now(index, progress, thread.kind, level)
    worth = facts.worth if facts else 1.0
    return worth * _rate(index, untold, level + 1 - mildest, thread.depth + 2)


def gap(index: Index, progress: Progress, facts: KindFacts) -> float:
    """Give how much is missing of a kind, with what was answered today."""
    answers = sum(
        turn.kind == facts.kind.id and turn.outcome == "answered" for turn in progress.turns
    )
    return scoring.gap(facts.kind, facts.secrets, answers, index.knowledge.today, index.weights)


def _rate(index: Index, untold: Untold, steps: int, depth: int) -> float:
    last = index.weights.follow_ups + 1
    return hope.rate(untold, steps, depth, last, index.weights.expect)


def _now(index: Index, progress: Progress, kind_id: str, level: int) -> Untold:
    facts = index.kinds.get(kind_id)
    untold = facts.untold if facts else hope.untouched(index.weights.expect)
    steps = level + 1 - (facts.mildest if facts else ANY_MILDEST)
    for turn in progress.turns:
        if turn.kind == kind_id and turn.richness is not None:
            untold = hope.after(untold, steps, turn.depth + 1, turn.richness, index.weights.expect)
    return untold

"""What a kind promises now: what the talk so far has taught, on top of what the manual holds."""

from secretsmanual.domain.interview import hope, scoring
from secretsmanual.domain.interview.hope import Untold
from secretsmanual.domain.interview.index import Index
from secretsmanual.domain.interview.kinds import KindFacts
from secretsmanual.domain.interview.model import Progress, Thread

ANY_MILDEST = 1


def start(index: Index, progress: Progress, level: int) -> dict[str, float]:
    """Score, for each kind, what beginning with it now would bring and what is missing of it."""
    weights = index.weights
    talked = {turn.kind for turn in progress.turns}
    return {
        kind_id: weights.hope * facts.worth * _begin(index, progress, facts, level)
        + weights.gap * _gap(index, progress, facts)
        if kind_id in talked
        else weights.hope * facts.worth * facts.rates[level] + weights.gap * facts.gap
        for kind_id, facts in index.kinds.items()
    }


def stay(index: Index, progress: Progress, thread: Thread, level: int) -> float:
    """Give what each question would bring if one stayed with the thread."""
    facts = index.kinds.get(thread.kind)
    mildest = facts.mildest if facts else ANY_MILDEST
    untold = _now(index, progress, thread.kind, level)
    worth = facts.worth if facts else 1.0
    return worth * _rate(index, untold, level + 1 - mildest, thread.depth + 2)


def _begin(index: Index, progress: Progress, facts: KindFacts, level: int) -> float:
    untold = _now(index, progress, facts.kind.id, level)
    return _rate(index, untold, level + 1 - facts.mildest, 1)


def _gap(index: Index, progress: Progress, facts: KindFacts) -> float:
    """Count what was answered today as known, though not yet confirmed."""
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

"""Which kind a line may be, for review; a person always confirms it (domain.md 2.9)."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from secretsmanual.domain.interview.bank import Bank, Kind
from secretsmanual.domain.interview.cues import words_of
from secretsmanual.domain.interview.endings import stem
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.values import SENSITIVITIES, Sensitivity, Subject

SAME = 0.6
"""Share of content words from which two texts may say the same."""


@dataclass(frozen=True, slots=True)
class SuggestWeights:
    """What speaks for a kind; may be fitted to what a person accepts and changes."""

    asked: float = 0.50
    """It is the kind of the question being answered."""
    words: float = 0.40
    """Times the kind's share of the cue words."""
    neighbours: float = 0.10
    """Times the kind's share of the nearest texts in the manual."""
    enough: float = 0.35
    """Score from which the best kind is preselected."""
    ahead: float = 0.15
    """How far it must then lead."""


WEIGHTS = SuggestWeights()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Kinds with their scores from 0 to 1, best first, and the one that is clear enough."""

    ranked: tuple[tuple[str, float], ...] = ()
    preselected: str | None = None
    votes: tuple[tuple[str, str], ...] = ()
    """What each sort of clue (asked, words, neighbours) took it for: what weights are fitted by."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds, best first."""
        return tuple(kind for kind, _ in self.ranked)


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known about a line besides its words."""

    subject: Subject
    question_kind: str = ""
    """The kind of the question it answers; empty where they raised it themselves."""
    absent: bool = False
    """It is about somebody who was not there: the question was not put to them, so what it
    asked for is half as good a guess, and is never preselected for that alone."""
    explicit: Sequence[str] = ()
    """Kinds typed after #: these win outright."""
    neighbours: Iterable[tuple[str, float]] = ()
    """Kind and weight of the nearest texts in the manual; a higher weight is nearer."""


def suggest(
    bank: Bank,
    lexicon: Lexicon,
    text: str,
    clues: Clues,
    weights: SuggestWeights = WEIGHTS,
) -> Suggestion:
    """Rank the kinds of the right subject for a text; kinds without any clue are left out."""
    if clues.explicit:
        return Suggestion(tuple((kind, 1.0) for kind in clues.explicit), clues.explicit[0])
    allowed = {kind.id for kind in bank.kinds_of(clues.subject)}
    sure = 0.5 if clues.absent else 1.0
    asked = {clues.question_kind: sure} if clues.question_kind in allowed else {}
    found = {k: score for k, score in lexicon.kind_scores(text).items() if k in allowed}
    near: dict[str, float] = {}
    for kind, weight in clues.neighbours:
        if kind in allowed and weight > 0:
            near[kind] = near.get(kind, 0.0) + weight
    scores = {
        kind: weights.asked * asked.get(kind, 0.0)
        + weights.words * found.get(kind, 0.0) / (sum(found.values()) + 1)
        + weights.neighbours * near.get(kind, 0.0) / (sum(near.values()) or 1)
        for kind in (*asked, *found, *near)
    }
    ranked = tuple(sorted(scores.items(), key=_best_first))
    return Suggestion(ranked, _clear(ranked, weights), _votes(asked, found, near))


def _best_first(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _votes(*clues: Mapping[str, float]) -> tuple[tuple[str, str], ...]:
    """Name what each clue took it for, in the order of `VOTERS`; a clue without any is left out."""
    best = (min(found.items(), key=_best_first)[0] if found else "" for found in clues)
    return tuple((name, kind) for name, kind in zip(VOTERS, best, strict=True) if kind)


VOTERS = ("asked", "words", "neighbours")


def tally(suggestion: Suggestion, kind: str) -> tuple[str, ...]:
    """Name what is counted when a person gives a line this kind; nothing where none was guessed.

    `accepted` or `changed` for a kind that was preselected, `chosen` where none was clear, and
    `asked right` or `asked wrong` for each clue that had a guess. Counts only, kept with the
    manual: from 200 decisions on weights can be fitted to them (domain.md 2.9).
    """
    if not suggestion.votes:
        return ()
    if suggestion.preselected is None:
        outcome = "chosen"
    else:
        outcome = "accepted" if suggestion.preselected == kind else "changed"
    clues = (f"{clue} {'right' if guess == kind else 'wrong'}" for clue, guess in suggestion.votes)
    return (outcome, *clues)


def _clear(ranked: Sequence[tuple[str, float]], weights: SuggestWeights) -> str | None:
    if not ranked or ranked[0][1] < weights.enough:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] - second >= weights.ahead else None


def default_sensitivity(kind: Kind | None, marked: Sensitivity | None) -> Sensitivity:
    """Say how protected an answer is until review decides: the more protected of kind and mark.

    Without a kind it is for service, as any new secret.
    """
    share: Sensitivity = kind.share if kind else "service"
    return max(share, marked or "open", key=SENSITIVITIES.index)


def content_words(text: str, lexicon: Lexicon) -> list[str]:
    """List the words that carry the meaning, each once, in order: what neighbours are sought by."""
    stop = lexicon.phrases.stop
    return list(dict.fromkeys(w for w in words_of(text) if w not in stop and len(w) > 1))


def is_duplicate(a: str, b: str, lexicon: Lexicon) -> bool:
    """Tell whether two texts may say the same: 60 % of the shorter one's content words shared.

    Endings make no difference. One shared word is never enough, unless both have
    just that one.
    """
    return are_alike(stems(a, lexicon), stems(b, lexicon))


def stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the content words of a text without their endings: what duplicates share."""
    return frozenset(stem(word) for word in content_words(text, lexicon))


def are_alike(first: AbstractSet[str], second: AbstractSet[str]) -> bool:
    """Tell of the stems of two texts what `is_duplicate` tells of the texts."""
    shared = len(first & second)
    shorter = min(len(first), len(second))
    if not shorter or (shared < 2 and first != second):
        return False
    return shared / shorter >= SAME

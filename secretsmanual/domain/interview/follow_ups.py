"""Follow-ups from what was just typed, without any service (domain.md 2.7, 2.6)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from secretsmanual.domain.interview.bank import ANY_KIND, FOLLOW_UP, Bank, Move, Question
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import Offer, Thread, ThreadLine
from secretsmanual.domain.interview.phrases import mirror, number, phrases, when
from secretsmanual.domain.wording import tr

DEEPEST = 3
"""Follow-ups in one thread."""
FEW_WORDS = 4
"""Words from which there is something to ask about, so that silence alone is no follow-up."""

_SLOT = re.compile(r"\{(np|quote|person|when|num)\}")


@dataclass(frozen=True, slots=True)
class MoveWeights:
    """What speaks for a follow-up (domain.md 2.7, step 5)."""

    own: float = 0.45
    good_phrase: float = 0.15
    """Added to an own follow-up for a phrase of 2.0 or more, taken off for a weaker one."""
    cue: float = 0.35
    mirror: float = 0.30
    any: float = 0.10
    unused: float = 0.20
    other_level: float = 0.10
    after_up: Mapping[str, float] = field(default_factory=lambda: {"down": 0.10, "hold": 0.05})
    """After a move up: prefer the concrete, then letting them go on (domain.md 2.6)."""
    next_phrase: float = 0.10
    """Taken off for the second phrase of a line, twice for the third."""


WEIGHTS = MoveWeights()


@dataclass(frozen=True, slots=True)
class _Candidate:
    move_id: str
    level: str
    text: str
    m: float
    answering: bool
    """Words of the answer stand in it: said with others, it is another question."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the last line offers to be handed back."""

    cues: frozenset[str]
    words: int
    fills: Mapping[str, tuple[str, ...]]
    """Per slot what may stand in it, best first."""
    good: frozenset[str]
    """Phrases of 2.0 or more."""


def follow_ups(
    bank: Bank, lexicon: Lexicon, question: Question, thread: Thread, seed: str, turn: int
) -> tuple[Offer, ...]:
    """List what to ask next on this thread, best first, ready to be said; empty at its end.

    Own follow-ups of the question have the move ids own-1, own-2 and so on. There are never two
    moves up in a row, and a text without an answer in it is not asked twice in one thread. Ties
    are broken by `u(seed, turn, id)`: the same arguments give the same list.
    """
    if thread.depth >= DEEPEST:
        return ()
    heard = _hear(thread.lines[-1] if thread.lines else ThreadLine(""), lexicon)
    found = [*_own(question, heard, thread), *_generic(bank, question, heard, thread)]
    fresh = [c for c in found if c.move_id not in thread.moves or c.answering] or found
    ranked = sorted(
        fresh, key=lambda c: (-round(c.m, 6), u(seed, turn, c.move_id), c.move_id, c.text)
    )
    return tuple(_offer(c, question, thread) for c in ranked)


def handed_back(line: ThreadLine, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a line that a follow-up may say back."""
    return frozenset(word for words in _hear(line, lexicon).fills.values() for word in words)


def _hear(line: ThreadLine, lexicon: Lexicon) -> _Heard:
    found = phrases(line.text, lexicon, line.people)
    fills = {
        "np": tuple(phrase.text for phrase in found),
        "quote": tuple(filter(None, [mirror(line.quotes, lexicon)])),
        "person": tuple(name.split()[0] for name in line.people[:1] if name.strip()),
        "when": tuple(filter(None, [when(line.text, lexicon)])),
        "num": tuple(filter(None, [number(line.text, lexicon)])),
    }
    cues = lexicon.cues(line.text) | {"any"}
    cues |= {cue for cue, slot in (("number", "num"), ("person", "person")) if fills[slot]}
    return _Heard(
        cues=frozenset(cues),
        words=len(line.text.split()),
        fills=fills,
        good=frozenset(phrase.text for phrase in found if phrase.score >= 2),
    )


def _own(question: Question, heard: _Heard, thread: Thread) -> Iterator[_Candidate]:
    for n, template in enumerate(question.followups, 1):
        slots = _SLOT.findall(template)
        if not slots:
            yield _candidate(f"own-{n}", "", template, "", WEIGHTS.own, thread)
            continue
        for nth, fill in enumerate(heard.fills[slots[0]] if len(set(slots)) == 1 else ()):
            m = WEIGHTS.own - nth * WEIGHTS.next_phrase
            if slots[0] == "np":
                m += WEIGHTS.good_phrase if fill in heard.good else -WEIGHTS.good_phrase
            yield _candidate(f"own-{n}", "", template, fill, m, thread)


def _generic(bank: Bank, question: Question, heard: _Heard, thread: Thread) -> Iterator[_Candidate]:
    family = "" if question.kind == ANY_KIND else bank.kind(question.kind).family
    for move in bank.moves:
        if (
            move.cue not in heard.cues
            or not move.suits(family)
            or not _in_place(move, heard, thread)
        ):
            continue
        if not move.slot:
            yield _candidate(move.id, move.level, move.text, "", _worth(move), thread)
        elif fills := heard.fills[move.slot]:
            yield _candidate(move.id, move.level, move.text, fills[0], _worth(move), thread)


def _in_place(move: Move, heard: _Heard, thread: Thread) -> bool:
    if move.level == "up" and thread.last_level == "up":
        return False
    if thread.depth == 0 and move.level == "hold" and move.id != "mirror":
        return heard.words < FEW_WORDS
    return True


def _worth(move: Move) -> float:
    if move.id == "mirror":
        return WEIGHTS.mirror
    return WEIGHTS.any if move.cue == "any" else WEIGHTS.cue


def _candidate(
    move_id: str, level: str, template: str, fill: str, m: float, thread: Thread
) -> _Candidate:
    if move_id not in thread.moves:
        m += WEIGHTS.unused
    if thread.depth == 0 or level != thread.last_level:
        m += WEIGHTS.other_level
    if thread.last_level == "up":
        m += WEIGHTS.after_up.get(level, 0.0)
    return _Candidate(move_id, level, _SLOT.sub(lambda _: fill, template), m, bool(fill))


def _offer(candidate: _Candidate, question: Question, thread: Thread) -> Offer:
    return Offer(
        type="follow_up",
        id=f"{FOLLOW_UP}{question.id}",
        kind=question.kind,
        subject=question.subject,
        warmth=question.warmth,
        text=candidate.text,
        reason=tr("follow up"),
        listen_for=question.listen_for,
        depth=thread.depth + 1,
        move_id=candidate.move_id,
        answering=candidate.answering,
        level=candidate.level,
        person_id=thread.person_id,
        score=round(candidate.m, 6),
    )

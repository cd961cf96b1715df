"""Every number that the choice of a question rests on, in one place (domain.md 2.4 to 2.6)."""

from dataclasses import dataclass

from secretsmanual.domain.interview.hope import EXPECTATIONS, Expectations


@dataclass(frozen=True, slots=True)
class Weights:
    """The terms of domain.md 2.5 and their limits; the simulator shakes them to see what holds."""

    hope: float = 1.0
    """What a question is likely to bring; stands for Thread and Dry of domain.md 2.5."""
    gap: float = 0.05
    same_family: float = 0.02
    promise: float = 0.10
    warm_fit: float = 0.04
    stale: float = 0.08
    room: float = 0.05
    novel: float = 0.05
    purpose: float = 0.12
    repeat: float = 0.25
    same_recent: float = 0.08
    long: float = 0.04
    recipe: float = 0.15
    """What the next step of a recipe gains over other subjects; it gains nothing over staying."""
    ask_later: float = 0.56
    """Score of something the rep meant to ask: about that of a fresh subject."""
    follow_up: float = 0.07
    core: float = 1.0
    other: float = 0.85
    follow_ups: int = 3
    """Follow-ups of one question; after that none is offered."""
    tie: float = 0.02
    """Scores closer than this are equal."""
    lowest_level: int = 1
    """The warmth level never falls below this; 5 takes the ladder away."""
    expect: Expectations = EXPECTATIONS


WEIGHTS = Weights()

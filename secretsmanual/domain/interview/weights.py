"""Every number that the choice of a question rests on, in one place (domain.md 2.4 to 2.6)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The terms of domain.md 2.5 and their limits; the simulator shakes them to see what holds."""

    gap: float = 0.30
    thread: float = 0.34
    promise: float = 0.10
    warm_fit: float = 0.08
    stale: float = 0.08
    room: float = 0.05
    novel: float = 0.05
    purpose: float = 0.12
    repeat: float = 0.25
    same_recent: float = 0.08
    dry: float = 0.12
    dry_cap: float = 0.30
    long: float = 0.04
    recipe: float = 0.25
    """What the next step of a recipe gains."""
    ask_later: float = 0.60
    """Score of something the rep meant to ask: above a bank question, below a rich thread."""
    core: float = 1.0
    other: float = 0.85
    depth: tuple[float, ...] = (1.0, 0.9, 0.6)
    """Worth of the first, second and third follow-up; after that none is offered."""
    rich: float = 1.0
    some: float = 0.8
    thin: float = 0.1
    same_kind: float = 0.45
    same_family: float = 0.30
    other_family: float = 0.12
    follow_up_gap: float = 0.35
    follow_up_base: float = 0.072
    thin_malus: float = 0.10
    tie: float = 0.02
    """Scores closer than this are equal."""
    lowest_level: int = 1
    """The warmth level never falls below this; 5 takes the ladder away."""


WEIGHTS = Weights()

"""How much is likely still to be heard about a kind, judged by how earlier answers went.

Each kind holds nine expected numbers: secrets not yet told, by how much warmth above the mildest
question they need (0, 1, 2 steps or more) and by which question of a thread they come out at (the
first, second or third). An answer changes them by Bayes' rule: a thin one empties the kind, a rich
one says there is more. `rate` then compares staying with leaving as a forager does: what the next
questions would bring on average, if one stopped at the best moment.

This takes the place of the terms Dry and Thread of domain.md 2.5, which it found more with:
see tests/sim/README.md. The numbers are rough on purpose; the simulator shows that they matter
little (domain.md 6.2).
"""

from dataclasses import dataclass
from math import exp

from secretsmanual.domain.values import Richness

Untold = tuple[float, ...]
"""Nine expected numbers: three steps of warmth times three depths."""
NOTHING = 1e-9
_CELLS = tuple(
    tuple(
        tuple(3 * row + column for row in range(rows) for column in range(depth))
        for depth in range(4)
    )
    for rows in range(4)
)
"""Cells within reach, by rows of warmth and by depth."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """What is expected of somebody about whom nothing is known."""

    secrets: float = 1.25
    """Secrets of one kind."""
    warmth: tuple[float, float, float] = (0.45, 0.33, 0.22)
    """Shares that come out at the mildest warmth, one step and two steps above it."""
    depth: tuple[float, float, float] = (0.45, 0.33, 0.22)
    """Shares that come out at the first, second and third question of a thread."""
    tells: float = 0.8
    """Chance that something within reach is told when asked for."""
    shows: float = 0.8
    """Chance that richness was judged as it was; the rest falls on the two others."""


EXPECTATIONS = Expectations()


def untouched(expect: Expectations) -> Untold:
    """Give what is expected before the first question."""
    return tuple(
        expect.secrets * warmth * depth for warmth in expect.warmth for depth in expect.depth
    )


def faded(untold: Untold, remembered: float, expect: Expectations) -> Untold:
    """Let what was learnt about a kind fade (1 all remembered, 0 nothing): people change."""
    return tuple(
        remembered * now + (1 - remembered) * before
        for now, before in zip(untold, untouched(expect), strict=True)
    )


def after(
    untold: Untold, steps: int, depth: int, richness: Richness, expect: Expectations
) -> Untold:
    """Learn from an answer.

    `steps` is the warmth reached above the mildest question of the kind, `depth` counts the
    questions of the thread from 1.
    """
    cells = _reach(steps, depth)
    within = sum(untold[cell] for cell in cells)
    there = 1 - exp(-within)
    told = expect.tells * there
    # One was told: of those within reach one less, knowing that there was one at least.
    fewer = (within / there - 1) / within if within > NOTHING else 1.0
    still = (1 - expect.tells) / (1 - told)
    cases = ((told, fewer, True), (1 - told, still, False))
    result, total = [0.0] * len(untold), 0.0
    for chance, scale, was_told in cases:
        left = list(untold)
        for cell in cells:
            left[cell] *= scale
        none = exp(-sum(left))
        more = chance * (1 - none) * _shown(richness, "rich" if was_told else "some", expect)
        total += more + chance * none * _shown(richness, "some" if was_told else "thin", expect)
        # Knowing that something is left, more is left.
        share = more / (1 - none) if more else 0.0
        result = [now + share * number for now, number in zip(result, left, strict=True)]
    return tuple(number / total for number in result)


def rate(untold: Untold, steps: int, depth: int, last_depth: int, expect: Expectations) -> float:
    """Give what each question would bring, from this depth on, if one stopped at the best moment.

    From 0 to 1; the questions asked may go down to `last_depth`.
    """
    left, sum_told, best = list(untold), 0.0, 0.0
    for count, at in enumerate(range(depth, last_depth + 1), start=1):
        cells = _reach(steps, at)
        within = sum([left[cell] for cell in cells])
        if within > NOTHING:
            told = expect.tells * (1 - exp(-within))
            sum_told += told
            for cell in cells:
                left[cell] *= 1 - told / within
        best = max(best, sum_told / count)
    return best


def _reach(steps: int, depth: int) -> tuple[int, ...]:
    """List the cells that a question reaches; none where the talk is not warm enough."""
    return _CELLS[max(-1, min(steps, 2)) + 1][min(depth, 3)]


def _shown(seen: Richness, true: Richness, expect: Expectations) -> float:
    return expect.shows if seen == true else (1 - expect.shows) / 2

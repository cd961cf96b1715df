"""Weights shaken at random: does the result hang on their exact values?"""

import random
from dataclasses import fields, replace

from secretsmanual.domain.interview.weights import WEIGHTS, Weights
from tests.sim.guided import guided
from tests.sim.table import LEXICON, measure
from tests.sim.world import World

STEADY = {"lowest_level", "follow_ups", "expect", "tie"}


def shaken(draw: int) -> Weights:
    """Multiply every weight by 0.6 to 1.4, the same for the same draw."""
    dice = random.Random(f"shake {draw}")
    return replace(
        WEIGHTS,
        **{
            field.name: getattr(WEIGHTS, field.name) * dice.uniform(0.6, 1.4)
            for field in fields(Weights)
            if field.name not in STEADY
        },
    )


def shake(draws: int, world: World, seeds: range) -> list[float]:
    """Give secrets per ten questions for each draw, lowest first."""
    found = (
        measure("shaken", guided(LEXICON, shaken(draw)), world, seeds).per_ten
        for draw in range(draws)
    )
    return sorted(round(one, 2) for one in found)

"""Following a recipe: which of its questions comes next (domain.md 4.1)."""

from collections.abc import Collection

from secretsmanual.domain.interview.bank import Bank


def next_step(
    bank: Bank, recipe_id: str, put: Collection[str], available: Collection[str]
) -> frozenset[str]:
    """Give the questions of the first step that is still open; empty where none is.

    A step is done once one of its alternatives was put, and is passed over while none of them is
    available today. An unknown recipe has no steps: it may have been deleted since.
    """
    recipe = next((recipe for recipe in bank.recipes if recipe.id == recipe_id), None)
    for step in recipe.steps if recipe else ():
        open_now = frozenset(step) & frozenset(available)
        if open_now and not frozenset(step) & frozenset(put):
            return open_now
    return frozenset()

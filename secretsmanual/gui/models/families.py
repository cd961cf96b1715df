"""The family that gives a kind its colour."""

from typing import get_args

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.gui.tokens import Family


def by_label(bank: Bank) -> dict[str, Family]:
    """Return the family of each kind by the kind's label, as far as it has a colour."""
    families: dict[str, Family] = {family: family for family in get_args(Family)}
    return {kind.label: families[kind.family] for kind in bank.kinds if kind.family in families}

"""The families of kinds: a title and a colour each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.tokens import Family

if TYPE_CHECKING:
    from secretsmanual.domain.interview.bank import Bank

FAMILIES: Mapping[Family, str] = {
    "work": mark("How they work"),
    "heading": mark("Where they are heading"),
    "life": mark("Life besides work"),
    "us": mark("They and we"),
    "pressure": mark("What presses"),
    "want": mark("What they want"),
}
"""Each with its title, in their order."""


def family_of(name: str) -> Family:
    """Return a kind's family by its name, as far as it is one that has a colour."""
    return next((one for one in FAMILIES if one == name), "")


def kind_of(bank: "Bank", kind: str) -> tuple[str, Family]:
    """Return a kind's word and family; what is unsorted, or of a dropped kind, has none."""
    if not bank.has_kind(kind):
        return tr("Unsorted"), ""
    found = bank.kind(kind)
    return found.label, family_of(found.family)


def by_label(bank: "Bank") -> dict[str, Family]:
    """Return the family of each kind by the kind's label."""
    return {kind.label: family_of(kind.family) for kind in bank.kinds}

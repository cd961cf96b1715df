"""What a manual says about us: our company, our product, our team."""

from dataclasses import dataclass
from typing import Literal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import TeamMemberId
from secretsmanual.domain.people import TeamMember, TeamMemberFields
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries

Setting = Literal["company", "product"]
LONGEST = 200
"""Characters of a company's or product's name."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Who we are."""

    company: str = ""
    product: str = ""
    """What questions put in place of {product}; where empty, those questions are not asked."""
    team: tuple[TeamMember, ...] = ()


class SettingsService:
    """Reads and changes a manual's own settings."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def ours(self) -> Ours:
        """Return who we are."""
        with self._manual.read() as unit:
            found = queries.settings(unit)
            team = unit.team.where()
        return Ours(found.get("company", ""), found.get("product", ""), tuple(team))

    def set(self, name: Setting, value: str) -> Change:
        """Name our company or our product; raises BadInput for a text instead of a name."""
        value = " ".join(value.split())
        if len(value) > LONGEST:
            raise BadInput(f"That is longer than {LONGEST} letters.", "Use its short name.")
        with self._manual.write(f"Set the {name}") as unit:
            queries.set_setting(unit, name, value)
        return unit.change

    def add_member(self, name: str, role: str = "") -> tuple[TeamMember, Change]:
        """Add somebody to our team; raises BadInput without a name, or one that is there."""
        name = " ".join(name.split())
        if not name:
            raise BadInput("Somebody in the team needs a name.", "Type one.")
        with self._manual.write(f"Add {name} to our team") as unit:
            if any(one.name.casefold() == name.casefold() for one in unit.team.where()):
                raise BadInput(f"{name} is in the team already.", "Add a second name or initial.")
            member = unit.team.add(TeamMemberFields(name=name[:300], role=role.strip()))
        return member, unit.change

    def remove_member(self, member_id: TeamMemberId) -> Change:
        """Take somebody off our team; promises they gave keep their name."""
        with self._manual.write("Remove from our team") as unit:
            unit.team.delete(member_id)
        return unit.change

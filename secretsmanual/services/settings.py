"""What a manual says about us: our company, our product, our team."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from secretsmanual.domain import changes
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import TeamMemberId
from secretsmanual.domain.interview.understanding import understood
from secretsmanual.domain.people import TeamMember, TeamMemberFields
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

Setting = Literal["rep", "company", "product", "gift_limit", "quiet_hours"]
LONGEST = 200
"""Characters of a company's or product's name."""
LONGEST_SENDER = 300
"""Characters that a bundle gives them together (formats/BUNDLE.md)."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Who we are."""

    company: str = ""
    product: str = ""
    """What questions put in place of {product}; where empty, those questions are not asked."""
    team: tuple[TeamMember, ...] = ()
    gift_limit: str = ""
    """What a surprise may cost at most, such as 30.00; empty for no limit."""
    rep: str = ""
    """Whose manual this is: bundles for colleagues carry the name, so that their cards can be told
    apart."""
    quiet_hours: str = ""
    """When customers are not rung, such as 18:30-07:00; no clock stops for them."""


class SettingsService:
    """Reads and changes a manual's own settings."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def ours(self) -> Ours:
        """Return who we are."""
        with self._manual.read() as unit:
            found = queries.settings(unit)
            team = unit.team.where()
        return Ours(
            found.get("company", ""),
            found.get("product", ""),
            tuple(team),
            found.get("gift_limit", ""),
            found.get("rep", ""),
            found.get("quiet_hours", ""),
        )

    def set(self, name: Setting, value: str) -> Change:
        """Set what we are called, or a rule of ours; raises BadInput for what it cannot be."""
        value = _READ.get(name, _name)(" ".join(value.split()))
        with self._manual.write(_LABELS[name]) as unit:
            queries.set_setting(unit, name, value)
        return unit.change

    def add_member(self, name: str, role: str = "") -> tuple[TeamMember, Change]:
        """Add somebody to our team; raises BadInput without a name, or one that is there."""
        name = " ".join(name.split())
        if not name:
            raise BadInput(tr("Somebody in the team needs a name."), tr("Type one."))
        with self._manual.write(changes.ADD_TO_TEAM.format(name=name)) as unit:
            if any(one.name.casefold() == name.casefold() for one in unit.team.where()):
                raise BadInput(
                    tr("{name} is in the team already.", name=name),
                    tr("Add a second name or initial."),
                )
            member = unit.team.add(TeamMemberFields(name=name[:300], role=role.strip()))
        return member, unit.change

    def remove_member(self, member_id: TeamMemberId) -> Change:
        """Take somebody off our team; promises they gave keep their name."""
        with self._manual.write(mark("Remove from our team")) as unit:
            unit.team.delete(member_id)
        return unit.change


def sender_in(settings: Mapping[str, str]) -> str:
    """Return whose a bundle is, in words: the rep and our company, as far as they are named."""
    return ", ".join(filter(None, (settings.get("rep"), settings.get("company"))))[:LONGEST_SENDER]


def own_id(unit: Unit, *, make: bool = False) -> str:
    """Return the id by which other manuals know this one; empty before it has one.

    With `make` it gets one, for good.
    """
    found = queries.settings(unit).get("manual_id", "")
    if make and not found:
        found = unit.ids.new("z")
        queries.set_setting_quietly(unit, "manual_id", found)
    return found


def gift_limit_in(settings: Mapping[str, str]) -> float | None:
    """Return what a surprise may cost at most; None where no limit is set."""
    found = settings.get("gift_limit", "")
    return float(found) if found else None


def _name(value: str) -> str:
    if len(value) > LONGEST:
        raise BadInput(
            tr("That is longer than {longest} letters.", longest=LONGEST), tr("Use its short name.")
        )
    return value


def _money(value: str) -> str:
    if not value:
        return ""
    if not _AMOUNT.fullmatch(value):
        raise BadInput(tr("That is no amount."), tr("Write it as 30 or 30.00, without a currency."))
    return f"{float(value.replace(',', '.')):.2f}"


def _hours(value: str) -> str:
    times = _TIME.findall(value)
    beside = _TIME.sub(" ", value).casefold().split()
    if value and not (len(times) == 2 and _BETWEEN.union(_own_words()).issuperset(beside)):
        raise BadInput(tr("Those are no hours."), tr("Write them as 18:30-07:00."))
    return "-".join(f"{hour:0>2}:{minute}" for hour, minute in times)


def _own_words() -> set[str]:
    """Return what the language says beside two times: `de 18:30 a 07:00`, `18 Uhr bis 7 Uhr`."""
    return {*tr("{start} to {end}", start="", end="").casefold().split(), *understood().hours}


_AMOUNT = re.compile(r"\d{1,7}(?:[.,]\d{1,2})?")
_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d)")
_BETWEEN = frozenset({"-", "–", "—", "to"})
_LABELS: Mapping[Setting, str] = {
    "rep": mark("Set the rep"),
    "company": mark("Set the company"),
    "product": mark("Set the product"),
    "gift_limit": mark("Set the gift limit"),
    "quiet_hours": mark("Set the quiet hours"),
}
_READ: Mapping[Setting, Callable[[str], str]] = {"gift_limit": _money, "quiet_hours": _hours}

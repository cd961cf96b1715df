"""Ideas: "so we could ...", from what people want to what was proved or dropped.

An idea is for one person, one account or one theme; a package rests on several secrets. Before
it can be offered it names whom it is for and what it is worth to them in their words; it ends
proved, with their quote, or dropped, with a reason. Sources: domain.md 1, rows 2, 28, 31, 32,
50, 88, 121, 122, 149.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints

from secretsmanual.domain.ids import AccountId, IdeaId, PersonId, SecretId, ThemeId
from secretsmanual.domain.values import Fields, Name, WantedStatus
from secretsmanual.domain.wording import mark, tr

Worth = Literal["", "product", "service", "package", "offer", "selling"]
"""What an idea would change (rows 31, 149)."""
Status = Literal["idea", "offered", "proved", "dropped"]

STATUSES: tuple[Status, ...] = ("idea", "offered", "proved", "dropped")
WORTH: Mapping[Worth, str] = {
    "": "",
    "product": mark("Product"),
    "service": mark("Service"),
    "package": mark("Package"),
    "offer": mark("Offer"),
    "selling": mark("Selling"),
}
WANTED: Mapping[WantedStatus, str] = {
    "": mark("Not known"),
    "not_yet": mark("Not yet"),
    "delivered": mark("Delivered"),
    "confirmed": mark("Delivered, and they said so"),
}
"""Whether a want was met (row 99)."""
PACKAGE = 2
"""The fewest secrets that a package rests on (row 32)."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Step = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class IdeaFields(Fields):
    """One idea. At most one of person, account and theme is named."""

    title: Name
    """So we could ..."""
    worth: Worth = ""
    person_id: PersonId | None = None
    account_id: AccountId | None = None
    theme_id: ThemeId | None = None
    secrets: list[SecretId] = Field(default_factory=list)
    """What it rests on."""
    value: Words = ""
    """What it is worth to them, in their words."""
    status: Status = "idea"
    quote: Words = ""
    """What they said when it was proved."""
    reason: Words = ""
    """Why it was dropped."""
    only_us: bool = False
    """Nobody else can do it, as nobody else knows."""
    opportunity: bool = False
    """It could grow what they buy (row 50)."""
    next_step: Step = ""
    noted_on: date
    offered_on: date | None = None
    proved_on: date | None = None
    dropped_on: date | None = None
    created_at: AwareDatetime


class Idea(IdeaFields):
    """One idea as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: IdeaId

    @property
    def since(self) -> date:
        """The day on which it got its present status."""
        days = {
            "idea": self.noted_on,
            "offered": self.offered_on,
            "proved": self.proved_on,
            "dropped": self.dropped_on,
        }
        return days[self.status] or self.noted_on

    @property
    def open(self) -> bool:
        """Whether something is still to be done with it."""
        return self.status in ("idea", "offered")


def beneficiaries(idea: IdeaFields) -> int:
    """Count whom it is for: one is right, more are refused."""
    return sum(one is not None for one in (idea.person_id, idea.account_id, idea.theme_id))


def lacking(idea: IdeaFields) -> str:
    """Say what is missing before it can be offered (row 121); empty where nothing is."""
    if beneficiaries(idea) != 1:
        return tr("Name whom it is for: one person, one account or one theme.")
    return "" if idea.value else tr("Write what it is worth to them, in their words.")

"""What a brief is made of and what it holds: nine blocks in a fixed order (domain.md 5.1)."""

from dataclasses import dataclass
from datetime import date, datetime

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.document import Item
from secretsmanual.domain.ids import PersonId, SecretId
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.talks import AskLater, Interview

LONGEST_NAME = 24
"""Characters of a name that stands beside a fact."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who will be in the room."""

    person: Person
    rapport: int
    """Warmth level, 1 to 5."""
    last_talk: date | None = None
    missing: tuple[str, ...] = ()
    """Core kinds of which nothing is known, in words."""


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """What the brief is made of; everything of the account, chosen from here."""

    today: date
    account: Account
    at: datetime | None = None
    """When the meeting is, with the offset of this place."""
    minutes: int = 0
    purpose: str = ""
    present: tuple[Attendee, ...] = ()
    people: tuple[Person, ...] = ()
    """Everybody at the account, for names."""
    secrets: tuple[Secret, ...] = ()
    """Active ones."""
    used: frozenset[SecretId] = frozenset()
    promises: tuple[Promise, ...] = ()
    mishaps: tuple[Oops, ...] = ()
    last_talk: Interview | None = None
    """The last one with somebody who will be there."""
    last_talk_on: date | None = None
    ask_later: tuple[AskLater, ...] = ()
    questions: tuple[Offer, ...] = ()
    """What the engine would ask, best first."""
    missing: tuple[str, ...] = ()
    """Core kinds of the organisation of which nothing is known, in words."""

    @property
    def ids(self) -> list[PersonId]:
        """Who will be there."""
        return [one.person.id for one in self.present]

    def first_name(self, person_id: PersonId | None) -> str:
        """Give the name one says, or nothing."""
        found = (person.first_name for person in self.people if person.id == person_id)
        return words.shortened(next(found, ""), LONGEST_NAME)


@dataclass(frozen=True, slots=True)
class InTheRoom:
    """One person: who it is, and the best that is known of them."""

    about: str
    link: str
    secrets: tuple[Item, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last talk."""

    when: str
    summary: str = ""
    quote: str = ""
    quoted: str = ""
    """Who said it."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The nine blocks, limits kept, before the page is trimmed."""

    head: str
    promises_in_short: str
    wants: str
    start_with: str
    watch_out: tuple[Item, ...] = ()
    room: tuple[InTheRoom, ...] = ()
    others: tuple[str, ...] = ()
    """Names, where more than four people come."""
    last_time: LastTime | None = None
    we_owe: tuple[Item, ...] = ()
    they_owe: tuple[Item, ...] = ()
    kept: tuple[Item, ...] = ()
    matters: tuple[Item, ...] = ()
    ask_later: tuple[Item, ...] = ()
    questions: tuple[Item, ...] = ()
    unknown: tuple[str, ...] = ()

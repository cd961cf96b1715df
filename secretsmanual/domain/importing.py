"""What a file that people bring holds, before any of it is in the manual.

Neutral values: an importer yields them, the preview shows them, the import service turns them
into records. Plain frozen dataclasses, because a file may hold 100,000 rows and each is looked
at twice (preview and import) and then dropped.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from secretsmanual.domain.values import Sensitivity, Subject
from secretsmanual.domain.wording import mark

if TYPE_CHECKING:
    from secretsmanual.domain.own_card_answers import Answers

MOST_PASTED = 5_000_000
"""Bytes of pasted text: more than anybody selects by hand."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text from the clipboard or standard input, in place of a file."""

    data: bytes
    name: str = mark("Pasted text")
    """What messages and the list of imports call it."""


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """An organisation in a file. `name` is never empty."""

    name: str
    external_id: str = ""
    """`source:id` as `AccountFields.external_id` wants it; empty where the file has no ids."""
    website: str = ""
    phone: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    trade: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A human being in a file. `name` is never empty: without one it is made from the e-mail."""

    name: str
    first_name: str = ""
    last_name: str = ""
    role: str = ""
    """The job title in the file's words."""
    roles: tuple[str, ...] = ()
    """Areas guessed from the job title (`domain.roles`)."""
    decision_maker: bool = False
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    """Name of the organisation as this row gives it; empty where it gives none."""
    company_id: str = ""
    """`source:id` of the account, where the row points at one by id."""
    address: str = ""
    birthday: str = ""
    """ISO date, or `--MM-DD` where the year is not known."""
    notes: str = ""
    external_id: str = ""
    """`source:id` as `PersonFields.external_id` wants it."""


@dataclass(frozen=True, slots=True)
class FoundSecret:
    """A fact worth keeping as a secret: a hobby column, a spouse, who somebody reports to."""

    kind: str
    """A kind's id, or empty: kept unsorted for the rep to decide."""
    text: str
    sensitivity: Sensitivity = "service"
    about: Subject = "person"
    """organisation: about the row's account, and only set where the row names one."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What one row of a table, or one card, gave: an account, a person, or both."""

    line: int
    """1-based line of the file on which the row starts; in JSON, which of its people it is."""
    account: FoundAccount | None = None
    person: FoundPerson | None = None
    secrets: tuple[FoundSecret, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A row that is left out, and why, in a sentence for people."""

    line: int
    """1-based line of the file on which the row starts; in JSON, which of its people it is."""
    why: str


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """An entry of a calendar."""

    line: int
    """Which of its entries it is, from 1."""
    uid: str
    """The calendar's own id; the parts of a series that were moved share it."""
    at: datetime | None
    """When it begins; without an offset where the file names no known zone, and None for an
    entry of whole days."""
    minutes: int
    title: str
    emails: tuple[str, ...] = ()
    """Of those who are invited and who invited, in lower case."""
    names: tuple[str, ...] = ()
    about: str = ""
    """Place and description, in which an account may be named."""
    cancelled: bool = False
    rule: str = ""
    """RFC 5545's RRULE of a series, such as `FREQ=WEEKLY;COUNT=10`."""
    not_at: tuple[datetime, ...] = ()
    """When a series has no meeting although its rule says so."""
    instead_of: datetime | None = None
    """The meeting of a series that this entry replaces."""


@dataclass(frozen=True, slots=True)
class FoundCard:
    """What a customer answered about us, as it came back (`own_card_answers`)."""

    form: str
    """The id of the form they filled in."""
    saved_at: datetime
    answers: "Answers"
    body: bytes
    """What the seal is of."""
    hmac: str
    """The seal: hexadecimal digits."""


Found = FoundRow | FoundMeeting | FoundCard | NotUnderstood


@dataclass(frozen=True, slots=True)
class Reading:
    """A file whose format is known; iterate to get what it holds, as often as needed.

    Each iteration reads the file's bytes afresh and keeps no row, so that memory stays flat.
    Iterating raises `BadInput` where the file breaks off or exceeds a limit, with what came
    before already yielded: whoever stores must do so in one unit of work.
    """

    format: str
    """Short id, such as `hubspot-people`."""
    label: str
    """The format's name for people."""
    encoding: str
    """How the text was read, for people, such as `UTF-8` or `Western European (guessed)`."""
    start: Callable[[], Iterator[Found]]
    rows_about: int = 0
    """Estimate of the number of rows, for a progress bar."""
    left_out: tuple[str, ...] = ()
    """Headings whose columns are not taken."""

    def __iter__(self) -> Iterator[Found]:
        """Yield what the file holds, in its order."""
        return self.start()

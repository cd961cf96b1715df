"""The values that the interview is made of: what is known, how far it has come, what is offered.

Plain frozen dataclasses: engine, session, screen and command line share them, the service
builds `Knowledge` from the manual once at the start, and nothing here is validated twice.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from secretsmanual.domain.ids import AccountId, AskLaterId, PersonId, PromiseId
from secretsmanual.domain.values import Confidence, Outcome, Richness, Subject

OfferType = Literal["question", "follow_up", "promise", "ask_later"]


@dataclass(frozen=True, slots=True)
class KnownSecret:
    """An active, confirmed secret, as far as choosing questions needs it."""

    kind: str
    person_id: PersonId | None
    confidence: Confidence
    confirmed_on: date
    text: str = ""
    verbatim: str = ""
    said_by: PersonId | None = None
    """Who said the verbatim words, where it is known."""


@dataclass(frozen=True, slots=True)
class PastAsk:
    """A question that was put in an earlier talk or in this one."""

    question_id: str
    kind: str
    person_id: PersonId | None
    on: date
    outcome: Outcome
    depth: int = 0
    richness: Richness | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person on their side, as far as warmth and fit need it (domain.md 2.4)."""

    id: PersonId
    name: str
    role: str = ""
    roles: tuple[str, ...] = ()
    decision_maker: bool = False
    sessions: int = 0
    """Talks held with this person before."""
    last_talk: date | None = None
    volunteered_private: bool = False
    promises_done: int = 0
    promises_on_time: int = 0
    repair: bool = False
    """A promise to them is overdue, or an OOPS is open."""
    rapport_adjust: float = 0.0
    muted_kinds: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        """The name one says."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class PromiseItem:
    """A promise to an attendee that is worth a word: open, overdue, or kept since the last talk."""

    id: PromiseId
    text: str
    person_id: PersonId | None
    due: date | None
    kept_on: date | None


@dataclass(frozen=True, slots=True)
class AskLaterItem:
    """Something the rep wanted to ask."""

    id: AskLaterId
    text: str
    person_id: PersonId | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the manual holds when a talk begins. The session's own turns are in `Progress`."""

    today: date
    account_id: AccountId | None = None
    organisation: str = ""
    product: str = ""
    purpose: str = ""
    people: tuple[PersonFacts, ...] = ()
    """Those present on their side; the first is whom the talk is with."""
    others: tuple[PersonFacts, ...] = ()
    """Known but not present: the account's other people and our team, for names in lines."""
    secrets: tuple[KnownSecret, ...] = ()
    asked: tuple[PastAsk, ...] = ()
    promises: tuple[PromiseItem, ...] = ()
    ask_later: tuple[AskLaterItem, ...] = ()
    muted_questions: frozenset[str] = frozenset()
    recipe: str = ""
    """Id of a recipe to follow, or empty."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the rep may ask next."""

    type: OfferType
    id: str
    """Question id; `FU:<question id>` for a follow-up; record id of a promise or ask-later."""
    kind: str
    subject: Subject
    warmth: int
    text: str
    """Ready to be said, slots filled."""
    reason: str = ""
    """A few words: follow up, gap: dream, check again, promise, they asked for it, lighter."""
    lead_in: str = ""
    listen_for: str = ""
    depth: int = 0
    """0 for a first question, 1 to 3 for follow-ups."""
    move_id: str = ""
    level: str = ""
    """Ladder level of a follow-up: up, down, side, hold."""
    answering: bool = False
    """Whether words of the answer stand in it."""
    person_id: PersonId | None = None
    score: float = 0.0

    @property
    def follow_up(self) -> bool:
        """Whether it stays on the thread."""
        return self.type == "follow_up"


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One saved line of the current thread, parsed."""

    text: str
    quotes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Names of known people mentioned."""
    gold: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with its follow-ups so far."""

    question_id: str
    kind: str
    warmth: int = 1
    person_id: PersonId | None = None
    depth: int = 0
    moves: tuple[str, ...] = ()
    last_level: str = ""
    lines: tuple[ThreadLine, ...] = ()
    """Lines since the current question or follow-up was put, oldest first."""
    richness: Richness | None = None
    """Of the answer to the current question; None while it stands unanswered."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question put in this session and what came of it."""

    id: str
    kind: str
    depth: int
    outcome: Outcome
    richness: Richness | None = None
    person_id: PersonId | None = None
    move_id: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far this session has come; what the engine needs besides `Knowledge`."""

    seed: str
    turns: tuple[Turn, ...] = ()
    thread: Thread | None = None
    answers: int = 0
    """Questions answered so far, thin ones not counted."""
    minutes_left: float | None = None
    used_offers: frozenset[str] = frozenset()
    """Ids of promises and ask-laters already brought up."""
    follow_up_index: int = 0
    """How often Alt+Right was pressed on slot 1."""
    new_subject_index: int = 0
    """How often Alt+Right was pressed on slot 2."""


@dataclass(frozen=True, slots=True)
class WarmthLevel:
    """The warmth level and why it stands there (domain.md 2.4)."""

    level: int
    """1 to 5"""
    reasons: tuple[str, ...] = ()
    """A few words each, for people to read."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the engine offers: the big question and three slots of fixed meaning."""

    big: Offer | None
    stay: Offer | None
    new: Offer | None
    lighter: Offer | None
    level: WarmthLevel = field(default_factory=lambda: WarmthLevel(1))

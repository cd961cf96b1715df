"""What they buy: an account seen from the customer's side, on one page.

Sources: domain.md 1, rows 71, 76, 78 to 85, 95 to 106, 123 to 125, 134 to 140 (Arussy's four
questions, Davis's attributes).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.feelings import Feeling, Trend, feelings, trend
from secretsmanual.domain.freshness import freshness, worth
from secretsmanual.domain.ids import PersonId, SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.own_card_answers import GivenCard
from secretsmanual.domain.pages import SecretLine, secret_line
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.ratings import Rating, Standing, standings
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.stories import Story
from secretsmanual.domain.wording import mark, tr

UNKNOWN = mark("We do not know yet what they buy.")
QUESTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("fit", mark("How do they live and work, and where do we fit?"), ("fit", "lifestyle")),
    ("dreams", mark("Which dreams of theirs do we support?"), ("dream", "hope")),
    ("stakes", mark("What does it cost them when we fail?"), ("stakes",)),
    (
        "delight",
        mark("What would an exceptional experience do for them?"),
        ("delight", "outcome"),
    ),
)
"""Arussy's four questions: id, question, and the kinds of secrets that answer it."""
MOST_ANSWERS = 4
ASK_AGAIN_RAPPORT = 4
"""From this rapport on one may ask to be recommended (row 129)."""
BEYOND_EXPECTATION = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four questions, with what we know."""

    id: str
    question: str
    secrets: tuple[SecretLine, ...]


@dataclass(frozen=True, slots=True)
class Felt:
    """How one person feels about us, oldest first."""

    person: Person | None
    """None for the organisation."""
    feelings: tuple[Feeling, ...]
    trend: Trend


@dataclass(frozen=True, slots=True)
class Ready:
    """Whether one may ask a person to recommend us, and what is missing."""

    person: Person
    missing: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Known:
    """What the page is made of."""

    account: Account
    people: Sequence[Person]
    secrets: Sequence[Secret]
    """Active ones, and those that a newer fact replaced."""
    uses: Mapping[SecretId, Sequence[SecretUse]]
    promises: Sequence[Promise]
    mishaps: Sequence[Oops]
    ratings: Sequence[Rating]
    stories: Sequence[Story]
    referrals: Sequence[Referral]
    rapport: Mapping[PersonId, int]
    """Warmth level of each person, 1 to 5."""
    cards: Sequence[GivenCard] = ()
    """Their own report cards, the newest first."""


@dataclass(frozen=True, slots=True)
class CustomerSide:
    """The page."""

    account: Account
    people: tuple[Person, ...]
    four: tuple[Answer, ...]
    attributes: tuple[Standing, ...]
    benchmarks: tuple[SecretLine, ...]
    """Whom they measure us by, wherever that is."""
    needs: tuple[SecretLine, ...]
    """Kept apart from wants: every competitor knows them."""
    felt: tuple[Felt, ...]
    stories: tuple[Story, ...]
    referrals: tuple[Referral, ...]
    ready: tuple[Ready, ...]
    cards: tuple[GivenCard, ...] = ()
    """What they say of us in their own report cards, the newest first."""

    @property
    def by_card(self) -> frozenset[str]:
        """Ids of what was recorded because of such a card."""
        return frozenset(made for one in self.cards for made in one.card.made)

    @property
    def bought(self) -> str:
        """What they bought in their words, or that we do not know."""
        return self.account.what_they_bought or tr(UNKNOWN)


def customer_side(known: Known, bank: Bank, lexicon: Lexicon, today: date) -> CustomerSide:
    """Make the page."""
    active = [secret for secret in known.secrets if secret.status == "active"]
    lines = _Lines(known.uses, bank, today)
    return CustomerSide(
        account=known.account,
        people=tuple(known.people),
        four=tuple(
            Answer(name, tr(question), lines.best(active, kinds))
            for name, question, kinds in QUESTIONS
        ),
        attributes=standings(known.ratings),
        benchmarks=lines.best(active, ("benchmark",)),
        needs=lines.needs(active),
        felt=tuple(_felt(known, lexicon)),
        stories=tuple(known.stories),
        referrals=tuple(known.referrals),
        ready=tuple(_ready(person, known, active, today) for person in _asked(known.people)),
        cards=tuple(known.cards),
    )


class _Lines:
    def __init__(
        self, uses: Mapping[SecretId, Sequence[SecretUse]], bank: Bank, today: date
    ) -> None:
        self._uses = uses
        self._bank = bank
        self._today = today

    def best(self, secrets: Iterable[Secret], kinds: tuple[str, ...]) -> tuple[SecretLine, ...]:
        """Return the wants of these kinds that are worth most; never what must not be said."""
        wanted = [
            one
            for one in secrets
            if one.kind in kinds and one.layer == "want" and one.sensitivity != "never"
        ]
        wanted.sort(key=lambda one: (-worth(one, self._bank, self._today, used=True), one.id))
        return tuple(self._line(one) for one in wanted[:MOST_ANSWERS])

    def needs(self, secrets: Iterable[Secret]) -> tuple[SecretLine, ...]:
        """Return the needs, the freshest first."""
        wanted = [one for one in secrets if one.layer == "need" and one.sensitivity != "never"]
        wanted.sort(key=lambda one: (-freshness(one, self._bank, self._today), one.id))
        return tuple(self._line(one) for one in wanted)

    def _line(self, secret: Secret) -> SecretLine:
        return secret_line(secret, self._bank, self._today, self._uses.get(secret.id, ()))


def _felt(known: Known, lexicon: Lexicon) -> Iterable[Felt]:
    told = [one for one in known.secrets if one.sensitivity != "never"]
    for person in (*known.people, None):
        person_id = person.id if person else None
        found = feelings((one for one in told if one.person_id == person_id), lexicon)
        if found:
            yield Felt(person, found, trend(found))


def _asked(people: Iterable[Person]) -> list[Person]:
    return [person for person in people if person.status == "active"]


def _ready(person: Person, known: Known, active: Iterable[Secret], today: date) -> Ready:
    """Say what is missing before one may ask to be recommended (row 129)."""
    missing = []
    if known.rapport.get(person.id, 1) < ASK_AGAIN_RAPPORT:
        missing.append(tr("not close enough yet"))
    if any(one.overdue(today) and _to(one, person) for one in known.promises):
        missing.append(tr("a promise is overdue"))
    if not _beyond_expectation(person, known, active, today):
        missing.append(tr("no delight and no mishap put right in half a year"))
    return Ready(person, tuple(missing))


def _to(promise: Promise, person: Person) -> bool:
    return promise.direction == "ours" and promise.person_id in (None, person.id)


def _beyond_expectation(
    person: Person, known: Known, active: Iterable[Secret], today: date
) -> bool:
    since = today - BEYOND_EXPECTATION
    delighted = any(
        one.kind == "delight" and one.person_id in (None, person.id) and one.last_confirmed >= since
        for one in active
    )
    recovered = any(
        one.within_24h
        and one.closed_at is not None
        and one.closed_at.date() >= since
        and one.person_id in (None, person.id)
        for one in known.mishaps
    )
    return delighted or recovered

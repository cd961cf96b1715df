"""An account's manual as one page shows it: people first, promises, secrets, then facts.

Ready-made values: a screen shows them and decides nothing (domain.md 1, rows 90, 118).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.coverage import Coverage
from secretsmanual.domain.freshness import faded
from secretsmanual.domain.ids import InterviewId, SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.model import WarmthLevel
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.sharing import kind_label
from secretsmanual.domain.talks import AskLater
from secretsmanual.domain.uses import Landing
from secretsmanual.domain.values import Channel, Confidence, Review
from secretsmanual.domain.wording import mark, tr, trn

REMARKABLE_DAYS = 180
"""Days after which the last remarkable thing we did is long ago (domain.md 1, row 125)."""

DOUBTS: Mapping[Confidence, str] = {"heard": mark("? heard"), "inferred": mark("? inferred")}
"""How sure it is, where they did not say it themselves."""


@dataclass(frozen=True, slots=True)
class SecretLine:
    """A secret with what stands beside it."""

    secret: Secret
    age: str
    """Since it was last confirmed, in words."""
    marks: tuple[str, ...] = ()
    """In words: ★ gold, private, never mention, ? heard, need, once."""
    fading: bool = False
    """It counts less than half: worth asking whether it is still true."""
    uses: tuple[SecretUse, ...] = ()
    """When and how it was used, oldest first."""

    @property
    def used(self) -> int:
        """How often it was used."""
        return len(self.uses)


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The secrets of one kind, newest confirmation first."""

    kind: str
    """Id; empty for unsorted."""
    label: str
    lines: tuple[SecretLine, ...]


@dataclass(frozen=True, slots=True)
class PersonOnPage:
    """One person: what is known, how near one stands, when one last talked."""

    person: Person
    groups: tuple[KindGroup, ...]
    coverage: Coverage
    warmth: WarmthLevel
    secrets: int
    last_talk: date | None = None
    last_talk_words: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise with whom it is to or by, and how its day stands."""

    promise: Promise
    person: str
    """Name; empty where it is to or by the organisation."""
    when: str
    """overdue by 7 days, due today, due 30 Nov 2026, no day set, kept 2 weeks ago"""
    overdue: bool = False
    private: bool = False
    """It was made of a line that was told in confidence."""


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk."""

    id: InterviewId
    on: date
    when: str
    channel: Channel
    people: tuple[str, ...]
    summary: str
    lines: int
    review: Review


@dataclass(frozen=True, slots=True)
class ManualPage:
    """The whole page."""

    account: Account
    people: tuple[PersonOnPage, ...]
    """Those who decide first."""
    organisation: tuple[KindGroup, ...]
    organisation_coverage: Coverage
    ours: tuple[PromiseLine, ...]
    """What we owe, by due day."""
    theirs: tuple[PromiseLine, ...]
    kept: tuple[PromiseLine, ...]
    """Kept lately, the latest first."""
    talks: tuple[TalkLine, ...]
    """The last few, newest first."""
    ask_later: tuple[AskLater, ...]
    secrets: int
    unsorted: int
    landing: tuple[Landing, ...] = ()
    """Which kinds land here when they are used."""
    remarkable: str = ""
    """The last remarkable thing we did, with its age; empty where none is recorded."""
    remarkable_long_ago: bool = False
    mishap: str = ""
    """How much time is left for the mishap that is to be put right, and what is next."""
    confided: frozenset[str] = frozenset()
    """Ids of what is to be asked that was told in confidence."""


def grouped(
    secrets: Iterable[Secret],
    bank: Bank,
    today: date,
    uses: Mapping[SecretId, Sequence[SecretUse]],
) -> tuple[KindGroup, ...]:
    """Group secrets by kind in the order of the bank; own kinds and unsorted ones come last."""
    by_kind: dict[str, list[Secret]] = {}
    for secret in secrets:
        by_kind.setdefault(secret.kind, []).append(secret)
    known = [kind.id for kind in bank.kinds if kind.id in by_kind]
    rest = sorted(set(by_kind) - set(known), key=lambda kind: (not kind, kind))
    return tuple(
        KindGroup(
            kind,
            kind_label(kind, bank),
            tuple(
                secret_line(secret, bank, today, uses.get(secret.id, ()))
                for secret in sorted(by_kind[kind], key=_newest)
            ),
        )
        for kind in (*known, *rest)
    )


def _newest(secret: Secret) -> tuple[int, str]:
    return (-secret.last_confirmed.toordinal(), secret.id)


def secret_line(
    secret: Secret, bank: Bank, today: date, uses: Sequence[SecretUse] = ()
) -> SecretLine:
    """Put a secret's age and marks into words."""
    return SecretLine(
        secret=secret,
        age=words.age_of(secret.last_confirmed, today),
        marks=(*marks(secret), *_nature(secret)),
        fading=faded(secret, bank, today),
        uses=tuple(uses),
    )


def marks(secret: Secret) -> tuple[str, ...]:
    """Tell a secret's marks in words: nothing is told by a sign or a colour alone."""
    found = [tr("★ gold")] if secret.gold else []
    if secret.sensitivity in ("private", "never"):
        found.append(tr("private") if secret.sensitivity == "private" else tr("never mention"))
    return (*found, *doubt(secret))


def doubt(secret: Secret) -> tuple[str, ...]:
    """Tell in words that they did not say it themselves; nothing where they did."""
    return () if secret.confidence == "said" else (tr(DOUBTS[secret.confidence]),)


def _nature(secret: Secret) -> list[str]:
    need = [tr("need")] if secret.layer == "need" else []
    return [*need, tr("once")] if secret.standing == "one-off" else need


def promise_line(
    promise: Promise, person: str, today: date, *, private: bool = False
) -> PromiseLine:
    """Say how a promise's day stands."""
    return PromiseLine(promise, person, _when(promise, today), promise.overdue(today), private)


def _when(promise: Promise, today: date) -> str:
    if promise.kept_on is not None:
        late = promise.due is not None and promise.kept_on > promise.due
        age = words.age_of(promise.kept_on, today)
        return tr("kept {age}, late", age=age) if late else tr("kept {age}", age=age)
    if promise.due is None:
        return tr("no day set")
    days = (promise.due - today).days
    if days < 0:
        return trn("overdue by {n} day", "overdue by {n} days", -days)
    if days <= 1:
        return tr("due tomorrow") if days else tr("due today")
    return tr("due {day}", day=words.day(promise.due))

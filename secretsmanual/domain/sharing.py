"""What may leave and what stays behind: the one gate that every way out passes (domain.md 5.2)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.care import care_notes
from secretsmanual.domain.freshness import too_old
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.landmines import landmines, touched
from secretsmanual.domain.legal_bases import LEGAL_BASES
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.source import without_source
from secretsmanual.domain.topics import as_topic
from secretsmanual.domain.values import Audience, Sensitivity
from secretsmanual.domain.wording import mark, tr

IDENTIFIED_KINDS = frozenset(
    (
        *("hope", "benchmark", "fit", "referral", "skill", "competency"),
        *("market", "outcome", "attribute", "inventory"),
    )
)
"""What marketing may learn with the person's name (domain.md 5.4, identified stream)."""
NOT_IN_THEMES = frozenset(("family", "ego", "cashflow", "equity"))
"""What is not even counted where nobody is named (domain.md 5.3)."""

Why = Literal[
    "unsorted",
    "superseded",
    "withdrawn",
    "never",
    "private",
    "care",
    "old",
    "declined",
    "service_only",
    "kind",
    "not_said",
    "no_consent",
    "nobody",
    "colleague",
    "form",
    "source",
    "landmine",
]

REASONS: Mapping[Why, str] = {
    "unsorted": mark("Not sorted yet: settle it in review."),
    "superseded": mark("Replaced by a newer fact."),
    "withdrawn": mark("Withdrawn."),
    "never": mark("Never to be mentioned."),
    "private": mark("Private: it is yours alone."),
    "care": mark("It needs care: reword it, or keep it to yourself."),
    "old": mark("Not confirmed for three half-lives: ask whether it is still true."),
    "declined": mark("Asked, and did not agree that it is passed on."),
    "service_only": mark("For service only."),
    "kind": mark("Not a kind of secret that marketing gets."),
    "not_said": mark("Not said by them."),
    "no_consent": mark("Their agreement that marketing may know it is not recorded."),
    "nobody": mark("It is not recorded who said it."),
    "colleague": mark("A feeling about somebody it names."),
    "source": mark("It may give away who told us: reword it, or keep it to yourself."),
    "form": mark("This kind of file has no place for it."),
    "landmine": mark("It touches what is not to be raised with them."),
}
"""Why something stays behind, in words."""
KEPT = mark("It needs care, and is kept to yourself.")
"""Said of what was found to need care and was left as it is on purpose."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """It may leave."""

    basis: str
    """On what ground, in words: consent with its month, or our service to them."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """It stays behind."""

    why: Why
    detail: str = ""
    """More than the reason says: what the care note asks."""
    groups: tuple[str, ...] = ()
    """The lexicon's care groups that were found."""
    kept: bool = False
    """It was left as it is on purpose: there is nothing to settle."""

    @property
    def words(self) -> str:
        """The reason in words."""
        return self.detail or tr(KEPT if self.kept else REASONS[self.why])

    def of(self, record_id: str, account: str, person: str, kind: str) -> "Held":
        """Say it of a record; account and person by name, the kind by its label."""
        return Held(record_id, self.words, self.why, account, person, kind, self.groups, self.kept)


Decision = Leaves | HeldBack


@dataclass(frozen=True, slots=True)
class Rules:
    """What the decision leans on besides the secret."""

    audience: Audience
    today: date
    bank: Bank
    lexicon: Lexicon


def decide(secret: Secret, person: Person | None, rules: Rules) -> Decision:
    """Decide whether a secret may leave for an audience, now, whatever was decided before.

    `person` is whom it is about, or who said it where it is about the organisation. The hardest
    reason is given first. Private and never leave in no file ever; marketing gets a name only
    with a dated consent (domain.md 5.2, 5.4, 5.6).
    """
    for check in _CHECKS[rules.audience]:
        held = check(secret, person, rules)
        if held is not None:
            return held
    return Leaves(_basis(person, rules.audience))


def care_in(lexicon: Lexicon, *texts: str) -> HeldBack | None:
    """Hold back texts in which a word needs care; the note says what to settle."""
    notes = care_notes(lexicon, *texts)
    groups = tuple(note.group for note in notes)
    return HeldBack("care", notes[0].say, groups) if notes else None


def by_another(secret: Secret) -> bool:
    """Whether somebody else said it of them: a colleague's word is hearsay."""
    return secret.person_id is not None and secret.said_by not in (None, secret.person_id)


def quote_of(secret: Secret) -> str:
    """Give the words that may leave with it: their own, never those of who told us."""
    return "" if by_another(secret) or secret.source_protected else secret.verbatim


_WITH_NAMES = frozenset(("service", "marketing"))
"""Audiences that speak with the people named. A colleague's manual is told what is not for them."""

_Check = Callable[[Secret, Person | None, Rules], HeldBack | None]


def _status(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    if secret.status != "active":
        return HeldBack(secret.status)
    return None if secret.kind else HeldBack("unsorted")


def _protected(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    if secret.sensitivity == "never":
        return HeldBack("never")
    return HeldBack("private") if secret.sensitivity == "private" else None


def _care(secret: Secret, _person: Person | None, rules: Rules) -> HeldBack | None:
    if secret.care:
        return HeldBack("care", groups=tuple(secret.care), kept=True)
    return care_in(rules.lexicon, secret.text, secret.verbatim)


def _source(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    """Hold back whole what must not tell its source: a colleague knows the people round it."""
    return HeldBack("source") if secret.source_protected else None


def _care_beside(secret: Secret, _person: Person | None, rules: Rules) -> HeldBack | None:
    beside = (secret.idea, secret.why_it_matters, secret.occasion, secret.attribute)
    return care_in(rules.lexicon, *beside, *secret.themes)


def _old(secret: Secret, _person: Person | None, rules: Rules) -> HeldBack | None:
    return HeldBack("old") if too_old(secret, rules.bank, rules.today) else None


def _declined(_secret: Secret, person: Person | None, _rules: Rules) -> HeldBack | None:
    asked = person is not None and person.consent_asked_on is not None
    agreed = person is not None and (person.consent_service or person.consent_marketing)
    return HeldBack("declined") if asked and not agreed else None


def may_be_told_of(person: Person, audience: Audience) -> bool:
    """Whether a person's consent, as it stands, lets an audience be told of them at all.

    Service may, unless they were asked and did not agree; marketing only after a dated yes.
    """
    if person.consent_asked_on is None:
        return audience != "marketing"
    agreed = person.consent_service or person.consent_marketing
    return person.consent_marketing if audience == "marketing" else agreed


def _not_open(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    return None if secret.sensitivity == "open" else HeldBack("service_only")


def _kind(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    return None if secret.kind in IDENTIFIED_KINDS else HeldBack("kind")


def _said(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    theirs = secret.confidence == "said" and not by_another(secret)
    return None if theirs else HeldBack("not_said")


def _consent(_secret: Secret, person: Person | None, _rules: Rules) -> HeldBack | None:
    if person is not None and person.consent_marketing and person.consent_asked_on:
        return None
    return HeldBack("no_consent")


def _kind_in_themes(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    return HeldBack("kind") if secret.kind in NOT_IN_THEMES else None


def _somebody(_secret: Secret, person: Person | None, _rules: Rules) -> HeldBack | None:
    return None if person is not None else HeldBack("nobody")


def _not_inferred(secret: Secret, _person: Person | None, _rules: Rules) -> HeldBack | None:
    return HeldBack("not_said") if secret.confidence == "inferred" else None


_ALWAYS: tuple[_Check, ...] = (_protected, _status, _care, _declined)
_CHECKS: Mapping[Audience, tuple[_Check, ...]] = {
    "service": (*_ALWAYS, _old),
    "colleague": (*_ALWAYS, _source, _care_beside, _old),
    "marketing": (*_ALWAYS, _not_open, _kind, _said, _consent, _old),
    "themes": (*_ALWAYS, _kind_in_themes, _somebody, _not_inferred, _old),
}


OURS = mark("our service")
"""The basis of a line about somebody of whom nobody has said another."""


def _basis(person: Person | None, audience: Audience) -> str:
    asked = person.consent_asked_on if person else None
    ours = audience in {"service", "colleague"}
    agreed = person is not None and (person.consent_service if ours else person.consent_marketing)
    if agreed and asked:
        return tr("consent {month}", month=words.month(asked))
    basis = LEGAL_BASES.get(person.legal_basis) if person else None
    return tr(basis or OURS)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A secret that leaves, with whom it is about."""

    secret: Secret
    account: Account
    person: Person | None
    basis: str


@dataclass(frozen=True, slots=True)
class Held:
    """Something that stays behind, and why; its text is nowhere here."""

    id: str
    why: str
    """In words."""
    reason: Why
    account: str
    person: str
    """Empty for the organisation."""
    kind: str
    """Its label, or what it is: promise, mishap, role."""
    groups: tuple[str, ...] = ()
    """The lexicon's care groups that were found in it."""
    kept: bool = False
    """It needs care and was left as it is on purpose."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything that was looked at for one hand-over: what leaves, and what stays behind."""

    leaves: tuple[Outgoing, ...] = ()
    held_back: tuple[Held, ...] = ()
    topics: tuple[Outgoing, ...] = ()
    """What service is told not to raise: of each secret the topic alone, as its text."""

    @property
    def held_counts(self) -> dict[str, int]:
        """How many stay behind, by reason."""
        return dict(sorted(Counter(held.reason for held in self.held_back).items()))


def select(
    secrets: Iterable[Secret],
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
    rules: Rules,
) -> Selection:
    """Pass secrets through the gate, each once. One without an account stays behind unsorted.

    A never-mention secret never leaves; for service its topic does, if the rep wrote one. What
    touches such a topic, or what is not for a person, stays behind as well (domain.md 5.5).
    """
    secrets = list(secrets)
    mines = landmines(secrets, people.values())
    leaves: list[Outgoing] = []
    topics: list[Outgoing] = []
    held: list[Held] = []
    for secret in secrets:
        account = accounts.get(secret.account_id) if secret.account_id else None
        about = people.get(secret.person_id) if secret.person_id else None
        teller = people.get(secret.said_by) if secret.said_by else None
        bare, decision = _passed(secret, about, teller, rules)
        if secret.sensitivity != "never" and isinstance(decision, Leaves):
            decision = _off_landmines(secret, mines.of(secret), rules) or decision
        if isinstance(decision, Leaves) and account is not None:
            found = topics if secret.sensitivity == "never" else leaves
            found.append(Outgoing(bare, account, about, decision.basis))
            continue
        no = decision if isinstance(decision, HeldBack) else HeldBack("unsorted")
        held.append(
            no.of(
                secret.id,
                account.name if account else "",
                about.name if about else "",
                kind_label(secret.kind, rules.bank),
            )
        )
    return Selection(tuple(leaves), tuple(held), tuple(topics))


def _passed(
    secret: Secret, about: Person | None, teller: Person | None, rules: Rules
) -> tuple[Secret, Decision]:
    """Decide on a secret, or for service on its topic, and return what leaves of it."""
    topic = as_topic(secret) if rules.audience == "service" else None
    bare = topic or secret
    decision = decide(bare, about if secret.person_id else teller, rules)
    if secret.source_protected and isinstance(decision, Leaves):
        bare, decision = _without_source(bare, about, teller, rules)
    if topic and isinstance(decision, HeldBack):
        decision = HeldBack("never", decision.words, decision.groups)
    return bare, decision


def _off_landmines(secret: Secret, topics: Iterable[str], rules: Rules) -> HeldBack | None:
    """Hold back what touches a topic, from those who would bring it up with the person."""
    if rules.audience not in _WITH_NAMES:
        return None
    topic = touched(secret, topics, rules.lexicon)
    said = tr("It touches what is not to be raised: {topic}.", topic=topic)
    return HeldBack("landmine", said) if topic else None


def _without_source(
    secret: Secret, about: Person | None, teller: Person | None, rules: Rules
) -> tuple[Secret, Decision]:
    tellers = [teller.name] if teller and teller != about else []
    bare = without_source(secret, tellers)
    return (bare, Leaves(_basis(about, rules.audience))) if bare else (secret, HeldBack("source"))


def kind_label(kind_id: str, bank: Bank) -> str:
    """Name a kind in words, also one that is no longer in the bank."""
    return bank.kind(kind_id).label if bank.has_kind(kind_id) else kind_id or tr("Unsorted")


def leader_may_count(sensitivity: Sensitivity, *, care: bool) -> bool:
    """Whether a secret is counted in what a leader gets (domain.md 5.2, manager report).

    Private ones are; never-mention ones and those kept although they need care are not.
    """
    return sensitivity != "never" and not care

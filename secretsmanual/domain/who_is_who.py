"""The map of an account: who decides, who is listened to, who is against, how warm we are.

Sources: the wish for the map itself; domain.md 1, rows 9, 87 (how two differ), 109 (stand-ins) and
131 (a single relationship is a risk).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.model import WarmthLevel
from secretsmanual.domain.map_layout import Place, Sheet
from secretsmanual.domain.names import person_key
from secretsmanual.domain.people import Person
from secretsmanual.domain.relations import Relation, sentence, told_by
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import Stance
from secretsmanual.domain.wording import mark, tr, trn

STANCES: Mapping[Stance, str] = {
    "for": mark("for us"),
    "neutral": mark("neutral"),
    "against": mark("against us"),
}
DIFFER: tuple[str, ...] = ("background", "competency", "lifestyle", "fit")
"""Kinds in which two people are set side by side (domain.md 1, rows 9 and 87)."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person on the map."""

    person: Person
    warmth: WarmthLevel
    place: Place
    elsewhere: str = ""
    """The account of somebody who is not of this one; only a relation brings them here."""

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands on the card besides name and role."""
        return (*influence(self.person), *stance(self.person))


@dataclass(frozen=True, slots=True)
class Found:
    """A relation that a secret tells and the map does not have."""

    secret: Secret
    from_id: PersonId
    to_id: PersonId


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """Everybody at an account, and how they stand."""

    account: Account
    nodes: tuple[Node, ...]
    """Those who decide first, then by name; who is from elsewhere last."""
    relations: tuple[Relation, ...]
    sheet: Sheet
    found: tuple[Found, ...] = ()

    @property
    def names(self) -> dict[PersonId, str]:
        """What everybody is called."""
        return {node.person.id: node.person.name for node in self.nodes}

    def node(self, person_id: str) -> Node | None:
        """Return somebody on the map."""
        return next((node for node in self.nodes if node.person.id == person_id), None)

    def of(self, person_id: str) -> list[Relation]:
        """Return the relations somebody is in."""
        return [one for one in self.relations if person_id in (one.from_id, one.to_id)]

    def without_private(self) -> "WhoIsWho":
        """Leave out the rep's judgements: who is against us, who is at odds with whom."""
        return WhoIsWho(
            self.account,
            tuple(_unjudged(node) for node in self.nodes),
            tuple(one for one in self.relations if not one.is_private),
            self.sheet,
            self.found,
        )


def _unjudged(node: Node) -> Node:
    if node.person.stance != "against":
        return node
    person = node.person.model_copy(update={"stance": ""})
    return Node(person, node.warmth, node.place, node.elsewhere)


def influence(person: Person) -> tuple[str, ...]:
    """Say what weight somebody's word has."""
    said = (tr("decides"),) if person.decision_maker else ()
    return (*said, tr("listened to")) if person.listened_to else said


def stance(person: Person) -> tuple[str, ...]:
    """Say how somebody stands to us; nothing where we do not know."""
    return (tr(STANCES[person.stance]),) if person.stance else ()


def in_words(map_: WhoIsWho) -> list[str]:
    """Say all that the map shows: the text alternative."""
    here = [node for node in map_.nodes if not node.elsewhere]
    people = [node.person for node in here]
    told = [
        *_told([one for one in people if one.decision_maker], _decide),
        *_told([one for one in people if one.listened_to], _are_listened_to),
        *(f"{sentence(one, map_.names)}{_noted(one)}." for one in map_.relations),
    ]
    for value, said in _STAND.items():
        told += _told([one for one in people if one.stance == value], said)
    return [*told, *_warmths(here)]


def _told(people: Sequence[Person], said: Callable[[int, str], str]) -> list[str]:
    return [said(len(people), words.listed(one.name for one in people))] if people else []


def _decide(n: int, names: str) -> str:
    return trn("{names} decides.", "{names} decide.", n, names=names)


def _are_listened_to(n: int, names: str) -> str:
    return trn("{names} is listened to.", "{names} are listened to.", n, names=names)


def _are_for_us(n: int, names: str) -> str:
    return trn("{names} is for us.", "{names} are for us.", n, names=names)


def _are_neutral(n: int, names: str) -> str:
    return trn("{names} is neutral.", "{names} are neutral.", n, names=names)


def _are_against_us(n: int, names: str) -> str:
    return trn("{names} is against us.", "{names} are against us.", n, names=names)


_STAND: Mapping[Stance, Callable[[int, str], str]] = {
    "for": _are_for_us,
    "neutral": _are_neutral,
    "against": _are_against_us,
}


def _warmths(nodes: Iterable[Node]) -> Iterator[str]:
    by_level: dict[int, list[str]] = {}
    for node in nodes:
        by_level.setdefault(node.warmth.level, []).append(node.person.name)
    for level, found in sorted(by_level.items(), reverse=True):
        yield tr("Warmth {level} of 5: {names}.", level=level, names=words.listed(found))


def _noted(relation: Relation) -> str:
    return f" ({relation.note.rstrip('.')})" if relation.note else ""


def gaps(map_: WhoIsWho) -> list[str]:
    """Say what the map lacks that a secure account has (domain.md 1, rows 109 and 131)."""
    here = [node.person for node in map_.nodes if not node.elsewhere]
    if not here:
        return []
    deciders = [one for one in here if one.decision_maker]
    covered = {one.to_id for one in map_.relations if one.sort == "stands_in_for"}
    alone = [one.name for one in deciders if one.id not in covered]
    lacks = []
    if len(here) == 1:
        lacks.append(tr("{name} is the only one we know here.", name=here[0].name))
    if not deciders:
        lacks.append(tr("Nobody is known to decide."))
    if alone:
        lacks.append(tr("Who stands in for {names}?", names=words.listed(alone)))
    return lacks


def told_by_secrets(
    secrets: Iterable[Secret], people: Sequence[Person], relations: Sequence[Relation]
) -> tuple[Found, ...]:
    """Find “X reports to Y” among secrets, as imports write it, where both are people here."""
    keys = {person_key(person.name): person.id for person in people}
    known = {(one.from_id, one.to_id) for one in relations if one.sort == "reports_to"}
    found: dict[tuple[PersonId, PersonId], Found] = {}
    for secret in secrets:
        told = None if secret.sensitivity in CONFIDED else told_by(secret.text, "reports_to")
        one, other = (keys.get(person_key(name)) for name in told or ("", ""))
        if one and other and one != other and (one, other) not in known:
            found.setdefault((one, other), Found(secret, one, other))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Difference:
    """What is known of two people in one kind."""

    label: str
    one: tuple[Secret, ...]
    other: tuple[Secret, ...]


def differences(
    one: Sequence[Secret], other: Sequence[Secret], bank: Bank
) -> tuple[Difference, ...]:
    """Set two people side by side, kind by kind; what must never be mentioned is left out."""
    return tuple(
        Difference(bank.kind(kind).label, _of_kind(one, kind), _of_kind(other, kind))
        for kind in DIFFER
    )


def _of_kind(secrets: Iterable[Secret], kind: str) -> tuple[Secret, ...]:
    return tuple(s for s in secrets if s.kind == kind and s.sensitivity != "never")

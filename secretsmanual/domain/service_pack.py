"""The service pack: for each customer the answer to "what do we know of them?" (domain.md 5.5).

A tree of words, ready to be shown: the page and its search only put it in its place. It is made
of what has passed the gate (`domain.sharing`) and of nothing else.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.handover import NOTICE, Pack, line_of, withdrawal_code
from secretsmanual.domain.handover_groups import Group, groups_of
from secretsmanual.domain.handover_page import front_of, how_it_went, past, sources_of
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.sharing import Outgoing
from secretsmanual.domain.topics import DO_NOT_RAISE, NOT_FOR_THEM
from secretsmanual.domain.wording import mark, tr

STALE_DAYS = 7
"""Days after which a pack says of itself that it is stale."""

_REACH, _OUTAGE = mark("How to reach them"), mark("What an outage does to them")
_PLEASES, _PREFERENCES = mark("What pleases them"), mark("Standing preferences")
_HOPES, _FIT = mark("What they hope for"), mark("Where we fit in")
_KINDS = {
    _REACH: ("habit",),
    _OUTAGE: ("stakes",),
    _PLEASES: ("delight",),
    _PREFERENCES: ("bias", "attribute", "quality", "benchmark", "entertainment"),
    _HOPES: ("outcome", "hope", "dream"),
    _FIT: ("fit", "lifestyle", "journey"),
}
"""Which kinds stand under which heading; the others are good to know."""
_TITLES = {kind: title for title, kinds in _KINDS.items() for kind in kinds}
_ALONE = frozenset(kinds[0] for kinds in _KINDS.values() if len(kinds) == 1)
"""Kinds whose heading says it all."""
_LOOKED_FOR = (_REACH, _OUTAGE, _PLEASES)
"""What is always looked for: where nothing may be told of a person, that is said."""
_UNKNOWN = mark("Nothing told yet")
_NO_TOPIC = mark(
    "No topic is named. Ask whoever gave you this pack before you raise anything personal."
)
_REST, _PAST = mark("Good to know"), mark("Once, and past")
_PROMISES, _MISHAPS = mark("Open promises"), mark("Past OOPS")
_FIRST = (*_LOOKED_FOR, _PREFERENCES, _UNKNOWN, DO_NOT_RAISE, _PROMISES)
_LATER = (_HOPES, _FIT, _REST, _PAST, _MISHAPS)
_FOR_EVERYBODY_THERE = frozenset((*_LOOKED_FOR, _PREFERENCES, DO_NOT_RAISE, _PROMISES, _MISHAPS))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing we know."""

    text: str
    kind: str
    """Label of the kind; for promises and mishaps, the heading."""
    note: str
    """What kind, how sure, from where, when and on what ground; for a promise its day."""
    quote: str = ""
    code: str = ""
    """By which it can be withdrawn."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of a card."""

    title: str
    lines: tuple[Line, ...]
    empty: str = ""
    """What is said where there is no line."""
    for_everybody: bool = False
    """Whether, of an organisation, it stands on the cards of its people as well."""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything we may tell of one person, or of the organisation as a whole."""

    key: str
    """`c1`, `c2`, ...: its place in the pack; it tells nothing of the record."""
    name: str
    parts: tuple[Part, ...]
    role: str = ""
    """With whether they decide."""
    say: str = ""
    """How the name sounds."""


@dataclass(frozen=True, slots=True)
class Firm:
    """One account: the organisation and its people, those who decide first."""

    whole: Card
    people: tuple[Card, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards, the organisation's first."""
        return (self.whole, *self.people)


@dataclass(frozen=True, slots=True)
class ServicePack:
    """The whole pack."""

    title: str
    notice: str
    front: tuple[tuple[str, str], ...]
    """For whom, made when, what it holds, destroyed by when."""
    made_on: date
    expires_on: date
    firms: tuple[Firm, ...]

    @property
    def lines(self) -> int:
        """How many lines stand in it: what progress is measured in."""
        return sum(
            len(part.lines) for firm in self.firms for card in firm.cards for part in card.parts
        )


def service_pack(pack: Pack) -> ServicePack:
    """Lay out a hand-over to service, card by card."""
    firms: list[Firm] = []
    place = 1
    for account, groups in groups_of(pack):
        firm = _firm(account, groups, pack, place)
        firms.append(firm)
        place += len(firm.cards)
    return ServicePack(
        title=tr("What we know of our customers"),
        notice=tr(NOTICE),
        front=front_of(pack),
        made_on=pack.today,
        expires_on=pack.expires_on,
        firms=tuple(firms),
    )


def _firm(account: Account, groups: list[Group], pack: Pack, place: int) -> Firm:
    whole = next((group for group in groups if group.person is None), Group(None))
    people = [(group.person, group) for group in groups if group.person is not None]
    return Firm(
        Card(f"c{place}", account.name, tuple(_parts(whole, pack))),
        tuple(
            Card(f"c{at}", person.name, tuple(_parts(group, pack)), _role(person), person.say)
            for at, (person, group) in enumerate(people, place + 1)
        ),
    )


def _role(person: Person) -> str:
    decides = [tr("decides")] if person.decision_maker else []
    return ", ".join([*([person.role] if person.role else []), *decides])


def _parts(group: Group, pack: Pack) -> Iterator[Part]:
    found: dict[str, list[Line]] = {}
    for title, line in _lines(group, pack):
        found.setdefault(title, []).append(line)
    said = _where_empty(found) if group.person else {}
    for title in (*_FIRST, *_LATER):
        lines = tuple(found.get(title, ()))
        if lines or title in said:
            yield Part(tr(title), lines, said.get(title, ""), title in _FOR_EVERYBODY_THERE)


def _where_empty(found: Collection[str]) -> dict[str, str]:
    """Say in place of lines that there are none, where a colleague counts on them."""
    unknown = [title for title in _LOOKED_FOR if title not in found]
    said = {} if DO_NOT_RAISE in found else {DO_NOT_RAISE: tr(_NO_TOPIC)}
    if not unknown:
        return said
    first, *others = (tr(title) for title in unknown)
    return {_UNKNOWN: f"{', '.join([first, *map(words.inside, others)])}.", **said}


def _lines(group: Group, pack: Pack) -> Iterator[tuple[str, Line]]:
    """Give each line with the heading it stands under; what is standing before what is once."""
    for out in sorted(group.secrets, key=_once):
        gone = _once(out) and past(out, pack)
        title = _PAST if gone else _TITLES.get(out.secret.kind, _REST)
        yield title, _line(out, pack, title)
    yield from ((DO_NOT_RAISE, _topic(out)) for out in group.topics)
    yield from (
        (DO_NOT_RAISE, Line(one, tr(DO_NOT_RAISE), tr(NOT_FOR_THEM))) for one in group.not_these
    )
    yield from ((_PROMISES, line) for line in _promises(group.promises, pack.today))
    yield from ((_MISHAPS, _mishap(mishap)) for mishap in group.mishaps)


def _once(out: Outgoing) -> bool:
    return out.secret.standing == "one-off"


def _line(out: Outgoing, pack: Pack, title: str) -> Line:
    row = line_of(out, pack)
    kind = [] if title in _KINDS and out.secret.kind in _ALONE else [words.inside(row["kind"])]
    once = [tr("once")] if _once(out) else []
    note = ", ".join([*kind, *once, *sources_of(out, row)])
    return Line(row["text"], row["kind"], note, row["quote"], row["code"])


def _topic(out: Outgoing) -> Line:
    return Line(out.secret.text, tr(DO_NOT_RAISE), "", code=withdrawal_code(out.secret.id))


def _promises(promises: Iterable[Promise], today: date) -> Iterator[Line]:
    for promise in promises:
        ours, text = promise.direction == "ours", promise.text
        theirs = tr("They promised: {text}", text=text)
        told = tr("We promised: {text}", text=text) if ours else theirs
        yield Line(told, tr(_PROMISES), _due(promise, today))


def _due(promise: Promise, today: date) -> str:
    if promise.due is None:
        return tr("no day set")
    day = words.day(promise.due)
    return tr("due {day}, overdue", day=day) if promise.overdue(today) else tr("due {day}", day=day)


def _mishap(mishap: Oops) -> Line:
    return Line(mishap.what, tr(_MISHAPS), how_it_went(mishap))

"""The service pack: for each customer the answer to "what do we know of them?" (domain.md 5.5).

A tree of words, ready to be shown: the page and its search only put it in its place. It is made
of what has passed the gate (`domain.sharing`) and of nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.handover import NOTICE, Pack, line_of
from secretsmanual.domain.handover_groups import Group, groups_of
from secretsmanual.domain.handover_page import front_of, how_it_went, past, sources_of
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.sharing import Outgoing

STALE_DAYS = 7
"""Days after which a pack says of itself that it is stale."""

_UNKNOWN = "Nothing told yet."
_KINDS = {
    "How to reach them": ("habit",),
    "What an outage does to them": ("stakes",),
    "What pleases them": ("delight",),
    "Standing preferences": ("bias", "attribute", "quality", "benchmark", "entertainment"),
    "What they hope for": ("outcome", "hope", "dream"),
    "Where we fit in": ("fit", "lifestyle", "journey"),
}
"""Which kinds stand under which heading; the others are good to know."""
_REST = "Good to know"
_PAST = "Once, and past"
_DO_NOT_RAISE = "Do not raise"
_PROMISES, _MISHAPS = "Open promises", "Past OOPS"
_ORDER = (
    *("How to reach them", "What an outage does to them", "What pleases them"),
    *("Standing preferences", _DO_NOT_RAISE, _PROMISES, "What they hope for", "Where we fit in"),
    *(_REST, _PAST, _MISHAPS),
)
_WHERE_EMPTY = {
    "How to reach them": _UNKNOWN,
    "What an outage does to them": _UNKNOWN,
    "What pleases them": _UNKNOWN,
    _DO_NOT_RAISE: "No topic is named here. Ask whoever gave you this pack before you raise "
    "anything personal.",
}
"""What stands on a person's card where nothing may be told: these places are always looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing we know."""

    text: str
    kind: str
    """Label of the kind; empty for promises and mishaps, whose heading says it."""
    note: str
    """How sure, from where, when and on what ground; for a promise its day."""
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
        title="What we know of our customers",
        notice=NOTICE,
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
    decides = ["decides"] if person.decision_maker else []
    return ", ".join([*([person.role] if person.role else []), *decides])


def _parts(group: Group, pack: Pack) -> Iterator[Part]:
    found: dict[str, list[Line]] = {}
    for title, line in _lines(group, pack):
        found.setdefault(title, []).append(line)
    for title in _ORDER:
        empty = _WHERE_EMPTY.get(title, "") if group.person else ""
        if title in found or empty:
            yield Part(title, tuple(found.get(title, ())), empty)


def _lines(group: Group, pack: Pack) -> Iterator[tuple[str, Line]]:
    """Give each line with the heading it stands under; what is standing before what is once."""
    titles = {kind: title for title, kinds in _KINDS.items() for kind in kinds}
    for out in sorted(group.secrets, key=_once):
        gone = _once(out) and past(out, pack)
        yield _PAST if gone else titles.get(out.secret.kind, _REST), _line(out, pack)
    yield from ((_PROMISES, line) for line in _promises(group.promises, pack.today))
    yield from ((_MISHAPS, _mishap(mishap)) for mishap in group.mishaps)


def _once(out: Outgoing) -> bool:
    return out.secret.standing == "one-off"


def _line(out: Outgoing, pack: Pack) -> Line:
    row = line_of(out, pack)
    once = ["once"] if _once(out) else []
    note = ", ".join([*once, *sources_of(out, row)])
    return Line(row["text"], row["kind"], note, row["quote"], row["code"])


def _promises(promises: Iterable[Promise], today: date) -> Iterator[Line]:
    for promise in promises:
        whose = "We promised" if promise.direction == "ours" else "They promised"
        due = f"due {words.day(promise.due)}" if promise.due else "no day set"
        late = ", overdue" if promise.overdue(today) else ""
        yield Line(f"{whose}: {promise.text}", "", due + late)


def _mishap(mishap: Oops) -> Line:
    return Line(mishap.what, "", how_it_went(mishap))

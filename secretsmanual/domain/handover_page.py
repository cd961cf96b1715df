"""What a hand-over looks like to people: one section to an account, those who decide first.

Sources: domain.md 5.5, 5.6.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from secretsmanual.domain import words
from secretsmanual.domain.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
)
from secretsmanual.domain.freshness import once_on, over
from secretsmanual.domain.handover import NOTICE, Pack, counts_of, ending_of, line_of
from secretsmanual.domain.handover_tables import data_of, tables_of
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.sharing import Outgoing, kind_label

_Whose = tuple[AccountId | None, PersonId | None]
_FIRST_FOR_SERVICE = {
    "habit": "How to reach",
    "stakes": "What an outage does",
    "delight": "What pleases",
}
"""What a service colleague looks for first, by kind."""


def handover_document(pack: Pack, *, tables: bool = False) -> Document:
    """Lay out a hand-over: sections for people to read, or tables to sort and search."""
    title = f"For {pack.audience}: what we know of our customers"
    body: Iterator[Block] = tables_of(pack) if tables else _sections(pack)
    return Document(
        title=title,
        blocks=(Heading(title, 1), Paragraph(NOTICE), Facts(_front(pack)), *body),
        footer=f"For {pack.audience}, {words.day(pack.today)}. Told to us in confidence; "
        f"destroy by {words.day(pack.expires_on)}.",
        data=data_of(pack),
    )


def _front(pack: Pack) -> tuple[tuple[str, str], ...]:
    counts = counts_of(pack)
    holds = words.listed(
        [
            words.count(counts["secrets"], "secret"),
            words.count(counts["people"], "person", "people"),
            words.count(counts["accounts"], "account"),
        ]
    )
    return (
        ("For", f"{pack.audience}, {pack.recipient}" if pack.recipient else pack.audience),
        ("Made on", words.day(pack.today)),
        ("Holds", holds),
        ("Destroy by", words.day(pack.expires_on)),
    )


@dataclass
class _Groups:
    """What leaves, by account and person, so that a large manual is gone through once."""

    secrets: dict[_Whose, list[Outgoing]] = field(default_factory=lambda: defaultdict(list))
    promises: dict[_Whose, list[Promise]] = field(default_factory=lambda: defaultdict(list))
    mishaps: dict[_Whose, list[Oops]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, pack: Pack) -> "_Groups":
        """Group what leaves."""
        groups = cls()
        for out in pack.selection.leaves:
            groups.secrets[out.account.id, out.secret.person_id].append(out)
        for promise in pack.promises:
            groups.promises[promise.account_id, promise.person_id].append(promise)
        for mishap in pack.mishaps:
            groups.mishaps[mishap.account_id, mishap.person_id].append(mishap)
        return groups

    def whose(self) -> set[_Whose]:
        """Name everybody there is something of, with the account it belongs to."""
        return {*self.secrets, *self.promises, *self.mishaps}


def _sections(pack: Pack) -> Iterator[Block]:
    groups = _Groups.of(pack)
    order = {person.id: place for place, person in enumerate(pack.people)}
    people = {person.id: person for person in pack.people}
    by_account: dict[AccountId | None, list[PersonId | None]] = defaultdict(list)
    for account_id, person_id in groups.whose():
        by_account[account_id].append(person_id)
    for account in pack.accounts:
        ids = by_account[account.id]
        if not ids:
            continue
        yield Heading(account.name)
        for person_id in sorted(ids, key=lambda one: order.get(one, -1) if one else -1):
            person = people.get(person_id) if person_id else None
            if person:
                yield from _name(person, pack)
            yield Items(tuple(_items((account.id, person_id), groups, pack)))


def _name(person: Person, pack: Pack) -> Iterator[Block]:
    decides = ["decides"] if person.decision_maker else []
    yield Heading(", ".join([person.name, *([person.role] if person.role else []), *decides]), 3)
    if person.say and pack.audience == "service":
        yield Facts((("How to say the name", person.say),))


def _items(whose: _Whose, groups: _Groups, pack: Pack) -> Iterator[Item]:
    for out in sorted(groups.secrets.get(whose, ()), key=lambda one: _place(one, pack)):
        yield _item(out, pack)
    yield from map(_promise_item, groups.promises.get(whose, ()))
    yield from map(_mishap_item, groups.mishaps.get(whose, ()))


def _place(out: Outgoing, pack: Pack) -> tuple[int, str]:
    """Give the place of a line: what service looks for first, standing before once."""
    order = list(_FIRST_FOR_SERVICE) if pack.audience == "service" else []
    kind = out.secret.kind
    place = order.index(kind) if kind in order else len(order)
    return (place + 10 * (out.secret.standing == "one-off"), kind)


def _label(out: Outgoing, pack: Pack) -> str:
    secret = out.secret
    if secret.standing == "one-off" and pack.audience == "service":
        day = once_on(secret)
        if over(secret, pack.today) or (day is not None and day < pack.today):
            return "Once, and past"
        return "Once"
    kind = kind_label(secret.kind, pack.bank)
    if pack.audience == "service":
        return _FIRST_FOR_SERVICE.get(secret.kind, kind)
    return kind


def _item(out: Outgoing, pack: Pack) -> Item:
    row = line_of(out, pack)
    label = _label(out, pack)
    notes = [
        *([] if label == row["kind"] else [row["kind"]]),
        "? inferred" if out.secret.confidence == "inferred" else row["confidence"],
        row["source"],
        _when(out),
        out.basis,
        row["code"],
    ]
    return Item(f"{label}: {out.secret.text}", ", ".join(notes), quote=row["quote"])


def _when(out: Outgoing) -> str:
    heard = words.month(out.secret.heard_on)
    confirmed = words.month(out.secret.last_confirmed)
    if heard == confirmed:
        return f"heard and confirmed {heard}"
    return f"heard {heard}, confirmed {confirmed}"


def _promise_item(promise: Promise) -> Item:
    whose = "We promised" if promise.direction == "ours" else "They promised"
    due = f"due {words.day(promise.due)}" if promise.due else "no day set"
    return Item(f"{whose}: {promise.text}", due)


def _mishap_item(mishap: Oops) -> Item:
    felt = f", then felt “{mishap.feeling_after}”" if mishap.feeling_after else ""
    return Item(
        f"OOPS: {mishap.what}", f"{words.day(mishap.learned_at.date())}, {ending_of(mishap)}{felt}"
    )

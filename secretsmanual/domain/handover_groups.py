"""What leaves, by account and by whom it is about: those who decide first (domain.md 5.5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.handover import Pack
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.sharing import Outgoing


@dataclass(slots=True)
class Group:
    """What leaves of one person, or of the organisation as a whole."""

    person: Person | None
    """None for the organisation, and for people who are not in the manual any more."""
    secrets: list[Outgoing] = field(default_factory=list)
    topics: list[Outgoing] = field(default_factory=list)
    """What is not to be raised."""
    promises: list[Promise] = field(default_factory=list)
    mishaps: list[Oops] = field(default_factory=list)

    @property
    def not_these(self) -> list[str]:
        """What is not for them."""
        return self.person.not_these if self.person else []


def groups_of(pack: Pack) -> Iterator[tuple[Account, list[Group]]]:
    """Give each account of which something leaves with its groups, the organisation first.

    A large manual is gone through once.
    """
    people = {person.id: person for person in pack.people}
    order: dict[PersonId | None, int] = {one: place for place, one in enumerate(people, 1)}
    found: dict[AccountId, dict[PersonId | None, Group]] = {}

    def group(account_id: AccountId | None, person_id: PersonId | None) -> Group:
        person = people.get(person_id) if person_id else None
        groups = found.setdefault(account_id or AccountId(""), {})
        return groups.setdefault(person.id if person else None, Group(person))

    for out in pack.selection.leaves:
        group(out.account.id, out.secret.person_id).secrets.append(out)
    for out in pack.selection.topics:
        group(out.account.id, out.secret.person_id).topics.append(out)
    for person in pack.people:
        if person.not_these:
            group(person.account_id, person.id)
    for promise in pack.promises:
        group(promise.account_id, promise.person_id).promises.append(promise)
    for mishap in pack.mishaps:
        group(mishap.account_id, mishap.person_id).mishaps.append(mishap)
    for account in pack.accounts:
        if groups := found.get(account.id):
            ids = sorted(groups, key=lambda one: order.get(one, 0))
            yield account, [groups[one] for one in ids]

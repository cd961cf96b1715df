"""The map as lists: people, how one of them stands to others, and how two differ."""

from collections import Counter
from collections.abc import Iterator

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.relations import sentence
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.who_is_who import Difference, Node, WhoIsWho
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.rows import ItemRow, SectionRow

Rows = list[ItemRow | SectionRow]

FOUND = "found:"
"""Ids of relations that only a secret tells begin so; the rest is the number among them."""


def people_rows(map_: WhoIsWho) -> Rows:
    """Return everybody on the map: the same that the cards say."""
    return [
        ItemRow(
            node.person.id,
            node.person.name,
            " · ".join(part for part in (node.elsewhere or node.person.role, *node.marks) if part),
            tr("warmth {}").format(node.warmth.level),
            avatar=True,
        )
        for node in map_.nodes
    ]


def relation_rows(map_: WhoIsWho, person_id: str) -> Rows:
    """Return how somebody stands to others, and what secrets tell of that."""
    names = _short_names(map_)
    rows: Rows = [ItemRow(one.id, sentence(one, names), one.note) for one in map_.of(person_id)]
    told = [
        ItemRow(
            f"{FOUND}{number}",
            tr("{} reports to {}").format(names[one.from_id], names[one.to_id]),
            tr("A secret says so. Enter puts it on the map."),
            tone="soft",
        )
        for number, one in enumerate(map_.found)
        if person_id in (one.from_id, one.to_id)
    ]
    return rows + told


def _short_names(map_: WhoIsWho) -> dict[PersonId, str]:
    """Return first names, whole ones of people who share theirs."""
    many = Counter(node.person.first_name for node in map_.nodes)
    people = (node.person for node in map_.nodes)
    return {one.id: one.name if many[one.first_name] > 1 else one.first_name for one in people}


def difference_rows(found: tuple[Difference, ...], one: Node, other: Node) -> Rows:
    """Return two people side by side, kind by kind."""
    rows: Rows = []
    for number, difference in enumerate(found):
        rows.append(SectionRow(difference.label))
        if not difference.one and not difference.other:
            rows.append(ItemRow(str(number), tr("We know it of neither."), tone="soft"))
            continue
        sides = ((one, difference.one, 0), (other, difference.other, 1))
        for node, secrets, side in sides:
            rows += _side(f"{number}:{side}", node, secrets)
    return rows


def _side(row_id: str, node: Node, secrets: tuple[Secret, ...]) -> Iterator[ItemRow]:
    name = node.person.first_name
    if not secrets:
        yield ItemRow(row_id, tr("We do not know."), name, tone="soft")
    for number, secret in enumerate(secrets):
        yield ItemRow(
            f"{row_id}:{number}",
            secret.text,
            name,
            words.month(secret.last_confirmed),
            private=secret.sensitivity in CONFIDED,
        )

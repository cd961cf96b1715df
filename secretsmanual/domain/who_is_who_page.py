"""The map on paper: for the rep's own hands, never part of a hand-over."""

from secretsmanual.domain.document import Block, Document, Heading, Item, Items
from secretsmanual.domain.relations import sentence
from secretsmanual.domain.who_is_who import Node, WhoIsWho, gaps, in_words
from secretsmanual.domain.who_is_who_picture import drawing
from secretsmanual.domain.wording import tr, trn


def page_of(map_: WhoIsWho, printed_for: str = "") -> Document:
    """Return the page: the picture, the same in words, and what is not known."""
    title = tr("Who is who at {account}", account=map_.account.name)
    told, lacks = in_words(map_), gaps(map_)
    alternative = trn(
        "A map of {n} person; the lines below say the same.",
        "A map of {n} people; the lines below say the same.",
        len(map_.nodes),
    )
    blocks: list[Block] = [
        Heading(title, 1),
        drawing(map_, alternative),
    ]
    for heading, lines in ((tr("In words"), told), (tr("Not known"), lacks)):
        if lines:
            blocks += [Heading(heading), Items(tuple(Item(line) for line in lines))]
    return Document(
        title=title,
        blocks=tuple(blocks),
        footer=tr("Printed for {name}, destroy after use", name=printed_for) if printed_for else "",
        data={
            "account": map_.account.id,
            "people": [_person(node) for node in map_.nodes],
            "relations": [
                {
                    "id": one.id,
                    "from": one.from_id,
                    "sort": one.sort,
                    "to": one.to_id,
                    "words": sentence(one, map_.names),
                    "note": one.note,
                    "on": one.on.isoformat(),
                }
                for one in map_.relations
            ],
            "not_known": lacks,
            "told_by_secrets": [
                {"from": one.from_id, "to": one.to_id, "secret": one.secret.id}
                for one in map_.found
            ],
        },
    )


def _person(node: Node) -> dict[str, object]:
    person = node.person
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "decides": person.decision_maker,
        "listened_to": person.listened_to,
        "stance": person.stance,
        "warmth": node.warmth.level,
        "why": list(node.warmth.reasons),
        "elsewhere": node.elsewhere,
        "x": round(node.place.x, 4),
        "y": round(node.place.y, 4),
    }

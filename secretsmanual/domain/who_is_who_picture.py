"""The map as a picture: cards, lines between them, and what the lines mean."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from secretsmanual.domain.document import Drawing
from secretsmanual.domain.drawing import Area, Box, Disc, Ink, Label, Point, Shape, Stroke
from secretsmanual.domain.map_layout import CARD_HIGH, CARD_WIDE, Place, Sheet
from secretsmanual.domain.names import initials
from secretsmanual.domain.relations import SPOKEN, Relation, Sort
from secretsmanual.domain.who_is_who import Node, WhoIsWho
from secretsmanual.domain.wording import tr

CELL = (244.0, 160.0)
"""Least width and height of a cell of the sheet."""
CARD = (CELL[0] * CARD_WIDE, CELL[1] * CARD_HIGH)
WARMEST = 5
ASIDE = 11.0
"""Between lines that join the same two cards."""
HEAD = 9.0
"""Length of an arrow's head."""
GAP = 5.0
"""Between a card and the end of a line."""
ENTRY = (180.0, 24.0)
"""Width and height of an entry of the legend."""


class Look(NamedTuple):
    """How a sort of relation is drawn: never by colour alone."""

    ink: Ink
    dashes: tuple[float, ...]
    head: str
    """full, open, cross (in the middle)"""


LOOKS: Mapping[Sort, Look] = MappingProxyType(
    {
        "reports_to": Look("ink", (), "full"),
        "listens_to": Look("accent", (7, 4), "open"),
        "introduced": Look("soft", (1.5, 4), "full"),
        "stands_in_for": Look("soft", (9, 3, 2, 3), "open"),
        "at_odds_with": Look("warm", (), "cross"),
    }
)


def size(sheet: Sheet, room: Point = (0.0, 0.0)) -> Point:
    """Return width and height of the picture of a sheet: all of the room, more where it must."""
    least = (sheet.columns * CELL[0], sheet.rows * CELL[1])
    return (max(least[0], room[0]), max(least[1], room[1]))


def card_at(place: Place, whole: Point) -> Box:
    """Return the card in a place of a picture."""
    left, top = place.x * whole[0] - CARD[0] / 2, place.y * whole[1] - CARD[1] / 2
    return Box(left, top, *CARD, "edge", "surface", round=10)


def lines_of(
    map_: WhoIsWho, whole: Point, places: Mapping[str, Place] | None = None
) -> list[tuple[Relation, list[Shape]]]:
    """Draw what lies below the cards, by relation; `places` may say that somebody is elsewhere."""
    at: dict[str, Place] = {node.person.id: node.place for node in map_.nodes}
    return list(_lines(map_.relations, {**at, **(places or {})}, whole))


def drawing(map_: WhoIsWho, alternative: str) -> Drawing:
    """Draw the map with its legend, for paper."""
    whole = size(map_.sheet)
    used = sorts(map_)
    shapes = [shape for _, line in lines_of(map_, whole) for shape in line]
    for node in map_.nodes:
        shapes += card_of(node, card_at(node.place, whole))
    lines, height = legend(used, whole[0], top=whole[1] + 8)
    return Drawing(
        tr("Who is who at {account}", account=map_.account.name),
        whole[0],
        whole[1] + 8 + height,
        (*shapes, *lines),
        alternative,
    )


def sorts(map_: WhoIsWho) -> list[Sort]:
    """Return the sorts of relations on the map, in the order of the legend."""
    used = {one.sort for one in map_.relations}
    return [sort for sort in LOOKS if sort in used]


def legend(used: Sequence[Sort], width: float, top: float = 0.0) -> tuple[list[Shape], float]:
    """Draw what the lines mean; returns the height too."""
    across = max(1, int(width // ENTRY[0]))
    shapes: list[Shape] = []
    for number, sort in enumerate(used):
        left, down = number % across * ENTRY[0], top + number // across * ENTRY[1]
        middle = down + ENTRY[1] / 2
        shapes += _line(LOOKS[sort], (left + 4, middle), (left + 58, middle))
        shapes.append(Label(left + 68, middle + 4, tr(SPOKEN[sort]), ENTRY[0] - 74, ink="soft"))
    return shapes, math.ceil(len(used) / across) * ENTRY[1]


def _lines(
    relations: Sequence[Relation], at: Mapping[str, Place], whole: Point
) -> Iterator[tuple[Relation, list[Shape]]]:
    many = Counter(_pair(one) for one in relations)
    drawn: Counter[frozenset[str]] = Counter()
    for one in relations:
        pair = _pair(one)
        if one.from_id in at and one.to_id in at:
            start, end = (_middle(at[who], whole) for who in (one.from_id, one.to_id))
            turn = 1 if one.from_id < one.to_id else -1
            aside = turn * ASIDE * (drawn[pair] - (many[pair] - 1) / 2)
            drawn[pair] += 1
            yield one, _between(LOOKS[one.sort], start, end, aside)


def _pair(relation: Relation) -> frozenset[str]:
    return frozenset((relation.from_id, relation.to_id))


def _middle(place: Place, whole: Point) -> Point:
    return (place.x * whole[0], place.y * whole[1])


def _between(look: Look, start: Point, end: Point, aside: float) -> list[Shape]:
    """Draw a line from the edge of one card to the edge of another."""
    way = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    over = (-(end[1] - start[1]) / way * aside, (end[0] - start[0]) / way * aside)
    start, end = ((x + over[0], y + over[1]) for x, y in (start, end))
    return _line(look, _edge(start, end), _edge(end, start))


def _edge(start: Point, end: Point) -> Point:
    """Return where a line from the middle of a card leaves it."""
    across, down = end[0] - start[0], end[1] - start[1]
    half = (CARD[0] / 2 + GAP, CARD[1] / 2 + GAP)
    shares = [h / abs(d) for h, d in zip(half, (across, down), strict=True) if d]
    share = min([1.0, *shares])
    return (start[0] + across * share, start[1] + down * share)


def _line(look: Look, start: Point, end: Point) -> list[Shape]:
    way = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    along = ((end[0] - start[0]) / way, (end[1] - start[1]) / way)

    def near(point: Point, back: float, aside: float) -> Point:
        return (
            point[0] - along[0] * back - along[1] * aside,
            point[1] - along[1] * back + along[0] * aside,
        )

    if look.head == "cross":
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        bars = [
            Stroke((near(middle, -6, side), near(middle, 6, -side)), look.ink, 2.0)
            for side in (-6, 6)
        ]
        return [Stroke((start, end), look.ink, 1.6), *bars]
    head = (near(end, HEAD, HEAD / 2), end, near(end, HEAD, -HEAD / 2))
    if look.head == "full":
        return [
            Stroke((start, near(end, HEAD - 1, 0)), look.ink, 1.6, look.dashes),
            Area(head, look.ink),
        ]
    return [Stroke((start, end), look.ink, 1.6, look.dashes), Stroke(head, look.ink, 1.6)]


def card_of(node: Node, card: Box) -> list[Shape]:
    """Draw a card: name, role, what weight their word has, how warm we are."""
    person, left, top = node.person, card.left, card.top
    middle = (left + 28, top + 28)
    beside = CARD[0] - 52 - 10
    shapes: list[Shape] = [
        _frame(node, card),
        Disc(middle, 17, "sunken"),
        Label(middle[0], middle[1] + 4.5, initials(person.name), 34, "strong", centred=True),
        Label(left + 52, top + 25, person.name, beside, "strong"),
        Label(left + 52, top + 42, node.elsewhere or person.role, beside, ink="soft"),
    ]
    if person.stance == "against":
        shapes.append(Box(left + 3, top + 12, 4, CARD[1] - 24, "warm", "warm", round=2))
    marks = " · ".join(node.marks)
    if marks:
        ink: Ink = "warm" if person.stance == "against" else "accent"
        shapes.append(Label(left + 14, top + 68, marks, CARD[0] - 24, ink=ink))
    return [*shapes, *_warmth(node, left + 14, top + CARD[1] - 13)]


def _frame(node: Node, card: Box) -> Box:
    """Return the card itself: who decides has a strong edge, who is from elsewhere a pale one."""
    if node.elsewhere:
        return replace(card, edge="line", fill="sunken")
    return replace(card, edge="ink", thick=2.2) if node.person.decision_maker else card


def _warmth(node: Node, left: float, middle: float) -> Iterator[Shape]:
    level = node.warmth.level
    for number in range(WARMEST):
        dot = (left + 4 + 11 * number, middle - 4)
        yield Disc(dot, 3.6, "warm", filled=number < level)
    said = tr("warmth {level}", level=level)
    yield Label(left + 62, middle, said, CARD[0] - 88, ink="soft")

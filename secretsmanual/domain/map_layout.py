"""Where everybody stands on the map of an account: layers by who reports to whom.

A sheet is a grid; places are shares of its width and height, so that a place that somebody chose
keeps its meaning when people come and go. The same people always stand in the same places.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from secretsmanual.domain.ids import PersonId

MOST_COLUMNS, LEAST_COLUMNS = 8, 2
CARD_WIDE, CARD_HIGH = 0.8, 0.66
"""Shares of a cell that a card takes."""


class Place(NamedTuple):
    """The middle of a card, from 0 at the left and top to 1."""

    x: float
    y: float


class Standing(NamedTuple):
    """What layout needs of a person."""

    id: PersonId
    decides: bool
    place: Place | None = None
    """Where somebody put them; None for wherever there is room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid with everybody's place on it."""

    columns: int
    rows: int
    places: Mapping[PersonId, Place]

    def overlaps(self, one: Place, other: Place) -> bool:
        """Whether cards in these places would cover each other."""
        across = abs(one.x - other.x) * self.columns
        down = abs(one.y - other.y) * self.rows
        return across < CARD_WIDE - 1e-9 and down < CARD_HIGH - 1e-9

    def within(self, wanted: Place) -> Place:
        """Return the nearest place at which a card does not stand out over the edge."""
        side, top = CARD_WIDE / 2 / self.columns, CARD_HIGH / 2 / self.rows
        return Place(min(1 - side, max(side, wanted.x)), min(1 - top, max(top, wanted.y)))

    def free(self, wanted: Place, taken: Iterable[Place]) -> Place | None:
        """Return the place nearest to the wanted one where a card covers none; None if none is."""
        near = list(taken)
        wanted = self.within(wanted)
        if not any(self.overlaps(wanted, place) for place in near):
            return wanted
        by_way = sorted(self._raster(), key=lambda place: self._way(wanted, place))
        return next(
            (one for one in by_way if not any(self.overlaps(one, place) for place in near)), None
        )

    def _raster(self) -> Iterator[Place]:
        """Yield places a quarter of a cell apart."""
        across, down = 4 * self.columns, 4 * self.rows
        for x, y in product(range(2, across - 1), range(2, down - 1)):
            yield Place(x / across, y / down)

    def _way(self, one: Place, other: Place) -> float:
        return math.hypot((one.x - other.x) * self.columns, (one.y - other.y) * self.rows)


def lay_out(people: Sequence[Standing], bosses: Mapping[PersonId, Sequence[PersonId]]) -> Sheet:
    """Give everybody a place: whoever was put somewhere stays, the others cover nobody.

    Those who report to nobody stand on top, each a layer below all to whom they report. Who is in
    no such relation stands on top if they decide, else at the bottom. A layer that is too wide
    goes on in a further row.
    """
    most = min(MOST_COLUMNS, max(LEAST_COLUMNS + 1, math.ceil(math.sqrt(1.2 * len(people)))))
    lines = _lines(people, bosses, most)
    columns = max([LEAST_COLUMNS, *map(len, lines)])
    for more in range(len(people) + 1):
        places = _placed(people, lines, columns, len(lines) + more)
        if places is not None:
            return Sheet(columns, max(1, len(lines) + more), places)
    return Sheet(columns, max(1, len(lines)), {})  # pragma: no cover - a row each is always enough


def _lines(
    people: Sequence[Standing], bosses: Mapping[PersonId, Sequence[PersonId]], columns: int
) -> list[list[PersonId]]:
    """Return who stands in each row, from left to right."""
    here = {one.id for one in people}
    over = {one.id: [b for b in bosses.get(one.id, ()) if b in here] for one in people}
    depths = _depths(over)
    tied = {one for one, above in over.items() if above}
    tied.update(boss for above in over.values() for boss in above)
    last = 1 + max((depths[one] for one in tied), default=0)
    layers: dict[int, list[Standing]] = {}
    for one in people:
        depth = depths[one.id] if one.id in tied else 0 if one.decides else last
        layers.setdefault(depth, []).append(one)
    across: dict[PersonId, float] = {}
    lines: list[list[PersonId]] = []
    for _, layer in sorted(layers.items()):
        ordered = sorted(layer, key=lambda one: (_under(over[one.id], across), not one.decides))
        across.update((one.id, (at + 0.5) / len(ordered)) for at, one in enumerate(ordered))
        ids = [one.id for one in ordered]
        lines += [ids[start : start + columns] for start in range(0, len(ids), columns)]
    return lines


def _under(above: Sequence[PersonId], across: Mapping[PersonId, float]) -> float:
    """Return where the middle of somebody's bosses is; the middle for who has none."""
    found = [across[boss] for boss in above if boss in across]
    return sum(found) / len(found) if found else 0.5


def _depths(over: Mapping[PersonId, Sequence[PersonId]]) -> dict[PersonId, int]:
    """Return the layer of each: below all bosses. In a circle the first one goes first."""
    depths: dict[PersonId, int] = {}
    waiting = list(over)
    while waiting:
        ready = [one for one in waiting if all(boss in depths for boss in over[one])]
        for one in ready or waiting[:1]:
            depths[one] = max((depths[boss] + 1 for boss in over[one] if boss in depths), default=0)
        waiting = [one for one in waiting if one not in depths]
    return depths


def _placed(
    people: Sequence[Standing], lines: Sequence[Sequence[PersonId]], columns: int, rows: int
) -> dict[PersonId, Place] | None:
    """Place everybody on a sheet of so many rows; None where there is no room on it."""
    sheet = Sheet(columns, max(1, rows), {})
    grid = {
        one: Place((at + (columns - len(line) + 1) / 2) / columns, (down + 0.5) / sheet.rows)
        for down, line in enumerate(lines)
        for at, one in enumerate(line)
    }
    places = {one.id: sheet.within(one.place) for one in people if one.place is not None}
    chosen = list(places.values())
    clear = [one for one in grid if one not in places and not _covers(sheet, grid[one], chosen)]
    places.update((one, grid[one]) for one in clear)
    for one, wanted in grid.items():
        if one not in places:
            found = sheet.free(wanted, places.values())
            if found is None:
                return None
            places[one] = found
    return places


def _covers(sheet: Sheet, place: Place, others: Iterable[Place]) -> bool:
    return any(sheet.overlaps(place, other) for other in others)


def towards(sheet: Sheet, places: Mapping[str, Place], here: str, way: tuple[int, int]) -> str:
    """Return who is nearest in a direction (-1, 0 or 1 across and down); `here` if nobody is.

    What lies aside counts twice as far.
    """
    start, best, found = places[here], math.inf, here
    for one, place in places.items():
        across = (place.x - start.x) * sheet.columns
        down = (place.y - start.y) * sheet.rows
        ahead = across * way[0] + down * way[1]
        aside = abs(across * way[1]) + abs(down * way[0])
        if ahead > 0.1 and ahead + 2 * aside < best:
            best, found = ahead + 2 * aside, one
    return found

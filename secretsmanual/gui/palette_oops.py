"""“oops hester”: the card of somebody comes first, before what else is found (domain.md 5.5)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from secretsmanual.domain import searching
from secretsmanual.domain.recovery_card import case_in_short
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.models.rows import ItemRow, SectionRow
from secretsmanual.gui.palette_rows import Answer, Place, ask

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.services.search import Hit

OOPS = "oops"
"""The word that asks for a card."""
MOST = 6
"""People whose card is offered."""


def ask_anything(services: "Services", text: str, *, veiled: bool = False) -> Answer:
    """Search as one types; after “oops”, with the cards of those whose name fits on top."""
    first, _, rest = text.strip().partition(" ")
    if first.casefold() != OOPS:
        return ask(services, text, veiled=veiled)
    cards = [*_running(services, rest), *_people(services, rest)]
    once = {row.id: (row, place) for row, place in reversed(cards)}
    ordered = [once.pop(row.id) for row, _ in cards if row.id in once]
    found = ask(services, rest, veiled=veiled) if rest.strip() else Answer([], {})
    title = SectionRow(tr("Put it right"), str(len(ordered)), id="group cards")
    rows: list[Row] = [title, *(row for row, _ in ordered)] if ordered else []
    places = {row.id: place for row, place in ordered}
    return Answer([*rows, *found.rows], {**places, **found.places})


def _running(services: "Services", rest: str) -> Iterator[tuple[ItemRow, Place]]:
    """Give the cases whose clock runs and whose names begin as what is typed."""
    now = services.manual.clock.now()
    wanted = searching.words(rest) if rest.strip() else []
    for one in services.recovery.running():
        names = f"{one.person} {one.account}"
        if len(searching.named(wanted, names)) == len(wanted):
            case = one.case
            row = ItemRow(
                f"card {case.person_id or case.account_id}",
                one.person or one.account,
                case.what,
                case_in_short(case, now),
                "life-buoy",
                aside_tone="warm",
            )
            yield row, Place("oops", {"case": case.id})


def _people(services: "Services", rest: str) -> Iterator[tuple[ItemRow, Place]]:
    """Give the cards of people and accounts whose name fits."""
    if not rest.strip():
        return
    named = [hit for hit in services.search.ask(rest) if hit.type in ("person", "account")]
    for hit in named[:MOST]:
        row = ItemRow(f"card {hit.id}", hit.text, _about(hit), tr("open the card"), "life-buoy")
        args = {"account": hit.account_id, "person": hit.person_id}
        yield row, Place("oops", {name: value for name, value in args.items() if value})


def _about(hit: "Hit") -> str:
    return hit.account if hit.type == "person" else tr("The organisation as a whole")

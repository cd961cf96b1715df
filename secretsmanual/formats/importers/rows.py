"""From a table's rows to what they hold."""

from collections.abc import Iterable, Iterator

from secretsmanual.domain.importing import Found, NotUnderstood
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers.csv_file import Row
from secretsmanual.formats.importers.found import (
    FAVOURITE,
    RELATIONS,
    Pieces,
    read_account,
    read_person,
)
from secretsmanual.formats.importers.headings import key
from secretsmanual.formats.importers.plan import Plan


def read_rows(plan: Plan, rows: Iterable[Row]) -> Iterator[Found]:
    """Yield what each row below the headings gives.

    A row whose number of cells differs is not understood, since nobody knows which is missing;
    the lines with a single cell that end a Salesforce report are its footer and left out.
    """
    width = len(plan.headings)
    read = read_account if plan.about == "account" else read_person
    footer: list[NotUnderstood] = []
    for line, cells in rows:
        if len(cells) != width and not _only_blanks_beyond(cells, width):
            filled = sum(1 for cell in cells if cell.strip())
            ragged = NotUnderstood(
                line,
                tr(
                    "There are {cells} cells under {width} headings.", cells=len(cells), width=width
                ),
            )
            if filled == 1 and plan.source == "salesforce":
                footer.append(ragged)
            elif filled:
                yield ragged
            continue
        pieces = _pieces(plan, cells)
        if pieces or any(map(str.strip, cells)):
            yield from footer
            footer.clear()
            yield read(line, pieces, plan.source, month_first=plan.profile.month_first)


def _only_blanks_beyond(cells: list[str], width: int) -> bool:
    return len(cells) > width and not any(map(str.strip, cells[width:]))


def _pieces(plan: Plan, cells: list[str]) -> Pieces:
    pieces: Pieces = {}
    for index, slot in plan.columns:
        cell = cells[index]
        if cell and not cell.isspace():
            pieces[slot] = f"{pieces[slot]}\n{cell}" if slot in pieces else cell
    for pair in plan.pairs:
        cell = cells[pair.value]
        if cell and (slot := _paired(pair.stem, cells[pair.label])):
            pieces[slot] = f"{pieces[slot]}\n{cell}" if slot in pieces else cell
    liked = [f"{plan.headings[i]}: {cells[i].strip()}" for i in plan.favourites if cells[i].strip()]
    if liked:
        pieces[FAVOURITE] = "\n".join(liked)
    return pieces


def _paired(stem: str, label: str) -> str:
    """Return what a labelled value is taken for; `* Work` is the preferred one, and work."""
    label = key(label[:100])
    if stem == "phone":
        return "" if "fax" in label or "pager" in label else "phone"
    return RELATIONS.get(label, "")

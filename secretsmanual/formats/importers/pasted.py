"""People pasted from the clipboard: business cards, signatures, address lists, rows of cells.

What a known format or a table with headings is, is read as such; all else by its shape. There
are two shapes. *Rows*: a person to a line, as `Name <address>` or as cells between tabs, bars,
semicolons or commas. *Cards*: a person to a block of lines, blank lines between them.
"""

import re
from collections.abc import Iterator

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import MOST_PASTED, Found, Reading
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import encoding, monica_file, sniff, tables, values, vcard_file
from secretsmanual.formats.importers.found import Pieces, read_person
from secretsmanual.formats.importers.pasted_cells import is_plain_name, pieces_of
from secretsmanual.formats.importers.plan import known_headings

ENTRY_LINES = 40
"""Lines of one card; a longer block is running text."""

_ADDRESS = re.compile(r'(?:"([^"<>\n]{1,300})"|([^"<>;,\n]{0,300}))\s*<([^<>\s]{3,320})>')
_BETWEEN = re.compile(r"\s*(?:\t|\|| ; |;|,(?!\s*(?:Jr|Sr|PhD|MD|MBA)\b))\s*")
_TAB = re.compile(r"\t")


def read(name: str, data: bytes) -> Reading:
    """Read pasted text; lines in messages are the number of the person in it.

    Raises BadInput where it is empty, too long, or names nobody.
    """
    if not data.strip():
        raise BadInput(
            tr("{name} is empty.", name=name), tr("Copy a card or a list of people, then paste it.")
        )
    if len(data) > MOST_PASTED:
        raise BadInput(
            tr("{name} is longer than {most} MB.", name=name, most=MOST_PASTED // 1_000_000),
            tr("Save it as a file instead."),
        )
    for reader in (vcard_file.read, monica_file.read):
        if (reading := reader(name, data)) is not None:
            return reading
    if _has_headings(name, data) and (reading := tables.read(name, data)) is not None:
        return reading
    text = encoding.recognise(data)
    entries = _entries(text.stream().read())
    if not any("@" in pieces.get("email", "") or "whole_name" in pieces for pieces in entries):
        raise BadInput(
            tr("{name} names nobody.", name=name),
            tr("Copy a card, or lines such as: Name <name@company.com>."),
        )

    def start() -> Iterator[Found]:
        for number, pieces in enumerate(entries, 1):
            yield read_person(number, pieces, "pasted")

    return Reading("pasted", tr("Pasted text"), text.label, start, rows_about=len(entries))


def _has_headings(name: str, data: bytes) -> bool:
    """Whether it is a table whose first lines name its columns: two of them, or the only one.

    A single one counts on the first line alone: a card's `Buyer` is a role.
    """
    try:
        sheet = sniff.recognise(name, encoding.recognise(data))
    except BadInput:
        return False
    if sheet is None:
        return False
    headings = sheet.plan.headings
    known = known_headings(headings)
    return known >= 2 or (known == len(headings) and sheet.above == 1)


def _entries(text: str) -> list[Pieces]:
    blocks = [
        [line for line in block.split("\n") if line.strip()]
        for block in re.split(r"\n[^\S\n]*\n", values.text_of(text))
    ]
    found: list[Pieces] = []
    for block in filter(None, blocks):
        if _are_rows(block):
            found += [pieces for line in block for pieces in _row(line)]
        else:
            found.append(pieces_of(block[:ENTRY_LINES]))
    return [pieces for pieces in found if pieces]


def _are_rows(block: list[str]) -> bool:
    """Whether each line is a person: one line alone, lines of cells or addresses, or of names."""
    if len(block) == 1 or any(_TAB.search(line.strip()) for line in block):
        return True
    mails = [len(values.emails_of(line)) for line in block]
    if sum(mails) > 1 and sum(map(bool, mails)) >= 0.6 * len(block):
        return True
    if sum(mails) == 0 and len(block) > 1:
        several = all(len(_cells(line)) >= 2 for line in block)
        return several or all(map(is_plain_name, block))
    return False


def _row(line: str) -> Iterator[Pieces]:
    addresses = list(_ADDRESS.finditer(line))
    if not addresses or "\t" in line:
        cells = _cells(line)
        mails = values.emails_of(line)
        if len(mails) == len(cells) > 1:
            yield from ({"email": mail} for mail in mails)
        else:
            yield pieces_of(cells)
        return
    for match in addresses:
        name = values.line_of(match[1] or match[2] or "").strip(" ,;'")
        pieces = {"email": match[3]}
        if name and "@" not in name:
            pieces["whole_name"] = name
        yield pieces


def _cells(line: str) -> list[str]:
    pattern = _TAB if "\t" in line.strip() else _BETWEEN
    cells = [cell.strip() for cell in pattern.split(line)]
    return [mail for cell in cells if cell for mail in _torn(cell)]


def _torn(cell: str) -> list[str]:
    """Tear `Name <address>` and `Name address` within a cell apart."""
    [*mails] = values.emails_of(cell)
    if len(mails) != 1 or mails[0] == cell:
        return [cell]
    rest = cell.replace(mails[0], " ").replace("<", " ").replace(">", " ").strip(" :")
    return [part for part in (rest, mails[0]) if part and part.casefold() not in _SAYS_MAIL]


_SAYS_MAIL = frozenset({"e", "email", "e-mail", "mail", "mailto"})

"""Address books in vCard 2.1, 3.0 and 4.0: people, companies, and what programs keep beside them.

Spouse, anniversary, hobbies and who reports to whom are taken too; most importers lose them.
"""

from collections.abc import Iterator

from secretsmanual.domain.importing import Found, NotUnderstood, Reading
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import encoding
from secretsmanual.formats.importers.found import read_account, read_person, said_email
from secretsmanual.formats.importers.opening import begins, refuse_larger
from secretsmanual.formats.importers.vcard_lines import FILE_LIMIT, Card, cards
from secretsmanual.formats.importers.vcard_pieces import WANTED, pieces_of

_NAMES = {"formatted", "first", "middle", "last", "prefix", "nickname", "person_id", "email"}


def read(name: str, data: bytes) -> Reading | None:
    """Read an address book; None where the bytes are no vCard.

    Raises `BadInput` for a file over 20 MB and, while iterating, for too many cards.
    """
    if not begins(data, "vcard"):
        return None
    refuse_larger(
        name, data, FILE_LIMIT, tr("Export it without pictures, or in parts, and import that.")
    )
    text = encoding.recognise(data)

    def start() -> Iterator[Found]:
        for card in cards(name, text.body, WANTED):
            yield _read_card(card)
            yield from card.problems

    return Reading(
        format="vcard",
        label=tr("vCard address book"),
        encoding=text.label,
        start=start,
        rows_about=text.body.count(b"BEGIN:"),
    )


def _read_card(card: Card) -> Found:
    pieces = pieces_of(card)
    kind = pieces.pop("kind", "")
    if kind == "group":
        return NotUnderstood(card.line, tr("This card is a list of people, not a person."))
    if kind in ("org", "company"):
        company = pieces.get("formatted") or pieces.get("company", "")
        rest = {slot: text for slot, text in pieces.items() if slot not in _NAMES}
        if email := pieces.get("email"):
            rest["notes"] = f"{said_email(email)}\n{rest.get('notes', '')}".strip()
        return read_account(card.line, rest | {"company": company}, "vcard")
    return read_person(card.line, pieces, "vcard")

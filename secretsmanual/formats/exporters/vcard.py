"""Address book cards, vCard 4.0 (RFC 6350) with hobbies, interests and expertise (RFC 6715)."""

from collections.abc import Iterator, Mapping
from typing import Any

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr
from secretsmanual.formats.exporters.clean import clean, one_line
from secretsmanual.formats.exporters.job import Job

FOLD = 75
"""Octets of a line without its end (RFC 6350, 3.2)."""

_MANY = (
    *(("EMAIL", "emails"), ("TEL", "phones"), ("HOBBY", "hobbies")),
    *(("INTEREST", "interests"), ("EXPERTISE", "expertise")),
)


def write_vcard(document: Document, job: Job) -> None:
    """Write `document.data["cards"]`, UTF-8 with CRLF. Raises BadInput if there are none.

    A card names `uid, name, first, last, company, role`, and lists `emails, phones, hobbies,
    interests, expertise, notes`.
    """
    cards = document.data.get("cards")
    if not isinstance(cards, list):
        raise BadInput(
            tr(
                "“{title}” is no list of people: it cannot become vCards.",
                title=one_line(document.title),
            ),
            tr("Choose html, pdf, docx or txt."),
        )
    job.total = max(1, len(cards))
    for card in job.count(cards):
        for line in _card(card, str(document.data.get("made_on", ""))):
            job.out.write(folded(line))


def _card(card: Mapping[str, Any], made_on: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Secrets Manual//EN"
    yield f"UID:{escaped(card['uid'])}"
    yield f"FN:{escaped(card['name'])}"
    yield f"N:{escaped(card['last'])};{escaped(card['first'])};;;"
    for name, slot in (("ORG", "company"), ("TITLE", "role")):
        if card[slot]:
            yield f"{name}:{escaped(card[slot])}"
    for name, slot in _MANY:
        yield from (f"{name}:{escaped(value)}" for value in card[slot])
    if card["notes"]:
        yield "NOTE:" + escaped("\n".join(card["notes"]))
    if made_on:
        yield f"REV:{made_on.replace('-', '')}T000000Z"
    yield "END:VCARD"


def escaped(text: str) -> str:
    r"""Return a value in which `\`, `,`, `;` and line ends stand as RFC 6350 (3.4) wants them."""
    text = clean(text).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> bytes:
    """Return the line with its end, cut into lines of at most 75 octets, no character in half."""
    data = line.encode()
    parts: list[bytes] = []
    room = FOLD
    while len(data) > room:
        end = room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[:end])
        data = data[end:]
        room = FOLD - 1
    return b"\r\n ".join([*parts, data]) + b"\r\n"

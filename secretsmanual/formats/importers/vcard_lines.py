"""The lines of a vCard file put together again: one pass, bounded, no recursion.

vCard 2.1 (quoted-printable, soft breaks), 3.0 (RFC 2426) and 4.0 (RFC 6350) alike. Properties
that are not wanted, pictures above all, are passed over without being kept (trust.md 5).
"""

import binascii
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from secretsmanual.domain import words
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import NotUnderstood
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import values

FILE_LIMIT = 20_000_000
"""Bytes; a real address book with pictures was 161 MB (Nextcloud 2743) and no person's need."""
LINE_LIMIT = 1_000_000
"""Bytes of one property once unfolded."""
CARD_LIMIT = 20_000

_HEAD = re.compile(
    rb'(?:([\w-]+)\.)?([A-Za-z0-9_-]+)((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):', re.DOTALL
)
_HEAD_LIMIT = 2_000
_PARAMETER = re.compile(r'((?:[^";]|"[^"]*")+)')
_CHARSETS = {
    "utf8": "utf-8",
    "usascii": "utf-8",
    "ascii": "utf-8",
    "iso88591": "latin-1",
    "latin1": "latin-1",
    "windows1252": "cp1252",
    "cp1252": "cp1252",
    "utf16": "utf-16",
}
"""The only alphabets a card may ask for: a free choice reaches codecs that are no alphabets."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card."""

    name: str
    """In capitals, without its group."""
    group: str
    types: frozenset[str]
    """TYPE parameters, in small letters, the nameless ones of 2.1 included."""
    text: str
    """Decoded, still escaped."""
    is_text: bool = False
    """VALUE=text: what is usually a date or an address is words."""


@dataclass(slots=True)
class Card:
    """What stands between BEGIN:VCARD and END:VCARD."""

    line: int
    """1-based line of BEGIN:VCARD."""
    version: str = "3.0"
    properties: list[Property] = field(default_factory=list)
    problems: list[NotUnderstood] = field(default_factory=list)

    def problem(self, line: int, why: str) -> None:
        """Note what of this card is left out; once a card, as one broken line breaks many."""
        if not self.problems:
            self.problems.append(NotUnderstood(line, why))


@dataclass(slots=True)
class _Line:
    """One property on its way through several physical lines."""

    number: int
    name: str
    group: str
    parameters: list[str]
    wanted: bool
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    breaks_softly: bool = False
    """Its last physical line ends in `=`: in quoted-printable the next one belongs to it."""

    @property
    def is_quoted_printable(self) -> bool:
        return any(p.endswith("quoted-printable") for p in self.parameters)

    @property
    def is_base64(self) -> bool:
        return any(p in ("base64", "encoding=base64", "encoding=b") for p in self.parameters)

    def add(self, part: bytes) -> None:
        """Add a physical line, or of what is not wanted at least its last byte."""
        self.size += len(part)
        self.breaks_softly = part.endswith(b"=")
        if self.wanted and self.size <= LINE_LIMIT:
            self.parts.append(part)


def cards(name: str, body: bytes, wanted: frozenset[str]) -> Iterator[Card]:
    """Yield the cards with the wanted properties.

    A card inside a card (AGENT of 2.1) is left out; a card that does not end is ended by the
    next one. Raises `BadInput` at the card that is one too many.
    """
    reader = _Reader(wanted)
    for count, card in enumerate(reader.read(body), 1):
        if count > CARD_LIMIT:
            raise BadInput(
                tr(
                    "{name}, line {line}: there are more than {most} cards.",
                    name=name,
                    line=card.line,
                    most=words.number(CARD_LIMIT),
                ),
                tr("Export the address book in parts and import one after the other."),
            )
        yield card


class _Reader:
    """The state of the one pass: the open card, the open property, how deep in other cards."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.taken = wanted | {"VERSION"}
        self.wanted = self.taken | {"BEGIN", "END"}
        self.card: Card | None = None
        self.open: _Line | None = None
        self.depth = 0
        self.after_agent = False
        self.last_wanted = True

    def read(self, body: bytes) -> Iterator[Card]:
        if b"\n" not in body:
            body = body.replace(b"\r", b"\n")
        for number, line in enumerate(io.BytesIO(body), 1):
            physical = line.rstrip(b"\r\n")
            if self._continues(physical):
                continue
            yield from self._close()
            self._begin_property(number, physical)
        yield from self._close()
        if self.card:
            self.card.problem(self.card.line, tr("The card that starts here has no end."))
            yield self.card

    def _continues(self, physical: bytes) -> bool:
        """Add a physical line to the open property where it belongs to it."""
        line = self.open
        if line is None:
            return False
        if line.is_quoted_printable and line.breaks_softly:
            line.add(physical)
            return True
        if physical[:1] not in (b" ", b"\t"):
            return False
        keeps_blank = self.card is not None and self.card.version == "2.1" and not line.is_base64
        line.add(physical if keeps_blank else physical[1:])
        return True

    def _begin_property(self, number: int, physical: bytes) -> None:
        match = _HEAD.match(physical[:_HEAD_LIMIT])
        if match is None:
            if physical.strip() and self.card and not self.depth and self.last_wanted:
                self.card.problem(number, tr("This line of the card is not understood."))
            return
        group, name, parameters = (
            part.decode("latin-1") for part in (g or b"" for g in match.groups())
        )
        name = name.upper()
        line = _Line(
            number,
            name,
            group.casefold(),
            [p.strip().casefold() for p in _PARAMETER.findall(parameters)],
            wanted=name in self.wanted and (not self.depth or name in ("BEGIN", "END")),
        )
        line.add(physical[match.end() :] if line.wanted else physical[-1:])
        self.open = line

    def _close(self) -> Iterator[Card]:
        """Finish the open property; yields a card when that was its end."""
        line, self.open = self.open, None
        if line is None:
            return
        is_card = line.size < 20 and b"".join(line.parts).strip().upper() == b"VCARD"
        if line.name == "BEGIN" and is_card:
            yield from self._begin_card(line.number)
        elif line.name == "END" and is_card:
            if self.depth:
                self.depth -= 1
            elif self.card:
                card, self.card = self.card, None
                yield card
        elif self.card and not self.depth and line.name in self.taken:
            self._add(self.card, line)
        self.after_agent = line.name == "AGENT"
        self.last_wanted = line.name in self.wanted

    def _begin_card(self, number: int) -> Iterator[Card]:
        if self.card and (self.depth or self.after_agent):
            self.depth += 1
            self.card.problem(number, tr("A card inside another card is left out."))
            return
        if self.card:
            self.card.problem(self.card.line, tr("The card that starts here has no end."))
            yield self.card
        self.card = Card(number)

    @staticmethod
    def _add(card: Card, line: _Line) -> None:
        if line.size > LINE_LIMIT:
            card.problem(
                line.number,
                tr(
                    "{name} is longer than {most} bytes and left out.",
                    name=line.name,
                    most=words.number(LINE_LIMIT),
                ),
            )
            return
        text = _decoded(line)
        if text is None:
            card.problem(
                line.number, tr("The encoding of {name} is not understood.", name=line.name)
            )
        elif line.name == "VERSION":
            card.version = text.strip()
        else:
            card.properties.append(_property(line, text))


def _property(line: _Line, text: str) -> Property:
    types: set[str] = set()
    for parameter in line.parameters:
        before, equals, after = parameter.partition("=")
        if before == "type" or not equals:
            types.update((after or before).replace('"', "").split(","))
    return Property(
        line.name, line.group, frozenset(types), text, is_text="value=text" in line.parameters
    )


def _decoded(line: _Line) -> str | None:
    """Return a property's text, or None where its encoding or alphabet is none we know."""
    soft = b"=" if line.is_quoted_printable else b""
    raw = b"".join(part.removesuffix(soft) for part in line.parts)
    charset = next((p[8:].strip('"') for p in line.parameters if p.startswith("charset=")), "")
    codec = _CHARSETS.get("".join(c for c in charset if c.isalnum()))
    if charset and codec is None:
        return None
    encoded = line.is_quoted_printable or line.is_base64
    try:
        if line.is_quoted_printable:
            raw = binascii.a2b_qp(raw)
        elif line.is_base64:
            raw = binascii.a2b_base64(raw)
    except binascii.Error:
        return None
    # Unencoded bytes that are UTF-8 are UTF-8, whatever the card says of them.
    for guess in (codec, "utf-8") if encoded else ("utf-8", codec):
        if guess:
            try:
                return values.text_of(raw.decode(guess))
            except UnicodeDecodeError:
                continue
    return values.text_of(_guessed(raw))


def _guessed(raw: bytes) -> str:
    """Read what is not quite UTF-8: as UTF-8 that was cut or damaged, or as Western European."""
    text = raw.decode("utf-8", "replace")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    if text.count("\ufffd") * 4 < beyond_ascii:
        return text
    return raw.decode("cp1252", "replace")

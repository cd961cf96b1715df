"""A card's properties taken apart into named pieces, as `found` reads them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from secretsmanual.formats.importers import values
from secretsmanual.formats.importers.found import RELATIONS, Pieces
from secretsmanual.formats.importers.headings import key
from secretsmanual.formats.importers.vcard_lines import Card, Property

_SIMPLE = {
    "TITLE": "role",
    "NOTE": "notes",
    "NICKNAME": "nickname",
    "HOBBY": "hobby",
    "INTEREST": "interest",
    "EXPERTISE": "expertise",
    "X-MS-SPOUSE": "spouse",
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MS-CHILD": "children",
    "X-MS-MANAGER": "manager",
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-MS-ASSISTANT": "assistant",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-KADDRESSBOOK-X-PROFESSION": "profession",
}
_DAYS = (
    "ANNIVERSARY",
    "X-MS-ANNIVERSARY",
    "X-ANNIVERSARY",
    "X-EVOLUTION-ANNIVERSARY",
    "X-KADDRESSBOOK-X-ANNIVERSARY",
)
_NO_TALK = frozenset({"fax", "pager", "modem"})
_SYSTEM_GROUPS = frozenset({"mycontacts", "contacts", "starred", "starredinandroid"})
_ESCAPED = re.compile(r"\\([nN,;:\\\"])")
_ESCAPED_2_1 = re.compile(r"\\([,;:\\])")
_ESCAPED_BLANK = "\x00"
_ESCAPED_SEMICOLON = "\x01"
"""Stand-ins while a value is split; control characters never arrive in a value."""


@dataclass(slots=True)
class Taking:
    """The pieces of one card, as they gather."""

    pieces: Pieces
    labels: dict[str, str]
    """Apple's and Google's labels by group: `item1.X-ABLabel`."""
    escaped: re.Pattern[str]

    def plain(self, text: str) -> str:
        """Return a value without its escapes."""
        return self.escaped.sub(lambda m: "\n" if m[1] in "nN" else m[1], text)

    def split(self, text: str) -> list[str]:
        """Return the parts of a structured value, without their escapes."""
        text = text.replace("\\\\", _ESCAPED_BLANK).replace("\\;", _ESCAPED_SEMICOLON)
        parts = text[:LONGEST_STRUCTURE].split(";")
        return [
            self.plain(p.replace(_ESCAPED_SEMICOLON, "\\;").replace(_ESCAPED_BLANK, "\\\\"))
            for p in parts
        ]

    def put(self, slot: str, text: str) -> None:
        """Add a text; several of one kind stand on lines of their own."""
        if text and not text.isspace():
            before = self.pieces.get(slot)
            self.pieces[slot] = f"{before}\n{text}" if before else text

    def put_once(self, slot: str, text: str) -> None:
        """Add a text unless there is one: the first is the preferred one."""
        if slot not in self.pieces:
            self.put(slot, text)

    def label(self, prop: Property) -> str:
        r"""Return a property's label as a key; Apple writes its own as `_$!<Spouse>!$_`."""
        return key(self.labels.get(prop.group, "")[:100]) if prop.group else ""


LONGEST_STRUCTURE = 20_000
"""Characters of a name, address or organisation that are looked at."""


def pieces_of(card: Card) -> Pieces:
    """Return what a card says, by what it is taken for."""
    labels = {p.group: p.text for p in card.properties if p.name == "X-ABLABEL" and p.group}
    escaped = _ESCAPED_2_1 if card.version == "2.1" else _ESCAPED
    taking = Taking({}, labels, escaped)
    for prop in card.properties:
        _TAKERS[prop.name](taking, prop)
    _settle_name(taking.pieces)
    if "role" not in taking.pieces and (calling := taking.pieces.pop("profession", "")):
        taking.pieces["role"] = calling
    return taking.pieces


def _settle_name(pieces: Pieces) -> None:
    """Take the formatted name without Mr and Jr: people are greeted by its first word."""
    name = values.line_of(pieces.pop("formatted", ""))
    prefix, suffix = (values.line_of(pieces.pop(slot, "")) for slot in ("prefix", "suffix"))
    if prefix and name.startswith(f"{prefix} "):
        name = name.removeprefix(prefix)
    if suffix and name.endswith(f" {suffix}"):
        name = name.removesuffix(suffix)
    name = name.strip(" ,")
    last_first = f"{pieces.get('last', '')}, {pieces.get('first', '')}"
    if name and "@" not in name and name != last_first:
        pieces["formatted"] = name
    if values.is_title(prefix):
        pieces["prefix"] = prefix


def _take_nothing(_taking: Taking, _prop: Property) -> None:
    """Pass over what was only wanted for its group's sake."""


def _take_simple(taking: Taking, prop: Property) -> None:
    taking.put(_SIMPLE[prop.name], taking.plain(prop.text))


def _take_day(taking: Taking, prop: Property) -> None:
    taking.put_once("anniversary", values.day_of(prop.text) or taking.plain(prop.text))


def _take_birthday(taking: Taking, prop: Property) -> None:
    taking.put_once("birthday", taking.plain(prop.text))


def _take_name(taking: Taking, prop: Property) -> None:
    slots = ("last", "first", "middle", "prefix", "suffix")
    for slot, part in zip(slots, taking.split(prop.text), strict=False):
        taking.put_once(slot, values.line_of(part.replace(",", " ")))


def _take_formatted(taking: Taking, prop: Property) -> None:
    taking.put_once("formatted", taking.plain(prop.text))


def _take_organisation(taking: Taking, prop: Property) -> None:
    company, *units = taking.split(prop.text)
    if "company" not in taking.pieces:
        taking.put("company", values.line_of(company))
        taking.put("department", ", ".join(filter(None, map(values.line_of, units))))


def _take_role(taking: Taking, prop: Property) -> None:
    """Outlook keeps the profession here, others what TITLE says; TITLE wins as the role."""
    taking.put_once("profession", taking.plain(prop.text))


def _take_email(taking: Taking, prop: Property) -> None:
    taking.put("email", taking.plain(prop.text).removeprefix("mailto:"))


def _take_phone(taking: Taking, prop: Property) -> None:
    label = taking.label(prop)
    if prop.types & _NO_TALK or "assistant" in label or "fax" in label:
        return
    number = taking.plain(prop.text).removeprefix("tel:").replace(";ext=", " ext. ")
    taking.put("phone", values.line_of(number.replace(";", " ")))


def _take_address(taking: Taking, prop: Property) -> None:
    parts = [*taking.split(prop.text), *[""] * 7]
    place = "home" if "home" in prop.types else "work" if "work" in prop.types else ""
    if any(slot.startswith(f"{place}.") for slot in taking.pieces):
        return
    taking.put(f"{place}.street", "\n".join(part for part in parts[:3] if part))
    for slot, part in zip(("city", "region", "postcode", "country"), parts[3:], strict=False):
        taking.put(f"{place}.{slot}", part)


def _take_uid(taking: Taking, prop: Property) -> None:
    taking.put_once("person_id", taking.plain(prop.text).removeprefix("urn:uuid:")[:300])


def _take_url(taking: Taking, prop: Property) -> None:
    if "work" in prop.types:
        taking.put_once("website", taking.plain(prop.text))


def _take_categories(taking: Taking, prop: Property) -> None:
    groups = (values.line_of(group) for group in taking.plain(prop.text).split(","))
    theirs = [group for group in groups if group and key(group[:100]) not in _SYSTEM_GROUPS]
    taking.put("groups", ", ".join(theirs))


def _take_related(taking: Taking, prop: Property) -> None:
    """Take relations that are words; addresses of other cards say nothing to people."""
    text = taking.plain(prop.text)
    if text.startswith(("urn:", "http:", "https:", "mailto:")):
        return
    for kind in prop.types | {taking.label(prop)}:
        if slot := RELATIONS.get(key(kind[:100])):
            taking.put(slot, text)
            return


def _take_labelled_day(taking: Taking, prop: Property) -> None:
    if taking.label(prop) == "anniversary":
        _take_day(taking, prop)


def _take_kind(taking: Taking, prop: Property) -> None:
    taking.put_once("kind", prop.text.strip().casefold())


_TAKERS: dict[str, Callable[[Taking, Property], None]] = {
    **dict.fromkeys(_SIMPLE, _take_simple),
    **dict.fromkeys(_DAYS, _take_day),
    "N": _take_name,
    "FN": _take_formatted,
    "ORG": _take_organisation,
    "ROLE": _take_role,
    "EMAIL": _take_email,
    "TEL": _take_phone,
    "ADR": _take_address,
    "BDAY": _take_birthday,
    "UID": _take_uid,
    "URL": _take_url,
    "CATEGORIES": _take_categories,
    "RELATED": _take_related,
    "X-ABRELATEDNAMES": _take_related,
    "X-ABDATE": _take_labelled_day,
    "X-ABLABEL": _take_nothing,
    "KIND": _take_kind,
    "X-ADDRESSBOOKSERVER-KIND": _take_kind,
    "X-ABSHOWAS": _take_kind,
}

WANTED = frozenset(_TAKERS)
"""The properties that are looked at; all others, pictures among them, are passed over."""

"""What a cell or a line of pasted text is, told by its shape: nobody named the columns."""

import re
from collections.abc import Iterable

from secretsmanual.domain.names import folded, web_domain
from secretsmanual.domain.roles import decides, roles_of
from secretsmanual.formats.importers import values
from secretsmanual.formats.importers.found import Pieces

_LABEL = re.compile(
    r"^(?P<label>e-?mail|mail|phone|telephone|telefon|téléphone|tél|tel|mobile|mobil|mob|cell|"
    r"handy|direct|fax|telefax|web|website|www|url|office|[temfw])\s*[.:|]+\s*(?=\S)"
    r"|^(?P<letter>[TMFEPDW])\s+(?=[+(\d@a-z])",
    re.IGNORECASE,
)
_SLOTS = {"mobile": "mobile", "mobil": "mobile", "mob": "mobile", "cell": "mobile"} | {
    "handy": "mobile",
    "m": "mobile",
    "fax": "",
    "telefax": "",
    "f": "",
}
"""What a label makes of a number; a fax is not called."""
_PHONE = re.compile(r"\+?[\d\s()./–-]{6,40}(?:\s*(?:ext\.?|x|-)\s*\d{1,6})?")
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:/\S*)?", re.IGNORECASE
)
_STREET = re.compile(
    r"\d.*[^\W\d_]|[^\W\d_].*\d"
    r"|\b(?:street|road|avenue|lane|straße|strasse|weg|platz|rue|via|p\.? ?o\.? box)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?:^|[\s,])(?:ltd|limited|plc|llp|llc|inc|corp|corporation|gmbh|mbh|ag|kg|ohg|se|sa|sas|"
    r"sarl|srl|spa|bv|nv|ab|aps|as|asa|oy|oyj|pty|co|company|group|holdings?|& sons|& co)\.?$",
    re.IGNORECASE,
)


def pieces_of(cells: Iterable[str]) -> Pieces:
    """Tell what each cell is; the first plain one is the name, the next the company."""
    pieces: Pieces = {}
    plain: list[str] = []
    for cell in cells:
        slot, text = _told(cell)
        if slot:
            pieces[slot] = f"{pieces[slot]}\n{text}" if slot in pieces else text
        elif text:
            plain.append(text)
    _share_out(plain, pieces)
    return pieces


def is_plain_name(text: str) -> bool:
    """Whether a line may be a name and nothing else: two to four words, no digit, no firm."""
    parts = text.split()
    names = 2 <= len(parts) <= 4 and all(part[0].isupper() for part in parts if part.isalpha())
    slot, _ = _told(text)
    return names and not slot and not _FIRM.search(text) and not _is_role(text)


def _told(cell: str) -> tuple[str, str]:
    """Return what a cell is taken for and its text; nothing for a fax, no slot for plain words."""
    cell = values.line_of(cell).strip(" ,;|•·")
    if not cell:
        return "", ""
    if values.emails_of(cell):
        return "email", cell
    label = _LABEL.match(cell)
    named = (label["label"] or label["letter"]).casefold() if label else ""
    rest = cell[label.end() :] if label else cell
    if _PHONE.fullmatch(rest) and sum(c.isdigit() for c in rest) >= 6:
        slot = _SLOTS.get(named, "phone")
        return slot, rest if slot else ""
    if _WEB.fullmatch(rest):
        return "website", rest
    if _STREET.search(cell):
        return "work.address", cell
    return "", cell


def _share_out(plain: list[str], pieces: Pieces) -> None:
    """Say which of the plain cells is the name, the company and the role; the rest are notes."""
    mail = values.emails_of(pieces.get("email", "")) or [""]
    for slot, fits in (("company", _is_firm), ("role", _is_role)):
        found = next((text for text in plain if fits(text)), "")
        if found:
            plain.remove(found)
            pieces[slot] = found
    name = next((text for text in plain if _is_in(mail[0], text)), "") or next(iter(plain), "")
    if name:
        plain.remove(name)
        pieces["whole_name"] = name
    site = mail[0].rpartition("@")[2] or web_domain(pieces.get("website", ""))
    if plain and "company" not in pieces:
        firm = next((text for text in plain if _is_at(site, text)), plain[0])
        plain.remove(firm)
        pieces["company"] = firm
    if plain and "role" not in pieces:
        pieces["role"] = plain.pop(0)
    if plain:
        pieces["notes"] = "\n".join(plain)


def _is_firm(text: str) -> bool:
    return bool(_FIRM.search(text))


def _is_role(text: str) -> bool:
    return bool(roles_of(text)) or decides(text) or bool(re.search(r"(?i)manager|consultant", text))


def _is_in(mail: str, name: str) -> bool:
    """Whether an address is made of a name: `h.vaughn@...` and Hester Vaughn."""
    local = folded(mail.partition("@")[0])
    return any(len(word) > 2 and word in local for word in folded(name).split())


def _is_at(site: str, firm: str) -> bool:
    """Whether a web address is made of a company's name."""
    bare = folded(site.split(".", maxsplit=1)[0] if site else "")
    return bool(bare) and any(len(word) > 2 and word in bare for word in folded(firm).split())

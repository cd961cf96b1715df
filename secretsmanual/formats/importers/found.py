"""From named pieces of text to an account, a person and secrets; tables and cards alike."""

from dataclasses import replace

from secretsmanual.domain.importing import (
    Found,
    FoundAccount,
    FoundPerson,
    FoundRow,
    FoundSecret,
    NotUnderstood,
)
from secretsmanual.domain.names import is_shared_box
from secretsmanual.domain.relations import told
from secretsmanual.domain.roles import decides, roles_of
from secretsmanual.domain.values import Sensitivity, Subject
from secretsmanual.domain.wording import mark, tr
from secretsmanual.formats.importers import values

Pieces = dict[str, str]
"""From what a text is taken for (`headings.meaning`) to the text; several join with line ends."""

FAVOURITE = "favourite"
"""A question of somebody's own; the text has its heading in it, such as `Favorite Color: Blue`."""

_ABOUT_PERSON: dict[str, tuple[str, str, Sensitivity]] = {
    "hobby": ("recreation", mark("Hobby: {what}"), "service"),
    "interest": ("entertainment", mark("Interested in {what}"), "service"),
    "expertise": ("competency", mark("Expert in {what}"), "service"),
    "spouse": ("family", mark("Partner: {what}"), "private"),
    "anniversary": ("family", mark("Anniversary: {what}"), "private"),
    "friend": ("friendship", mark("Friend: {what}"), "private"),
    "referred": ("referral", mark("Referred by {what}"), "service"),
    "profession": ("background", mark("Profession: {what}"), "service"),
    "food": ("lifestyle", mark("Food: {what}"), "service"),
}
"""Kind, wording and sensitivity (at least what the kind's answers have in questions.toml)."""

RELATIONS = {
    "spouse": "spouse",
    "partner": "spouse",
    "domesticpartner": "spouse",
    "wife": "spouse",
    "husband": "spouse",
    "child": "children",
    "son": "children",
    "daughter": "children",
    "manager": "manager",
    "assistant": "assistant",
    "referredby": "referred",
    "friend": "friend",
    "anniversary": "anniversary",
}
"""What the labels of relations and events stand for, by `headings.key`."""

_AROUND = ("manager", "assistant")
_EXTRAS = frozenset({"children", FAVOURITE, *_ABOUT_PERSON, *_AROUND})


def read_person(line: int, pieces: Pieces, source: str, *, month_first: bool = False) -> Found:
    """Return the row of a person, with the company that it names.

    `source` stands before ids; `month_first` as in `values.day_of`. Where a row names a company
    and nobody at it, it is the company's.
    """
    account = _company(pieces, source) if "company" in pieces else None
    if account and not _names_somebody(pieces):
        return read_account(line, pieces, source, month_first=month_first)
    person = _person(pieces, source, month_first=month_first, at_work=account is not None)
    return _row(line, account, person, pieces)


def read_account(line: int, pieces: Pieces, source: str, *, month_first: bool = False) -> Found:
    """Return the row of a company, with the person who is named as its contact.

    The row's phone, address and notes are the company's; e-mail and mobile are the person's, or
    the company's where they are nobody's in particular.
    """
    if not _names_somebody(pieces):
        pieces = _as_company(pieces)
        return _row(line, _company(pieces, source, whole_row=True), None, pieces)
    account = _company(pieces, source, whole_row=True)
    theirs = (
        {slot: text for slot, text in pieces.items() if slot in _OF_CONTACT} if account else pieces
    )
    person = _person(theirs, source, month_first=month_first, at_work=True)
    return _row(line, account, person, theirs)


_NAMES = frozenset({"first", "last", "name", "whole_name", "formatted", "contact", "nickname"})
_OF_CONTACT = (
    frozenset({"middle", "prefix", "email", "mobile", "role", "person_id", "company", "company_id"})
    | _NAMES
    | _EXTRAS
)
"""In a company's row, what is said of the person."""


def _names_somebody(pieces: Pieces) -> bool:
    return not _NAMES.isdisjoint(pieces) or not all(map(is_shared_box, _emails(pieces)))


def _as_company(pieces: Pieces) -> Pieces:
    """Give a company what has no field there: mobiles join the phones, e-mails the notes."""
    phones = "\n".join(pieces[slot] for slot in ("phone", "mobile") if slot in pieces)
    mails = "".join(f"{said_email(email)}\n" for email in _emails(pieces))
    extra = {"phone": phones, "notes": mails + pieces.get("notes", "")}
    return pieces | {slot: text for slot, text in extra.items() if text}


def said_email(email: str) -> str:
    """Return an address as it stands in notes."""
    return tr("E-mail: {address}", address=email)


def _row(
    line: int, account: FoundAccount | None, person: FoundPerson | None, pieces: Pieces
) -> Found:
    if account is None and person is None:
        return NotUnderstood(line, tr("There is no name, e-mail address, phone number or company."))
    account, person = _short_company(account), _short_person(person)
    secrets: tuple[FoundSecret, ...] = ()
    if person and not _EXTRAS.isdisjoint(pieces):
        secrets = tuple(_secrets(pieces, person.name, in_account=account is not None))
    return FoundRow(line, account, person, secrets)


def _short_person(person: FoundPerson | None) -> FoundPerson | None:
    """Shorten names that no page has room for; the notes keep the whole."""
    if person is None or max(len(person.name), len(person.company)) <= values.NAME_LIMIT:
        return person
    return replace(
        person,
        name=values.shortened(person.name),
        first_name=values.shortened(person.first_name),
        last_name=values.shortened(person.last_name),
        company=values.shortened(person.company),
        notes=_with_whole(person.name, person.notes),
    )


def _short_company(account: FoundAccount | None) -> FoundAccount | None:
    if account is None or len(account.name) <= values.NAME_LIMIT:
        return account
    notes = _with_whole(account.name, account.notes)
    return replace(account, name=values.shortened(account.name), notes=notes)


def _with_whole(name: str, notes: str) -> str:
    whole = tr("Whole name: {name}", name=name) if len(name) > values.NAME_LIMIT else ""
    return "\n".join(part for part in (notes, whole) if part)


def _person(pieces: Pieces, source: str, *, month_first: bool, at_work: bool) -> FoundPerson | None:
    emails = _emails(pieces)
    phones = _phones(pieces, "mobile", "phone")
    first, last = _one(pieces, "first"), _one(pieces, "last")
    name = _name(pieces, first, last)
    if not name:
        if emails:
            name = values.name_from_email(emails[0])
        elif phones:
            name = phones[0]
        else:
            return None
    title = _one(pieces, "role")
    department = _one(pieces, "department")
    born = _one(pieces, "birthday")
    birthday = values.day_of(born, month_first=month_first) if born else ""
    return FoundPerson(
        name=name,
        first_name=first,
        last_name=last,
        role=title or department,
        roles=roles_of(f"{title} {department}") if title or department else (),
        decision_maker=bool(title) and decides(title),
        emails=emails,
        phones=phones,
        company=_one(pieces, "company"),
        company_id=_id(pieces, "company_id", source),
        address=_address(pieces, ("", "home", "other") if at_work else ("", "home", "work")),
        birthday=birthday,
        notes=_notes(pieces, "" if birthday else born),
        external_id=_id(pieces, "person_id", source),
    )


def _company(pieces: Pieces, source: str, *, whole_row: bool = False) -> FoundAccount | None:
    name = _one(pieces, "company")
    if not name:
        return None
    places = ("", "work", "other", "home") if whole_row else ("work",)
    place = next((p for p in places if _has_address(pieces, p)), "")
    near = whole_row or place == "work"
    return FoundAccount(
        name=name,
        external_id=_id(pieces, "company_id", source),
        website=_one(pieces, "website"),
        phone=", ".join(_phones(pieces, "company_phone", *(["phone"] if whole_row else []))),
        address=_street(pieces, place) if near else "",
        city=_one(pieces, f"{place}.city") if near else "",
        country=_one(pieces, f"{place}.country") if near else "",
        trade=_one(pieces, "trade"),
        notes=values.text_of(pieces["notes"]) if whole_row and "notes" in pieces else "",
    )


def _one(pieces: Pieces, slot: str) -> str:
    """Return the first text, on one line."""
    text = pieces.get(slot)
    if text is None:
        return ""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return values.line_of(text.strip().partition("\n")[0])


def _emails(pieces: Pieces) -> tuple[str, ...]:
    text = pieces.get("email")
    return values.unique(values.emails_of(text)) if text else ()


def _phones(pieces: Pieces, *slots: str) -> tuple[str, ...]:
    texts = [pieces[slot] for slot in slots if slot in pieces]
    return values.unique([phone for text in texts for phone in values.phones_of(text)])


def _name(pieces: Pieces, first: str, last: str) -> str:
    if "formatted" in pieces:
        return _one(pieces, "formatted")
    if first or last:
        middle = _one(pieces, "middle")
        return " ".join(part for part in (first, middle, last) if part)
    for slot in ("whole_name", "contact", "name", "nickname"):
        if name := _one(pieces, slot):
            return values.turned(name)
    return ""


def _id(pieces: Pieces, slot: str, source: str) -> str:
    """Return `source:id`; of several ids in a cell (HubSpot joins them by `;`) the first."""
    found = _one(pieces, slot).partition(";")[0].strip() if slot in pieces else ""
    return f"{source}:{found}" if found else ""


def _has_address(pieces: Pieces, place: str) -> bool:
    return not _ADDRESS[place].isdisjoint(pieces)


_ADDRESS = {
    place: frozenset(f"{place}.{p}" for p in ("street", "address", "city", "postcode", "country"))
    for place in ("", "home", "work", "other")
}


def _lines(pieces: Pieces, place: str) -> list[str]:
    """Return the lines of a street, or of an address that stands in one piece."""
    street = pieces.get(f"{place}.street") or pieces.get(f"{place}.address") or ""
    return [values.line_of(line).strip(", ") for line in street.split("\n")]


def _street(pieces: Pieces, place: str) -> str:
    """Return the address without city and country, which an account keeps apart."""
    postcode, region = (_one(pieces, f"{place}.{part}") for part in ("postcode", "region"))
    return _joined([*_lines(pieces, place), postcode, region])


def _address(pieces: Pieces, places: tuple[str, ...]) -> str:
    place = next((p for p in places if _has_address(pieces, p)), None)
    if place is None:
        return ""
    postcode, city, region, country = (
        _one(pieces, f"{place}.{part}") for part in ("postcode", "city", "region", "country")
    )
    town = f"{postcode} {city}".strip()
    return _joined([*_lines(pieces, place), town, region, country])


def _joined(parts: list[str]) -> str:
    return ", ".join([part for part in parts if part])


_NOTED = (
    ("nickname", mark("Nickname: {text}")),
    ("how_met", mark("How we met: {text}")),
    ("groups", mark("Groups: {text}")),
)


def _notes(pieces: Pieces, birthday: str) -> str:
    """Return the notes, with what has no field of its own."""
    parts = [values.text_of(pieces["notes"])] if "notes" in pieces else []
    parts += [tr(noted, text=text) for slot, noted in _NOTED if (text := _one(pieces, slot))]
    if values.is_title(prefix := _one(pieces, "prefix")):
        parts.append(tr("Title: {title}", title=prefix))
    if birthday and any(character.isdigit() and character != "0" for character in birthday):
        parts.append(tr("Birthday: {day}", day=birthday))
    return "\n".join(part for part in parts if part)


def _secrets(pieces: Pieces, name: str, *, in_account: bool) -> list[FoundSecret]:
    """Return what is worth keeping; of children only that there are any (domain.md 4.1)."""
    found = [
        FoundSecret(kind, piece, sensitivity)
        for slot, (kind, wording, sensitivity) in _ABOUT_PERSON.items()
        if _is_said(text := values.text_of(pieces.get(slot, "")))
        for piece in values.pieces(tr(wording, what=text))
    ]
    if _is_said(_one(pieces, "children")):
        found.append(FoundSecret("family", tr("Has children"), "private"))
    for slot in _AROUND:
        if text := _one(pieces, slot):
            about: Subject = "organisation" if in_account else "person"
            kind = "network" if in_account else ""
            other = text[: values.NAME_LIMIT]
            piece = (
                told("reports_to", name, other)
                if slot == "manager"
                else tr("{other} assists {name}", other=other, name=name)
            )
            found.append(FoundSecret(kind, piece, about=about))
    favourites = values.text_of(pieces.get(FAVOURITE, ""))
    return found + [
        FoundSecret("", p) for said in favourites.split("\n") for p in values.pieces(said)
    ]


def _is_said(text: str) -> bool:
    """Say whether a text says something: Outlook writes `0/0/00` for no day, 0 for no children."""
    return any(character.isalnum() and character != "0" for character in text)

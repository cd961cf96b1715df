"""Monica's export of a whole account as JSON (version 4, `1.0-preview`; formats.md).

Collections that are empty and properties that are null are left out there; a list with gaps may
arrive as an object with numbers for keys. Pictures and documents are passed over.
"""

import json
from collections.abc import Iterator
from typing import Any

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import Found, NotUnderstood, Reading
from secretsmanual.domain.wording import tr
from secretsmanual.formats.importers import encoding, values
from secretsmanual.formats.importers.found import Pieces, read_person
from secretsmanual.formats.importers.opening import refuse_larger

FILE_LIMIT = 50_000_000
"""Bytes. A JSON file is held as a whole; pictures inside may make it larger, people do not."""

Json = dict[str, Any]

_RELATIONS = {
    "partner": "spouse",
    "spouse": "spouse",
    "child": "children",
    "stepchild": "children",
    "friend": "friend",
    "bestfriend": "friend",
    "boss": "manager",
}
"""What somebody is to a person, by Monica's names of relationships."""

_TOLD = {
    "note": ("", "body"),
    "call": ("called_at", "content"),
    "conversation": ("happened_at", "content"),
}
_ACTIVITY = ("happened_at", "summary", "description")
_PROPERTIES = {
    "first_name": "first",
    "middle_name": "middle",
    "last_name": "last",
    "nickname": "nickname",
    "job": "role",
    "company": "company",
    "food_preferences": "food",
    "description": "notes",
}
_PLACE = {
    "street": "street",
    "city": "city",
    "province": "region",
    "postal_code": "postcode",
    "country": "country",
}


def read(name: str, data: bytes) -> Reading | None:
    """Read a Monica account; None where the bytes are no JSON of that shape.

    Raises `BadInput` for such a file over 50 MB and for one that is cut off or damaged.
    """
    start = encoding.recognise(data[:2_000]).body
    if not start.lstrip().startswith(b"{") or b"app_version" not in start:
        return None
    refuse_larger(name, data, FILE_LIMIT, tr("Export from Monica without photos and documents."))
    text = encoding.recognise(data)
    account = _account(name, text.body)
    if account is None:
        return None
    people = _collection(account, "contact")
    return Reading(
        format="monica",
        label=tr("Monica account"),
        encoding=text.label,
        start=lambda: _read_people(account, people),
        rows_about=len(people),
    )


def _account(name: str, body: bytes) -> Json | None:
    try:
        document = json.loads(body.decode("utf-8", "replace"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise BadInput(
            tr("{name} begins like a Monica export but is cut off or damaged.", name=name),
            tr("Export it from Monica once more."),
        ) from None
    account = _object(_object(document).get("account"))
    return account or None


def _no_number(text: str) -> None:
    raise ValueError(text)


def _read_people(account: Json, people: list[Json]) -> Iterator[Found]:
    names = {str(person.get("uuid")): _name(_object(person.get("properties"))) for person in people}
    relations = _relations(account, names)
    activities = {str(a.get("uuid")): _told(a, _ACTIVITY) for a in _collection(account, "activity")}
    for number, person in enumerate(people, 1):
        properties = _object(person.get("properties"))
        if properties.get("is_partial"):
            yield NotUnderstood(
                number, tr("This person is only kept as a relation of somebody else.")
            )
        elif properties.get("is_dead"):
            yield NotUnderstood(number, tr("This person has died."))
        else:
            pieces = _pieces(person, properties, activities)
            for slot, text in relations.get(str(person.get("uuid")), []):
                _put(pieces, slot, text)
            yield read_person(number, pieces, "monica")


def _pieces(person: Json, properties: Json, activities: dict[str, str]) -> Pieces:
    pieces: Pieces = {}
    for field, slot in _PROPERTIES.items():
        _put(pieces, slot, _text(properties, field))
    _put(pieces, "person_id", _text(person, "uuid"))
    _put(pieces, "birthday", _birthday(_object(properties.get("birthdate"))))
    _put(pieces, "groups", ", ".join(map(str, _list(properties.get("tags")))))
    for way in _collection(person, "contact_field"):
        text = _text(_object(way.get("properties")), "data")
        _put(pieces, "email" if "@" in text else "phone", text)
    for address in _collection(person, "address")[:1]:
        place = _object(address.get("properties"))
        place |= _object(place.get("place"))
        for field, part in _PLACE.items():
            _put(pieces, f"home.{part}", _text(place, field))
    for kind, fields in _TOLD.items():
        for told in _collection(person, kind):
            _put(pieces, "notes", _told(told, fields))
    for uuid in _values(person, "activity"):
        _put(pieces, "notes", activities.get(str(uuid), ""))
    return pieces


def _relations(account: Json, names: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return for each person what others are to them: slot and name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for relation in _collection(account, "relationship"):
        said = _object(relation.get("properties"))
        slot = _RELATIONS.get(_text(said, "type"))
        other = names.get(_text(said, "contact_is"), "")
        if slot and other:
            found.setdefault(_text(said, "of_contact"), []).append((slot, other))
    return found


def _told(record: Json, fields: tuple[str, ...]) -> str:
    """Return the texts of a note or talk after its day."""
    properties = _object(record.get("properties"))
    day, *texts = (_text(properties, field) if field else "" for field in fields)
    said = "\n".join(text for text in texts if text)
    return f"{values.day_of(day)}: {said}" if said and values.day_of(day) else said


def _birthday(day: Json) -> str:
    date = values.day_of(_text(day, "date"))
    if not date or day.get("is_age_based"):
        return ""
    return f"-{date[4:]}" if day.get("is_year_unknown") else date


def _name(properties: Json) -> str:
    return " ".join(filter(None, (_text(properties, f"{part}_name") for part in ("first", "last"))))


def _put(pieces: Pieces, slot: str, text: str) -> None:
    if text:
        pieces[slot] = f"{pieces[slot]}\n{text}" if slot in pieces else text


def _collection(owner: Json, kind: str) -> list[Json]:
    return [item for item in _values(owner, kind) if isinstance(item, dict)]


def _values(owner: Json, kind: str) -> list[Any]:
    found = (_object(group) for group in _list(owner.get("data")))
    return [
        item for group in found if group.get("type") == kind for item in _list(group.get("values"))
    ]


def _list(value: object) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _object(value: object) -> Json:
    return dict(value) if isinstance(value, dict) else {}


def _text(owner: Json, field: str) -> str:
    value = owner.get(field)
    return values.text_of(value) if isinstance(value, str) else ""

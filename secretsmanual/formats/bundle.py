"""The bundle by which two manuals tell each other what they know: `.smbundle`, version 1.

    secrets-manual-bundle 1 open            or `locked`: see `bundle_lock`
    {"is": "manual", "manual": id, ...}     whose it is, when it was made
    {"is": "person", "id": id, "born": moment, "values": {...}, "times": {...}}
    ...
    {"is": "end", "records": n, "sha256": of every line after the first, up to this one}

One JSON object a line, UTF-8. BUNDLE.md beside this file says what each field means. The reader
takes nothing on trust: the size, the number of lines and their length, the hash, then every
name, type, id and moment. It holds no path and nothing that is ever run.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from secretsmanual.domain.bundle_contents import FIELDS, MODELS, REFERENCES, plain
from secretsmanual.domain.bundles import GONE, MOST_TIMES, Bundle, Shared
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import PREFIX
from secretsmanual.domain.wording import tr
from secretsmanual.formats.bundle_lock import BundleLock, damaged, seal, unseal
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.system.paths import BUNDLE_SUFFIX

MAGIC = b"secrets-manual-bundle "
VERSION = 1
ENDING = BUNDLE_SUFFIX.removeprefix(".")
NOTICE = "This file holds facts that people told us in confidence."
MOST_BYTES = 32_000_000
MOST_RECORDS = 100_000
LONGEST_LINE = 1_000_000
LONGEST_TEXT = 20_000
SLACK = timedelta(days=2)
"""How far a moment may lie after the one at which the bundle was made: clocks differ."""

_MANUAL = {"is", "manual", "sender", "made", "expires_on", "audience", "records", "notice"}
_RECORD = {"is", "id", "born", "values", "times"}
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,29}")


T = TypeVar("T")
Day = TypeVar("Day", bound=date)


class _Wrong(ValueError):
    """Something in a bundle is not as version 1 says."""


def is_bundle(data: bytes) -> bool:
    """Whether these bytes begin as a bundle does, of whatever version."""
    return data.startswith(MAGIC)


def is_locked(data: bytes) -> bool:
    """Whether a passphrase is needed."""
    return data.startswith(MAGIC + b"1 locked\n")


def write(bundle: Bundle, lock: BundleLock | None = None) -> bytes:
    """Return the file. The same bundle and lock give the same bytes.

    Raises BadInput where the passphrase is too short, or it would be larger than one may be.
    """
    head = {
        "is": "manual",
        "manual": bundle.manual,
        "sender": clean(bundle.sender),
        "made": bundle.made.isoformat(),
        "expires_on": bundle.expires_on.isoformat(),
        "audience": "colleague",
        "records": len(bundle.records),
        "notice": NOTICE,
    }
    latest = bundle.made + SLACK
    rows = (_row(record, latest) for record in bundle.records)
    body = b"".join(map(_line, (head, *rows)))
    end = {"is": "end", "records": len(bundle.records), "sha256": _sha256(body)}
    body += _line(end)
    if len(body) > MOST_BYTES * 9 // 10 or len(bundle.records) > MOST_RECORDS:
        raise BadInput(
            tr("That is too much for one bundle."), tr("Hand over some accounts at a time.")
        )
    first = MAGIC + f"{VERSION} {'locked' if lock else 'open'}\n".encode()
    return first + (seal(body, lock, first) if lock else body)


def _row(record: Shared, latest: datetime) -> dict[str, Any]:
    """Return a record's line; moments of a clock that once ran ahead are told as `latest`."""
    times = {
        name: [min(moment, latest).isoformat() for moment in moments]
        for name, moments in record.times.items()
    }
    return {
        "is": record.kind,
        "id": record.id,
        "born": min(record.born, latest).isoformat(),
        "values": _cleaned(record.values),
        "times": {name: moments for name, moments in times.items() if moments},
    }


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(part) for part in value]
        case Mapping():
            return {clean(name): _cleaned(part) for name, part in value.items()}
        case _:
            return value


def _line(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(name: str, data: bytes, passphrase: str | None = None) -> Bundle:
    """Read a bundle; `name` only names it in messages.

    Raises:
        Refused: it is locked and the passphrase is missing or wrong.
        BadInput: it is no bundle, of a newer version, damaged, breaks off, too large, or holds
            what no bundle of this version may hold.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(
            tr("{name} is larger than a bundle may be.", name=name),
            tr("Ask for some accounts at a time."),
        )
    first, rest = _first(name, data)
    body = unseal(name, rest, passphrase, first) if is_locked(data) else rest
    lines = _whole(name, body)
    try:
        return _bundle(lines)
    except (_Wrong, ValidationError):
        raise BadInput(
            tr("{name} holds what a bundle may not hold; nothing was taken from it.", name=name),
            tr("Ask for it once more, made by this program."),
        ) from None


def _first(name: str, data: bytes) -> tuple[bytes, bytes]:
    first = data[:64].partition(b"\n")[0] + b"\n"
    found = re.fullmatch(MAGIC + rb"([1-9][0-9]{0,8}) (open|locked)\n", first)
    if found is None:
        newer = re.match(MAGIC + rb"[1-9][0-9]{0,8} ", first)
        if newer is None or newer[0] == MAGIC + b"1 ":
            raise damaged(name) if is_bundle(data) else _no_bundle(name)
        raise _newer(name)
    if int(found[1]) > VERSION:
        raise _newer(name)
    return first, data[len(first) :]


def _no_bundle(name: str) -> BadInput:
    return BadInput(
        tr("{name} is not a bundle of a manual.", name=name),
        tr("Choose a file that ends in .smbundle."),
    )


def _newer(name: str) -> BadInput:
    return BadInput(
        tr("{name} was made by a newer version of Secrets Manual.", name=name),
        tr("Update this program, or ask for a bundle made by your version."),
    )


def _whole(name: str, body: bytes) -> Iterator[bytes]:
    """Check the end and the hash before a single line is looked at."""
    at = body.rfind(b"\n", 0, len(body) - 1) + 1
    text, last = body[:at], body[at:]
    if not last.endswith(b"\n") or len(last) > 200:
        raise damaged(name)
    try:
        end = _object(last)
    except _Wrong:
        raise damaged(name) from None
    if end != {"is": "end", "records": text.count(b"\n") - 1, "sha256": _sha256(text)}:
        raise damaged(name)
    return _lines(text)


def _lines(text: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(text):
        end = text.index(b"\n", start)
        if end - start > LONGEST_LINE:
            raise _Wrong
        yield text[start:end]
        start = end + 1


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _Wrong from None
    if not isinstance(found, dict):
        raise _Wrong
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Wrong
    return found


def _no_constant(_: str) -> None:
    raise _Wrong


def _bundle(lines: Iterator[bytes]) -> Bundle:
    head = _object(next(lines, b""))
    if head.get("is") != "manual" or set(head) != _MANUAL:
        raise _Wrong
    made = _moment(head["made"])
    latest = made + SLACK
    records: list[Shared] = []
    seen: set[str] = set()
    for line in lines:
        record = _shared(_object(line), latest)
        if record.id in seen or len(records) == MOST_RECORDS:
            raise _Wrong
        seen.add(record.id)
        records.append(record)
    return Bundle(
        manual=_id(head["manual"], ""),
        sender=_text(head["sender"], 300),
        made=made,
        expires_on=_day(head["expires_on"]),
        records=tuple(records),
    )


def _shared(row: dict[str, Any], latest: datetime) -> Shared:
    kind = row.get("is")
    if set(row) != _RECORD or not isinstance(kind, str) or kind not in MODELS:
        raise _Wrong
    record_id = _id(row["id"], f"{PREFIX[kind]}-")
    values, times = row["values"], row["times"]
    if not isinstance(values, dict) or not isinstance(times, dict) or not values:
        raise _Wrong
    return Shared(
        kind,
        record_id,
        plain({name: _value(kind, name, value) for name, value in values.items()}),
        _moment(row["born"], latest),
        {_known(kind, name): _moments(found, latest) for name, found in times.items()},
    )


def _known(kind: str, name: str) -> str:
    if name != GONE and name not in FIELDS[kind]:
        raise _Wrong
    return name


def _value(kind: str, name: str, value: Any) -> Any:
    _check_texts(value)
    if _known(kind, name) == GONE:
        return _checked(bool, value)
    made = _adapter(kind, name).validate_python(value)
    if isinstance(made, date):
        _in_our_time(made)
    if name == "sensitivity" and made not in {"open", "service"}:
        raise _Wrong
    points_at = REFERENCES.get(kind, {}).get(name)
    if points_at:
        for found in made if isinstance(made, list) else [made]:
            if found is not None:
                _id(found, f"{PREFIX[points_at]}-")
    return made


@cache
def _adapter(kind: str, name: str) -> TypeAdapter[Any]:
    info = MODELS[kind].model_fields[name]
    made: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(made)


def _check_texts(value: Any) -> None:
    match value:
        case str():
            _text(value, LONGEST_TEXT)
        case list():
            for part in value:
                _check_texts(part)
        case dict():
            for name, part in value.items():
                _text(name, LONGEST_TEXT)
                _check_texts(part)


def _text(value: Any, longest: int) -> str:
    text: str = _checked(str, value)
    if len(text) > longest or clean(text) != text:
        raise _Wrong
    return text


def _id(value: Any, prefix: str) -> str:
    text: str = _checked(str, value)
    if not text.startswith(prefix) or not _ID.fullmatch(text[len(prefix) :]):
        raise _Wrong
    return text


def _moments(values: Any, latest: datetime) -> tuple[datetime, ...]:
    found: list[Any] = _checked(list, values)
    if not 0 < len(found) <= MOST_TIMES:
        raise _Wrong
    return tuple(sorted({_moment(value, latest) for value in found}, reverse=True))


def _moment(value: Any, latest: datetime | None = None) -> datetime:
    moment = _parsed(datetime.fromisoformat, value)
    if moment.tzinfo is None or (latest is not None and moment > latest):
        raise _Wrong
    return _in_our_time(moment)


def _in_our_time(moment: Day) -> Day:
    if not 1900 <= moment.year <= 9000:
        raise _Wrong
    return moment


def _day(value: Any) -> date:
    return _parsed(date.fromisoformat, value)


def _parsed(parse: Callable[[str], T], value: Any) -> T:
    try:
        return parse(_checked(str, value))
    except ValueError:
        raise _Wrong from None


def _checked(wanted: type[T], value: Any) -> T:
    if type(value) is not wanted:
        raise _Wrong
    found: T = value
    return found

"""Bundles as they are written, and as broken disks and hostile hands make them."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta

from secretsmanual.domain.bundles import GONE, Bundle, Shared
from secretsmanual.formats.bundle_lock import BundleLock

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BORN = MADE - timedelta(days=30)
LOCK = BundleLock("four words nobody guesses", bytes(range(16)), bytes(range(7)))
FIRST = b"secrets-manual-bundle 1 open\n"
HOSTILE = (
    None, True, -1, 0.5, 10**400, [], {}, "", "x" * 30_000, "\ud800", "a\x00b", "\x1b[2J",
    "../../etc/passwd", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59+00:00",
    "0001-01-01T00:00:00+14:00", "2026-11-20T09:00:00", "2026-11-20T09:00:00+00:00:30",
    "private", "never", "withdrawn", "organisation", "s-1", "p-1", "a-2", "s-none", "z-",
    ["p-1", "p-1"], ["x"] * 2_000, {"on": {"deep": []}}, [[[[[[[[[[]]]]]]]]]], "__class__",
    "v-none", "habit", float("nan"),
)  # fmt: skip


def moments(*days):
    return tuple(BORN + timedelta(days=day) for day in days)


def sample():
    """One record of each type, and what is said of a record that is elsewhere."""
    secret = {
        "account_id": "a-1",
        "person_id": "p-1",
        "kind": "recreation",
        "text": "Swims in the sea",
        "sensitivity": "open",
        "themes": ["sea"],
        "heard_on": "2026-11-01",
        "last_confirmed": "2026-11-01",
        "status": "active",
        "interview_id": "i-1",
    }
    promise = {
        "account_id": "a-1",
        "person_id": "p-1",
        "direction": "ours",
        "text": "Bring the rolls",
        "made_on": "2026-11-02",
        "due": None,
        "moved": [{"on": "2026-11-03", "from": "2026-11-04", "to": "2026-11-06", "why": "snow"}],
    }
    talk = {
        "account_id": "a-1",
        "attendees": ["p-1"],
        "started": "2026-11-01T10:00:00+01:00",
        "ended": "2026-11-01T10:30:00+01:00",
        "summary": "Good",
    }
    kind = {"label": "Boats", "subject": "person", "family": "life", "half_life": 200}
    person = {"account_id": "a-1", "name": "Hester", "emails": ["h@x.example"]}
    return Bundle(
        "z-ana",
        "Larkfield",
        MADE,
        date(2027, 2, 18),
        (
            Shared("own_kind", "v-1", kind),
            Shared("account", "a-1", {"name": "Thornquay"}, BORN),
            Shared("person", "p-1", person, BORN, {"name": moments(5, 2)}),
            Shared("interview", "i-1", talk, BORN),
            Shared("secret", "s-1", secret, BORN, {"text": moments(3)}),
            Shared("secret", "s-2", {"status": "withdrawn"}, BORN, {"status": moments(6)}),
            Shared("promise", "r-1", promise, BORN),
            Shared("secret_use", "u-1", {"secret_id": "s-1", "on": "2026-11-05", "how": "opener"}),
            Shared("person", "p-2", {GONE: True}, times={GONE: moments(4)}),
        ),
    )


def hashed(lines):
    """Return a bundle of these lines, its end and hash right."""
    body = b"".join(line + b"\n" for line in lines)
    digest = hashlib.sha256(body).hexdigest()
    end = {"is": "end", "records": len(lines) - 1, "sha256": digest}
    return FIRST + body + json.dumps(end).encode() + b"\n"


def lines_of(data):
    return data[len(FIRST) :].splitlines()[:-1]


def flipped(data, chance):
    """Change a file here and there, as disks and transports do."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[place : place + chance.randint(1, 40)]
            case 2:
                changed[place:place] = chance.randbytes(chance.randint(1, 8))
            case _:
                del changed[place:]
    return bytes(changed)


def forged(data, chance):
    """Put something hostile into a bundle and make its hash right again."""
    rows = [json.loads(line) for line in lines_of(data)]
    for _ in range(chance.randint(1, 3)):
        row = chance.choice(rows)
        place = chance.choice([row, *(part for part in row.values() if isinstance(part, dict))])
        name = chance.choice([*place, "id", "gone", "status", "new field"])
        match chance.randrange(5):
            case 0:
                place.pop(name, None)
            case 1:
                rows.insert(chance.randrange(len(rows)), dict(row))
            case 2:
                chance.shuffle(rows)
            case _:
                place[name] = chance.choice(HOSTILE)
    return hashed([json.dumps(row).encode() for row in rows])


def broken(data, chance):
    """Return a bundle that is damaged or forged."""
    return flipped(data, chance) if chance.random() < 0.3 else forged(data, chance)

"""The chain of what is scored: each entry sealed to the one before, when it was noted.

Noted are additions, confirmations and uses of secrets, kept promises, hand-overs and imports. An
entry holds no word of them, only a digest of the facts with a salt of its own. Whoever erases a
person drops the salts: nothing can be guessed from the digests then, and the links still hold.

What it shows: an entry that was changed, moved or taken out of the middle outside the program,
and facts that no longer are what they were when noted. What it does not: somebody who has the
key may write the whole chain anew. Against that stands its end, printed on each card: a later
chain in which an earlier end does not occur is another chain.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

What = Literal["added", "confirmed", "used", "kept", "handed over", "imported"]
Source = Literal["typed", "talk", "file"]
"""By hand, from a line of a talk, or out of a file."""

FACTS: Mapping[What, tuple[str, tuple[str, ...]]] = {
    "added": ("secret", ("text", "heard_on")),
    "confirmed": ("secret", ("last_confirmed",)),
    "used": ("secret_use", ("secret_id", "on", "how")),
    "kept": ("promise", ("kept_on",)),
    "handed over": ("handover", ("file_sha256",)),
    "imported": ("import", ("file_name", "format")),
}
"""The type of record and the fields that an entry seals."""
NOTED = frozenset(record for record, _ in FACTS.values())
"""The types of record of which anything is noted."""
LATE_DAYS = 7
"""Noted more than so many days after it happened: shown as such."""
MANY = 10
"""So many or more by hand within a minute: shown as such."""
SHOWN = 12
"""Letters of the end that are printed."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What an entry tells."""

    what: What
    on: date | None
    """The day on which it happened, as it was said."""
    source: Source
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chain."""

    n: int
    at: datetime
    record: str
    record_id: str
    what: What
    on: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Chain:
    """The entries of a time, and where the chain ends."""

    entries: Sequence[Entry] = ()
    length: int = 0
    """Of the whole chain."""
    end: str = ""

    @property
    def shown(self) -> str:
        """The end as it is printed on a card."""
        return self.end[:SHOWN]


def noted(
    record: str, before: Mapping[str, Any] | None, after: Mapping[str, Any], *, from_file: bool
) -> Noted | None:
    """Tell what of a write is noted; None for what is not scored.

    `before` is None for an addition, `after` the whole record as it is then.
    """
    what = _what(record, before or {}, after)
    if what is None:
        return None
    days = {"added": "heard_on", "confirmed": "last_confirmed", "used": "on", "kept": "kept_on"}
    on = after[days[what]] if what in days else None
    talk = what == "added" and after.get("interview_id")
    source: Source = "file" if from_file else "talk" if talk else "typed"
    return Noted(what, on, source, facts(what, after))


def facts(what: What, columns: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the sealed fields of a record as text."""
    return tuple(str(columns[name]) for name in FACTS[what][1])


def _what(record: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> What | None:
    if record == "secret":
        if after["status"] != "active":
            return None
        if before.get("status") != "active":
            return "added"
        return "confirmed" if before["last_confirmed"] != after["last_confirmed"] else None
    if record == "promise":
        return "kept" if after["kept_on"] and not before.get("kept_on") else None
    new: Mapping[str, What] = {
        "secret_use": "used", "handover": "handed over", "import": "imported",
    }  # fmt: skip
    return new.get(record) if not before else None


def digest(salt: str, told: Collection[str]) -> str:
    """Return the digest of facts; without the salt nothing can be told from it."""
    return _hash([salt, *told])


def link(before: str, at: str, entry: Collection[str | None]) -> str:
    """Seal an entry to the one before: SHA-256 of both, in hex."""
    return _hash([before, at, *entry])


def _hash(parts: Collection[str | None]) -> str:
    text = json.dumps(list(parts), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def noted_late(entries: Iterable[Entry]) -> list[Entry]:
    """Return what was noted more than a week after it happened; a file brings what is old."""
    return [
        one
        for one in entries
        if one.on is not None and one.source != "file" and (one.at.date() - one.on).days > LATE_DAYS
    ]


def noted_at_once(entries: Iterable[Entry]) -> list[Entry]:
    """Return what was noted by hand, many within a minute."""
    typed = [one for one in entries if one.source == "typed"]
    minutes = Counter(_minute(one) for one in typed)
    return [one for one in typed if minutes[_minute(one)] >= MANY]


def _minute(entry: Entry) -> str:
    return entry.at.isoformat(timespec="minutes")

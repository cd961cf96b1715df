"""Search everywhere: "what secrets do we know about ..."."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from secretsmanual.domain import searching
from secretsmanual.services.manual import Manual
from secretsmanual.store import search_index
from secretsmanual.store.search_index import Found
from secretsmanual.store.unit import Unit

LIMIT = 50
NAMES_FIRST = 10
"""Accounts and people whose name fits come before everything else."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that fits what was asked."""

    type: str
    """account, person, secret, line, promise, ask_later, interview, meeting, oops"""
    id: str
    account_id: str = ""
    account: str = ""
    person_id: str = ""
    person: str = ""
    kind: str = ""
    text: str = ""
    day: date | None = None
    sensitivity: str = ""
    gold: bool = False
    status: str = ""
    score: float = 0.0
    """1 for a name that fits, then falling with age; for ordering, not for showing."""

    def age_days(self, today: date) -> int | None:
        """Days since it was last confirmed or said."""
        return None if self.day is None else (today - self.day).days


class SearchService:
    """Finds accounts, people, secrets, raw lines, promises and the rest as one types."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def ask(self, text: str, limit: int = LIMIT) -> list[Hit]:
        """Return what fits best, names first, then the newest.

        Word endings and accents are forgiven; a word that nothing fits is tried again as the
        nearest word that the manual knows.
        """
        asked = searching.words(text)
        if not asked:
            return []
        with self._manual.read() as unit:
            found = self._find(unit, asked, limit)
            if not found:
                mended = self._mended(unit, asked)
                found = self._find(unit, mended, limit) if mended != asked else []
            return _Hits(unit).of(found)

    def _find(self, unit: Unit, asked: list[str], limit: int) -> list[Found]:
        names = search_index.find(
            unit.connection,
            searching.expression(asked, name_only=True),
            min(limit, NAMES_FIRST),
        )
        rest = search_index.find(unit.connection, searching.expression(asked), limit)
        seen = {found.n for found in names}
        return [*names, *(found for found in rest if found.n not in seen)][:limit]

    def _mended(self, unit: Unit, asked: list[str]) -> list[str]:
        return [self._mend(unit, searching.plain(word)) for word in asked]

    def _mend(self, unit: Unit, word: str) -> str:
        if search_index.find(unit.connection, searching.expression([word]), 1):
            return word
        starts = {word[0], word[1:2], word[:1]} - {""}
        known = search_index.similar_words(unit.connection, starts)
        near = searching.nearest(word, known)
        return near[0] if near else word


class _Hits:
    """Looks up what is shown of each found record, one query per type."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._interviews: dict[str, Any] = {}

    def of(self, found: list[Found]) -> list[Hit]:
        ids: dict[str, list[str]] = {}
        for one in found:
            ids.setdefault(one.record, []).append(one.record_id)
        records: dict[str, tuple[str, Any]] = {}
        for name, wanted in ids.items():
            for record_id, record in self._unit.records(name).by_ids(wanted).items():
                records[record_id] = (name, record)
        talks = [r.interview_id for n, r in records.values() if n == "line"]
        self._interviews = dict(self._unit.interviews.by_ids(set(talks)))
        uses = [r.secret_id for n, r in records.values() if n == "secret_use"]
        self._used = self._unit.secrets.by_ids(set(uses))
        owners = [self._owner(name, record) for name, record in records.values()]
        self._accounts = self._unit.accounts.by_ids({a for a, _ in owners if a})
        self._people = self._unit.people.by_ids({p for _, p in owners if p})
        ordered = [(one, records[one.record_id]) for one in found if one.record_id in records]
        return [self._hit(i, name, record) for i, (_, (name, record)) in enumerate(ordered)]

    def _owner(self, name: str, record: Any) -> tuple[str | None, str | None]:
        if name == "account":
            return record.id, None
        if name == "person":
            return record.account_id, record.id
        if name == "line":
            talk = self._interviews.get(record.interview_id)
            attendees = talk.attendees if talk else []
            return (talk.account_id if talk else None), (attendees[0] if attendees else None)
        if name == "secret_use":
            secret = self._used.get(record.secret_id)
            return (secret.account_id, secret.person_id) if secret else (None, None)
        if name == "interview":
            return record.account_id, None
        return record.account_id, getattr(record, "person_id", None)

    def _hit(self, position: int, name: str, record: Any) -> Hit:
        account_id, person_id = self._owner(name, record)
        account = self._accounts.get(account_id or "")
        person = self._people.get(person_id or "")
        return Hit(
            type=name,
            id=record.id,
            account_id=account_id or "",
            account=account.name if account else "",
            person_id=person_id or "",
            person=person.name if person else "",
            kind=getattr(record, "kind", ""),
            text=_text(name, record),
            day=_day(record),
            sensitivity=getattr(record, "sensitivity", ""),
            gold=getattr(record, "gold", False),
            status=getattr(record, "status", ""),
            score=round(1.0 / (1 + position / 10), 3),
        )


_TEXTS = {
    "account": "name",
    "person": "name",
    "line": "raw",
    "oops": "what",
    "meeting": "purpose",
    "secret_use": "how",
}


def _text(name: str, record: Any) -> str:
    if name == "interview":
        return record.summary or record.purpose or "Talk"
    return str(getattr(record, _TEXTS.get(name, "text")))


def _day(record: Any) -> date | None:
    for column in ("last_confirmed", "due", "saved_at", "started", "learned_at", "at", "on"):
        value = getattr(record, column, None)
        if value is not None:
            return value.date() if isinstance(value, datetime) else value
    return None

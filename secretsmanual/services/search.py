"""Search everywhere: "what secrets do we know about ..."."""

from dataclasses import dataclass
from datetime import date

from secretsmanual.domain import searching
from secretsmanual.services.manual import Manual
from secretsmanual.store import hits, search_index
from secretsmanual.store.hits import HitRow
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
    talk: str = ""
    """The interview of a line, or the talk itself."""
    waits: bool = False
    """Whether that talk waits for its review."""
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
            return [_hit(i, row) for i, row in enumerate(hits.of(unit.connection, found))]

    def _find(self, unit: Unit, asked: list[str], limit: int) -> list[Found]:
        match = searching.expression(asked)
        names = search_index.find_names(unit.connection, match, min(limit, NAMES_FIRST))
        rest = search_index.find(unit.connection, match, limit)
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


def _hit(position: int, row: HitRow) -> Hit:
    return Hit(
        type=row.type,
        id=row.id,
        account_id=row.account_id,
        account=row.account,
        person_id=row.person_id,
        person=row.person,
        kind=row.kind,
        text=row.text or "Talk",
        day=date.fromisoformat(row.day) if row.day else None,
        sensitivity=row.sensitivity,
        gold=bool(row.gold),
        status=row.status,
        talk=row.talk,
        waits=bool(row.waits),
        score=round(1.0 / (1 + position / 10), 3),
    )

"""Search everywhere: "what secrets do we know about ..."."""

from dataclasses import dataclass, replace
from datetime import date

from secretsmanual.domain import searching
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.talks import AskLater
from secretsmanual.domain.wording import tr
from secretsmanual.services.confided import confided_lines, made_of_confided
from secretsmanual.services.manual import Manual
from secretsmanual.store import hits, search_index
from secretsmanual.store.hits import HitRow
from secretsmanual.store.search_index import Found
from secretsmanual.store.unit import Unit

LIMIT = 50
KNOWN = 5
"""Secrets that come with a name that fits."""
NAMES_FIRST = 10
"""Accounts and people whose name fits come before everything else."""
MOST_WORDS, HITS_OF_A_WORD = 6, 200
"""How far is looked where nothing has all the words: so much takes a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that fits what was asked."""

    type: str
    """The type of record, as `store.hits` lists them."""
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
        nearest word that the manual knows. Where no record has all the words, those that have
        most are taken, and the name of whom a record is about counts as said in it. With a name
        that fits comes the best of what is known of them (domain.md 1, row 42).
        """
        asked = searching.words(text)
        if not asked:
            return []
        with self._manual.read() as unit:
            found = self._find(unit, asked, limit)
            if not found:
                mended = self._mended(unit, asked)
                found = self._find(unit, mended, limit) if mended != asked else []
                asked = mended
            rows = hits.of(unit.connection, found) or self._with_most(unit, asked)[:limit]
            rows = _with_best_known(unit, rows)[:limit]
            return [_hit(i, row) for i, row in enumerate(rows)]

    def with_confided(self, found: list[Hit]) -> list[Hit]:
        """Mark lines, and promises and questions made of them, that were told in confidence."""
        ids: dict[str, list[str]] = {"line": [], "promise": [], "ask_later": []}
        for hit in found:
            if hit.type in ids:
                ids[hit.type].append(hit.id)
        with self._manual.read() as unit:
            promises = unit.promises.by_ids(ids["promise"]).values()
            asks = unit.ask_later.by_ids(ids["ask_later"]).values()
            made: list[Promise | AskLater] = [*promises, *asks]
            private = {*confided_lines(unit, ids["line"]), *made_of_confided(unit, made)}
        return [replace(hit, sensitivity="private") if hit.id in private else hit for hit in found]

    def _find(self, unit: Unit, asked: list[str], limit: int) -> list[Found]:
        match = searching.expression(asked)
        names = search_index.find_names(unit.connection, match, min(limit, NAMES_FIRST))
        rest = search_index.find(unit.connection, match, limit)
        seen = {found.n for found in names}
        return [*names, *(found for found in rest if found.n not in seen)][:limit]

    def _with_most(self, unit: Unit, asked: list[str]) -> list[HitRow]:
        """Return the records that have most of the words, the newest first."""
        having: dict[Found, set[str]] = {}
        for word in asked[:MOST_WORDS]:
            for found in self._find(unit, [word], HITS_OF_A_WORD):
                having.setdefault(found, set()).add(word)
        newest = sorted(having, key=lambda found: -found.n)
        said = {found.record_id: words for found, words in having.items()}
        rows = [
            (len(said[row.id] | searching.named(asked, f"{row.account} {row.person}")), row)
            for row in hits.of(unit.connection, newest)
        ]
        best = max((count for count, _ in rows), default=0)
        return [row for count, row in rows if count == best]

    def _mended(self, unit: Unit, asked: list[str]) -> list[str]:
        return [self._mend(unit, searching.plain(word)) for word in asked]

    def _mend(self, unit: Unit, word: str) -> str:
        if search_index.find(unit.connection, searching.expression([word]), 1):
            return word
        starts = {word[0], word[1:2], word[:1]} - {""}
        known = search_index.similar_words(unit.connection, starts, len(word))
        near = searching.nearest(word, known)
        return near[0] if near else word


def _with_best_known(unit: Unit, rows: list[HitRow]) -> list[HitRow]:
    if not rows or rows[0].type not in {"person", "account"}:
        return rows
    names = [row for row in rows if row.type in {"person", "account"}]
    known = hits.best_known(unit.connection, rows[0], KNOWN)
    there = {row.id for row in (*names, *known)}
    return [*names, *known, *(row for row in rows if row.id not in there)]


def _hit(position: int, row: HitRow) -> Hit:
    return Hit(
        type=row.type,
        id=row.id,
        account_id=row.account_id,
        account=row.account,
        person_id=row.person_id,
        person=row.person,
        kind=row.kind,
        text=row.text or tr("Talk"),
        day=date.fromisoformat(row.day) if row.day else None,
        sensitivity=row.sensitivity,
        gold=bool(row.gold),
        status=row.status,
        talk=row.talk,
        waits=bool(row.waits),
        score=round(1.0 / (1 + position / 10), 3),
    )

"""Pictures of what is known, kept, used and felt: numbers only, of one account or of all.

Nothing here holds a word of a secret, so a private one counts without being told. Sources:
domain.md decision 5 at its top; 1, rows 30, 46, 52, 99, 105, 134; 5.2 (what a leader may see).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.coverage import Coverage, State, coverage
from secretsmanual.domain.document import MOST_ROWS, Plot, Series
from secretsmanual.domain.feelings import Mood
from secretsmanual.domain.ids import AccountId, PersonId, SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.people import Person
from secretsmanual.domain.pictures_words import (
    LEVELS,
    MOODS,
    attribute_words,
    coverage_words,
    feeling_words,
    held_words,
    kind_words,
    landing_words,
    promise_words,
)
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.ratings import ATTRIBUTES, MOST, Rating, Standing, mean_of, standings
from secretsmanual.domain.report_card_parts import first_due
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.sharing import leader_may_count
from secretsmanual.domain.uses import landing
from secretsmanual.domain.values import Confidence, Layer, SecretStatus, Sensitivity
from secretsmanual.domain.wording import mark, tr

PictureId = Literal["coverage", "held", "landing", "promises", "feelings", "attributes"]
MONTHS = 12
QUARTERS = 6
USUAL_LIFE = timedelta(days=365)
"""Half-life of a kind that is no longer in the bank."""
STATES: tuple[State, ...] = ("unknown", "fading", "known")


class Fact(NamedTuple):
    """A secret without its words."""

    id: SecretId
    account_id: AccountId | None
    person_id: PersonId | None
    kind: str
    layer: Layer
    confidence: Confidence
    sensitivity: Sensitivity
    care: bool
    """Whether a care group was found in it and kept on purpose."""
    status: SecretStatus
    superseded_by: SecretId | None
    heard_on: date
    last_confirmed: date


class Felt(NamedTuple):
    """A feeling without its words."""

    fact: Fact
    mood: Mood


@dataclass(frozen=True, slots=True)
class Records:
    """What the pictures are made of."""

    accounts: Sequence[Account]
    people: Sequence[Person]
    facts: Sequence[Fact]
    """Active ones, and those that a newer fact replaced."""
    feelings: Sequence[Felt]
    uses: Mapping[SecretId, Sequence[SecretUse]]
    promises: Sequence[Promise]
    ratings: Sequence[Rating]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture; its words stand in the plot."""

    id: PictureId
    plot: Plot

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not (self.plot.series and self.plot.labels)


@dataclass(frozen=True, slots=True)
class Pictures:
    """All pictures of one account, or of all."""

    whose: str
    as_of: date
    pictures: tuple[Picture, ...]
    named: bool
    """Whether people stand with their names; a leader gets counts alone."""


def pictures(
    records: Records, whose: str, bank: Bank, today: date, *, for_leader: bool = False
) -> Pictures:
    """Make the pictures.

    For a leader never-mention and care-flagged secrets do not count, and people stand without
    their names (domain.md 5.2: counts only).
    """
    seen = _for_leader(records) if for_leader else records
    names = _names(seen, named=not for_leader)
    made = (
        Picture("coverage", _coverage(seen, names, bank, today)),
        Picture("held", _held(seen, bank, today)),
        Picture("landing", _landing(seen, bank)),
        Picture("promises", _promises(seen, today)),
        Picture("feelings", _feelings(seen, names, today)),
        Picture("attributes", _attributes(seen)),
    )
    return Pictures(whose, today, made, not for_leader)


def _for_leader(records: Records) -> Records:
    def may(fact: Fact) -> bool:
        return leader_may_count(fact.sensitivity, care=fact.care)

    return Records(
        records.accounts,
        records.people,
        [fact for fact in records.facts if may(fact)],
        [felt for felt in records.feelings if may(felt.fact)],
        records.uses,
        records.promises,
        records.ratings,
    )


def _names(records: Records, *, named: bool) -> dict[str, str]:
    """Name organisations and people, each by its id, those who decide first."""
    found: dict[str, str] = {one.id: one.name for one in records.accounts}
    whole = len(records.accounts) == 1
    counts: dict[str, int] = defaultdict(int)
    for person in _people(records):
        account_id = person.account_id or ""
        counts[account_id] += 1
        if named:
            found[person.id] = person.name
            continue
        found[person.id] = tr("Person {n}", n=counts[account_id])
        if not whole:
            found[person.id] += f", {found.get(account_id, '')}"
    return found


def _people(records: Records) -> list[Person]:
    active = (one for one in records.people if one.status == "active")
    order: dict[str, int] = {one.id: place for place, one in enumerate(records.accounts)}

    def place(person: Person) -> tuple[int, bool, str]:
        at = order.get(person.account_id or "", 0)
        return at, not person.decision_maker, person.name.casefold()

    return sorted(active, key=place)


def _coverage(records: Records, names: Mapping[str, str], bank: Bank, today: date) -> Plot:
    """Show people by kind; where they are too many to tell apart, how many are known of by kind."""
    of_subject: dict[str, list[Fact]] = defaultdict(list)
    for fact in records.facts:
        of_subject[fact.person_id or fact.account_id or ""].append(fact)
    covers: dict[str, Coverage] = {}
    for account in records.accounts:
        covers[account.id] = coverage(of_subject[account.id], "organisation", bank, today)
    for person in _people(records):
        covers[person.id] = coverage(of_subject[person.id], "person", bank, today)
    kinds = [kind for subject in ("person", "organisation") for kind in _core(bank, subject)]
    title = tr("What is known, by person and kind")
    levels = tuple(map(tr, LEVELS))
    if not any(fact.status == "active" and fact.layer == "want" for fact in records.facts):
        return Plot(title, "matrix", (), (), coverage_words((), ()), levels)
    if len(covers) > MOST_ROWS:
        return _by_kind(title, covers.values(), kinds)
    cells = {
        subject: {one.kind.id: float(STATES.index(one.state)) for one in found.kinds}
        for subject, found in covers.items()
    }
    labels = tuple(label for _, label in kinds)
    rows = tuple(
        Series(names[subject], tuple(cells[subject].get(kind) for kind, _ in kinds))
        for subject in covers
    )
    return Plot(title, "matrix", labels, rows, coverage_words(labels, rows), levels)


def _core(bank: Bank, subject: str) -> list[tuple[str, str]]:
    kinds = bank.kinds_of(subject)  # type: ignore[arg-type]
    return [(kind.id, kind.label) for kind in kinds if kind.core]


def _by_kind(title: str, covers: Iterable[Coverage], kinds: Sequence[tuple[str, str]]) -> Plot:
    counts: dict[tuple[str, State], int] = defaultdict(int)
    for found in covers:
        for one in found.kinds:
            counts[one.kind.id, one.state] += 1
    labels = tuple(label for _, label in kinds)
    rows = tuple(
        Series(tr(level), tuple(float(counts[kind, state]) for kind, _ in kinds))
        for state, level in reversed(tuple(zip(STATES, LEVELS, strict=True)))
    )
    return Plot(title, "stacked", labels, rows, kind_words(labels, rows))


def _held(records: Records, bank: Bank, today: date) -> Plot:
    """Count secrets at the end of each month, and those fresh then.

    A secret stands from the day it was heard until the day the fact that replaced it was heard
    (where that is gone: until it was last confirmed). It was fresh for a half-life of its kind
    after it was heard, and after its last confirmation; confirmations in between are not dated,
    so the past may look a little less fresh than it was, never fresher. What was withdrawn or
    deleted is not counted, for when it was is not part of it. Wants alone, as on the report card.
    """
    ends = month_ends(today)
    months = _Months(ends, bank)
    held, fresh = [0] * (MONTHS + 1), [0] * (MONTHS + 1)
    heard = {fact.id: fact.heard_on for fact in records.facts}
    for fact in records.facts:
        if fact.layer != "want":
            continue
        first, gone = months.first(fact.heard_on), MONTHS
        if fact.status == "superseded":
            newer = heard.get(fact.superseded_by) if fact.superseded_by else None
            gone = months.first(newer or fact.last_confirmed)
        if first >= gone:
            continue
        held[first] += 1
        held[gone] -= 1
        again = min(gone, max(first, months.first(fact.last_confirmed)))
        fresh[first] += 1
        fresh[max(first, min(again, months.stale(fact.heard_on, fact.kind)))] -= 1
        fresh[again] += 1
        fresh[max(again, min(gone, months.stale(fact.last_confirmed, fact.kind)))] -= 1
    title = tr("Secrets held, and fresh, month by month")
    if not any(held):
        return Plot(title, "lines", (), (), held_words((), (), ()))
    labels = tuple(words.month(end) for end in ends)
    totals, newest = _sums(held), _sums(fresh)
    rows = (Series(tr("held"), totals), Series(tr("fresh"), newest))
    return Plot(title, "lines", labels, rows, held_words(labels, totals, newest))


class _Months:
    """Tells at which month's end something begins and ends to count, each day looked up once."""

    def __init__(self, ends: Sequence[date], bank: Bank) -> None:
        self._ends = ends
        self._lives = {kind.id: timedelta(days=kind.half_life) for kind in bank.kinds}
        self._first: dict[date, int] = {}
        self._stale: dict[tuple[date, str], int] = {}

    def first(self, day: date) -> int:
        """Return the first month whose end is not before a day; `MONTHS` where none is."""
        if (found := self._first.get(day)) is None:
            found = self._first[day] = bisect_left(self._ends, day)
        return found

    def stale(self, day: date, kind: str) -> int:
        """Return the first month at whose end what was heard on a day is no longer fresh."""
        if (found := self._stale.get((day, kind))) is None:
            until = day + self._lives.get(kind, USUAL_LIFE)
            found = self._stale[day, kind] = bisect_right(self._ends, until)
        return found


def _sums(steps: Sequence[int]) -> tuple[float, ...]:
    found, level = [], 0
    for step in steps[:MONTHS]:
        level += step
        found.append(float(level))
    return tuple(found)


def month_ends(today: date) -> tuple[date, ...]:
    """Return the last days of the past months, and today for the one that runs."""
    ends = [today]
    while len(ends) < MONTHS:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return tuple(reversed(ends))


def _landing(records: Records, bank: Bank) -> Plot:
    found = landing(records.facts, records.uses, bank)[:MOST_ROWS]
    labels = tuple(one.label for one in found)
    rows = (
        Series(tr("landed"), tuple(float(one.landed) for one in found)),
        Series(tr("did not"), tuple(float(one.told - one.landed) for one in found)),
    )
    title = tr("What landed, by kind")
    return Plot(title, "stacked", labels, rows if found else (), landing_words(found))


def _promises(records: Records, today: date) -> Plot:
    """Count our promises in the quarter in which they fell due, or were kept if that was earlier.

    One that was put off after its day had passed stays due on that day, as on the report card.
    Open ones that are due later, or on no day, stand in the quarter that runs.
    """
    quarters = [Quarter.of(today)]
    while len(quarters) < QUARTERS:
        quarters.append(quarters[-1].before)
    quarters.reverse()
    counts: dict[tuple[Quarter, str], int] = defaultdict(int)
    for promise in records.promises:
        if promise.direction != "ours" or promise.dropped:
            continue
        due = first_due(promise)
        settled = min(filter(None, (due, promise.kept_on)), default=today)
        counts[Quarter.of(min(settled, today)), _how(promise.kept_on, due, today)] += 1
    title = tr("Our promises, quarter by quarter")
    kinds = (mark("in time"), mark("late"), mark("not kept"), mark("open"))
    if not any(quarter in quarters for quarter, _ in counts):
        return Plot(title, "stacked", (), (), promise_words((), ()))
    labels = tuple(one.words for one in quarters)
    rows = tuple(
        Series(tr(kind), tuple(float(counts[quarter, kind]) for quarter in quarters))
        for kind in kinds
    )
    return Plot(title, "stacked", labels, rows, promise_words(labels, rows))


def _how(kept: date | None, due: date | None, today: date) -> str:
    if kept is None:
        return "not kept" if due is not None and due < today else "open"
    return "late" if due is not None and kept > due else "in time"


def _feelings(records: Records, names: Mapping[str, str], today: date) -> Plot:
    """Show how each person felt, month by month; of several in a month the last one."""
    ends = month_ends(today)
    since = ends[0].replace(day=1)
    cells: dict[str, dict[int, Mood]] = {}
    for felt in sorted(records.feelings, key=lambda one: (one.fact.heard_on, one.fact.id)):
        subject = felt.fact.person_id or felt.fact.account_id or ""
        if subject in names and since <= felt.fact.heard_on <= today:
            row = cells.pop(subject, {})
            row[bisect_left(ends, felt.fact.heard_on)] = felt.mood
            cells[subject] = row
    newest = list(reversed(cells))[:MOST_ROWS]
    rows = tuple(
        Series(names[subject], tuple(_level(cells[subject].get(at)) for at in range(MONTHS)))
        for subject in newest
    )
    labels = tuple(words.month(end) for end in ends) if rows else ()
    moods = tuple(map(tr, MOODS))
    text = feeling_words(labels, rows, moods)
    return Plot(tr("How they feel about us"), "strips", labels, rows, text, moods)


def _level(mood: Mood | None) -> float | None:
    return None if mood is None else float(mood + 1)


def _attributes(records: Records) -> Plot:
    """Hold importance against performance; of several accounts each weighs the same."""
    by_account: dict[AccountId, list[Rating]] = defaultdict(list)
    for rating in records.ratings:
        by_account[rating.account_id].append(rating)
    found = [standings(ratings) for ratings in by_account.values()]
    rows = tuple(
        Standing(
            attribute,
            tr(label),
            mean_of(one[place].importance for one in found),
            mean_of(one[place].performance for one in found),
        )
        for place, (attribute, label) in enumerate(ATTRIBUTES.items())
    )
    title = tr("What matters to them, and how we do")
    if not found:
        return Plot(title, "grouped", (), (), attribute_words(()))
    series = (
        Series(tr("matters to them"), tuple(one.importance for one in rows)),
        Series(tr("how we do"), tuple(one.performance for one in rows)),
    )
    labels = tuple(one.label for one in rows)
    return Plot(title, "grouped", labels, series, attribute_words(rows), most=MOST)

"""When a theme may leave the house, so that no person can be told from it (domain.md 5.4).

Whom a theme counts is a map from a person's code to the code of their account. A row that left
stands as it is until enough people make the difference; it is held against every row that ever
left, not only the last, because whoever keeps all files can subtract any two of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.themes import Publication
from secretsmanual.domain.wording import tr, trn

FLOOR = 3
"""People and accounts below which no setting goes."""
STEP = 3
"""By how many people two rows of a theme differ, if they differ at all."""
FROZEN_DAYS = 365
"""How long the last row is shown after a theme fell below the rule."""

Members = Mapping[str, str]
"""Account by person, both as codes."""
Showing = Literal["new", "renewed", "same", "waiting", "frozen", "below"]
"""What to do with a theme now: show a first row or a newer one; show the last one because nothing
changed, too little changed, or it fell below the rule less than a year ago; or show nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The smallest group that may be told. Settings may raise it, and never go below 3 and 3."""

    people: int = 5
    accounts: int = 3

    def __post_init__(self) -> None:
        """Refuse a rule that protects nobody."""
        if min(self.people, self.accounts) < FLOOR:
            raise BadInput(
                tr("A theme needs at least {n} people in {n} accounts.", n=FLOOR),
                tr("Choose higher numbers; 5 people in 3 accounts is usual."),
            )


LEAST = Rule(FLOOR, FLOOR)
"""What each detail of a row needs, such as a word or a kind of secret."""


def passes(members: Members, rule: Rule) -> bool:
    """Say whether the group is large enough and no account makes more than half of it."""
    return not lacking(members, rule)


def lacking(members: Members, rule: Rule) -> str:
    """Say what a group lacks, in words; nothing if it passes."""
    by_account = Counter(members.values())
    if len(members) < rule.people:
        wanting = rule.people - len(members)
        return trn("{n} more person needed", "{n} more people needed", wanting)
    if len(by_account) < rule.accounts:
        wanting = rule.accounts - len(by_account)
        return trn("{n} more account needed", "{n} more accounts needed", wanting)
    if max(by_account.values()) * 2 > len(members):
        return tr("One account makes more than half of it")
    return ""


def rounded(count: int) -> int:
    """Round down: to 3 below 5, to 5 below 10, then in fives."""
    if count < 5:
        return min(count, FLOOR)
    return count // 5 * 5


def in_words(shown: int) -> str:
    """Say a rounded number: 3 or 4, 5 to 9, 10 or more."""
    known = {0: tr("none"), FLOOR: tr("3 or 4"), 5: tr("5 to 9")}
    return known.get(shown) or tr("{n} or more", n=shown)


def share_in_quarters(part: int, whole: int) -> int:
    """Give a share in percent, to the nearest quarter: a finer one would tell the number."""
    return (4 * part + whole // 2) // whole * 25 if whole else 0


def apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Say whether two groups are the same, or too far apart to single anybody out."""
    left, right = frozenset(one), frozenset(other)
    steps = abs(len(left) - len(right))
    return left == right or (len(left ^ right) >= STEP and (steps == 0 or steps >= STEP))


def showing(members: Members, rows: Sequence[Publication], rule: Rule, today: date) -> Showing:
    """Decide what is shown of a theme; `rows` are all that ever left, oldest first."""
    last = rows[-1] if rows else None
    if not passes(members, rule):
        over = last is None or (last.frozen_until is not None and today > last.frozen_until)
        return "below" if over else "frozen"
    if last is None:
        return "new"
    if frozenset(members) == frozenset(last.members):
        return "same"
    return "renewed" if all(apart(members, row.members) for row in rows) else "waiting"


def frozen_until(state: Showing, last: Publication, today: date) -> date | None:
    """Say until when the last row is shown; None for as long as the theme passes.

    The year begins at the first hand-over that finds it below the rule.
    """
    if state not in ("frozen", "below"):
        return None
    return last.frozen_until or today + timedelta(days=FROZEN_DAYS)


def cells_of(
    members: Members, cell_of: Mapping[str, str], rows: Sequence[Publication], rule: Rule
) -> dict[str, list[str]]:
    """Break a theme down, or give nothing: every cell passes by itself, and there are two or more.

    `cell_of` names each person's cell. Against earlier breakdowns each cell is held as the whole.
    """
    cells: dict[str, dict[str, str]] = {}
    for person, account in members.items():
        cells.setdefault(cell_of[person], {})[person] = account
    if len(cells) < 2 or not all(passes(cell, rule) for cell in cells.values()):
        return {}
    for row in rows:
        both = {*cells, *row.cells} if row.cells else set()
        if not all(apart(cells.get(name, ()), row.cells.get(name, ())) for name in both):
            return {}
    return {name: sorted(cells[name]) for name in sorted(cells)}

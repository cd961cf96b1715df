"""What stands on the certificate of an award: a name, a month or year, and why.

Of the secret only what the gate for colleagues let out; no customer is named beside it.
"""

from dataclasses import dataclass
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.awards import Factor, Place, YearPlace, read_month
from secretsmanual.domain.wording import mark, tr, trn

SAYING = mark("Different is not always better. Better is always different.")
"""domain.md 1, row 132."""
KEPT = mark("For a secret so good that it stays one.")
"""In place of the words."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One page to hang on a wall."""

    title: str
    of: str
    """The month or the year, in words."""
    name: str
    why: str
    """The secret's words, or a sentence in their place."""
    quoted: bool
    """Whether `why` are the secret's words."""
    fact: str
    """`3 of 5 votes`."""
    made_on: date
    company: str = ""
    factors: tuple[Factor, ...] = ()


def month_certificate(
    place: Place, cast: int, text: str, company: str, made_on: date
) -> Certificate:
    """Make that of a month's winner; `cast` votes were given, `text` is empty where it stays."""
    return Certificate(
        tr("Secret Agent of the month"),
        words.full_month(read_month(place.nomination.month)),
        place.nomination.rep_name,
        text or tr(KEPT),
        bool(text),
        _won(place.votes, cast, place.uses),
        made_on,
        company,
    )


def _won(votes: int, cast: int, uses: int) -> str:
    won = tr("Won with {votes} of {n} votes", votes=votes, n=cast)
    if cast <= 1:
        won = tr("Won with the one vote given")
    if not uses:
        return f"{won}."
    if uses == 1:
        return tr("{won}, and used once.", won=won)
    if uses == 2:
        return tr("{won}, and used twice.", won=won)
    return trn("{won}, and used {n} time.", "{won}, and used {n} times.", uses, won=won)


def year_certificate(place: YearPlace, year: int, company: str, made_on: date) -> Certificate:
    """Make that of the year's winner, with the four numbers."""
    months = words.listed(words.full_month(read_month(one)) for one in place.months)
    return Certificate(
        tr("Manual of the year"),
        str(year),
        place.name,
        tr("For keeping the manual alive: written in, fresh, shared and used."),
        False,
        tr("Secret Agent of {months}.", months=months),
        made_on,
        company,
        place.factors,
    )

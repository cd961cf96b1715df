"""Small marketing tests: A against B, what came of it, and whether that could be chance.

Source: domain.md 1, row 113 (direct response). Whether a difference could be chance is told by
Fisher's exact test, two-sided: of all ways in which as many replies could have fallen on the two
groups, the share of those that are no likelier than what happened.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import comb
from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, StringConstraints
from pydantic import Field as Checked

from secretsmanual.domain import words
from secretsmanual.domain.ids import MarketTestId, ThemeId
from secretsmanual.domain.values import Fields, Name
from secretsmanual.domain.wording import tr

CHANCE = Fraction(1, 20)
"""From here on a difference may be chance."""
MOST_SENT = 10_000
"""The exact test stays quick up to here."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
Number = Annotated[int, Checked(ge=0, le=MOST_SENT)]


class MarketTestFields(Fields):
    """One test. A is what was done so far, B is with the offer."""

    theme_id: ThemeId
    hypothesis: Name
    offer: Line = ""
    measure: Line = ""
    started_on: date
    ended_on: date | None = None
    a_sent: Number = 0
    a_replies: Number = 0
    b_sent: Number = 0
    b_replies: Number = 0
    result: Line = ""
    """What came of it, in words."""
    created_at: AwareDatetime


class MarketTest(MarketTestFields):
    """One test as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: MarketTestId


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the numbers of a test say."""

    a: float | None
    """Replies of A in percent; None where nothing was sent."""
    b: float | None
    p: float | None
    """How likely chance alone makes a difference as large; None where one side was not sent."""
    words: str


def chance(a_replies: int, a_sent: int, b_replies: int, b_sent: int) -> Fraction:
    """Return the two-sided p of Fisher's exact test, exactly.

    Nothing more than sent may have been replied to.
    """
    replies, sent = a_replies + b_replies, a_sent + b_sent
    least, most = max(0, replies - b_sent), min(a_sent, replies)
    weight = comb(a_sent, least) * comb(b_sent, replies - least)
    weights = {}
    for at in range(least, most + 1):
        weights[at] = weight
        weight = weight * (a_sent - at) * (replies - at)
        weight //= (at + 1) * (b_sent - replies + at + 1)
    seen = weights[a_replies]
    return Fraction(sum(one for one in weights.values() if one <= seen), comb(sent, replies))


def verdict(test: MarketTestFields) -> Verdict:
    """Say what came of a test, honestly: which side had more, and whether it could be chance."""
    a, b = _share(test.a_replies, test.a_sent), _share(test.b_replies, test.b_sent)
    if a is None or b is None:
        return Verdict(
            a, b, None, tr("Nothing was sent on one side yet: there is nothing to compare.")
        )
    likely = chance(test.a_replies, test.a_sent, test.b_replies, test.b_sent)
    return Verdict(a, b, float(likely), f"{_which(a, b)} {_how_sure(likely, same=a == b)}")


def numbers(test: MarketTestFields) -> str:
    """Give the numbers in words: A 3 of 40, B 11 of 40."""
    return tr(
        "A {a} of {a_sent}, B {b} of {b_sent}",
        a=words.number(test.a_replies),
        a_sent=words.number(test.a_sent),
        b=words.number(test.b_replies),
        b_sent=words.number(test.b_sent),
    )


def in_words(test: MarketTestFields) -> str:
    """Say what was tried out, its numbers, what they say, and what came of it."""
    sent = numbers(test)
    if test.offer:
        sent = tr("{numbers} with “{offer}”", numbers=sent, offer=test.offer)
    measured = words.labelled(test.measure.capitalize(), "") if test.measure else ""
    told = f"{measured}{sent}. {verdict(test).words}"
    tried = words.sentence(test.hypothesis)
    return " ".join(part for part in (tried, told, test.result) if part)


def _share(replies: int, sent: int) -> float | None:
    return 100 * replies / sent if sent else None


def _which(a: float, b: float) -> str:
    if a == b:
        return tr("A and B had the same share of replies.")
    more, of, less = ("B", b, a) if b > a else ("A", a, b)
    return tr(
        "{side} had more replies: {percent} % against {less} %.",
        side=more,
        percent=f"{of:.0f}",
        less=f"{less:.0f}",
    )


def _how_sure(likely: Fraction, *, same: bool) -> str:
    if same:
        return tr("There is no difference to explain.")
    times = round(100 * likely)
    if likely >= CHANCE:
        return tr("It could be chance: chance alone does that about {n} times in 100.", n=times)
    if likely >= Fraction(3, 200):
        return tr("It is hardly chance: chance alone does that about {n} times in 100.", n=times)
    return tr("It is hardly chance: chance alone does that about once in 100 times or less.")

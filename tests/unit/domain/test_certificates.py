"""What stands on a certificate: whose, for when, and why in words."""

from datetime import date

import pytest

from secretsmanual.domain.awards import Factor, Nomination, Place, YearPlace
from secretsmanual.domain.certificates import Certificate, month_certificate, year_certificate
from tests.unit.domain.secret_samples import AT

MADE = date(2026, 12, 1)


def place(votes=3, uses=0):
    nomination = Nomination(
        id="n-1", month="2026-11", rep="z-1", rep_name="Ada", secret_id="s-1", created_at=AT
    )
    return Place(nomination, votes, uses)


def test_a_month_is_won_with_the_words_where_they_may_stand():
    assert month_certificate(place(), 5, "Sails at dawn", "Larkfield", MADE) == Certificate(
        title="Secret Agent of the month",
        of="November 2026",
        name="Ada",
        why="Sails at dawn",
        quoted=True,
        fact="Won with 3 of 5 votes.",
        made_on=MADE,
        company="Larkfield",
    )
    kept = month_certificate(place(), 5, "", "", MADE)
    assert (kept.why, kept.quoted) == ("For a secret so good that it stays one.", False)


@pytest.mark.parametrize(
    ("votes", "cast", "uses", "fact"),
    [
        (2, 2, 0, "Won with 2 of 2 votes."),
        (1, 1, 0, "Won with the one vote given."),
        (1, 1, 1, "Won with the one vote given, and used once."),
        (3, 5, 2, "Won with 3 of 5 votes, and used twice."),
        (3, 5, 3, "Won with 3 of 5 votes, and used 3 times."),
    ],
)
def test_how_it_was_won_is_told_in_words(votes, cast, uses, fact):
    assert month_certificate(place(votes, uses), cast, "", "", MADE).fact == fact


def test_a_year_is_won_with_its_months_and_four_numbers():
    factors = (Factor("written", 0.5, "26 of 52 weeks"),)
    won = YearPlace("z-1", "Ada", ("2026-03", "2026-11"), factors)
    assert year_certificate(won, 2026, "Larkfield", MADE) == Certificate(
        title="Manual of the year",
        of="2026",
        name="Ada",
        why="For keeping the manual alive: written in, fresh, shared and used.",
        quoted=False,
        fact="Secret Agent of March 2026 and November 2026.",
        made_on=MADE,
        company="Larkfield",
        factors=factors,
    )

"""Awards: one vote per rep and month, whatever the order in which bundles are merged."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from secretsmanual.domain.awards import (
    Factor,
    Nomination,
    Upkeep,
    Vote,
    YearPlace,
    factors,
    month_of,
    read_month,
    standing,
    winner,
    year_standing,
)
from secretsmanual.domain.errors import BadInput

AT = datetime(2026, 11, 3, tzinfo=UTC)
MONTH = "2026-11"
REPS = [f"z-{n}" for n in range(4)]
minutes = st.integers(0, 5).map(lambda n: AT + timedelta(minutes=n))
months = st.sampled_from([MONTH, "2026-10"])


def nomination(n, rep="z-0", month=MONTH, at=AT):
    return Nomination(
        id=f"no-{n}",
        month=month,
        rep=rep,
        rep_name=rep,
        secret_id=f"s-{n}",
        created_at=at,
    )


def vote(n, rep, to, month=MONTH, at=AT):
    return Vote(id=f"vo-{n}", month=month, rep=rep, nomination_id=f"no-{to}", created_at=at)


@st.composite
def ballots(draw):
    nominations = [
        nomination(n, draw(st.sampled_from(REPS)), draw(months), draw(minutes))
        for n in range(draw(st.integers(0, 6)))
    ]
    votes = [
        vote(n, draw(st.sampled_from(REPS)), draw(st.integers(0, 7)), draw(months), draw(minutes))
        for n in range(draw(st.integers(0, 9)))
    ]
    uses = {one.secret_id: draw(st.integers(0, 2)) for one in nominations}
    return nominations, votes, uses


@given(ballots(), st.randoms())
def test_the_order_of_merging_changes_nothing(given_ballots, chance):
    nominations, votes, uses = given_ballots
    expected = standing(nominations, votes, uses, MONTH)
    chance.shuffle(nominations)
    chance.shuffle(votes)
    assert standing(nominations, votes, uses, MONTH) == expected


@given(ballots())
def test_each_rep_has_one_nomination_and_one_vote(given_ballots):
    nominations, votes, uses = given_ballots
    places = standing(nominations, votes, uses, MONTH)
    reps = [one.nomination.rep for one in places]
    assert len(reps) == len(set(reps))
    assert {one.nomination.month for one in places} <= {MONTH}
    voters = {one.rep for one in votes if one.month == MONTH}
    assert sum(one.votes for one in places) <= len(voters)
    for one in places:
        assert one.votes <= len(voters - {one.nomination.rep})


@given(ballots())
def test_more_votes_stand_first_and_nobody_wins_without_one(given_ballots):
    places = standing(*given_ballots, MONTH)
    assert [one.votes for one in places] == sorted((one.votes for one in places), reverse=True)
    first = winner(places)
    assert (first is None) == all(one.votes == 0 for one in places)


def test_a_tie_goes_to_the_more_used_then_the_earlier_then_the_id():
    late = AT + timedelta(hours=1)
    nominations = [
        nomination("d", "z-0"),
        nomination("c", "z-1"),
        nomination("b", "z-2", at=late),
        nomination("a", "z-3", at=late),
    ]
    places = standing(nominations, [], {"s-a": 2}, MONTH)
    assert [one.nomination.id for one in places] == ["no-a", "no-c", "no-d", "no-b"]


def test_a_vote_for_oneself_or_for_nobody_is_none():
    nominations = [nomination(0, "z-0"), nomination(1, "z-1")]
    votes = [vote(0, "z-0", 0), vote(1, "z-1", 7), vote(2, "z-2", 1, month="2026-10")]
    assert winner(standing(nominations, votes, {}, MONTH)) is None


def test_the_later_vote_of_a_rep_counts():
    nominations = [nomination(0, "z-0"), nomination(1, "z-1")]
    votes = [vote(0, "z-2", 1, at=AT + timedelta(hours=1)), vote(1, "z-2", 0)]
    found = standing(nominations, votes, {}, MONTH)
    assert [(one.nomination.id, one.votes) for one in found] == [("no-1", 1), ("no-0", 0)]


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(
    st.builds(
        Upkeep,
        days=st.sets(days, max_size=80),
        freshness=st.lists(st.floats(-1, 2), max_size=5),
        shared=st.sets(days, max_size=20),
        used=st.integers(-1, 50),
        wanted=st.integers(0, 20),
    )
)
def test_factors_and_score_lie_between_nothing_and_everything(upkeep):
    found = factors(upkeep, 2026)
    assert [one.name for one in found] == ["Upkeep", "Freshness", "Sharing", "Use"]
    assert all(0 <= one.value <= 1 for one in found)
    assert 0 <= YearPlace("z-0", "Ada", (), found).score <= 1


def test_a_whole_year_of_upkeep_is_everything():
    year = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
    found = factors(Upkeep(year, [1.0], year, used=3, wanted=3), 2024)
    assert [one.value for one in found] == [1, 1, 1, 1]
    assert [one.said for one in found] == [
        "52 of 52 weeks", "median 100 %", "12 of 12 months", "3 of 3 secrets",
    ]  # fmt: skip


def test_the_year_is_won_by_the_product():
    def place(rep, *values):
        return YearPlace(rep, rep, ("2026-09",), tuple(Factor("x", one, "") for one in values))

    found = year_standing([place("z-0", 1, 0), place("z-2", 0.5, 0.5), place("z-1", 0.5, 0.5)])
    assert [one.rep for one in found] == ["z-1", "z-2", "z-0"]


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-9", "26-09", "٢٠٢٦-٠٩"])
def test_what_is_no_month_is_said(text):
    with pytest.raises(BadInput, match="is not a month"):
        read_month(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_months_are_read_as_written(day):
    assert read_month(month_of(day)) == day.replace(day=1)


@pytest.mark.parametrize(
    "wrong", [{"month": "2026-13"}, {"rep": "Nora"}, {"secret_id": "x" * 50}, {"rep_name": " "}]
)
def test_a_nomination_is_checked(wrong):
    with pytest.raises(ValidationError):
        Nomination(**{**dict(nomination(0)), **wrong})

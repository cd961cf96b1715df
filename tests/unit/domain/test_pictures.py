"""The pictures' numbers: sums add up, nothing counts twice, nothing tells a word."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.document import MOST_ROWS
from secretsmanual.domain.pictures import (
    MONTHS,
    QUARTERS,
    Fact,
    Felt,
    Records,
    month_ends,
    pictures,
)
from secretsmanual.domain.ratings import Rating
from tests.unit.domain.card_records import BANK, promise, use
from tests.unit.domain.secret_samples import AT, TODAY, account, person

DAYS = st.dates(TODAY - timedelta(days=900), TODAY)


def fact(number=1, **values):
    common = {
        "id": f"s-{number}", "account_id": "a-1", "person_id": "p-1", "kind": "habit",
        "layer": "want", "confidence": "said", "sensitivity": "open", "care": False,
        "status": "active", "superseded_by": None, "heard_on": TODAY, "last_confirmed": TODAY,
    }  # fmt: skip
    return Fact(**{**common, **values})


def made(*facts, for_leader=False, **values):
    common = {
        "accounts": [account()], "people": [person(decision_maker=True)], "facts": facts,
        "feelings": [], "uses": {}, "promises": [], "ratings": [],
    }  # fmt: skip
    records = Records(**{**common, **values})
    found = pictures(records, "Thornquay", BANK, TODAY, for_leader=for_leader)
    return {one.id: one.plot for one in found.pictures}


def row(plot, name):
    return next(one.values for one in plot.series if one.name == name)


@st.composite
def histories(draw):
    facts = []
    for number in range(draw(st.integers(0, 25))):
        heard = draw(DAYS)
        confirmed = draw(st.dates(heard, TODAY))
        kind = draw(st.sampled_from([one.id for one in BANK.kinds] + ["gone"]))
        replaced = bool(facts) and draw(st.booleans())
        facts.append(
            fact(
                number,
                kind=kind,
                heard_on=heard,
                last_confirmed=confirmed,
                layer=draw(st.sampled_from(["want", "want", "need"])),
                status="superseded" if replaced else "active",
                superseded_by=draw(st.sampled_from([facts[0].id, "s-gone"])) if replaced else None,
            )
        )
    return facts


def held_on(facts, end):
    heard = {one.id: one.heard_on for one in facts}
    return [
        one
        for one in facts
        if one.layer == "want"
        and one.heard_on <= end
        and not (
            one.status == "superseded" and heard.get(one.superseded_by, one.last_confirmed) <= end
        )
    ]


def is_fresh(one, end):
    life = BANK.kind(one.kind).half_life if BANK.has_kind(one.kind) else 365
    since = one.last_confirmed if one.last_confirmed <= end else one.heard_on
    return (end - since).days <= life


@given(histories())
def test_each_month_counts_what_stood_at_its_end(facts):
    plot = made(*facts)["held"]
    ends = month_ends(TODAY)
    standing = [held_on(facts, end) for end in ends]
    if not plot.series:
        assert not any(standing)
        return
    assert row(plot, "held") == tuple(float(len(found)) for found in standing)
    fresh = tuple(
        float(sum(is_fresh(one, end) for one in found))
        for found, end in zip(standing, ends, strict=True)
    )
    assert row(plot, "fresh") == fresh


def test_months_end_on_their_last_day_and_today():
    ends = month_ends(date(2024, 3, 31))
    assert (len(ends), ends[-1], ends[-2]) == (MONTHS, date(2024, 3, 31), date(2024, 2, 29))
    assert ends[0] == date(2023, 4, 30)


def test_a_cell_is_known_fading_or_unknown_and_never_where_the_kind_does_not_belong():
    old = TODAY - timedelta(days=4 * 365)
    plot = made(
        fact(1),
        fact(2, kind="dream", heard_on=old, last_confirmed=old),
        fact(3, kind="hope", layer="need"),
        fact(4, kind="inventory", person_id=None),
    )["coverage"]
    cells = dict(zip(plot.labels, row(plot, "Hester Vaughn"), strict=True))
    firm = dict(zip(plot.labels, row(plot, "Thornquay"), strict=True))
    assert len(plot.labels) == 16
    assert [plot.said(cells[kind]) for kind in ("Habit", "Dream", "Hope")] == [
        "known", "fading", "unknown",
    ]  # fmt: skip
    assert cells["Inventory problem"] is None
    assert plot.said(firm["Inventory problem"]) == "known"
    assert firm["Habit"] is None
    assert "Hester Vaughn: 1 known, 1 fading, 10 not yet." in plot.alternative
    assert "%" not in plot.alternative


def test_many_people_are_counted_by_kind():
    people = [person(id=f"p-{n}", name=f"Person {n}") for n in range(MOST_ROWS)]
    plot = made(fact(1, person_id="p-3"), people=people)["coverage"]
    habit = plot.labels.index("Habit")
    assert plot.form == "stacked"
    assert [one.values[habit] for one in plot.series] == [1, 0, MOST_ROWS - 1]
    assert len(plot.labels) <= MOST_ROWS
    for at, label in enumerate(plot.labels):
        known, fading, unknown = (one.values[at] for one in plot.series)
        assert f"{label}: {known:g} known, {fading:g} fading, {unknown:g} not yet." in (
            plot.alternative
        )
        firm = any(kind.label == label for kind in BANK.kinds_of("organisation"))
        assert known + fading + unknown == (1 if firm else MOST_ROWS)


def test_what_a_leader_may_not_see_is_not_counted_and_nobody_is_named():
    facts = (
        fact(1, sensitivity="private"),
        fact(2, kind="dream", sensitivity="never"),
        fact(3, kind="hope", care=True),
    )
    felt = [Felt(fact(4, kind="feeling", sensitivity="never"), -1)]
    whole = made(*facts, feelings=felt)
    told = made(*facts, feelings=felt, for_leader=True)
    assert "Hester Vaughn: 3 known" in whole["coverage"].alternative
    assert "Person 1: 1 known" in told["coverage"].alternative
    assert row(told["held"], "held")[-1] == 1
    assert whole["feelings"].series
    assert not told["feelings"].series
    assert not any("Hester" in f"{plot}" for plot in told.values())


PROMISES = (
    ({"kept_on": TODAY, "due": TODAY}, "in time"),
    ({"kept_on": TODAY}, "in time"),
    ({"kept_on": TODAY, "due": TODAY - timedelta(days=1)}, "late"),
    ({"due": TODAY - timedelta(days=1)}, "not kept"),
    ({"due": TODAY}, "open"),
    ({"due": TODAY + timedelta(days=200)}, "open"),
    ({}, "open"),
)


@pytest.mark.parametrize(("values", "name"), PROMISES)
def test_a_promise_stands_once_as_what_became_of_it(values, name):
    plot = made(promises=[promise(**values)])["promises"]
    assert [sum(one.values) for one in plot.series if one.name == name] == [1]
    assert sum(sum(one.values) for one in plot.series) == 1
    assert row(plot, name)[-1] == 1
    assert len(plot.labels) == QUARTERS


def test_putting_off_a_promise_after_its_day_leaves_it_late():
    moved = [{"on": "2026-11-10", "from": "2026-11-01", "to": "2026-11-20", "why": ""}]
    late = promise(due=TODAY, kept_on=TODAY, moved=moved)
    assert row(made(promises=[late])["promises"], "late")[-1] == 1


def test_theirs_and_dropped_promises_do_not_count():
    others = [promise(direction="theirs"), promise(id="r-2", dropped=True)]
    plot = made(promises=others)["promises"]
    assert plot.series == ()
    assert plot.alternative == "We have promised nothing in these quarters."


def test_of_several_feelings_in_a_month_the_last_one_shows():
    def felt(number, on, mood):
        return Felt(fact(number, kind="feeling", heard_on=on, last_confirmed=on), mood)

    heard = [
        felt(1, date(2026, 11, 9), 1),
        felt(2, date(2026, 11, 3), -1),
        felt(3, date(2026, 9, 30), 0),
        felt(4, date(2025, 11, 30), -1),
    ]
    plot = made(feelings=heard)["feelings"]
    (values,) = (one.values for one in plot.series)
    assert [plot.said(value) for value in values] == [""] * 9 + ["mixed", "", "good"]
    assert plot.alternative.endswith("Hester Vaughn: Sep 2026 mixed; Nov 2026 good.")
    assert plot.alternative.startswith("Nobody felt bad last.")


def test_landing_counts_what_landed_and_what_did_not():
    uses = {
        "s-1": [
            use("s-1").model_copy(update={"reaction": told})
            for told in ("delighted", "badly", "well", "")
        ]
    }
    plot = made(fact(1), uses=uses)["landing"]
    assert (plot.labels, row(plot, "landed"), row(plot, "did not")) == (("Habit",), (2,), (1,))
    assert "habit 2 of 3" in plot.alternative


def test_attributes_of_several_accounts_weigh_the_same():
    def rating(number, account_id, importance, performance=None):
        return Rating(
            id=f"x-{number}", account_id=account_id, person_id=f"p-{number}", attribute="ease",
            importance=importance, performance=performance, on=TODAY, created_at=AT,
        )  # fmt: skip

    ratings = [rating(1, "a-1", 5, 2), rating(2, "a-1", 5), rating(3, "a-2", 2)]
    plot = made(ratings=ratings)["attributes"]
    assert (row(plot, "matters to them")[0], row(plot, "how we do")[0]) == (3.5, 2)
    assert row(plot, "how we do")[1] is None
    assert "The widest gap: ease of use." in plot.alternative
    assert "matters 3.5, we do 2, a gap of 1.5" in plot.alternative


def test_nothing_known_is_said_calmly():
    plots = made(accounts=[], people=[])
    assert [plot.series for plot in plots.values()] == [()] * 6
    assert all(plot.alternative.endswith(".") for plot in plots.values())
    assert all("0" not in plot.alternative for plot in plots.values())

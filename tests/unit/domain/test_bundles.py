"""Merging records field by field: whoever merges first, all end with the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.bundles import (
    GONE,
    MOST_TIMES,
    Combined,
    Shared,
    applied,
    canonical,
    combine,
    known,
)

BORN = datetime(2026, 11, 1, 9, tzinfo=UTC)
FIELDS = ("text", "status", "gold", "emails")
VALUES = {
    "text": st.sampled_from(["Sails", "Rows", "Swims"]),
    "status": st.sampled_from(["active", "withdrawn"]),
    "gold": st.booleans(),
    "emails": st.lists(st.sampled_from(["a@x", "b@x"]), max_size=2),
}


def at(hours):
    return BORN + timedelta(hours=hours)


def secret(values, **hours):
    times = {name: tuple(at(hour) for hour in found) for name, found in hours.items()}
    return Shared("secret", "s-1", values, BORN, times)


def merged(mine, *others):
    for theirs in others:
        mine = applied(mine, combine(mine, theirs))
    return mine


@st.composite
def shared(draw):
    """A record as one of three colleagues may have it: some fields, some changed, some gone."""
    names = draw(st.sets(st.sampled_from(FIELDS), min_size=1))
    values = {name: draw(VALUES[name]) for name in sorted(names)}
    if draw(st.booleans()):
        values[GONE] = True
    moments = st.lists(st.integers(1, 6), max_size=3, unique=True).map(sorted)
    return secret(values, **{name: draw(moments)[::-1] for name in values})


def state(record):
    """What two manuals must agree on: values, when each was changed, and whether it is there."""
    return (
        dict(record.values),
        {name: record.changed(name) for name in record.values},
        record.gone,
    )


@given(shared(), shared(), shared())
def test_every_order_of_merging_ends_in_the_same_record(one, two, three):
    assert state(merged(one, two)) == state(merged(two, one))
    assert state(merged(one, two, three)) == state(merged(one, merged(three, two)))
    assert state(merged(three, one, two)) == state(merged(two, three, one))


@given(shared(), shared())
def test_merging_twice_changes_nothing_more(one, two):
    once = merged(one, two)
    again = combine(once, two)
    assert not again.values
    assert state(merged(once, two)) == state(once)


@given(shared(), shared())
def test_the_newer_change_wins_in_each_field(one, two):
    both = merged(one, two)
    for name in {*one.values, *two.values}:
        holders = [side for side in (one, two) if name in side.values]
        newest = max(side.changed(name) for side in holders)
        winners = [side.values[name] for side in holders if side.changed(name) == newest]
        assert both.values[name] in winners


def test_a_change_made_with_knowledge_of_the_other_is_no_conflict():
    before = secret({"text": "Sails"})
    theirs = secret({"text": "Rows"}, text=[2])
    assert combine(before, theirs).clashes == ()
    after = secret({"text": "Swims"}, text=[5, 2])
    assert combine(after, theirs).clashes == ()
    assert combine(theirs, after).clashes == ()


def test_two_changes_that_did_not_know_of_each_other_are_both_kept():
    mine, theirs = secret({"text": "Rows"}, text=[2]), secret({"text": "Swims"}, text=[3])
    (clash,) = combine(mine, theirs).clashes
    assert (clash.kept, clash.other, clash.theirs_taken) == ("Swims", "Rows", True)
    assert (clash.kept_at, clash.other_at) == (at(3), at(2))
    (seen_there,) = combine(theirs, mine).clashes
    assert (seen_there.kept, seen_there.other, seen_there.theirs_taken) == ("Swims", "Rows", False)


def test_the_same_change_on_both_sides_is_no_conflict():
    mine, theirs = secret({"text": "Rows"}, text=[2]), secret({"text": "Rows"}, text=[3])
    assert combine(mine, theirs).clashes == ()


def test_what_is_not_spoken_of_stays():
    mine = secret({"text": "Rows", "gold": True})
    assert combine(mine, secret({"gold": False}, gold=[1])).values == {"gold": False}


def test_a_deleted_record_comes_back_only_by_a_later_change():
    gone = secret({GONE: True}, gone=[4])
    assert merged(secret({"text": "Rows"}, text=[3]), gone).gone
    assert not merged(secret({"text": "Rows"}, text=[5]), gone).gone


def test_of_two_changes_in_one_moment_both_sides_take_the_same():
    rows, swims = secret({"text": "Rows"}, text=[2]), secret({"text": "Swims"}, text=[2])
    assert combine(rows, swims).values == {"text": "Swims"}
    assert combine(swims, rows).values == {}


def test_a_record_merged_with_itself_has_nothing_to_remember():
    one = secret({"text": "Rows", "gold": True}, text=[2])
    assert combine(one, one) == Combined({}, {})


def test_two_values_are_compared_in_one_form_whatever_the_order_of_their_keys():
    assert canonical({"b": [1, None], "a": "Zoë"}) == '{"a": "Zo\\u00eb", "b": [1, null]}'


def test_the_newest_moments_of_both_sides_are_remembered():
    assert known((at(1), at(3)), (at(3), at(2))) == (at(3), at(2), at(1))
    many = tuple(at(hour) for hour in range(MOST_TIMES + 1))
    assert known(many) == many[:0:-1]


def test_moments_of_both_sides_are_remembered_after_the_merge():
    mine, theirs = secret({"text": "Rows"}, text=[2]), secret({"text": "Swims"}, text=[3])
    assert merged(mine, theirs).times == {"text": (at(3), at(2))}
    assert merged(theirs, mine).times == {"text": (at(3),)}

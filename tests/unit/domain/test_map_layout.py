"""The map lays itself out: everybody has a place, nobody covers anybody, always the same."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.map_layout import Place, Sheet, Standing, lay_out

HALF = Place(0.5, 0.5)


@st.composite
def accounts(draw, with_places=False):
    """People, some of whom decide, with any web of reports, circles among them."""
    ids = [f"p-{n:02}" for n in range(draw(st.integers(1, 60)))]
    shares = st.floats(0, 1)
    places = st.none() | st.builds(Place, shares, shares) if with_places else st.none()
    people = [Standing(one, draw(st.booleans()), draw(places)) for one in ids]
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=90))
    bosses: dict[str, list[str]] = {}
    for one, boss in pairs:
        bosses.setdefault(one, []).append(boss)
    return people, bosses


@given(accounts())
def test_everybody_has_a_place_of_their_own(account):
    people, bosses = account
    sheet = lay_out(people, bosses)
    assert set(sheet.places) == {one.id for one in people}
    assert all(sheet.within(place) == place for place in sheet.places.values())
    for one, other in combinations(sheet.places.values(), 2):
        assert not sheet.overlaps(one, other)
    assert lay_out(people, bosses) == sheet


@settings(max_examples=40)
@given(accounts(with_places=True))
def test_who_was_put_somewhere_stays_and_is_covered_by_nobody_who_was_not(account):
    people, bosses = account
    sheet = lay_out(people, bosses)
    put = {one.id for one in people if one.place}
    for one in people:
        if one.place:
            assert sheet.places[one.id] == sheet.within(one.place)
    for (one, here), (other, there) in combinations(sheet.places.items(), 2):
        assert {one, other} <= put or not sheet.overlaps(here, there)


def test_each_stands_below_all_to_whom_they_report():
    people = [Standing(one, False) for one in "abcd"]
    places = lay_out(people, {"b": ["a"], "c": ["b", "a"], "d": ["a"]}).places
    assert places["a"].y < places["b"].y == places["d"].y < places["c"].y


def test_who_decides_stands_on_top_and_who_is_in_no_relation_at_the_bottom():
    people = [Standing("a", False), Standing("b", False), Standing("c", True), Standing("d", False)]
    places = lay_out(people, {"b": ["a"]}).places
    assert places["a"].y == places["c"].y < places["b"].y < places["d"].y


def test_moving_one_moves_nobody_else():
    people = [Standing(one, False) for one in "abcdefg"]
    before = lay_out(people, {}).places
    moved = [*people[:-1], Standing("g", False, Place(0.5, 0.75))]
    after = lay_out(moved, {}).places
    assert {one: after[one] for one in "abcdef"} == {one: before[one] for one in "abcdef"}


def test_a_card_that_would_cover_another_goes_beside_it():
    sheet = Sheet(4, 4, {})
    found = sheet.free(HALF, [HALF])
    assert found is not None
    assert not sheet.overlaps(found, HALF)
    assert sheet.free(HALF, [Place(0.1, 0.1)]) == HALF
    full = Sheet(1, 1, {})
    assert full.free(HALF, [HALF]) is None

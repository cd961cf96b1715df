"""The map lays itself out: everybody has a place, nobody covers anybody, always the same."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.map_layout import Place, Sheet, Standing, lay_out, towards

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


def places(people, bosses=None):
    sheet = lay_out(people, bosses or {})
    rounded = {one: (round(x, 3), round(y, 3)) for one, (x, y) in sheet.places.items()}
    return (sheet.columns, sheet.rows), rounded


def test_a_small_map_is_laid_out_in_layers():
    people = [Standing("d", True), *(Standing(one, False) for one in "abc")]
    assert places(people, {"a": ["d"], "b": ["d"]}) == (
        (2, 3),
        {"d": (0.5, 0.167), "a": (0.25, 0.5), "b": (0.75, 0.5), "c": (0.5, 0.833)},
    )
    assert places([]) == ((2, 1), {})


def test_a_layer_that_is_too_wide_goes_on_in_a_further_row():
    people = [Standing(one, False) for one in "abcde"]
    assert places(people) == (
        (3, 2),
        {
            "a": (0.167, 0.25), "b": (0.5, 0.25), "c": (0.833, 0.25),
            "d": (0.333, 0.75), "e": (0.667, 0.75),
        },
    )  # fmt: skip
    (columns, rows), _ = places([Standing(f"p-{n}", False) for n in range(80)])
    assert (columns, rows) == (8, 10)


def test_each_stands_under_their_bosses_who_decides_first():
    people = [Standing(one, one == "f") for one in "abcdef"]
    bosses = {"c": ["b"], "d": ["a"], "e": ["a", "b"], "f": ["a", "b"]}
    _, found = places(people, bosses)
    below = sorted("cdef", key=lambda one: (found[one][1], found[one][0]))
    assert below == ["d", "f", "e", "c"]


def test_in_a_circle_the_first_one_goes_first():
    people = [Standing(one, False) for one in "abc"]
    _, found = places(people, {"a": ["c"], "b": ["a"], "c": ["b"]})
    assert found["a"][1] < found["b"][1] < found["c"][1]


def test_who_would_be_covered_by_somebody_put_there_goes_to_the_nearest_free_place():
    people = [Standing("a", False, Place(0.3, 0.25)), *(Standing(one, False) for one in "bcde")]
    assert places(people) == (
        (3, 3),
        {
            "a": (0.3, 0.25), "b": (0.5, 0.75), "c": (0.833, 0.167),
            "d": (0.333, 0.5), "e": (0.667, 0.5),
        },
    )  # fmt: skip


def test_the_nearest_free_place_is_taken():
    sheet = Sheet(4, 4, {})
    assert sheet.free(HALF, [HALF]) == Place(0.5, 0.3125)
    assert sheet.free(Place(0, 1), []) == Place(0.1, 1 - 0.33 / 4)
    row = Sheet(3, 1, {})
    taken = [Place(1 / 6, 0.5), Place(0.5, 0.5)]
    assert row.free(HALF, taken) == Place(10 / 12, 0.5)


def test_cards_that_touch_do_not_cover_each_other():
    sheet = Sheet(2, 2, {})
    assert not sheet.overlaps(HALF, Place(0.9, 0.5))
    assert sheet.overlaps(HALF, Place(0.89, 0.5))
    assert not sheet.overlaps(HALF, Place(0.5, 0.17))
    assert sheet.overlaps(HALF, Place(0.5, 0.18))


STANDING = {
    "here": Place(0.5, 0.5), "right": Place(0.75, 0.5), "far": Place(0.9, 0.5),
    "aside": Place(0.7, 0.75), "below": Place(0.5, 0.9), "left": Place(0.1, 0.45),
}  # fmt: skip


def test_keys_go_to_the_nearest_in_their_direction():
    sheet = Sheet(4, 4, {})

    def gone(way, start="here"):
        return towards(sheet, STANDING, start, way)

    assert [gone(way) for way in ((1, 0), (-1, 0), (0, 1), (0, -1))] == [
        "right", "left", "below", "left",
    ]  # fmt: skip
    assert gone((1, 0), "far") == "far"
    assert gone((0, 1), "right") == "aside"
    near = {"here": HALF, "hardly": Place(0.524, 0.5)}
    assert towards(sheet, near, "here", (1, 0)) == "here"
    wide = {"here": HALF, "up": Place(0.6, 0.2), "over": Place(0.95, 0.3)}
    assert towards(Sheet(8, 2, {}), wide, "here", (0, -1)) == "up"

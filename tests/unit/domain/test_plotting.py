"""Pictures of values: everything inside, each value a spot, each series a form of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.document import Plot, Series
from secretsmanual.domain.drawing import Area, Box, Disc, Label, Stroke
from secretsmanual.domain.plotting import lay_out
from secretsmanual.domain.plotting_base import step

FORMS = ("grouped", "stacked", "lines", "matrix", "strips")
LEVELS = ("low", "between", "high")


def measure(text):
    return 7.0 * len(text)


@st.composite
def plots(draw):
    form = draw(st.sampled_from(FORMS))
    size = draw(st.integers(1, 12))
    levels = LEVELS if form in ("matrix", "strips") else ()
    value = st.integers(0, 2) if levels else st.integers(0, 10_000)
    names = st.text("abcdefgh ", min_size=1, max_size=60)
    series = tuple(
        Series(draw(names), tuple(draw(st.none() | value) for _ in range(size)))
        for _ in range(draw(st.integers(1, 4)))
    )
    labels = tuple(draw(names) for _ in range(size))
    return Plot("Title", form, labels, series, "Words", levels)


def ends(shape):
    """Return the places that a shape reaches to."""
    match shape:
        case Box():
            yield shape.left, shape.top
            yield shape.left + shape.width, shape.top + shape.height
        case Disc():
            (x, y), far = shape.middle, shape.radius
            yield x - far, y - far
            yield x + far, y + far
        case Stroke() | Area():
            yield from shape.points
        case Label() if shape.upward:
            yield shape.left, shape.base - measure(shape.text)
        case Label():
            wide = measure(shape.text)
            left = shape.left - wide / 2 if shape.centred else shape.left
            yield left, shape.base
            yield left + wide, shape.base


@given(plots(), st.floats(420, 1600))
def test_nothing_leaves_the_picture(plot, width):
    drawing = lay_out(plot, width, measure).drawing
    for shape in drawing.shapes:
        for x, y in ends(shape):
            assert -1 <= x <= width + 1
            assert -1 <= y <= drawing.height + 1


@given(plots())
def test_each_value_stands_somewhere_once(plot):
    spots = lay_out(plot, 640, measure).spots
    told = [one for series in plot.series for one in series.values]
    kept = [one for one in told if one is not None]
    bars = plot.form in ("grouped", "stacked")
    assert len(spots) == len(told if bars else kept)
    assert len({(spot.row, spot.column) for spot in spots}) == len(spots)


@given(plots(), st.data())
def test_steps_reach_another_value_and_come_back(plot, data):
    spots = lay_out(plot, 640, measure).spots
    if not spots:
        return
    at = data.draw(st.integers(0, len(spots) - 1))
    right = step(spots, at, 0, 1)
    if right != at:
        assert step(spots, right, 0, -1) == at
    below = step(spots, at, 1, 0)
    assert spots[below].row >= spots[at].row


def test_series_differ_by_their_form():
    series = tuple(Series(name, (3.0,)) for name in ("one", "two", "three", "four"))
    shapes = lay_out(Plot("T", "stacked", ("a",), series, "W"), 640, measure).drawing.shapes
    bars = [one for one in shapes if isinstance(one, Box) and one.edge == "accent"]
    assert [bar.fill for bar in bars[:4]] == ["accent", "surface", "surface", "surface"]
    slopes = {a[0] == b[0] for a, b in (s.points for s in shapes if isinstance(s, Stroke))}
    assert slopes == {True, False}, "one is hatched, one is ruled"
    both = (Series("one", (1.0, 2.0)), Series("two", (2.0, 1.0)))
    shapes = lay_out(Plot("T", "lines", ("a", "b"), both, "W"), 640, measure).drawing.shapes
    traces = [one for one in shapes if isinstance(one, Stroke) and one.thick == 2.0]
    assert [bool(one.dashes) for one in traces] == [False, True, False, True], "and in the legend"


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_without_values_is_empty(form):
    laid = lay_out(Plot("T", form, (), (), "W", LEVELS), 640, measure)
    assert (laid.drawing.shapes, laid.spots) == ((), ())


def test_levels_are_full_in_part_and_say_what_they_mean():
    plot = Plot("T", "matrix", ("Habit",), (Series("Ann", (1.0,)),), "W", LEVELS)
    laid = lay_out(plot, 640, measure)
    assert [spot.words for spot in laid.spots] == ["Ann, Habit: between"]
    assert sum(isinstance(one, Area) for one in laid.drawing.shapes) == 2, "in the cell and below"

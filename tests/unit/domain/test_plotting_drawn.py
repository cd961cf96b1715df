"""Each form of a picture of values as it was approved, shape by shape and value by value.

A file in `approved` says what `drawn` said of a picture that somebody had looked at. Whoever
changes a form looks at it, then writes the lines that differ.
"""

import pytest

from secretsmanual.domain.document import Plot, Series
from secretsmanual.domain.plotting import lay_out
from secretsmanual.domain.plotting_base import Spot, step
from tests.unit.domain.approved_pages import approved
from tests.unit.domain.drawn import drawn

LEVELS = ("low", "between", "high")
MONTHS = ("Sep 2026", "Oct 2026", "Nov 2026", "Dec 2026")
LONG = "What they said of it in the end"


def plot(form, labels, most=0.0, **rows):
    series = tuple(Series(name.replace("_", " "), tuple(values)) for name, values in rows.items())
    levels = LEVELS if form in ("matrix", "strips") else ()
    return Plot("Title", form, tuple(labels), series, "Words", levels, most)


PICTURES = {
    "grouped": (420, plot("grouped", ("ease", "cost"), wanted=(4.0, 2.0), done=(2.0, None))),
    "grouped of many": (
        300,
        plot("grouped", (LONG,), most=5.0, one=(4.0,), two=(-1.0,), three=(3.0,), four=(0.0,)),
    ),
    "grouped of nothing": (420, plot("grouped", ("ease",), wanted=(0.0,))),
    "stacked": (
        420,
        plot(
            "stacked",
            ("habit", "hope"),
            landed=(6.0, 1.0),
            in_between=(1.0, None),
            late=(2.0, 0.0),
            did_not=(3.0, 2.0),
        ),
    ),
    "stacked in two": (300, plot("stacked", ("habit",), landed=(40.0,), did_not=(1.0,))),
    "stacked of nothing": (420, plot("stacked", ("habit",), landed=(0.0,), did_not=(-2.0,))),
    "lines": (420, plot("lines", MONTHS[:3], held=(1.0, 3.0, 5.0), fresh=(None, 2.0, 0.0))),
    "lines of a day": (420, plot("lines", MONTHS[:1], held=(0.0,), fresh=(None,))),
    "lines in little room": (
        200,
        plot("lines", MONTHS, held=(1.0, 2.0, 3.0, 11.0), fresh=(0.0,) * 4, third=(5.0,) * 4),
    ),
    "matrix": (420, plot("matrix", ("Habit", "Dream"), Ann=(2.0, 0.0), Thornquay=(1.0, None))),
    "matrix in little room": (
        60,
        plot("matrix", (LONG, "Hope", "Fit", "Ego"), **{LONG: (0.0, 1.0, 2.0, 1.0)}),
    ),
    "strips": (420, plot("strips", ("Oct", "Nov"), Ann=(2.0, 0.0), Bo=(None, None))),
}


def measure(text):
    return 7.0 * len(text)


def told(laid):
    found = [
        f"{laid.drawing.width:g}x{round(laid.drawing.height, 1):g}",
        *drawn(laid.drawing.shapes),
    ]
    for one in laid.spots:
        left, top, width, height = (f"{round(length, 1):g}" for length in one.place)
        found.append(
            f"spot at {left},{top} {width}x{height} row {one.row} column {one.column} “{one.words}”"
        )
    return found


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_approved(name):
    width, picture = PICTURES[name]
    laid = lay_out(picture, width, measure)
    assert told(laid) == approved(f"{name}.txt").splitlines()
    assert (laid.drawing.title, laid.drawing.alternative) == ("Title", "Words")


def test_a_picture_without_rows_or_labels_is_a_line_high():
    for bare in (plot("lines", MONTHS), plot("lines", (), held=())):
        laid = lay_out(bare, 420, measure)
        assert (laid.drawing.height, laid.drawing.shapes, laid.spots) == (1.0, (), ())


def spots(*places):
    return [Spot((0, 0, 1, 1), row, column, "") for row, column in places]


@pytest.mark.parametrize(
    ("at", "down", "across", "found"),
    [
        (0, 0, 1, 1), (1, 0, 1, 2), (2, 0, 1, 2), (2, 0, -1, 1), (0, 0, -1, 0),
        (0, 1, 0, 4), (2, 1, 0, 3), (4, 1, 0, 5), (5, 1, 0, 5), (5, -1, 0, 4), (3, -1, 0, 2),
        (1, -1, 0, 1),
    ],
)  # fmt: skip
def test_a_step_goes_to_the_nearest_in_its_direction(at, down, across, found):
    rows = spots((0, 0), (0, 2), (0, 5), (1, 4), (1, 1), (3, 0))
    assert step(rows, at, down, across) == found

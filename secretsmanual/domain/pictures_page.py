"""The pictures as a page that leaves: counts alone, for it goes to whoever leads the rep.

A leader gets counts, not people (domain.md 5.2): they stand as numbers, and never-mention and
care-flagged secrets are not counted.
"""

from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.document import Document, Heading, Item, Items, Paragraph, Plot
from secretsmanual.domain.pictures import Picture, Pictures
from secretsmanual.domain.wording import mark, tr

HOW = (
    mark(
        "Known: the newest secret of the kind was confirmed within its half-life; fading: "
        "longer ago."
    ),
    mark(
        "A secret is fresh for a half-life of its kind after it was heard and after it was "
        "confirmed."
    ),
    mark(
        "Of several confirmations the last is dated, so the past may look less fresh than it was."
    ),
    mark(
        "What was replaced counts until the newer fact was heard; what was withdrawn does not "
        "count."
    ),
    mark("Needs do not count: every competitor knows them."),
    mark("A promise stands in the quarter in which it fell due, or was kept if that was earlier."),
    mark("How it felt is read from cue words; of several feelings in a month the last one shows."),
)
FOR_LEADER = (
    mark(
        "Private secrets count, and say nothing; never-mention and care-flagged ones are not "
        "counted."
    ),
)


def pictures_document(found: Pictures) -> Document:
    """Make the page."""
    notes = HOW if found.named else (*HOW, *FOR_LEADER)
    footer = (
        tr("Counts only: no secret is named. For the rep and whoever leads.")
        if found.named
        else tr("Counts only: no secret and no person is named. For the rep and whoever leads.")
    )
    day = words.day(found.as_of)
    return Document(
        tr("Pictures, {whose}, {day}", whose=found.whose, day=day),
        (
            Heading(tr("Pictures"), 1),
            Paragraph(tr("{whose}, as of {day}", whose=found.whose, day=day)),
            *(one.plot for one in found.pictures),
            Heading(tr("How it is counted")),
            Items(tuple(Item(tr(note)) for note in notes)),
        ),
        footer=footer,
        data=data(found),
    )


def data(found: Pictures) -> dict[str, Any]:
    """Return the pictures for programs: JSON types only."""
    return {
        "whose": found.whose,
        "as_of": found.as_of.isoformat(),
        "pictures": [_data(one) for one in found.pictures],
    }


def _data(one: Picture) -> dict[str, Any]:
    plot: Plot = one.plot
    return {
        "picture": one.id,
        "title": plot.title,
        "form": plot.form,
        "labels": list(plot.labels),
        "series": [{"name": each.name, "values": list(each.values)} for each in plot.series],
        "levels": list(plot.levels),
        "words": plot.alternative,
    }

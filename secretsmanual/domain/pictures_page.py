"""The pictures as a page that leaves: counts alone, for it goes to whoever leads the rep.

A leader gets counts, not people (domain.md 5.2): they stand as numbers, and never-mention and
care-flagged secrets are not counted.
"""

from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.document import Document, Heading, Item, Items, Paragraph, Plot
from secretsmanual.domain.pictures import Picture, Pictures

HOW = (
    "Known: the newest secret of the kind was confirmed within its half-life; fading: longer ago.",
    "A secret is fresh for a half-life of its kind after it was heard and after it was confirmed.",
    "Of several confirmations the last is dated, so the past may look less fresh than it was.",
    "What was replaced counts until the newer fact was heard; what was withdrawn does not count.",
    "Needs do not count: every competitor knows them.",
    "A promise stands in the quarter in which it fell due, or was kept if that was earlier.",
    "How it felt is read from cue words; of several feelings in a month the last one shows.",
)
FOR_LEADER = (
    "Private secrets count, and say nothing; never-mention and care-flagged ones are not counted.",
)


def pictures_document(found: Pictures) -> Document:
    """Make the page."""
    notes = HOW if found.named else (*HOW, *FOR_LEADER)
    nobody = "" if found.named else " and no person"
    return Document(
        f"Pictures, {found.whose}, {words.day(found.as_of)}",
        (
            Heading("Pictures", 1),
            Paragraph(f"{found.whose}, as of {words.day(found.as_of)}"),
            *(one.plot for one in found.pictures),
            Heading("How it is counted"),
            Items(tuple(Item(note) for note in notes)),
        ),
        footer=f"Counts only: no secret{nobody} is named. For the rep and whoever leads.",
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

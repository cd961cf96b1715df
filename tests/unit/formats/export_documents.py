"""Documents that the tests of the exporters share."""

import io

from hypothesis import strategies as st

from secretsmanual.domain.document import (
    Chart,
    Document,
    Drawing,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Plot,
    Series,
    Table,
)
from secretsmanual.domain.drawing import Area, Box, Disc, Label, Stroke
from secretsmanual.formats.exporters.registry import write


def drawn(text: str) -> Drawing:
    """Draw every shape there is, with this text wherever there is one."""
    corners = ((0.0, 0.0), (60.0, 20.0), (30.0, 50.0))
    shapes = (
        Box(2, 2, 90, 56, "edge", "surface"),
        Disc((20, 20), 8, "warm", filled=False),
        Stroke(corners, "ink", dashes=(4, 2)),
        Area(corners, "accent"),
        Label(20, 30, text, 40, "strong", centred=True),
    )
    return Drawing(text, 100, 60, shapes, text)


PAGE = Document(
    "Pellworth Cold Chain, 24 November",
    (
        Heading("Pellworth Cold Chain | Tue 24 Nov 14:30 | 20 min", 1),
        Heading("Bottom line"),
        Paragraph("1 overdue promise, 1 open.\nStart with: the overdue promise."),
        Heading("Watch out"),
        Items((Item("OVERDUE Set up the alert", "to Lucía, due 2026-11-13", tone="warn"),)),
        Heading("In the room"),
        Heading("Lucía Ferrant (loo-THEE-a)", 3),
        Paragraph("Rapport 3/5.", tone="quiet"),
        Items(
            (
                Item(
                    "A supplier's miss meant fourteen pallets relabelled & a birthday lost.",
                    "stakes, 3 months ago, gold ★",
                    quote="what have they <b>changed</b> now",
                ),
                Item("Learning sign language; 東京 in May, مرحبا, 🎂.", "skill"),
            )
        ),
        Heading("Ask next"),
        Items(
            (Item("What small thing would help you?", "delight"), Item("And then?")), numbered=True
        ),
        Heading("Figures"),
        Facts((("How to reach", "Ring from 7:15"), ("Sent", "=1+1"))),
        Table(
            ("Promise", "Days", "Kept"),
            (("-2 pallets", 12, None), ("Send the proof, then ring back", 3, "2026-10-02")),
            "Promises",
            (4, 1, 1),
        ),
        Chart("Told so far", ("Stakes", "Delight"), (4.0, 2.5), "Stakes lead with 4.", "secrets"),
    ),
    footer="Printed for Ingrid Halvorsen, destroy after use",
    data={
        "account": "Pellworth",
        "records": [{"id": "s-1", "marks": ["gold"]}, {"id": "s-2"}],
        "none": [],
    },
)

HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", " =1", "＝1+1",
    '=HYPERLINK("http://x")', "<b>bold</b>", "<script>alert(1)</script>", "{{ 7*7 }}", "]]>",
    "&amp;", "a\x00b\x1bc", "half \ud800", "\ufffe", "line\u2028end", "שלום לכם", "مرحبا",
    "👩\u200d👩\u200d👧", "東京", "mailto:a@b.c", "http://example.org", "file:///etc/passwd",
)  # fmt: skip

anything = st.text(st.characters(), max_size=60) | st.sampled_from(HOSTILE)


def document_of(text: str) -> Document:
    """Put the text into every place of every block."""
    return Document(
        text,
        (
            Heading(text, 1),
            Heading(text),
            Paragraph(text),
            Items((Item(text, text, quote=text),)),
            Facts(((text, text),)),
            Table((text, "n"), ((text, 1), (None, 2)), text),
            Chart(text, (text,), (1.0,), text, text),
            drawn(text),
            Plot(text, "matrix", (text,), (Series(text, (1.0,)),), text, (text, text)),
            Plot(text, "lines", (text,), (Series(text, (2.5,)),), text),
        ),
        footer=text,
        data={"records": [{"text": text}]},
    )


def exported(document: Document, ending: str, **how) -> bytes:
    out = io.BytesIO()
    write(document, ending, out, **how)
    return out.getvalue()


def longest_brief() -> Document:
    """Return a brief at its limits: 55 lines of text, 350 words (domain.md 5.1)."""
    line = "promised the revised proof before noon"
    blocks: list = [
        Heading("Pellworth Cold Chain | Tue 24 Nov 14:30 | 20 min | Say sorry, fix it", 1)
    ]
    for section in range(9):
        blocks.append(Heading(f"Section {section}"))
        blocks.append(Items((Item(line, "habit"),) * (5 if section < 6 else 4)))
    blocks.append(Paragraph("Still unknown"))
    return Document("Brief", tuple(blocks), footer="Printed for Ingrid, destroy after use")

"""Pictures of values in each format: drawn where it can be, told in words everywhere."""

import io
import json
import zipfile

import docx
import openpyxl
import pytest
from lxml import html
from pypdf import PdfReader

from secretsmanual.domain.document import Document, Plot, Series
from tests.unit.formats.export_documents import exported

MATRIX = Plot(
    "What is known",
    "matrix",
    ("Habit", "Dream"),
    (Series("Hester", (2.0, 0.0)), Series("Colm", (1.0, None))),
    "To ask next: dream.\nHester: 1 known.",
    ("unknown", "fading", "known"),
)
STACKED = Plot(
    "Promises",
    "stacked",
    ("Q3 2026", "Q4 2026"),
    (Series("in time", (3.0, 1.0)), Series("late", (1.0, 0.0)), Series("open", (0.0, 2.0))),
    "None is overdue.",
)
LINES = Plot(
    "Held", "lines", ("Oct", "Nov"), (Series("held", (8.0, 12.0)), Series("fresh", (8.0, 9.0))), "W"
)
GROUPED = Plot(
    "Gap", "grouped", ("Ease",), (Series("matters", (4.5,)), Series("ours", (None,))), "G", most=5
)
STRIPS = Plot(
    "Felt", "strips", ("Oct", "Nov"), (Series("Ann", (0.0, 2.0)),), "F", ("bad", "mixed", "good")
)
ALL = (MATRIX, STACKED, LINES, GROUPED, STRIPS)
EMPTY = Plot("Nothing", "lines", (), (), "No secret is held yet.")
PAGE = Document("Pictures", (*ALL, EMPTY))


def test_html_draws_with_words_and_no_style_of_its_own():
    raw = exported(PAGE, "html").decode()
    page = html.fromstring(raw)
    pictures = page.xpath("//svg")
    assert [one.get("role") for one in pictures] == ["img"] * 5
    for picture, plot in zip(pictures, ALL, strict=True):
        title, words = (
            page.xpath(f"string(//*[@id='{name}'])")
            for name in picture.get("aria-labelledby").split()
        )
        assert title == plot.title
        assert all(label in words for label in plot.labels)
    assert "Hester: known Habit, unknown Dream; Colm: fading Habit" in raw
    assert page.xpath("//@style") == []
    told = [one.text_content() for one in page.xpath("//figure/p")]
    assert told == [plot.alternative for plot in (*ALL, EMPTY)]


def test_pdf_draws_lines_and_tells_words_and_numbers():
    reader = PdfReader(io.BytesIO(exported(PAGE, "pdf")))
    text = " ".join(page.extract_text() for page in reader.pages)
    for plot in (*ALL, EMPTY):
        assert plot.title in text
        assert plot.alternative.split("\n")[0] in text
    for words in ("Q3 2026", "in time", "Hester", "4.5"):
        assert words in text
    drawn = b"".join(page.get_contents().get_data() for page in reader.pages)
    assert drawn.count(b" l\n") + drawn.count(b" l ") > 40, "hatching is of lines"
    assert not any("/XObject" in page["/Resources"] and page.images for page in reader.pages)


def test_xlsx_has_its_own_charts_over_real_numbers():
    raw = exported(PAGE, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(raw))
    promises = list(book["Promises"].values)
    assert (None, "in time", "late", "open") in [row[:4] for row in promises]
    assert ("Q3 2026", 3, 1, 0) in [row[:4] for row in promises]
    known = list(book["What is known"].values)
    assert known[2][1:] == ("Habit", "Dream", "unknown", "fading", "known")
    assert known[3] == ("Hester", "known", "unknown", 1, 0, 1)
    assert ("Ease", 4.5, None) in [row[:3] for row in book["Gap"].values]
    assert [len(book[plot.title]._charts) for plot in ALL] == [1] * 5
    first = [row[0] for row in book["Pictures"].values]
    assert all(plot.alternative in first for plot in (*ALL, EMPTY))
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        charts = [parts.read(f"xl/charts/chart{n}.xml").decode() for n in range(1, 6)]
    assert "wdUpDiag" in charts[1]
    assert "<c:lineChart>" in charts[2]
    assert charts[2].count("<c:marker><c:symbol") == 2
    assert "dash" in charts[2]


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_formats_of_text_tell_the_values(ending):
    raw = exported(PAGE, ending)
    if ending == "txt":
        text = raw.decode()
    else:
        word = docx.Document(io.BytesIO(raw))
        cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
        text = "\n".join([*(one.text for one in word.paragraphs), *cells])
    for words in ("What is known", "To ask next: dream.", "Hester", "Habit", "Q3 2026", "4.5"):
        assert words in text
    assert "No secret is held yet." in text


def test_the_document_holds_the_same_for_programs():
    document = Document("P", (MATRIX,), data={"pictures": [{"title": MATRIX.title}]})
    assert json.loads(exported(document, "json"))["pictures"][0]["title"] == "What is known"

import io
import tempfile
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings

from secretsmanual.domain.document import Chart, Document, Facts, Heading, Paragraph, Table
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters import xlsx, xlsx_sheet
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.xlsx import Names
from tests.unit.formats.export_documents import PAGE, anything, document_of, exported


def book_of(document):
    return openpyxl.load_workbook(io.BytesIO(exported(document, "xlsx")), rich_text=False)


def parts_of(document):
    with zipfile.ZipFile(io.BytesIO(exported(document, "xlsx"))) as whole:
        return {name: whole.read(name).decode() for name in whole.namelist()}


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def flat(sheet):
    return [value for row in values(sheet) for value in row if value is not None]


@given(anything)
@settings(max_examples=60)
def test_every_text_is_text_and_nothing_is_a_formula(text):
    book = book_of(document_of(text))
    first, second, matrix, lines = book.worksheets
    expected = clean(text)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    if expected:
        assert flat(first).count(expected) >= 9
        assert f"“{expected}”" in flat(first)
        assert values(second) == [[expected, "n"], [expected, 1], [None, 2]]
        assert [expected, expected, 0, 1] in values(matrix)
        assert [expected, 2.5] in [row[:2] for row in values(lines)]


@pytest.mark.parametrize("text", ["<r>x</r>", "<r><t>a</t></r>", "_x0041_", "</t><t>"])
def test_text_that_looks_like_the_files_own_markup_is_text(text):
    book = book_of(Document("T", (Table((text,), ((text,),)),)))
    assert values(book.worksheets[1]) == [[text], [text]]


def test_a_table_has_its_own_sheet_with_frozen_head_filter_and_widths():
    sheet = book_of(PAGE)["Promises"]
    assert values(sheet) == [
        ["Promise", "Days", "Kept"],
        ["-2 pallets", 12, None],
        ["Send the proof, then ring back", 3, "2026-10-02"],
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.column_dimensions["A"].width > 3 * sheet.column_dimensions["B"].width
    assert sheet["A2"].alignment.wrap_text


def test_the_first_sheet_is_the_page():
    said = flat(book_of(PAGE).worksheets[0])
    assert said[0] == "Pellworth Cold Chain | Tue 24 Nov 14:30 | 20 min"
    assert "1. What small thing would help you?" in said
    assert "Promises: see the sheet “Promises”" in said
    assert said[-1] == PAGE.footer


def test_the_chart_is_native_and_has_words():
    parts = parts_of(PAGE)
    assert "<c:barChart>" in parts["xl/charts/chart1.xml"]
    assert "<c:v>Told so far</c:v>" in parts["xl/charts/chart1.xml"]
    assert 'descr="Stakes lead with 4."' in parts["xl/drawings/drawing1.xml"]


def test_an_empty_chart_and_an_empty_table_are_no_trouble():
    book = book_of(
        Document("T", (Chart("C", (), (), "Nothing yet"), Table((), ()), Table(("A",), ())))
    )
    assert "Nothing yet" in flat(book.worksheets[0])
    assert len(book.worksheets) == 3


def test_nothing_leads_out_of_the_file():
    page = Document(
        "T", (Facts((("http://a.example", "mailto:b@c"), ("file:///x", "external:y"))),)
    )
    whole = "".join(parts_of(page).values())
    assert "hyperlink" not in whole.replace("relationships/hyperlink", "hyperlink")
    assert "TargetMode" not in whole


def test_the_file_has_a_title_and_no_author():
    properties = book_of(PAGE).properties
    assert properties.title == PAGE.title
    assert not properties.creator
    assert properties.created.year == 1980


def test_a_text_too_long_for_a_cell_goes_on_below():
    text = "a" * 32_766 + "😀" + "b" * 40_000
    sheet = book_of(Document("T", (Table(("Text", "No"), ((text, 1), ("next", 2))),))).worksheets[1]
    cells = values(sheet)[1:]
    assert "".join(row[0] for row in cells[:3]) == text
    assert [row[1] for row in cells] == [1, None, None, 2]


def test_numbers_that_would_be_rounded_are_text():
    sheet = book_of(Document("T", (Table(("N",), ((10**15 - 1,), (10**15 + 1,))),))).worksheets[1]
    assert values(sheet)[1:] == [[10**15 - 1], [str(10**15 + 1)]]


def test_a_table_longer_than_a_sheet_is_refused():
    page = Document("T", (Table(("A",), (("x",),) * 1_048_576, "All"),))
    with pytest.raises(BadInput, match="“All” has more rows"):
        exported(page, "xlsx")


def test_long_texts_that_outgrow_a_sheet_are_refused(monkeypatch):
    for module in (xlsx, xlsx_sheet):
        monkeypatch.setattr(module, "ROWS", 4)
    assert book_of(Document("T", (Table(("A",), (("x",),) * 3, "All"),)))
    with pytest.raises(BadInput, match="“All” has more rows"):
        book_of(Document("T", (Table(("A",), (("x",), ("y" * 70_000,), ("z",)), "All"),)))


def test_nothing_is_written_to_temporary_files(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "TemporaryFile", "NamedTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    for ending in ("xlsx", "docx", "pdf"):
        exported(PAGE, ending)


@given(anything)
def test_sheet_names_are_allowed_and_differ(text):
    names = Names()
    made = [names.of(text) for _ in range(12)]
    assert len({name.casefold() for name in made}) == 12
    for name in made:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("' ") == name


def test_a_sheet_is_not_named_as_excel_keeps_for_itself():
    assert Names().of("History") == "History 2"
    assert Names().of("'//'") == "Sheet"


def test_headings_of_any_depth_and_tones_are_written():
    page = Document("T", (Heading("A", 3), Paragraph("w", "warn"), Paragraph("q", "quiet")))
    assert flat(book_of(page).worksheets[0]) == ["T", "A", "w", "q"]

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from secretsmanual.domain.document import Chart, Document, Heading, Item, Items, Paragraph, Table
from secretsmanual.formats.exporters.clean import clean
from tests.unit.formats.export_documents import PAGE, anything, document_of, exported


def word_of(document, **how):
    return docx.Document(io.BytesIO(exported(document, "docx", **how)))


def texts(word, style):
    return [each.text for each in word.paragraphs if each.style.name == style]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


@given(anything)
@settings(max_examples=25)
def test_every_text_is_text(text):
    word = word_of(document_of(text))
    expected = clean(text)
    for style in ("Heading 1", "Heading 2"):
        assert texts(word, style) == [expected]
    assert texts(word, "List Bullet") == [
        expected + (f"  {expected}" if text else "") + (f"\n“{expected}”" if text else "")
    ]
    assert texts(word, "Normal")[0] == expected
    facts, table, chart, matrix, lines = word.tables
    assert cells(facts) == [[expected, expected]]
    assert cells(table) == [[expected, "n"], [expected, "1"], ["", "2"]]
    assert cells(chart)[0][0] == expected
    assert cells(matrix) == [["", expected, expected], [expected, expected, ""]]
    assert cells(lines) == [["", expected], [expected, "2.5"]]
    assert word.sections[0].footer.paragraphs[0].text.startswith(expected)


def test_headings_lists_and_captions_are_real():
    word = word_of(PAGE)
    assert texts(word, "Heading 1") == ["Pellworth Cold Chain | Tue 24 Nov 14:30 | 20 min"]
    assert texts(word, "Heading 3") == ["Lucía Ferrant (loo-THEE-a)"]
    assert texts(word, "List Number") == ["What small thing would help you?  delight", "And then?"]
    assert texts(word, "Caption") == ["Promises", "Told so far"]


def test_each_numbered_list_counts_from_one():
    steps = Items((Item("a"), Item("b")), numbered=True)
    word = word_of(Document("T", (steps, Heading("Then"), steps)))
    lists = [each._p.pPr.numPr.numId.val for each in word.paragraphs if "Number" in each.style.name]
    assert lists[0] == lists[1] != lists[2] == lists[3]
    starts = word.part.numbering_part.element.xpath(
        f"./w:num[@w:numId='{lists[0]}' or @w:numId='{lists[2]}']//w:startOverride/@w:val"
    )
    assert starts == ["1", "1"]


def test_a_table_repeats_its_head_and_keeps_its_rows_whole():
    rows = tuple((f"row {number}", number) for number in range(700))
    word = word_of(Document("T", (Table(("Text", "No"), rows, "Long", (3, 1)),)))
    (table,) = word.tables
    assert len(table._tbl.tr_lst) == 701
    first, *others = table._tbl.tr_lst
    assert first.trPr.find(qn("w:tblHeader")) is not None
    assert all(each.trPr.find(qn("w:cantSplit")) is not None for each in others)
    assert [each.tc_lst[0].p_lst[0].r_lst[0].text for each in others] == [row[0] for row in rows]
    wide, narrow = (int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst)
    assert wide == 3 * narrow


def test_the_file_has_title_and_language_and_nobody():
    word = word_of(Document("Übergabe", (Paragraph("x"),), language="de"))
    properties = word.core_properties
    assert (properties.title, properties.language) == ("Übergabe", "de")
    assert properties.author == properties.last_modified_by == properties.comments == ""
    assert properties.created.year == 1980
    (language,) = word.styles.element.xpath("./w:docDefaults//w:lang/@w:val")
    assert language == "de"


@pytest.mark.parametrize(("paper", "width"), [("A4", 210), ("Letter", 216)])
def test_the_paper_is_the_one_asked_for(paper, width):
    assert round(word_of(PAGE, paper=paper).sections[0].page_width.mm) == width


def test_right_to_left_writing_is_marked():
    word = word_of(Document("T", (Paragraph("שלום לכם"), Paragraph("plain"))))
    right, left = word.paragraphs[1:]
    assert right._p.pPr.find(qn("w:bidi")) is not None
    assert right._p.r_lst[0].rPr.find(qn("w:rtl")) is not None
    assert left._p.pPr is None


def test_tabs_and_lines_are_kept():
    word = word_of(Document("T", (Paragraph("a\tb\r\nc  d", "warn"),)))
    assert word.paragraphs[1].text == "a\tb\nc  d"
    assert word.paragraphs[1].runs[0].bold


def test_a_chart_without_values_and_a_table_without_columns_are_no_trouble():
    word = word_of(Document("T", (Chart("C", (), (), "Nothing yet"), Table((), ()), Items(()))))
    assert word.tables == []
    assert "Nothing yet" in texts(word, "Normal")


def test_nothing_leads_out_of_the_file():
    with zipfile.ZipFile(io.BytesIO(exported(PAGE, "docx"))) as whole:
        assert not any(b'TargetMode="External"' in whole.read(name) for name in whole.namelist())
        assert not any("vba" in name.casefold() for name in whole.namelist())

"""Text, JSON, CSV and the way in."""

import csv
import io
import json

import pytest
from hypothesis import given, settings

from secretsmanual.domain.document import Document, Facts, Heading, Item, Items, Paragraph, Table
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters.clean import clean, one_line, unguard
from secretsmanual.formats.exporters.job import Cancelled
from secretsmanual.formats.exporters.registry import EXPORTERS, write
from tests.unit.formats.export_documents import PAGE, anything, document_of, exported

LONG = Document(
    "Long",
    (Table(("A", "B"), tuple((f"text {n}", n) for n in range(1000)), "Rows"),),
    data={"records": [{"n": n} for n in range(1000)]},
)


OF_ANY_PAGE = [ending for ending in EXPORTERS if ending not in {"vcf", "ics"}]
"""Address books and calendars hold people and days, which a page of text has none of."""


def cells(document):
    text = exported(document, "csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def squeezed(text):
    return "".join(clean(text).split())


def test_an_unknown_ending_names_the_possible_ones():
    with pytest.raises(BadInput) as told:
        exported(PAGE, "odt")
    assert "“odt”" in told.value.what
    assert all(ending in told.value.hint for ending in EXPORTERS)


def test_an_ending_may_have_its_dot_and_capitals():
    assert exported(PAGE, ".TXT") == exported(PAGE, "txt")


@pytest.mark.parametrize("ending", OF_ANY_PAGE)
def test_progress_rises_to_one(ending):
    heard = []
    exported(LONG, ending, progress=lambda share: heard.append(share) or True)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 5


@pytest.mark.parametrize("ending", OF_ANY_PAGE)
def test_answering_no_stops_the_work(ending):
    with pytest.raises(Cancelled):
        write(LONG, ending, io.BytesIO(), lambda share: share < 0.5)


@pytest.mark.parametrize("ending", OF_ANY_PAGE)
def test_the_same_document_gives_the_same_bytes(ending):
    assert exported(PAGE, ending) == exported(PAGE, ending)


@pytest.mark.parametrize("ending", ["txt", "html", "json"])
def test_an_empty_document_is_still_a_file(ending):
    assert exported(Document("Nothing yet", ()), ending).strip()


@given(anything)
@settings(max_examples=100)
def test_text_has_every_text(text):
    said = exported(document_of(text), "txt").decode()
    assert squeezed(said).casefold().count(squeezed(text).casefold()) >= 11 or not squeezed(text)


def test_text_keeps_to_its_columns_and_keeps_long_words_whole():
    word = "https://example.org/" + "x" * 120
    page = Document(
        "T", (Heading("T", 1), Items((Item("word " * 60 + word, "note"),)), *LONG.blocks)
    )
    lines = exported(page, "txt").decode().splitlines()
    assert any(word in line for line in lines)
    assert all(len(line) <= 96 for line in lines if word not in line)


def test_text_shows_a_table_of_many_columns_as_lists():
    names = tuple(f"Column {n}" for n in range(20))
    page = Document("Wide", (Table(names, ((*tuple(f"value {n}" for n in range(19)), None),)),))
    said = exported(page, "txt").decode()
    assert "- Column 0: value 0\n  Column 1: value 1\n" in said
    assert "Column 19" not in said


def test_text_marks_what_needs_care_without_colour():
    page = Document(
        "T", (Paragraph("Due", "warn"), Items((Item("Late", tone="warn"),), numbered=True))
    )
    assert exported(page, "txt").decode().splitlines()[1:] == ["! Due", "1. ! Late"]


@given(anything)
def test_csv_reads_back_exactly_and_has_no_formula(text):
    page = Document("T", (Table((text, "n"), ((text, -1), (None, 2))),))
    read = cells(page)
    assert [[unguard(cell) for cell in row] for row in read[:2]] == [
        [clean(text), "n"],
        [clean(text), "-1"],
    ]
    assert read[2] == ["", "2"]
    assert not read[1][0].startswith(tuple("=+-@\t\r"))


def test_csv_has_bom_crlf_and_the_first_table_only():
    page = Document("T", (Table(("A",), (("1\n2",),)), Table(("B",), ())))
    assert exported(page, "csv") == b'\xef\xbb\xbfA\r\n"1\n2"\r\n'


def test_long_csv_is_whole():
    assert cells(LONG)[1:] == [[f"text {n}", str(n)] for n in range(1000)]


def test_csv_without_a_table_says_what_to_choose():
    with pytest.raises(BadInput, match="no table"):
        exported(Document("T", (Facts((("a", "b"),)),)), "csv")


@given(anything)
def test_json_reads_back_with_half_characters_replaced(text):
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    read = json.loads(exported(document_of(text), "json"))
    said = read["records"][0]["text"]
    assert said.replace("\N{REPLACEMENT CHARACTER}", "") == whole.replace(
        "\N{REPLACEMENT CHARACTER}", ""
    )


def test_json_has_a_record_to_a_line():
    data = {"a": {}, "b": {"c": {"d": [1]}}, "records": [{"n": 1}, {"n": 2}], "f": 1.5, "é": None}
    page = Document("T", (), data=data)
    said = exported(page, "json").decode()
    assert json.loads(said) == data
    assert '\n    {"n": 1},\n    {"n": 2}\n' in said
    assert '"é": null' in said


def test_json_lines_has_the_records():
    lines = exported(LONG, "jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == LONG.data["records"]


def test_json_lines_without_records_says_what_to_choose():
    with pytest.raises(BadInput, match="list of records"):
        exported(Document("T", (), data={"a": 1}), "jsonl")


def test_names_in_messages_are_one_line_of_words():
    with pytest.raises(BadInput) as told:
        exported(Document("A\nB", ()), "csv")
    assert one_line(told.value.sentence) == told.value.sentence

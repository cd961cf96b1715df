"""Hostile and broken tables: bounded, refused in one sentence that names the line (trust.md 5)."""

import csv
import tracemalloc
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.importers import csv_file, encoding
from secretsmanual.formats.importers.registry import read
from tests.unit.formats.import_faults import check_any, mutated


def rows(text):
    return list(read("people.csv", text.encode() if isinstance(text, str) else text))


def refusal(text):
    with pytest.raises(BadInput) as refused:
        rows(text)
    assert refused.value.hint
    return refused.value.what


def test_a_field_of_a_million_characters_is_read():
    note = "x" * csv_file.FIELD_LIMIT
    (row,) = rows(f'Name,Company,Notes\nAnn,Acme,"{note}"\n')
    assert row.person.notes == note


def test_a_longer_field_is_refused_with_its_line():
    note = "x" * (csv_file.FIELD_LIMIT + 1)
    what = refusal(f'Name,Company,Notes\nAnn,Acme,ok\nBob,"Acme","{note}"\n')
    assert what.startswith("people.csv, line 3: the field that starts there is longer than")


def test_the_limit_of_the_csv_module_is_given_back():
    before = csv.field_size_limit()
    first = iter(read("people.csv", b"Name,Company\n" + b"Ann,Acme\n" * 2_000))
    next(first)
    assert csv.field_size_limit() == before
    refusal("Name,Company,Notes\nAnn,Acme," + "x" * (csv_file.FIELD_LIMIT + 1))
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Name,Company\nAnn,"Acme\nBob,Bolt\n', 2),
        ('Name,Company\nAnn,Acme\n"Bob,Bolt', 3),
        ('Name,Company,Notes\n"A\nnn",Acme,"open\nmore\n', 3),
        ('Name,Company,Notes\n"A ""quote"" ",Acme,"open ""x"" \nmore\n', 2),
        ('Name,Company,Notes\nAnn 5" tall,"x" y,"open\n', 2),
        ('Name,Company,Notes\nAnn,Acme, "open\n', 2),
    ],
)
def test_a_quote_that_is_never_closed_is_named_by_its_line(text, line):
    assert refusal(text) == f"people.csv, line {line}: the quote mark opened there is never closed."


def test_an_open_quote_before_much_text_costs_no_memory():
    data = b'Name,Company,Notes\nAnn,Acme,"open\n' + b"Bob,Bolt,a longer line of notes\n" * 200_000
    tracemalloc.start()
    try:
        what = refusal(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert what.startswith("people.csv, line 2: the field that starts there is longer than")
    assert peak < len(data) + 20_000_000


def test_a_row_of_many_long_fields_is_refused():
    fields = ",".join(["y" * 900_000] * 10)
    assert "line 2: the row that starts there" in refusal(f"Name,Company\n{fields}\n")


def test_more_columns_than_a_thousand_are_refused():
    assert "1,001 columns" in refusal("Name,Company\n" + "x," * 1_000 + "x\n")


def test_more_rows_than_a_spreadsheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(csv_file, "ROW_LIMIT", 10)
    assert len(rows("Name\n" + "Ann\n" * 8)) == 8
    assert "more than 10 rows" in refusal("Name\n" + "Ann\n" * 10)


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("secretsmanual.formats.importers.tables.FILE_LIMIT", 1_000_000)
    assert refusal(b"Name\n" + b"Ann\n" * 300_000) == "people.csv is larger than 1 MB."


def test_rows_are_not_gathered():
    data = b"First Name,Last Name,Company,E-mail,Notes\n" + b"".join(
        b"Ann%d,Lee,Firm %d,ann%d@firm.org,likes sailing\n" % (n, n % 90, n) for n in range(5_000)
    )
    reading = read("people.csv", data)
    tracemalloc.start()
    try:
        assert sum(1 for _ in reading) == 5_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_reading_stops_where_the_reader_stops():
    reading = read("people.csv", b"Name\n" + b"Ann\n" * 5_000 + b'"open')
    assert len(list(islice(reading, 1_000))) == 1_000


def test_two_readings_at_once_do_not_disturb_each_other():
    one, other = (iter(read("x.csv", b"Name,Company\n" + b"Ann,Acme\n" * 1_500)) for _ in "ab")
    assert sum(1 for _ in zip(one, other, strict=True)) == 1_500


@pytest.mark.parametrize(
    ("data", "codec", "text"),
    [
        ("Zoë".encode(), "UTF-8", "Zoë"),
        ("Zoë".encode("utf-8-sig"), "UTF-8", "Zoë"),
        ("Zoë".encode("utf-16"), "UTF-16", "Zoë"),
        ("Zoë Anna".encode("utf-16-be"), "UTF-16 (guessed)", "Zoë Anna"),
        ("Zoë Anna".encode("utf-16-le"), "UTF-16 (guessed)", "Zoë Anna"),
        ("Zoë “€”".encode("cp1252"), "Western European (guessed)", "Zoë “€”"),
        (b"a\x81b", "Western European (guessed)", "a\ufffdb"),
        ("Zoë".encode()[:-1], "UTF-8", "Zo\ufffd"),
        (b"A\x00n\x1bn\x07\x7f\t1", "UTF-8", "Ann\t1"),
        (b"a\r\nb\rc\nd", "UTF-8", "a\nb\nc\nd"),
        ("a\u2028b".encode(), "UTF-8", "a\u2028b"),
        (b"", "UTF-8", ""),
    ],
)
def test_alphabets(data, codec, text):
    found = encoding.recognise(data)
    assert (found.label, found.stream().read()) == (codec, text)


VALID = (
    "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Birthday,Hobby,Notes\n"
    '1,Ann,Lee,a@b.de,"111 222;333 444",Acme GmbH,1980-02-03,sailing,"two\nlines ""quoted"""\n'
    "2,Zoë,Ray,z@b.de,,Bolt,,,\n"
).encode()


@given(mutated(VALID))
@settings(max_examples=150, deadline=None)
def test_broken_tables_are_read_or_refused(data):
    check_any("people.csv", data)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    check_any("people.csv", data)


@pytest.mark.faults
@given(mutated(VALID) | mutated(VALID.decode().encode("utf-16")) | st.binary(max_size=3_000))
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_broken_tables_at_full_size(data):
    check_any("people.csv", data)

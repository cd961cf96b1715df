"""The certificate: one A4 page across, whatever stands on it."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from secretsmanual.domain.awards import Factor
from secretsmanual.domain.certificates import SAYING, Certificate
from secretsmanual.formats.exporters.certificate import write_certificate

ONE = Certificate(
    "Secret Agent of the month",
    "November 2026",
    "Ada",
    "Sails at dawn",
    quoted=True,
    fact="Won with 3 of 5 votes.",
    made_on=date(2026, 11, 20),
    company="Larkfield",
)


def page_of(certificate):
    out = io.BytesIO()
    write_certificate(certificate, out)
    (page,) = PdfReader(out).pages
    return page


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"name": "A" * 300, "company": "B" * 300},
        {"why": "Word after word after word. " * 700},
        {"why": "x" * 20_000, "quoted": False},
        {"name": "Ελένη דנה <b>=1+1</b> 🙂", "company": ""},
        {"factors": tuple(Factor(name, 0.5, "26 of 52") for name in "abcd")},
    ],
)
def test_it_is_one_page(changed):
    page = page_of(replace(ONE, **changed))
    wide, tall = (float(length) for length in page.mediabox[2:])
    assert (round(wide), round(tall)) == (842, 595)
    assert SAYING in " ".join(page.extract_text().split())


def test_text_is_text_and_bytes_are_the_same():
    text = page_of(replace(ONE, name="<b>=1+1</b>")).extract_text()
    assert "<b>=1+1</b>" in text
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        write_certificate(ONE, file)
    assert files[0].getvalue() == files[1].getvalue()


def test_what_is_too_long_ends_in_a_mark():
    assert "…" in page_of(replace(ONE, why="Word after word. " * 700)).extract_text()
    assert "…" not in page_of(ONE).extract_text()

"""A vCard of any text is read back as it was."""

import io

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters import registry
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.vcard import FOLD, escaped, folded

texts = st.text(min_size=1, max_size=200).map(clean).filter(lambda one: one.strip())


def written(card, ending="vcf"):
    out = io.BytesIO()
    data = {"made_on": "2026-11-20", "cards": [card]}
    registry.write(Document("People", (), data=data), ending, out)
    return out.getvalue()


def card(**values):
    empty = dict.fromkeys(("emails", "phones", "hobbies", "interests", "expertise", "notes"), ())
    plain = {"uid": "u", "name": "N", "first": "", "last": "N", "company": "", "role": ""}
    return {**plain, **empty, **values}


@given(text=texts)
def test_no_line_is_too_long_and_unfolding_gives_the_text_back(text):
    data = folded(f"NOTE:{escaped(text)}")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= FOLD
    assert all(line.startswith(b" ") for line in lines[1:])
    assert all(line.decode() is not None for line in lines)
    assert data.replace(b"\r\n ", b"").decode() == f"NOTE:{escaped(text)}\r\n"


@given(name=texts, note=texts, company=texts)
def test_another_reader_finds_the_same_words(name, note, company):
    data = written(card(name=name, last=name, notes=[note], company=company, hobbies=[note]))
    found = vobject.readOne(data.decode())
    assert found.fn.value == name
    assert found.note.value == note
    assert found.n.value.family == name
    assert found.org.value == [company]
    assert {line.name for line in found.lines()} <= {
        *("VERSION", "PRODID", "UID", "FN", "N", "ORG", "HOBBY", "NOTE", "REV")
    }


@pytest.mark.parametrize("ending", ["vcf", "ics"])
def test_a_page_without_people_or_days_is_refused(ending):
    with pytest.raises(BadInput, match="cannot become"):
        registry.write(Document("Brief", ()), ending, io.BytesIO())

"""A vCard of any text is read back as it was."""

import io

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.formats.exporters import registry
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.job import Cancelled
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


@given(summary=texts, description=texts, day=st.sampled_from(["", "2026-12-01"]))
def test_another_calendar_finds_the_same_words(summary, description, day):
    entry = {"uid": "u", "day": day, "summary": summary, "description": description}
    out = io.BytesIO()
    data = {"made_on": "2026-11-20", "entries": [entry]}
    registry.write(Document("Days", (), data=data), "ics", out)
    calendar = icalendar.Calendar.from_ical(out.getvalue())
    [found] = calendar.walk("VEVENT" if day else "VTODO")
    assert str(found["summary"]) == " ".join(summary.split())
    assert str(found["description"]) == description
    assert max(map(len, out.getvalue().split(b"\r\n"))) <= 75


@pytest.mark.parametrize("ending", ["vcf", "ics"])
def test_progress_is_told_and_a_no_stops_the_work(ending):
    entry = {"uid": "u", "day": "", "summary": "s", "description": "d"}
    data = {"made_on": "2026-11-20", "cards": [card()] * 900, "entries": [entry] * 900}
    document, heard = Document("People", (), data=data), []
    registry.write(document, ending, io.BytesIO(), lambda share: heard.append(share) or True)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) > 5
    with pytest.raises(Cancelled):
        registry.write(document, ending, io.BytesIO(), lambda share: share < 0.5)

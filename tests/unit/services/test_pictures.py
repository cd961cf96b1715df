"""Pictures of a manual: read without words, written without names."""

import io

import openpyxl
import pytest
from pypdf import PdfReader

from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.pictures_page import data
from secretsmanual.services.pictures import FORMATS


def plots(found):
    return {one.id: one.plot for one in found.pictures}


def read(path):
    raw = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)
    if path.suffix in (".xlsx", ".docx"):
        if path.suffix == ".docx":
            import docx

            word = docx.Document(io.BytesIO(raw))
            cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
            return "\n".join([*(one.text for one in word.paragraphs), *cells])
        book = openpyxl.load_workbook(io.BytesIO(raw))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    return raw.decode()


def test_the_demo_fills_every_picture(demo):
    found = demo.pictures.pictures()
    assert not any(one.empty for one in found.pictures)
    held = plots(found)["held"]
    with demo.manual.read() as unit:
        active = unit.secrets.where()
    wants = [one for one in active if one.layer == "want" and one.status == "active"]
    assert held.series[0].values[-1] == len(wants)


def test_accounts_add_up_to_all(demo):
    whole = plots(demo.pictures.pictures())
    single = [plots(demo.pictures.pictures(one)) for one, _ in demo.pictures.accounts()]
    for name in ("held", "promises"):
        for line, series in enumerate(whole[name].series):
            each = [one[name].series[line].values for one in single if one[name].series]
            assert series.values == tuple(map(sum, zip(*each, strict=True)))
    assert len(whole["coverage"].series) == sum(len(one["coverage"].series) for one in single)


@pytest.mark.parametrize("ending", FORMATS)
def test_no_file_names_anybody_or_tells_a_secret(demo, tmp_path, ending):
    with demo.manual.read() as unit:
        people = [one.name for one in unit.people.where()]
        texts = [one.text for one in unit.secrets.where()]
        words = [one.verbatim for one in unit.secrets.where() if one.verbatim]
    path = tmp_path / f"pictures.{ending}"
    demo.pictures.write(path)
    text = read(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Thornquay" in text
    assert "Person 1" in text
    assert not [one for one in (*people, *texts, *words) if one in text]


def test_a_file_says_what_it_counts(demo, tmp_path):
    demo.pictures.write(tmp_path / "p.txt", demo.accounts.find("Thornquay").id)
    text = " ".join((tmp_path / "p.txt").read_text().split())
    assert "never-mention and care-flagged ones are not counted" in text
    assert "no secret and no person is named" in text


def test_an_empty_manual_says_so(empty, tmp_path):
    found = empty.pictures.pictures()
    assert all(one.empty for one in found.pictures)
    assert data(found)["whose"] == "All customers"
    for ending in FORMATS:
        empty.pictures.write(tmp_path / f"p.{ending}")
        assert "No secret is held yet." in " ".join(read(tmp_path / f"p.{ending}").split())


def test_what_cannot_be_is_said(demo, tmp_path):
    with pytest.raises(BadInput, match="what kind of file"):
        demo.pictures.write(tmp_path / "p.exe")
    with pytest.raises(NotFound):
        demo.pictures.pictures("a-nobody")

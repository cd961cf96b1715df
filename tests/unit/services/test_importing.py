"""Files come in by preview and one transaction, and go again as one step."""

from pathlib import Path

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.import_plan import Counts

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared example files are not here")

PEOPLE = """First Name,Last Name,Email,Company Name,Job Title
Ana,Silva,ana@oak.example,Oak & Sons,Head of Procurement
Bo,Berg,bo@oak.example,Oak & Sons,Warehouse lead
"""


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_a_preview_writes_nothing_and_says_the_same_as_the_import(empty, people):
    preview = empty.importing.preview(people)
    assert preview.counts == Counts(rows=2, accounts_added=1, people_added=2)
    assert empty.people.all() == []
    assert empty.importing.run(people).preview.counts == preview.counts
    assert {p.name for p in empty.people.all()} == {"Ana Silva", "Bo Berg"}
    assert [row.account.name for row in empty.accounts.all()] == ["Oak & Sons"]


def test_importing_again_updates_instead_of_doubling(empty, people):
    empty.importing.run(people)
    again = empty.importing.run(people).preview.counts
    assert (again.accounts_added, again.people_added, again.people_updated) == (0, 0, 0)
    people.write_text(PEOPLE.replace("Warehouse lead", "Site manager"), encoding="utf-8")
    changed = empty.importing.run(people).preview.counts
    assert (changed.people_added, changed.people_updated) == (0, 1)
    assert empty.people.find("Bo Berg").role == "Site manager"


def test_an_import_is_taken_back_whole(empty, people):
    before = empty.importing.run(people)
    people.write_text(PEOPLE.replace("Warehouse lead", "Site manager"), encoding="utf-8")
    update = empty.importing.run(people)
    empty.importing.undo(update.import_id)
    assert empty.people.find("Bo Berg").role == "Warehouse lead"
    empty.importing.undo(before.import_id)
    assert empty.people.all() == []
    assert empty.accounts.all() == []
    with pytest.raises(Refused, match="undone already"):
        empty.importing.undo(before.import_id)


def test_people_with_secrets_of_their_own_stay_when_an_import_is_undone(empty, people):
    done = empty.importing.run(people)
    ana = empty.people.find("Ana Silva")
    empty.secrets.add("Rows on Sundays", ana.account_id, person_id=ana.id, kind="recreation")
    gone, kept, _ = empty.importing.undo(done.import_id)
    assert (gone, kept) == (1, 2)
    assert [p.name for p in empty.people.all()] == ["Ana Silva"]


def test_who_looks_like_somebody_is_said_with_the_reason(empty, people, tmp_path):
    empty.importing.run(people)
    other = tmp_path / "other.csv"
    other.write_text(
        "First Name,Last Name,Email,Company Name\nAnna,Silva,,Oak & Sons\n", encoding="utf-8"
    )
    preview = empty.importing.preview(other)
    (row,) = preview.duplicates
    assert not row.person_match.certain
    assert "very similar name" in row.person_match.reason
    assert preview.counts.people_added == 1
    same = empty.importing.preview(other, choices={row.line: "same"})
    assert same.counts.people_added == 0
    left_out = empty.importing.preview(other, choices={row.line: "skip"})
    assert left_out.counts.people_added == 0


def test_a_file_that_breaks_off_changes_nothing(empty, tmp_path):
    path = tmp_path / "broken.csv"
    path.write_text(PEOPLE + 'Cy,"never closed', encoding="utf-8")
    with pytest.raises(BadInput, match=r"broken\.csv"):
        empty.importing.run(path)
    assert empty.people.all() == []
    assert empty.importing.all() == []


def test_a_missing_file_is_one_sentence(empty, tmp_path):
    with pytest.raises(NotFound, match=r"no file nothing\.csv"):
        empty.importing.run(tmp_path / "nothing.csv")


def test_people_without_a_company_go_where_they_are_told(empty, tmp_path):
    path = tmp_path / "alone.csv"
    path.write_text("First Name,Last Name\nDee,Moss\n", encoding="utf-8")
    empty.importing.run(path, into="Moss & Co")
    account = empty.accounts.find("Moss & Co")
    assert [p.name for p in empty.people.all(account.id)] == ["Dee Moss"]


@needs_data
@pytest.mark.parametrize(
    "file", sorted(DATA.rglob("*.[cv][sc][vf]")) if DATA.is_dir() else [], ids=lambda f: f.name
)
def test_every_real_file_comes_in_and_goes_again(empty, file):
    done = empty.importing.run(file)
    counts = done.preview.counts
    assert counts.rows > 0
    assert counts.accounts_added + counts.people_added > 0
    empty.importing.undo(done.import_id)
    assert empty.people.all() == []
    assert empty.accounts.all() == []


def test_an_import_that_was_taken_back_comes_back_whole(empty, people):
    held = {}
    before = empty.importing.run(people)
    people.write_text(PEOPLE.replace("Warehouse lead", "Site manager"), encoding="utf-8")
    update = empty.importing.run(people)
    for done in (update, before):
        held[done.import_id] = (empty.people.all(), empty.accounts.all())
        empty.importing.undo(done.import_id)
    for done in (before, update):
        empty.importing.redo(done.import_id)
        assert (empty.people.all(), empty.accounts.all()) == held[done.import_id]
    assert [run.undone_at for run in empty.importing.all()] == [None, None]
    empty.importing.undo(update.import_id)
    assert empty.people.find("Bo Berg").role == "Warehouse lead"


def test_an_import_that_stands_is_not_brought_back_twice(empty, people):
    done = empty.importing.run(people)
    with pytest.raises(Refused, match="too long ago"):
        empty.importing.redo(done.import_id)

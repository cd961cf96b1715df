"""Somebody who was erased is not brought back by a file, unless the user says so."""

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.system.ids import Ids
from tests.new_manual import new_manual

ROWS = (
    "name,email,company\nHester Brand,hester@thornquay.example,Thornquay\nColm Vance,,Thornquay\n"
)


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture
def erased(empty, rows):
    empty.importing.run(rows)
    empty.erasing.erase(empty.people.find("Hester").id)
    return empty


def names(services):
    return sorted(person.name for person in services.people.all())


def test_a_file_does_not_bring_them_back(erased, rows, clock):
    [row] = [one for one in erased.importing.preview(rows).rows if one.erased_on]
    assert (row.person.name, row.erased_on, row.person_fate) == (
        "Hester Brand",
        clock.today(),
        "none",
    )
    erased.importing.run(rows)
    assert names(erased) == ["Colm Vance"]


def test_the_address_alone_is_enough_and_so_is_the_name_with_the_company(erased, tmp_path):
    path = tmp_path / "more.vcf"
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:H. B.\nEMAIL:Hester@Thornquay.example\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Brand\\, Hester\nORG:Thornquay Ltd\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Hester Brand\nORG:Another\nEND:VCARD\n"
    )
    path.write_text(cards, "utf-8")
    found = erased.importing.preview(path).rows
    assert [bool(one.erased_on) for one in found] == [True, True, False]


def test_the_user_may_bring_them_in(erased, rows):
    [row] = [one for one in erased.importing.preview(rows).rows if one.erased_on]
    assert erased.importing.preview(rows, choices={row.line: "new"}).counts.people_added == 1
    erased.importing.run(rows, choices={row.line: "new"})
    assert names(erased) == ["Colm Vance", "Hester Brand"]
    assert not [one for one in erased.importing.preview(rows).rows if one.erased_on]


def test_nothing_readable_is_remembered(erased):
    with erased.manual.read() as unit:
        kept = unit.connection.exec_driver_sql("SELECT * FROM erased").fetchall()
    assert kept
    assert "hester" not in repr(kept).lower()


@pytest.fixture
def bundle(empty, tmp_path, clock):
    """A colleague's bundle with Hester, who is then erased here as well as known."""
    path = new_manual(tmp_path / "theirs.secrets")
    theirs = open_manual(path, clock, Ids.seeded("theirs"))
    firm, _ = theirs.accounts.add("Thornquay")
    hester, _ = theirs.people.add("Hester Brand", firm.id)
    for text, person in (("Sings in a choir", hester.id), ("Pallets pile up", None)):
        kind = "skill" if person else "market"
        theirs.secrets.add(text, firm.id, person_id=person, kind=kind, sensitivity="open")
    made = tmp_path / "from us.smbundle"
    theirs.bundles.hand_over(made, recipient="Nora")
    theirs.manual.close()
    empty.bundles.merge(made)
    assert names(empty) == ["Hester Brand"]
    empty.erasing.erase(hester.id)
    return made, hester.id


def test_a_colleagues_bundle_does_not_bring_them_back(empty, bundle):
    path, hester = bundle
    [back] = empty.bundles.look(path).erased
    assert (back.id, back.name) == (hester, "Hester Brand")
    empty.bundles.merge(path)
    assert not names(empty)
    assert [one.text for one in empty.secrets.all()] == ["Pallets pile up"]


def test_a_bundle_brings_them_back_where_that_is_wanted(empty, bundle):
    path, hester = bundle
    assert not empty.bundles.look(path, bring_back=[hester]).erased
    empty.bundles.merge(path, bring_back=[hester])
    assert names(empty) == ["Hester Brand"]
    assert {one.text for one in empty.secrets.all()} == {"Pallets pile up", "Sings in a choir"}
    empty.backups.make()
    assert {one.fate for one in empty.erasing.clean_backups()} == {"clean"}

"""Files that other projects publish, read where they lie beside the project."""

import re
from pathlib import Path

import pytest

from secretsmanual.domain.importing import FoundRow
from secretsmanual.formats.importers.registry import read

DATA = Path(__file__).parents[3].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the folder of real files is not beside the project"
)
BOOKS = sorted(DATA.glob("vcards/*.vcf"))


def reading(path):
    return read(Path(path).name, (DATA / path).read_bytes())


def people(path):
    rows = list(reading(path))
    assert all(isinstance(row, FoundRow) for row in rows)
    return [row.person for row in rows]


def of_vobject(path):
    """Return name (up to a comma), e-mails and numbers of each card as vobject reads them."""
    import vobject

    lines = path.read_bytes().decode("utf-8").replace("\r", "").split("\n")
    for card in vobject.readComponents("\n".join(_plain_lines(lines)), allowQP=True):
        contents = card.contents
        name = contents["fn"][0].value if "fn" in contents else ""
        yield name, _values(contents, "email"), _values(contents, "tel")


def _plain_lines(lines):
    """Leave out what vobject stumbles over: pictures, and a company cut inside a letter."""
    names = r"(item\d\.)?(BEGIN|END|VERSION|N|FN|EMAIL|TEL|X-ABLabel)[;:]"
    taking = quoted = broken = False
    for line in filter(None, lines):
        if not (broken or line.startswith((" ", "\t"))):
            taking, quoted = re.match(names, line), "QUOTED-PRINTABLE" in line
        broken = quoted and line.endswith("=")
        if taking:
            yield line


def _values(contents, name):
    labels = {c.group: c.value for c in contents.get("x-ablabel", ()) if c.group}
    return {
        re.sub(r"^tel:|;ext=.*", "", c.value)
        for c in contents.get(name, ())
        if not {"FAX", "PAGER"}
        & {p.upper() for p in (*c.singletonparams, *c.params.get("TYPE", ()))}
        and "Assistant" not in labels.get(c.group, "")
        and (name != "email" or "@" in c.value)
    }


def test_there_are_books_to_read():
    assert len(BOOKS) >= 7


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_names_mails_and_numbers_are_those_that_vobject_reads(path):
    ours = people(path.relative_to(DATA))
    theirs = list(of_vobject(path))
    assert len(ours) == len(theirs)
    for person, (name, emails, phones) in zip(ours, theirs, strict=True):
        plain = re.sub(r"^Mr\. | [JS]r\.$", "", name).strip()
        assert person.name.partition(",")[0] == " ".join(plain.split()) or not plain
        assert set(person.emails) == emails
        assert {phone.partition(" ext.")[0] for phone in person.phones} == phones


def test_northwind():
    found = list(reading("northwind/customers.csv"))
    assert len(found) == 93
    by_name = {row.account.name: row for row in found}
    assert len(by_name) >= 91
    row = by_name["Blondesddsl père et fils"]
    assert (row.account.address, row.account.city) == ("24, place Kléber, 67000", "Strasbourg")
    assert (row.person.name, row.person.role) == ("Frédérique Citeaux", "Marketing Manager")
    assert (row.account.phone, row.person.roles) == ("88.60.15.31", ("commercial",))
    assert by_name["Bólido Comidas preparadas"].person.decision_maker


def test_hubspot():
    (row,) = reading("hubspot/companies.csv")
    assert (row.account.name, row.account.website, row.account.external_id) == (
        "HubSpot",
        "hubspot.com",
        "hubspot:1",
    )
    found = people("hubspot/contacts_sample_import-1.csv")
    assert len(found) == 11
    assert (found[0].name, found[0].company_id) == ("Leslie Knope", "hubspot:1")
    assert found[-1].emails == ("perd.hapley@homefences.com",)


def test_what_a_phone_kept_beside_a_person():
    (row,) = reading("vcards/outlook-2007.vcf")
    assert {secret.text for secret in row.secrets} == {
        "Partner: TheSpouse",
        "Anniversary: 2012-08-01",
        "Profession: TheProfession",
        "Michael Angstadt reports to TheManagerName",
        "TheAssistantName assists Michael Angstadt",
    }

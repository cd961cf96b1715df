"""A Monica account as JSON: people, what was noted of them, who they are to each other."""

import json

import pytest
from hypothesis import given, settings

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import FoundSecret, NotUnderstood
from secretsmanual.formats.importers import monica_file
from secretsmanual.formats.importers.registry import read
from tests.unit.formats.import_faults import check_any, mutated


def of(kind, *items):
    return {"count": len(items), "type": kind, "values": list(items)}


def person(uuid, first, *data, **properties):
    return {"uuid": uuid, "properties": {"first_name": first, **properties}, "data": list(data)}


def told(**properties):
    return {"properties": properties}


ANN = person(
    "u1",
    "Ann",
    of("contact_field", told(data="ann@acme.de"), told(data="+49 171 22")),
    of("note", told(body="likes tea"), told(body="\ud800odd\u202e")),
    of("call", told(called_at="2021-05-06T00:00:00Z", content="talked boats")),
    of("address", told(place={"street": "Weg 1", "city": "Ulm", "postal_code": "123"})),
    of("activity", "act1", "act9"),
    last_name="Lee",
    job="Head of Quality",
    company="Acme",
    food_preferences="no fish",
    tags=["sailing club"],
    birthdate={"date": "1980-02-03T00:00:00Z", "is_age_based": False, "is_year_unknown": True},
)
ACCOUNT = {
    "version": "1.0-preview.1",
    "app_version": "4.0.0",
    "account": {
        "uuid": "a",
        "data": {
            "0": of(
                "contact",
                ANN,
                person("u2", "Jo", birthdate={"date": "1980-02-03", "is_age_based": True}),
                person("u3", "Tim", is_partial=True),
                person("u4", "Old", is_dead=True),
            ),
            "2": of(
                "relationship",
                told(type="partner", contact_is="u2", of_contact="u1"),
                told(type="child", contact_is="u3", of_contact="u1"),
                told(type="boss", contact_is="u2", of_contact="u1"),
                told(type="nemesis", contact_is="u2", of_contact="u1"),
                told(type="partner", contact_is="u9", of_contact="u1"),
            ),
            "5": of(
                "activity",
                {
                    "uuid": "act1",
                    "properties": {
                        "happened_at": "2022-01-02",
                        "summary": "Lunch",
                        "description": "by the lake",
                    },
                },
            ),
        },
    },
}
VALID = json.dumps(ACCOUNT).encode()


def rows(data):
    return list(read("monica.json", data))


def test_people_and_what_was_noted_of_them():
    ann, jo, partial, dead = rows(VALID)
    assert (ann.person.name, ann.person.role, ann.account.name) == (
        "Ann Lee",
        "Head of Quality",
        "Acme",
    )
    assert (ann.person.emails, ann.person.phones) == (("ann@acme.de",), ("+49 171 22",))
    assert (ann.person.address, ann.person.birthday) == ("Weg 1, 123 Ulm", "--02-03")
    assert ann.person.external_id == "monica:u1"
    assert ann.person.notes.split("\n") == [
        "likes tea",
        "odd",
        "2021-05-06: talked boats",
        "2022-01-02: Lunch",
        "by the lake",
        "Groups: sailing club",
    ]
    assert set(ann.secrets) == {
        FoundSecret("lifestyle", "Food: no fish"),
        FoundSecret("family", "Partner: Jo", "private"),
        FoundSecret("family", "Has children", "private"),
        FoundSecret("network", "Ann Lee reports to Jo", about="organisation"),
    }
    assert (jo.person.name, jo.person.birthday) == ("Jo", "")
    assert isinstance(partial, NotUnderstood)
    assert isinstance(dead, NotUnderstood)
    assert "Tim" not in str(ann)


def test_it_is_known_by_its_shape():
    reading = read("whatever.txt", VALID)
    assert (reading.format, reading.rows_about) == ("monica", 4)


@pytest.mark.parametrize(
    "data",
    [b'{"colour": "red"}', b'{"app_version": "4", "account": 3}', b"[1, 2]", b"{name,company\n"],
)
def test_other_json_is_no_table_either(data):
    with pytest.raises(BadInput, match="is not a table"):
        rows(data)


@pytest.mark.parametrize(
    "broken",
    [
        VALID[:-5],
        VALID[:-1] + b', "x": NaN}',
        VALID[:-1] + b', "x": ' + b"[" * 200_000 + b"}",
        VALID[:-1] + b', "x": ' + b"9" * 5_000 + b"}",
    ],
    ids=["cut off", "no number", "deep", "many digits"],
)
def test_damaged_files_are_refused(broken):
    with pytest.raises(BadInput, match="is cut off or damaged"):
        rows(broken)


def test_the_size_is_bounded(monkeypatch):
    monkeypatch.setattr(monica_file, "FILE_LIMIT", 1_000_000)
    with pytest.raises(BadInput, match="is larger than 1 MB"):
        rows(VALID + b" " * 1_000_000)


@given(mutated(VALID))
@settings(max_examples=100, deadline=None)
def test_broken_accounts_are_read_or_refused(data):
    check_any("monica.json", data)


def test_wrong_types_are_passed_over():
    account = json.loads(VALID)
    account["account"]["data"]["0"]["values"] = [
        3,
        {"uuid": 4, "properties": {"first_name": "Ann", "job": 7, "birthdate": [], "tags": "x"}},
        {"data": {"type": "note"}},
    ]
    named, nobody = rows(json.dumps(account).encode())
    assert named.person.name == "Ann"
    assert isinstance(nobody, NotUnderstood)

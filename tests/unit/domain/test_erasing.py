"""Who was erased is known again by marks alone, and named in no text that stays."""

from datetime import date
from pathlib import Path

import pytest

from secretsmanual.domain.erasing import (
    BackupFate,
    Erasure,
    Holder,
    Mention,
    Names,
    mark_of,
    marks_of,
)
from tests.unit.domain.secret_samples import person

HESTER = person(name="Hester Vaughn-Li")
COLM = person(id="p-2", name="Colm Vaughn")


def marks(salt="salt", name="Hester Vaughn", emails=(), account="Thornquay", record_id=""):
    return marks_of(salt, name, emails, account, record_id)


def test_a_mark_is_of_the_salt_and_the_text_and_tells_neither():
    mark = mark_of("salt", "hester")
    assert mark == mark_of("salt", "hester")
    assert len({mark, mark_of("salt", "hestor"), mark_of("other", "hester")}) == 3
    assert len(mark) == 32
    assert mark_of("salt", "half a sign \ud800") != mark_of("salt", "half a sign ")


@pytest.mark.parametrize(
    "again",
    [
        {"name": "VAUGHN, Hester", "account": "Thornquay Ltd"},
        {"name": "Hetty", "emails": [" H@x.example "]},
        {"name": "Hetty", "record_id": "p-1"},
    ],
)
def test_they_are_known_again_by_name_and_account_by_address_or_by_id(again):
    known = marks(emails=["info@x.example", "h@X.example"], record_id="p-1")
    assert known & marks(**again)
    assert len(known) == 3


def test_without_an_address_or_an_id_the_name_with_the_account_is_all():
    assert marks_of("salt", "Hester", (), "Thornquay") == {mark_of("salt", "hester\nthornquay")}


@pytest.mark.parametrize(
    "other", [{"account": "Saltmarsh"}, {"name": "Colm", "emails": [" info@x.example"]}]
)
def test_an_office_or_a_namesake_elsewhere_is_not_them(other):
    assert not marks(emails=["info@x.example", "h@x.example"]) & marks(**other)
    assert len(marks(emails=["info@x.example"])) == 1


def test_parts_of_a_name_are_looked_for_where_nobody_shares_them():
    assert Names.of(HESTER, [COLM]) == Names("Hester Vaughn-Li", ("hester",))
    assert Names.of(HESTER, []) == Names("Hester Vaughn-Li", ("hester", "vaughn"))
    assert Names.of(person(name="Bo2 Lee"), []).parts == ("lee",)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Ask hester  VAUGHN-LI.", True, True),
        ("Ask Hester.", True, False),
        ("Ask Hesters sister.", False, False),
        ("Ask Colm Vaughn.", False, False),
        ("", False, False),
    ],
)
def test_the_whole_name_counts_anywhere_and_a_part_in_texts_of_their_account(text, near, far):
    names = Names.of(HESTER, [COLM])
    assert names.stand_in(text, near=True) is near
    assert names.stand_in(text, near=False) is far
    assert (names.taken_out(text, near=True) != text) is near
    assert (names.taken_out(text, near=False) != text) is far


def test_their_name_is_taken_out_of_every_text_in_a_value():
    names = Names.of(HESTER, [])
    value = {"to": ["Hester Vaughn-Li", {"by": "Hester"}], "n": 3, "none": None}
    near = {"to": ["somebody", {"by": "somebody"}], "n": 3, "none": None}
    assert names.taken_out_of(value, near=True) == near
    assert names.taken_out_of(value, near=False)["to"] == ["somebody", {"by": "Hester"}]


def test_a_report_for_programs_holds_whom_to_tell_and_what_still_names_them():
    day = date(2026, 11, 20)
    gone = Erasure(
        "Hester",
        "Thornquay",
        {"secret": 2},
        (Mention("secret", "s-2", "text", "Colm", "As Hester said"),),
        (Holder("x-1", day, "service", "Ola", "pack.html", date(2027, 2, 18), 2),),
        ("people.csv",),
        (BackupFate(Path("a.bak"), "rewritten"), BackupFate(Path("b.bak"), "failed", "in use")),
    )
    assert gone.failed == (gone.backups[1],)
    assert gone.data == {
        "name": "Hester",
        "account": "Thornquay",
        "erased": {"secret": 2},
        "still_named_in": [
            {
                "record": "secret",
                "id": "s-2",
                "field": "text",
                "whose": "Colm",
                "text": "As Hester said",
            }
        ],
        "held_by": [
            {
                "receipt": "x-1",
                "on": "2026-11-20",
                "audience": "service",
                "recipient": "Ola",
                "file_name": "pack.html",
                "destroy_by": "2027-02-18",
                "lines": 2,
            }
        ],
        "backups": [
            {"file": "a.bak", "fate": "rewritten", "why": ""},
            {"file": "b.bak", "fate": "failed", "why": "in use"},
        ],
        "imported_from": ["people.csv"],
    }

"""What happened is told: the field, what it was, what it is; no field is forgotten."""

from datetime import UTC, datetime

import pytest

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.happened import FIELDS, UNTOLD, Entry, Turn, told
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret

AT = datetime(2026, 11, 20, 8, 40, tzinfo=UTC)


@pytest.mark.parametrize("record", [Secret, Person, Account, Promise])
def test_every_field_is_told_or_is_the_programs_own(record):
    called = FIELDS[record.__name__.lower()]
    assert set(called) == set(record.model_fields) - UNTOLD
    assert len(set(called.values())) == len(called)


@pytest.mark.parametrize(
    ("field", "before", "after", "was", "now"),
    [
        ("text", "Old", "New", "Old", "New"),
        ("gold", False, True, "no", "yes"),
        ("themes", [], ["Dry", "Fast"], "", "Dry and Fast"),
        ("standing_on", None, "2026-12-04", "", "4 Dec 2026"),
        ("text", "2026-99-99", "", "2026-99-99", ""),
        ("kind", "habit", "hope", "HABIT", "HOPE"),
        (
            "sensitivity",
            "open",
            "never",
            "service and marketing",
            "nobody, and it is never mentioned",
        ),
    ],
)
def test_values_are_told_as_people_say_them(field, before, after, was, now):
    entry = Entry(AT, "Edit", "change", {field: before}, {field: after, "updated_at": "x"}, False)
    assert told("secret", entry, str.upper).turns == (Turn(FIELDS["secret"][field], was, now),)


def test_a_move_tells_its_last_reason():
    moves = [{"why": "late"}, {"why": "later"}]
    entry = Entry(AT, "Move", "change", {"moved": moves[:1]}, {"moved": moves}, True)
    happened = told("promise", entry, str)
    assert happened.turns == (Turn("Why it was moved", "late", "later"),)
    assert happened.undone


def test_words_that_must_never_be_mentioned_are_left_out():
    values = {"text": "She leaves", "sensitivity": "never"}
    entry = Entry(AT, "Edit", "change", {"text": "She stays", "sensitivity": "open"}, values, False)
    assert [turn.field for turn in told("secret", entry, str, hidden=True).turns] == ["May know"]


def test_what_was_added_or_deleted_is_told_by_its_label():
    assert (
        told("secret", Entry(AT, "Delete", "delete", {"text": "Old"}, None, False), str).turns == ()
    )

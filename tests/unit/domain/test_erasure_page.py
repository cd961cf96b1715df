"""The page of what was erased: what went, who still holds something, and what is out of reach."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from secretsmanual.domain.erasing import BackupFate, Erasure, Holder, Mention
from secretsmanual.domain.erasure_page import COUNTED, counted, erasure_document
from tests.unit.domain.approved_pages import approved, approved_data, as_text
from tests.unit.domain.secret_samples import TODAY

BARE = Erasure("Hester Vaughn", "Thornquay", {"person": 1})


def holder(**values) -> Holder:
    common = {
        "receipt": "h-1", "on": date(2026, 10, 1), "audience": "service",
        "recipient": "Ola Brandt", "file_name": "thornquay.pdf",
        "destroy_by": date(2026, 12, 30), "lines": 12,
    }  # fmt: skip
    return Holder(**{**common, **values})


def full() -> Erasure:
    return Erasure(
        "Hester Vaughn",
        "Thornquay",
        {"person": 1, "secret": 12, "line": 0, "promise": 1, "gone_type": 2},
        mentions=(Mention("secret", "s-9", "text", "Colm Petrie", "Reports to Hester"),),
        holders=(
            holder(),
            holder(receipt="h-2", audience="marketing", recipient="", lines=0),
            holder(receipt="h-3", recipient="Bea", lines=1),
        ),
        imports=("people.csv", "cards.vcf"),
        backups=(
            BackupFate(Path("one.smbackup"), "rewritten"),
            BackupFate(Path("two.smbackup"), "failed", "It is in use."),
        ),
    )


def test_the_page_holds_what_was_approved():
    page = erasure_document(full(), TODAY)
    assert as_text(page) == approved("erasure.txt")
    assert page.data == approved_data("erasure.json")


def test_where_nobody_holds_anything_the_page_says_so_and_no_more():
    assert as_text(erasure_document(BARE, TODAY)) == approved("erasure_bare.txt")


def test_backups_that_were_all_rewritten_are_counted_without_a_warning():
    done = tuple(BackupFate(Path(f"{n}.smbackup"), "rewritten") for n in range(3))
    text = as_text(erasure_document(replace(BARE, backups=done), TODAY))
    assert "[normal] 3 backups written anew without them." in text.splitlines()
    assert "[warn]" not in text


def test_one_file_they_came_from_is_spoken_of_as_one():
    text = as_text(erasure_document(replace(BARE, imports=("people.csv",)), TODAY))
    assert "people.csv: that file is not ours; delete it where it lies." in text


def test_what_goes_is_said_in_words_without_the_person_and_without_noughts():
    assert counted(full()) == "12 secrets, 1 promise and 2 other records"
    assert counted(BARE) == "nothing but the name"
    assert counted(replace(BARE, counts={"person": 1, "gone_type": 1})) == "1 other record"


@pytest.mark.parametrize("record", COUNTED)
def test_each_type_of_record_has_words_for_one_and_for_more(record):
    one, more = (counted(replace(BARE, counts={record: n})) for n in (1, 4))
    assert one.startswith("1 ")
    assert more.startswith("4 ")
    assert one[2:] != more[2:]
    assert "other record" not in one

"""A hand-over as people read it, as tables and as data: nothing more stands there, nothing less."""

import json
from datetime import date

import pytest

from secretsmanual.domain.handover import Pack, Withdrawal, as_read, records_of, withdrawal_code
from secretsmanual.domain.handover_page import front_of, handover_document
from secretsmanual.domain.handover_tables import tables_of
from secretsmanual.domain.runs import FOLDER
from secretsmanual.domain.sharing import Selection
from tests.unit.domain.approved_pages import approved, approved_data, as_text
from tests.unit.domain.handover_samples import (
    BAKERY,
    COLM,
    HESTER,
    once,
    out,
    to_marketing,
    to_service,
)
from tests.unit.domain.pack_samples import BANK, mishap, promise
from tests.unit.domain.secret_samples import TODAY

PACKS = {"service": to_service, "marketing": to_marketing}


@pytest.mark.parametrize("audience", PACKS)
def test_the_page_holds_what_was_approved(audience):
    page = handover_document(PACKS[audience]())
    assert as_text(page) == approved(f"handover_{audience}.txt")


@pytest.mark.parametrize("audience", PACKS)
def test_the_tables_hold_what_was_approved(audience):
    page = handover_document(PACKS[audience](), tables=True)
    assert as_text(page) == approved(f"handover_{audience}_tables.txt")


@pytest.mark.parametrize("audience", PACKS)
def test_programs_get_what_was_approved(audience):
    data = json.loads(json.dumps(handover_document(PACKS[audience]()).data))
    assert data == approved_data(f"handover_{audience}.json")


def test_service_finds_how_to_reach_them_first_and_what_happens_once_last():
    wanted = ("habit", "stakes", "delight", "bias", "fit")
    pack = to_service(
        selection=Selection(
            (
                out(id="s-1", text="once", **{**once(TODAY), "kind": "habit"}),
                *(out(id=f"s-{kind}", kind=kind, text=kind) for kind in reversed(wanted)),
            )
        ),
        people=(HESTER.model_copy(update={"not_these": []}),),
        promises=(),
        mishaps=(),
    )
    texts = [item.text.partition(": ")[2] for item in handover_document(pack).blocks[-1].items]
    assert texts == [*wanted, "once"]


def test_marketing_is_told_neither_how_a_name_sounds_nor_what_is_once():
    leaves = (out(BAKERY, COLM, id="s-1", text="Judges the regatta.", **once(TODAY)),)
    pack = to_marketing(selection=Selection(leaves), people=(COLM,), accounts=(BAKERY,))
    said = as_text(handover_document(pack)) + as_text(handover_document(pack, tables=True))
    assert "COL-um" not in said
    assert "Recreation preference: Judges the regatta." in said


def test_service_is_told_no_sound_of_a_name_where_none_is_known():
    pack = to_service(people=(HESTER.model_copy(update={"say": ""}),))
    assert "How to say" not in as_text(handover_document(pack))


def test_the_front_names_the_folder_and_only_what_there_is_to_strike():
    assert dict(front_of(to_service(recipient=FOLDER)))["For"] == "service, Hand-over folder"
    one = Withdrawal("s-9", "corrected", date(2026, 9, 2))
    front = dict(front_of(to_marketing(withdrawals=(one,))))
    assert front["Strike in older files"] == "18b44c9b80dc (what holds now stands here)"
    other = Withdrawal("s-9", "withdrawn", date(2026, 9, 2))
    front = dict(front_of(to_marketing(withdrawals=(other,), since=None)))
    assert front["Strike in older files"] == "18b44c9b80dc (withdrawn)"
    assert "Goes on from" not in front


@pytest.mark.parametrize("more", ["promises", "mishaps", "withdrawals"])
def test_a_pack_is_empty_only_where_nothing_at_all_leaves(more):
    nothing = Pack("service", TODAY, BANK, Selection())
    assert nothing.empty
    some = {
        "promises": (promise(),),
        "mishaps": (mishap(),),
        "withdrawals": (Withdrawal("s-9", "corrected", TODAY),),
    }
    assert not Pack("service", TODAY, BANK, Selection(), **{more: some[more]}).empty
    assert not Pack("service", TODAY, BANK, Selection(leaves=(out(),))).empty
    assert not Pack("service", TODAY, BANK, Selection(topics=(out(),))).empty


def test_a_code_stays_the_same_in_every_file_and_for_good():
    assert withdrawal_code("s-1") == "5de2bbab7c4a"
    pack = to_marketing()
    codes = {one["code"] for one in records_of(pack) if one["change"] == "withdrawn"}
    assert codes == {withdrawal_code("s-8"), withdrawal_code("s-9")}
    assert codes < {row[0] for table in tables_of(pack) for row in table.rows}


def test_words_of_closed_lists_are_said_in_the_language_and_all_others_stay(spoken):
    spoken("de")
    line = {"source": "talk", "subject": "organisation", "text": "talk", "account": "service"}
    said = as_read(line)
    assert (said["text"], said["account"]) == ("talk", "service")
    assert (said["source"], said["subject"]) == ("Gespräch", "Organisation")

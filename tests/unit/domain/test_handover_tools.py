"""A hand-over for the tools people have: each takes what it has a place for, and says what not."""

import json
from datetime import timedelta

import pytest

from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.domain.handover_tools import TOOLS, for_tool, tool_document
from secretsmanual.domain.sharing import Selection
from tests.unit.domain.approved_pages import approved, approved_data, as_text
from tests.unit.domain.handover_samples import (
    BAKERY,
    COLM,
    FIRM,
    HESTER,
    once,
    out,
    to_marketing,
    to_service,
)
from tests.unit.domain.secret_samples import TODAY, person

ZOE = person(id="p-6", name="Zoë van Riet", emails=["zoe@riet.example"], external_id="monica:7")


def open_secrets():
    open_ = {"sensitivity": "open"}
    leaves = (
        out(id="s-1", text="Ring at 7:15.", verbatim="ring me early", **open_),
        out(id="s-2", kind="recreation", text="Open-water swimmer.", **open_),
        out(id="s-3", kind="entertainment", text="Opera.", **open_),
        out(id="s-4", kind="skill", text="Reads music.", **open_),
        out(id="s-5", kind="competency", text="Cold chains.", **open_),
        out(id="s-6", kind="market", text="Retailers ask for carbon.", person=None, **open_),
        out(id="s-7", kind="bias", text="A voice, not a portal."),
        out(BAKERY, COLM, id="s-8", kind="delight", text="Rye at dawn.", **open_),
        out(FIRM, ZOE, id="s-9", kind="hope", text="A clean launch.", **open_),
    )
    return {"selection": Selection(leaves), "people": (HESTER, COLM, ZOE)}


def laid_out(ending, pack):
    page = tool_document(for_tool(pack, ending), ending)
    return page, json.loads(json.dumps(page.data))


def held(pack, ending):
    found = for_tool(pack, ending).selection.held_back
    assert {one.reason for one in found} == {"form"}
    return {one.id: (one.account, one.person, one.kind) for one in found}


def test_an_address_book_gets_the_cards_that_were_approved():
    page, data = laid_out("vcf", to_service(**open_secrets()))
    assert data == approved_data("handover_cards.json")
    assert page.title == "For service: what we know of our customers"


def test_an_address_book_for_marketing_has_no_phones():
    _, data = laid_out("vcf", to_marketing(**open_secrets()))
    assert [card["phones"] for card in data["cards"]] == [[], [], []]


def test_a_card_keeps_its_own_id_only_if_it_came_from_an_address_book():
    ids = {"vcard:urn:uuid:7": "urn:uuid:7", "vcard:": None, "monica:7": None, "": None}
    for external_id, kept in ids.items():
        whose = HESTER.model_copy(update={"external_id": external_id})
        leaves = (out(FIRM, whose, id="s-1", sensitivity="open"),)
        _, data = laid_out("vcf", to_service(selection=Selection(leaves), people=(whose,)))
        assert data["cards"][0]["uid"] == (kept or withdrawal_code("p-1"))


def test_hubspot_gets_the_notes_that_were_approved():
    page, data = laid_out("hubspot.csv", to_service(**open_secrets()))
    assert as_text(page) == approved("handover_hubspot.txt")
    assert data == {"made_on": "2026-11-20"}


def test_a_calendar_gets_the_entries_that_were_approved():
    page, data = laid_out("ics", to_service())
    assert data == approved_data("handover_calendar.json")
    assert as_text(page) == approved("handover_calendar.txt")


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({}, "2027-11-20"),
        ({"last_confirmed": TODAY - timedelta(300)}, "2027-01-24"),
        ({"last_confirmed": TODAY - timedelta(365)}, "2026-11-20"),
        ({"last_confirmed": TODAY - timedelta(900)}, "2026-11-20"),
        (once(TODAY), "2026-11-20"),
        (once(TODAY + timedelta(1)), "2026-11-21"),
        (once(TODAY - timedelta(1)), None),
        (once(None), None),
    ],
)
def test_a_secret_stands_on_the_day_it_happens_or_fades(values, day):
    pack = to_service(selection=Selection((out(id="s-1", **values),)), promises=())
    _, data = laid_out("ics", pack)
    assert [entry["day"] for entry in data["entries"]] == ([day] if day else [])


@pytest.mark.parametrize(
    ("ending", "stay"),
    [
        ("vcf", {"s-6", "s-7"}),
        ("hubspot.csv", {"s-6", "s-7", "s-8"}),
        ("ics", set()),
    ],
)
def test_what_a_tool_has_no_place_for_stays_and_all_else_leaves(ending, stay):
    pack = to_service(**open_secrets(), promises=(), mishaps=())
    narrowed = for_tool(pack, ending)
    leaves = {one.secret.id for one in narrowed.selection.leaves}
    assert leaves == {f"s-{n}" for n in range(1, 10)} - stay
    assert {one.id for one in narrowed.selection.held_back} == stay


def test_a_calendar_alone_takes_promises():
    assert [len(for_tool(to_service(), ending).promises) for ending in TOOLS] == [0, 5, 0]


@pytest.mark.parametrize("ending", TOOLS)
def test_topics_and_mishaps_stay_and_are_told_of_and_promises_too_but_for_a_calendar(ending):
    told = held(to_service(), ending)
    assert told.get("s-2") == (None if ending == "ics" else ("Thornquay", "", "If we fail"))
    assert told["s-7"] == ("Thornquay", "Hester Vaughn", "If we fail")
    assert told["o-1"] == ("Thornquay", "Hester Vaughn", "mishap")
    assert told["o-2"] == ("Thornquay", "", "mishap")
    promises = {
        "r-1": ("Thornquay", "Hester Vaughn", "promise"),
        "r-2": ("Thornquay", "", "promise"),
        "r-3": ("Øster Brød", "Ann Unplaced", "promise"),
        "r-4": ("Thornquay", "Eva Moved", "promise"),
        "r-5": ("", "", "promise"),
    }
    assert {one: told[one] for one in told if one in promises} == (
        {} if ending == "ics" else promises
    )


def test_what_stayed_before_is_still_told_of_and_nothing_is_struck_in_older_files():
    before = for_tool(to_service(), "vcf")
    again = for_tool(before, "ics")
    assert again.selection.held_back == before.selection.held_back
    narrowed = for_tool(to_marketing(), "ics")
    assert (narrowed.mishaps, narrowed.withdrawals) == ((), ())
    assert for_tool(to_service(), "ics").mishaps == ()

"""What may leave, row by row of the table in domain.md 5.2."""

from dataclasses import replace
from datetime import timedelta

import pytest

from secretsmanual.domain.clearing import clear
from secretsmanual.domain.handover import Pack, withdrawal_code
from secretsmanual.domain.handover_page import handover_document
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.legal_bases import LEGAL_BASES
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.sharing import (
    IDENTIFIED_KINDS,
    HeldBack,
    Leaves,
    Rules,
    Selection,
    decide,
    may_be_told_of,
    select,
)
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret

BANK = Bank.from_toml(resource_text("questions.toml"))
LEXICON = Lexicon.from_toml(resource_text("lexicon.toml"))
SERVICE = Rules("service", TODAY, BANK, LEXICON)
MARKETING = Rules("marketing", TODAY, BANK, LEXICON)
AGREED = person(consent_service=True, consent_marketing=True, consent_asked_on=TODAY)


def why(one, rules, whom=AGREED) -> str:
    decision = decide(one, whom, rules)
    return decision.why if isinstance(decision, HeldBack) else "leaves"


@pytest.mark.parametrize(
    ("values", "service", "marketing"),
    [
        ({"sensitivity": "open"}, "leaves", "leaves"),
        ({"sensitivity": "service"}, "leaves", "service_only"),
        ({"sensitivity": "private"}, "private", "private"),
        ({"sensitivity": "never"}, "never", "never"),
        ({"sensitivity": "open", "care": ["health"]}, "care", "care"),
        ({"sensitivity": "open", "text": "Is in hospital"}, "care", "care"),
        ({"sensitivity": "open", "verbatim": "my divorce"}, "care", "care"),
        ({"sensitivity": "open", "confidence": "inferred"}, "leaves", "not_said"),
        ({"sensitivity": "open", "confidence": "heard"}, "leaves", "not_said"),
        ({"sensitivity": "open", "said_by": "p-2"}, "leaves", "not_said"),
        ({"sensitivity": "open", "status": "unsorted"}, "unsorted", "unsorted"),
        ({"sensitivity": "open", "kind": ""}, "unsorted", "unsorted"),
        ({"sensitivity": "open", "status": "superseded"}, "superseded", "superseded"),
        ({"sensitivity": "open", "status": "withdrawn"}, "withdrawn", "withdrawn"),
        ({"sensitivity": "open", "kind": "family"}, "leaves", "kind"),
    ],
)
def test_the_table_of_who_gets_what(values, service, marketing):
    one = secret(**{"kind": "hope", **values})
    assert (why(one, SERVICE), why(one, MARKETING)) == (service, marketing)


def test_marketing_gets_a_name_only_with_a_dated_consent():
    one = secret(kind="hope", sensitivity="open")
    undated = person(consent_marketing=True)
    service_only = person(consent_service=True, consent_asked_on=TODAY)
    for whom in (None, person(), undated, service_only):
        assert why(one, MARKETING, whom) == "no_consent"
        assert why(one, SERVICE, whom) == "leaves"


def test_who_was_asked_and_did_not_agree_is_left_alone():
    refused = person(consent_asked_on=TODAY)
    one = secret(kind="hope", sensitivity="open")
    assert why(one, SERVICE, refused) == why(one, MARKETING, refused) == "declined"


@pytest.mark.parametrize("kind", [kind.id for kind in BANK.kinds])
def test_only_the_kinds_of_the_identified_stream_reach_marketing(kind):
    one = secret(kind=kind, sensitivity="open")
    assert (why(one, MARKETING) == "leaves") is (kind in IDENTIFIED_KINDS)


def test_nothing_older_than_three_half_lives_leaves_without_a_new_confirmation():
    edge = TODAY - timedelta(days=3 * BANK.kind("hope").half_life)
    for rules in (SERVICE, MARKETING):
        one = secret(kind="hope", sensitivity="open", last_confirmed=edge)
        assert why(one, rules) == "leaves"
        older = one.model_copy(update={"last_confirmed": edge - timedelta(days=1)})
        assert why(older, rules) == "old"


def test_the_care_note_says_what_to_settle():
    held = decide(secret(text="Is in hospital"), AGREED, SERVICE)
    assert isinstance(held, HeldBack)
    assert "health" in held.words


def test_a_line_says_on_what_ground_it_left():
    one = secret(kind="hope", sensitivity="open")
    assert decide(one, AGREED, MARKETING) == Leaves("consent Nov 2026")
    assert decide(one, person(), SERVICE) == Leaves("our service")
    recorded = person(legal_basis="interest")
    assert decide(one, recorded, SERVICE) == Leaves("legitimate interest")


def test_the_ground_is_the_consent_that_was_given_for_this_audience():
    for_marketing = person(consent_marketing=True, consent_asked_on=TODAY)
    for_service = person(consent_service=True, consent_asked_on=TODAY)
    one = secret(kind="hope", sensitivity="open")
    for audience in ("service", "colleague"):
        rules = replace(SERVICE, audience=audience)
        assert decide(one, for_service, rules) == Leaves("consent Nov 2026")
        assert decide(one, for_marketing, rules) == Leaves("our service")
    assert decide(one, for_marketing, MARKETING) == Leaves("consent Nov 2026")
    assert decide(one, person(consent_service=True), SERVICE) == Leaves("our service")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, {"service", "colleague", "themes"}),
        ({"consent_marketing": True}, {"service", "colleague", "themes"}),
        ({"consent_asked_on": TODAY}, set()),
        (
            {"consent_asked_on": TODAY, "consent_service": True},
            {"service", "colleague", "themes"},
        ),
        (
            {"consent_asked_on": TODAY, "consent_marketing": True},
            {"service", "colleague", "themes", "marketing"},
        ),
    ],
)
def test_who_may_be_told_of_a_person_goes_by_their_consent(values, told):
    audiences = ("service", "colleague", "themes", "marketing")
    assert {one for one in audiences if may_be_told_of(person(**values), one)} == told


def test_what_touches_a_topic_not_to_be_raised_stays_and_names_the_topic():
    touching = secret(text="Sails a boat on Sundays")
    whom = person(not_these=["boat"])
    home = {"a-1": account()}
    (held,) = select([touching], home, {whom.id: whom}, SERVICE).held_back
    assert (held.reason, held.why) == ("landmine", "It touches what is not to be raised: boat.")
    for_us = select([touching], home, {whom.id: whom}, replace(SERVICE, audience="colleague"))
    assert not for_us.held_back


@pytest.mark.parametrize("basis", [*LEGAL_BASES, ""])
def test_no_legal_basis_lets_anything_leave_that_consent_holds_back(basis):
    one = secret(kind="hope", sensitivity="open")
    assert why(one, MARKETING, person(legal_basis=basis)) == "no_consent"
    asked = person(legal_basis=basis, consent_asked_on=TODAY)
    assert why(one, SERVICE, asked) == "declined"


def test_a_fact_about_the_organisation_leaves_with_the_consent_of_who_said_it():
    one = secret(kind="outcome", sensitivity="open", person_id=None)
    home = {account().id: account()}
    for people, leaves in (({AGREED.id: AGREED}, 1), ({}, 0)):
        found = select([one], home, people, MARKETING)
        assert len(found.leaves) == leaves
        assert len(found.held_back) == 1 - leaves


def test_a_secret_of_no_account_stays():
    found = select([secret(account_id=None)], {}, {AGREED.id: AGREED}, SERVICE)
    assert found.held_counts == {"unsorted": 1}


def mishap(**values) -> Oops:
    return Oops(
        **{
            "id": "o-1", "account_id": "a-1", "person_id": "p-1", "what": "Peeling labels",
            "learned_at": AT, "deadline": AT, **values,
        }
    )  # fmt: skip


def promise(**values) -> Promise:
    common = {"id": "r-1", "account_id": "a-1", "person_id": "p-1", "text": "Send the study"}
    return Promise(**{**common, "made_on": TODAY, "created_at": AT, **values})


def test_promises_and_mishaps_with_a_word_that_needs_care_stay():
    names = {"a-1": "Thornquay", "p-1": "Hester"}
    fine, held = clear(
        [promise(), promise(id="r-2", text="Flowers to her in hospital")], "promise", names, SERVICE
    )
    assert [one.text for one in fine] == ["Send the study"]
    assert [one.why != "" for one in held] == [True]
    fine, held = clear([mishap(after_words="I was depressed")], "mishap", names, SERVICE)
    assert (fine, [one.person for one in held]) == ([], ["Hester"])


def pack(*secrets, audience="service", **values) -> Pack:
    rules = replace(SERVICE, audience=audience)
    whom = AGREED.model_copy(update={"say": "HES-ter", "role": "Director", "decision_maker": True})
    found = select(secrets, {"a-1": account(annual_value=987_654)}, {whom.id: whom}, rules)
    common = {"today": TODAY, "bank": BANK, "accounts": (account(),), "people": (whom,)}
    return Pack(audience=audience, selection=found, **{**common, **values})


def test_service_finds_how_to_reach_them_first_and_then_what_hurts_and_pleases():
    page = handover_document(
        pack(
            secret(id="s-4", kind="dream", text="A boat"),
            secret(id="s-3", kind="delight", text="A call first"),
            secret(id="s-2", kind="stakes", text="The line stops"),
            secret(id="s-1", kind="habit", text="From 7:15"),
            secret(id="s-5", kind="hope", text="A launch", standing="one-off", standing_on=TODAY),
            promises=(promise(),),
            mishaps=(mishap(feeling_after="amazed"),),
        )
    )
    lines = [item.text for block in page.blocks for item in getattr(block, "items", ())]
    assert lines == [
        "How to reach: From 7:15",
        "What an outage does: The line stops",
        "What pleases: A call first",
        "Dream: A boat",
        "Once: A launch",
        "We promised: Send the study",
        "OOPS: Peeling labels",
    ]
    assert "HES-ter" in repr(page.blocks)
    assert "in confidence" in repr(page.blocks[1])
    assert "18 Feb 2027" in page.footer


def test_every_line_carries_where_it_came_from_and_how_to_withdraw_it():
    one = secret(kind="hope", sensitivity="open", verbatim="at last", source="visit")
    [line] = handover_document(pack(one, audience="marketing")).data["records"]
    assert line == {
        "change": "new",
        "audience": "marketing",
        "account": "Thornquay",
        "subject": "Hester Vaughn",
        "kind": "Hope",
        "text": "Ring at 7:15.",
        "quote": "at last",
        "source": "visit",
        "confidence": "said",
        "heard": "2026-11",
        "last_confirmed": "2026-11",
        "consent": "consent Nov 2026",
        "code": withdrawal_code("s-1"),
        "expires_on": "2027-02-18",
    }
    assert "s-1" not in repr(line)


def test_a_page_says_when_it_was_heard_and_confirmed():
    older = secret(id="s-2", kind="dream", heard_on=TODAY - timedelta(days=60))
    page = handover_document(pack(secret(), older))
    notes = [item.note for block in page.blocks for item in getattr(block, "items", ())]
    assert "heard and confirmed Nov 2026" in notes[0]
    assert "heard Sep 2026, confirmed Nov 2026" in notes[1]


def test_what_is_past_is_no_lasting_taste():
    past = secret(kind="recreation", standing="one-off", standing_on=TODAY - timedelta(days=1))
    page = handover_document(pack(past))
    assert "Once, and past: Ring at 7:15." in repr(page.blocks)


def test_what_is_inferred_is_marked_and_who_told_us_is_protected():
    told = secret(kind="dream", confidence="heard", said_by="p-2", via="Colm", verbatim="he moans")
    guessed = secret(id="s-2", kind="hope", confidence="inferred")
    page = repr(handover_document(pack(told, guessed)))
    assert "? inferred" in page
    assert "Colm" not in page
    assert "he moans" not in page


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("audience", ["service", "marketing"])
def test_money_is_on_no_page(tables, audience):
    one = secret(kind="hope", sensitivity="open")
    assert "987" not in repr(handover_document(pack(one, audience=audience), tables=tables))


def test_tables_hold_the_same_lines_one_view_each():
    page = handover_document(
        pack(secret(), promises=(promise(),), mishaps=(mishap(),)), tables=True
    )
    names = [table.title for table in page.tables()]
    assert names == ["Secrets", "People", "Open promises", "OOPS history"]
    assert all(len(table.rows) == 1 for table in page.tables())
    assert all(len(t.columns) == len(row) for t in page.tables() for row in t.rows)
    short = handover_document(pack(audience="marketing"), tables=True)
    assert [table.title for table in short.tables()] == ["Secrets", "People"]


def test_a_person_who_moved_on_still_stands_under_the_account_of_the_fact():
    gone = AGREED.model_copy(update={"account_id": "a-2"})
    found = select([secret()], {"a-1": account()}, {gone.id: gone}, SERVICE)
    page = handover_document(
        Pack("service", TODAY, BANK, found, accounts=(account(),), people=(gone,))
    )
    assert "Ring at 7:15" in repr(page.blocks)


def test_an_empty_selection_is_empty():
    assert Pack("service", TODAY, BANK, Selection()).empty
    assert not pack(secret()).empty

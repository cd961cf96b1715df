"""Review: what a raw line is proposed as (domain.md 2.9)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.names import Directory
from secretsmanual.domain.interview.proposal import (
    Heard,
    as_secret,
    from_secret,
    kind_asked,
    tidied,
)
from secretsmanual.domain.secrets import Secret
from tests.unit.domain.review_rows import (
    BANK,
    CONTEXT,
    HABIT,
    HESTER,
    SUNITA,
    opened,
)


def test_a_plain_line_becomes_a_secret_of_the_kind_asked_with_one_key():
    row = review.accept(opened(HABIT, "recreation"))
    assert row.decision == "secret"
    (secret,) = row.secrets()
    assert (secret.kind, secret.person_id, secret.said_by) == ("recreation", HESTER, HESTER)
    assert secret.text == "Swims in the reservoir on sundays"
    assert (secret.known, secret.layer, secret.sensitivity) == ("told", "want", "service")


@pytest.mark.parametrize(
    ("raw", "marks", "sensitivity"),
    [
        ("likes short meetings #habit", (), "service"),
        ("likes short meetings #habit", ("private",), "private"),
        ("~ likes short meetings #habit", (), "private"),
        ("~~ likes short meetings #habit", ("private",), "never"),
        ("her daughter rows #fam", (), "private"),
    ],
)
def test_a_kind_and_a_mark_protect_and_the_stronger_one_holds(raw, marks, sensitivity):
    assert opened(raw, marks=marks).proposal.sensitivity == sensitivity


@pytest.mark.parametrize(
    ("raw", "known", "via", "said_by", "confidence"),
    [
        ("signs above 2k", "told", "", HESTER, "said"),
        ("% holds 9 weeks of labels", "told", "", HESTER, "said"),
        ("sunita: signs above 2k", "told", "", SUNITA, "said"),
        ("new owner wants budgets (?)", "guess", "", None, "inferred"),
        ("sunita signs above 2k via @hester", "via", "Hester Vaughn-Abara", HESTER, "heard"),
        ("signs above 2k via @walt", "via", "walt", None, "heard"),
        ("colm: restores old bikes", "via", "Hester Vaughn-Abara", HESTER, "heard"),
    ],
)
def test_how_it_is_known_follows_from_the_line(raw, known, via, said_by, confidence):
    proposal = opened(raw).proposal
    assert (proposal.known, proposal.via, proposal.said_by) == (known, via, said_by)
    heard = Heard("a1", "i1", "l1", datetime(2026, 11, 18, 14, 2, tzinfo=UTC))
    assert as_secret(proposal, heard, heard.on).confidence == confidence


def test_of_an_unknown_caller_nobody_is_made_up():
    row = opened("signs above 2k", "habit", {}, replace(CONTEXT, people=Directory()))
    assert (row.proposal.known, row.proposal.said_by, row.proposal.via) == ("told", None, "")
    with pytest.raises(Refused, match="whom this is about") as refused:
        review.accept(row)
    assert "O for the organisation" in refused.value.hint
    named = review.about_person(row, HESTER, BANK)
    assert review.accept(named).secrets()[0].person_id == HESTER


@pytest.mark.parametrize(
    ("raw", "marks", "becomes"),
    [
        ("! send the sheet", (), "promise"),
        ("send the sheet", ("promise",), "promise"),
        ("? how the crossing went", (), "ask_later"),
        (".. a credit note", (), "ask_later"),
        ("..", (), "note"),
        (HABIT, (), "secret"),
    ],
)
def test_each_line_becomes_what_it_was_typed_as(raw, marks, becomes):
    row = opened(raw, "habit", marks=marks)
    assert row.proposal.becomes == becomes
    assert review.accept(row).decision == becomes
    assert len(review.accept(row).secrets()) == (becomes == "secret")


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("  swims   in the lake ", "Swims in the lake"),
        ("iPhone only", "iPhone only"),
        ('"it needs three hands"', '"it needs three hands"'),
        ("7.15 from the car", "7.15 from the car"),
        ("élan matters", "Élan matters"),
        ("first\n\n  second", "First\nsecond"),
        ("", ""),
    ],
)
def test_text_is_tidied_and_no_more(text, tidy):
    assert tidied(text) == tidy


def test_the_kind_asked_is_known_by_question_follow_up_and_gap():
    question = next(question for question in BANK.questions if question.kind == "habit")
    assert kind_asked(question.id, BANK) == kind_asked(f"FU:{question.id}", BANK) == "habit"
    assert kind_asked("GAP:dream", BANK) == "dream"
    for nothing in ("", "X-OPE-01", "RECALL:who", "r123"):
        assert kind_asked(nothing, BANK) == ""


def test_the_draft_of_a_secret_holds_its_proof_and_waits_unsorted_without_a_kind():
    heard = Heard("a1", "i1", "l7", datetime(2026, 11, 18, 14, 2, tzinfo=UTC), "visit")
    now = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    row = opened('* "three hands" she says #need #freezer', "quality")
    secret = as_secret(row.proposal, heard, now)
    assert (secret.line_id, secret.interview_id, secret.source) == ("l7", "i1", "visit")
    assert (secret.heard_on, secret.created_at) == (date(2026, 11, 18), now)
    assert (secret.verbatim, secret.layer, secret.gold) == ("three hands", "need", True)
    assert (secret.themes, secret.status) == (["freezer"], "unsorted")
    of_kind = review.with_kind(row, "quality", BANK).proposal
    secret = as_secret(of_kind, heard, now)
    assert (secret.status, secret.person_id) == ("active", None)


def test_a_secret_is_seen_again_as_the_proposal_it_came_of():
    heard = Heard("a1", "i1", "l7", datetime(2026, 11, 18, 14, 2, tzinfo=UTC))
    proposal = review.how_known(opened('* "three hands" #quality #freezer'), "saw").proposal
    fields = as_secret(proposal, heard, heard.on)
    secret = Secret(id="s7", **fields.model_dump())
    assert from_secret(secret) == replace(proposal, secret_id="s7")

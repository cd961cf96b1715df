"""The report card as a page that leaves, and the same for programs."""

import json
from dataclasses import replace

import pytest

from secretsmanual.domain.chain import Chain
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.report_card import (
    Behind,
    Measure,
    Network,
    Part,
    ReportCard,
    Weight,
)
from secretsmanual.domain.report_card_page import (
    card_document,
    data,
    left_out_words,
    network_facts,
    per_cent,
    row_data,
    said,
    weight_words,
)
from tests.unit.domain.approved_pages import approved, approved_data, as_text
from tests.unit.domain.secret_samples import TODAY

NETWORK = Network(
    people=12, trusted=9, deciders=4, covered=3, accounts=2, stood_in=1,
    wants=8, delivered=6, confirmed=5,
)  # fmt: skip
ROW = Behind("s-1", "secret", "Sails", "Thornquay", "Hester Vaughn", 0.12345, "no use noted")


def rows(number, why="noted late"):
    return tuple(replace(ROW, id=f"s-{n}", why=why) for n in range(number))


PARTS = (
    Part("gather", (Measure("Known core kinds", 12.3512, 16, 25, "core kinds"),)),
    Part(
        "keep",
        (
            Measure("Confirmed in time", 18, 20, 7.5, "secrets"),
            Measure("Reviewed within a day", 0, 0, 7.5, "talks"),
        ),
    ),
    Part("use", (Measure("Used with a note", 9, 4, 20, "secrets"),)),
    Part("promise", (Measure("Promises kept on time", 1, 1, 20, "promises"),)),
)


def card(**values) -> ReportCard:
    common = {
        "whose": "Thornquay", "quarter": Quarter(2026, 4), "as_of": TODAY, "parts": PARTS,
        "weight": Weight(0.2, "A trial year"), "network": NETWORK, "new": 7, "refreshed": 3,
        "late": rows(4), "at_once": rows(10),
        "chain": Chain((), 61, "0123456789abcdef" * 4),
        "left_out": (*rows(2, "withdrawn"), *rows(1, "a need, which everybody knows")),
    }  # fmt: skip
    return ReportCard(**{**common, **values})


def test_the_page_holds_what_was_approved():
    assert as_text(card_document(card())) == approved("report_card.txt")


def test_a_card_without_entries_of_a_colleague_holds_what_was_approved():
    shared = card(shared_only=True, left_out=(), chain=Chain(), late=(), at_once=())
    assert as_text(card_document(shared)) == approved("report_card_shared.txt")


def test_programs_get_what_was_approved():
    assert json.loads(json.dumps(data(card()))) == approved_data("report_card.json")
    assert card_document(card()).data == data(card())


def test_a_row_for_programs_holds_all_that_stands_behind_a_number():
    assert row_data("gather", ROW) == {
        "part": "gather",
        "id": "s-1",
        "type": "secret",
        "text": "Sails",
        "account": "Thornquay",
        "person": "Hester Vaughn",
        "counts": 0.123,
        "why": "no use noted",
    }


@pytest.mark.parametrize(
    ("unit", "one", "more"),
    [
        ("core kinds", "0.5 of 1 core kind", "0.5 of 2 core kinds"),
        ("secrets", "0.5 of 1 secret", "0.5 of 2 secrets"),
        ("talks", "0.5 of 1 talk", "0.5 of 2 talks"),
        ("promises", "0.5 of 1 promise", "0.5 of 2 promises"),
        ("mishaps", "0.5 of 1 mishap", "0.5 of 2 mishaps"),
        ("referrals", "0.5 of 1 referral", "0.5 of 2 referrals"),
    ],
)
def test_a_measure_is_said_in_what_it_counts(unit, one, more):
    assert said(Measure("Any", 0.5, 1, 5, unit)) == one
    assert said(Measure("Any", 0.5, 2, 5, unit)) == more
    assert said(Measure("Any", 0, 0, 5, unit)) == "nothing to measure"


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        (Weight(), "25 % of the bonus"),
        (Weight(0.333), "33.3 % of the bonus"),
        (Weight(0.1), "25 % of the bonus"),
        (Weight(0.1, "A trial year"), "10 % of the bonus, because: A trial year"),
        (Weight(0.25, "A trial year"), "25 % of the bonus"),
        (Weight(0.4, watch_only=True), "Watched only: no bonus hangs on it yet."),
    ],
)
def test_the_weight_is_said_and_why_it_is_less_than_a_quarter(weight, words):
    assert weight_words(weight) == words


def test_what_nobody_said_they_got_is_told_as_such():
    facts = dict(network_facts(replace(NETWORK, confirmed=0)))
    assert facts["Wants delivered"] == "6 of 8, nobody said so"


def test_what_scores_nothing_is_counted_by_reason_in_order_of_the_reasons():
    left_out = (*rows(2, "withdrawn"), *rows(3, "a need"), *rows(1, "withdrawn"))
    assert left_out_words(card(left_out=left_out)) == "3 a need and 3 withdrawn"
    assert left_out_words(card(left_out=())) == ""


def test_a_bonus_that_is_not_told_has_no_line():
    assert "Bonus earned" not in as_text(card_document(card(weight=Weight(watch_only=True))))
    assert per_cent(0.12345) == "12.3 %"

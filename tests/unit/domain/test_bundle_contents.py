"""What of a record leaves in a bundle: what needs care stays behind, and only that."""

import pytest

from secretsmanual.domain.bundle_contents import outgoing, values_of
from secretsmanual.domain.relations import Relation
from tests.unit.domain.interview_bank import LEXICON
from tests.unit.domain.pack_samples import mishap, promise
from tests.unit.domain.secret_samples import AT, TODAY, person

CARE = "cancer of her father"


def relation(**values):
    common = {
        "id": "l-1", "account_id": "a-1", "from_id": "p-1", "to_id": "p-2", "sort": "reports_to",
        "on": TODAY, "created_at": AT,
    }  # fmt: skip
    return Relation(**{**common, **values})


def leaves(kind, record):
    return outgoing(kind, record, LEXICON)


@pytest.mark.parametrize(("kind", "record"), [("promise", promise()), ("relation", relation())])
def test_a_record_without_anything_of_that_leaves_whole(kind, record):
    assert leaves(kind, record) == values_of(kind, record)


def test_a_relation_that_is_the_reps_judgement_stays():
    assert leaves("relation", relation(sort="at_odds_with")) is None
    assert leaves("relation", relation(note=CARE)) is None


def test_a_promise_stays_with_a_reason_for_which_it_was_moved():
    moved = [{"from": "2026-11-20", "to": "2026-11-27", "why": CARE}]
    assert leaves("promise", promise(moved=[{**moved[0], "why": "Snow"}])) is not None
    assert leaves("promise", promise(moved=moved)) is None


def test_what_somebody_is_not_to_be_given_leaves_but_for_what_needs_care():
    assert leaves("person", person(not_these=["wine"]))["not_these"] == ["wine"]
    assert "not_these" not in leaves("person", person(not_these=["wine", CARE]))


def test_the_note_of_a_step_stays_where_it_is_a_surprise_or_needs_care():
    steps = [
        {"at": AT.isoformat(), "step": "owned", "note": "Ines"},
        {"at": AT.isoformat(), "step": "fixed", "note": CARE},
        {"at": AT.isoformat(), "step": "surprise", "note": "Rye at dawn"},
    ]
    sent = leaves("oops", mishap(steps=steps))["steps"]
    assert [step["note"] for step in sent] == ["Ines", "", ""]
    assert all(step.keys() == {"at", "step", "note"} for step in sent)


def test_a_feeling_that_nobody_told_takes_none_back():
    assert leaves("oops", mishap())["feeling_after"] == "amazed"
    assert "feeling_after" not in leaves("oops", mishap(feeling_after=""))

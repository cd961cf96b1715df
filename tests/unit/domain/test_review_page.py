"""Review: all lines of a talk, and what no key may do (domain.md 2.9)."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import NotFound, Refused
from secretsmanual.domain.interview import review, review_end
from secretsmanual.domain.interview.suggest import Suggestion
from secretsmanual.domain.values import SENSITIVITIES
from tests.unit.domain.review_rows import (
    BANK,
    COLM,
    HABIT,
    opened,
)


def test_the_focus_goes_to_the_next_open_row_and_round():
    rows = [opened(HABIT, "recreation") for _ in range(3)]
    rows[1] = review.accept(rows[1])
    assert review.next_open(rows) == 0
    assert review.next_open(rows, 0) == 2
    assert review.next_open(rows, 2) == 0
    assert review.next_open([rows[1]]) is None
    assert review.next_open([]) is None
    assert review.next_open([review.reopen(rows[1])]) == 0


def test_all_that_is_clear_is_accepted_at_once():
    rows = [
        opened(HABIT, "recreation"),
        opened("xyz, qqq"),
        opened("! send the sheet"),
        opened("off for her surgery #habit"),
        review.delete(opened(HABIT, "recreation")),
    ]
    done = [row.decision for row in review.accept_suggested(rows)]
    assert done == ["secret", "open", "promise", "open", "deleted"]


def test_the_rest_can_be_accepted_with_the_kind_asked():
    def unclear(raw, asked):
        row = opened(raw)
        return replace(row, material=replace(row.material, question_kind=asked))

    rows = [
        unclear("xyz, qqq", "dream"),
        unclear("% xyz, qqq", "dream"),
        unclear("xyz, qqq", ""),
        unclear("! xyz, qqq", "dream"),
    ]
    done = review.accept_asked(rows, BANK)
    assert [row.decision for row in done] == ["secret", "open", "open", "promise"]
    assert done[0].proposal.kind == "dream"


def test_who_may_know_sorts_what_the_talk_brought():
    rows = [
        review.accept(opened(HABIT, "recreation")),
        review.accept(opened("~ likes short meetings #habit")),
        review.accept(opened("! send the sheet")),
    ]
    known = review_end.who_may_know(rows)
    assert [(level, len(secrets)) for level, _, secrets in known] == [
        ("service", 1),
        ("private", 1),
    ]


def test_three_lines_close_a_review():
    assert [line.name for line in review_end.closing_lines("Thornquay", "")] == [
        "summary",
        "what_they_bought",
        "who_may_know",
    ]
    for organisation, known in (("Thornquay", "certainty"), ("", "")):
        names = [line.name for line in review_end.closing_lines(organisation, known)]
        assert names == ["summary", "who_may_know"]


KEYS = st.sampled_from(
    [
        lambda row: review.take(row, 1, BANK),
        lambda row: review.with_kind(row, "habit", BANK),
        lambda row: review.with_kind(row, "cashflow", BANK),
        lambda row: review.about_organisation(row, BANK),
        lambda row: review.about_person(row, COLM, BANK),
        lambda row: review.turn_into(row, "note"),
        lambda row: review.suggested(row, Suggestion((("hope", 1.0),), "hope"), BANK),
        review.toggle_gold,
        review.as_need,
        review.keep_care,
        review.accept,
        review.reopen,
    ]
)


@settings(max_examples=150)
@given(
    st.sampled_from(["~ thinking of leaving", "~~ brother lost the firm", "n: a #fam matter"]),
    st.lists(KEYS, max_size=8),
)
def test_without_the_key_for_it_nothing_lowers_the_protection_of_a_marked_line(raw, keys):
    row = opened(raw)
    marked = SENSITIVITIES.index(row.material.marked)
    for key in keys:
        try:
            row = key(row)
        except (Refused, NotFound):
            continue
        assert SENSITIVITIES.index(row.proposal.sensitivity) >= marked
        assert row.material.raw == raw
        for secret in row.secrets():
            assert secret.kind
            assert BANK.kind(secret.kind).subject == secret.subject
            assert (secret.person_id is None) == (secret.subject == "organisation")

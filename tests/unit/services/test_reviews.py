"""Review in the manual: what is decided is kept, and can be decided anew."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview import review
from secretsmanual.domain.interview.events import End, Line
from secretsmanual.services.confided import how_told
from secretsmanual.services.interviews import Plan
from secretsmanual.services.reviews import Whose
from secretsmanual.store import queries

PENDING = "i-INT-12"


@pytest.fixture
def held(demo, hester):
    """Return what holds a talk with these lines and ends it."""

    def hold(*lines, known=True):
        plan = Plan(hester.account_id, (hester.id,)) if known else Plan()
        talk = demo.interviews.start(plan)
        for line in lines:
            talk.handle(Line(line))
        talk.handle(End(final=True))
        return talk.session.id

    return hold


@pytest.fixture
def bank(demo):
    return demo.manual.bank


def made_by(demo, talk):
    return [s for s in demo.secrets.all(statuses=("active", "unsorted")) if s.interview_id == talk]


def test_lines_that_are_sorted_already_are_shown_as_they_stand(demo):
    opened = demo.reviews.open(PENDING)
    still_open = [row for row in opened.rows if not row.decided]
    assert len(still_open) == 5
    assert all(row.proposal.secret_id for row in still_open)
    decided = next(row for row in opened.rows if row.decision == "secret")
    secret = demo.secrets.get(decided.proposal.secret_id)
    assert (decided.proposal.text, decided.proposal.kind) == (secret.text, secret.kind)
    assert opened.fades


def test_kinds_are_suggested_for_whom_an_unsorted_secret_is_about(demo, bank):
    opened = demo.reviews.open(PENDING)
    row = next(row for row in opened.rows if "chief exec" in row.material.raw)
    assert row.proposal.subject == "organisation"
    kinds = row.material.suggestion.kinds
    assert kinds
    assert {bank.kind(kind).subject for kind in kinds} == {"organisation"}


def test_an_unsorted_secret_is_sorted_and_not_made_twice(demo, bank):
    opened = demo.reviews.open(PENDING)
    row = next(row for row in opened.rows if not row.decided)
    assert row.duplicate is None
    before = len(made_by(demo, PENDING))
    demo.reviews.decide(opened, review.take_kind(row, "family", bank))
    secret = demo.secrets.get(row.proposal.secret_id)
    assert (secret.kind, secret.status, secret.text) == ("family", "active", row.proposal.text)
    assert len(made_by(demo, PENDING)) == before


def test_a_decision_changed_later_changes_the_secret_in_place(demo, held, bank):
    talk = held("swims in the reservoir #recreation")
    opened = demo.reviews.open(talk)
    demo.reviews.decide(opened, review.accept(opened.rows[0]))
    (secret,) = made_by(demo, talk)
    demo.secrets.use(secret.id, "opener")
    opened = demo.reviews.open(talk)
    demo.reviews.decide(opened, review.take_kind(opened.rows[0], "habit", bank))
    (changed,) = made_by(demo, talk)
    assert (changed.id, changed.kind) == (secret.id, "habit")
    opened = demo.reviews.open(talk)
    demo.reviews.decide(opened, review.turn_into(opened.rows[0], "note"))
    assert made_by(demo, talk) == []
    assert demo.reviews.open(talk).rows[0].decision == "note"


def test_a_deleted_line_is_told_from_a_note_and_undo_brings_it_back(demo, held):
    talk = held("swims in the reservoir #recreation")
    opened = demo.reviews.open(talk)
    change = demo.reviews.decide(opened, review.delete(opened.rows[0]))
    assert demo.reviews.open(talk).rows[0].decision == "deleted"
    assert demo.reviews.open(talk).rows[0].material.raw.startswith("swims")
    demo.manual.undo(change.action)
    assert demo.reviews.open(talk).rows[0].decision == "open"


def test_picked_words_are_kept_before_the_line_is_decided(demo, held, bank):
    raw = "swims on sundays, labels peel in the cold"
    talk = held(raw)
    opened = demo.reviews.open(talk)
    start = raw.index("labels")
    demo.reviews.decide(opened, review.pick(opened.rows[0], start, len(raw), "quality", bank))
    (row,) = demo.reviews.open(talk).rows
    assert (row.decided, [one.kind for one in row.picked]) == (False, ["quality"])
    demo.reviews.decide(opened, review.take_kind(row, "recreation", bank))
    made = made_by(demo, talk)
    assert {secret.kind for secret in made} == {"quality", "recreation"}
    assert {secret.line_id for secret in made} == {row.material.line_id}
    (again,) = demo.reviews.open(talk).rows
    assert (again.decision, again.proposal.kind) == ("secret", "recreation")
    assert [one.kind for one in again.picked] == ["quality"]


def test_how_it_is_known_is_kept(demo, held, bank):
    talk = held("boat trailer in the yard #recreation")
    opened = demo.reviews.open(talk)
    row = review.how_known(opened.rows[0], "saw")
    demo.reviews.decide(opened, review.accept(row))
    (secret,) = made_by(demo, talk)
    assert (secret.known, secret.confidence, secret.said_by) == ("saw", "said", None)
    assert demo.reviews.open(talk).rows[0].proposal.known == "saw"


def test_a_second_sighting_resets_the_age_and_is_shown_as_known(demo, held, hester):
    known = next(s for s in demo.secrets.all(person_id=hester.id) if s.kind == "recreation")
    talk = held(f"{known.text} #recreation")
    opened = demo.reviews.open(talk)
    assert opened.rows[0].duplicate == known
    demo.reviews.decide(opened, review.merge(opened.rows[0]))
    fresh = demo.secrets.get(known.id)
    assert fresh.last_confirmed == demo.manual.today > known.last_confirmed
    assert fresh.heard_on == known.heard_on
    assert demo.reviews.open(talk).rows[0].decision == "merged"
    assert made_by(demo, talk) == []


def test_a_plain_line_made_a_promise_has_its_day_counted_from_the_talk(demo, held, clock):
    talk = held("bea sends the samples by friday")
    clock.advance(timedelta(days=5))
    opened = demo.reviews.open(talk)
    demo.reviews.decide(opened, review.turn_into(opened.rows[0], "promise"))
    promise = next(p for p in demo.promises.open() if "samples" in p.text)
    assert (promise.due, promise.direction) == (date(2026, 11, 27), "ours")
    assert promise.made_on == date(2026, 11, 20)
    (row,) = demo.reviews.open(talk).rows
    assert (row.decision, row.proposal.text) == ("promise", promise.text)


def test_a_promise_made_in_the_talk_goes_when_it_is_something_else(demo, held):
    talk = held("! send the cutter sheet", "? how the crossing went")
    opened = demo.reviews.open(talk)
    worded = replace(opened.rows[1].proposal, text="How was the crossing?")
    demo.reviews.decide(opened, review.turn_into(opened.rows[0], "note"))
    demo.reviews.decide(opened, review.accept(replace(opened.rows[1], proposal=worded)))
    assert not [p for p in demo.promises.open() if "cutter" in p.text]
    first, second = demo.reviews.open(talk).rows
    assert (first.decision, second.decision) == ("note", "ask_later")
    assert second.proposal.text == "How was the crossing?"


def test_suggestions_are_counted_once_a_line_and_never_by_their_words(demo, held, bank):
    talk = held("swims in the reservoir on sundays", "hates pointless meetings")
    opened = demo.reviews.open(talk)
    rows = [
        review.accept(review.with_kind(row, kind, bank))
        for row, kind in zip(opened.rows, ("recreation", "skill"), strict=True)
    ]
    for row in rows:
        demo.reviews.decide(opened, row)
    counts = demo.reviews.counts()
    assert sum(counts.get(name, 0) for name in ("accepted", "changed", "chosen")) == 2
    assert counts["words right"] == 1
    demo.reviews.decide(opened, review.toggle_gold(rows[0]))
    assert demo.reviews.counts() == counts
    assert not [name for name in counts if "reservoir" in name]


def test_an_unknown_caller_is_placed_and_what_they_brought_goes_with_them(demo, held, bank):
    talk = held("wants a coder that survives wash-down", "! send a price by fri", known=False)
    with pytest.raises(BadInput, match="which account"):
        demo.reviews.place(talk, Whose())
    change = demo.reviews.place(talk, Whose(account="Harrow Creamery", person="Ned Marsh"))
    opened = demo.reviews.open(talk)
    ned = demo.people.find("Ned Marsh")
    assert (opened.account.name, opened.people) == ("Harrow Creamery", (ned,))
    assert ned.account_id == opened.account.id
    promise = next(p for p in demo.promises.open() if "price" in p.text)
    assert (promise.account_id, promise.person_id) == (opened.account.id, ned.id)
    demo.reviews.decide(opened, review.take_kind(opened.rows[0], "hope", bank))
    (secret,) = made_by(demo, talk)
    assert (secret.account_id, secret.person_id) == (opened.account.id, ned.id)
    assert change.touches("interview")


def test_a_caller_may_stay_nameless_and_be_of_a_known_account(demo, held, hester):
    talk = held("asks for a visit", known=False)
    demo.reviews.place(talk, Whose(account_id=hester.account_id))
    opened = demo.reviews.open(talk)
    assert (opened.account.id, opened.interview.attendees) == (hester.account_id, [])
    assert opened.rows[0].proposal.person_id is None
    talk = held("asks for a visit", known=False)
    demo.reviews.place(talk, Whose(account_id=hester.account_id, person_id=hester.id))
    assert demo.reviews.open(talk).rows[0].proposal.person_id == hester.id


def test_suggestions_follow_the_words(demo, held):
    talk = held("xyz, qqq")
    opened = demo.reviews.open(talk)
    row = review.reword(opened.rows[0], "swims in the reservoir on sundays")
    found = demo.reviews.suggest(opened, row)
    assert found.material.suggestion.kinds[0] == "recreation"


@pytest.mark.parametrize("becomes", ["promise", "ask_later"])
@pytest.mark.parametrize("sign", ["", "! ", "? "])
def test_what_is_protected_by_hand_is_told_in_confidence_whatever_it_becomes(
    demo, held, becomes, sign
):
    talk = held(f"{sign}send the cutter sheet")
    opened = demo.reviews.open(talk)
    mine = replace(opened.rows[0], protected=True)
    mine = replace(mine, proposal=replace(mine.proposal, sensitivity="private"))
    demo.reviews.decide(opened, review.turn_into(mine, becomes))
    assert confided_in(demo, talk) == "private"
    again = demo.reviews.open(talk)
    assert (again.rows[0].proposal.sensitivity, again.rows[0].protected) == ("private", True)
    open_again = review.cycle_sensitivity(review.cycle_sensitivity(again.rows[0]))
    demo.reviews.decide(again, open_again)
    assert confided_in(demo, talk) == ""


def confided_in(demo, talk):
    with demo.manual.read() as unit:
        (made,) = next(iter(queries.lines(unit, talk))).made
        record = unit.promises.maybe(made) or unit.ask_later.get(made)
        return how_told(unit, [record]).get(made, "")

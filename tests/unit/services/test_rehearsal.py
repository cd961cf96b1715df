"""Cards before a meeting: those who will be there, never what must not be said, spaced."""

from datetime import timedelta

import pytest

from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.talks import MeetingFields


def ids(found):
    return [card.secret_id for card in found.cards]


def test_cards_are_about_those_who_will_be_there_and_their_organisation(demo, hester):
    found = demo.rehearsal.round(hester.account_id, (hester.id,))
    assert found.people == (hester.name,)
    assert len(found.cards) == 12
    assert found.left > 0
    with demo.manual.read() as unit:
        secrets = unit.secrets.by_ids(ids(found)).values()
    assert {secret.person_id for secret in secrets} <= {None, hester.id}
    assert {card.who for card in found.cards} <= {"Hester", found.account}
    assert any(", 1 of " in card.ask for card in found.cards)


def test_what_must_never_be_mentioned_is_no_card(demo, hester):
    first = demo.rehearsal.round(hester.account_id, (hester.id,)).cards[0]
    demo.secrets.set_sensitivity(first.secret_id, "never")
    with demo.manual.read() as unit:
        never = {s.id for s in unit.secrets.where() if s.sensitivity == "never"}
    assert first.secret_id in never
    assert not never & everything(demo, hester)


def everything(demo, hester):
    """Go through all rounds until nothing is due."""
    asked = set()
    while (found := demo.rehearsal.round(hester.account_id, (hester.id,))).cards:
        assert not asked & set(ids(found))
        for card in found.cards:
            demo.rehearsal.grade(card.secret_id, 4)
        asked |= set(ids(found))
    assert found.sure == len(asked)
    return asked


@pytest.fixture
def oak(empty):
    """An account with three secrets of one person."""
    account, _ = empty.accounts.add("Oak & Sons")
    walt, _ = empty.people.add("Walt Grey", account.id)
    for kind, text in (("habit", "Walks"), ("dream", "Sails"), ("skill", "Welds")):
        empty.secrets.add(text, account.id, person_id=walt.id, kind=kind)
    return account


def test_what_was_forgotten_comes_back_sooner_than_what_was_known(empty, oak, clock):
    forgotten, hardly, known = ids(empty.rehearsal.round(oak.id))
    for secret_id, grade in ((forgotten, 1), (hardly, 3), (known, 4)):
        empty.rehearsal.grade(secret_id, grade)
    assert empty.rehearsal.round(oak.id).sure == 3
    clock.advance(timedelta(days=1))
    assert ids(empty.rehearsal.round(oak.id)) == [forgotten]
    clock.advance(timedelta(days=3))
    assert ids(empty.rehearsal.round(oak.id)) == [forgotten, hardly]
    clock.advance(timedelta(days=30))
    assert ids(empty.rehearsal.round(oak.id)) == [forgotten, hardly, known]
    for secret_id in (forgotten, hardly, known):
        empty.rehearsal.grade(secret_id, 4)
    clock.advance(timedelta(days=3))
    assert empty.rehearsal.round(oak.id).sure == 3


def test_it_counts_to_the_meeting_and_not_to_today(empty, oak, clock):
    """What is fresh today but forgotten by then is due."""
    for secret_id in ids(empty.rehearsal.round(oak.id)):
        empty.rehearsal.grade(secret_id, 4)
    clock.advance(timedelta(days=1))
    assert empty.rehearsal.round(oak.id).cards == ()
    with empty.manual.write("Plan a meeting") as unit:
        meeting = unit.meetings.add(
            MeetingFields(account_id=oak.id, at=clock.now() + timedelta(days=25))
        )
    found = empty.rehearsal.round(oak.id)
    assert found.at == meeting.at
    assert len(found.cards) == 3
    assert empty.rehearsal.next_meeting().id == meeting.id


def test_the_schedule_is_in_the_manual_and_no_undo_step(demo, hester):
    first = demo.rehearsal.round(hester.account_id, (hester.id,)).cards[0]
    change = demo.rehearsal.grade(first.secret_id, 3)
    assert change.action is None
    demo.rehearsal.grade(first.secret_id, 3)
    with demo.manual.read() as unit:
        (kept,) = unit.rehearsed.where()
    assert kept.secret_id == first.secret_id
    assert kept.card["last_review"].startswith("2026-11-20")


def test_an_unknown_secret_cannot_be_graded(demo):
    with pytest.raises(NotFound):
        demo.rehearsal.grade("s-nowhere", 3)


def test_nothing_known_is_an_empty_round(empty):
    account, _ = empty.accounts.add("Oak & Sons")
    found = empty.rehearsal.round(account.id)
    assert (found.cards, found.sure, found.at) == ((), 0, None)
    assert empty.rehearsal.next_meeting() is None

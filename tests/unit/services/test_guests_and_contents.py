"""Whom a brief takes for present, and what a hand-over held."""

import pytest

from secretsmanual.domain.errors import NotFound


def test_guests_are_those_of_the_next_meeting(demo):
    account = demo.accounts.find("Gantrel Fasteners")
    found = demo.briefs.guests(account.id)
    assert [person.name for person, here in found if here] == [
        "Bart Okoye-Gantrel",
        "Harvey Stroud",
    ]
    assert len(found) == len(demo.people.all(account.id))


def test_guests_from_another_account_come_along(demo):
    account = demo.accounts.find("Gantrel Fasteners")
    other = demo.people.find("Lucía Ferrant")
    found = demo.briefs.guests(account.id, [other.id])
    assert [person.name for person, here in found if here] == ["Lucía Ferrant"]


def test_without_a_meeting_those_who_decide_are_taken(demo):
    account = demo.accounts.find("Oxbarrow Brewing")
    assert all(person.decision_maker is here for person, here in demo.briefs.guests(account.id))


def test_where_nobody_is_known_to_decide_the_others_are_taken(demo):
    account, _ = demo.accounts.add("Alfreds Futterkiste")
    demo.people.add("Maria Anders", account.id)
    assert [here for _, here in demo.briefs.guests(account.id)] == [True]
    assert "Maria Anders" in demo.briefs.as_text(demo.briefs.brief(account.id))


def test_what_a_hand_over_held(demo, tmp_path):
    account = demo.accounts.find("Gantrel Fasteners")
    receipt = demo.sharing.hand_over("service", tmp_path / "pack.json", [account.id])
    held = demo.sharing.contents(receipt.id)
    assert {one.id for one in held} == set(receipt.secrets)
    assert {one.account for one in held} == {"Gantrel Fasteners"}
    assert {"Harvey Stroud", ""} <= {one.person for one in held}
    demo.secrets.delete(held[0].id)
    assert held[0].id not in {one.id for one in demo.sharing.contents(receipt.id)}


def test_a_hand_over_that_is_not_there(demo):
    with pytest.raises(NotFound):
        demo.sharing.contents("h-none")

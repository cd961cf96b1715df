"""Referrals: kept, found, moved with whoever made them."""

from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.store import queries


def test_the_demo_has_its_referrals_newest_first(demo):
    with demo.manual.read() as unit:
        found = queries.referrals(unit)
        of_candles = queries.referrals(unit, "a-A4")
    assert [one.id for one in found] == ["j-RF1", "j-RF2"]
    assert [one.id for one in of_candles] == ["j-RF1"]
    assert found[0].why == "They actually turned up with jar proofs."
    assert found[0].secret_id == "s-S080"


def test_merging_two_people_keeps_their_referrals(demo):
    demo.people.merge("p-P08", "p-P09")
    with demo.manual.read() as unit:
        assert unit.referrals.get("j-RF1").person_id == "p-P08"


def test_a_change_of_a_referral_can_be_undone(demo):
    with demo.manual.write("Thank for a referral") as unit:
        unit.referrals.change("j-RF1", thanked_on=demo.manual.today)
    demo.manual.undo(unit.change.action)
    with demo.manual.read() as unit:
        assert unit.referrals.get("j-RF1").thanked_on is None


def test_whoever_referred_us_is_not_somebody_of_whom_nothing_is_known(demo):
    person, _ = demo.people.add("Wren Oakes", "a-A4")
    with demo.manual.write("Note a referral") as unit:
        fields = ReferralFields(
            account_id="a-A4", person_id=person.id, to="A cousin",
            on=demo.manual.today, created_at=unit.at,
        )  # fmt: skip
        assert queries.people_with_talk(unit, [person.id]) == set()
        unit.referrals.add(fields)
        assert queries.people_with_talk(unit, [person.id]) == {person.id}

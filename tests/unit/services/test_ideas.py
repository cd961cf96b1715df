"""So we could ...: noted, offered, proved or dropped."""

from datetime import date, timedelta

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused

WHAT = "Email the certificate when the van is loaded"


@pytest.fixture
def idea(empty):
    """Return an idea that could be offered."""
    account, _ = empty.accounts.add("Thornquay Foods")
    found, _ = empty.ideas.add(WHAT, account_id=account.id, value="I should not have to ask")
    return found


@pytest.fixture
def hester(empty):
    """Return a person with three secrets."""
    account, _ = empty.accounts.add("Fellmoor Dairy")
    person, _ = empty.people.add("Hester", account.id)
    for text in ("Swims on Sundays", "Wants the launch to be clean", "Measures us by her garage"):
        empty.secrets.add(text, account.id, person_id=person.id, kind="hope")
    return person


def test_an_idea_goes_from_noted_to_proved(empty, idea, clock):
    empty.ideas.offer(idea.id)
    clock.advance(timedelta(days=30))
    empty.ideas.prove(idea.id, "it came before I asked")
    found = empty.ideas.get(idea.id).idea
    assert (found.status, found.quote) == ("proved", "it came before I asked")
    assert (found.since - found.offered_on).days == 30
    assert not found.open


@pytest.mark.parametrize("missing", ["whom", "worth"])
def test_nothing_is_offered_without_whom_and_what_it_is_worth(empty, missing):
    account, _ = empty.accounts.add("Thornquay Foods")
    values = {"value": "one thing less"} if missing == "whom" else {"account_id": account.id}
    idea, _ = empty.ideas.add(WHAT, **values)
    with pytest.raises(Refused) as told:
        empty.ideas.offer(idea.id)
    assert ("whom" if missing == "whom" else "in their words") in told.value.hint
    assert empty.ideas.get(idea.id).idea.status == "idea"


def test_it_is_for_one_alone(empty, hester):
    with pytest.raises(BadInput, match="one person, one account or one theme"):
        empty.ideas.add(WHAT, person_id=hester.id, account_id=hester.account_id)
    with pytest.raises(NotFound):
        empty.ideas.add(WHAT, person_id="p-nobody")


def test_what_was_offered_stays_complete(empty, idea):
    empty.ideas.offer(idea.id)
    with pytest.raises(BadInput):
        empty.ideas.change(idea.id, value=" ")
    empty.ideas.change(idea.id, next_step="Ask Anders")
    assert empty.ideas.get(idea.id).idea.next_step == "Ask Anders"


def test_no_proof_without_their_words_and_no_end_without_a_reason(empty, idea):
    empty.ideas.offer(idea.id)
    for call in (empty.ideas.prove, empty.ideas.drop):
        with pytest.raises(BadInput):
            call(idea.id, "  ")
    assert empty.ideas.get(idea.id).idea.status == "offered"


def test_steps_are_not_skipped_or_taken_twice(empty, idea):
    with pytest.raises(Refused, match="not offered yet"):
        empty.ideas.prove(idea.id, "lovely")
    empty.ideas.drop(idea.id, "no van of ours")
    for call in (lambda: empty.ideas.offer(idea.id), lambda: empty.ideas.drop(idea.id, "again")):
        with pytest.raises(Refused, match="dropped already"):
            call()
    assert empty.ideas.get(idea.id).idea.dropped_on is not None


def test_each_step_is_one_undo(empty, idea):
    offered = empty.ideas.offer(idea.id)
    proved = empty.ideas.prove(idea.id, "lovely")
    for change, status in ((proved, "offered"), (offered, "idea")):
        empty.manual.undo(change.action)
        assert empty.ideas.get(idea.id).idea.status == status
        assert empty.ideas.get(idea.id).idea.quote == ""


def test_a_secrets_line_becomes_an_idea_for_whom_it_is_about(empty, hester):
    secret = empty.secrets.all(person_id=hester.id)[0]
    with pytest.raises(BadInput, match="no idea yet"):
        empty.ideas.from_secret(secret.id)
    empty.secrets.set_idea(secret.id, "  ask her how the \n crossing went ")
    idea, _ = empty.ideas.from_secret(secret.id)
    assert idea.title == "ask her how the crossing went"
    assert (idea.person_id, idea.secrets) == (hester.id, [secret.id])
    with pytest.raises(Refused, match="an idea already"):
        empty.ideas.from_secret(secret.id)


def test_a_package_rests_on_several_secrets_of_one_person(empty, hester, demo):
    secrets = [one.id for one in empty.secrets.all(person_id=hester.id)]
    idea, _ = empty.ideas.package(hester.id, "A launch package", secrets)
    assert (idea.worth, idea.secrets) == ("package", secrets)
    with pytest.raises(BadInput, match="two secrets"):
        empty.ideas.package(hester.id, "Too small", [secrets[0], secrets[0]])
    other, _ = empty.secrets.add("Nine weeks of labels", hester.account_id)
    with pytest.raises(BadInput, match="one person"):
        empty.ideas.package(hester.id, "Not hers", [secrets[0], other.id])


def test_ideas_are_found_by_account_theme_and_word(demo):
    account = demo.accounts.find("Wickenlume Candle Co.").id
    titles = {one.idea.id for one in demo.ideas.all(account)}
    assert titles == {"ie-I3", "ie-I7"}
    theme = demo.themes.find("Certainty beats price")
    assert [one.whom for one in demo.ideas.all(theme_id=theme.id)] == [theme.label]
    assert ("idea", "ie-I7") in {(hit.type, hit.id) for hit in demo.search.ask("christmas peak")}


def test_a_deleted_secret_carries_no_idea_until_it_is_back(demo):
    change = demo.secrets.delete("s-S027")
    assert demo.ideas.get("ie-I7").idea.secrets == ["s-S030"]
    demo.manual.undo(change.action)
    assert demo.ideas.get("ie-I7").idea.secrets == ["s-S027", "s-S030"]


def test_ideas_go_with_their_person(demo, hester, empty):
    other, _ = empty.people.add("Hester V.", hester.account_id)
    idea, _ = empty.ideas.add("Ring her first", person_id=other.id)
    empty.people.merge(hester.id, other.id)
    assert empty.ideas.get(idea.id).whom == "Hester"
    demo.erasing.erase("p-P08")
    assert {one.idea.id for one in demo.ideas.all()}.isdisjoint({"ie-I3", "ie-I7"})


def test_a_test_is_held_to_sense(demo):
    theme = demo.themes.find("Certainty beats price")
    test, _ = demo.market_tests.add(theme.id, "The hour beats the discount", a_sent=10, b_sent=10)
    for wrong in (
        {"a_replies": 11},
        {"b_sent": -1},
        {"ended_on": date(2020, 1, 1)},
        {"hypothesis": " "},
    ):
        with pytest.raises(BadInput):
            demo.market_tests.change(test.id, **wrong)
    change = demo.market_tests.change(test.id, b_replies=5, result="The hour wins")
    line = next(one for one in demo.market_tests.all(theme.id) if one.test.id == test.id)
    assert line.verdict.p == pytest.approx(0.032508, abs=1e-6)
    demo.manual.undo(change.action)
    assert demo.market_tests.all(theme.id)[0].test.b_replies == 0
    demo.market_tests.remove(test.id)
    assert demo.market_tests.all(theme.id) == []


def test_whether_a_want_was_met(empty, hester):
    secret = empty.secrets.all(person_id=hester.id)[0]
    empty.secrets.set_wanted_status(secret.id, "delivered")
    assert empty.secrets.get(secret.id).wanted_status == "delivered"
    empty.secrets.set_layer(secret.id, need=True)
    with pytest.raises(Refused):
        empty.secrets.set_wanted_status(secret.id, "confirmed")


def test_what_a_good_feeling_led_to_is_kept_as_review_keeps_it(demo):
    demo.secrets.toggle_led_to("s-S098", "bought more")
    assert "bought more" in demo.secrets.get("s-S098").themes
    demo.secrets.toggle_led_to("s-S098", "bought more")
    assert "bought more" not in demo.secrets.get("s-S098").themes
    for secret_id, which in (("s-S072", "stayed"), ("s-S053", "stayed"), ("s-S098", "sang")):
        with pytest.raises(Refused):
            demo.secrets.toggle_led_to(secret_id, which)

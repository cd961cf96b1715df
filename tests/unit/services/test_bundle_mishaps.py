"""A mishap travels to a colleague's manual: its clock, steps and outcome, and no secret with it."""

import pytest

from secretsmanual.domain.surprises import CHECKS
from secretsmanual.services.recovery import Closing, Surprising


@pytest.fixture
def rep(make_rep):
    return make_rep("rep")


@pytest.fixture
def desk(make_rep):
    return make_rep("desk")


@pytest.fixture
def hester(rep, desk):
    """Somebody both know, who swims."""
    account = rep.account()
    person = rep.person(account)
    rep.secret(account, person)
    rep.tell(desk)
    return person


def recovered(desk, person, what="Sleeves torn"):
    """Put a mishap right at the service desk, from what went wrong to how it felt."""
    recovery = desk.services.recovery
    case = recovery.open(person.account_id, person.id, what, "fobbed off")[0]
    for step, note in (("owned", "Bea"), ("told", ""), ("fix", "new rolls"), ("verified", "ran")):
        recovery.step(case.id, step, note)
    swims = recovery.card(case.id).surprises[0].secret
    done = Surprising("a timing kit for the lake", swims.id, 0, tuple(CHECKS))
    recovery.surprise(case.id, done)
    closing = Closing("A", feeling="looked after", words="you remembered the lake")
    recovery.close(case.id, closing)
    return case.id


def mishap(rep, case_id):
    return rep.services.recovery.card(case_id).case


def test_the_rep_learns_what_the_desk_put_right(rep, desk, hester):
    case_id = recovered(desk, hester)
    desk.tell(rep)
    told = mishap(rep, case_id)
    assert (told.outcome, told.answer, told.within_24h) == ("recovered", "A", True)
    assert (told.feeling_before, told.feeling_after) == ("fobbed off", "looked after")
    notes = {step["step"]: step["note"] for step in told.steps}
    assert notes["fix"] == "new rolls"
    assert notes["surprise"] == ""
    assert (told.surprise, told.surprise_secret, told.after_words) == ("", None, "")


def test_a_second_failure_is_known_to_whoever_takes_the_next_call(rep, desk, hester):
    recovered(desk, hester)
    desk.tell(rep)
    again = rep.services.recovery.open(hester.account_id, hester.id, "Torn again")[0]
    assert rep.services.recovery.card(again.id).second


def test_it_goes_back_and_nothing_changes(rep, desk, hester):
    case_id = recovered(desk, hester)
    desk.tell(rep)
    before = mishap(desk, case_id)
    back = rep.tell(desk)
    assert back.preview.lines == ()
    assert mishap(desk, case_id) == before


def test_what_was_done_since_comes_along(rep, desk, hester):
    case = desk.services.recovery.open(hester.account_id, hester.id, "Sleeves torn")[0]
    desk.tell(rep)
    assert rep.services.recovery.running()
    desk.services.recovery.step(case.id, "owned", "Bea")
    desk.tell(rep)
    assert [step["step"] for step in mishap(rep, case.id).steps] == ["learned", "owned"]


def test_a_word_that_needs_care_holds_it_back(rep, desk, hester):
    desk.services.recovery.open(
        hester.account_id, hester.id, "Called her while she was in hospital"
    )
    assert "oops" not in {line.record for line in rep.bundles.look(desk.file()).lines}
    case = desk.services.recovery.open(hester.account_id, hester.id, "Late again")[0]
    desk.services.recovery.set_feeling(case.id, "back in hospital")
    desk.tell(rep)
    assert mishap(rep, case.id).feeling_before == ""


def test_a_leader_counts_it_on_the_card_of_whoever_shared_it(rep, desk, hester):
    recovered(desk, hester)
    desk.tell(rep)
    (name,) = rep.services.report_cards.choices().colleagues
    card = rep.services.report_cards.card(colleague=name)
    (counted,) = (one for part in card.parts for one in part.measures if one.unit == "mishaps")
    assert (counted.done, counted.of) == (1, 1)

"""The simulator itself: fair to all policies, and silent about what is hidden."""

from dataclasses import replace

from tests.sim.guided import ME
from tests.sim.plain import FAIR, plain
from tests.sim.play import play
from tests.sim.table import BANK, ENGINE, measure
from tests.sim.world import DEFAULT, Customer, Hidden, Put

WORLD = replace(DEFAULT, spill=0.0, tells=1.0, wrong_kind=0.0)


def customer(*hidden: Hidden, trust: float = 2.0) -> Customer:
    made = Customer(BANK, WORLD, 1)
    made.hidden = list(hidden)
    made.by_kind = {kind.id: [one for one in hidden if one.kind == kind.id] for kind in BANK.kinds}
    made.trust = trust
    made.days = [replace(day, company=False) for day in made.days]
    return made


def put(question_id: str, depth: int = 1) -> Put:
    question = BANK.question(question_id)
    return Put(question_id, question.kind, question.warmth, depth)


def test_the_same_seed_is_the_same_customer():
    one, two, other = (Customer(BANK, DEFAULT, seed) for seed in (7, 7, 8))
    assert (one.hidden, one.days, one.trust) == (two.hidden, two.days, two.trust)
    assert one.hidden != other.hidden


def test_the_same_policy_gets_the_same_from_the_same_customer():
    assert play(BANK, DEFAULT, 7, ENGINE) == play(BANK, DEFAULT, 7, ENGINE)


def test_a_secret_comes_out_when_asked_deep_and_trusted_enough():
    deep = customer(Hidden("habit", 1, 2))
    day = deep.days[0]
    first = deep.answer(put("P-HAB-01"), day)
    assert (first.kind, first.richness) == ("", "some")
    second = deep.answer(put("P-HAB-01", 2), day)
    assert (second.kind, second.richness) == ("habit", "some")
    assert deep.answer(put("P-HAB-01", 3), day).outcome == "thin"
    shy = customer(Hidden("habit", 3, 1), trust=2.0)
    assert shy.answer(put("P-HAB-01"), day).kind == ""


def test_rich_means_that_there_is_more():
    both = customer(Hidden("habit", 1, 1), Hidden("habit", 1, 1))
    assert both.answer(put("P-HAB-01"), both.days[0]).richness == "rich"


def test_a_question_too_warm_is_shut_down_and_costs_trust():
    cold = customer(Hidden("ego", 1, 1), trust=2.0)
    reply = cold.answer(put("P-EGO-02"), cold.days[0])
    assert (reply.outcome, reply.richness, reply.kind) == ("deflected", None, "")
    assert cold.trust == 1.7


def test_asking_again_within_half_a_year_costs_trust():
    again = customer(trust=2.0)
    again.answer(put("P-HAB-01"), again.days[0])
    before = again.trust
    again.answer(put("P-HAB-01"), again.days[1])
    assert again.trust < before


def test_private_kinds_are_not_told_in_company():
    heard = customer(Hidden("family", 2, 1), trust=4.0)
    day = replace(heard.days[0], company=True)
    assert heard.answer(put("P-FAM-01"), day).kind == ""
    assert heard.answer(put("P-FAM-02"), heard.days[0]).kind == "family"


def test_the_policies_know_the_seed_and_nothing_else():
    made = Customer(BANK, DEFAULT, 3)
    for make in (ENGINE, *(plain(habit) for habit in FAIR.values())):
        policy = make(BANK, made)
        held = [getattr(policy, name) for name in vars(policy)]
        assert all(one is not made and one is not made.hidden for one in held)
    assert ME.sessions == 0


def test_a_small_sample_already_shows_the_gain():
    seeds = range(520_000, 520_004)
    engine = measure("guided", ENGINE, DEFAULT, seeds)
    fair = measure("fair", plain(FAIR["random + warmth + 1 follow-up"]), DEFAULT, seeds)
    assert engine.per_ten > 1.2 * fair.per_ten
    assert engine.repeats == 0

"""Choosing what to offer: filters, slots, reasons, and what must never happen."""

import time
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.interview import filters
from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.interview.engine import rank
from secretsmanual.domain.interview.model import Progress, Ranking
from secretsmanual.domain.values import Outcome
from tests.unit.domain.interview_bank import (
    BANK,
    BEGUN,
    COLM,
    HESTER,
    LEXICON,
    TODAY,
    WARM,
    ago,
    ask,
    choose,
    every_new,
    knowledge,
    on_thread,
    secret,
    turn,
)

BANK_IDS = [question.id for question in BANK.questions if not question.role]
KINDS = [kind.id for kind in BANK.kinds]


def offers(ranking: Ranking):
    return [one for one in (ranking.big, ranking.stay, ranking.new, ranking.lighter) if one]


# ------------------------------------------------------------------ what must hold always

asks = st.builds(
    ask,
    st.sampled_from(BANK_IDS),
    st.integers(0, 900),
    st.sampled_from(get_args(Outcome)),
    depth=st.integers(0, 3),
)
words = st.text(st.characters(exclude_characters="{}"))
secrets = st.builds(secret, st.sampled_from(KINDS), st.integers(0, 2000), verbatim=words)
turns = st.builds(
    turn,
    st.sampled_from(BANK_IDS),
    st.sampled_from(["rich", "some", "thin"]),
    st.just(0),
    st.sampled_from(["", "", "skipped", "deflected"]),
)
people = st.sampled_from(
    [(), (HESTER,), (WARM,), (HESTER, COLM), (replace(HESTER, repair=True),), (WARM, COLM)]
)
talks = st.builds(
    knowledge,
    people=people,
    asked=st.lists(asks, max_size=60).map(tuple),
    secrets=st.lists(secrets, max_size=40).map(tuple),
    muted_questions=st.frozensets(st.sampled_from(BANK_IDS), max_size=20),
    purpose=st.sampled_from(["", "chase the overdue invoice"]),
    recipe=st.sampled_from(["", "renewal", "gone"]),
)
ways = st.builds(
    Progress,
    seed=st.text(max_size=5),
    turns=st.lists(turns, max_size=14).map(tuple),
    thread=st.sampled_from([None, on_thread("P-HAB-01", "rich").thread]),
    answers=st.integers(0, 9),
    minutes_left=st.sampled_from([None, 20.0, 3.0]),
    new_subject_index=st.integers(0, 400),
    follow_up_index=st.integers(0, 9),
)


@settings(max_examples=150, deadline=None)
@given(talks, ways)
def test_whatever_happened_no_rule_is_broken(known, progress):
    ranking = rank(BANK, LEXICON, known, progress)
    again = rank(BANK, LEXICON, replace(known), replace(progress))
    assert ranking == again
    put = filters.put_today(progress)
    resting = {
        one.question_id
        for one in known.asked
        if one.depth == 0
        and filters.asked_here(BANK.question(one.question_id), one, known)
        and (TODAY - one.on).days
        < (14 if one.outcome == "skipped" else max(90, BANK.kind(one.kind).half_life / 2))
    }
    for offer in offers(ranking):
        assert offer.reason
        assert offer.text
        assert "{" not in offer.text
        if offer.type != "question":
            continue
        question = BANK.question(offer.id)
        assert offer.warmth <= ranking.level.level
        assert offer.id not in put or question.role == "opener"
        assert offer.id not in known.muted_questions
        if question.role:
            continue
        assert offer.id not in resting
        assert offer.kind not in filters.shut_today(progress)
        if len(known.people) > 1:
            assert not BANK.kind(offer.kind).one_to_one
            assert question.subject == "organisation" or question.warmth < 3
        if any(person.repair for person in known.people):
            assert offer.kind in filters.REPAIR_KINDS
        assert not filters.closing(progress)


# ------------------------------------------------------------------ filters


def test_nothing_warmer_than_the_level():
    cold = every_new(knowledge(people=(COLM,)))
    assert {offer.warmth for offer in cold} == {1}
    assert {offer.warmth for offer in every_new(knowledge(people=(WARM,)))} == {1, 2, 3, 4, 5}


def test_company_keeps_the_private_kinds_away():
    alone = {offer.kind for offer in every_new(knowledge(people=(WARM,)))}
    company = {offer.kind for offer in every_new(knowledge(people=(WARM, COLM)))}
    assert {"ego", "family", "cashflow"} <= alone
    assert not {kind.id for kind in BANK.kinds if kind.one_to_one} & company


def test_muted_kinds_and_questions_and_what_was_shut_down_stay_away():
    shut = ask("P-HOP-01", 59, "deflected")
    known = knowledge(
        people=(replace(WARM, muted_kinds=("family",)),),
        asked=(shut,),
        muted_questions=frozenset({"P-HAB-01"}),
    )
    found = every_new(known)
    assert not {"family", "hope"} & {offer.kind for offer in found}
    assert "P-HAB-01" not in {offer.id for offer in found}
    later = replace(known, asked=(replace(shut, on=ago(61)),))
    assert "hope" in {offer.kind for offer in every_new(later)}


@pytest.mark.parametrize(
    ("past", "free"),
    [
        (ask("P-BEN-01", 272), False),
        (ask("P-BEN-01", 273), True),
        (ask("P-FEE-01", 89), False),
        (ask("P-FEE-01", 90), True),
        (ask("P-BEN-01", 13, "skipped"), False),
        (ask("P-BEN-01", 14, "skipped"), True),
        (ask("P-BEN-01", 10, "thin"), False),
        (ask("P-BEN-01", 10, person_id=COLM.id), True),
        (ask("O-OUT-01", 10, person_id=COLM.id), False),
        (ask("P-BEN-01", 10, question_id="FU:P-BEN-01", depth=1), True),
    ],
)
def test_a_question_rests_as_long_as_its_kind_needs(past, free: bool):
    found = {offer.id for offer in every_new(knowledge(people=(WARM,), asked=(past,)))}
    assert (past.question_id.removeprefix("FU:") in found) is free


def test_repair_comes_before_everything():
    known = knowledge(people=(replace(WARM, repair=True),))
    assert {offer.kind for offer in every_new(known)} == filters.REPAIR_KINDS
    assert choose(known, on_thread("P-DRE-01", "rich")).stay is None
    assert choose(known, on_thread("P-STA-01", "rich")).stay is not None


def test_only_closers_when_three_minutes_are_left():
    ranking = choose(progress=replace(on_thread("P-HAB-01", "rich"), minutes_left=3.0))
    assert (ranking.stay, ranking.lighter) == (None, None)
    assert ranking.big
    assert ranking.new
    assert {BANK.question(one.id).role for one in (ranking.big, ranking.new)} == {"closer"}
    assert choose(progress=replace(BEGUN, minutes_left=3.1)).big.id.startswith("P-")
    used = tuple(turn(question.id) for question in BANK.questions if question.role == "closer")
    spent = choose(progress=Progress("s", used, minutes_left=1.0))
    assert (spent.big, spent.new) == (None, None)


def test_the_first_thing_said_is_an_opener_that_fits():
    first = choose(people=(COLM,), progress=Progress("s"))
    assert first.big.id == "X-OPE-02"
    assert first.new is not None
    seeds = [choose(progress=Progress(str(seed))).big.id for seed in range(30)]
    assert set(seeds) == {"X-OPE-01", "X-OPE-02", "X-OPE-03"}
    heard = tuple(ask(f"X-OPE-0{n}", n, kind="any", person_id=HESTER.id) for n in (1, 2, 3))
    assert choose(progress=Progress("s"), asked=heard).big.id == "X-OPE-03"


def test_a_question_with_an_unknown_slot_is_dropped():
    bank = BANK.with_questions(
        [Question("MY-1", "habit", "person", 1, "{first}, what does {product} do all day?")]
    )

    def texts(**changes):
        known = knowledge(**changes)
        found = [
            rank(bank, LEXICON, known, replace(BEGUN, new_subject_index=n)).new for n in range(120)
        ]
        return {offer.text for offer in found if offer and offer.id == "MY-1"}

    assert texts() == {"Hester, what does labeller do all day?"}
    assert texts(product="") == texts(people=()) == set()


# ------------------------------------------------------------------ slots


def test_a_rich_answer_is_followed_up_and_a_thin_one_left():
    rich = choose(progress=on_thread("P-HAB-01", "rich"))
    assert rich.big == rich.stay
    assert (rich.stay.type, rich.stay.reason, rich.stay.depth) == ("follow_up", "follow up", 1)
    thin = choose(progress=on_thread("P-HAB-01", "thin"))
    assert thin.big == thin.new
    assert thin.stay is not None
    assert thin.new.kind != "habit"


def test_a_thread_ends_after_three_follow_ups_and_waits_for_an_answer():
    assert choose(progress=on_thread("P-HAB-01", "rich", depth=2)).stay.depth == 3
    assert choose(progress=on_thread("P-HAB-01", "rich", depth=3)).stay is None
    assert choose(progress=on_thread("P-HAB-01", None)).stay is None


def test_what_they_want_of_the_talk_is_followed_up():
    assert choose(progress=on_thread("X-OPE-02", "some")).big.follow_up
    assert not choose(progress=on_thread("X-OPE-02", "thin")).big.follow_up


def test_a_follow_up_is_not_said_twice_in_a_thread():
    progress, said = on_thread("P-FAM-04", "rich"), []
    while offer := choose(progress=progress).stay:
        said.append(offer.text)
        assert progress.thread is not None
        moves = (*progress.thread.moves, offer.move_id)
        progress = replace(progress, thread=replace(progress.thread, moves=moves))
        assert len(said) < 9
    assert said
    assert len(said) == len(set(said))


def test_the_lighter_slot_is_mild_about_the_person_and_of_another_kind():
    ranking = choose(people=(WARM,))
    assert ranking.lighter.warmth <= 2
    assert ranking.lighter.subject == "person"
    assert ranking.lighter.kind != ranking.new.kind
    assert ranking.lighter.reason == "lighter"


def test_something_lighter_comes_after_they_shut_a_question_down():
    shut = turn("P-BIA-03", None, outcome="deflected")
    ranking = choose(people=(WARM,), progress=replace(BEGUN, turns=(*BEGUN.turns, shut)))
    assert ranking.big == ranking.lighter
    assert "bias" not in {offer.kind for offer in offers(ranking)}


def test_walking_the_new_slot_shows_each_once_best_first_and_comes_round():
    found = every_new(knowledge())
    assert len({offer.id for offer in found}) == len(found) > 60
    scores = [round(offer.score / 0.02) for offer in found]
    assert scores == sorted(scores, reverse=True)


def test_ties_go_to_the_milder_and_differ_between_sessions():
    firsts = {choose(progress=replace(BEGUN, seed=str(seed))).new.id for seed in range(30)}
    assert len(firsts) > 1
    found = every_new(knowledge(people=(WARM,)))
    steps = [(-round(offer.score / 0.02), offer.warmth) for offer in found]
    assert steps == sorted(steps)


def test_another_family_after_a_rich_thread_gets_a_lead_in():
    rich = choose(progress=on_thread("P-HAB-01", "rich"))
    for offer in every_new(knowledge(), on_thread("P-HAB-01", "rich"))[:40]:
        same = BANK.family_of(offer.kind) == "work"
        assert bool(offer.lead_in) is not same
    assert choose(progress=on_thread("P-HAB-01", "some")).new.lead_in == ""
    assert rich.stay.lead_in == ""


# ------------------------------------------------------------------ size


def test_it_is_quick_with_a_full_manual():
    own = [
        Question(f"MY-{n}", KINDS[n % 28], BANK.kind(KINDS[n % 28]).subject, 1 + n % 5, "What now?")
        for n in range(100)
    ]
    bank = BANK.with_questions(own)
    known = knowledge(
        people=(WARM,),
        secrets=tuple(secret(KINDS[n % 28], n, text=f"fact {n}") for n in range(2000)),
        asked=tuple(ask(BANK_IDS[n % 165], 91 + n) for n in range(1000)),
    )
    progress, times = BEGUN, []
    for step in range(20):
        start = time.perf_counter()
        ranking = rank(bank, LEXICON, known, progress)
        times.append(time.perf_counter() - start)
        assert ranking.new is not None
        done = turn(BANK_IDS[step], "some")
        progress = replace(progress, turns=(*progress.turns, done), answers=step)
    assert sorted(times)[18] < 0.030

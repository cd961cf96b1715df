"""What the engine shows in each place, for whom, and when a thread is left."""

from dataclasses import replace

import pytest

from secretsmanual.domain.interview.engine import rank
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.interview.weights import WEIGHTS
from tests.unit.domain.interview_bank import (
    BANK,
    BEGUN,
    HESTER,
    LEXICON,
    WARM,
    ask,
    choose,
    knowledge,
    on_thread,
    secret,
    turn,
)

RICH = on_thread("P-HAB-01", "rich")


def test_a_follow_up_says_why_and_of_whom_it_is_asked():
    stay = choose(progress=RICH).stay
    assert (stay.reason, stay.person_id, stay.type) == ("follow up", HESTER.id, "follow_up")


def test_to_stay_scores_what_it_brings_and_how_its_kind_stands():
    plain = replace(WEIGHTS, hope=0.0, gap=0.0, room=0.0, follow_up=0.5)

    def stay(progress=RICH, known=None, **weights):
        chosen = replace(plain, **weights)
        return rank(BANK, LEXICON, known or knowledge(), progress, chosen).stay.score

    assert stay() == 0.5
    assert stay(room=0.1) == pytest.approx(0.5 + 0.1 * 0.8)
    half = knowledge(secrets=(secret("habit"),))
    assert stay(known=half, gap=0.1) == pytest.approx(
        0.5 + 0.1 * (1 - 1 / BANK.kind("habit").target)
    )
    opener = replace(RICH, thread=replace(RICH.thread, question_id="X-OPE-02", kind="any"))
    assert stay(opener, gap=0.1) == pytest.approx(0.6)
    assert stay(opener, room=0.1) == pytest.approx(0.58)


def test_a_thread_is_left_after_its_follow_ups_when_shut_or_while_we_owe_a_repair():
    assert choose(progress=on_thread("P-HAB-01", "rich", 2)).stay is not None
    assert choose(progress=on_thread("P-HAB-01", "rich", 3)).stay is None
    shut = replace(RICH, turns=(*RICH.turns, turn("P-HAB-02", None, outcome="deflected")))
    assert choose(progress=shut).stay is None
    gone = replace(RICH, thread=replace(RICH.thread, question_id="NO-1"))
    assert choose(progress=gone).stay is None
    owed = knowledge(people=(replace(HESTER, repair=True),))
    assert choose(owed, RICH).stay is None
    opener = replace(RICH, thread=replace(RICH.thread, question_id="X-OPE-02", kind="any"))
    assert choose(owed, opener).stay is not None


def test_of_equals_the_thread_goes_on_and_what_is_missing_gives_place():
    even = replace(WEIGHTS, tie=100.0)
    assert rank(BANK, LEXICON, knowledge(), RICH, even).big.follow_up
    nothing_else = knowledge(muted_questions=frozenset(q.id for q in BANK.questions if not q.role))
    only = choose(nothing_else, RICH)
    assert (only.new, only.lighter) == (None, None)
    assert only.big == only.stay is not None
    no_thread = choose(progress=BEGUN)
    assert no_thread.stay is None
    assert no_thread.big == no_thread.new is not None


def test_the_level_is_shown_whatever_is_offered_and_never_below_the_lowest():
    over = choose(people=(WARM,), progress=replace(BEGUN, minutes_left=3.0))
    assert over.level.level == choose(people=(WARM,)).level.level > 1
    lifted = rank(BANK, LEXICON, knowledge(), BEGUN, replace(WEIGHTS, lowest_level=5))
    assert lifted.level.level == 5
    shut = choose(asked=(ask("P-EGO-01", 3, "deflected"),))
    assert "1 shut down lately" in shut.level.reasons


def test_before_the_end_two_closers_stand_side_by_side():
    over = choose(progress=replace(BEGUN, minutes_left=3.0))
    assert (over.stay, over.lighter) == (None, None)
    assert over.big.id != over.new.id
    put = replace(BEGUN, minutes_left=3.0, turns=(*BEGUN.turns, turn(over.big.id)))
    assert choose(progress=put).big.id == over.new.id


def test_the_new_slot_walks_past_what_the_rep_meant_to_ask_and_past_what_was_put():
    first = choose().new
    walked = choose(progress=replace(BEGUN, new_subject_index=1)).new
    assert walked.id != first.id
    put = replace(BEGUN, turns=(*BEGUN.turns, turn(first.id, None, outcome="skipped")))
    assert choose(progress=put).new.id != first.id
    shut = replace(BEGUN, turns=(*BEGUN.turns, turn(first.id, None, outcome="deflected")))
    assert choose(progress=shut).new.kind != first.kind
    assert choose(progress=Progress("s1")).big.reason == "opener"

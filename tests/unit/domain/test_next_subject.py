"""What is offered next, offer by offer: promises, what the rep meant to ask, other subjects."""

from dataclasses import replace

import pytest

from secretsmanual.domain.ids import AskLaterId, PromiseId
from secretsmanual.domain.interview import agenda
from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.index import prepare
from secretsmanual.domain.interview.model import AskLaterItem, Offer, Progress, PromiseItem
from secretsmanual.domain.interview.new_subject import choose
from secretsmanual.domain.interview.weights import WEIGHTS
from secretsmanual.domain.interview.wording import LEAD_INS, check_again, fill, lead_in
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
    knowledge,
    on_thread,
    secret,
)


def index(weights=WEIGHTS, **changes):
    return prepare(BANK, LEXICON, knowledge(**changes), weights)


def promise(name="r1", due=None, kept=None, person=HESTER.id) -> PromiseItem:
    return PromiseItem(PromiseId(name), " Send the cutter sheet. ", person, due, kept)


def meant(name="q1", person=HESTER.id) -> AskLaterItem:
    return AskLaterItem(AskLaterId(name), "How did it go?", person)


@pytest.mark.parametrize(
    ("item", "progress", "text"),
    [
        (
            promise(due=ago(1)),
            Progress("s"),
            (
                "First of all, what I owe you: Send the cutter sheet. It is late, and I want to "
                "put that right."
            ),
        ),
        (
            promise(kept=ago(4)),
            BEGUN,
            "I promised you: Send the cutter sheet. How did that turn out for you?",
        ),
        (
            promise(due=TODAY),
            BEGUN,
            "I promised you: Send the cutter sheet. It is on its way. Does the day still suit you?",
        ),
    ],
)
def test_a_promise_is_said_as_it_stands(item, progress, text):
    assert agenda.first(index(promises=(item,)), progress) == Offer(
        "promise", "r1", "any", "person", 1, text, "promise", person_id=HESTER.id, score=0.1
    )


def test_a_promise_is_brought_up_to_whom_it_was_made_the_most_pressing_first():
    early, late = promise("r2", due=ago(9)), promise("r1", due=ago(2))
    for_all = promise("r0", due=ago(5), person=None)
    away = promise("r3", due=ago(20), person=COLM.id)
    asked = index(promises=(late, away, for_all, early))
    for said, next_one in ((), "r2"), (("r2",), "r0"), (("r2", "r0"), "r1"):
        assert agenda.first(asked, Progress("s", used_offers=frozenset(said))).id == next_one
    over = agenda.first(asked, replace(BEGUN, used_offers=frozenset({"r0", "r1", "r2"})))
    assert over is None


@pytest.mark.parametrize(("days", "said"), [(3, True), (4, False)])
def test_a_promise_is_worth_a_word_from_three_days_before(days, said):
    first = agenda.first(index(promises=(promise(due=ago(-days)),)), BEGUN)
    assert (first is not None) is said
    assert agenda.first(index(promises=(promise(),)), BEGUN) is None


def test_what_the_rep_meant_to_ask_is_offered_to_whom_it_concerns():
    asked = index(ask_later=(meant(), meant("q2", None), meant("q3", COLM.id)))
    first, second = agenda.ask_later(asked, BEGUN)
    assert first == Offer(
        "ask_later",
        "q1",
        "any",
        "person",
        1,
        "How did it go?",
        "you meant to ask",
        person_id=HESTER.id,
        score=0.56,
    )
    assert (second.id, second.person_id) == ("q2", HESTER.id)
    used = replace(BEGUN, used_offers=frozenset({"q1"}))
    assert [one.id for one in agenda.ask_later(asked, used)] == ["q2"]
    to_mend = index(ask_later=(meant(),), people=(replace(HESTER, repair=True),))
    assert agenda.ask_later(to_mend, BEGUN) == ()
    nobody = index(ask_later=(meant("q2", None),), people=())
    assert [one.person_id for one in agenda.ask_later(nobody, BEGUN)] == [None]


def test_the_opener_that_was_not_heard_for_longest_comes_first():
    ids = [one.id for one in agenda.openers(index(), Progress("s"))]
    past = [ask(one, 40 + n) for n, one in enumerate(ids[:-1])]
    found = agenda.openers(index(asked=tuple(past)), Progress("s"))
    assert [one.id for one in found] == [ids[-1], *reversed(ids[:-1])]
    about = BANK.question(found[0].id)
    assert found[0] == Offer(
        "question",
        about.id,
        "any",
        about.subject,
        about.warmth,
        fill(about.text, knowledge()),
        "opener",
        listen_for=about.listen_for,
        person_id=HESTER.id,
        score=found[0].score,
    )
    new = agenda.openers(index(people=(COLM,)), Progress("s"))
    assert not any(BANK.question(one.id).again for one in new)
    assert {one.reason for one in agenda.closers(index(), BEGUN)} == {"before you go"}


def test_another_subject_is_offered_with_why_and_about_whom():
    asked = index(people=(WARM,))
    found = [choose(asked, replace(BEGUN, new_subject_index=n), 3).new for n in range(30)]
    for offer in found:
        about = BANK.question(offer.id)
        assert offer.person_id == (HESTER.id if about.subject == "person" else None)
        assert (offer.subject, offer.warmth, offer.listen_for) == (
            about.subject,
            about.warmth,
            about.listen_for,
        )
        label = BANK.kind(offer.kind).label
        assert offer.reason == f"gap: {label[:1].lower()}{label[1:]}"
    assert {offer.person_id for offer in found} == {HESTER.id, None}


@pytest.mark.parametrize(("share", "reason"), [(0.5, "purpose"), (0.49, "gap")])
def test_a_kind_is_the_purpose_from_half_of_it_on(share, reason):
    asked = index(people=(WARM,))
    kinds = {name: replace(facts, purpose=share) for name, facts in asked.kinds.items()}
    offer = choose(replace(asked, kinds=kinds), BEGUN, 3).new
    assert offer.reason.startswith(f"{reason}: ")


def test_what_is_known_in_part_is_asked_for_more():
    known = index(people=(WARM,), secrets=(secret("habit"),))
    cards = tuple(card for card in known.cards if card.question.kind == "habit")
    assert choose(replace(known, cards=cards), BEGUN, 3).new.reason == "more: habit"


@pytest.mark.parametrize(
    ("richness", "kind", "announced"),
    [("rich", "hope", True), ("some", "hope", False), ("rich", "bias", False)],
)
def test_another_family_is_announced_after_a_rich_thread(richness, kind, announced):
    asked = index(people=(WARM,))
    cards = tuple(card for card in asked.cards if card.question.kind == kind)
    progress = on_thread("P-HAB-01", richness)
    new = choose(replace(asked, cards=cards), progress, 3).new
    assert new.lead_in == (lead_in("s1", len(progress.turns)) if announced else "")
    lighter = choose(replace(asked, cards=cards[:1]), progress, 3).lighter
    assert lighter is None


def test_the_family_of_the_thread_draws_and_its_kind_does_not_count_as_just_talked_of():
    weights = replace(WEIGHTS, same_family=1.0, same_recent=0.0)
    asked = index(weights, people=(WARM,))
    progress = on_thread("P-HAB-01", "some")
    assert BANK.family_of(choose(asked, progress, 3).new.kind) == "work"
    warm = index(replace(WEIGHTS, warm_fit=5.0), people=(WARM,))
    answered = replace(BEGUN, answers=4)
    assert choose(warm, answered, 3).new.warmth == 3
    assert choose(warm, BEGUN, 3).new.warmth == 1


def test_the_words_that_announce_go_by_session_and_turn():
    for seed in "abcdef":
        assert lead_in(seed, 4) == LEAD_INS[int(u(seed, 4, "lead-in") * 3)]


LONG = " ".join(["word"] * 21)


@pytest.mark.parametrize(
    ("values", "person", "alone", "back"),
    [
        ({"verbatim": " so  it is. "}, HESTER, True, "so it is"),
        ({"verbatim": LONG[5:]}, HESTER, True, LONG[5:]),
        ({"verbatim": LONG}, HESTER, True, ""),
        ({"verbatim": " . "}, HESTER, True, ""),
        ({"verbatim": "so"}, HESTER, False, ""),
        ({"verbatim": "so"}, COLM, True, ""),
        ({"verbatim": "so", "said_by": COLM.id}, COLM, True, "so"),
        ({"verbatim": "so"}, None, True, ""),
        ({"verbatim": "so", "confidence": "heard"}, HESTER, True, ""),
    ],
)
def test_their_words_are_said_back_to_them_alone(values, person, alone, back):
    said = check_again("What now?", secret("habit", **values), person, alone)
    afresh = "It has been a while, so let me ask afresh: What now?"
    assert said == (f"Last time you said “{back}”. How is that now?" if back else afresh)

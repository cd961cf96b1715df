"""What a customer answered, in words, and what becomes of each answer."""

from datetime import UTC, datetime, timedelta

import pytest

from secretsmanual.domain.own_card_answers import (
    Answers,
    GivenCard,
    Told,
    in_manual,
    in_one_line,
    told,
)
from secretsmanual.domain.own_card_taking import (
    Beside,
    SeenCard,
    TakenLine,
    day_of,
    is_referral,
    of_promise,
    sentence_of,
    taken_lines,
)
from secretsmanual.domain.own_cards import OwnCard
from tests.unit.domain.pack_samples import mishap, promise
from tests.unit.domain.secret_samples import AT, TODAY

FULL = {
    "attributes": {
        "certainty": {
            "importance": 5,
            "performance": 2,
            "aspects": ["reliability", "safety"],
            "words": "Line 2 stops.",
        },
        "ease": {"importance": 3},
        "cost": {"words": "Fair."},
    },
    "promises": {
        "r-1": {"kept": "yes", "on_time": "no", "satisfied": "yes", "words": "At last."},
        "r-2": {"kept": "not_yet"},
    },
    "recovery": "A",
    "feeling": "Glad you ring first.",
    "question": "When do the rolls come?",
    "recommend": "yes",
    "why": "You ring.",
    "to": "My sister",
}
ANSWERS = Answers(**FULL)
RECOVERY_ASKED = "Did we blow you away with what we did to recover?"
LINES = (
    Told("r-1", "Send the drawing", "kept, late, satisfied", "At last."),
    Told("r-2", "Ring", "not kept yet", ""),
    Told("ease", "Ease of use", "matters 3"),
    Told("certainty", "Certainty", "matters 5, we do 2, reliability and safety", "Line 2 stops."),
    Told("cost", "Cost to own or use", "", "Fair."),
    Told("recovery", RECOVERY_ASKED, "A"),
    Told("feeling", "How it feels to work with us", "", "Glad you ring first."),
    Told("recommend", "Would recommend us", "yes, to My sister", "You ring."),
    Told("question", "Their question to us", "", "When do the rolls come?"),
)


def card(**values) -> OwnCard:
    common = {"id": "oc-1", "account_id": "a-1", "key": "ab" * 32, "asked_on": TODAY}
    return OwnCard(**{**common, "created_at": AT, **values})


def beside(**values) -> Beside:
    promises = {"r-1": promise(kept_on=TODAY), "r-2": promise(id="r-2", text="Ring")}
    return Beside(**{"promises": promises, "mishaps": {"o-1": mishap()}, **values})


def becomes(answers, **values) -> dict[str, str]:
    lines = taken_lines(Answers(**answers), beside(**values))
    return {line.told.of: line.becomes for line in lines}


def test_answers_are_told_in_the_order_of_the_form():
    assert told(ANSWERS, {"r-1": "Send the drawing", "r-2": "Ring"}) == LINES
    assert told(Answers(), {}) == ()


def test_what_they_would_recommend_is_told_with_to_whom():
    perhaps = told(Answers(recommend="perhaps"), {})
    assert [one.said for one in perhaps] == ["perhaps"]
    assert [one.said for one in told(Answers(to="Colm"), {})] == ["to Colm"]


def test_an_answer_is_read_with_its_question_and_on_one_line():
    assert LINES[0].line == "Send the drawing: kept, late, satisfied"
    assert LINES[4].line == "Cost to own or use"
    assert in_one_line(LINES[0]) == "kept, late, satisfied · “At last.”"
    assert in_one_line(LINES[1]) == "not kept yet"
    assert in_one_line(LINES[4]) == "“Fair.”"


def test_the_manual_keeps_what_was_answered_and_nothing_else():
    assert in_manual(ANSWERS) == FULL
    assert in_manual(Answers(feeling="Good", promises={"r-1": {}})) == {
        "promises": {"r-1": {}},
        "feeling": "Good",
    }


def test_a_given_card_says_since_when_it_is_out_or_answered():
    assert GivenCard(card(), "Hester", ()).state == "asked 20 Nov 2026, not answered yet"
    back = card(answered_on=TODAY + timedelta(days=1))
    assert GivenCard(back, "Hester", LINES).state == "answered 21 Nov 2026"


def test_each_answer_is_shown_with_what_becomes_of_it():
    lines = taken_lines(ANSWERS, beside())
    assert tuple(line.told for line in lines) == LINES
    assert [line.becomes for line in lines] == [
        "noted on the promise",
        "kept on their card",
        "a judgement of theirs",
        "a judgement of theirs",
        "kept on their card",
        "their grade of how we put it right",
        "a feeling of theirs",
        "a referral, with their why",
        "something to answer next time",
    ]


def test_a_promise_that_is_gone_since_is_left_out():
    one = promise(kept_on=TODAY)
    lines = taken_lines(Answers(promises=FULL["promises"]), beside(promises={"r-1": one}))
    assert lines == (TakenLine(LINES[0], "noted on the promise"),)


@pytest.mark.parametrize(
    ("given", "ours", "becomes"),
    [
        ({"satisfied": "partly"}, {"kept_on": TODAY}, ("", {"satisfied": "partly"})),
        (
            {"satisfied": "yes", "on_time": "no"},
            {"kept_on": TODAY},
            ("", {"satisfied": "late"}),
        ),
        ({"kept": "yes"}, {"kept_on": TODAY}, ("kept on their card", None)),
        ({"satisfied": "no"}, {}, ("stands beside ours: we have not noted it as kept", None)),
        (
            {"satisfied": "no"},
            {"kept_on": TODAY, "satisfied": "late"},
            ("stands beside what we noted: late", None),
        ),
        (
            {"satisfied": "no"},
            {"kept_on": TODAY, "satisfied": "partly"},
            ("stands beside what we noted: partly satisfied", None),
        ),
    ],
)
def test_what_we_noted_of_a_promise_ourselves_stays(given, ours, becomes):
    assert of_promise(Answers(promises={"r-1": given}), promise(**ours)) == becomes


def test_a_grade_is_noted_where_we_have_none_of_that_mishap():
    graded = {"recovery": "B"}
    assert becomes(graded) == {"recovery": "their grade of how we put it right"}
    ours = {"o-1": mishap(answer="C")}
    assert becomes(graded, mishaps=ours) == {"recovery": "stands beside what we noted: C"}
    assert becomes(graded, mishaps={}) == {"recovery": "kept on their card"}


@pytest.mark.parametrize(
    ("answers", "referral"),
    [
        ({"recommend": "yes", "to": "My sister"}, True),
        ({"recommend": "yes"}, False),
        ({"recommend": "perhaps", "to": "My sister"}, False),
        ({"to": "My sister"}, False),
    ],
)
def test_a_referral_is_a_yes_to_somebody_they_name(answers, referral):
    assert is_referral(Answers(**answers)) is referral
    expected = "a referral, with their why" if referral else "kept on their card"
    assert becomes(answers) == {"recommend": expected}


def test_a_judgement_is_either_score():
    judged = {"ease": {"importance": 1}, "cost": {"performance": 1}, "choice": {"words": "So."}}
    assert becomes({"attributes": judged}) == {
        "ease": "a judgement of theirs",
        "cost": "a judgement of theirs",
        "choice": "kept on their card",
    }


def test_a_second_answer_is_told_with_the_day_of_the_first():
    before = card(answered_on=TODAY)
    assert sentence_of("again", before) == (
        "Intact. They answered on 20 Nov 2026 already: these answers are added, the newest count."
    )
    assert sentence_of("intact", card()) == "Intact: as it was saved in the form you sent."
    assert sentence_of("unknown", None).startswith("This manual made no such form")


@pytest.mark.parametrize(
    ("verdict", "may"),
    [("intact", True), ("again", True), ("known", False), ("changed", False), ("unknown", False)],
)
def test_only_what_is_as_it_was_saved_is_taken_and_once(verdict, may):
    assert SeenCard(verdict, "Hester", "Thornquay", TODAY, "", ()).may_be_taken is may


def test_no_answer_is_of_the_future():
    early = datetime(2026, 11, 19, 15, tzinfo=UTC)
    assert day_of(early, TODAY) == early.date()
    assert day_of(early + timedelta(days=9), TODAY) == TODAY

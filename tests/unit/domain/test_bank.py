"""The question bank: what it holds, what is laid over it, and what a bad file says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.interview.bank import Bank, Kind, Question, Recipe

TEXT = Path(__file__).parents[3].joinpath("resources", "questions.toml").read_text("utf-8")
BANK = Bank.from_toml(TEXT)

KIND = """
[[kind]]
id = "pets"
label = "Pets"
subject = "person"
family = "life"
"""


def test_bank_holds_what_the_domain_names():
    assert (len(BANK.kinds), len(BANK.questions), len(BANK.moves)) == (28, 172, 20)
    assert sum(kind.core for kind in BANK.kinds) == 16
    assert set(BANK.families) == {"work", "heading", "life", "us", "pressure", "want"}
    assert len(BANK.kinds_of("person")) + len(BANK.kinds_of("organisation")) == 28
    assert sum(len(question.followups) for question in BANK.questions) == 355


def test_every_question_can_be_followed_up_without_an_answer_slot():
    for question in BANK.questions:
        assert any("{" not in text for text in question.followups), question.id
        assert any("{" in text for text in question.followups), question.id
        assert question.listen_for, question.id


def test_recipes_of_the_domain_are_there():
    assert [recipe.id for recipe in BANK.recipes] == [
        "first-call",
        "renewal",
        "after-oops",
        "year-review",
        "four-questions",
    ]
    assert BANK.recipe("four-questions").steps[1] == ("P-DRE-01", "P-HOP-01")


def test_lookups_by_id():
    assert BANK.kind("dream").half_life == 1095
    assert BANK.question("FU:P-HAB-01") is BANK.question("P-HAB-01")
    assert BANK.move("mirror").slot == "quote"
    assert BANK.family_of("any") == ""
    warmths = [question.warmth for question in BANK.questions_of("ego")]
    assert warmths == sorted(warmths)
    for look_up in (BANK.kind, BANK.question, BANK.move, BANK.recipe):
        with pytest.raises(NotFound, match="“nope”"):
            look_up("nope")


def test_a_move_suits_its_families_only():
    assert BANK.move("whoelse").suits("life")
    assert not BANK.move("tried").suits("life")


def test_bank_survives_its_own_file():
    again = Bank.from_toml(BANK.to_toml())
    assert (again.kinds, again.questions) == (BANK.kinds, BANK.questions)
    assert (again.moves, again.recipes) == (BANK.moves, BANK.recipes)


@settings(max_examples=100)
@given(
    text=st.text(min_size=1).filter(lambda value: bool(value.strip())),
    followup=st.text(),
    warmth=st.integers(1, 5),
)
def test_any_own_question_survives_being_handed_over(text: str, followup: str, warmth: int):
    own = Question("MY-1", "habit", "person", warmth, text, followups=(followup,), own=True)
    handed = BANK.with_questions([own]).own_part().to_toml()
    assert Bank.from_toml(handed, BANK).question("MY-1") == own


def test_own_questions_kinds_and_recipes_lie_over_the_bank():
    bank = BANK.with_questions(
        [
            Question("MY-1", "pets", "person", 2, "Who waits for you at the door?"),
            Question("P-HAB-01", "habit", "person", 1, "How does your day begin?"),
        ],
        kinds=[Kind("pets", "Pets", "person", "life")],
        recipes=[Recipe("mine", "Mine", (("MY-1",),))],
    )
    assert len(bank.questions) == 173
    assert bank.question("P-HAB-01").text == "How does your day begin?"
    assert bank.questions_of("pets")[0].own
    assert bank.own_part().questions == (bank.question("P-HAB-01"), bank.question("MY-1"))
    read = Bank.from_toml(bank.own_part().to_toml(), BANK)
    assert read.questions == bank.questions
    assert read.recipe("mine").own
    assert not BANK.has_question("MY-1")


def test_subject_comes_from_the_kind_where_it_is_not_written():
    text = '[[question]]\nid = "M"\nkind = "quality"\nwarmth = 1\ntext = "What slipped through?"\n'
    assert Bank.from_toml(text, BANK).question("M").subject == "organisation"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\n[[question]]\nid = "a', "line 3"),
        ('\n[[question]]\nkind = "habit"\nwarmth = 1\ntext = "x"', "line 2: “id” must be a text"),
        ('[[question]]\nid = "M"\nkind = "habit"\ntext = "x"', "number from 1 to 5"),
        ('[[question]]\nid = "M"\nkind = "habit"\nwarmth = true\ntext = "x"', "whole number"),
        ('[[question]]\nid = "M"\nkind = "habit"\nwarmth = 6\ntext = "x"', "Question M, line 1"),
        ('[[question]]\nid = "M"\nkind = "zoo"\nwarmth = 1\ntext = "x"', "no kind “zoo”"),
        ('[[question]]\nid = "M"\nkind = "any"\nwarmth = 1\ntext = "x"', "no kind “any”"),
        (
            '[[question]]\nid = "M"\nkind = "habit"\nwarmth = 1\ntext="x"\nsubject="organisation"',
            "a secret of a person, not of an organisation",
        ),
        (
            '[[question]]\nid = "M"\nkind = "habit"\nwarmth = 1\ntext = "x"\nfollowups = "y"',
            "list of texts",
        ),
        (KIND + KIND, "the id is taken by line 2"),
        (KIND + "core = 1", "must be true or false"),
        (KIND.replace('"person"', '"dog"'), "cannot be “dog”"),
        ('[[recipe]]\nid = "r"\nlabel = "R"\nquestions = ["NO-1"]', "no question “NO-1”"),
        ('[[recipe]]\nid = "r"\nlabel = "R"\nquestions = []', "list of question ids"),
        ('[[recipe]]\nid = "r"\nlabel = "R"\nquestions = [[1]]', "no question “1”"),
        ('question = "x"', "not a list of tables"),
    ],
)
def test_a_bad_file_says_where_and_what_to_do(text: str, says: str):
    with pytest.raises(BadInput) as caught:
        Bank.from_toml(text, BANK)
    assert says in caught.value.sentence
    assert caught.value.hint


def test_each_kind_asked_for_has_its_questions():
    asked = {
        "habit": 6, "bias": 7, "dream": 7, "hope": 7, "skill": 5, "competency": 5,
        "lifestyle": 6, "family": 6, "ego": 7, "friendship": 6, "recreation": 6,
        "entertainment": 5, "background": 5, "fit": 5, "benchmark": 5, "inventory": 6,
        "cashflow": 7, "equity": 6, "quality": 6, "market": 6, "outcome": 6, "journey": 5,
    }  # fmt: skip
    assert {kind: len(BANK.questions_of(kind)) for kind in asked} == asked
    of_firms = {"inventory", "cashflow", "equity", "quality", "market", "outcome", "journey"}
    assert {kind for kind in asked if BANK.kind(kind).subject == "organisation"} == of_firms


def test_what_is_delicate_starts_private():
    private = {kind.id for kind in BANK.kinds if kind.share == "private"}
    assert private == {"family", "ego", "cashflow", "equity"}
    assert all(BANK.kind(kind).one_to_one for kind in private)


def test_kinds_age_as_asked():
    asked = {"hope": 120, "feeling": 90, "benchmark": 545, "journey": 365}
    assert {kind: BANK.kind(kind).half_life for kind in asked} == asked


def test_a_first_call_asks_where_they_looked_before():
    assert any("P-BEN-04" in step for step in BANK.recipe("first-call").steps)
    assert "where do you look first" in BANK.question("P-BEN-04").text

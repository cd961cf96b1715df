"""Words told in confidence are found again wherever another text says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.confided import MASK, Confided, confided_line, hardest, line_told
from secretsmanual.domain.document import Document, Facts, Heading, Item, Items, Table

TOLD = Confided(["Hopes for the quillwort boat.", "Zürich", "Yes", "so so", ""])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You said: “hopes for the Quillwort Boat”", True),
        ("Hopes for the quillwort boats", False),
        ("Ask about ZÜRICH.", True),
        ("Zürich in May", True),
        ("Yes, they do.", False),
        ("It went so, so.", True),
        ("", False),
    ],
)
def test_they_are_found_word_by_word(text, said):
    assert TOLD.said_in(text) is said


def test_a_document_is_masked_where_it_says_them_and_nowhere_else():
    page = Document(
        "A page",
        (
            Heading("Zürich", 2),
            Items((Item("plain", quote="hopes for the quillwort boat", link="Zürich"),)),
            Facts((("Where", "Zürich"), ("When", "now"))),
            Table(("a", "b"), (("in zürich", 3), (None, "there"))),
        ),
    )
    assert TOLD.masked(page) == Document(
        "A page",
        (
            Heading(MASK, 2),
            Items((Item("plain", quote=MASK, link="Zürich"),)),
            Facts((("Where", MASK), ("When", "now"))),
            Table(("a", "b"), ((MASK, 3), (None, "there"))),
        ),
    )
    assert Confided().masked(page) is page


@pytest.mark.parametrize(("word", "masked"), [("debts", False), ("zürich", True)])
def test_a_word_alone_is_looked_for_from_six_letters_on(word, masked):
    assert Confided([word]).said_in(f"The {word} there") is masked


@pytest.mark.parametrize(
    ("told", "hardest_of_them"),
    [((), ""), (("gold",), ""), (("private", "gold"), "private"), (("private", "never"), "never")],
)
def test_the_mark_that_most_protects_counts(told, hardest_of_them):
    assert hardest(told) == hardest_of_them
    assert line_told("She sails", told) == hardest_of_them
    assert confided_line("She sails", told) is bool(hardest_of_them)


def test_texts_are_the_same_whatever_their_order_and_signs():
    assert Confided(["A boat.", "A debt"]) == Confided(["a debt", "a boat"])
    assert Confided(["A boat."]) != Confided(["A boat", "A debt"])
    assert Confided() != ()


words = st.lists(st.sampled_from(["boat", "debt", "move", "call", "Friday"]), max_size=6)


@given(st.lists(words, max_size=4), words)
def test_what_is_found_is_what_a_plain_look_finds(told, said):
    texts = [" ".join(one) for one in told]
    wanted = [f" {text} ".lower() for text, of in zip(texts, told, strict=True) if len(of) > 1]
    wanted += [" friday " for of in told if of == ["Friday"]]
    text = " ".join(said)
    assert Confided(texts).said_in(text) is any(one in f" {text} ".lower() for one in wanted)

"""What somebody asks for, as the index is asked, and what they may have meant."""

import pytest

from secretsmanual.domain.searching import expression, named, nearest, plain, words


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [
        ("What secrets do we know about Hester?", ["hester"]),
        ("what is it", ["what", "is", "it"]),
        ("Labels_2 ﬁrst", ["labels", "2", "first"]),
        ("", []),
    ],
)
def test_small_words_are_left_out_unless_there_is_nothing_else(asked, looked_for):
    assert words(asked) == looked_for


def test_every_word_is_looked_for_with_any_ending():
    assert expression(["labels", "or", "running"]) == '"label" * AND "or" * AND "runn" *'


def test_words_that_stand_in_names_are_told_apart():
    assert named(["labels", "zoe", "quay"], "Zoë Labelling") == {"labels", "zoe"}
    assert plain("ZOË") == "zoe"


def test_the_likeliest_words_one_error_away_come_first_and_five_of_them():
    known = ["lable", "labex", "babel", "labels", "cabel", "abel", "label", "labelled", "label"]
    assert nearest("label", known) == ["label", "babel", "cabel", "labels", "labex"]
    assert nearest("label", known[:1]) == ["lable"]
    assert nearest("boat", ["boast", "boa", "bart"]) == ["boa", "boast"]  # bart is two errors away
    assert nearest("boa", ["boat"]) == []

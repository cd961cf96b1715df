"""Every word of a closed list is said in the language spoken, in one place or a reader's own."""

from typing import get_args

import pytest

from secretsmanual.domain import values
from secretsmanual.domain.person_report_words import SAID, said
from secretsmanual.domain.ratings import CERTAINTY
from secretsmanual.domain.said import CLOSED, meant
from secretsmanual.domain.said import said as word_said

LISTS = {
    "layer": values.Layer, "confidence": values.Confidence, "known": values.Known,
    "sensitivity": values.Sensitivity, "standing": values.Standing, "source": values.SourceType,
    "status": values.SecretStatus | values.PersonStatus, "channel": values.Channel,
    "outcome": values.Outcome, "richness": values.Richness, "direction": values.Direction,
    "satisfied": values.Satisfied, "service_standard": values.ServiceStandard,
    "outlook": values.Outlook, "way": values.UseWay, "reaction": values.Reaction,
    "wanted_status": values.WantedStatus, "stance": values.Stance,
}  # fmt: skip
AREAS = (
    "finance owner operations warehouse procurement hr quality engineering commercial admin".split()
)
SAME = {"service", "superior", "marketing", "neutral", "import", "guess", "video", "no"}
"""Words that Spanish may write as English does."""


@pytest.fixture
def spanish(spoken):
    spoken("es")


def words_of(name):
    found = get_args(LISTS[name])
    return {word for one in found for word in (get_args(one) or (one,)) if word}


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_a_closed_list_is_left_in_english(name, spanish):
    assert name in CLOSED
    assert {word for word in words_of(name) if said(name, word) == word} <= SAME


def test_areas_of_work_are_said(spanish):
    assert {area for area in AREAS if said("roles", area) == area} == set()


def test_what_somebody_typed_is_never_taken_for_such_a_word(spanish):
    assert word_said("late") != "late"
    assert said("note", "late") == "late"


def test_a_word_is_known_as_it_is_said_and_in_english(spanish):
    assert meant(word_said("safety").upper(), CERTAINTY) == "safety"
    assert meant("safety", CERTAINTY) == "safety"
    assert meant("something else", CERTAINTY) == "something else"


def test_a_reader_s_own_words_are_others_than_everybody_s():
    double = [
        (name, word) for name in LISTS for word, told in SAID.get(name, {}).items() if told == word
    ]
    assert double == []

"""What is left of a never-mention secret where its topic is told: no word that stood beside it."""

import pytest

from secretsmanual.domain.topics import TOPIC_CHARACTERS, as_topic, tells_it
from tests.unit.domain.secret_samples import TODAY, secret


def never(**values):
    common = {"sensitivity": "never", "text": "The lost pallet.", "topic": "warehouse 2"}
    return secret(**{**common, **values})


def test_a_topic_stands_in_place_of_the_text_and_all_words_beside_it():
    full = never(
        verbatim="dismal", occasion="launch", attribute="ease", idea="Wait", themes=["Dry"],
        why_it_matters="Her job", standing_on=TODAY, interview_id="i-1", line_id="l-1",
    )  # fmt: skip
    bare = never(text="warehouse 2", topic="", said_by=None, sensitivity="service")
    assert as_topic(full) == bare


@pytest.mark.parametrize(
    "values",
    [{"sensitivity": "private"}, {"topic": ""}, {"topic": "the LOST pallet"}, {"topic": "w" * 61}],
)
def test_there_is_no_topic_of_what_may_be_mentioned_or_of_what_tells_the_secret(values):
    assert as_topic(never(**values)) is None


@pytest.mark.parametrize(
    ("topic", "tells"),
    [
        ("warehouse 2", False),
        ("about the  lost PALLET then", True),
        ("really dismal", True),
        ("pallet", False),
        ("w" * TOPIC_CHARACTERS, False),
        ("w" * (TOPIC_CHARACTERS + 1), True),
    ],
)
def test_a_topic_tells_the_secret_if_it_holds_its_words_or_theirs_or_is_long(topic, tells):
    assert tells_it(never(verbatim=" Dismal! "), topic) is tells


def test_a_secret_without_their_words_is_not_told_by_any_topic():
    assert not tells_it(never(verbatim=" .!? "), "warehouse 2")

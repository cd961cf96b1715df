"""How well each phrase of an answer can be handed back, and where one ends."""

import pytest

from secretsmanual.domain.interview.phrases import mirror, number, phrases
from tests.unit.domain.interview_bank import LEXICON


def found(text, people=()):
    return [(one.text, round(one.score, 2)) for one in phrases(text, LEXICON, people)]


@pytest.mark.parametrize(
    ("text", "handed_back"),
    [
        ("blue steel cargo wheel", [("blue steel cargo wheel", 3.0)]),
        ("the cargo wheel", [("cargo wheel", 2.09)]),
        ("it is the tanker", [("tanker", 1.31)]),
        ("it is the dock", []),
        ("so it was the harbour, not the tanker", [("tanker", 1.42), ("harbour", 1.22)]),
        ("tanker needn't tanker", [("tanker", 1.8)]),
        ("angry about all of it there; garage", [("garage", 2.21), ("angry", 2.0)]),
        ("angry about how it all has been there; garage", [("angry", 2.0), ("garage", 1.42)]),
        ("garage; it all has been there, angry", [("angry", 2.25), ("garage", 1.0)]),
    ],
)
def test_more_words_a_feeling_near_and_a_later_place_score(text, handed_back):
    assert found(text) == handed_back

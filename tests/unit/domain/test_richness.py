from pathlib import Path

import pytest

from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import ThreadLine
from secretsmanual.domain.interview.richness import richness

RESOURCES = Path(__file__).parents[3] / "resources"
LEXICON = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text(encoding="utf-8"))


def line(text, quoted=False, gold=False):
    return ThreadLine(text, quotes=(text,) if quoted else (), gold=gold)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], "thin"),
        ([line("  ")], "thin"),
        ([line("keeps three spares")], "thin"),
        ([line("keeps three spare rolls")], "some"),
        ([line("never again", quoted=True)], "some"),
        ([line("it needs three hands there", quoted=True)], "rich"),
        ([line("walks the three lines early")], "some"),
        ([line("walks the three lines early", gold=True)], "rich"),
        ([line("sailing", gold=True)], "thin"),
        ([line("proud of the three lines")], "rich"),
        ([line("proud of it")], "thin"),
        ([line("hates it all round")], "some"),
        ([line("a b c d e f g h i j k")], "some"),
        ([line("a b c d e f g h i j k l")], "rich"),
        ([line("one"), line("two")], "rich"),
        ([line("one"), line(" ")], "thin"),
    ],
)
def test_an_answer_is_rich_some_or_thin(lines, expected):
    assert richness(lines, LEXICON) == expected

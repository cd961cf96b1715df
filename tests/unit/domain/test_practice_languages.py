"""The phrase books of other languages: as full as the English one, and known by their own words."""

from pathlib import Path

import pytest

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.suggest import Clues, suggest
from secretsmanual.domain.practice.phrase_book import PhraseBook

RESOURCES = Path(__file__).parents[3] / "resources"
BANK = Bank.from_toml((RESOURCES / "questions.toml").read_text(encoding="utf-8"))
ENGLISH = PhraseBook.from_toml((RESOURCES / "practice.toml").read_text(encoding="utf-8"), BANK)
CODES = sorted(path.parent.name for path in RESOURCES.glob("languages/*/messages.po"))


def text(code, name):
    return (RESOURCES / "languages" / code / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_the_book_says_as_much_and_nothing_in_english(code):
    book = PhraseBook.from_toml(text(code, "practice.toml"), BANK)
    assert {kind: len(lines) for kind, lines in book.lines.items()} == {
        kind: len(lines) for kind, lines in ENGLISH.lines.items()
    }
    assert len(book.ours) == len(ENGLISH.ours)
    assert len(book.theirs) == len(ENGLISH.theirs)
    assert len(book.customers) == len(ENGLISH.customers)
    assert all(book.moods.values())
    own, english = (
        {said for lines in one.lines.values() for line in lines for said in (line.jot, line.said)}
        for one in (book, ENGLISH)
    )
    assert own & english == set()
    assert len(own) == len(english)


@pytest.mark.parametrize("code", CODES)
def test_the_lexicon_knows_what_is_jotted_and_finds_nothing_to_take_care_of(code, spoken):
    spoken(code)
    book = PhraseBook.from_toml(text(code, "practice.toml"), BANK)
    words = Lexicon.from_toml(text(code, "lexicon.toml"))
    lines = [(kind, line) for kind, all_of_it in book.lines.items() for line in all_of_it]
    assert [line for _, line in lines if words.care(f"{line.jot} {line.said}")] == []
    first = [
        suggest(BANK, words, line.jot, Clues(BANK.kind(kind).subject)).kinds[:1] == (kind,)
        for kind, line in lines
    ]
    assert sum(first) >= len(first) * 0.9

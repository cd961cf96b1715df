"""The demo in each language: all of it said in other words, and its lines read as the English."""

import json
from datetime import date

import pytest

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Context, parse
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.names import Directory
from secretsmanual.services.demo import demo_texts, in_words
from secretsmanual.system.languages import ENGLISH, NAMES, text_in
from secretsmanual.system.resources import resource_text

DEMO = json.loads(resource_text("demo.json"))
CODES = sorted(code for code in NAMES if code != ENGLISH)
BANK = Bank.from_toml(resource_text("questions.toml"))
KINDS = {kind.id: kind.subject for kind in BANK.kinds}
MEANT = (
    *("type", "subject", "person_id", "kinds", "tags", "layer", "unsure", "via", "said_by"),
    *("keeper", "mentions", "unknown_names", "ambiguous", "direction", "due", "gold"),
    *("sensitivity", "go_back"),
)


def lines(demo, code):
    """Read every line of the demo's talks, with the people who were there."""
    aliases = Lexicon.from_toml(text_in(code, "lexicon.toml")).aliases
    team = [(one["id"], one["name"]) for one in demo["team"]]
    for talk in demo["interviews"]:
        at = [
            (one["id"], one["name"]) for one in demo["people"] if one["account"] == talk["account"]
        ]
        room = [pair for who in talk["attendees"] for pair in at if pair[0] == who]
        people = Directory.of(room, at, team)
        today = date.fromisoformat(talk["started"][:10])
        for line in talk["lines"]:
            yield parse(line["raw"], Context(today, people, kinds=KINDS, aliases=aliases))


@pytest.mark.parametrize("code", CODES)
def test_every_line_means_what_it_means_in_english(code, spoken):
    english = list(lines(DEMO, ENGLISH))
    spoken(code)
    own = list(lines(in_words(DEMO, demo_texts(code)), code))
    assert len(own) == len(english) > 100
    for one, other in zip(own, english, strict=True):
        assert (one.raw, {name: getattr(one, name) for name in MEANT}) == (
            one.raw,
            {name: getattr(other, name) for name in MEANT},
        )
        assert (one.raw, len(one.quotes)) == (one.raw, len(other.quotes))
        assert one.raw != other.raw


@pytest.mark.parametrize("code", CODES)
def test_the_words_are_those_of_the_demo_and_none_is_forgotten(code):
    texts = demo_texts(code)
    there = set(all_texts(DEMO))
    assert set(texts) <= there
    assert {text for text in there if " " in text and text not in texts} <= names() | NOT_SAID
    assert not {english for english, said in texts.items() if not said.strip() or said == english}


NOT_SAID = {DEMO["note"], DEMO["us"]["north_star"]}


def names():
    """Names of people, customers and how they are said: the same everywhere."""
    named = [*DEMO["people"], *DEMO["accounts"], *DEMO["team"]]
    return {
        DEMO["us"]["company"],
        *(one["name"] for one in named),
        *(one["say"] for one in DEMO["people"] if one["say"]),
    }


def all_texts(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from all_texts(value)


def test_the_english_demo_is_left_as_it_is():
    assert in_words(DEMO, demo_texts(ENGLISH)) == DEMO

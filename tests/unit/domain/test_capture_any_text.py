import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Context, parse, remove_last_token
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.names import Directory

RESOURCES = Path(__file__).parents[3] / "resources"
LEXICON = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text(encoding="utf-8"))
BANK = Bank.from_toml((RESOURCES / "questions.toml").read_text(encoding="utf-8"))
CONTEXT = Context(
    date(2026, 11, 18),
    Directory.of(
        room=[("P01", "Hester Vaughn-Abara"), ("P02", "Colm Petrie")],
        team=[("S1", "Bea Lanyon")],
    ),
    kinds={kind.id: kind.subject for kind in BANK.kinds},
    aliases=LEXICON.aliases,
)


def read(raw):
    return parse(raw, CONTEXT)


def test_chips_say_what_was_understood_and_where():
    raw = "*~ colm: wants it #ego by fri via @hester (?) ^4 dec 2027"
    chips = read(raw).chips
    assert [(chip.label, raw[chip.start : chip.end].strip()) for chip in chips] == [
        ("gold", "*"),
        ("private", "~"),
        ("about Colm", "colm:"),
        ("ego", "#ego"),
        ("via Hester", "via @hester"),
        ("unsure", "(?)"),
        ("due 4 Dec 2027", "^4 dec 2027"),
    ]


def test_backspace_takes_the_last_thing_understood_and_keeps_words():
    raw = '! @colm: bring "two rolls" and @bea to #freezer by fri'
    steps = []
    while (shorter := remove_last_token(raw, CONTEXT)) != raw:
        raw = shorter
        steps.append(raw)
    assert steps == [
        '! @colm: bring "two rolls" and @bea to #freezer',
        '! @colm: bring "two rolls" and @bea to freezer',
        '! @colm: bring "two rolls" and bea to freezer',
        "! @colm: bring two rolls and bea to freezer",
        "! bring two rolls and bea to freezer",
        "bring two rolls and bea to freezer",
    ]


# -------------------------------------------------------------------- any text at all

PIECES = ["!", "!<", "?", "%", "*", "~", "~~", "..", "- ", "p:", "n:", " ", "\n", "\\", '"', "“"]
PIECES += ["”", "@", "#", "^", "(?)", "via @", "hester", "colm:", "by ", "in 2w", "fri", "4 dec"]
PIECES += ["habit", "need", "\0", "\ud800", "é", "9", ".", ",", "walt", "next ", "end of march"]
lines = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


def check(raw):
    captured = read(raw)
    assert captured.raw == raw
    assert read(raw) == captured
    assert captured.text or captured.go_back or not raw.strip()
    for chip in captured.chips:
        assert 0 <= chip.start < chip.end <= len(raw)
    # A name in the words of a promise is understood and left as it is.
    marked = [one for one in captured.chips if one.plain != raw[one.start : one.end]]
    assert all(len(one.plain) < one.end - one.start for one in marked)
    shorter = remove_last_token(raw, CONTEXT)
    assert shorter == raw if not marked else len(shorter) < len(raw)


@given(lines)
@example("!hester")
def test_any_text_is_read_the_same_way_twice_and_never_lost(raw):
    check(raw)


@given(lines, st.sampled_from(["\0", "\ud83d", "x" * 300, "\u202e", "\t\r\n"]))
def test_odd_characters_are_text(raw, odd):
    check(odd + raw + odd)


@pytest.mark.faults
def test_a_hundred_thousand_random_lines():
    chance = random.Random(20261118)
    for _ in range(100_000):
        check("".join(chance.choices(PIECES, k=chance.randrange(1, 16))))


LONG = [
    '"a\n',
    "@a ",
    "#b ",
    "by fri ",
    "~",
    '"',
    "@hester v ",
    "^4 dec ",
    "(?) ",
    "via @x ",
    "“",
    "a",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_hundred_thousand_characters_are_read_at_once(piece):
    raw = "! " + piece * (100_000 // len(piece))
    begun = time.process_time()
    assert read(raw).raw == raw
    assert time.process_time() - begun < 2


def test_a_name_in_the_words_of_a_promise_stays_where_it_is_not_taken_off():
    raw = "! send colm the list by fri"
    assert remove_last_token(raw, CONTEXT) == "! send colm the list"
    assert remove_last_token("! send colm the list", CONTEXT) == "send colm the list"

"""What is taken out of a quote, and which may be repeated at all."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.theme_quotes import (
    Names,
    fingerprint,
    names_somebody,
    quote_for_themes,
    redacted,
)
from tests.unit.domain.secret_samples import account, person, secret

ROOT = Path(__file__).parents[3]
NAMES = Names.of(
    [person(name="Hester Vaughn-Abara", role="Head of Quality"), person(name="Lucía Will")],
    [account(name="Thornquay Chilled Foods", site="Mill Lane", city="Bath")],
    ["Ola Brandt"],
    frozenset({"will", "of", "the", "and"}),
)


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("tell me Thursday and mean Thursday", "tell me Thursday and mean Thursday"),
        ("ask Hester or vaughn about it", "ask [...] or [...] about it"),
        ("Hester's van and lucía's desk", "[...] van and [...] desk"),
        ("will you ring Ola", "will you ring [...]"),
        ("nobody at thornquay rang", "nobody at [...] rang"),
        ("our head of quality in Mill Lane hates it", "our [...] in [...] hates it"),
        ("Bosch and Pietro Gallo were late", "Bosch and [...] were late"),
        ("the LX-200 and a 7am call", "the [...] and a [...] call"),
        ("it takes 12 people or 13", "it takes 12 people or [...]"),
        ("4,000 cans, two million pounds", "[...] cans, two [...] pounds"),
        ("twenty-two times a year", "[...] times a year"),
        ("by 3 May, in march, on 2026-05-01 or 1/6", "by [...], in [...], on [...] or [...]"),
        ("the march of time, may it end", "the march of time, may it end"),
        ("ring bob@acme.co.uk or see www.acme.co.uk/x", "ring [...] or see [...]"),
        ("they use SAP. Then it stops. I'm tired", "they use [...]. Then it stops. I'm tired"),
    ],
)
def test_what_tells_who_said_it_is_taken_out(said, quote):
    assert redacted(said, NAMES) == quote
    assert redacted(quote, NAMES) == quote


def test_numbers_and_days_of_another_language_are_taken_out(spoken):
    spoken("es")
    said = "en mayo fueron veintidós, el 4 de diciembre de 2027 diez y 10.000 cajas"
    assert (
        redacted(said, NAMES)
        == "en [...] fueron [...], el [...] de [...] de [...] diez y [...] cajas"
    )


words = st.sampled_from(
    ["hester", "Vaughn-Abara", "LUCÍA", "thornquay", "chilled", "13", "4,000", "LX9", "million",
     "April", "3", "soon", "it", "held", ".", "…", "“", "-", ", ", "Ola's"]
)  # fmt: skip


@given(st.lists(words | st.text(max_size=6), max_size=12).map(" ".join))
def test_no_known_name_and_no_large_number_is_left(said):
    left = redacted(said, NAMES)
    parts = re.findall(r"[^\W_]+", left.casefold())
    assert not {"hester", "vaughn", "abara", "lucía", "thornquay", "chilled", "ola"} & {*parts}
    assert not {"million", "april", "lx9", "000"} & {*parts}
    assert all(int(n) <= 12 for n in re.findall(r"(?<![\w.])[0-9]+(?![\w.])", left))


@pytest.mark.parametrize(
    ("values", "quote"),
    [
        ({}, "it has to hold"),
        ({"sensitivity": "service"}, ""),
        ({"confidence": "heard"}, ""),
        ({"said_by": "p-2"}, ""),
        ({"source_protected": True}, ""),
        ({"verbatim": ""}, ""),
        ({"verbatim": "so " * 26}, ""),
        ({"verbatim": "Hester rang"}, ""),
    ],
)
def test_only_their_own_short_and_open_words_are_quoted(values, quote):
    common = {"sensitivity": "open", "verbatim": "it has to hold"}
    assert quote_for_themes(secret(**{**common, **values}), NAMES) == quote


def test_a_quote_that_reads_otherwise_has_another_fingerprint():
    assert fingerprint("it has to hold") == fingerprint("it has to hold")
    assert fingerprint("it has to hold") != fingerprint("it has [...] hold")


def test_our_own_texts_may_use_ordinary_words_of_firms():
    assert names_somebody("Chilled foods arrive warm", NAMES) == ""
    assert names_somebody("Like Thornquay chilled foods", NAMES) == "Thornquay chilled foods"
    assert names_somebody("what hester wants", NAMES) == "hester"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [("so " * 25, True), ("so " * 26, False), ("rings me early", True), ("rings me", False)],
)
def test_a_quote_has_three_to_twenty_five_words(said, quoted):
    told = secret(verbatim=said.strip(), confidence="said", sensitivity="open")
    assert bool(quote_for_themes(told, NAMES)) is quoted

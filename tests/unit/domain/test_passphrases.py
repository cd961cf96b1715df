"""How hard a passphrase is to guess, and recovery codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.passphrases import (
    as_recovery_code,
    check_new,
    recovery_code,
    strength,
)


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", 0),
        ("password", 0),
        ("Password1", 0),
        ("passwordpassword", 0),
        ("12345678", 0),
        ("aaaaaaaaaaaaaaaaaaaaaa", 0),
        ("qwertyuiop", 0),
        ("abcdefghijkl", 0),
        ("Summer2026!", 0),
        ("heron ladder", 1),
        ("heron ladder marble", 2),
        ("heron ladder Tuesday marble", 3),
        ("xk7#Qv!r29Lp", 3),
        ("Mühle Fjord Käse Nordwind", 3),
    ],
)
def test_what_people_choose(passphrase, level):
    assert strength(passphrase).level == level, strength(passphrase)


@given(st.text(max_size=60))
def test_a_repeated_passphrase_is_hardly_harder(text):
    once, twice = strength(text).bits, strength(text + " " + text).bits
    assert twice <= once + 5.0 + sum(1.0 for _ in text) + 1.0


@given(st.text(max_size=200))
def test_any_text_has_a_strength_and_a_sentence(text):
    found = strength(text)
    assert found.bits >= 0
    assert found.sentence.endswith(".")


@given(st.binary(min_size=20, max_size=20))
def test_a_code_comes_back_as_it_is_typed(chance):
    code = recovery_code(chance)
    assert len(code.split("-")) == 8
    plain = code.replace("-", "")
    for typed in (code, code.lower(), f" {code.replace('-', ' ')} ", plain):
        assert as_recovery_code(typed) == plain


@pytest.mark.parametrize("typed", ["", "ABCD", "heron ladder Tuesday marble", "A" * 31, "A" * 33])
def test_what_is_no_code(typed):
    assert as_recovery_code(typed) == ""


def test_a_refusal_says_what_to_do():
    with pytest.raises(BadInput, match="fewer than 8 characters") as short:
        check_new("heron")
    assert "three or four words" in short.value.hint
    with pytest.raises(BadInput, match="first that anybody would try"):
        check_new("password1")

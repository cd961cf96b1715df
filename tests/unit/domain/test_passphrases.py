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
    wait_after,
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


@pytest.mark.parametrize(
    ("passphrase", "bits"),
    [
        ("heron", 12.0),
        ("Heron", 13.0),
        ("abode", 12.0),
        ("ox", 2 * 4.7),
        ("pneumonoultra", 15.0),
        ("xkqvz", 5 * 4.7),
        ("wbcdf", 5 * 4.7),
        ("wbcdo", 12.0),
        ("ΩΨΞΔΠ", 13.0),
        ("summer", 4.0),
        ("abcdef", 4.0),
        ("fedcba", 4.0),
        ("ab", 9.4),
        ("4711", 4 * 3.3),
        ("471", 3 * 3.3),
        ("1987", 6.0),
        ("2026", 6.0),
        ("2126", 4 * 3.3),
        ("19870", 5 * 3.3),
        ("1234", 4.0),
        ("bdfhj", 5 * 4.7),
        ("!", 5.0),
        ("!!", 6.0),
        ("zz", 1.0),
        ("z", 4.7),
        ("heron heron", 12.0 + 5.0 + 1.0),
        ("heron HERON", 12.0 + 5.0 + 1.0),
        ("e\u0301", 4.7),
    ],
)
def test_each_piece_counts_as_the_guesser_tries_it(passphrase, bits):
    assert strength(passphrase).bits == pytest.approx(bits)


@pytest.mark.parametrize(
    ("words", "level", "sentence"),
    [
        ("heron!!", 0, "Easy to guess. Take three or four words that do not belong together."),
        ("heron ladder", 1, "Weak: a stolen file would not hold for long. Add a word."),
        ("heron ladder marble", 2, "Fair."),
        ("heron ladder marble walnut", 3, "Strong."),
    ],
)
def test_each_level_has_its_sentence(words, level, sentence):
    found = strength(words)
    assert (found.level, found.sentence) == (level, sentence)


def test_one_waits_after_the_third_wrong_one_and_never_long():
    assert [wait_after(wrong) for wrong in range(9)] == [0, 0, 0, 2, 4, 8, 16, 30, 30]


def test_a_passphrase_has_its_bounds():
    check_new("xk7#Qv!r")
    check_new("xk7#Qv!r" * 125)
    with pytest.raises(BadInput, match="more than 1000 characters") as long:
        check_new("xk7#Qv!r" * 125 + "x")
    assert long.value.hint == "Take a shorter one."
    with pytest.raises(BadInput, match="fewer than 8 characters"):
        check_new(" xk7#Qv! ")
    with pytest.raises(BadInput, match="among the first") as easy:
        check_new("password1")
    assert easy.value.hint == "Take three or four words that nobody would guess."


def test_a_code_is_made_of_twenty_bytes_and_read_as_it_was_meant():
    code = recovery_code(bytes(range(20)))
    assert code == "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT"
    assert as_recovery_code("aaaq–eaye—auda ocaj\tb1fq yd10 b4ib ceqt") == code.replace("-", "")
    with pytest.raises(ValueError, match="made of 20 bytes"):
        recovery_code(bytes(19))

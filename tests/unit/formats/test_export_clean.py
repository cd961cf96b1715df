import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.formats.exporters.clean import clean, csv_cell, guard, one_line, pieces, unguard

texts = st.text(st.characters()) | st.text("'=+-@\t\r\n ＝a")


@given(texts)
def test_guard_has_an_exact_inverse(text):
    assert unguard(guard(text)) == text


@given(texts)
def test_a_guarded_cell_never_starts_like_a_formula(text):
    assert not re.match(r"[=+\-@\t\r＝＋－＠]", guard(text))


@pytest.mark.parametrize("text", ["'=1", "''=1", "'+1", "' =1", "'\t"])
def test_text_that_looks_guarded_is_guarded_once_more(text):
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["a=1", "'tis", "1-2", "", "'", "O'Hara"])
def test_plain_text_is_left_alone(text):
    assert guard(text) == unguard(text) == text


@given(texts)
def test_the_short_way_for_cells_is_the_long_one(text):
    assert csv_cell(text) == guard(clean(text))


@given(texts)
def test_cleaned_text_can_be_encoded_and_stays_clean(text):
    once = clean(text)
    once.encode()
    assert clean(once) == once
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", once)


def test_line_ends_become_one_kind_and_writing_stays():
    assert clean("a\r\nb\rc\u2028d\x85e\x0bf") == "a\nb\nc\nd\ne\nf"
    assert clean("שלום 👩‍👩‍👧 \u202eabc\u202c\tx") == "שלום 👩‍👩‍👧 \u202eabc\u202c\tx"
    assert clean("a\x00b\ud800") == "ab\N{REPLACEMENT CHARACTER}"
    assert one_line(" a\n\n b\t") == "a b"


@given(st.text("ab😀é\n"), st.integers(2, 9))
def test_pieces_make_the_whole_and_fit(text, limit):
    cut = list(pieces(text, limit))
    assert "".join(cut) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= limit for piece in cut)
    assert all(cut) or cut == [""]

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.cues import CueIndex, tokens, words_of
from secretsmanual.domain.interview.lexicon import Lexicon

RESOURCES = Path(__file__).parents[3] / "resources"
LEXICON = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text(encoding="utf-8"))
BANK = Bank.from_toml((RESOURCES / "questions.toml").read_text(encoding="utf-8"))


def words(text):
    return [token.text for token in tokens(text)]


def found(cues, text):
    index = CueIndex()
    for cue in cues:
        index.add(cue, cue)
    return [(hit.cue, text[hit.start : hit.end]) for hit in index.find(tokens(text))]


def test_words_are_lower_case_and_keep_hyphens_apostrophes_and_thousands():
    assert words("Self-taught, can’t STOP 4,000 cans (café)") == [
        "self-taught",
        "can't",
        "stop",
        "4,000",
        "cans",
        "café",
    ]


def test_words_are_compared_in_nfkc():
    assert words("ﬁne ＦＵＬＬ cafe\u0301") == ["fine", "full", "café"]


def test_a_star_stands_for_the_rest_of_one_word():
    assert found(["dream*"], "She dreams of dream boats") == [
        ("dream*", "dreams"),
        ("dream*", "dream"),
    ]


def test_a_phrase_matches_whole_words_in_order_and_may_end_in_a_star():
    assert found(["line stop*"], "the line stops; stop line; line-stop") == [
        ("line stop*", "line stops")
    ]
    assert found(["one day"], "one daydream, day one, one day") == [("one day", "one day")]


def test_cues_of_one_first_word_are_all_found():
    assert [cue for cue, _ in found(["end", "end of", "end of week"], "end of week")] == [
        "end",
        "end of",
        "end of week",
    ]


def test_a_cue_counts_once_a_strong_one_double():
    assert LEXICON.kind_scores("always always always") == {"habit": 2.0}
    assert LEXICON.kind_scores("notebook") == {"habit": 1.0}


def test_a_cue_against_a_kind_takes_one_off():
    text = (RESOURCES / "lexicon.toml").read_text(encoding="utf-8")
    against = text.replace("[kinds.habit]\n", '[kinds.habit]\nnot = ["except"]\n')
    lexicon = Lexicon.from_toml(against)
    assert lexicon.kind_scores("always except fridays") == {"habit": 2.0}
    assert lexicon.kind_scores("except the notebook") == {}


def test_shares_are_score_over_sum_plus_one():
    assert LEXICON.kind_shares("wife always") == {
        "family": pytest.approx(2 / 5),
        "habit": pytest.approx(2 / 5),
    }


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("always late", {"absolute", "negative"}),
        ("wishes it were easier", {"wish", "vague"}),
        ("better than last christmas", {"compare", "time", "vague"}),
        ("proud of the line", {"positive"}),
        ("it may fail", set()),
        ("away in May", {"time"}),
    ],
)
def test_cue_groups(text, groups):
    assert LEXICON.cues(text) == groups


def test_every_kind_of_the_bank_has_cues_and_every_move_a_group():
    hinted = {kind for kind, _ in (hit.owner for hit in _all_kind_hits())}
    assert hinted == {kind.id for kind in BANK.kinds}
    computed = {"any", "number", "person"}
    groups = {"negative", "positive", "wish", "absolute", "vague", "compare", "time"}
    assert {move.cue for move in BANK.moves} <= groups | computed


def _all_kind_hits():
    import tomllib

    data = tomllib.loads((RESOURCES / "lexicon.toml").read_text(encoding="utf-8"))
    for lists in data["kinds"].values():
        for cues in lists.values():
            for cue in cues:
                yield from LEXICON.kind_hits(cue.replace("*", ""))


def test_aliases_lead_to_kinds_of_the_bank():
    assert set(LEXICON.aliases.values()) <= {kind.id for kind in BANK.kinds}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[kinds]\nx = = 1", "line 2"),
        ("schema = 1", "kinds"),
        ("[kinds.habit]\nhuge = ['x']", "huge"),
        ("kinds = 3", "word list"),
    ],
)
def test_a_broken_word_list_says_where(text, says):
    with pytest.raises(BadInput) as error:
        Lexicon.from_toml(text)
    assert says in error.value.what
    assert error.value.hint


def test_scoring_a_line_takes_well_under_a_millisecond():
    line = 'needs certainty over price - "tell me Thursday and mean Thursday", always late'
    begun = time.perf_counter()
    for _ in range(100):
        LEXICON.kind_scores(line), LEXICON.cues(line), LEXICON.care(line)
    assert (time.perf_counter() - begun) / 100 < 0.001


@given(st.text())
def test_any_text_can_be_scored(text):
    assert all(score > 0 for score in LEXICON.kind_scores(text).values())
    assert all(0 <= note.start < note.end <= len(text) for note in LEXICON.care(text))


def test_the_cheap_look_misses_no_cue():
    index = CueIndex()
    for cue in ("pregnan*", "chemo", "hard of hearing"):
        index.add(cue, cue)
    for text in ("She is pregnant", "chemo again", "Hard of hearing", "CHEMO", "is pregnan"):
        assert list(index.find(tokens(text)))
        assert index.may_be_in(words_of(text))
    assert not index.may_be_in(words_of("She swims in lakes"))
    assert words_of("Née O’Brien’s 4,000") == words("Née O’Brien’s 4,000")
    assert words_of("It's UP to 4,000") == words("It's UP to 4,000")

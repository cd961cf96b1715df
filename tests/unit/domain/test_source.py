"""Whoever told us in confidence is never given away."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.sharing import Rules, select
from secretsmanual.domain.source import gives_away, without_source
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import TODAY, account, person, secret

BANK = Bank.from_toml(resource_text("questions.toml"))
LEXICON = Lexicon.from_toml(resource_text("lexicon.toml"))
TEXT = "Signs above 2,000 from now on"


def bare(text, tellers=("Bea Lind",), **values):
    found = without_source(secret(text=text, source_protected=True, **values), tellers)
    return found.text if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Bea told us that signs above 2,000 from now on",
        "Bea Lind says: signs above 2,000 from now on",
        "Her assistant told me signs above 2,000 from now on",
        "According to Bea, signs above 2,000 from now on",
        "Via Bea: signs above 2,000 from now on",
        "Heard from a colleague of his: signs above 2,000 from now on",
        "Signs above 2,000 from now on, according to Bea Lind",
        "Signs above 2,000 from now on (via Bea)",
        "Signs above 2,000 from now on - says Bea.",
        TEXT,
    ],
)
def test_a_lead_in_is_cut_off(text):
    assert bare(text) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Signs above 2,000, and Bea is cross about it",
        "BEA'S boss signs above 2,000",
        "Signs, which her deputy let slip at the fair, above 2,000",
        "Bea told us",
        "What we heard from purchasing is that he signs",
    ],
)
def test_what_cannot_be_cut_off_stays_behind(text):
    assert bare(text) is None


def test_nothing_that_leads_to_the_source_goes_along():
    one = secret(
        text=TEXT, source_protected=True, via="Bea", said_by="p-2", verbatim="he told Bea himself",
        interview_id="i-1", line_id="l-1", idea="Thank Bea", occasion="fair",
    )  # fmt: skip
    out = without_source(one, ["Bea"])
    assert (out.via, out.said_by, out.verbatim) == ("", None, "")
    assert (out.interview_id, out.line_id, out.text) == (None, None, TEXT)
    assert (out.idea, out.occasion) == ("", "fair")


def test_the_gate_cuts_it_off_or_holds_it_back():
    people = {one.id: one for one in (person(), person(id="p-2", name="Bea Lind"))}
    rules = Rules("service", TODAY, BANK, LEXICON)
    common = {"source_protected": True, "said_by": "p-2"}
    secrets = [
        secret(id="s-1", text=f"Bea told us: {TEXT}", **common),
        secret(id="s-2", text="Dines with Bea on Fridays", **common),
        secret(id="s-3", text="Dines with Bea on Fridays"),
    ]
    found = select(secrets, {"a-1": account()}, people, rules)
    assert [(out.secret.id, out.secret.text) for out in found.leaves] == [
        ("s-1", TEXT),
        ("s-3", "Dines with Bea on Fridays"),
    ]
    assert [(held.id, held.reason) for held in found.held_back] == [("s-2", "source")]


def test_what_she_says_of_herself_names_nobody_else():
    rules = Rules("service", TODAY, BANK, LEXICON)
    one = secret(text="Hester likes rum", source_protected=True, said_by="p-1")
    assert select([one], {"a-1": account()}, {"p-1": person()}, rules).leaves


names = st.sampled_from(["Bea", "Bea Lind", "bea", "BÉA", "Lind", "Zoë O'Neil", "Xu"])
glue = st.sampled_from(
    [
        "told us",
        "says",
        "via",
        "according to",
        ",",
        ":",
        "and",
        "that",
        "(",
        ")",
        "’s",
        "heard from",
    ]
)
words = st.sampled_from(["signs", "above", "2,000", "likes", "rum", "Hester", "Fridays", "-"])


@given(parts=st.lists(st.one_of(names, glue, words), min_size=1, max_size=12), teller=names)
def test_no_mix_of_words_lets_a_name_out(parts, teller):
    text = " ".join(parts).strip() or "x"
    out = without_source(secret(text=text, via=teller, source_protected=True), [teller])
    if out is not None:
        assert not gives_away(out.text, [teller])
        pattern = "|".join(re.escape(word) for word in teller.split())
        assert not re.search(rf"(?i)\b(?:{pattern})\b", out.text)

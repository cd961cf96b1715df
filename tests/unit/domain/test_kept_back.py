"""What is told of a secret that stays behind, and what goes with one that leaves."""

from dataclasses import replace

import pytest

from secretsmanual.domain.sharing import Held, Leaves, Rules, decide, kind_label, quote_of, select
from tests.unit.domain.pack_samples import BANK, LEXICON
from tests.unit.domain.secret_samples import TODAY, account, person, secret

SERVICE = Rules("service", TODAY, BANK, LEXICON)
COLLEAGUE = replace(SERVICE, audience="colleague")
HESTER = person()
HOME = {"a-1": account()}
NOTE = LEXICON.care("in hospital")[0].say


def held(one, *people, rules=SERVICE) -> Held:
    (found,) = select([one], HOME, {p.id: p for p in people}, rules).held_back
    return found


def test_what_was_kept_on_purpose_is_told_with_whose_it_is_and_what_was_found():
    assert held(secret(care=["health", "belief"]), HESTER) == Held(
        id="s-1",
        why="It needs care, and is kept to yourself.",
        reason="care",
        account="Thornquay",
        person="Hester Vaughn",
        kind="Habit",
        groups=("health", "belief"),
        kept=True,
    )


def test_of_an_unknown_account_or_somebody_unknown_no_name_is_told():
    found = held(secret(account_id=None, kind=""))
    assert (found.account, found.person, found.kind) == ("", "", "Unsorted")
    assert found.reason == "unsorted"
    assert kind_label("gone", BANK) == "gone"


@pytest.mark.parametrize("field", ["idea", "why_it_matters", "occasion", "attribute"])
def test_a_word_that_needs_care_beside_the_text_keeps_it_from_a_colleague(field):
    one = secret(**{field: "She is in hospital"})
    assert decide(one, HESTER, SERVICE) == Leaves("our service")
    found = held(one, HESTER, rules=COLLEAGUE)
    assert (found.reason, found.why, found.groups) == ("care", NOTE, ("health",))


def test_so_does_a_theme():
    found = held(secret(themes=["launch", "in hospital"]), HESTER, rules=COLLEAGUE)
    assert (found.reason, found.why) == ("care", NOTE)


def test_a_topic_that_needs_care_stays_as_what_is_never_mentioned():
    found = held(secret(sensitivity="never", topic="When in hospital"), HESTER)
    assert (found.reason, found.why, found.groups) == ("never", NOTE, ("health",))


def test_the_hardest_reason_is_told_also_of_what_touches_a_topic():
    whom = person(not_these=["boat"])
    assert held(secret(text="A boat", sensitivity="private"), whom).reason == "private"


def test_what_must_not_tell_its_source_leaves_on_the_ground_of_whom_it_is_about():
    one = secret(source_protected=True, said_by="p-2", text="Likes a call at 7:15.")
    about = person(consent_service=True, consent_asked_on=TODAY)
    people = {one.id: one for one in (about, person(id="p-2", name="Colm Petrie"))}
    (out,) = select([one], HOME, people, SERVICE).leaves
    assert out.basis == "consent Nov 2026"


@pytest.mark.parametrize(
    ("values", "quote"),
    [
        ({}, "rang me"),
        ({"said_by": None}, "rang me"),
        ({"said_by": "p-2"}, ""),
        ({"source_protected": True}, ""),
        ({"said_by": "p-2", "person_id": None}, "rang me"),
    ],
)
def test_their_own_words_alone_leave(values, quote):
    assert quote_of(secret(verbatim="rang me", **values)) == quote

"""What a customer is asked about us, and that nobody else and no confidence stands in the form."""

from dataclasses import replace
from datetime import timedelta

import pytest

from secretsmanual.domain.own_cards import (
    AskedMishap,
    AskedPromise,
    Asking,
    CardForm,
    asked_mishap,
    asked_promises,
)
from tests.unit.domain.pack_samples import LEXICON, mishap, promise
from tests.unit.domain.secret_samples import AT, TODAY, person

HESTER = person(name="Hester Vaughn")
COLM = person(id="p-2", name="Colm Vaughn Petrie")
FAR = person(id="p-3", name="Zoë Brandt", account_id="a-2")
ASKING = Asking("a-1", HESTER, (COLM, FAR), (), LEXICON, TODAY)
YEAR, HALF = timedelta(days=365), timedelta(days=180)
DAY = timedelta(days=1)


def kept(**values):
    return promise(**{"kept_on": TODAY, **values})


def asked(*promises, asking=ASKING):
    found, left_out = asked_promises(promises, asking)
    return [one.id for one in found], left_out


@pytest.mark.parametrize(
    "text",
    [
        "Ask Colm for the drawing",
        "Ask petrie for the drawing",
        "Ask Colm Vaughn Petrie",
        "As Zoë Brandt has it",
        "Flowers, she is in hospital",
    ],
)
def test_no_promise_that_names_another_or_needs_care_is_in_the_form(text):
    assert asked(kept(text=text)) == ([], 1)
    assert asked(kept(), kept(id="r-2", text=text)) == (["r-1"], 1)
    (one,), left_out = asked_promises([kept(test_of_done=text)], ASKING)
    assert (one.done_when, left_out) == ("", 0)
    told = asked_mishap([mishap(outcome="recovered", apology=[text])], ASKING)
    assert told == AskedMishap("o-1", "", "20 Nov 2026")


@pytest.mark.parametrize(
    "text", ["As Hester Vaughn asked", "Of the Brandt sort", "As Vaughn has it"]
)
def test_their_own_name_may_stand_there_and_a_word_that_is_part_of_a_strangers(text):
    assert asked(kept(text=text)) == (["r-1"], 0)


def test_where_the_organisation_is_asked_each_of_its_people_is_another():
    whole = replace(ASKING, person=None, others=(HESTER, COLM))
    of_all = kept(person_id=None)
    assert asked(of_all, asking=whole) == (["r-1"], 0)
    assert asked(kept(person_id=None, text="As Vaughn asked"), asking=whole) == ([], 1)
    assert asked(kept(), asking=whole) == ([], 0)


def test_what_was_made_in_confidence_is_counted_and_not_asked():
    asking = replace(ASKING, confided={"r-1"})
    assert asked(kept(), kept(id="r-2"), asking=asking) == (["r-2"], 1)


@pytest.mark.parametrize(
    ("values", "is_asked"),
    [
        ({"kept_on": TODAY - YEAR}, True),
        ({"kept_on": TODAY - YEAR - DAY}, False),
        ({"kept_on": None, "due": TODAY}, True),
        ({"kept_on": None, "due": TODAY + DAY}, False),
        ({"kept_on": None, "due": None}, False),
        ({"direction": "theirs"}, False),
        ({"dropped": True}, False),
        ({"person_id": "p-2"}, False),
    ],
)
def test_our_promises_are_asked_when_due_and_for_a_year_after_they_were_kept(values, is_asked):
    assert asked(kept(**values)) == (["r-1"] if is_asked else [], 0)


def test_the_twelve_newest_are_asked_the_newest_first():
    promises = [kept(id=f"r-{n:02}", made_on=TODAY - n * DAY) for n in range(14)]
    assert asked(*promises) == ([f"r-{n:02}" for n in range(12)], 0)
    assert asked(*reversed(promises)) == ([f"r-{n:02}" for n in range(12)], 0)
    assert asked(kept(id="r-1"), kept(id="r-3"), kept(id="r-2"))[0] == ["r-3", "r-2", "r-1"]


def test_a_promise_is_told_in_their_words_with_its_days():
    plain = kept()
    full = kept(id="r-0", made_on=TODAY - 7 * DAY, due=TODAY, test_of_done="I hold it")
    assert asked_promises([plain, full], ASKING)[0] == (
        AskedPromise("r-1", "Send the drawing", "Promised 20 Nov 2026", ""),
        AskedPromise(
            "r-0", "Send the drawing", "Promised 13 Nov 2026, for 20 Nov 2026", "I hold it"
        ),
    )


@pytest.mark.parametrize(
    ("values", "is_asked"),
    [
        ({"outcome": "recovered"}, True),
        ({"outcome": "late"}, True),
        ({"outcome": "not_ours"}, False),
        ({"outcome": ""}, False),
        ({"answer": "B"}, False),
        ({"person_id": "p-2"}, False),
        ({"learned_at": AT - HALF}, True),
        ({"learned_at": AT - HALF - DAY}, False),
    ],
)
def test_a_mishap_of_theirs_that_was_put_right_is_asked_about_once(values, is_asked):
    one = mishap(**{"outcome": "recovered", **values})
    assert (asked_mishap([one], ASKING) is not None) is is_asked


def test_of_several_mishaps_the_newest_is_told_as_we_told_it_them():
    told = ["  The glue was cold.  ", "We changed it.", "It is checked."]
    older = mishap(id="o-9", outcome="recovered", learned_at=AT - 2 * DAY)
    newer = mishap(outcome="recovered", learned_at=AT - DAY, apology=told)
    expected = AskedMishap("o-1", "The glue was cold.", "19 Nov 2026")
    assert asked_mishap([older, newer], ASKING) == expected
    assert asked_mishap([newer, older], ASKING) == expected
    assert asked_mishap([older], ASKING) == AskedMishap("o-9", "", "18 Nov 2026")
    assert asked_mishap([], ASKING) is None


@pytest.mark.parametrize(
    ("rep", "company", "asker"),
    [("Ola", "Labelwright", "Ola, Labelwright"), ("Ola", "", "Ola"), ("", "", "")],
)
def test_a_form_says_who_asks(rep, company, asker):
    assert CardForm("oc-1", "ab" * 32, "Hester", rep, company, TODAY).asker == asker

"""What is said beside a name passes the gate too, field by field."""

from datetime import timedelta

import pytest

from secretsmanual.domain.clearing import clear, clear_people, without_words_that_stay
from secretsmanual.domain.sharing import Held, Rules
from tests.unit.domain.pack_samples import BANK, LEXICON, mishap, promise
from tests.unit.domain.secret_samples import AT, TODAY, person, secret

NAMES = {"a-1": "Thornquay", "p-1": "Hester Vaughn"}
NOTE = LEXICON.care("in hospital")[0].say
CARE = {"why": NOTE, "reason": "care", "groups": ("health",)}
WHOSE = {"account": "Thornquay", "person": "Hester Vaughn"}


def rules(audience="service") -> Rules:
    return Rules(audience, TODAY, BANK, LEXICON)


def cleared(audience="service", **values):
    (one,), held = clear_people([person(**values)], NAMES, rules(audience))
    return one, held


@pytest.mark.parametrize(
    "values",
    [{"role": "Now in hospital", "say": "HES-ter"}, {"role": "Director", "say": "in hospital"}],
)
def test_role_and_say_go_together_where_either_needs_care(values):
    one, held = cleared(**values, not_these=["Golf"], notes="as she was")
    assert one == person(not_these=["Golf"], notes="as she was")
    assert held == [Held("p-1", **WHOSE, **CARE, kind="role")]


def test_of_what_is_not_for_them_service_is_told_all_but_what_needs_care():
    one, held = cleared(role="Director", say="HES-ter", not_these=["Golf", "In hospital", "Wine"])
    assert one == person(role="Director", say="HES-ter", not_these=["Golf", "Wine"])
    assert held == [Held("p-1", **WHOSE, **CARE, kind="do not raise")]


@pytest.mark.parametrize("audience", ["marketing", "themes", "colleague"])
def test_nobody_but_service_is_told_what_is_not_for_them(audience):
    one, held = cleared(audience, role="Director", say="HES-ter", not_these=["Golf"])
    assert (one, held) == (person(role="Director", say="HES-ter"), [])
    both, _ = cleared(audience, role="In hospital", say="HES-ter", not_these=["Golf"])
    assert both == person()


def test_who_has_nothing_that_needs_care_leaves_as_they_are():
    whole = person(role="Director", say="HES-ter", not_these=["Golf"])
    assert clear_people([whole], NAMES, rules()) == ([whole], [])


def test_somebody_of_no_account_is_told_without_one():
    _, held = clear_people([person(account_id=None, role="In hospital")], NAMES, rules())
    assert [one.account for one in held] == [""]


def test_what_stays_of_promises_is_told_with_whose_it_is_and_why():
    told = promise(id="r-2", text="In confidence")
    care = promise(id="r-3", text="Flowers, she is in hospital", person_id=None, account_id=None)
    left, held = clear([told, care, promise()], "promise", NAMES, rules(), {"r-2"})
    assert left == [promise()]
    assert held == [
        Held("r-2", "Private: it is yours alone.", "private", **WHOSE, kind="promise"),
        Held("r-3", account="", person="", **CARE, kind="promise"),
    ]


@pytest.mark.parametrize("field", ["what", "feeling_before", "feeling_after", "after_words"])
def test_a_mishap_stays_where_any_word_of_it_needs_care(field):
    one = mishap(**{field: "She was in hospital"})
    left, held = clear([one], "mishap", NAMES, rules())
    assert left == []
    assert held == [Held("o-1", **WHOSE, **CARE, kind="mishap")]


def test_how_they_felt_leaves_with_the_secret_it_became_or_not_at_all():
    case = mishap(feeling_after="amazed", after_words="I am amazed")
    bare = mishap(feeling_after="", after_words="")
    became = secret(source="service", created_at=case.closed_at)
    assert without_words_that_stay([case], [became], {"s-1"}) == [case]
    assert without_words_that_stay([case], [became], ()) == [bare]
    of_a_talk = became.model_copy(update={"source": "talk"})
    of_another = became.model_copy(update={"created_at": AT - timedelta(hours=1)})
    assert without_words_that_stay([case], [of_a_talk, of_another], ()) == [case]

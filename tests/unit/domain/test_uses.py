"""Secrets put to use: what rests, what landed, and how it is told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.uses import REACTIONS, WAYS, in_words, landing, rests_until
from secretsmanual.domain.values import Reaction, UseWay
from tests.unit.domain.interview_bank import BANK
from tests.unit.domain.secret_samples import TODAY, secret


def use(**values):
    return SecretUse(**{"id": "u-1", "secret_id": "s-1", "on": TODAY, **values})


def test_the_same_way_rests_for_a_year_and_others_do_not():
    uses = [use(way="surprise", on=date(2026, 5, 3)), use(way="surprise", on=date(2025, 1, 1))]
    assert rests_until(uses, "surprise", TODAY) == date(2027, 5, 3)
    assert rests_until(uses, "opener", TODAY) is None
    assert rests_until(uses, "surprise", date(2027, 5, 3)) is None
    assert rests_until([], "surprise", TODAY) is None


def test_a_leap_day_comes_round_on_the_first_of_march():
    uses = [use(way="surprise", on=date(2028, 2, 29))]
    assert rests_until(uses, "surprise", date(2028, 3, 1)) == date(2029, 3, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_it_rests_for_a_year_whatever_the_day(on, later):
    today = date.fromordinal(on.toordinal() + later)
    again = rests_until([use(way="surprise", on=on)], "surprise", today)
    assert again is None or today < again
    assert again is not None or later >= 365
    assert again is None or 365 <= (again - on).days <= 367


def test_which_kinds_land():
    secrets = [secret(id="s-1", kind="recreation"), secret(id="s-2", kind="delight")]
    uses = {
        "s-1": [use(reaction="delighted"), use(reaction="unnoticed"), use()],
        "s-2": [use(reaction="badly")],
    }
    found = landing(secrets, uses, BANK)
    assert [(one.landed, one.told) for one in found] == [(1, 2), (0, 1)]
    assert found[0].words == "recreation preference 1 of 2"
    assert landing(secrets, {"s-1": [use()]}, BANK) == ()


def test_a_use_in_words():
    told = use(way="surprise", how="tow float", reaction="delighted")
    assert in_words(told) == "20 Nov 2026, as a surprise: tow float. They were delighted"
    assert in_words(use(way="opener", how="As an opener")) == "20 Nov 2026, as an opener"
    assert in_words(use(how="called at 7:18")) == "20 Nov 2026, called at 7:18"


def test_every_way_and_reaction_has_its_words():
    assert {"", *WAYS} == set(UseWay.__args__)
    assert {"", *REACTIONS} == set(Reaction.__args__)

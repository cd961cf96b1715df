"""Ideas pass the gate of the secrets they rest on, all of them."""

import pytest

from secretsmanual.domain.idea_sharing import ideas_that_leave
from secretsmanual.domain.sharing import Rules
from tests.unit.domain.handover_samples import idea
from tests.unit.domain.pack_samples import BANK, LEXICON
from tests.unit.domain.secret_samples import TODAY, account, person, secret

SERVICE = Rules("service", TODAY, BANK, LEXICON)
OPEN = secret(sensitivity="open")
PRIVATE = secret(id="s-2", sensitivity="private")


def leave(one, *secrets):
    found = ideas_that_leave([one], secrets, {"a-1": account()}, {"p-1": person()}, SERVICE)
    return [(out.idea.id, out.account, out.person) for out in found]


def test_an_idea_leaves_with_whom_it_is_for():
    whole = idea(account_id="a-1", secrets=["s-1"])
    assert leave(whole, OPEN) == [("b-1", "Thornquay", "")]
    hers = idea(account_id="a-1", person_id="p-1", secrets=["s-1"])
    assert leave(hers, OPEN) == [("b-1", "Thornquay", "Hester Vaughn")]


@pytest.mark.parametrize(
    "values",
    [
        {"secrets": []},
        {"secrets": ["s-gone"]},
        {"secrets": ["s-1", "s-gone"]},
        {"secrets": ["s-1", "s-2"]},
        {"secrets": ["s-1"], "status": "dropped"},
        {"secrets": ["s-1"], "value": "after her divorce"},
        {"secrets": ["s-1"], "account_id": None},
    ],
)
def test_an_idea_stays_that_rests_on_what_stays_or_on_nothing(values):
    assert leave(idea(**{"account_id": "a-1", **values}), OPEN, PRIVATE) == []

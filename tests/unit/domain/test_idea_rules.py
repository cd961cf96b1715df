"""Ideas: since when they stand as they do, whether they are open, and what they lack."""

from datetime import timedelta

import pytest

from secretsmanual.domain.ideas import STATUSES, Idea, beneficiaries, lacking
from tests.unit.domain.secret_samples import AT, TODAY

DAYS = {
    "offered_on": TODAY + timedelta(1),
    "proved_on": TODAY + timedelta(2),
    "dropped_on": TODAY + timedelta(3),
}


def idea(**values) -> Idea:
    common = {"id": "ie-1", "title": "Warmer gloves", "noted_on": TODAY, "created_at": AT}
    return Idea(**{**common, **values})


def test_an_idea_got_its_status_on_the_day_of_it_or_else_when_it_was_noted():
    found = [idea(status=status, **DAYS).since for status in STATUSES]
    assert found == [TODAY, *DAYS.values()]
    assert {idea(status=status).since for status in STATUSES} == {TODAY}


def test_an_idea_is_open_until_it_is_proved_or_dropped():
    assert [idea(status=status).open for status in STATUSES] == [True, True, False, False]


@pytest.mark.parametrize(
    ("whom", "number"),
    [
        ({}, 0),
        ({"person_id": "p-1"}, 1),
        ({"account_id": "a-1"}, 1),
        ({"theme_id": "e-1"}, 1),
        ({"person_id": "p-1", "theme_id": "e-1"}, 2),
    ],
)
def test_an_idea_is_offered_to_one_alone_and_with_what_it_is_worth(whom, number):
    assert beneficiaries(idea(**whom)) == number
    whom_first = "Name whom it is for: one person, one account or one theme."
    worth_next = "Write what it is worth to them, in their words."
    assert lacking(idea(**whom)) == (worth_next if number == 1 else whom_first)
    assert lacking(idea(**whom, value="Less cold")) == ("" if number == 1 else whom_first)

"""The smallest group that may be told, and what two files together give away: nothing."""

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.theme_rule import (
    LEAST,
    Rule,
    apart,
    cells_of,
    frozen_until,
    in_words,
    lacking,
    passes,
    rounded,
    share_in_quarters,
    showing,
)
from secretsmanual.domain.themes import Publication
from tests.unit.domain.secret_samples import TODAY

USUAL = Rule()


def group(*sizes) -> dict[str, str]:
    """Make as many people in each account as the sizes say."""
    return {
        f"{account}{n}": str(account) for account, size in enumerate(sizes) for n in range(size)
    }


@pytest.mark.parametrize(
    ("sizes", "lacks"),
    [
        ((2, 2, 1), ""),
        ((1, 1, 1, 1, 1), ""),
        ((2, 1, 1), "1 more person needed"),
        ((1,), "4 more people needed"),
        ((3, 2), "1 more account needed"),
        ((3, 1, 1), "One account makes more than half of it"),
        ((3, 2, 1), ""),
        ((), "5 more people needed"),
    ],
)
def test_five_people_in_three_accounts_and_none_above_half(sizes, lacks):
    assert lacking(group(*sizes), USUAL) == lacks
    assert passes(group(*sizes), USUAL) is (not lacks)


@pytest.mark.parametrize(("people", "accounts"), [(2, 3), (3, 2), (0, 0), (-5, 9)])
def test_no_setting_goes_below_three_people_in_three_accounts(people, accounts):
    with pytest.raises(BadInput, match="at least 3"):
        Rule(people, accounts)
    assert (LEAST.people, LEAST.accounts) == (3, 3)


@pytest.mark.parametrize(
    ("count", "words"),
    [(3, "3 or 4"), (4, "3 or 4"), (5, "5 to 9"), (9, "5 to 9"), (10, "10 or more"),
     (14, "10 or more"), (15, "15 or more"), (104, "100 or more"), (0, "none")],
)  # fmt: skip
def test_numbers_are_rounded_down(count, words):
    assert in_words(rounded(count)) == words


def test_a_share_is_told_in_quarters():
    assert [share_in_quarters(n, 8) for n in range(9)] == [0, 25, 25, 50, 50, 75, 75, 100, 100]
    assert share_in_quarters(0, 0) == 0


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_groups_are_the_same_or_three_people_apart(one, other):
    left, right = {str(n) for n in one}, {str(n) for n in other}
    told_apart = len(left ^ right) >= 3 and abs(len(left) - len(right)) not in (1, 2)
    assert apart(left, right) is (left == right or told_apart)


def publication(members, cells=None, until=None) -> Publication:
    return Publication(
        id="g-1", theme_id="e-1", on=TODAY, people=5, accounts=3, members=sorted(members),
        cells=cells or {}, frozen_until=until,
    )  # fmt: skip


def test_a_row_is_renewed_only_when_three_people_make_the_difference():
    five = group(2, 2, 1)
    last = [publication(five)]
    assert showing(five, [], USUAL, TODAY) == "new"
    assert showing(five, last, USUAL, TODAY) == "same"
    assert showing(group(2, 2, 3), last, USUAL, TODAY) == "waiting"
    assert showing(group(3, 3, 2), last, USUAL, TODAY) == "renewed"
    between = [publication(five), publication(group(4, 4, 3))]
    assert showing(group(2, 2, 2), between, USUAL, TODAY) == "waiting"


def test_below_the_rule_the_old_row_stays_for_a_year():
    few, row = group(2, 2), publication(group(2, 2, 1))
    assert showing(few, [], USUAL, TODAY) == "below"
    assert showing(few, [row], USUAL, TODAY) == "frozen"
    until = frozen_until("frozen", row, TODAY)
    assert until == TODAY + timedelta(days=365)
    frozen = publication(row.members, until=until)
    assert frozen_until("frozen", frozen, TODAY + timedelta(days=9)) == until
    assert showing(few, [frozen], USUAL, until) == "frozen"
    assert showing(few, [frozen], USUAL, until + timedelta(days=1)) == "below"
    assert showing(group(2, 2, 1), [frozen], USUAL, until + timedelta(days=9)) == "same"
    assert frozen_until("same", frozen, TODAY) is None


def test_a_breakdown_needs_two_cells_that_pass_by_themselves():
    members = group(2, 2, 1, 2, 2, 1)
    halves = {person: "a" if person[0] in "012" else "b" for person in members}
    cells = cells_of(members, halves, [], USUAL)
    assert {name: len(people) for name, people in cells.items()} == {"a": 5, "b": 5}
    assert cells_of(members, dict.fromkeys(members, "a"), [], USUAL) == {}
    assert cells_of(members, {**halves, "00": "b"}, [], USUAL) == {}
    assert cells_of(members, halves, [publication(members, cells)], USUAL) == cells
    moved = {"a": [*cells["a"][1:], "x1"], "b": cells["b"]}
    assert cells_of(members, halves, [publication(members, moved)], USUAL) == {}


class Exports(RuleBasedStateMachine):
    """People come to speak of a theme and fall silent; now and then a file leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.today = TODAY
        self.rule = USUAL
        self.members: dict[str, str] = {}
        self.rows: list[Publication] = []
        self.shown: list[Publication] = []

    @rule(numbers=st.sets(st.integers(0, 29), min_size=1, max_size=9))
    def speak(self, numbers):
        self.members.update({str(n): str(n % 6) for n in numbers})

    @rule(numbers=st.sets(st.integers(0, 29), min_size=1, max_size=5))
    def fall_silent(self, numbers):
        for n in numbers:
            self.members.pop(str(n), None)

    @rule(people=st.integers(3, 9), accounts=st.integers(3, 5))
    def set_the_rule(self, people, accounts):
        self.rule = Rule(people, accounts)

    @rule(days=st.sampled_from([1, 40, 200, 366]))
    def wait(self, days):
        self.today += timedelta(days=days)

    @rule()
    def export(self):
        state = showing(self.members, self.rows, self.rule, self.today)
        if state in ("new", "renewed"):
            assert passes(self.members, self.rule)
            row = publication(self.members).model_copy(update={"on": self.today})
            self.rows.append(row)
        elif self.rows:
            last = self.rows[-1]
            until = frozen_until(state, last, self.today)
            self.rows[-1] = last.model_copy(update={"frozen_until": until})
            if until and self.today > until:
                assert state == "below"
        if state != "below":
            self.shown.append(self.rows[-1])

    @invariant()
    def no_two_files_single_anybody_out(self):
        for one, other in combinations(self.shown, 2):
            left, right = set(one.members), set(other.members)
            if left == right:
                continue
            assert len(left ^ right) >= 3
            assert abs(len(left) - len(right)) not in (1, 2)

    @invariant()
    def nothing_small_was_ever_shown(self):
        for row in self.shown:
            assert passes({person: str(int(person) % 6) for person in row.members}, LEAST)


Exports.TestCase.settings = settings(max_examples=200, stateful_step_count=25, deadline=None)
TestExports = Exports.TestCase

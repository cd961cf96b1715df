"""What is known over the core kinds."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.coverage import coverage
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import TODAY, secret

BANK = Bank.from_toml(resource_text("questions.toml"))
KINDS = [kind.id for kind in BANK.kinds_of("person")]


def of(*secrets):
    return {one.kind.id: one for one in coverage(secrets, "person", BANK, TODAY).kinds}


def test_sixteen_core_kinds_twelve_of_them_of_a_person():
    assert len(coverage([], "person", BANK, TODAY).kinds) == 12
    assert len(coverage([], "organisation", BANK, TODAY).kinds) == 4


def test_words_tell_known_fading_and_unknown():
    half = timedelta(days=BANK.kind("habit").half_life)
    assert of()["habit"].state == "unknown"
    assert of(secret(last_confirmed=TODAY - half))["habit"].state == "known"
    assert of(secret(last_confirmed=TODAY - half * 1.01))["habit"].state == "fading"


def test_the_share_weighs_confidence_and_stops_at_the_target():
    assert of(secret(kind="dream"))["dream"].share == 1.0
    assert of(secret(kind="dream"), secret(kind="dream"))["dream"].share == 1.0
    assert of(secret(kind="dream", confidence="heard"))["dream"].share == pytest.approx(0.6)
    assert of(secret(kind="habit"))["habit"].share == pytest.approx(0.5)


def test_needs_and_what_no_longer_stands_never_count():
    rest = [secret(layer="need"), secret(status="superseded"), secret(status="unsorted")]
    assert coverage(rest, "person", BANK, TODAY).share == 0


def test_what_is_missing_is_said_in_words():
    found = coverage([secret(kind="dream")], "person", BANK, TODAY)
    assert "dream" not in found.missing
    assert "ego drive" in found.missing
    old = secret(kind="hope", last_confirmed=TODAY - timedelta(days=300))
    assert coverage([old], "person", BANK, TODAY).fading == ("hope",)


@given(
    st.lists(
        st.builds(
            secret,
            kind=st.sampled_from(KINDS),
            confidence=st.sampled_from(["said", "heard", "inferred"]),
            last_confirmed=st.integers(0, 3000).map(lambda days: TODAY - timedelta(days=days)),
        ),
        max_size=30,
    )
)
def test_the_ring_is_never_over_full_and_one_more_secret_never_empties_it(secrets):
    whole = coverage(secrets, "person", BANK, TODAY).share
    assert 0 <= whole <= 1
    assert coverage(secrets[1:], "person", BANK, TODAY).share <= whole + 1e-9

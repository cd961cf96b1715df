"""Whatever is recorded: the bonus stays in its bounds, and what may not score never does."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.report_card import HIDDEN, POINTS, Weight
from tests.unit.domain.card_records import BANK, at, card, mishap, promise, referral, talk, use
from tests.unit.domain.secret_samples import TODAY, person, secret

WORDS = "sails bakes rows climbs retailer audit label pallet quiet lamp seven bridge".split()
SECRET_WORDS = "zebra"
days = st.integers(-100, 1500).map(lambda n: TODAY - timedelta(n))


@st.composite
def secrets(draw):
    heard = draw(days)
    kind = draw(st.sampled_from(["", *(kind.id for kind in BANK.kinds)]))
    sensitivity = draw(st.sampled_from(["open", "service", "private", "never"]))
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)))
    if sensitivity in ("private", "never"):
        text = f"{SECRET_WORDS} {text}"
    return {
        "kind": kind,
        "person_id": draw(st.sampled_from(["p-1", "p-2", None])),
        "layer": draw(st.sampled_from(["want", "want", "need"])),
        "status": draw(st.sampled_from(["active", "active", "unsorted", "superseded"])),
        "confidence": draw(st.sampled_from(["said", "heard", "inferred"])),
        "sensitivity": sensitivity,
        "standing": draw(st.sampled_from(["standing", "one-off"])),
        "text": text,
        "heard_on": heard,
        "last_confirmed": heard + timedelta(draw(st.integers(0, 400))),
    }


@st.composite
def manuals(draw):
    found = draw(st.lists(secrets(), max_size=12))
    made = [secret(**{**one, "id": f"s-{n}"}) for n, one in enumerate(found)]
    ids = [one.id for one in made]
    some = st.lists(st.sampled_from(ids), max_size=8) if ids else st.just([])
    return made, {
        "people": (
            person(decision_maker=True, name="Zora Quill"),
            person(id="p-2", name="Bo Ash", decision_maker=draw(st.booleans())),
        ),
        "uses": {key: [use(key, draw(days))] for key in draw(some)},
        "colleagues": {key: draw(days) for key in draw(some)},
        "reached": {key: draw(days) for key in draw(some)},
        "promises": [
            promise(
                id=f"r-{n}",
                due=draw(st.none() | days),
                kept_on=draw(st.none() | days),
                satisfied=draw(st.sampled_from([None, "yes", "late", "delighted"])),
            )
            for n in range(draw(st.integers(0, 4)))
        ],
        "mishaps": [
            mishap(at(11, 1), id=f"o-{n}", within_24h=draw(st.sampled_from([None, True, False])))
            for n in range(draw(st.integers(0, 3)))
        ],
        "referrals": [referral(draw(days), id=f"j-{n}") for n in range(draw(st.integers(0, 4)))],
        "talks": [
            talk(at(11, 1), id=f"i-{n}", reviewed_at=draw(st.sampled_from([None, at(11, 3)])))
            for n in range(draw(st.integers(0, 3)))
        ],
    }


weights = st.builds(
    Weight, st.floats(-2, 3, allow_nan=False), st.sampled_from(["", " ", "a trial"]), st.booleans()
)


@settings(max_examples=40)
@given(manuals(), weights)
def test_points_and_bonus_never_leave_their_bounds(manual, weight):
    found, more = manual
    made = card(*found, weight=weight, **more)
    assert 0 <= made.points <= 100
    for part in made.parts:
        assert 0 <= part.points <= part.possible + 1e-9 <= POINTS[part.name] + 2e-9
    least = 0 if weight.reason.strip() else 0.25
    assert least <= made.weight.counted <= 1
    if weight.watch_only:
        assert made.bonus is None
    else:
        assert 0 <= made.bonus <= made.weight.counted


@settings(max_examples=40)
@given(manuals())
def test_the_rows_behind_a_number_add_up_to_it(manual):
    found, more = manual
    for part in card(*found, **more).parts:
        for measure in part.measures:
            assert sum(row.counts for row in measure.rows) == pytest.approx(measure.done)


@settings(max_examples=40)
@given(manuals())
def test_needs_unsorted_replaced_and_repeated_secrets_never_score(manual):
    found, more = manual
    bad = {one.id for one in found if one.layer == "need" or one.status != "active"}
    bad |= {one.id for one in found if not one.kind}
    made = card(*found, **more)
    rows = {row.id for _, row in made.rows}
    assert not rows & bad
    assert not rows & {row.id for row in made.left_out}


@settings(max_examples=40)
@given(manuals(), st.data())
def test_saying_something_again_never_earns_anything(manual, data):
    found, more = manual
    scoring = [one for one in found if _scores(one)]
    if not scoring:
        return
    kind = data.draw(st.sampled_from([kind.id for kind in BANK.kinds]))
    again = data.draw(st.sampled_from(scoring))
    copy = again.model_copy(update={"id": "s-again", "kind": kind})
    made = card(*found, copy, **more)
    assert made.points == card(*found, **more).points
    assert made.left_out[-1].id == "s-again"


def _scores(one):
    return (
        one.layer == "want" and one.status == "active" and bool(one.kind) and one.heard_on <= TODAY
    )


@settings(max_examples=40)
@given(manuals())
def test_a_private_secret_counts_as_an_open_one_would_and_never_shows(manual):
    found, more = manual
    made = card(*found, **more)
    shown = {one.id: one for one in found}
    for _, row in (*made.rows, *((None, row) for row in made.left_out)):
        if row.type == "secret" and shown[row.id].sensitivity in ("private", "never"):
            assert (row.text, row.person) == (HIDDEN, "")
        assert SECRET_WORDS not in repr(row)
    opened = [one.model_copy(update={"sensitivity": "service"}) for one in found]
    same = card(*opened, **more)
    for name in range(3):  # gather, keep and use; what may be shared is another question
        assert made.parts[name].points == pytest.approx(same.parts[name].points)

"""The report card's six parts, rule by rule (domain.md 5.7)."""

from datetime import date, timedelta

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.report_card import HIDDEN, POINTS, Weight, checked_weight
from secretsmanual.domain.report_card_page import network_facts
from secretsmanual.domain.report_card_parts import first_due
from secretsmanual.domain.report_card_scoring import ground
from tests.unit.domain.card_records import (
    at,
    card,
    mishap,
    part,
    promise,
    records,
    referral,
    talk,
    use,
)
from tests.unit.domain.secret_samples import TODAY, account, person, secret


def one(made, name, place=0):
    return part(made, name).measures[place]


def test_the_parts_are_worth_a_hundred_points():
    assert sum(POINTS.values()) == 100
    assert [found.name for found in card().parts] == list(POINTS)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"layer": "need"}, "a need, which everybody knows"),
        ({"status": "unsorted"}, "not sorted yet"),
        ({"kind": ""}, "not sorted yet"),
        ({"status": "superseded"}, "replaced by a newer fact"),
        ({"status": "withdrawn"}, "withdrawn"),
        ({"account_id": None}, "of nobody yet"),
    ],
)
def test_what_does_not_score_says_why(values, reason):
    made = card(secret(**values))
    assert [row.why for row in made.left_out] == [reason]
    assert part(made, "gather").points == 0
    assert one(made, "keep").done == 0


def test_the_same_said_twice_counts_once_even_under_another_kind():
    first = secret(text="Ring her at 7:15 in the car")
    again = secret(id="s-2", text="In the car at 7:15, ring her", kind="lifestyle")
    other = secret(id="s-3", text="In the car at 7:15, ring her", person_id="p-2")
    made = ground(records(first, again, other))
    assert [found.id for found in made.scored] == ["s-1", "s-3"]
    assert made.left_out[0].why == "said once already"


def test_texts_without_any_word_of_weight_count_once_too():
    made = ground(records(secret(text="it is so"), secret(id="s-2", text="It is SO")))
    assert len(made.scored) == 1


def test_private_counts_like_any_other_and_shows_nothing():
    open_one = card(secret(kind="ego"))
    private = card(secret(kind="ego", sensitivity="private", text="Fears the audit"))
    never = card(secret(kind="ego", sensitivity="never", text="Fears the audit"))
    gather = [part(made, "gather").points for made in (open_one, private, never)]
    assert gather[0] == gather[1] == gather[2] > 0
    for made in (private, never):
        rows = [row for _, row in made.rows if row.id == "s-1"]
        assert rows
        assert {(row.text, row.person) for row in rows} == {(HIDDEN, "")}


def test_gathered_is_weighed_by_freshness_and_confidence_and_capped_at_the_target():
    fresh = one(card(secret(kind="dream")), "gather")
    assert (fresh.of, fresh.done) == (16, 1)  # 12 kinds of a person and 4 of the organisation
    heard = one(card(secret(kind="dream", confidence="heard")), "gather")
    assert heard.done == pytest.approx(0.6)
    guessed = one(card(secret(kind="dream", confidence="inferred")), "gather")
    assert guessed.done == 0
    old = one(card(secret(kind="hope", last_confirmed=TODAY - timedelta(120))), "gather")
    assert old.done == pytest.approx(0.5 / 2)  # one half-life, and two hopes are the target
    texts = ("Sails to Norway", "Opens a bakery", "Learns Welsh")
    many = [secret(id=f"s-{i}", kind="dream", text=text) for i, text in enumerate(texts)]
    assert one(card(*many), "gather").done == pytest.approx(1)


def test_without_anybody_who_decides_their_kinds_count_as_unknown():
    nobody = one(card(people=(person(decision_maker=False),)), "gather")
    assert nobody.of == 16
    assert "nobody is marked as deciding: 12 kinds count as unknown" in {r.why for r in nobody.rows}
    gone = one(card(people=(person(decision_maker=True, status="left"),)), "gather")
    assert gone.of == 16


def test_coverage_is_of_customers_of_high_value_where_any_is_marked():
    low = account(id="a-2", name="Other")
    assert one(card(accounts=(account(), low)), "gather").of == 32
    assert one(card(accounts=(account(high_value=True), low)), "gather").of == 16


def test_what_is_unknown_is_named_beside_what_counts():
    made = one(card(secret(kind="dream")), "gather")
    unknown = {row.id: row.why for row in made.rows if not row.counts}
    assert set(unknown) == {"a-1", "p-1"}
    assert "dream" not in unknown["p-1"].lower()
    assert "habit" in unknown["p-1"].lower()


def test_a_confirmation_after_the_quarter_does_not_count_in_it():
    confirmed = secret(kind="hope", heard_on=date(2026, 1, 10), last_confirmed=TODAY)
    assert one(card(confirmed), "keep").done == 1
    assert one(card(confirmed, quarter=Quarter(2026, 3)), "keep").done == 0
    later = card(secret(), quarter=Quarter(2026, 3))
    assert one(later, "keep").rows == ()


def test_what_happened_once_and_is_over_counts_neither_way():
    over = secret(standing="one-off", heard_on=TODAY - timedelta(200), last_confirmed=TODAY)
    assert one(card(over), "keep").rows == ()


@pytest.mark.parametrize(
    ("values", "done"),
    [
        ({"reviewed_at": at(11, 11, 11)}, [1]),
        ({"reviewed_at": at(11, 11, 13)}, [0]),
        ({"review": "pending"}, [0]),
        ({}, []),  # nobody noted when
    ],
)
def test_reviews_within_a_day(values, done):
    measure = one(card(talks=(talk(at(11, 10), **values),)), "keep", 1)
    assert [row.counts for row in measure.rows] == done


def test_a_review_that_still_has_time_and_a_talk_of_another_quarter_are_not_measured():
    waiting = talk(at(11, 20, 8), review="pending")
    earlier = talk(at(9, 1), reviewed_at=at(9, 1))
    running = talk(None, started=at(11, 1))
    assert not one(card(talks=(waiting, earlier, running)), "keep", 1).measured


def test_a_use_counts_with_a_note_within_half_a_year():
    three = [secret(id=f"s-{n}", text=t) for n, t in enumerate(("Sails", "Bakes", "Rows"))]
    uses = {
        "s-0": [use("s-0")],
        "s-1": [use("s-1", how="  ")],
        "s-2": [use("s-2", on=TODAY - timedelta(180))],
    }
    measure = one(card(*three, uses=uses), "use")
    assert [row.id for row in measure.rows] == ["s-0"]
    assert (measure.done, measure.of) == (1, 3)
    assert measure.points == pytest.approx(20 / 3)


def test_one_secret_in_four_in_use_earns_all_and_a_colleague_counts_twice():
    names = "Sails Bakes Rows Climbs Paints Sings Knits Reads Cooks Runs Swims Drums Sews Digs"
    many = [secret(id=f"s-{n}", text=t) for n, t in enumerate(names.split())]
    used = {f"s-{n}": [use(f"s-{n}")] for n in range(3)}
    assert one(card(*many, uses=used), "use").of == 4
    assert one(card(*many, uses=used), "use").points == pytest.approx(15)
    helped = card(*many, uses=used, colleagues={"s-0": TODAY})
    assert one(helped, "use").points == 20
    more = card(*many, uses=used, colleagues={f"s-{n}": TODAY for n in range(9)})
    assert one(more, "use").points == 20
    long_ago = card(*many, colleagues={"s-0": TODAY - timedelta(200)})
    assert one(long_ago, "use").done == 0


def test_shared_are_those_that_may_leave_and_did():
    open_one = secret(sensitivity="open")
    private = secret(id="s-2", sensitivity="private", text="Fears the audit")
    careful = secret(id="s-3", text="Sails to Norway", care=["health"])
    made = card(open_one, private, careful, reached={"s-1": TODAY, "s-2": TODAY})
    assert [row.id for row in one(made, "share").rows] == ["s-1"]
    assert part(made, "share").points == 10
    later = card(open_one, reached={"s-1": TODAY + timedelta(1)})
    assert part(later, "share").points == 0
    assert one(later, "share").rows[0].why == "not handed over yet"


def test_where_nothing_may_leave_there_is_nothing_to_win_by_exposing_it():
    assert not one(card(secret(sensitivity="private")), "share").measured


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"due": date(2026, 11, 2), "kept_on": date(2026, 11, 2), "satisfied": "yes"}, [1]),
        ({"due": date(2026, 11, 2), "kept_on": date(2026, 11, 2), "satisfied": "delighted"}, [1]),
        ({"due": date(2026, 11, 2), "kept_on": date(2026, 11, 2)}, [0.5]),
        ({"due": date(2026, 11, 2), "kept_on": date(2026, 11, 2), "satisfied": "partly"}, [0.5]),
        ({"due": date(2026, 11, 2), "kept_on": date(2026, 11, 3), "satisfied": "yes"}, [0.5]),
        ({"due": date(2026, 11, 2), "kept_on": date(2026, 11, 3), "satisfied": "late"}, [0]),
        ({"due": date(2026, 11, 2)}, [0]),
        ({"due": TODAY}, []),
        ({"due": None, "kept_on": TODAY, "satisfied": "yes"}, [0.5]),
        ({"due": None}, []),
        ({"due": date(2026, 11, 2), "dropped": True}, []),
        ({"due": date(2026, 11, 2), "direction": "theirs"}, []),
        ({"due": date(2026, 9, 2), "kept_on": TODAY, "satisfied": "yes"}, []),
        ({"due": date(2027, 2, 2), "kept_on": TODAY, "satisfied": "yes"}, [1]),
    ],
)
def test_a_promise_counts_half_for_its_day_and_half_for_satisfaction(values, counts):
    measure = one(card(promises=(promise(**values),)), "promise")
    assert [row.counts for row in measure.rows] == counts


def test_a_promise_kept_after_the_quarter_was_open_at_its_end():
    kept_late = promise(due=date(2026, 9, 2), kept_on=TODAY, satisfied="yes")
    measure = one(card(promises=(kept_late,), quarter=Quarter(2026, 3)), "promise")
    assert [row.counts for row in measure.rows] == [0]


def test_putting_off_helps_only_before_the_day():
    move = {"on": "2026-10-01", "from": "2026-10-05", "to": "2026-11-01", "why": "They asked"}
    assert first_due(promise(due=date(2026, 11, 1), moved=[move])) == date(2026, 11, 1)
    late = {**move, "on": "2026-10-06"}
    assert first_due(promise(due=date(2026, 11, 1), moved=[late])) == date(2026, 10, 5)
    without = {**late, "from": ""}
    assert first_due(promise(due=date(2026, 11, 1), moved=[without])) == date(2026, 11, 1)


def test_mishaps_count_by_the_day_they_were_learned_of():
    inside = mishap(at(10, 5), within_24h=True, closed_at=at(10, 6))
    late = mishap(at(10, 5), id="o-2", within_24h=False)
    forgotten = mishap(at(10, 5), id="o-3")
    running = mishap(at(11, 20, 8), id="o-4", deadline=at(11, 21, 8))
    before = mishap(at(9, 5), id="o-5", within_24h=True)
    not_ours = mishap(at(10, 5), id="o-6", within_24h=False, outcome="not_ours")
    mishaps = (inside, late, forgotten, running, before, not_ours)
    measure = one(card(mishaps=mishaps), "recover")
    assert {row.id: row.counts for row in measure.rows} == {"o-1": 1, "o-2": 0, "o-3": 0}


def test_referrals_count_with_a_why_up_to_two():
    told = [referral(date(2026, 10, n), id=f"j-{n}") for n in range(1, 6)]
    silent = referral(date(2026, 10, 9), why=" ", id="j-9")
    measure = one(card(referrals=(*told, silent)), "recover", 1)
    assert (measure.done, measure.points) == (5, 5)
    assert one(card(referrals=(silent,)), "recover", 1).points == 0
    assert one(card(referrals=(referral(date(2026, 9, 30)),)), "recover", 1).rows == ()


def test_what_could_not_be_measured_is_left_out_and_the_rest_counts_for_a_hundred():
    made = card(secret(kind="dream"))
    possible = 25 + 10 + 20 + 10 + 5  # no talk, promise or mishap
    earned = sum(found.points for found in made.parts)
    assert made.points == round(100 * earned / possible, 1)


def test_what_does_not_travel_is_not_measured_of_a_colleague():
    made = card(secret(), talks=(talk(at(11, 10), review="pending"),), shared_only=True)
    measured = {m.label.split()[0] for found in made.parts for m in found.measures if m.measured}
    assert measured == {"Known", "Confirmed", "Used"}


def test_the_network_is_shown_without_points():
    stands_in = secret(id="s-2", kind="network", person_id=None, text="Bea stands in")
    made = card(secret(), stands_in, rapport={"p-1": 3})
    net = made.network
    assert (net.people, net.trusted, net.deciders, net.covered) == (1, 1, 1, 0)
    assert (net.accounts, net.stood_in) == (1, 1)


def test_delivered_wants_are_shown_without_points_and_needs_are_none():
    said, got = {"wanted_status": "confirmed"}, {"wanted_status": "delivered"}
    met = (secret(**said), secret(id="s-2", text="Sails", **got))
    rest = (
        secret(id="s-3", text="Rows", wanted_status="not_yet"),
        secret(id="s-4", text="Runs", layer="need", **got),
    )
    made, plain = (
        card(*met, *rest),
        card(*(one.model_copy(update={"wanted_status": ""}) for one in met), *rest),
    )
    assert (made.network.wants, made.network.delivered, made.network.confirmed) == (3, 2, 1)
    assert dict(network_facts(made.network))["Wants delivered"] == "2 of 3, 1 said so"
    assert made.points == plain.points


def test_new_and_refreshed():
    new, old = secret(text="Sails"), secret(id="s-2", heard_on=date(2026, 1, 1), text="Bakes")
    made = card(new, old, secret(id="s-3", text="Rows", heard_on=date(2026, 1, 1),
                                 last_confirmed=date(2026, 1, 1)))  # fmt: skip
    assert (made.new, made.refreshed) == (1, 1)


def test_the_bonus_hangs_on_a_quarter_of_it_at_the_least():
    assert Weight(0.1).counted == 0.25
    assert Weight(0.1, "trial year").counted == 0.1
    assert Weight(0.1, "  ").counted == 0.25
    assert Weight(0.4).counted == 0.4
    made = card(secret(kind="dream"), weight=Weight(0.4))
    assert made.bonus == pytest.approx(0.4 * made.points / 100)
    assert card(weight=Weight(watch_only=True)).bonus is None


def test_a_weight_below_a_quarter_needs_a_typed_reason():
    with pytest.raises(BadInput) as refused:
        checked_weight(0.2, "  ")
    assert refused.value.sentence == (
        "Less than 25 % of the bonus needs a reason. Type why; it is kept and stands on the card."
    )
    assert checked_weight(0.2, " a trial\nyear ") == (0.2, "a trial year")
    assert checked_weight(0.2, "w" * 301) == (0.2, "w" * 300)
    for share in (0.25, 0.3, 1):
        assert checked_weight(share, "said in passing") == (share, "")
        assert checked_weight(share, "") == (share, "")
    assert checked_weight(0, "a trial year") == (0, "a trial year")
    for share in (-0.1, 1.1, float("nan")):
        with pytest.raises(BadInput) as refused:
            checked_weight(share, "why not")
        assert refused.value.sentence == (
            "The weight is a share of the bonus. Type 0 to 100 per cent."
        )


def test_an_empty_manual_has_no_points():
    empty = card(accounts=(), people=())
    assert (empty.points, empty.bonus) == (0, 0)


def test_quarters():
    assert Quarter.of(date(2026, 3, 31)) == Quarter.parse(" 2026q1 ") == Quarter(2026, 1)
    assert Quarter(2026, 4).last == date(2026, 12, 31)
    assert Quarter(2026, 1).before == Quarter(2025, 4)
    assert str(Quarter(2026, 4).next) == "2027Q1"
    assert Quarter(2026, 4).as_of(TODAY) == TODAY
    assert Quarter(2026, 1).as_of(TODAY) == date(2026, 3, 31)
    for bad in ("2026", "2026Q5", "0001Q1", "9999Q4", "26Q1", ""):
        with pytest.raises(BadInput, match="is not a quarter"):
            Quarter.parse(bad)


def test_no_measure_of_the_card_is_a_sellers():
    labels = " ".join(one.label.lower() for part in card().parts for one in part.measures)
    assert "promises kept on time" in labels
    sellers = ("sales", "profit", "earning", "share price", "unit cost", "productiv", "revenue")
    assert not [word for word in sellers if word in labels]

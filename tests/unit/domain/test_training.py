"""The road map of training (row 116): reached while the habit shows, open after the one before."""

from datetime import UTC, datetime, timedelta

import pytest

from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.talks import Asked, Interview, Line
from secretsmanual.domain.training import DAYS, LESSONS, Habits, road_map

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def talk(number, ago=1, reviewed=timedelta(hours=1)):
    ended = NOW - ago * DAY
    at = ended + reviewed if reviewed is not None else None
    return Interview(
        id=f"i-{number}",
        started=ended - timedelta(minutes=20),
        ended=ended,
        review="done" if at else "pending",
        reviewed_at=at,
    )


def line(talk_number, n, raw="swims"):
    at = NOW - DAY
    return Line(
        id=f"l-{talk_number}-{n}",
        interview_id=f"i-{talk_number}",
        n=n + 1,
        raw=raw,
        first_key_at=at,
        saved_at=at,
    )


def asked(number, ago=1, **values):
    values = {"outcome": "answered", "richness": "rich", "depth": 1, **values}
    return Asked(
        id=f"q-{number}", interview_id="i-0", question_id="P-HAB-01", at=NOW - ago * DAY, **values
    )


def promise(number, kept_late=0):
    due = (NOW - 5 * DAY).date()
    return Promise(
        id=f"r-{number}",
        text="Send it",
        made_on=due - DAY,
        due=due,
        kept_on=due + kept_late * DAY,
        created_at=NOW,
    )


def use(number):
    return SecretUse(id=f"u-{number}", secret_id=f"s-{number}", on=NOW.date(), way="opener")


ALL = {
    "talks": [talk(number) for number in range(3)],
    "lines": [line(number, n, '"it holds"') for number in range(3) for n in range(3)],
    "asked": [asked(number) for number in range(10)],
    "promises": [promise(number) for number in range(3)],
    "uses": [use(number) for number in range(5)],
}


def states(**changed):
    return {one.id: one.state for one in road_map(Habits(NOW.date(), **{**ALL, **changed}))}


def test_all_habits_show():
    assert set(states().values()) == {"reached"}
    assert list(states()) == list(LESSONS)


def test_who_begins_has_the_first_unit_and_nothing_else():
    found = list(road_map(Habits(NOW.date())))
    assert [one.state for one in found] == ["open"] + ["locked"] * 7
    assert found[0].measured == "0 talks with at least three lines; 3 are enough."
    assert found[1].measured == "Too few to tell yet: 0 of at least 10."


@pytest.mark.parametrize(
    ("changed", "opens"),
    [
        ({"lines": ALL["lines"][:8]}, "talk"),
        ({"asked": [asked(n, depth=n < 3) for n in range(10)]}, "stay"),
        (
            {"asked": [asked(n, outcome="deflected" if n else "answered") for n in range(10)]},
            "mild",
        ),
        ({"lines": [line(number, n) for number in range(3) for n in range(3)]}, "words"),
        ({"talks": [talk(number, reviewed=timedelta(hours=25)) for number in range(3)]}, "review"),
        ({"talks": [talk(number, reviewed=None) for number in range(3)]}, "review"),
        ({"promises": [promise(number, kept_late=1) for number in range(3)]}, "promise"),
        ({"uses": [*ALL["uses"][:4], ALL["uses"][0]]}, "use"),
        ({"asked": [asked(n, richness="some") for n in range(10)]}, "ask_less"),
    ],
)
def test_a_habit_that_does_not_show_is_open_and_the_next_waits_where_it_does_not_show_either(
    changed, opens
):
    found = states(**changed)
    assert found[opens] == "open"
    assert [one for one in found.values() if one == "open"] == ["open"]


def test_what_is_older_than_three_months_counts_no_more():
    old = [asked(number, ago=DAYS + 1) for number in range(10)]
    assert states(asked=old)["stay"] == "open"


def test_a_skipped_question_is_nobodys_fault():
    skipped = [asked(number, outcome="skipped", depth=0) for number in range(10, 30)]
    assert states(asked=[*ALL["asked"], *skipped])["stay"] == "reached"


def measured(**changed):
    return {one.id: (one.done, one.of) for one in road_map(Habits(NOW.date(), **changed))}


def test_the_last_ninety_days_count_without_the_day_before_them():
    first, before = DAYS - 1, DAYS
    talks = [talk(1, ago=first), talk(2, ago=before), talk(3).model_copy(update={"ended": None})]
    assert measured(talks=talks)["review"] == (1, 1)
    told = [asked(1, ago=first), asked(2, ago=before)]
    assert measured(asked=told)["stay"] == (1, 1)
    uses = [use(n).model_copy(update={"on": NOW.date() - n * DAY}) for n in (first, before)]
    assert measured(uses=uses)["use"] == (1, 0)
    due = [
        promise(n).model_copy(update={"due": NOW.date() - n * DAY, "kept_on": None})
        for n in (-1, 0, first, before)
    ]
    assert measured(promises=due)["promise"] == (0, 2)


def test_promises_of_theirs_without_a_day_and_dropped_ones_do_not_count():
    others = [
        promise(n).model_copy(update=values)
        for n, values in enumerate(({"direction": "theirs"}, {"due": None}, {"dropped": True}))
    ]
    assert measured(promises=others)["promise"] == (0, 0)


def test_a_talk_without_a_review_to_come_is_not_measured_by_one():
    desk = talk(1).model_copy(update={"review": "none"})
    assert measured(talks=[desk])["review"] == (0, 0)
    day = talk(1, reviewed=timedelta(hours=24))
    assert measured(talks=[day])["review"] == (1, 1)


def test_lines_are_counted_talk_by_talk():
    lines = [*(line(1, n) for n in range(3)), *(line(2, n, "„so“") for n in range(2)), line(9, 0)]
    found = measured(talks=[talk(1), talk(2)], lines=lines)
    assert (found["talk"], found["words"]) == ((1, 0), (1, 2))


def test_the_habit_is_told_in_numbers():
    found = {one.id: one for one in road_map(Habits(NOW.date(), **ALL))}
    assert [one.measured for one in found.values()] == [
        "3 talks with at least three lines; 3 are enough.",
        "10 of 10 questions stayed on the subject; 40 % are the habit.",
        "10 of 10 questions were not shut down; 95 % are the habit.",
        "3 of 3 talks have a line in their own words; 60 % are the habit.",
        "3 of 3 talks were reviewed within 24 hours; 80 % are the habit.",
        "3 of 3 promises were kept by their day; 80 % are the habit.",
        "5 secrets used with a note how; 5 are enough.",
        "10 of 10 questions got a rich answer; 30 % are the habit.",
    ]
    few = road_map(Habits(NOW.date(), **{**ALL, "asked": ALL["asked"][:9]}))
    assert few[1].measured == "Too few to tell yet: 9 of at least 10."
    assert few[1].state == "open"

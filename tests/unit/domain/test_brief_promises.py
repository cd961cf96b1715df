"""How the brief tells of promises: which come first, how many stand, what is counted."""

from datetime import timedelta

from secretsmanual.domain.document import Item
from tests.unit.domain.secret_samples import TODAY
from tests.unit.domain.test_brief import made, promise

DAY = timedelta(days=1)


def test_of_many_promises_four_stand_and_the_rest_are_counted():
    four = tuple(promise(id=f"r-{n}", text=f"Do {n}") for n in range(4))
    assert [one.text for one in made(promises=four).we_owe] == [f"We owe: Do {n}" for n in range(4)]
    five = (*four, promise(id="r-4", text="Do 4"))
    assert made(promises=five).we_owe[3:] == (Item("We owe: 2 more, see the account's promises"),)
    assert made(promises=four).promises_in_short == "4 open promises"
    assert made(promises=four[:1]).promises_in_short == "1 open promise"
    theirs = tuple(one.model_copy(update={"direction": "theirs"}) for one in five)
    assert [one.text for one in made(promises=theirs).they_owe] == [
        "They owe: Do 0", "They owe: Do 1",
    ]  # fmt: skip


def test_overdue_promises_beyond_the_fourth_stand_among_what_we_owe():
    late = tuple(promise(id=f"r-{n}", text=f"Do {n}", due=TODAY - DAY) for n in range(5))
    brief = made(promises=late)
    assert brief.promises_in_short == "5 overdue promises"
    assert [one.text for one in brief.watch_out] == [f"OVERDUE Do {n}" for n in range(4)]
    assert [one.text for one in brief.we_owe] == ["We owe: Do 4"]


def test_promises_of_those_present_come_first_then_by_day_then_by_id():
    mixed = (
        promise(id="r-1", text="e", person_id="p-2", due=TODAY),
        promise(id="r-3", text="d"),
        promise(id="r-2", text="c"),
        promise(id="r-4", text="b", due=TODAY + DAY),
        promise(id="r-5", text="a", due=TODAY),
    )
    owed = made(promises=mixed).we_owe
    assert [one.text for one in owed] == [
        "We owe: a", "We owe: b", "We owe: c", "We owe: 2 more, see the account's promises",
    ]  # fmt: skip
    assert [one.text[-1] for one in made(promises=(mixed[0], mixed[4])).we_owe] == ["a", "e"]


def test_what_was_kept_since_the_last_talk_stands_latest_first():
    def kept(number, days, **values):
        return promise(id=f"r-{number}", text=f"Do {number}", kept_on=TODAY - days * DAY, **values)

    told = (
        kept(1, 9), kept(2, 3), kept(3, 3), kept(4, 1, person_id="p-2"),
        kept(5, 1, direction="theirs"), kept(6, 60),
    )  # fmt: skip
    assert made(promises=told).kept == (
        Item("Kept: Do 3", "3 days ago, ask how it turned out", link="r-3"),
        Item("Kept: Do 2", "3 days ago, ask how it turned out", link="r-2"),
    )
    assert made(promises=(kept(6, 60),)).kept == ()
    assert made(promises=(kept(7, 59, person_id=None),)).start_with == "what you kept, Do 7"
    assert made(promises=told, last_talk_on=None).kept == ()

"""Cards to remember by: one to each secret of those present, never of what is not to be said."""

from secretsmanual.domain.rehearsing import Card, cards
from tests.unit.domain.card_records import BANK
from tests.unit.domain.secret_samples import secret

NAMES = {None: "Thornquay", "p-1": "Hester"}


def made(*secrets, present=("p-1",)):
    return cards(secrets, present, NAMES, BANK)


def test_a_card_asks_for_the_kind_and_which_one_of_several():
    found = made(
        secret(id="s-1", text="Ring at 7:15", verbatim="Not before seven.", gold=True),
        secret(id="s-2", text="Rows", sensitivity="private"),
        secret(id="s-3", kind="dream", text="A boat", sensitivity="service"),
        secret(id="s-4", text="Counts twice", person_id=None),
    )
    assert found == [
        Card(
            "s-1", "Hester", "habit", "Habit, 1 of 2", "Ring at 7:15", "Not before seven.",
            gold=True,
        ),
        Card("s-2", "Hester", "habit", "Habit, 2 of 2", "Rows", "", private=True),
        Card("s-3", "Hester", "dream", "Dream", "A boat", ""),
        Card("s-4", "Thornquay", "habit", "Habit", "Counts twice", ""),
    ]  # fmt: skip


def test_what_is_not_to_be_said_or_true_no_more_becomes_no_card():
    assert not made(
        secret(sensitivity="never"),
        secret(status="superseded"),
        secret(kind="gone"),
        secret(person_id="p-2"),
    )
    assert [one.who for one in made(secret(person_id="p-2"), present=("p-2",))] == [""]

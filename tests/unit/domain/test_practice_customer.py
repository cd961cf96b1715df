"""The customer to practise on: repeatable, guarded at first, and with words for every kind."""

from pathlib import Path
from statistics import mean

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.practice.customer import Customer
from secretsmanual.domain.practice.phrase_book import PhraseBook

RESOURCES = Path(__file__).parents[3] / "resources"
BANK = Bank.from_toml((RESOURCES / "questions.toml").read_text(encoding="utf-8"))
TEXT = (RESOURCES / "practice.toml").read_text(encoding="utf-8")
BOOK = PhraseBook.from_toml(TEXT, BANK)


def test_every_kind_has_eight_lines_and_each_stands_once():
    assert all(len(BOOK.lines[kind.id]) >= 8 for kind in BANK.kinds)
    jots = [saying.jot for sayings in BOOK.lines.values() for saying in sayings]
    assert len(jots) == len(set(jots))


def test_nothing_in_the_book_needs_care():
    lexicon = Lexicon.from_toml((RESOURCES / "lexicon.toml").read_text(encoding="utf-8"))
    found = [
        saying.jot
        for sayings in BOOK.lines.values()
        for saying in sayings
        if lexicon.care(f"{saying.jot} {saying.said}")
    ]
    assert found == []


def talk(seed):
    customer = Customer(BANK, BOOK, seed)
    asked = [(kind.id, BANK.questions_of(kind.id)[0].warmth) for kind in BANK.kinds]
    return customer, [customer.answer(kind, warmth, 0) for kind, warmth in asked]


def test_the_same_seed_gives_the_same_answers():
    assert talk("a")[1] == talk("a")[1]
    assert talk("a")[1] != talk("b")[1]


def test_customers_hide_about_what_the_domain_page_says():
    hidden = mean(len(Customer(BANK, BOOK, f"{n}").hidden) for n in range(200))
    expected = sum(1.3 if kind.subject == "person" else 1.0 for kind in BANK.kinds)
    assert expected * 0.88 <= hidden <= expected


def test_a_question_much_too_warm_is_shut_down_and_closes_them_up():
    customer = Customer(BANK, BOOK, "a")
    before = customer.trust
    answer = customer.answer("dream", 5, 0)
    assert answer.how == "shut"
    assert answer.told is None
    assert customer.trust < before


def test_what_needs_digging_takes_follow_ups():
    shallow = deep = 0
    for n in range(120):
        customer = Customer(BANK, BOOK, f"{n}")
        for depth in range(3):
            told = customer.answer("habit", 1, depth).told
            if told:
                assert told.depth <= depth + 1
                shallow += told.depth == 1
                deep += told.depth > 1
    assert shallow > 20
    assert deep > 10


def test_a_secret_is_told_once_and_good_answers_open_them():
    customer = Customer(BANK, BOOK, "b")
    before = customer.trust
    for _ in range(30):
        for kind in BANK.kinds:
            customer.answer(kind.id, 1, 2)
    told = [hidden.saying.jot for hidden in customer.told]
    assert len(told) == len(set(told))
    assert customer.trust > before


def test_an_opener_gets_their_agenda():
    answer = Customer(BANK, BOOK, "c").answer("any", 1, 0)
    assert answer.words in BOOK.moods["agenda"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("[lines]\nhabit = []", "no lines for Habit"), (TEXT + '\nx = "', "cannot be read")],
)
def test_a_book_that_cannot_be_used_says_so(text, said):
    with pytest.raises(BadInput, match=said):
        PhraseBook.from_toml(text, BANK)


def test_a_line_that_is_no_pair_says_so():
    with pytest.raises(BadInput, match="not a pair"):
        PhraseBook.from_toml('[lines]\nhabit = [["only one"]]', BANK)

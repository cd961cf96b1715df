"""Who is counted in a theme, what its row may say, and which themes are suggested for a text."""

from datetime import timedelta

import pytest

from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.domain.sharing import Rules
from secretsmanual.domain.theme_making import (
    MOST_WORDS,
    Counted,
    People,
    counted,
    in_themes,
    members_of,
    quoted,
    row_of,
    suggested,
    texts_that_tell,
    trades,
)
from secretsmanual.domain.theme_quotes import Names
from secretsmanual.domain.themes import Theme
from tests.unit.domain.pack_samples import BANK, LEXICON
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret

RULES = Rules("themes", TODAY, BANK, LEXICON)
HESTER, COLM = person(), person(id="p-2", name="Colm Petrie", account_id=None)
FIRM, OTHER_FIRM = account(), account(id="a-2", name="Brightwell")
NAMES = Names.of([HESTER, COLM], [FIRM, OTHER_FIRM], ["Ola Brandt"], frozenset({"of", "the"}))
KNOWN = People({"p-1": HESTER, "p-2": COLM}, {"a-1": FIRM, "a-2": OTHER_FIRM}, NAMES)
HERS = ("Thornquay", "Hester Vaughn")
CODES = [withdrawal_code(f"p-{n}") for n in range(9)]


def said(**values):
    return secret(**{"kind": "outcome", "text": "The pallet arrives dry.", **values})


def one(n, **values) -> Counted:
    """Let person n of account n say something in the open."""
    whose = {"person_id": f"p-{n}", "said_by": f"p-{n}", "sensitivity": "open"}
    return Counted(
        said(**{**whose, **values}),
        person(id=f"p-{n}", account_id=f"a-{n}"),
        account(id=f"a-{n}"),
    )


def row(counts, cells=None):
    return row_of("e-1", counts, RULES, NAMES, cells or {})


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({}, ("p-1", "a-1")),
        ({"person_id": None}, ("p-1", "a-1")),
        ({"person_id": "p-2", "said_by": "p-1"}, ("p-2", "a-1")),
        ({"person_id": "p-2", "account_id": "a-2"}, ("p-2", "a-2")),
        ({"account_id": "a-2"}, ("p-1", "a-1")),
        ({"kind": "feeling", "text": "Glad when it is dry."}, ("p-1", "a-1")),
    ],
)
def test_a_secret_counts_for_whom_it_is_about_at_their_present_account(values, where):
    (found,), held = counted([said(**values)], KNOWN, RULES)
    assert (found.person.id, found.account.id) == where
    assert held == []


@pytest.mark.parametrize(
    ("values", "reason", "whose"),
    [
        ({"person_id": None, "said_by": None}, "nobody", ("Thornquay", "")),
        ({"person_id": None, "said_by": None, "account_id": "a-gone"}, "nobody", ("", "")),
        ({"person_id": "p-2", "account_id": None}, "nobody", ("", "Colm Petrie")),
        ({"sensitivity": "private"}, "private", HERS),
        ({"kind": "feeling", "text": "Cross with Ola."}, "colleague", HERS),
        ({"kind": "feeling", "verbatim": "Ola was late"}, "colleague", HERS),
    ],
)
def test_what_stays_behind_says_why_and_whose_it_is(values, reason, whose):
    counts, (held,) = counted([said(**values)], KNOWN, RULES)
    assert counts == []
    assert (held.id, held.reason, held.account, held.person) == ("s-1", reason, *whose)
    assert held.kind == BANK.kind(values.get("kind", "outcome")).label


def test_labels_are_the_same_whatever_their_case_and_others_are_passed_over():
    first, second = one(1, themes=["Keep it DRY", "Ring"]), one(2, themes=["keep it dry", "Lost"])
    found = in_themes([first, second], ["Keep it dry", "RING", "Silent"])
    assert found == {"keep it dry": [first, second], "ring": [first], "silent": []}


def test_members_are_told_by_codes_alone():
    codes = {withdrawal_code(f"p-{n}"): withdrawal_code(f"a-{n}") for n in (1, 2)}
    assert members_of([one(1), one(2), one(1)]) == codes


def test_a_row_counts_people_and_accounts_and_keeps_what_was_shown_by_trade():
    counts = [one(n, text=f"Word{n} is mine.") for n in range(1, 8)]
    made = row([*counts, one(1)], {"Bakery": ["x"]})
    assert (made.theme_id, made.on, made.people, made.accounts) == ("e-1", TODAY, 5, 5)
    assert made.members == sorted(CODES[1:8])
    assert made.cells == {"Bakery": ["x"]}
    assert made.words == []


def test_kinds_and_words_need_three_people_of_three_accounts_and_the_most_shared_come_first():
    texts = ("dry pallet", "dry pallet", "dry pallet late", "dry late", "dry late alone", "dry")
    counts = [one(n, text=text, kind="market") for n, text in enumerate(texts)]
    counts += [one(n, text="12", kind="hope") for n in range(4)] + [one(7, kind="fit", text="dry")]
    made = row(counts)
    assert made.words == ["dry", "late", "pallet"]
    assert made.kinds == ["Market challenge", "Hope"]


@pytest.mark.parametrize(
    "values",
    [
        {"sensitivity": "service"},
        {"source_protected": True},
        {"confidence": "heard"},
        {"said_by": "p-8"},
    ],
)
def test_words_come_from_what_they_said_openly_themselves(values):
    assert row([one(n) for n in range(3)]).words == ["arrives", "dry", "pallet"]
    assert row([one(n, **values) for n in range(3)]).words == []


def test_words_come_from_text_and_quote_without_names():
    counts = [one(n, text="Brightwell rings", verbatim="early always") for n in range(3)]
    assert row(counts).words == ["always", "early", "rings"]


def test_a_word_list_is_short():
    text = "ant bat cat dog eel fox gnu hen ibis jay kite lark mole newt"
    assert row([one(n, text=text) for n in range(3)]).words == text.split()[:MOST_WORDS]


@pytest.mark.parametrize(
    ("heard", "share"), [(0, 100), (1, 75), (2, 50), (3, 25), (4, 0)]
)  # fmt: skip
def test_the_share_that_said_it_themselves(heard, share):
    counts = [one(n, confidence="heard" if n < heard else "said") for n in range(4)]
    assert row(counts).said == share


@pytest.mark.parametrize(
    ("days", "months"),
    [((0, 0), 0), ((30, 31), 1), ((0, 61), 1), ((61, 61, 400), 2), ((-40, -40), 0)],
)
def test_the_age_is_the_median_of_each_persons_newest_confirmation(days, months):
    counts = [one(n, last_confirmed=TODAY - timedelta(age)) for n, age in enumerate(days)]
    older = [one(n, last_confirmed=TODAY - timedelta(900)) for n in range(len(days))]
    assert row([*counts, *older]).age_months == months


def test_an_empty_theme_has_no_age():
    assert row([]).age_months == 0


def test_whoever_has_no_trade_is_among_the_others():
    bakers = Counted(said(), person(id="p-1"), account(trade=" Bakery "))
    assert trades([bakers, one(2)]) == {CODES[1]: "Bakery", CODES[2]: "Other"}


@pytest.mark.parametrize(
    ("trade", "others", "told"),
    [
        ("Bakery", ("bakery ", "BAKERY"), "“dry” (Bakery)"),
        ("Bakery", ("Bakery", "Print"), "“dry”"),
        (" Ola ", ("Ola", "Ola"), "“dry”"),
        ("", ("", ""), "“dry”"),
    ],
)
def test_a_quote_tells_the_trade_if_three_accounts_are_of_it_and_it_names_nobody(
    trade, others, told
):
    whose = account(trade=trade)
    accounts = [whose, *(account(id=f"a-{n}", trade=other) for n, other in enumerate(others))]
    assert quoted("dry", whose, accounts, NAMES) == told


def test_our_own_texts_stay_where_they_name_somebody_or_need_care():
    texts = {"label": "Keep it dry", "idea": "Ask Ola", "test": "Their divorce, their cancer"}
    assert list(texts_that_tell(texts, NAMES, LEXICON)) == [
        ("idea", "It names somebody: Ola."),
        ("test", LEXICON.care("divorce")[0].say),
    ]


def theme(label) -> Theme:
    return Theme(id=f"e-{label.casefold()}", label=label, created_at=AT)


def scores(words, neighbours, **known):
    themes = [theme(label) for label in known]
    own = {one.id: known[one.label] for one in themes}
    return [(one.label, score) for one, score in suggested(themes, words, neighbours, own)]


def test_a_theme_is_suggested_by_its_neighbours_and_by_its_own_words():
    neighbours = [(["Dry", "dry"], 0.5), (["RING"], 0.25), (["Gone"], 0.25), (["Dry"], 0.25)]
    known = {"Dry": {"pallet", "dry", "wet"}, "Ring": {"ring"}, "Silent": {"other"}}
    found = scores({"pallet", "ring"}, neighbours, **known)
    assert found == [("Dry", 0.52), ("Ring", 0.44)]


def test_words_alone_are_enough_and_equals_stand_in_order_of_their_names():
    known = {"Wet": {"pallet"}, "Dry": {"pallet"}, "Ring": {"a", "b", "pallet"}, "Bare": set()}
    assert scores({"pallet"}, [], **known) == [("Dry", 0.3), ("Wet", 0.3), ("Ring", 0.1)]
    four = {"Wet": {"a", "b", "c", "pallet"}}
    assert scores({"pallet"}, [], **four) == []


def test_a_score_is_told_to_three_decimals():
    assert scores(set(), [(["Dry"], 1.0), (["Gone"], 2.0)], Dry={"dry"}) == [("Dry", 0.233)]

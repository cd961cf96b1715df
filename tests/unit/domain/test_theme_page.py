"""Themes as a page, as sheets, as rows and as data: what was approved, and nobody named."""

import json
from datetime import date

import pytest

from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.market_tests import MarketTest
from secretsmanual.domain.theme_page import Quote, ThemePack, ThemeRow, themes_document
from secretsmanual.domain.theme_rule import Rule
from secretsmanual.domain.themes import PublicationFields, Theme
from tests.unit.domain.approved_pages import approved, approved_data, as_text
from tests.unit.domain.secret_samples import AT, TODAY

TRADES = {
    "Bakery": [f"c-{n}" for n in range(5)],
    "Other": [f"c-{n}" for n in range(5, 8)],
    "Print": [f"c-{n}" for n in range(8, 12)],
}


def row(**values) -> PublicationFields:
    common = {"theme_id": "e-1", "on": TODAY, "people": 5, "accounts": 3, "members": []}
    return PublicationFields(**{**common, **values})


def theme(**values) -> Theme:
    return Theme(**{"id": "e-1", "label": "Certainty beats price", "created_at": AT, **values})


def idea(title, **values) -> Idea:
    return Idea(id="ie-1", title=title, noted_on=TODAY, created_at=AT, theme_id="e-1", **values)


def market_test(**values) -> MarketTest:
    common = {
        "id": "mt-1", "theme_id": "e-1", "hypothesis": "A fixed day wins more replies",
        "offer": "Always on Tuesday", "measure": "replies", "started_on": date(2026, 10, 1),
        "ended_on": date(2026, 10, 31), "a_sent": 40, "a_replies": 3, "b_sent": 40,
        "b_replies": 11, "result": "We keep Tuesday.", "created_at": AT,
    }  # fmt: skip
    return MarketTest(**{**common, **values})


def rich() -> ThemeRow:
    asked = theme(
        ask_back="What would a sure day be worth?",
        idea="Name the day",
        idea_type="service",
        test="A card with the day",
    )
    now = row(
        people=10,
        accounts=5,
        cells=TRADES,
        kinds=["Hope", "If we fail"],
        said=75,
        age_months=3,
        words=["day", "sure"],
    )
    return ThemeRow(
        asked,
        now,
        earlier=(row(on=date(2026, 6, 1), people=3), row(on=date(2026, 9, 1))),
        quotes=(Quote("s-1", "q1code", "“a sure day”"), Quote("s-2", "q2code", "“just tell me”")),
        last=row(on=date(2026, 9, 1)),
        ideas=(idea("Ring on Monday", worth="offer", status="offered"), idea("A wall calendar")),
        tests=(market_test(),),
    )


def bare() -> ThemeRow:
    now = row(theme_id="e-2", on=date(2026, 8, 1), said=25, age_months=1)
    return ThemeRow(theme(id="e-2", label="Show me, do not tell me"), now)


def pack(*rows, **more) -> ThemePack:
    return ThemePack(TODAY, Rule(6, 4), rows, **{"below": 2, **more})


def full() -> ThemePack:
    return pack(bare(), rich(), recipient="Bea", struck=("0ld1", "0ld2"))


@pytest.mark.parametrize("form", ["page", "sheets", "rows"])
def test_each_form_holds_what_was_approved(form):
    assert as_text(themes_document(full(), form)) == approved(f"themes_{form}.txt")


def test_programs_get_what_was_approved():
    data = json.loads(json.dumps(themes_document(full()).data))
    assert data == approved_data("themes.json")


@pytest.mark.parametrize("form", ["page", "sheets"])
def test_where_no_theme_passes_the_page_says_so(form):
    page = as_text(themes_document(pack(below=1), form))
    assert page == approved(f"themes_none_{form}.txt")


@pytest.mark.parametrize(
    ("last", "trend"), [(None, "new"), (5, "as before"), (3, "more people"), (10, "fewer people")]
)
def test_the_trend_is_against_what_was_shown_last(last, trend):
    shown = last and row(people=last)
    assert ThemeRow(theme(), row(), last=shown or None).trend == trend


@pytest.mark.parametrize(
    ("own", "told", "joined"),
    [
        ({}, None, ("", "")),
        ({"idea_type": "product"}, None, ("", "")),
        ({"idea": "Name the day"}, "Name the day", ("Name the day", "")),
        ({"idea": "Name it", "idea_type": "offer"}, "Offer: Name it", ("Name it", "Offer")),
    ],
)
def test_a_theme_says_what_its_own_idea_would_change_only_if_both_are_known(own, told, joined):
    one = pack(ThemeRow(theme(**own), row()))
    facts = next(block for block in themes_document(one).blocks[4:] if hasattr(block, "pairs"))
    assert dict(facts.pairs).get("So we could") == told
    (table,) = themes_document(one, "rows").tables()
    assert table.rows[0][-3:-1] == joined
    sheet = list(themes_document(one, "sheets").tables())[3]
    assert sheet.rows[0][2:4] == joined


@pytest.mark.parametrize(
    "own", [{"ask_back": "How sure?"}, {"idea": "Name it"}, {"test": "A card"}]
)
def test_whatever_a_theme_has_of_its_own_makes_a_line_in_the_sheet_of_ideas(own):
    one = pack(ThemeRow(theme(**own), row()))
    sheet = list(themes_document(one, "sheets").tables())[3]
    (text,) = own.values()
    assert [line[0] for line in sheet.rows] == ["Certainty beats price"]
    assert text in " ".join(map(str, sheet.rows[0]))


def test_the_trade_of_those_who_have_none_is_said_in_the_language_and_no_other(spoken):
    one = ThemeRow(theme(), row(cells={"Other": ["c-1"] * 3, "People": ["c-2"] * 3}))
    spoken("de")
    page = as_text(themes_document(pack(one)))
    assert "= Andere 3 oder 4 und People 3 oder 4\n" in page

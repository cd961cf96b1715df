"""The page of awards: nominate, vote, certificates; all by keyboard."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.awards import NominationFields
from secretsmanual.gui.models.rows import SectionRow

K = Qt.Key


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("awards")
    qtbot.waitUntil(found.list.hasFocus)
    return found


def rows(listed):
    return [row for row in listed.records.rows if not isinstance(row, SectionRow)]


def show(page, month, tools, settled):
    at = page.month.findData(month)
    page.month.setCurrentIndex(at)
    page.month.activated.emit(at)
    settled(tools)


def test_insight_leads_there(open_page, tools, settled, qtbot):
    insight = open_page("insight")
    insight.awards.setFocus()
    qtbot.keyClick(insight.awards, K.Key_Space)
    settled(tools)
    assert tools.navigation.here.name == "awards"


def test_it_says_who_stands_where(page, tools, settled, assert_accessible):
    show(page, "2026-09", tools, settled)
    first, second = rows(page.list)
    assert (first.title, first.aside, first.icon) == (
        "First two-lake crossing on 10 October.", "3 of 5 votes", "award",
    )  # fmt: skip
    assert first.note == "Nora Whitcombe · Recreation preference · used 1 time"
    assert [mark.word for mark in second.marks] == ["your vote"]
    assert [row.title for row in rows(page.year)] == [
        "Nora Whitcombe", "Upkeep", "Freshness", "Sharing", "Use",
    ]  # fmt: skip
    assert page.back.isVisible()
    assert not page.vote.isVisible()
    assert_accessible(page)


@pytest.mark.parametrize(
    ("key", "shown"), [(K.Key_N, True), (K.Key_Return, True), (K.Key_W, False)]
)
def test_a_key_nominates_and_del_takes_back(page, tools, demo, settled, qtbot, key, shown):
    page.list.choose("s-S002")
    qtbot.keyClick(page.list, key)
    settled(tools)
    (row,) = rows(page.list)
    assert ("Ring at 7:15" in row.title) is shown
    assert demo.awards.month().nominees[0].mine
    page.list.choose(row.id)
    qtbot.keyClick(page.list, K.Key_Delete)
    settled(tools)
    assert demo.awards.month().nominees == ()
    tools.undoing.undo()
    settled(tools)
    assert len(demo.awards.month().nominees) == 1


def test_a_vote_is_given_and_moves(page, tools, demo, settled, qtbot):
    with demo.manual.write("Nominated by others") as unit:
        made = [
            unit.nominations.add(
                NominationFields(
                    month="2026-11",
                    rep=f"z-{name}",
                    rep_name=name,
                    secret_id=secret,
                    created_at=unit.at,
                )
            ).id
            for name, secret in (("Ada", "s-S002"), ("Ben", "s-S014"))
        ]
    tools.changes.announce(unit.change)
    settled(tools)
    for nominated in made:
        page.list.choose(nominated)
        qtbot.keyClick(page.list, K.Key_V)
        settled(tools)
        found = demo.awards.month()
        assert (found.winner.place.nomination.id, found.cast) == (nominated, 1)


@pytest.mark.parametrize(("choice", "receipts"), [(0, 1), (1, 0)])
def test_certificates_are_written(make_tools, demo, settled, qtbot, tmp_path, choice, receipts):
    month, year = tmp_path / "month.pdf", tmp_path / "year.pdf"
    tools = make_tools(demo, choice, month, year)
    page = tools.navigation.open("awards")
    settled(tools)
    before = len(demo.sharing.receipts())
    show(page, "2026-09", tools, settled)
    qtbot.keyClick(page.list, K.Key_C)
    settled(tools)
    qtbot.keyClick(page.list, K.Key_Y)
    settled(tools)
    assert month.read_bytes().startswith(b"%PDF")
    assert year.read_bytes().startswith(b"%PDF")
    assert len(demo.sharing.receipts()) - before == receipts


def test_without_votes_there_is_no_certificate(page, tools, qtbot, settled):
    assert not page.certificate.isEnabled()
    qtbot.keyClick(page.list, K.Key_C)
    settled(tools)
    assert not tools.ask.asked


def test_an_empty_manual_says_what_to_do(make_tools, empty, settled, qtbot):
    tools = make_tools(empty)
    page = tools.navigation.open("awards")
    settled(tools)
    assert rows(page.list) == []
    assert not page.nominate.isVisible()
    assert not page.year_certificate.isEnabled()
    for key in (K.Key_V, K.Key_N, K.Key_Delete, K.Key_Y, K.Key_Return):
        qtbot.keyClick(page.list, key)
    settled(tools)


def test_a_refusal_is_told_in_place(page, tools, demo, settled, qtbot):
    demo.settings.set("rep", "")
    page.list.choose("s-S002")
    qtbot.keyClick(page.list, K.Key_N)
    settled(tools)
    assert "Nobody would know who nominates it." in tools.banner.text

"""The review page as a whole: how it ends, unknown callers, what happens meanwhile elsewhere."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import Refused
from secretsmanual.services.reviews import ReviewService
from tests.gui.review_desk import review_of

KEY = Qt.Key


@pytest.fixture
def desk(demo, hester, open_page, qtbot, settled, tools):
    """Return what holds a talk with these lines and opens its review."""
    return lambda *lines, known=True: review_of(
        demo, hester if known else None, lines, open_page, qtbot, lambda: settled(tools)
    )


def test_the_end_asks_three_things_and_goes_on_to_the_account(desk, tools):
    it = desk("swims on sundays #recreation", "! send the sheet", "~ likes short talks #habit")
    it.services.accounts.change(it.presenter.seen.account.id, what_they_bought="")
    it.presenter.read()
    it.press(KEY.Key_Return, KEY.Key_Return, KEY.Key_Return)
    assert it.presenter.stage == "closing"
    assert it.page.closing.summary.hasFocus()
    it.press("She opens up outdoors", KEY.Key_Return, "Quiet nights", KEY.Key_Return)
    talk = it.services.interviews.get(it.presenter.seen.interview.id)
    assert (talk.review, talk.summary) == ("done", "She opens up outdoors")
    assert it.services.accounts.find("Thornquay").what_they_bought == "Quiet nights"
    assert it.page.done.heading.text() == "2 secrets kept"
    assert it.page.done.open.hasFocus()
    opened = []
    tools.navigation.moved.connect(opened.append)
    it.press(KEY.Key_Return)
    assert opened == ["account"]


def test_what_they_bought_is_not_asked_where_it_is_known(desk):
    it = desk("swims on sundays #recreation")
    it.press(KEY.Key_Return, KEY.Key_Return)
    assert it.page.closing.finish.hasFocus()
    assert not it.page.closing.bought.isVisible()


def test_from_the_end_one_goes_back_to_the_lines_and_on_again(desk):
    it = desk("swims on sundays #recreation")
    it.press(KEY.Key_Return, KEY.Key_Escape)
    assert it.page.list.hasFocus()
    it.press("g")
    assert it.made()[0].gold
    it.press(KEY.Key_Return)
    assert it.presenter.stage == "closing"


def test_the_last_decision_is_taken_back_from_the_end(desk):
    it = desk("swims on sundays #recreation")
    it.press(KEY.Key_Return, KEY.Key_Escape, "u")
    assert (it.presenter.stage, it.row.decision) == ("lines", "open")


def test_finishing_is_undone_from_the_card(desk):
    it = desk("swims on sundays #recreation")
    it.press(KEY.Key_Return, KEY.Key_Return, KEY.Key_Return)
    assert it.presenter.stage == "done"
    it.press("u")
    assert it.presenter.stage == "closing"


def test_an_unknown_caller_is_placed_first(desk):
    it = desk("wants a coder that survives wash-down #hope", known=False)
    assert it.presenter.stage == "place"
    assert it.page.place.field.hasFocus()
    it.press("harrow creamery", KEY.Key_Return)
    assert it.page.place.heading.text() == "Who was it?"
    it.press("ned marsh", KEY.Key_Return)
    assert it.presenter.stage == "lines"
    assert "Harrow creamery" in it.page.head.note.text()
    it.press(KEY.Key_Return)
    (secret,) = it.made()
    assert secret.person_id == it.services.people.find("Ned marsh").id


def test_a_known_account_and_nobody_in_particular(desk):
    it = desk("asks for a visit #hope", known=False)
    it.press("pell", KEY.Key_Return)
    rows = it.page.place.list.records.rows
    assert rows[-1].title == "Nobody I can name"
    it.page.place.list.choose(rows[-1].id)
    it.press(KEY.Key_Return)
    assert it.presenter.seen.account.name == "Pellworth Cold Chain"
    it.press(KEY.Key_Return)
    assert it.page.finder.heading.text() == "Whom is this about?"


def test_a_talk_of_today_does_not_fade_and_one_of_yesterday_does(desk, clock):
    it = desk("swims on sundays #recreation")
    assert "fades" not in it.page.head.note.text()
    clock.advance(timedelta(hours=25))
    it.presenter.read()
    it.settle()
    assert "memory fades" in it.page.head.note.text()


def test_without_a_talk_the_page_says_so(open_page):
    page = open_page("review")
    assert page.nothing.isVisible()


def test_edits_that_are_not_kept_yet_outlive_a_write_elsewhere(desk):
    it = desk("swims on sundays #recreation", "more #habit")
    it.press("s", "g")
    change = it.services.people.change(it.proposal.person_id, role="head of it all")
    it.page._tools.wrote(change)
    it.settle()
    assert (it.proposal.sensitivity, it.proposal.gold) == ("private", True)


def test_a_decision_that_cannot_be_kept_stays_open(desk, monkeypatch):
    def full(*_):
        raise Refused("The disk is full; nothing of this step was saved.", "Free some space.")

    it = desk("swims on sundays #recreation")
    monkeypatch.setattr(ReviewService, "decide", full)
    it.press(KEY.Key_Return)
    assert (it.row.decision, it.presenter.stage) == ("open", "lines")
    assert "disk is full" in it.page.panel.refusal.text()


@pytest.mark.parametrize("stage", ["lines", "finder", "reword", "closing", "done", "place"])
def test_everything_has_a_name(desk, assert_accessible, stage):
    it = desk("Walt: off for her surgery", "x #habit", known=stage != "place")
    keys = {
        "finder": ["/"],
        "reword": ["e"],
        "closing": ["n", "n"],
        "done": ["n", "n", KEY.Key_Return, KEY.Key_Return],
    }
    it.press(*keys.get(stage, []))
    assert_accessible(it.page)


def test_every_button_can_be_reached_with_tab(desk, qtbot):
    it = desk("off for her surgery #habit")
    seen = set()
    for _ in range(40):
        seen.add(it.focused)
        qtbot.keyClick(it.focused, KEY.Key_Tab)
    panel = it.page.panel
    assert {panel.accept, panel.raw, it.page.list, panel.other} <= seen
    assert set(panel.buttons.values()) <= seen
    assert set(panel.notices.care.buttons.values()) <= seen

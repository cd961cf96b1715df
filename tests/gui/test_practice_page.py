"""Practice: the talk page as it is, on somebody invented, with nothing left behind."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.screens.practice import presenter as practice

K = Qt.Key


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(practice, "ANSWER_MS", 0)


@pytest.fixture
def page(open_page, qtbot, settled, tools):
    found = open_page("practice")
    qtbot.waitUntil(found.start.button.hasFocus)
    qtbot.keyClick(found.start.button, K.Key_Return)
    settled(tools)
    qtbot.waitUntil(lambda: inside(found).presenter is not None)
    presenter = found.presenter
    yield found
    if presenter.room is not None:  # the window is gone by now
        tools.work.close()
        presenter.scratch.manual.close()
        presenter.room.remove()


def inside(page):
    return page.room.inside.page


def start(page, qtbot, settled, tools):
    """Press Start on the talk's own first page."""
    settled(tools)
    qtbot.waitUntil(lambda: inside(page).pane is inside(page).before)
    inside(page).prep.start.click()
    settled(tools)
    qtbot.waitUntil(lambda: inside(page).pane is inside(page).live)
    return inside(page)


def answered(page, qtbot):
    qtbot.waitUntil(lambda: page.room.bar.words.text().startswith("“"))
    return page.room.bar.words.text()


def test_it_is_clearly_marked(page):
    assert "invented" in page.room.bar.mark.text()
    assert page.room.bar.mark.isVisible()
    assert page.presenter.room.name in page.room.bar.mark.text()


def test_the_customer_answers_what_is_asked_and_keys_work(page, qtbot, settled, tools, demo):
    before = {one.account.name for one in demo.accounts.all()}
    talk = start(page, qtbot, settled, tools)
    assert answered(page, qtbot)
    qtbot.waitUntil(talk.live.line.hasFocus)
    qtbot.keyClicks(talk.live.line, "has twenty minutes")
    qtbot.keyClick(talk.live.line, K.Key_Return)
    settled(tools)
    first = talk.live.question.text()
    qtbot.keyClick(talk.live.line, K.Key_Return)
    settled(tools)
    assert talk.live.question.text() != first
    answered(page, qtbot)
    asked = page.presenter.room.customer._turn
    assert asked == 2
    tools.actions["skip"].trigger()
    settled(tools)
    qtbot.waitUntil(lambda: page.presenter.room.customer._turn == 3)
    assert {one.account.name for one in demo.accounts.all()} == before
    with demo.manual.read() as unit:
        assert unit.interviews.count() == 12


def test_the_whole_way_through_review_to_the_card(page, qtbot, settled, tools):
    room = page.presenter.room
    talk = start(page, qtbot, settled, tools)
    for _ in range(14):
        answered(page, qtbot)
        told = room.customer.told
        if told and told[-1].saying.jot not in talk.live.line.toPlainText():
            qtbot.keyClicks(talk.live.line, told[-1].saying.jot)
            qtbot.keyClick(talk.live.line, K.Key_Return)
            settled(tools)
        page.room.bar.say("")
        qtbot.keyClick(talk.live.line, K.Key_Return)
        settled(tools)
    for _ in range(6):
        if talk.pane is not talk.done:
            tools.actions["end"].trigger()
            settled(tools)
    qtbot.waitUntil(lambda: talk.pane is talk.done)
    talk.done.review.emit()
    settled(tools)
    assert page.room.inside.here.name == "review"
    page.room.inside.open("accounts")
    qtbot.waitUntil(lambda: page.presenter.room is None)
    settled(tools)
    assert page._stack.currentWidget() is page.ending
    assert "found" in page.ending.head.heading.text()
    assert not room.path.parent.exists()
    assert page.ending.list.records.rows


def test_undo_takes_nothing_back_in_the_real_manual(page, qtbot, settled, tools, demo):
    talk = start(page, qtbot, settled, tools)
    account = demo.accounts.all()[0].account
    change = demo.accounts.change(account.id, trade="Something else")
    tools.wrote(change)
    qtbot.waitUntil(talk.live.line.hasFocus)
    tools.actions["undo"].trigger()
    settled(tools)
    assert demo.accounts.find(account.name).trade == "Something else"


def test_leaving_and_coming_back_goes_on_where_it_stood(page, qtbot, settled, tools):
    talk = start(page, qtbot, settled, tools)
    qtbot.waitUntil(talk.live.line.hasFocus)
    tools.actions["accounts"].trigger()
    settled(tools)
    assert not tools.actions["skip"].isEnabled()
    tools.actions["practice"].trigger()
    settled(tools)
    assert inside(page) is talk
    assert tools.actions["skip"].isEnabled()
    qtbot.waitUntil(talk.live.line.hasFocus)


def test_it_can_be_ended_at_any_time_and_begun_with_the_same_customer(page, qtbot, settled, tools):
    seed, name = page.presenter.seed, page.presenter.room.name
    page.room.bar.leave.click()
    settled(tools)
    assert page._stack.currentWidget() is page.ending
    page.ending.again.click()
    settled(tools)
    assert (page.presenter.seed, page.presenter.room.name) == (seed, name)


def test_everything_has_a_name(page, assert_accessible, qtbot, settled, tools):
    start(page, qtbot, settled, tools)
    assert_accessible(page)
    page.finish()
    settled(tools)
    assert_accessible(page)

"""Before, beside and after the live talk: prepare, hold, park, wrap up, done."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.interview.events import Hold, Key, Resume
from secretsmanual.services.interviews import Plan
from tests.gui.talk_desk import ALT, CTRL, ENTER, Desk


@pytest.fixture
def desk(qtbot, settled, tools, demo):
    """Return what takes a page whose talk is live."""
    return lambda page: Desk(page, qtbot, settled, tools, demo)


@pytest.fixture
def prepared(open_page, demo):
    """The page before a talk with Thornquay."""
    account = demo.accounts.find("Thornquay")
    return open_page("talk", account=account.id)


@pytest.fixture
def talk(prepared, desk, qtbot, tools, settled):
    """A live talk with Hester, started with Enter."""
    qtbot.keyClick(prepared.prep.start, ENTER)
    settled(tools)
    return desk(prepared)


@pytest.fixture
def unknown(open_page, desk):
    """A call of somebody not known yet."""
    return desk(open_page("talk", mode="unknown"))


def test_a_prepared_talk_starts_with_enter_and_the_question_shown(
    prepared, desk, qtbot, tools, settled
):
    qtbot.waitUntil(lambda: prepared.prep.first.text() != "")
    first = prepared.prep.first.text()
    assert prepared.prep.start.hasFocus()
    qtbot.keyClick(prepared.prep.start, ENTER)
    settled(tools)
    talk = desk(prepared)
    assert talk.question == first
    assert talk.page.live.strip.people.accessibleName() == "Hester Vaughn-Abara"


def test_what_they_expect_is_asked_once_and_then_said(prepared, demo, qtbot, tools, settled):
    prep = prepared.prep
    assert prep.expects.isVisible()
    qtbot.keyClicks(prep.expects, "A word before the lorry leaves")
    qtbot.keyClick(prep.start, ENTER)
    settled(tools)
    account = demo.accounts.find("Thornquay")
    assert account.expects == "A word before the lorry leaves"
    prep.show_preparation(demo.interviews.prepare(account.id), "live", "")
    assert not prep.expects.isVisibleTo(prep)
    assert "They expect of us: A word" in prep._expected.text()


def test_pressing_start_twice_starts_one_talk(prepared, qtbot, tools, settled, demo):
    before = len(demo.interviews.unfinished())
    qtbot.keyClick(prepared.prep.start, ENTER)
    qtbot.keyClick(prepared.prep.start, ENTER)
    settled(tools)
    assert len(demo.interviews.unfinished()) == before + 1
    assert prepared.presenter.seen.parked == ()


def test_an_unknown_caller_of_whom_nothing_was_noted(unknown):
    unknown.press(Qt.Key.Key_F10)
    unknown.press(Qt.Key.Key_F10)
    done = unknown.page.done
    assert unknown.page.pane is done
    assert done.heading.text() == "Talk with an unknown caller"
    assert "log the call" in done.advice.text()
    assert unknown.tools.actions["log_call"].isEnabled()


def test_what_is_prepared_goes_into_the_talk(prepared, desk, qtbot, tools, settled, demo, clock):
    prep = prepared.prep
    colm = demo.people.find("colm")
    qtbot.keyClicks(prep.purpose, "agree the trial")
    prep.minutes.setValue(20)
    next(tick for tick in prep.guests.ticks if tick.guest.id == colm.id).setChecked(True)
    qtbot.keyClick(prep.purpose, ENTER)
    settled(tools)
    talk = desk(prepared)
    kept = demo.interviews.get(talk.session.id)
    assert (kept.purpose, kept.mode, kept.channel) == ("agree the trial", "live", "call")
    assert colm.id in kept.attendees
    assert talk.session.ends_at == clock.at + timedelta(minutes=20)


def test_a_call_logged_afterwards_asks_the_memory(open_page, desk, qtbot, tools, settled, demo):
    account = demo.accounts.find("Thornquay")
    page = open_page("talk", account=account.id, mode="after")
    qtbot.keyClick(page.prep.start, ENTER)
    settled(tools)
    talk = desk(page)
    assert talk.question == "Who was there?"
    talk.say("only hester")
    talk.press(ENTER)
    assert talk.question == "Was anything promised, by you or by them?"
    assert not page.live.side.isVisible()


def test_without_an_account_one_chooses_with_whom(open_page, qtbot, tools, settled):
    page = open_page("talk")
    assert page.choose.search.hasFocus()
    qtbot.keyClicks(page.choose.search, "thorn")
    qtbot.keyClick(page.choose.search, ENTER)
    settled(tools)
    assert page.pane is page.before
    assert page.title == "Thornquay Chilled Foods"


def test_hold_hides_everything_but_the_first_name_and_any_key_goes_on(talk, clock):
    talk.say("thinking of leaving")
    talk.type("half a thought")
    talk.press(Qt.Key.Key_F8)
    page = talk.page
    assert page.pane is page.hold
    assert page.hold.who.text() == "With Hester"
    assert not page.live.isVisible()
    talk.on(page.hold, Qt.Key.Key_Space)
    assert page.pane is page.hold, "a key just being typed does not wake it"
    clock.advance(timedelta(seconds=3))
    talk.on(page.hold, Qt.Key.Key_Space)
    assert page.pane is page.live
    assert talk.line.text() == "half a thought"
    assert talk.line.hasFocus()


def test_putting_the_window_away_rests_the_talk(talk):
    talk.page.window().showMinimized()
    talk.settle()
    assert talk.page.pane is talk.page.hold
    talk.page.window().showNormal()


def test_a_talk_that_was_on_hold_when_the_program_ended_goes_on(open_page, desk, demo):
    hester = demo.people.find("hester")
    talk = demo.interviews.start(Plan(hester.account_id, (hester.id,)))
    talk.handle(Key("half a thought"))
    talk.handle(Hold())
    resumed = desk(open_page("talk", resume=talk.session.id))
    assert resumed.session.state == "LISTEN"
    assert resumed.line.text() == "half a thought"
    assert len(demo.interviews.get(talk.session.id).interruptions) == 1


def test_keys_of_a_talk_do_nothing_before_there_is_one(prepared, qtbot, tools, settled):
    assert not tools.actions["skip"].isEnabled()
    prepared.presenter.send(Resume())
    prepared.presenter.read_everybody()
    settled(tools)
    assert prepared.pane is prepared.before
    assert tools.actions["park"].isEnabled()


def test_f9_parks_with_the_half_line_and_f9_brings_it_back(talk):
    first = talk.session.id
    talk.type("half a thought")
    talk.press(Qt.Key.Key_F9)
    assert talk.session.id != first
    assert talk.line.text() == ""
    assert talk.page.live.strip.people.accessibleName() == "Unknown caller"
    assert [call.name for call in talk.page.presenter.seen.parked] == ["Hester"]
    talk.press(Qt.Key.Key_F9)
    assert talk.session.id == first
    assert talk.line.text() == "half a thought"
    assert talk.page.presenter.seen.parked == ()


def test_a_third_call_parks_the_second_and_a_sixth_is_refused(talk):
    for caller in range(5):
        talk.say(f"caller {caller}")
        talk.press(Qt.Key.Key_F9)
    assert len(talk.page.presenter.seen.parked) == 5
    talk.say("the sixth")
    here = talk.session.id
    talk.press(Qt.Key.Key_F9)
    assert talk.session.id == here
    assert "Five calls are parked already" in talk.strip


def test_an_unknown_caller_is_typed_at_once_and_named_later(unknown, demo):
    unknown.say("wants a coder that survives wash-down, this is @hester")
    unknown.rest()
    assert unknown.strip == "Is that Hester Vaughn-Abara?"
    unknown.press(Qt.Key.Key_J, CTRL)
    kept = demo.interviews.get(unknown.session.id)
    assert kept.account_id == demo.accounts.find("Thornquay").id
    assert unknown.page.live.strip.people.accessibleName() == "Hester Vaughn-Abara"
    assert unknown.strip == ""


def test_a_new_name_becomes_a_new_person_with_one_key(talk, demo):
    talk.say("her brother-in-law is @walt")
    talk.rest()
    assert talk.strip == "New person: walt?"
    talk.press(Qt.Key.Key_J, CTRL)
    walt = demo.people.find("Walt")
    assert walt.account_id == demo.accounts.find("Thornquay").id
    assert walt.id in talk.session.attendees


def test_a_name_that_is_not_answered_is_not_asked_about_again(talk):
    talk.say("her brother-in-law is @walt")
    talk.rest()
    talk.press(ENTER)
    assert talk.strip == ""


def test_people_are_changed_any_time(talk, demo):
    talk.type("half a thought")
    talk.press(Qt.Key.Key_W, CTRL | Qt.KeyboardModifier.ShiftModifier)
    pane = talk.page.present
    assert talk.page.pane is pane
    talk.qtbot.keyClicks(pane.search, "colm")
    talk.on(pane.search, ENTER)
    talk.on(pane.search, Qt.Key.Key_Escape)
    assert talk.page.pane is talk.page.live
    colm = demo.people.find("colm")
    assert talk.session.attendees[-1] == colm.id
    assert talk.line.text() == "half a thought"


def test_wrap_up_goes_through_with_enter_to_the_card_and_the_review(talk, demo, clock, tools):
    talk.say("! send cutter sheet by fri")
    clock.advance(timedelta(minutes=7))
    talk.press(Qt.Key.Key_F10)
    live = talk.page.live
    assert talk.session.state == "WRAP"
    assert live.aloud.text() == "We promised Hester: send cutter sheet, by Friday 27 November."
    talk.press(ENTER)
    assert talk.session.stage == "closing"
    talk.press(ENTER)
    assert talk.session.stage == "consent"
    talk.press(Qt.Key.Key_2, ALT)
    hester = demo.people.find("hester")
    assert hester.consent_marketing
    assert hester.consent_asked_on == demo.manual.today
    talk.press(ENTER)
    talk.press(Qt.Key.Key_1, ALT)
    assert talk.line.text() == "! talk with Hester again ^2026-11-27"
    talk.press(ENTER)
    talk.press(ENTER)
    done = talk.page.done
    assert talk.page.pane is done
    assert done.go_on.hasFocus()
    opened = []
    tools.navigation.open = lambda name, **args: opened.append((name, args))
    here = talk.session.id
    talk.on(done.go_on, ENTER)
    assert opened == [("review", {"interview": here})]


def test_f10_twice_ends_and_keeps_the_half_line(talk, demo):
    talk.type("last words")
    here = talk.session.id
    talk.press(Qt.Key.Key_F10)
    talk.press(Qt.Key.Key_F10)
    assert talk.page.pane is talk.page.done
    assert [line.raw for line in demo.interviews.lines(here)] == ["last words"]
    assert demo.interviews.get(here).review == "pending"


def test_wrap_up_can_be_left_for_the_talk(talk):
    talk.press(Qt.Key.Key_F10)
    talk.press(Qt.Key.Key_F8)
    assert talk.session.state == "NEXT"
    assert talk.page.live.aloud.isHidden()


def test_when_a_call_ends_the_parked_one_is_next(talk, demo):
    talk.say("with hester")
    first = talk.session.id
    talk.press(Qt.Key.Key_F9)
    talk.say("the other one")
    talk.press(Qt.Key.Key_F10)
    talk.press(Qt.Key.Key_F10)
    talk.on(talk.page.done, Qt.Key.Key_Escape)
    assert talk.session.id == first


def test_compact_and_eyes_up_are_remembered(talk, tools):
    window = talk.page.window()
    talk.press(Qt.Key.Key_M, CTRL)
    assert window.width() == 380
    assert not talk.page.live.slots.isVisible()
    talk.press(Qt.Key.Key_F7)
    assert not talk.page.live.said.isVisible()
    assert not talk.page.live.strip.isVisible()
    assert tools.preferences.get("compact") == tools.preferences.get("eyes_up") == "yes"
    tools.navigation.open("welcome")
    assert window.width() > 380
    tools.navigation.back()
    assert window.width() == 380
    talk.press(Qt.Key.Key_M, CTRL)
    talk.press(Qt.Key.Key_F7)
    assert window.width() > 380
    assert talk.page.live.strip.isVisible()


def test_a_forgotten_talk_ends_by_itself_while_the_window_is_behind(talk, clock, demo):
    talk.say("the last thing said")
    talk.rest()
    here = talk.session.id
    clock.advance(timedelta(seconds=95))
    talk.page.presenter._ticked()
    talk.settle()
    assert talk.strip == "Still on the call?"
    clock.advance(timedelta(minutes=21))
    talk.page.isActiveWindow = lambda: False
    talk.page.presenter._ticked()
    talk.settle()
    assert demo.interviews.get(here).auto_closed


@pytest.mark.parametrize("pane", ["before", "choose"])
def test_everything_that_takes_the_focus_has_a_name(pane, open_page, demo, assert_accessible):
    account = demo.accounts.find("Thornquay")
    page = open_page("talk", **({"account": account.id} if pane == "before" else {}))
    assert page.pane is getattr(page, pane)
    assert_accessible(page)

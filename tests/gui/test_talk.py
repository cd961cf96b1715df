"""The live talk, by keys (domain.md 2.3)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.services.interviews import Plan
from tests.gui.talk_desk import ALT, CTRL, ENTER, SHIFT, Desk

FIVE = (
    "rings the line at 6.15 before anyone else is in",
    '"we do not do surprises on a Monday"',
    "! send cutter sheet to @bea by fri",
    "* wants the group award",
    "% nine weeks of labels in the store",
)


@pytest.fixture
def talk(open_page, qtbot, settled, tools, demo):
    """A live talk with Hester, its first question on screen."""
    hester = demo.people.find("hester")
    plan = demo.interviews.start(Plan(hester.account_id, (hester.id,)))
    page = open_page("talk", resume=plan.session.id)
    return Desk(page, qtbot, settled, tools, demo)


def test_five_lines_are_typed_kept_and_shown(talk, clock):
    first = talk.question
    for text in FIVE:
        talk.say(text)
        assert talk.line.text() == ""
    assert talk.lines() == list(FIVE)
    assert talk.shown == [
        FIVE[0],
        FIVE[1],
        "send cutter sheet to Bea",
        "wants the group award",
        "nine weeks of labels in the store",
    ]
    assert talk.question == first
    clock.advance(timedelta(minutes=1))
    talk.press(ENTER)
    assert talk.question != first
    assert talk.session.state == "NEXT"
    assert talk.line.hasFocus()


def test_lines_typed_without_waiting_for_the_disk_arrive_in_order(talk):
    for text in FIVE:
        talk.type(text)
        talk.qtbot.keyClick(talk.line, ENTER)
    talk.settle()
    assert talk.lines() == list(FIVE)


def test_the_hint_goes_with_the_first_key_and_the_slots_freeze(talk):
    live = talk.page.live
    assert live.hint.isVisible()
    before = live.line.geometry()
    talk.type("s")
    assert not live.hint.isVisible()
    assert live.line.geometry() == before
    talk.settle()
    assert talk.session.state == "LISTEN"


def test_three_slots_offer_and_alt_takes_them(talk, clock):
    clock.advance(timedelta(seconds=30))
    talk.say("rings the line at 6.15, the night shift calls her when a pallet is stuck")
    talk.press(ENTER)
    slots = [slot.words for slot in talk.page.live.slots.slots]
    assert all(slots[1:])
    talk.press(Qt.Key.Key_2, ALT)
    assert talk.question == slots[1]
    assert talk.session.chosen
    talk.press(Qt.Key.Key_3, ALT)
    assert talk.question == slots[2]


def test_a_click_on_a_slot_takes_it_and_leaves_the_focus_in_the_line(talk):
    slot = talk.page.live.slots.slots[1]
    words = slot.words
    talk.qtbot.mouseClick(slot, Qt.MouseButton.LeftButton)
    talk.settle()
    assert talk.question == words
    assert talk.line.hasFocus()


def test_alt_right_shows_another_and_alt_left_brings_the_first_back(talk):
    slot = talk.page.live.slots.slots[1]
    first = slot.words
    talk.press(Qt.Key.Key_Right, ALT)
    assert slot.words != first
    talk.press(Qt.Key.Key_Left, ALT)
    assert slot.words == first


def test_not_now_and_shut_down_bring_another_question(talk):
    first = talk.question
    talk.press(ENTER, CTRL)
    assert talk.question != first
    assert talk.session.turns[-1].outcome == "skipped"
    while talk.session.current.type != "question":  # promises and ask-laters come before
        talk.press(ENTER, CTRL)
    warm = talk.question
    talk.press(Qt.Key.Key_D, CTRL)
    assert talk.question != warm
    assert talk.session.turns[-1].outcome == "deflected"


def test_a_key_that_has_no_place_now_says_why_and_loses_nothing(talk):
    talk.say(FIVE[0])
    talk.type("half a line")
    talk.press(Qt.Key.Key_1, ALT)
    assert "Finish this question first" in talk.strip
    assert talk.line.text() == "half a line"


def test_up_brings_the_last_line_back_and_enter_keeps_the_new_version(talk):
    talk.say("rings at 6.15")
    talk.press(Qt.Key.Key_Up)
    assert talk.line.text() == "rings at 6.15"
    talk.say(", every day")
    assert talk.lines() == ["rings at 6.15, every day"]
    assert talk.shown == ["rings at 6.15, every day"]


def test_up_inside_a_text_only_moves_the_cursor(talk):
    talk.say("kept")
    talk.type("first")
    talk.press(ENTER, SHIFT)
    talk.type("second")
    talk.press(Qt.Key.Key_Up)
    assert talk.line.text() == "first\nsecond"
    talk.press(ENTER)
    assert talk.lines()[-1] == "first\nsecond"


def test_two_escapes_put_the_text_aside_and_ctrl_z_brings_it_back(talk):
    talk.type("his brother lost the firm")
    talk.press(Qt.Key.Key_Escape)
    assert talk.line.text() == "his brother lost the firm"
    talk.press(Qt.Key.Key_Escape)
    assert talk.line.text() == ""
    assert "Ctrl+Z" in talk.strip
    talk.say("something else")
    talk.press(Qt.Key.Key_Z, CTRL)
    assert talk.line.text() == "his brother lost the firm"
    assert "Ctrl+Z" not in talk.strip
    assert talk.lines() == ["something else"]


def test_ctrl_z_never_brings_back_a_line_that_is_kept(talk):
    talk.say("kept")
    talk.press(Qt.Key.Key_Z, CTRL)
    assert talk.line.text() == ""


def test_tab_completes_a_name_and_a_kind_and_escape_closes_the_offers(talk):
    talk.type("lunch with @he")
    talk.press(Qt.Key.Key_Tab)
    assert talk.line.text() == "lunch with @Hester "
    talk.type("#h")
    talk.press(Qt.Key.Key_Tab)
    offered = talk.page.live.card.chips.words
    assert offered[:2] == ["#habit", "#hope"]
    talk.press(Qt.Key.Key_Tab)
    assert talk.line.text() == "lunch with @Hester #hope "
    talk.press(Qt.Key.Key_Escape)
    assert talk.page.live.card.chips.words == []
    assert talk.line.text() == "lunch with @Hester #hope "
    assert talk.line.hasFocus()


def test_what_is_said_of_the_organisation_is_marked(talk):
    talk.say("keeps bees")
    talk.say("% holds nine weeks of labels")
    rows = talk.page.live.said.records.rows
    assert [row.who for row in rows[-2:]] == ["", "The organisation"]


def test_tab_stays_in_the_line_behind_a_name_nobody_goes_by(talk):
    talk.type("lunch with @zebedee")
    talk.press(Qt.Key.Key_Tab)
    assert talk.line.hasFocus()
    assert talk.line.text() == "lunch with @zebedee"
    talk.type(" ")
    talk.press(Qt.Key.Key_Tab)
    assert not talk.line.hasFocus()


def test_tab_completes_behind_an_emoji(talk):
    talk.line.insertPlainText("🎷🎷 with @co")
    talk.press(Qt.Key.Key_Tab)
    assert talk.line.text() == "🎷🎷 with @Colm "


def test_marks_go_to_the_last_line(talk):
    talk.say("wants the group award")
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4):
        talk.press(key)
    assert talk.session.said[0].marks == ("gold", "private", "promise")
    marks = {mark.word for mark in talk.page.live.said.records.rows[0].marks}
    assert marks == {"gold", "private", "promise"}
    talk.press(Qt.Key.Key_F2)
    assert talk.session.said[0].marks == ("private", "promise")


def test_a_missed_moment_is_a_line_and_leaves_the_text_alone(talk):
    talk.type("something about a credit")
    talk.press(Qt.Key.Key_F6)
    assert talk.lines() == [".."]
    assert talk.line.text() == "something about a credit"


def test_what_they_raised_themselves_answers_no_question(talk):
    talk.press(Qt.Key.Key_F5)
    talk.say("thinking of a second line")
    assert talk.session.said[0].question_id == ""


def test_chips_come_after_a_rest_and_backspace_takes_the_last_away(talk):
    chips = talk.page.live.card.chips
    talk.type("! send the sheet by fri")
    talk.settle()
    assert chips.words == []
    with talk.qtbot.waitSignal(talk.page.presenter.rested, timeout=3000):
        pass
    talk.settle()
    assert chips.words == ["promise", "due 27 Nov"]
    talk.press(Qt.Key.Key_Backspace)
    assert talk.line.text() == "! send the sheet"
    assert chips.words == []


def test_the_share_of_talking_is_measured_while_ctrl_space_is_held(talk, clock):
    talk.qtbot.keyPress(talk.line, Qt.Key.Key_Space, CTRL)
    talk.qtbot.keyPress(talk.line, Qt.Key.Key_Space, CTRL)
    talk.settle()
    clock.advance(timedelta(seconds=20))
    talk.qtbot.keyRelease(talk.line, Qt.Key.Key_Space, CTRL)
    talk.settle()
    assert talk.session.meter.total == 20
    assert talk.session.meter.stretches == 1
    assert talk.line.text() == ""


def test_what_is_typed_while_the_list_has_the_focus_goes_into_the_line(talk):
    talk.page.live.said.setFocus()
    talk.qtbot.keyClicks(talk.page.live.said, "s")
    assert talk.line.text() == "s"
    assert talk.line.hasFocus()


def test_everything_that_takes_the_focus_has_a_name(talk, assert_accessible):
    talk.say(FIVE[2])
    talk.press(Qt.Key.Key_F9)
    assert_accessible(talk.page)


def test_the_keys_of_the_line_stand_among_the_keys_of_the_page(talk):
    explained = dict(talk.tools.actions.explained())
    assert explained["Enter"] == "Keep the line; on the empty line ask on"
    talk.tools.navigation.open("welcome")
    assert talk.tools.actions.explained() == ()

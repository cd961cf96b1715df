"""A mishap at the desk: by keyboard, one step after the other, and a clock that keeps still."""

from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from secretsmanual.domain.recovery import state_of
from secretsmanual.domain.surprises import CHECKS
from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.palette import Palette
from secretsmanual.services.recovery import Surprising
from secretsmanual.system.clock import Here
from tests.gui.talk_desk import Desk

K = Qt.Key
HOUR = timedelta(hours=1)


@pytest.fixture
def lucia(demo):
    return demo.people.find("Lucía")


@pytest.fixture
def case(demo, lucia):
    return demo.recovery.open(lucia.account_id, lucia.id, "Labels came off", "furious")[0]


@pytest.fixture
def page(open_page, case, qtbot):
    found = open_page("oops", case=case.id)
    qtbot.waitUntil(found.step.note.hasFocus)
    return found


@pytest.fixture
def press(qtbot, tools, settled):
    def press_(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        settled(tools)

    return press_


@pytest.fixture
def type_(qtbot, tools, settled):
    def typed(text):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        settled(tools)

    return typed


def now(demo, case):
    return demo.recovery.card(case.id).case


def fix(demo, case):
    for step in ("fix", "verified"):
        demo.recovery.step(case.id, step)


def reopen(tools, settled, case):
    page = tools.navigation.open("oops", case=case.id)
    settled(tools)
    return page


def test_f12_brings_the_card_of_the_person_in_front_and_enter_starts_the_clock(
    open_page, tools, demo, hester, press, type_, qtbot
):
    open_page("account", account=hester.account_id, person=hester.id)
    press(K.Key_F12)
    page = tools.navigation.page
    assert tools.navigation.here.name == "oops"
    assert page.name.text().startswith("Hester Vaughn-Abara")
    assert not page.clock.isVisible()
    qtbot.waitUntil(page.opening.what.hasFocus)
    type_("Labels late again")
    press(K.Key_Return)
    (running,) = demo.recovery.running()
    assert (running.case.what, running.case.person_id) == ("Labels late again", hester.id)
    assert page.clock.text() == "24:00 left"
    assert "second failure" in page.warning.text()
    assert page.step.note.hasFocus()


def test_the_next_step_is_always_one_enter_away(page, demo, case, press, type_):
    for done in ("owned", "told", "fix", "verified"):
        assert page.step.step.step == done
        type_(f"{done} by Bea")
        press(K.Key_Return)
        assert now(demo, case).steps[-1] | {"at": ""} == {
            "at": "",
            "step": done,
            "note": f"{done} by Bea",
        }
    assert page.forms.front is page.surprise
    assert page.surprise.what.hasFocus()


def test_a_key_held_down_does_one_step_only(page, demo, case, qtbot, tools, settled):
    from PySide6.QtGui import QKeyEvent

    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_Return, Qt.KeyboardModifier.NoModifier,
                          "\r", held)  # fmt: skip
        QApplication.sendEvent(page.step.note, event)
    settled(tools)
    assert [row["step"] for row in now(demo, case).steps] == ["learned", "owned"]


def test_the_surprise_is_chosen_checked_and_done_by_keyboard(
    page, demo, case, tools, settled, press, type_, qtbot
):
    fix(demo, case)
    page = reopen(tools, settled, case)
    page.steps.chips["surprise"].click()
    type_("An hour with her teacher")
    press(K.Key_Down)
    assert page.list.hasFocus()
    press(K.Key_Return)
    chosen = demo.recovery.card(case.id).chosen
    assert chosen == demo.recovery.card(case.id).surprises[0]
    assert chosen.secret.text in page.surprise.rests_on.text()
    assert page.surprise.what.hasFocus()
    assert page.surprise.what.text() == "An hour with her teacher"
    press(K.Key_Tab)
    type_("31")
    for box in page.surprise.checks.values():
        box.setFocus()
        press(K.Key_Space)
    assert now(demo, case).checks == list(CHECKS)
    page.surprise.cost.setFocus()
    press(K.Key_Return)
    assert "over the gift limit" in page.refusal.text()
    page.surprise.cost.clear()
    type_("about ten")
    press(K.Key_Return)
    assert "An amount" in page.surprise.cost.parentWidget().error
    page.surprise.cost.clear()
    type_("12,5")
    press(K.Key_Return)
    done = now(demo, case)
    assert (state_of(done), done.surprise_cost) == ("surprised", 12.5)
    assert done.surprise == "An hour with her teacher"


def test_a_landmine_says_why_not(page, demo, case, lucia, press, tools, settled):
    demo.people.change(lucia.id, not_these=["sign language"])
    page = reopen(tools, settled, case)
    titles = {row.title: row.note for row in page.list.records.rows if isinstance(row, SectionRow)}
    assert titles["Not these"] == "sign language"
    refused = demo.recovery.card(case.id).refused
    page.list.setFocus()
    page.list.choose(refused[0].secret.id)
    press(K.Key_Return)
    assert refused[0].why in page.refusal.text()
    assert now(demo, case).surprise_secret is None


def test_what_must_never_be_mentioned_is_not_shown(demo, open_page):
    whom = demo.secrets.get("s-S099")
    page = open_page("oops", account=whom.account_id, person=whom.person_id)
    assert not any(whom.text in row.spoken for row in page.list.records.rows)
    assert any("never to be mentioned" in row.spoken for row in page.list.records.rows)


def test_the_end_asks_the_question_and_keeps_the_answer(
    page, demo, case, lucia, tools, settled, press, type_
):
    fix(demo, case)
    secret = demo.recovery.card(case.id).surprises[0].secret.id
    demo.recovery.surprise(case.id, Surprising("A call", secret, 0, CHECKS))
    page = reopen(tools, settled, case)
    page.steps.chips["ask"].click()
    assert page.closing.grades["A"].hasFocus()
    press(K.Key_B)
    type_("amazed")
    press(K.Key_Tab)
    type_("nobody ever did that")
    press(K.Key_Return)
    closed = now(demo, case)
    assert (state_of(closed), closed.answer) == ("closed recovered", "B")
    assert page.forms.front is page.closed
    assert "Felt before: “furious”\nFelt after: “amazed”" in page.closed.help.text()
    feelings = demo.secrets.all(person_id=lucia.id, kind="feeling")
    assert feelings[-1].verbatim == "nobody ever did that"
    tools.undoing.undo()
    settled(tools)
    assert state_of(now(demo, case)) == "surprised"
    assert page.clock.isVisible()


def test_a_case_is_not_closed_before_it_is_put_right(page, demo, case, press):
    page.steps.chips["ask"].click()
    assert "not recovered yet" in page.closing.help.text()
    assert not page.closing.button.isEnabled()
    page.closing.feeling.setFocus()
    press(K.Key_Return)
    assert now(demo, case).closed_at is None


def test_late_has_its_own_words_and_steps(demo, case, clock, tools, settled):
    clock.advance(25 * HOUR)
    page = reopen(tools, settled, case)
    assert page.clock.text() == "Over by 1:00.  The 24 hours are over: repair the relationship."
    assert list(page.steps.chips) == ["owned", "told", "fix", "verified", "rang", "ask"]


def test_apology_and_feeling_are_kept_when_one_leaves_them(page, demo, case, press, type_):
    side = page.side
    side.lines[2].setFocus()
    type_("We check each roll.")
    side.feeling.setFocus()
    side.feeling.selectAll()
    type_("very angry")
    press(K.Key_Return)
    kept = now(demo, case)
    assert kept.feeling_before == "very angry"
    assert demo.recovery.card(case.id).apology[2] == "We check each roll."
    side.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[-1] == "We check each roll."
    assert "Labels came off" in copied[0]


def test_when_we_learned_is_corrected_with_a_reason(page, demo, case, press, type_, clock):
    clock.advance(3 * HOUR)
    page.side.moment.click()
    type_("8:1x")
    press(K.Key_Return)
    assert "07:18" in page.side.moment_form._at.error
    page.side.moment_form.at.clear()
    type_("7:40")
    press(K.Key_Return)
    assert "why" in page.side.moment_form._why.error
    type_("the mail came then")
    press(K.Key_Return)
    assert now(demo, case).learned_at == case.learned_at - HOUR
    assert page.clock.text() == "20:00 left"


def test_a_moment_of_summer_time_is_read_as_it_was_there(
    demo, lucia, clock, berlin, open_page, qtbot, press, type_
):
    clock.at = datetime(2026, 10, 25, 20, tzinfo=Here())
    case = demo.recovery.open(lucia.account_id, lucia.id, "Labels came off")[0]
    page = open_page("oops", case=case.id)
    qtbot.waitUntil(page.step.note.hasFocus)
    page.side.moment.click()
    type_("1:30")
    press(K.Key_Return)
    type_("told in the night")
    press(K.Key_Return)
    assert now(demo, case).learned_at == datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert page.clock.text().startswith("4:30 left")
    page.side.moment.click()
    assert page.side.moment_form.at.text() == "2026-10-25 01:30"


def test_not_ours_closes_it_and_undo_takes_that_back(page, demo, case, tools, settled):
    page.side.off.click()
    settled(tools)
    assert state_of(now(demo, case)) == "closed not ours"
    tools.undoing.undo()
    settled(tools)
    assert now(demo, case).closed_at is None


def test_the_page_for_service_is_written(make_tools, demo, case, tmp_path, settled):
    tools = make_tools(demo, tmp_path / "card.pdf")
    page = tools.navigation.open("oops", case=case.id)
    settled(tools)
    page.side.print.click()
    settled(tools)
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    assert "card.pdf" in tools.banner.text


def test_a_case_that_is_taken_back_leads_to_the_day(page, demo, case, tools, settled):
    change = demo.recovery.step(case.id, "owned")
    demo.manual.undo(change.action)
    with demo.manual.write("Delete") as unit:
        unit.oops.delete(case.id)
    tools.changes.announce(unit.change)
    settled(tools)
    assert tools.navigation.here.name == "today"


# The clock


class Paints(QObject):
    """Counts who is painted."""

    def __init__(self):
        super().__init__()
        self.found = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.found.append(watched)
        return False


def test_a_tick_paints_the_clock_and_nothing_else(page, clock, qtbot):
    qtbot.wait(50)
    paints = Paints()
    QApplication.instance().installEventFilter(paints)
    try:
        clock.advance(timedelta(minutes=1))
        page.clock.tick()
        qtbot.waitUntil(lambda: bool(paints.found))
        others = [one for one in paints.found if one is not page.clock]
        assert [one for one in others if one.isWindow() is False and not parent_of(one, page)] == []
    finally:
        QApplication.instance().removeEventFilter(paints)
    assert page.clock.text() == "23:59 left"


def parent_of(widget, page):
    """Whether a widget lies behind the clock: Qt paints the ground under it as well."""
    return widget.isAncestorOf(page.clock)


def test_the_clock_changes_its_words_and_colour_and_holds_while_one_types(
    page, clock, type_, qtbot
):
    seen = []
    for hours in (12, 8, 3, 1):
        clock.advance(hours * HOUR)
        page.clock.tick()
        seen.append((page.clock.text().partition(".")[2].strip(), page.clock._tone))
    assert seen == [
        ("Under 12 hours left", "warm"),
        ("Under 4 hours left", "warm"),
        ("Under 1 hour left", "alert"),
        ("The 24 hours are over: repair the relationship.", "alert"),
    ]
    page.clock._timer.start(10)
    type_("x")
    assert page.clock._timer.interval() >= 1_200


# From anywhere


def test_elsewhere_the_finder_asks_whom_it_is_about(open_page, tools, press, type_, hester):
    open_page("promises")
    press(K.Key_F12)
    palette = tools.navigation.page.window().findChild(Palette)
    assert palette.field.text() == "oops "
    type_("hester")
    first = palette.list.records.rows[1]
    assert (first.id, first.icon) == (f"card {hester.id}", "life-buoy")
    press(K.Key_Return)
    assert tools.navigation.here.name == "oops"
    assert tools.navigation.page.name.text().startswith("Hester")


def test_running_cases_come_first_where_nobody_is_named(open_page, tools, press, case, demo):
    open_page("settings")
    press(K.Key_F12)
    palette = tools.navigation.page.window().findChild(Palette)
    (_title, row) = palette.list.records.rows
    assert (row.title, row.note) == ("Lucía Ferrant", "Labels came off")
    assert "24:00 left" in row.aside
    press(K.Key_Return)
    assert tools.navigation.page.presenter.case_id == case.id


def test_a_talk_is_not_lost_by_f12(open_page, tools, demo, hester, qtbot, settled, press):
    page = open_page("talk", account=hester.account_id, people=hester.id)
    qtbot.keyClick(page.prep.start, K.Key_Return)
    settled(tools)
    desk = Desk(page, qtbot, settled, tools, demo)
    desk.say("swims on sundays")
    desk.type("half a wo")
    press(K.Key_F12)
    assert tools.navigation.here.name == "oops"
    assert tools.navigation.page.name.text().startswith("Hester")
    tools.navigation.back()
    settled(tools)
    assert tools.navigation.page is page
    assert page.pane is page.live
    assert desk.line.text() == "half a wo"
    assert desk.lines() == ["swims on sundays"]


def test_the_day_and_the_account_tell_of_a_running_clock(
    open_page, tools, settled, case, lucia, press
):
    page = open_page("today")
    titles = [row.title for row in page.ahead.records.rows]
    assert titles[:2] == ["To put right", "Labels came off"]
    assert "1 mishap" in page.head.note.text()
    page.ahead.choose(case.id)
    page.ahead.setFocus()
    press(K.Key_Return)
    assert tools.navigation.page.presenter.case_id == case.id
    account = tools.navigation.open("account", account=lucia.account_id)
    settled(tools)
    assert "OOPS: 24:00 left, next: own it" in account.parts.head.note.text()


def test_what_is_not_for_her_is_written_on_her_panel(open_page, demo, tools, settled, hester):
    page = open_page("account", account=hester.account_id, person=hester.id)
    tools.actions["edit"].trigger()
    field = page.parts.person.form.fields["not_these"]
    field.setText("alcohol, her brother")
    page.parts.person.form.save()
    settled(tools)
    assert demo.people.find("Hester").not_these == ["alcohol", "her brother"]


def test_gift_limit_and_quiet_hours_are_settings(open_page, demo, tools, settled, qtbot):
    page = open_page("settings")
    assert (page.us.gift_limit.text(), page.us.quiet_hours.text()) == ("30.00", "18:30-07:00")
    for field, typed in ((page.us.gift_limit, "lots"), (page.us.quiet_hours, "at night")):
        field.setText(typed)
        field.editingFinished.emit()
        settled(tools)
    assert "no amount" in page.us.fields["gift_limit"].error
    assert "no hours" in page.us.fields["quiet_hours"].error
    for field, typed in ((page.us.gift_limit, "25,5"), (page.us.quiet_hours, "19:00 - 6:30")):
        field.setText(typed)
        field.editingFinished.emit()
        settled(tools)
    ours = demo.settings.ours()
    assert (ours.gift_limit, ours.quiet_hours) == ("25.50", "19:00-06:30")


@pytest.mark.parametrize("state", ["fresh", "step", "surprise", "ask", "closed", "late"])
def test_everything_has_a_name_in_every_state(
    open_page, demo, case, clock, tools, settled, assert_accessible, state
):
    args = {"case": case.id}
    if state == "fresh":
        args = {"account": demo.people.find("Hester").account_id}
    if state == "surprise":
        fix(demo, case)
    if state == "closed":
        demo.recovery.not_ours(case.id)
    if state == "late":
        clock.advance(30 * HOUR)
    page = open_page("oops", **args)
    if state == "ask":
        page.steps.chips["ask"].click()
    assert_accessible(page)

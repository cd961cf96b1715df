"""The clock of a mishap: it keeps still, and when we learned of it is right."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from secretsmanual.system.clock import Here
from tests.gui.oops.cases import now, reopen

K = Qt.Key
HOUR = timedelta(hours=1)


class Paints(QObject):
    """Counts who is painted."""

    def __init__(self):
        super().__init__()
        self.found = []

    def over(self):
        """Whether nothing was painted since this was asked before."""
        found, self.found = self.found, []
        return not found

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.found.append(watched)
        return False


def test_a_tick_paints_the_clock_and_nothing_else(page, clock, qtbot):
    paints = Paints()
    QApplication.instance().installEventFilter(paints)
    try:
        page.clock.update()
        qtbot.waitUntil(lambda: page.clock in paints.found)
        qtbot.waitUntil(paints.over)
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


def test_late_has_its_own_words_and_steps(demo, case, clock, tools, settled):
    clock.advance(25 * HOUR)
    page = reopen(tools, settled, case)
    assert page.clock.text() == "Over by 1:00.  The 24 hours are over: repair the relationship."
    assert list(page.steps.chips) == ["owned", "told", "fix", "verified", "rang", "ask"]

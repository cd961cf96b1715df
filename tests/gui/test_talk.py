"""The live talk: real keys, a real manual."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.ids import InterviewId
from secretsmanual.services.interviews import Plan

ENTER, CTRL, ALT, SHIFT = (
    Qt.Key.Key_Return,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
FIVE = (
    "rings the line at 6.15 before anyone else is in",
    '"we do not do surprises on a Monday"',
    "! send cutter sheet to @bea by fri",
    "* wants the group award",
    "% nine weeks of labels in the store",
)


class Desk:
    """Types into a talk page as a rep would."""

    def __init__(self, page, qtbot, settled, tools, services):
        self.page, self.qtbot, self.tools, self.services = page, qtbot, tools, services
        self._settled = settled
        self.line = page.live.line
        qtbot.waitUntil(self.line.hasFocus)

    @property
    def session(self):
        return self.page.presenter.session

    @property
    def shown(self):
        return [row.text for row in self.page.live.said.records.rows]

    @property
    def strip(self):
        return self.page.live.strip.said.text()

    def lines(self):
        return [line.raw for line in self.services.interviews.lines(InterviewId(self.session.id))]

    def settle(self):
        self._settled(self.tools)

    def type(self, text):
        self.qtbot.keyClicks(self.line, text)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.line, key, modifier)
        self.settle()

    def say(self, text):
        self.type(text)
        self.press(ENTER)


@pytest.fixture
def talk(open_page, qtbot, settled, tools, demo):
    """A live talk with Hester, its first question on screen."""
    hester = demo.people.find("hester")
    plan = demo.interviews.start(Plan(hester.account_id, (hester.id,)))
    page = open_page("talk", resume=plan.session.id)
    return Desk(page, qtbot, settled, tools, demo)


def test_five_lines_are_typed_kept_and_shown(talk, clock):
    first = talk.page.live.question.text()
    for text in FIVE:
        talk.say(text)
        assert talk.line.text() == ""
    assert talk.lines() == list(FIVE)
    assert talk.shown == [
        FIVE[0], FIVE[1], "send cutter sheet to Bea", "wants the group award",
        "nine weeks of labels in the store",
    ]  # fmt: skip
    assert talk.page.live.question.text() == first
    clock.advance(timedelta(minutes=1))
    talk.press(ENTER)
    assert talk.page.live.question.text() != first
    assert talk.session.state == "NEXT"
    assert talk.line.hasFocus()

"""Reminders at 12, 4 and 1 hours: once each, of nobody by name, and never into a talk."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.changes import Change
from secretsmanual.gui.reminding import Reminder, Tray

HOUR = timedelta(hours=1)


class FakeTray:
    """Keeps what it is told; `there` says whether the system has a tray."""

    def __init__(self):
        self.there, self.said, self.run = True, [], None

    def tell(self, text, run):
        if self.there:
            self.said.append(text)
            self.run = run
        return self.there


@pytest.fixture
def tray():
    return FakeTray()


@pytest.fixture
def case(demo, hester):
    return demo.recovery.open(hester.account_id, hester.id, "Labels late")[0]


@pytest.fixture
def reminder(tools, case, tray, settled):
    made = Reminder(tools, tools.banner, tray)
    tools.changes.announce(Change("Open the manual", frozenset({("manual", "opened")})))
    settled(tools)
    return made


def after(clock, reminder, hours):
    clock.advance(hours * HOUR)
    reminder.look()


def test_it_reminds_once_at_each_limit_and_names_nobody(reminder, clock, tray, tools, hester):
    for hours in (11, 0.9, 0.2, 0.1, 7.8, 2.9, 0.2, 0.5, 5):
        after(clock, reminder, hours)
    limits = [text.split("under ")[1].split(" left")[0] for text in tray.said]
    assert limits == ["12 hours", "4 hours", "1 hour"]
    assert not any(name in text for text in tray.said for name in ("Hester", "Thornquay", "Labels"))
    tray.run()
    assert tools.navigation.here.name == "today"


def test_a_computer_that_slept_reminds_of_the_least_only(reminder, clock, tray):
    after(clock, reminder, 23.5)
    assert len(tray.said) == 1
    assert "under 1 hour" in tray.said[0]


def test_a_clock_that_is_set_back_reminds_when_its_time_comes_again(reminder, clock, tray):
    after(clock, reminder, 13)
    after(clock, reminder, -12)
    after(clock, reminder, 11.5)
    assert len(tray.said) == 2


def test_without_a_tray_the_banner_says_it_quietly(reminder, clock, tray, tools):
    tray.there = False
    after(clock, reminder, 13)
    assert "under 12 hours left" in tools.banner.text


def test_nothing_comes_up_in_a_talk_and_what_was_due_comes_after(
    reminder, clock, tray, tools, open_page, hester, qtbot, settled
):
    page = open_page("talk", account=hester.account_id, people=hester.id)
    qtbot.keyClick(page.prep.start, Qt.Key.Key_Return)
    settled(tools)
    tools.banner.clear()
    after(clock, reminder, 13)
    assert (tray.said, tools.banner.text) == ([], "")
    tools.navigation.open("today")
    assert tray.said == []
    assert "under 12 hours left" in tools.banner.text


def test_a_closed_case_reminds_no_more(reminder, demo, case, clock, tray, tools, settled):
    tools.wrote(demo.recovery.not_ours(case.id))
    settled(tools)
    after(clock, reminder, 13)
    assert tray.said == []


def test_a_tray_that_is_not_there_says_so(tools):
    assert Tray(tools, tools.banner).tell("x", lambda: None) is False

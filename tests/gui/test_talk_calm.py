"""Nothing moves while somebody types, and nothing typed is lost (domain.md, decision 2)."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from secretsmanual.domain.errors import Refused
from secretsmanual.services.interviews import Plan, Talk
from tests.gui.talk_desk import ENTER, Desk

FULL = Refused("The disk is full; nothing of this step was saved.", "Free some space.")


@pytest.fixture
def talk(open_page, qtbot, settled, tools, demo):
    """A live talk with Hester and one line in it."""
    hester = demo.people.find("hester")
    plan = demo.interviews.start(Plan(hester.account_id, (hester.id,)))
    desk = Desk(open_page("talk", resume=plan.session.id), qtbot, settled, tools, demo)
    desk.say("rings the line at 6.15")
    desk.rest()
    return desk


class Watch(QObject):
    """Counts paints outside the line's card and the list, and focus changes."""

    def __init__(self, talk):
        super().__init__()
        live = talk.page.live
        self._free = (live.card, live.said)
        self._window = talk.page.window()
        self.painted, self.focused = [], []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            free = any(part is watched or part.isAncestorOf(watched) for part in self._free)
            holds = any(watched.isAncestorOf(part) for part in self._free)
            if not free and not holds:
                self.painted.append(type(watched).__name__)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focused.append(type(watched).__name__)
        return False


@contextmanager
def watching(talk):
    watch = Watch(talk)
    QApplication.instance().installEventFilter(watch)
    yield watch
    QApplication.instance().removeEventFilter(watch)


def test_nothing_but_line_and_list_is_painted_and_the_focus_stays(talk, qtbot):
    talk.type("t")
    qtbot.wait(50)
    with watching(talk) as watch:
        for text in ("he deputy signs", ' below 2k, "always"', " and @colm knows"):
            talk.type(text)
            qtbot.wait(30)
        talk.press(ENTER)
        talk.type(
            "and a second line, with more words than fit into one row of the card, so it grows"
        )
        qtbot.wait(450)
        talk.press(ENTER)
        assert len(talk.lines()) == 3
        assert watch.painted == []
        assert watch.focused == []


def test_a_key_does_no_work_on_the_ui_thread_but_the_text(talk, monkeypatch):
    talk.type("a")
    talk.settle()
    calls = []
    monkeypatch.setattr(talk.tools.work, "run", lambda *args, **kwargs: calls.append(args))
    talk.type("bcdefgh")
    assert calls == []


def test_a_line_comes_back_when_the_disk_is_full(talk, monkeypatch):
    handle = Talk.handle

    def full(self, event, at=None):
        raise FULL

    monkeypatch.setattr(Talk, "handle", full)
    talk.say("her deputy signs below 2k")
    assert talk.line.text() == "her deputy signs below 2k"
    assert talk.strip == FULL.sentence
    assert talk.lines() == ["rings the line at 6.15"]
    monkeypatch.setattr(Talk, "handle", handle)
    talk.press(ENTER)
    assert talk.lines() == ["rings the line at 6.15", "her deputy signs below 2k"]
    assert talk.line.text() == ""
    assert talk.strip == ""


def test_lines_that_come_back_keep_their_order_before_what_was_typed_since(talk, monkeypatch):
    def full(self, event, at=None):
        raise FULL

    monkeypatch.setattr(Talk, "handle", full)
    for text in ("first", "second"):
        talk.type(text)
        talk.qtbot.keyClick(talk.line, ENTER)
    talk.type("half")
    talk.settle()
    assert talk.line.text() == "first\nsecond\nhalf"


def test_a_slow_line_is_shown_as_being_saved_and_typing_goes_on(talk, monkeypatch, qtbot):
    from threading import Event

    gate, handle = Event(), Talk.handle

    def slow(self, event, at=None):
        gate.wait(5)
        return handle(self, event, at)

    monkeypatch.setattr(Talk, "handle", slow)
    talk.type("her deputy signs below 2k")
    qtbot.keyClick(talk.line, ENTER)
    rows = talk.page.live.said.records
    qtbot.waitUntil(lambda: rows.rows[-1].text == "her deputy signs below 2k")
    assert rows.rows[-1].kind == "Saving"
    talk.type("typing goes on")
    gate.set()
    talk.settle()
    assert rows.rows[-1].kind != "Saving"
    assert talk.line.text() == "typing goes on"


def test_the_draft_is_on_the_disk_within_half_a_second(talk, qtbot, demo):
    talk.type("half a thou")
    qtbot.wait(450)
    talk.settle()
    assert demo.interviews.get(talk.session.id).draft == "half a thou"


def test_going_to_another_page_keeps_the_draft_and_coming_back_shows_it(talk, demo):
    talk.type("half a thou")
    talk.tools.navigation.open("welcome")
    talk.settle()
    assert demo.interviews.get(talk.session.id).draft == "half a thou"
    talk.tools.navigation.back()
    talk.settle()
    assert talk.line.text() == "half a thou"
    talk.say("ght")
    assert talk.lines()[-1] == "half a thought"


def test_a_resumed_talk_has_its_half_line_back_in_the_line(talk, demo, open_page):
    other = demo.interviews.start(Plan())
    from secretsmanual.domain.interview.events import Key

    other.handle(Key("a man from a cheese pla"))
    open_page("talk", resume=other.session.id)
    assert talk.line.text() == "a man from a cheese pla"
    assert talk.line.hasFocus()
    assert talk.page.live.question.text()


def test_the_line_grows_to_three_rows_and_no_further(talk):
    one = talk.line.height()
    heights = []
    for row in range(5):
        talk.type(f"row {row}")
        talk.qtbot.keyClick(talk.line, ENTER, Qt.KeyboardModifier.ShiftModifier)
        heights.append(talk.line.height())
    assert one < heights[0] < heights[1] == heights[2] == heights[-1]

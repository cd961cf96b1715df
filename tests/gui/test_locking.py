"""The manual locks in earnest: closed, forgotten, and nothing that was typed is lost."""

import shutil
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.interview.events import End
from secretsmanual.gui.palette import Palette
from secretsmanual.services import files
from secretsmanual.services.half_typed import HalfTypedService
from tests.gui.lock_desk import MARK, SECRET, TYPED, in_memory, on_screen


def add_secret(desk):
    page = desk.open("account", account=desk.account)
    desk.tools.actions["add_secret"].trigger()
    return page.parts.writer.area


PLACES = (
    *(("account", True), ("review", False), ("settings", False), ("promises", False)),
    *(("today", False), ("questions", False), ("accounts", False), ("themes", False)),
)
MINUTES_10 = timedelta(minutes=10)


def by_key(desk):
    desk.tools.actions["lock"].trigger()


def by_time(desk):
    desk.clock.advance(MINUTES_10)
    desk.idle.looked.emit()


def by_screen(desk):
    desk.away.tell(True)
    desk.away.tell(False)


def by_session(desk):
    desk.away.tell_gone()
    desk.away.tell_back()


def by_sleep(desk):
    """The even clock stood still; the first key after waking comes too late."""
    desk.clock.at += timedelta(hours=8)
    QTest.keyClick(desk.window, Qt.Key.Key_Down)


@pytest.mark.parametrize("times", [20, pytest.param(100, marks=pytest.mark.faults)])
def test_many_locks_leave_nothing(desk, qtbot, monkeypatch, times):
    """Whatever locks, and wherever one is; the slow guessing of keys is tested elsewhere."""
    key = desk.app._key
    backwards = key[::-1]
    monkeypatch.setattr(
        files, "unlock", lambda _path, _words: bytes(bytearray(reversed(backwards)))
    )
    del key
    sources = cycle((by_key, by_time, by_screen, by_session, by_sleep))
    for number, (place, of_account) in enumerate(islice(cycle(PLACES), times)):
        desk.open(place, **({"account": desk.account} if of_account else {}))
        if of_account:
            desk.tools.actions["add_secret"].trigger()
            qtbot.keyClicks(desk.page.parts.writer.area, TYPED[::-1])
            assert in_memory(MARK)
            assert on_screen(MARK)
        if number % 20 == 0:
            assert in_memory(backwards)
        next(sources)(desk)
        desk.settle_locked()
        assert desk.locked
        assert on_screen(MARK) == []
        if number % 20 == 0:
            assert in_memory(MARK) == in_memory(backwards) == []
        desk.unlock()
        assert desk.name == place
        if of_account:
            assert desk.page.parts.writer.area.toPlainText()[::-1] == TYPED
            desk.page._rest()


def test_a_locked_window_says_and_does_nothing(desk, qtbot):
    page = desk.open("account", account=desk.account)
    desk.tools.actions["gold"].trigger()
    desk.tools.banner.tell("Something about " + SECRET[::-1])
    desk.window.findChild(Palette).open()
    desk.window.findChild(Palette).field.setText(MARK[::-1])
    desk.settle()
    del page
    desk.lock()
    assert desk.window.windowTitle() == "Secrets Manual"
    assert desk.window.accessibleDescription() == "Locked"
    assert desk.tools.banner.text == ""
    assert desk.tools.undoing.next_undo == ""
    can = {
        name
        for name in ("jump", "undo", "accounts", "lock", "new_talk", "back", "quit")
        if desk.tools.actions[name].isEnabled()
    }
    assert can == {"quit"}
    desk.window.files_dropped.emit(["/tmp/people.csv"])
    desk.app._backups.keep()
    assert desk.locked
    assert on_screen(MARK) == in_memory(MARK) == []
    desk.unlock()
    assert desk.window.findChild(Palette).field.text()[::-1] == MARK


def test_wrong_passphrases_open_nothing(desk, qtbot):
    field = add_secret(desk)
    qtbot.keyClicks(field, TYPED[::-1])
    desk.lock()
    desk.unlock("purple tram and nine boats")
    assert desk.locked
    assert "does not open demo.secrets" in desk.page.field.error
    desk.unlock()
    assert desk.page.parts.writer.area.toPlainText()[::-1] == TYPED


def test_what_is_half_typed_lies_plain_nowhere_and_outlives_the_program(make_desk, qtbot):
    desk = make_desk()
    qtbot.keyClicks(add_secret(desk), TYPED[::-1])
    desk.lock()
    word = MARK[::-1].encode()
    for file in desk.path.parent.rglob("*"):
        assert not file.is_file() or word not in file.read_bytes()
    desk.window.close()
    again = make_desk()
    assert again.name == "account"
    assert again.page.parts.writer.area.toPlainText()[::-1] == TYPED
    assert again.tools.services.half_typed.take() == ""


def test_what_cannot_be_kept_is_not_locked_away(desk, qtbot, monkeypatch):
    qtbot.keyClicks(add_secret(desk), TYPED[::-1])

    def full(_self, _text):
        raise Refused("The disk is full; nothing of this step was saved.", "Free some space.")

    monkeypatch.setattr(HalfTypedService, "keep", full)
    desk.lock()
    assert not desk.locked
    assert "disk is full" in desk.tools.banner.text
    assert desk.page.parts.writer.area.toPlainText()[::-1] == TYPED
    assert desk.tools.actions["jump"].isEnabled()


def test_undecided_changes_of_a_review_are_there_again(desk):
    talk = desk.tools.services.interviews.waiting_for_review()[0]
    page = desk.open("review", interview=talk.interview.id)
    page.press("S")
    page.press("G")
    line, proposal = page.presenter.row.material.line_id, page.presenter.row.proposal
    assert not page.presenter.row.decided
    del page
    desk.lock()
    desk.unlock()
    row = desk.page.presenter.row
    assert (row.material.line_id, row.proposal, row.decided) == (line, proposal, False)
    desk.page.press("U")
    assert desk.page.presenter.row.proposal != proposal


def test_a_manual_without_a_passphrase_says_so_and_offers_one(make_desk, demo):
    path = demo.manual.path
    demo.manual.close()
    desk = make_desk(path)
    by_time(desk)
    by_screen(desk)
    assert desk.tools.banner.text == ""
    desk.lock()
    assert not desk.locked
    assert "Without a passphrase" in desk.tools.banner.text
    desk.tools.banner._act()
    desk.settle()
    assert desk.tools.navigation.here.args == {"part": "passphrase"}


def talk(desk):
    page = desk.open("talk", mode="unknown")
    desk.qtbot.keyClicks(page.live.line, TYPED[::-1])
    desk.settle()
    return page


def end(desk, page):
    page.presenter.send(End(final=True))
    desk.settle()
    assert page.presenter.session.state == "DONE"


def test_a_talk_is_not_interrupted(desk):
    page = talk(desk)
    by_time(desk)
    by_sleep(desk)
    desk.lock()
    assert "A talk goes on" in desk.tools.banner.text
    desk.open("accounts")
    by_time(desk)
    desk.tools.navigation.back()
    page.presenter.hold()
    desk.settle()
    by_time(desk)
    assert not desk.locked
    assert page.live.line.text()[::-1] == TYPED
    end(desk, page)
    by_time(desk)
    desk.settle()
    assert desk.locked
    desk.unlock()
    assert desk.name == "review"


def test_the_locked_screen_keeps_a_talk_and_the_manual_follows_when_it_ends(desk):
    page = talk(desk)
    desk.away.tell(True)
    desk.away.tell(False)
    assert "The manual stayed open for the talk" in desk.tools.banner.text
    desk.away.tell(True)
    assert not desk.locked
    end(desk, page)
    desk.idle.looked.emit()
    desk.settle()
    assert desk.locked


@pytest.mark.parametrize(("chosen", "after"), [(None, 10), (5, 5), (30, 30)])
def test_the_time_is_chosen_in_the_settings(desk, chosen, after):
    page = desk.open("settings")
    if chosen:
        page.lock.choices[chosen].click()
    assert page.lock.choices[after].isChecked()
    del page
    desk.clock.advance(timedelta(minutes=after, seconds=-1))
    desk.idle.looked.emit()
    assert not desk.locked
    desk.clock.advance(timedelta(seconds=1))
    desk.idle.looked.emit()
    desk.settle()
    assert desk.locked


def test_the_lock_is_told_a_minute_before_and_a_key_keeps_it_open(desk):
    desk.open("settings")
    said = "The manual locks in a minute"
    for seconds, told in ((8 * 60, False), (65, True)):
        desk.clock.advance(timedelta(seconds=seconds))
        desk.idle.looked.emit()
        assert (said in desk.tools.banner.text) is told
    desk.tools.banner.clear()
    desk.idle.looked.emit()
    assert desk.tools.banner.text == ""
    QTest.keyClick(desk.window, Qt.Key.Key_Down)
    desk.clock.advance(timedelta(minutes=9, seconds=5))
    desk.idle.looked.emit()
    assert not desk.locked


def test_a_touch_begins_the_time_anew_and_never_is_never(desk, qtbot):
    for touch in (
        lambda: QTest.keyClick(desk.window, Qt.Key.Key_Down),
        lambda: QTest.mouseMove(desk.window, QPoint(5, 5)),
        lambda: QTest.mouseClick(desk.window, Qt.MouseButton.LeftButton, pos=QPoint(2, 2)),
    ):
        desk.clock.advance(timedelta(minutes=9))
        touch()
        assert desk.idle.seconds < 60
    desk.clock.at -= timedelta(days=1)
    assert desk.idle.seconds < 60
    desk.tools.preferences.set("idle_minutes", "0")
    desk.clock.advance(timedelta(days=3))
    desk.idle.looked.emit()
    assert not desk.locked


def test_closed_pages_follow_nothing_any_more(desk, qtbot):
    for name in ("account", "review", "settings", "promises", "today", "questions", "themes"):
        desk.open(name, **({"account": desk.account} if name == "account" else {}))
    desk.open("talk", account=desk.account)
    desk.open("rehearse", account=desk.account)
    desk.open("brief", account=desk.account)
    desk.lock()
    desk.unlock()
    desk.tools.actions["private_view"].trigger()
    desk.tools.actions["larger"].trigger()
    desk.tools.actions["usual_size"].trigger()
    desk.tools.actions["light_or_dark"].trigger()
    desk.settle()
    qtbot.wait(0)
    assert desk.crashes == []


def test_the_window_says_that_an_older_manual_was_brought_up_to_date(make_desk, tmp_path):
    old = Path(__file__).parents[1] / "old_files" / "schema_1"
    for part in old.iterdir():
        shutil.copy(part, tmp_path / part.name)
    desk = make_desk(tmp_path / "old.secrets")
    kept = desk.tools.services.manual.kept_old.name
    assert kept.endswith("before update.secrets")
    assert desk.tools.banner.text.endswith(f"As it was, it is kept as {kept}.")

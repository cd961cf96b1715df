"""A locked manual in the window: asked for first, then set, changed and removed in the settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.passphrases import FREE_TRIES
from secretsmanual.services import files

ROOT = Path(__file__).parents[2]
WORDS, OTHER = "heron ladder Tuesday marble", "purple tram and nine boats"
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application

path, words = Path(sys.argv[1]), sys.argv[2]
qt = QApplication([])
application = Application(qt, path, lambda key: open_manual(path, key=key))

def asked(name):
    page = application.tools.navigation.page
    if name == "unlock":
        print("asked", application.window.windowTitle(), flush=True)
        page.typed.setText(words)
        page.do.click()

def ready():
    application.work.idle.connect(look)

def look():
    place = application.tools.navigation
    print(place.here.name, len(place.page.list.records.rows), place.can_go_back, flush=True)
    application.window.close()
    qt.exit()

application.tools.navigation.moved.connect(asked)
application.ready.connect(ready)
application.start()
qt.exec()
"""


def test_the_window_asks_first_and_then_shows_the_accounts(demo):
    demo.locking.set(WORDS)
    path = demo.manual.path
    demo.manual.close()
    command = [sys.executable, "-c", START, str(path), WORDS]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=60)
    assert done.stdout.splitlines() == ["asked Secrets Manual", "accounts 6 False"], done.stderr


def test_a_keychain_that_gives_the_key_opens_the_window_unasked(demo):
    made = demo.locking.set(WORDS)
    path = demo.manual.path
    demo.manual.close()
    patched = START.replace(
        "from secretsmanual.gui.application",
        "from secretsmanual.gui import application as under_test\n"
        f"under_test.key_in_keychain = lambda path: bytes.fromhex({made.key.hex()!r})\n"
        "from secretsmanual.gui.application",
    )
    command = [sys.executable, "-c", patched, str(path), WORDS]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=60)
    assert done.stdout.splitlines() == ["accounts 6 False"], done.stderr


def test_a_keychain_that_failed_is_named(tools, demo):
    page = tools.navigation.open("unlock", manual=str(demo.manual.path), why="keychain")
    assert "keychain of this computer did not open it" in page.typed.accessibleDescription()
    tools.navigation.open("unlock", manual=str(demo.manual.path))
    assert page.typed.accessibleDescription() == ""


@pytest.fixture
def locked(demo, tools, settled):
    """The page of a locked manual, and the keys it gave."""
    demo.locking.set(WORDS)
    page = tools.navigation.open("unlock", manual=str(demo.manual.path))
    page.keys = []
    page.unlocked.connect(page.keys.append)
    return page


def try_(page, qtbot, settled, tools, words):
    page.typed.setText(words)
    qtbot.keyClick(page.typed, Qt.Key.Key_Return)
    settled(tools)


def test_wrong_is_said_in_place_and_right_gives_the_key(locked, demo, qtbot, settled, tools):
    assert locked.window().focusWidget() is locked.typed
    try_(locked, qtbot, settled, tools, OTHER)
    assert "does not open demo.secrets" in locked.field.error
    assert locked.keys == []
    try_(locked, qtbot, settled, tools, WORDS)
    assert locked.keys == [files.unlock(demo.manual.path, WORDS)]
    assert locked.typed.text() == ""


def test_after_three_wrong_ones_one_waits(locked, qtbot, settled, tools):
    for _ in range(FREE_TRIES + 1):
        assert locked.typed.isEnabled()
        try_(locked, qtbot, settled, tools, OTHER)
    assert not locked.typed.isEnabled()
    assert locked.do.text().startswith("Open in ")
    locked._clock.setInterval(5)
    qtbot.waitUntil(locked.typed.isEnabled)
    assert locked.do.text() == "Open"


def test_everything_on_the_page_has_a_name(locked, assert_accessible):
    assert_accessible(locked)


@pytest.fixture
def settings(open_page):
    return open_page("settings", part="passphrase")


def fill(card, known, new, again):
    card.known.setText(known)
    card.new.setText(new)
    card.again.setText(again)
    card.do.click()


def test_set_change_and_remove(settings, tools, demo, settled, tmp_path, assert_accessible):
    card, path = settings.passphrase, demo.manual.path
    assert settings.window().focusWidget() is card.set
    assert "opens without a passphrase" in card.state.text()
    card.set.click()
    fill(card, "", WORDS, OTHER)
    assert "not the same" in card.again_field.error
    fill(card, "", "password1", "password1")
    settled(tools)
    assert "anybody would try" in card.new_field.error
    fill(card, "", WORDS, WORDS)
    settled(tools)
    assert "This manual is locked" in card.state.text()
    code = card.code.text()
    assert files.unlock(path, code) == files.unlock(path, WORDS)
    assert len(demo.accounts.all()) == 6  # the open manual goes on with its new key
    assert_accessible(settings)
    sheet = tmp_path / "sheet.pdf"
    tools.ask.answers.append(sheet)
    card.sheet.click()
    settled(tools)
    assert sheet.read_bytes().startswith(b"%PDF")
    card.noted.click()
    assert card.code.text() == ""
    card.change.click()
    fill(card, OTHER, OTHER, OTHER)
    settled(tools)
    assert "does not open" in card.known_field.error
    fill(card, WORDS, OTHER, OTHER)
    settled(tools)
    assert files.unlock(path, OTHER)
    card.remove.click()
    fill(card, code, "", "")
    settled(tools)
    assert not files.is_locked(path)


def test_the_form_is_scrolled_into_sight(settings, tools, settled, qtbot):
    settings.window().resize(1024, 640)
    tools.navigation.open("settings", part="passphrase")
    settled(tools)
    card, port = settings.passphrase, settings._scroll.viewport()

    def in_sight(part):
        top = part.mapTo(port, part.rect().topLeft()).y()
        return top >= 0 and top + part.height() <= port.height()

    qtbot.waitUntil(lambda: in_sight(card.set))
    card.set.click()
    qtbot.waitUntil(lambda: in_sight(card.new) and in_sight(card.do))


def test_a_new_code_ends_the_old_one(settings, tools, demo, settled):
    card, path = settings.passphrase, demo.manual.path
    old = demo.locking.set(WORDS).code
    card.begin("code")
    fill(card, WORDS, "", "")
    settled(tools)
    assert files.unlock(path, card.code.text())
    with pytest.raises(Refused):
        files.unlock(path, old)


def test_the_strength_is_said_while_typing(settings, qtbot):
    card = settings.passphrase
    card.set.click()
    said = []
    for word in ("pass", "word heron ", "ladder ", "marble ", "Tuesday"):
        qtbot.keyClicks(card.new, word)
        said.append(card.new.accessibleDescription().split(".")[0].split(":")[0])
    assert said[0] == "Easy to guess"
    assert said[-1] == "Strong"
    card.cancel.click()
    assert card.new.text() == ""
    assert card.ways.isVisible()


def test_a_new_manual_offers_it(make_tools, empty, settled):
    tools = make_tools(empty)
    page = tools.navigation.open("welcome")
    page.lock.click()
    settled(tools)
    assert tools.navigation.here.args == {"part": "passphrase"}

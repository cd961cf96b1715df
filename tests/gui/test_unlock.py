"""A locked manual in the window: asked for first, then set, changed and removed in the settings."""

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.passphrases import FREE_TRIES
from secretsmanual.gui.widgets import strength
from secretsmanual.services import files
from secretsmanual.services.glance import key_in_keychain
from secretsmanual.vault.keychain import SystemKeychain
from tests.unit.vault.keychains import KeychainInMemory

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
    locked._clock.setInterval(600_000)
    for _ in range(FREE_TRIES + 1):
        assert locked.do.isEnabled()
        try_(locked, qtbot, settled, tools, OTHER)
    assert locked.do.text() == "Open in 2 s"
    qtbot.keyClicks(locked.typed, "x")
    qtbot.keyClick(locked.typed, Qt.Key.Key_Return)
    assert tools.work.pending() == 0
    assert locked.typed.text() == OTHER
    locked._clock.timeout.emit()
    assert locked.do.text() == "Open in 1 s"
    locked._clock.timeout.emit()
    assert locked.do.text() == "Open"
    assert locked.do.isEnabled()
    assert locked.window().focusWidget() is locked.typed


def test_everything_on_the_page_has_a_name(locked, assert_accessible):
    assert_accessible(locked)


@pytest.fixture
def settings(open_page):
    return open_page("settings", part="passphrase")


def fill(card, known, new, again):
    card.form.known.setText(known)
    card.form.new.setText(new)
    card.form.again.setText(again)
    card.form.do.click()


def test_set_change_and_remove(settings, tools, demo, settled, tmp_path, assert_accessible):
    card, path = settings.passphrase, demo.manual.path
    assert settings.window().focusWidget() is card.set
    assert "opens without a passphrase" in card.state.text()
    card.set.click()
    fill(card, "", WORDS, OTHER)
    assert "not the same" in card.form.again_field.error
    fill(card, "", "password1", "password1")
    settled(tools)
    assert "anybody would try" in card.form.new_field.error
    fill(card, "", WORDS, WORDS)
    settled(tools)
    assert "This manual is locked" in card.state.text()
    code = card.result.code.text()
    assert files.unlock(path, code) == files.unlock(path, WORDS)
    assert len(demo.accounts.all()) == 6  # the open manual goes on with its new key
    assert_accessible(settings)
    sheet = tmp_path / "sheet.pdf"
    tools.ask.answers.append(sheet)
    card.result.save.click()
    settled(tools)
    assert sheet.read_bytes().startswith(b"%PDF")
    card.result.have.click()
    assert card.result.code.text() == ""
    card.change.click()
    fill(card, OTHER, OTHER, OTHER)
    settled(tools)
    assert "does not open" in card.form.known_field.error
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
    qtbot.waitUntil(lambda: in_sight(card.form.new) and in_sight(card.form.do))


def test_a_new_code_ends_the_old_one(settings, tools, demo, settled):
    card, path = settings.passphrase, demo.manual.path
    old = demo.locking.set(WORDS).code
    card.begin("code")
    fill(card, WORDS, "", "")
    settled(tools)
    assert files.unlock(path, card.result.code.text())
    with pytest.raises(Refused):
        files.unlock(path, old)


def test_the_strength_is_said_while_typing(settings, qtbot):
    card = settings.passphrase
    card.set.click()
    said = []
    for word in ("pass", "word heron ", "ladder ", "marble ", "Tuesday"):
        qtbot.keyClicks(card.form.new, word)
        said.append(card.form.new.accessibleDescription().split(".")[0].split(":")[0])
    assert said[0] == "Easy to guess"
    assert said[-1] == "Strong"
    bar, words = card.form.meter.bar, card.form.meter.words
    assert bar._level == 3
    assert words.text() == "Strong."
    card.form.cancel.click()
    assert card.form.new.text() == ""
    assert bar._level == -1
    assert card.ways.isVisible()


def test_each_change_of_strength_is_announced_once(settings, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(strength, "announce", lambda widget, text: heard.append((widget, text)))
    card = settings.passphrase
    card.set.click()
    qtbot.keyClicks(card.form.new, "heron ladder Tuesday marble")
    assert [text.split(".")[0].split(":")[0] for _, text in heard] == [
        "Easy to guess",
        "Weak",
        "Fair",
        "Strong",
    ]
    assert {widget for widget, _ in heard} == {card.form.new}


def test_the_sheet_is_printed_without_a_file(settings, tools, settled, tmp_path):
    card = settings.passphrase
    card.begin("set")
    fill(card, "", WORDS, WORDS)
    settled(tools)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    before = {file.name for file in tmp_path.rglob("*")}
    tools.ask.answers.extend([None, printer])
    card.result.print.click()
    settled(tools)
    assert not (tmp_path / "paper.pdf").exists()
    card.result.print.click()
    settled(tools)
    assert {file.name for file in tmp_path.rglob("*")} - before == {"paper.pdf"}
    paper = pypdf.PdfReader(tmp_path / "paper.pdf").pages
    assert len(paper) == 1
    groups = card.result.code.text().split("-")
    assert all(group in paper[0].extract_text() for group in groups)
    assert "sent to the printer" in tools.banner.text


@pytest.fixture
def chain(monkeypatch):
    """A keychain in the system's place."""
    kept = KeychainInMemory()
    for name in ("get", "put", "drop"):
        method = getattr(kept, name)
        monkeypatch.setattr(SystemKeychain, name, lambda _, *given, do=method: do(*given))
    return kept


def test_the_keychain_is_off_until_it_is_switched_on(settings, tools, demo, settled, chain):
    card = settings.passphrase
    assert not card.kept.isVisible()
    demo.locking.set(WORDS)
    tools.navigation.open("settings", part="passphrase")
    settled(tools)
    assert card.kept.isVisible()
    assert not card.keychain.isChecked()
    card.keychain.click()
    settled(tools)
    assert demo.locking.state().keychain
    assert key_in_keychain(demo.manual.path) == demo.manual.key
    card.keychain.click()
    settled(tools)
    assert not demo.locking.state().keychain
    assert not chain.kept


def test_where_there_is_none_it_is_said_beside_the_box(settings, tools, demo, settled, chain):
    demo.locking.set(WORDS)
    tools.navigation.open("settings", part="passphrase")
    chain.fails = "put"
    settled(tools)
    card = settings.passphrase
    card.keychain.click()
    settled(tools)
    assert not card.keychain.isChecked()
    assert card.kept_said.text() == "There is no keychain. Go on with the passphrase."
    assert card.keychain.accessibleDescription() == card.kept_said.text()


def test_guessing_in_the_settings_is_slowed_as_well(settings, tools, demo, settled):
    demo.locking.set(WORDS)
    card = settings.passphrase
    card.begin("remove")
    for _ in range(FREE_TRIES + 1):
        fill(card, OTHER, "", "")
        settled(tools)
    assert "does not open" in card.form.known_field.error
    assert "The next try counts in 2 s." in card.form.known_field.error
    fill(card, WORDS, "", "")
    settled(tools)
    assert "Too many wrong passphrases" in card.form.known_field.error
    assert files.is_locked(demo.manual.path)

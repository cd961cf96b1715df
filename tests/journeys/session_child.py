"""One part of a long session by commands or in the window, for test_leaves_nothing_plain.

Everything typed carries a mark; where things lie comes from the environment. Says one JSON object
of what was seen on the way.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from tests.journeys.no_network import allow_local_sockets_only, possible

SOCKETS = []
TITLES = set()
WORDS, NEW_WORDS = "heron ladder Tuesday marble", "otter bucket Sunday granite"


def hear(event, args):
    if event.startswith("socket."):
        SOCKETS.append((event, *(str(arg) for arg in args[1:])))


def run(*words, said="", status=0, mute=()):
    """Run the program with these words; return what it said. `mute` is in none of its errors."""
    from secretsmanual.__main__ import main

    sys.stdin = io.TextIOWrapper(io.BytesIO(said.encode()))
    sys.argv = ["secretsmanual", *(str(word) for word in words)]
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        found = main()
    assert found == status, (words, found, errors.getvalue())
    assert not [word for word in mute if word in errors.getvalue()], errors.getvalue()
    return out.getvalue()


def talk(mark):
    events = [{"line": f"{mark}line wants the Friday truck {n}"} for n in range(4)]
    events += [
        {"line": f"~ {mark}private thinks of leaving"},
        {"line": f"~~ {mark}never the lost firm"},
        {"line": f"! send {mark}promise samples by Tuesday"},
        {"line": f'"{mark}verbatim I told my boy" #hope'},
        {"line": f"? {mark}later how the crossing went"},
        {"next": True},
        {"end": True},
    ]
    said = "".join(json.dumps(event) + "\n" for event in events)
    words = ("interview", f"{mark} Foods", "--with", mark, "--protocol", "jsonl", "--seed", "1")
    return (*words, "--purpose", f"{mark}purpose"), said


def commands_while_open(outside, mark):
    """Without a passphrase."""
    from secretsmanual.system.paths import default_manual

    run("new", default_manual())
    run("import", outside / f"{mark} people.csv")
    words, said = talk(mark)
    run(*words, said=said)
    run("review", "--accept", "suggested")
    run("ask", f"{mark}search")
    run("import", outside / f"{mark} broken.json", status=1)
    run("backup")


def commands_while_locked(outside, mark):
    """Every command that keeps or writes something, and some that fail."""
    from secretsmanual.services.search import SearchService

    (outside / "words").write_text(WORDS)
    (outside / "wrong").write_text(f"{mark} wrong passphrase typed")
    run("lock", "--new-passphrase-file", outside / "words", "--sheet", outside / "sheet.pdf")
    keys = ("--passphrase-file", outside / "words")
    words, said = talk(mark)
    account = f"{mark} Foods"
    (outside / "pickup").mkdir()
    for command in (
        ("import", outside / f"more {mark}.csv"),
        ("review", "--accept", "question"),
        ("ask", mark),
        ("brief", account),
        ("brief", account, "--to", outside / "brief.html", "--for", f"{mark}for"),
        ("share", "service", "--to", outside / "service.html", "--recipient", f"{mark}to"),
        ("share", "bundle", "--to", outside / "mine.smbundle", "--recipient", f"{mark}to"),
        ("share", "folder", "--to", outside / "pickup"),
        ("recall",),
        ("theme", "add", f"{mark} theme"),
        ("themes", "--for", f"{mark} words"),
        ("backup",),
        ("backups",),
        ("check",),
        ("accounts",),
        ("people",),
        ("secrets",),
        ("promises",),
        ("receipts",),
        ("conflicts",),
    ):
        run(*keys, *command)
    run(*keys, *words, said=said)
    run("--passphrase-file", outside / "wrong", "ask", mark, status=1, mute=[mark])
    run(*keys, "brief", account, "--to", outside / "none" / "brief.pdf", status=1)
    run(*keys, "restore", f"{mark} backup", "--to", outside / "back.secrets", status=1)
    asked = SearchService.ask
    SearchService.ask = wrong
    run(*keys, "ask", mark, status=1, mute=[mark])
    SearchService.ask = asked
    other = outside.parent / "home" / "other.secrets"
    run("new", other)
    run("--manual", other, "import", outside / "mine.smbundle")


def wrong(_self, words, *_, **__):
    """Fail as a bug would: with everything in the message and in a local."""
    local = f"{words} in a local"
    raise ValueError(local)


class Driver:
    """The program's window, driven as somebody would; nothing of it is stubbed."""

    def __init__(self, mark, path, typed):
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        from secretsmanual.bootstrap import open_manual
        from secretsmanual.gui.application import Application
        from secretsmanual.system.hardening import harden

        class Watcher(QObject):
            def eventFilter(self, watched, event):
                kinds = {QEvent.Type.Show, QEvent.Type.WindowTitleChange}
                if event.type() in kinds and hasattr(watched, "windowTitle"):
                    TITLES.add(watched.windowTitle())
                return False

        harden()
        self.mark = mark
        self.test = QTest
        self.qt = QApplication([])
        self.watcher = Watcher()
        self.qt.installEventFilter(self.watcher)
        self.ready = False
        self.app = Application(self.qt, path, lambda key: open_manual(path, key=key))
        self.app.ready.connect(lambda: setattr(self, "ready", True))
        self.tools = self.app.tools
        self.app.start()
        self.app.window.activateWindow()
        self.until(lambda: self.place == "unlock")
        for words in (f"{mark} not the words", typed):
            self.page.typed.setText(words)
            self.page.do.click()
            self.settle()
        self.until(lambda: self.ready)
        self.settle()

    @property
    def page(self):
        return self.tools.navigation.page

    @property
    def place(self):
        return self.tools.navigation.here.name

    def until(self, holds):
        for _ in range(1000):
            if holds():
                return
            self.test.qWait(10)
        raise AssertionError(f"waited in vain on {self.place}")

    def settle(self):
        self.until(lambda: self.tools.work.pending() == 0)

    def open(self, name, **args):
        page = self.tools.navigation.open(name, **args)
        self.settle()
        return page

    def do(self, action):
        self.tools.actions[action].trigger()
        self.settle()

    @property
    def focus(self):
        self.until(lambda: self.qt.focusWidget() is not None)
        return self.qt.focusWidget()

    def press(self, widget, key):
        self.test.keyClick(widget, key)
        self.settle()

    def choose(self, path, act):
        """Do what asks for a file, and type this one into the dialog."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QLineEdit

        def answer():
            dialog = self.qt.activeModalWidget()
            dialog.setDirectory(str(path.parent))
            dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
            dialog.accept()

        QTimer.singleShot(0, answer)
        act()
        self.app.window.activateWindow()
        self.settle()

    def talk(self, *lines):
        """Hold an unplanned talk; the last line stays half typed."""
        from PySide6.QtCore import Qt

        page = self.open("talk", mode="unknown")
        self.until(lambda: page.pane is page.live)
        for line in lines[:-1]:
            self.test.keyClicks(page.live.line, line)
            self.press(page.live.line, Qt.Key.Key_Return)
        self.test.keyClicks(page.live.line, lines[-1])
        services = self.tools.services
        self.until(
            lambda: any(lines[-1] in waiting.draft for waiting in services.interviews.unfinished())
        )


def window_killed(_outside, mark):
    """Type a talk and be killed in it."""
    from secretsmanual.system.paths import default_manual

    driver = Driver(mark, default_manual(), WORDS)
    driver.talk(
        f"{mark}window wants the Friday truck",
        f"~ {mark}window private thinks of leaving",
        f"~~ {mark}window never the lost firm",
        f"{mark} half a line",
    )
    say("typed")
    while True:
        driver.test.qWait(1000)


def window(outside, mark):
    """Use every page, bring files in and out by the dialogs, meet bugs, and close."""
    from PySide6.QtCore import Qt

    from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields
    from secretsmanual.gui import crash
    from secretsmanual.gui.widgets.crash_page import CrashPage
    from secretsmanual.system.paths import default_manual

    driver = Driver(mark, default_manual(), WORDS)
    tools, services = driver.tools, driver.tools.services
    account = services.accounts.find(f"{mark} Foods")
    person = next(one for one in services.people.all() if one.account_id == account.id)
    for name in ("today", "promises", "handovers", "themes", "settings", "questions", "accounts"):
        driver.open(name)
    driver.do("jump")
    driver.test.keyClicks(driver.focus, f"{mark} palette")
    driver.settle()
    driver.press(driver.focus, Qt.Key.Key_Escape)
    driver.open("account", account=account.id)
    driver.open("brief", account=account.id)
    driver.choose(outside / f"{mark} brief.pdf", lambda: driver.do("print"))
    page = driver.open("hand_over", account=account.id, audience="service")
    page.side.recipient.setText(f"{mark} Bea")
    driver.choose(outside / f"{mark} service.pdf", lambda: driver.do("export"))
    driver.app.window.files_dropped.emit([str(outside / f"dropped {mark}.csv")])
    driver.until(lambda: driver.place == "import" and driver.page.preview.isVisible())
    driver.page.preview.go.click()
    driver.settle()
    driver.do("undo")
    driver.do("redo")
    kind, _ = services.questions.add_kind(OwnKindFields(label=f"{mark} kind", family="work"))
    fields = OwnQuestionFields(kind=kind.id, warmth=1, text=f"What of {mark} question?")
    services.questions.add_question(fields)
    driver.open("rehearse", account=account.id, people=person.id)
    page = driver.open("practice")
    page.start.button.click()
    driver.until(lambda: page.presenter.room is not None)
    driver.settle()
    page.room.bar.leave.click()
    driver.settle()
    driver.talk(f"{mark}second wants crates", f"{mark} second half a line")
    tools.work.run(driver.app, lambda: wrong(None, mark))
    driver.until(lambda: driver.app.window.findChild(CrashPage) is not None)
    found = driver.app.window.findChild(CrashPage)
    driver.until(found.isVisible)
    reports = [found.report]
    found.go_on.click()
    try:
        json.loads(f'{{"{mark}')
    except ValueError as error:
        crash.report(error)
    driver.until(found.isVisible)
    reports.append(found.report)
    found.go_on.click()
    tools.preferences.set("theme", "dark")
    services.locking.change(WORDS, NEW_WORDS)
    services.manual.back_up()
    driver.app.window.close()
    say("reports", reports)


def say(what, value=True):
    print(
        json.dumps(
            {
                what: value,
                "titles": sorted(TITLES),
                "sockets": SOCKETS,
                "network": sorted(name for name in sys.modules if "QtNetwork" in name),
            }
        ),
        flush=True,
    )


PARTS = {
    "open": commands_while_open,
    "locked": commands_while_locked,
    "killed": window_killed,
    "window": window,
}

if __name__ == "__main__":
    os.umask(0)
    sys.addaudithook(hear)
    if possible():
        allow_local_sockets_only()
    part, folder, word = sys.argv[1:]
    PARTS[part](Path(folder), word)
    if part in {"open", "locked"}:
        say("done")

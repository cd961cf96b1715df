"""A long session by commands and in the window, in a process that may open no socket.

For test_leaves_nothing_plain. Everything typed carries a mark; where things lie comes from the
environment. Prints the sockets that were opened after `sockets:`.
"""

import contextlib
import io
import json
import sys
from pathlib import Path

SOCKETS = []


def hear(event, args):
    if event.startswith("socket."):
        SOCKETS.append((event, *(str(arg) for arg in args[1:])))


sys.addaudithook(hear)


def run(*words, said=""):
    from secretsmanual.cli import main

    sys.stdin = io.StringIO(said)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main.run([str(word) for word in words], lambda *_: 0)
    assert status == 0, words
    return out.getvalue()


def talk(mark):
    events = [{"line": f"{mark} wants the Friday truck {n}"} for n in range(6)]
    events += [{"line": f"send {mark} the samples by Tuesday"}, {"next": True}, {"end": True}]
    said = "".join(json.dumps(event) + "\n" for event in events)
    words = ("interview", f"{mark} Foods", "--with", mark, "--protocol", "jsonl", "--seed", "1")
    return words, said


def commands(outside, mark):
    """Use every command that keeps something, before and after the manual is locked."""
    keys = ("--passphrase-file", outside / "words")
    run("import", outside / "people.csv")
    words, said = talk(mark)
    run(*words, said=said)
    run("review", "--accept", "suggested")
    run("backup")
    run("lock", "--new-passphrase-file", outside / "words")
    for command in (
        ("import", outside / "more.csv"),
        ("review", "--accept", "question"),
        ("ask", mark),
        ("brief", f"{mark} Foods"),
        ("backup",),
        ("backups",),
        ("check",),
        ("accounts",),
        ("receipts",),
    ):
        run(*keys, *command)
    run(*keys, *words, said=said)


def window(path, words, mark):
    """Open the locked manual offscreen, look something up, type half a line of a talk, close."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from secretsmanual.bootstrap import open_manual
    from secretsmanual.gui.application import Application

    qt = QApplication([])
    application = Application(qt, path, lambda key: open_manual(path, key=key))
    navigation = application.tools.navigation

    def moved(name):
        if name == "unlock":
            navigation.page.typed.setText(words)
            navigation.page.do.click()

    def ready():
        for name in ("today", "promises", "settings", "accounts"):
            navigation.open(name)
        page = navigation.open("talk", mode="unknown")
        page.presenter.opened.connect(lambda *_: QTimer.singleShot(200, lambda: type_in(page)))

    def type_in(page):
        QTest.keyClicks(page.live.line, f"{mark} half a line")
        QTimer.singleShot(700, finish)

    def finish():
        application.tools.preferences.set("theme", "dark")
        application.window.close()
        qt.exit()

    navigation.moved.connect(moved)
    application.ready.connect(ready)
    application.start()
    qt.exec()


def main(outside, mark):
    from secretsmanual.system.paths import default_manual

    run("new", default_manual())
    commands(Path(outside), mark)
    window(default_manual(), (Path(outside) / "words").read_text().strip(), mark)
    print(f"sockets: {SOCKETS}")
    print(f"network: {sorted(name for name in sys.modules if 'QtNetwork' in name)}")


if __name__ == "__main__":
    main(*sys.argv[1:])

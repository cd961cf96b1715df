"""Draw the README's picture anew: `.venv/bin/python packaging/picture.py` (offscreen, the demo)."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SAID = (
    "first over the cones at the two-lake crossing",
    '"I slept the night before, that is new"',
    "! send the photo of the new sleeves by fri",
    "% second line starts again in march",
)


def main():
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from secretsmanual.bootstrap import open_manual
    from secretsmanual.gui.application import Application
    from secretsmanual.services.demo import make_demo
    from secretsmanual.services.interviews import Plan
    from secretsmanual.system.clock import SteppingClock

    clock = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))

    def wait(milliseconds):
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        manual = Path(folder) / "demo.secrets"
        make_demo(manual, clock)
        qt = QApplication([])
        qt.setCursorFlashTime(0)
        application = Application(qt, manual, lambda: open_manual(manual, clock))
        application.theme.choose("light")
        ready = QEventLoop()
        application.ready.connect(ready.quit)
        application.start()
        ready.exec()
        services = application.tools.services
        hester = services.people.find("Hester")
        talk = services.interviews.start(Plan(hester.account_id, (hester.id,), seed="picture"))
        page = application.tools.navigation.open("talk", resume=talk.session.id)
        wait(600)
        for number, raw in enumerate(SAID):
            QTest.keyClicks(page.live.line, raw)
            if number < len(SAID) - 1:
                QTest.keyClick(page.live.line, Qt.Key.Key_Return)
                wait(300)
            if number == 1:
                QTest.keyClick(page.live.line, Qt.Key.Key_Return)
                wait(400)
        wait(1600)
        application.window.grab().save(str(ROOT / "resources" / "pictures" / "talk.png"))
        application.window.close()


if __name__ == "__main__":
    main()

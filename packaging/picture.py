"""Draw the pictures of the README and the guide anew, from the demo and without a screen.

`.venv/bin/python packaging/picture.py [FOLDER]`; without a folder into `resources/pictures`.
"""

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

PAGES = {
    "today": {},
    "brief": {"account": "a-A1", "people": "p-P01"},
    "hand_over": {"account": "a-A1"},
    "oops": {"account": "a-A1", "person": "p-P01"},
    "person": {"person": "p-P01"},
}
"""Each page of the guide's pictures with what it is opened with."""

LINE_KEPT_MS = 1600
"""Until the half-typed line is kept and the words beside it have gone."""


def main(folder_of_pictures):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from secretsmanual.gui.showcase import settle, window_on
    from secretsmanual.services.demo import make_demo
    from secretsmanual.services.interviews import Plan
    from secretsmanual.system.clock import SteppingClock

    clock = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        manual = Path(folder) / "demo.secrets"
        make_demo(manual, clock)
        application = window_on(manual, QApplication([]), clock)
        application.theme.choose("light")
        services = application.tools.services
        hester = services.people.find("Hester")
        talk = services.interviews.start(Plan(hester.account_id, (hester.id,), seed="picture"))
        page = application.tools.navigation.open("talk", resume=talk.session.id)
        settle(application)
        for number, raw in enumerate(SAID):
            QTest.keyClicks(page.live.line, raw)
            if number < len(SAID) - 1:
                QTest.keyClick(page.live.line, Qt.Key.Key_Return)
                settle(application)
            if number == 1:
                QTest.keyClick(page.live.line, Qt.Key.Key_Return)
                settle(application)
        settle(application, LINE_KEPT_MS)
        application.window.grab().save(str(folder_of_pictures / "talk.png"))
        for name, args in PAGES.items():
            application.tools.navigation.open(name, **args)
            settle(application)
            application.window.grab().save(str(folder_of_pictures / f"{name}.png"))
        application.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "pictures")

"""Pictures of all pages, to look at: `python -m tests.gui.page_pictures OUTDIR [scheme ...]`.

Each page of the demo at 1024x700, for each scheme named (light, dark, contrast_light,
contrast_dark; all where none is), at 100 and 200 %. With `rtl` among the words the window is
mirrored, with `grey` the pictures have no colours.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from secretsmanual.gui.showcase import settle, window_on
from secretsmanual.gui.theme import Scheme
from secretsmanual.services.demo import make_demo
from secretsmanual.system.clock import SteppingClock
from tests.gui import every_page

SETTLES_MS = 60


def main(folder, words):
    folder.mkdir(parents=True, exist_ok=True)
    schemes = [one for one in get_args(Scheme)[1:] if one in words] or get_args(Scheme)[1:]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_STATE_HOME"] = scratch
        clock = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))
        manual = Path(scratch) / "demo.secrets"
        make_demo(manual, clock)
        qt = QApplication([])
        if "rtl" in words:
            qt.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        application = window_on(manual, qt, clock)
        every_page.prepare(application.tools.services, Path(scratch))
        for scheme in schemes:
            for scale in (1.0, 2.0):
                application.theme.choose(scheme)
                application.theme.set_scale(scale)
                application.window.resize(1024, 700)
                for name in every_page.NAMES:
                    every_page.show(application.tools, name, Path(scratch))
                    settle(application, SETTLES_MS)
                    picture = application.window.grab().toImage()
                    if "grey" in words:
                        picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
                    picture.save(str(folder / f"{name}-{scheme}-{int(scale * 100)}.png"))
        application.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

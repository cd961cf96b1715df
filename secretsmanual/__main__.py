"""Open the window, or run a command: each is imported only when it is chosen."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.system.clock import Clock


def main() -> int:
    """Start what the command line asks for and return the exit status."""
    from secretsmanual.system.hardening import harden

    harden()
    from secretsmanual.cli.main import run

    return run(sys.argv[1:], open_window)


def open_window(
    manual: Path | None, clock: "Clock", language: str | None = None, bring: Path | None = None
) -> int:
    """Show the window; where there is no screen, do the main job once on the demo instead.

    `bring` is a file to show on the import page, by this window or the one that is open already.
    """
    if not has_screen():
        from secretsmanual.gui.showcase import run as show_without_screen

        return show_without_screen(clock)
    from secretsmanual.system.one_window import OneWindow
    from secretsmanual.system.paths import default_manual

    path = manual or default_manual()
    one = OneWindow(path)
    brought = str(bring.resolve()) if bring else ""
    if not one.take_or_call(bring=brought):
        return 0

    from secretsmanual.gui.application import run

    def opener(key: bytes | None) -> "Services":
        from secretsmanual.bootstrap import open_or_make

        return open_or_make(path, clock, key)

    return run(path, opener, one, language, brought)


def has_screen() -> bool:
    """Say whether a window can be seen: on Linux a display must be named."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    raise SystemExit(main())

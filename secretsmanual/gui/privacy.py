"""The privacy view: one key hides what was told in confidence, and the window says so."""

from functools import partial

from secretsmanual.gui.capture import Exclude, ScreenCapture, excluder
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.tools import Tools

ACTION = "private_view"
CAPTURE = "no_capture"


def bind_privacy(window: MainWindow, tools: Tools) -> None:
    """Let the key and the mark in the window switch it. Called once the manual is open."""
    tools.actions.bind(window, ACTION, partial(_switch, tools))
    tools.theme.veil_changed.connect(partial(_follow, tools))
    tools.changes.changed.connect(lambda _change: _learn(tools))
    window.veil_mark.show_key(tools.actions[ACTION])
    _follow(tools)
    _bind_capture(window, tools, excluder())


def hidden(tools: Tools, *, private: bool) -> bool:
    """Say whether these words must not be shown now, and tell it in the window."""
    if private and tools.theme.veiled:
        said = tools.banner.tr("This is hidden while privacy view is on. {} shows it.")
        tools.banner.tell(said.format(tools.actions.key_text(ACTION)), "info")
        return True
    return False


def _bind_capture(window: MainWindow, tools: Tools, exclude: Exclude | None) -> None:
    """Leave the window out of captures unless that was switched off; off where nothing can."""
    if exclude is None:
        return
    wanted = tools.preferences.get(CAPTURE, "yes") == "yes"
    capture = ScreenCapture(window, exclude, left_out=wanted)
    action = tools.actions.bind(window, CAPTURE, partial(_switch_capture, tools, capture))
    action.setChecked(capture.left_out)


def _switch_capture(tools: Tools, capture: ScreenCapture) -> None:
    capture.set_left_out(not capture.left_out)
    tools.actions[CAPTURE].setChecked(capture.left_out)
    tools.preferences.set(CAPTURE, "yes" if capture.left_out else "no")


def _switch(tools: Tools) -> None:
    veiled = not tools.theme.veiled
    tools.theme.set_veiled(veiled)
    tools.preferences.set(ACTION, "yes" if veiled else "")
    _learn(tools)


def _learn(tools: Tools) -> None:
    """Let the view know all words of confidence, wherever else they are repeated."""
    theme = tools.theme
    if theme.veiled and tools.is_open():
        tools.work.run(theme, tools.services.confided.read, theme.set_confided, latest="confided")


def _follow(tools: Tools) -> None:
    tools.actions[ACTION].setChecked(tools.theme.veiled)

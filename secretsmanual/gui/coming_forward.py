"""The window comes to the front when the program is started once more on its manual.

With it comes a file to bring in, where one was opened on the desktop.
"""

import os

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.system.one_window import Call, OneWindow


class ComingForward(QObject):
    """Listens for the call of a second start, until the window begins to close."""

    brought = Signal(str)
    """The path of a file that the second start was given."""

    def __init__(self, window: QWidget, one: OneWindow) -> None:
        super().__init__(window)
        self._window = window
        self._one = one
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if one.folder.is_dir():
            self._watcher.addPath(str(one.folder))
        self.first_call = one.answer() or Call()
        """Whoever called until now sees the window appear; what they brought waits here."""

    def end(self) -> None:
        """From now on a new start opens a window of its own."""
        self._watcher.directoryChanged.disconnect(self._look)
        self._one.let_go()

    def _look(self) -> None:
        call = self._one.answer()
        if call is None:
            return
        if call.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = call.token  # Qt shows it to Wayland, and drops it
        window = self._window
        state = window.windowState() & ~Qt.WindowState.WindowMinimized
        window.setWindowState(state | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        if call.bring:
            self.brought.emit(call.bring)

"""What is copied out of the program leaves the clipboard again, and no manager remembers it.

Every way to copy ends in the clipboard (a field's Ctrl+C, its menu, a list, a page of text), so it
is watched there, in one place. What is ours is marked as a secret at once, by the signs that
clipboard managers honour, and taken away after a while, when the program ends, and when it locks;
what another program has put there meanwhile is never touched.
"""

import hashlib
import secrets
import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from secretsmanual.system.preferences import Preferences

USUAL_S, LEAST_S, MOST_S = 30, 5, 300
"""Seconds that what was copied stays."""
PREFERENCE = "clipboard_s"
SECOND_MS = 1_000

_OPENLY = "application/x-secretsmanual-openly"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
SIGNS: dict[str, dict[str, bytes]] = {
    "win32": {
        _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
        _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
        _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    },
    "linux": {"x-kde-passwordManagerHint": b"secret"},
}
"""By platform: formats that tell clipboard managers and histories to leave it alone. A Mac's
(org.nspasteboard.ConcealedType) is out of reach for PySide6."""
NEVER_TELL = frozenset(("cocoa", "offscreen", "minimal"))
"""Platforms on which Qt does not say whose the clipboard is."""

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def seconds(preferences: Preferences) -> int:
    """Return how long what was copied stays."""
    try:
        chosen = int(preferences.get(PREFERENCE, str(USUAL_S)))
    except ValueError:
        return USUAL_S
    return min(MOST_S, max(LEAST_S, chosen))


def copy(text: str) -> None:
    """Copy words of the manual: the watch takes them back as it does what is copied by hand."""
    QGuiApplication.clipboard().setText(text)


def copy_openly(text: str) -> None:
    """Copy what holds no secret, such as the report of a crash: it stays."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OPENLY, b"1")
    QGuiApplication.clipboard().setMimeData(data)


class Clipboard(QObject):
    """Watches the clipboard, and on X11 the selection, for what comes from this program."""

    def __init__(
        self, stays_s: Callable[[], int], parent: QObject, platform: str = sys.platform
    ) -> None:
        super().__init__(parent)
        self._stays_s = stays_s
        self._signs = SIGNS.get(platform, {})
        self._clipboard = QGuiApplication.clipboard()
        self._tells = QGuiApplication.platformName() not in NEVER_TELL
        self._in_front = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._salt = secrets.token_bytes(16)
        self._kept: dict[QClipboard.Mode, bytes] = {}
        self._marking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_now)
        self._clipboard.changed.connect(self._changed)
        qt = QGuiApplication.instance()
        qt.applicationStateChanged.connect(self._state_changed)  # type: ignore[union-attr]
        qt.aboutToQuit.connect(self.clear_now)  # type: ignore[union-attr]

    def clear_now(self) -> None:
        """Take away what this program put there, if it is still there: after a while, on a lock."""
        self._timer.stop()
        for mode in list(self._kept):
            if self._is_still_ours(mode):
                self._clipboard.clear(mode)
        self._kept.clear()

    def _changed(self, mode: QClipboard.Mode) -> None:
        if self._marking or mode not in _MODES:
            return
        self._kept.pop(mode, None)
        if self._is_from_us(mode):
            # None where the clipboard was emptied; Qt's types do not say so.
            data = cast("QMimeData | None", self._clipboard.mimeData(mode))
            if data is not None and data.text() and not data.hasFormat(_OPENLY):
                self._keep(data.text(), mode)
        if not self._kept:
            self._timer.stop()

    def _keep(self, text: str, mode: QClipboard.Mode) -> None:
        marked = QMimeData()
        marked.setText(text)
        for sign, value in self._signs.items():
            marked.setData(sign, value)
        self._marking = True
        try:
            self._clipboard.setMimeData(marked, mode)
        finally:
            self._marking = False
        self._kept[mode] = self._trace(text)
        self._timer.start(self._stays_s() * SECOND_MS)

    def _is_from_us(self, mode: QClipboard.Mode) -> bool:
        return self._owns(mode) if self._tells else self._in_front

    def _is_still_ours(self, mode: QClipboard.Mode) -> bool:
        if self._tells:
            return self._owns(mode)
        return self._trace(self._clipboard.text(mode)) == self._kept[mode]

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode == QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _trace(self, text: str) -> bytes:
        """Return what tells texts apart; no second copy of a secret is kept."""
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._salt).digest()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        # A Mac notices what others copied while it comes to the front, so that is not ours yet.
        active = state == Qt.ApplicationState.ApplicationActive
        QTimer.singleShot(0, self, lambda: self._set_in_front(active=active))

    def _set_in_front(self, *, active: bool) -> None:
        self._in_front = active

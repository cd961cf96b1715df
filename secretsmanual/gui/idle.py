"""How long nobody has touched the program: by keys and mouse, and by a clock that slept."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from secretsmanual.system.clock import Clock

LOOK_MS = 15_000
"""How often it is looked: the lock comes at most this much late."""

_TYPE = QEvent.Type
TOUCHES = frozenset(
    (
        *(_TYPE.KeyPress, _TYPE.MouseButtonPress, _TYPE.MouseMove, _TYPE.Wheel),
        *(_TYPE.TouchBegin, _TYPE.TouchUpdate, _TYPE.TabletPress, _TYPE.TabletMove),
        *(_TYPE.InputMethod, _TYPE.DragMove),
    )
)


class IdleWatch(QObject):
    """Counts from the last touch of anything in the program.

    Two clocks, as the even one may stand still while the computer sleeps: the time of day that
    jumped by more than is allowed counts as well. A clock that is set back counts for nothing.
    """

    looked = Signal()
    """It is time to see whether it has been too long."""

    sending = Signal()
    """Enter or a click: what is typed may be sent off by it."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.looked)
        self.touch()

    def begin(self) -> None:
        """Count from now on."""
        self.touch()
        self._timer.start()
        self._application().installEventFilter(self)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._application().removeEventFilter(self)

    def touch(self) -> None:
        """Take this moment as the last touch."""
        self._even, self._day = self._clock.monotonic(), self._clock.now()

    @property
    def seconds(self) -> float:
        """How long nothing was touched."""
        by_day = (self._clock.now() - self._day).total_seconds()
        return max(self._clock.monotonic() - self._even, by_day)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch; the first one after a long sleep is looked at before it counts."""
        if event.type() in TOUCHES:
            if self.seconds > LOOK_MS / 1000:
                self.looked.emit()
            self.touch()
            if event.type() == QEvent.Type.MouseButtonPress or _is_enter(event):
                self.sending.emit()
        return False

    def _application(self) -> QCoreApplication:
        found = QCoreApplication.instance()
        if found is None:
            raise RuntimeError("there is no application")
        return found


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

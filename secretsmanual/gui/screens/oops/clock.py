"""The clock of a case: minutes, and no motion while one types."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy

from secretsmanual.domain import recovery
from secretsmanual.domain.oops import Oops
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.labels import PlainLabel

TICK_MS = 5_000
"""How often the clock is looked at; what stands there changes once a minute."""
STILL_MS = 1_200
"""After a key nothing moves for so long."""
TONES: dict[int, Tone] = {24: "ink", 12: "warm", 4: "warm", 1: "alert", 0: "alert"}


class ClockLabel(PlainLabel):
    """The time left, in large letters. Each tick asks the clock on the wall anew.

    It keeps its size, so that a tick paints nothing besides it; its colour is told in words too.
    """

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme, "", "title")
        self._now = now
        self._case: Oops | None = None
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def show_case(self, case: Oops | None) -> None:
        """Show the clock of this case; nothing for none, or one that is closed."""
        self._case = case if case and case.closed_at is None else None
        self._timer.stop()
        if self._case is not None:
            self._timer.start(TICK_MS)
        self._said = ""
        self.tick()

    def hold(self) -> None:
        """Stand still while one types."""
        if self._timer.isActive():
            self._timer.start(max(STILL_MS, TICK_MS))

    def tick(self) -> None:
        """Say the time left, where it reads otherwise than before."""
        said, hours = self._reading()
        if said == self._said:
            return
        self._said = said
        self.set_tone(TONES[hours])
        self.setText(said)
        self.setAccessibleName(said)

    def _reading(self) -> tuple[str, int]:
        if self._case is None:
            return "", 24
        left = recovery.left(self._case, self._now())
        hours = recovery.band(left)
        words = recovery.band_words(hours)
        told = recovery.clock_words(left)
        return (f"{told}.  {words}" if words else told), hours

"""A field under the privacy view: the mask stands in it, and what is meant is not lost."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from secretsmanual.gui.theme import Theme


class Meant(NamedTuple):
    """What a field holds."""

    text: str
    typed: bool
    """Whether somebody has typed it, and nothing has kept it yet."""


class Veiled:
    """Masks one field while its text repeats what was told in confidence.

    Nothing can be typed over the mask. The field asks here for what it means, so that whoever
    saves a form, or keeps it over a lock, gets the words and not the mask.
    """

    def __init__(
        self,
        theme: Theme,
        field: QLineEdit | QPlainTextEdit,
        read: Callable[[], Meant],
        show: Callable[[Meant], None],
    ) -> None:
        self._theme = theme
        self._field = field
        self._read = read
        self._show = show
        self.meant: Meant | None = None
        """While it is masked: what stands behind the mask."""

    def mask(self) -> None:
        """Look anew whether the mask has to stand there."""
        self.unmask()
        meant = self._read()
        shown = self._theme.veil(meant.text)
        if shown != meant.text:
            self._put(Meant(shown, typed=False))
            self._field.setReadOnly(True)
            self.meant = meant

    def unmask(self) -> None:
        """Let the words stand there again."""
        if self.meant is not None:
            meant, self.meant = self.meant, None
            self._field.setReadOnly(False)
            self._put(meant)

    def _put(self, what: Meant) -> None:
        with QSignalBlocker(self._field):
            self._show(what)

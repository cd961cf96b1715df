"""Widths of words, remembered: a list asks for thousands of them (speed.md, painting)."""

from PySide6.QtGui import QFontMetricsF

from secretsmanual.gui.fonts import TextRole
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.lines import one_line

KEPT = 4_096
"""Shortened texts remembered."""

PLAIN_BELOW = "\u0250"
"""Letters below this are as wide together as apart, but for kerning; others are shaped."""

KERNING = 0.1
"""Share of the width within which only the real measure decides."""


class Measure:
    """Measures and shortens single lines in the theme's fonts; forgets when they change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._metrics: dict[TextRole, QFontMetricsF] = {}
        self._letters: dict[TextRole, dict[str, float]] = {}
        self._short: dict[tuple[str, TextRole, int], str] = {}

    def forget(self) -> None:
        """Drop what was measured."""
        self._metrics.clear()
        self._letters.clear()
        self._short.clear()

    def width(self, text: str, role: TextRole) -> float:
        """Return the width of one line, in pixels."""
        return self._metric(role).horizontalAdvance(text)

    def fits(self, text: str, role: TextRole, width: float) -> bool:
        """Say whether text fits on one line, without measuring it whole where that is clear."""
        if self.is_plain(text):
            guess = self._guess(text, role)
            if abs(guess - width) > KERNING * width:
                return guess < width
        return self.width(text, role) <= width

    def shorten(self, text: str, role: TextRole, width: float) -> str:
        """Return the text as it fits on one line."""
        key = (text, role, int(width))
        if (short := self._short.get(key)) is None:
            if len(self._short) >= KEPT:
                self._short.clear()
            short = self._short[key] = one_line(text, self._theme.font(role), width)
        return short

    @staticmethod
    def is_plain(text: str) -> bool:
        """Say whether every letter is of the bundled Latin fonts and on one line."""
        return "\n" not in text and (text.isascii() or max(text) < PLAIN_BELOW)

    def _guess(self, text: str, role: TextRole) -> float:
        letters = self._letters.setdefault(role, {})
        try:
            return sum([letters[letter] for letter in text])
        except KeyError:
            metric = self._metric(role)
            for letter in set(text):
                letters[letter] = metric.horizontalAdvance(letter)
            return sum([letters[letter] for letter in text])

    def _metric(self, role: TextRole) -> QFontMetricsF:
        if (found := self._metrics.get(role)) is None:
            found = self._metrics[role] = QFontMetricsF(self._theme.font(role))
        return found

"""Breaking text into lines: runs of different faces flow as one paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretsmanual.formats.exporters.pdf_bidi import right_to_left
from secretsmanual.formats.exporters.pdf_fonts import Face, Fonts, Span

_IDEOGRAPH = re.compile("([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffe6])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn. `width` in points; `rightwards`: it stands at the right edge."""

    spans: list[Span]
    width: float
    leading: float
    rightwards: bool = False


class Filler:
    """Fills lines of one width with words, from left to right as they are read."""

    def __init__(self, fonts: Fonts, width: float, rightwards: bool) -> None:
        self.lines: list[Line] = []
        self._fonts = fonts
        self._room = width
        self._rightwards = rightwards
        self._line: list[tuple[Face, str]] = []
        self._used = 0.0

    def add(self, word: str, face: Face, blank: bool) -> None:
        """Set a word, behind a blank if asked; a word wider than the line is cut."""
        gap = " " if blank and self._line else ""
        width = self._fonts.width(gap + word, face)
        if self._used + width <= self._room:
            self._put(gap + word, face, width)
            return
        if self._line and (gap or self._used + width > self._room):
            self.end(face)
            width = self._fonts.width(word, face)
        while width > self._room and len(word) > 1:
            fitting = self._fitting(word, face)
            self._put(word[:fitting], face, self._fonts.width(word[:fitting], face))
            self.end(face)
            word = word[fitting:]
            width = self._fonts.width(word, face)
        self._put(word, face, width)

    def end(self, face: Face) -> None:
        """Close the line; `face` gives an empty one its height."""
        spans = self._fonts.spans(self._line, self._rightwards)
        leading = max((face.leading for face, _ in self._line), default=face.leading)
        self.lines.append(Line(spans, self._used, leading, self._rightwards))
        self._line = []
        self._used = 0.0

    def _put(self, text: str, face: Face, width: float) -> None:
        if self._line and self._line[-1][0] is face:
            text = self._line.pop()[1] + text
        self._line.append((face, text))
        self._used += width

    def _fitting(self, word: str, face: Face) -> int:
        used = 0.0
        for place, char in enumerate(word):
            used += self._fonts.width(char, face)
            if used > self._room:
                return max(1, place)
        return len(word)


def fill(fonts: Fonts, runs: list[tuple[str, Face]], width: float) -> list[Line]:
    """Break the runs into lines of at most `width` points; at least one line, if an empty one."""
    ready = [(fonts.prepare(text), face) for text, face in runs]
    if len(ready) == 1 and ready[0][0].isascii():
        lines = _fill_plain(fonts, *ready[0], width)
        if lines:
            return lines
    filler = Filler(fonts, width, right_to_left(ready[0][0]))
    for text, face in ready:
        for number, part in enumerate(text.split("\n")):
            if number:
                filler.end(face)
            for word, blank in _words(part):
                filler.add(word, face, blank)
    filler.end(ready[-1][1])
    return filler.lines


def _fill_plain(fonts: Fonts, text: str, face: Face, width: float) -> list[Line]:
    """Do what `fill` does for one run of plain letters, fast; nothing if a word must be cut."""
    widths = fonts.widths(face)
    blank = widths[" "]
    room = width / face.size
    lines: list[Line] = []

    def end() -> None:
        lines.append(Line([(face.font, face, " ".join(line))], used * face.size, face.leading))

    for part in text.split("\n"):
        line: list[str] = []
        used = -blank
        for word in part.split():
            wide = widths[word]
            if wide > room:
                return []
            if used + blank + wide > room:
                end()
                line = []
                used = -blank
            line.append(word)
            used += blank + wide
        end()
    return lines


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Yield words and whether a blank stands before; ideographs may part anywhere."""
    simple = text.isascii()
    for word in re.split("[ \t]+", text):
        if not word:
            continue
        if simple:
            yield word, True
            continue
        blank = True
        for piece in filter(None, _IDEOGRAPH.split(word)):
            yield piece, blank
            blank = False

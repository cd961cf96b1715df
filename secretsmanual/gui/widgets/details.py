"""A column that shows one record: title, facts, words, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.frames import Scroll
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class FactsGrid(QWidget):
    """Pairs of label and value under each other; values wrap."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnStretch(1, 1)
        self._shown: list[tuple[str, str]] = []
        self.hide()

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these; pairs without a value are left out."""
        shown = [(label, value) for label, value in pairs if value]
        if shown != self._shown:
            self._shown = shown
            self._fill(shown)
        self.setVisible(bool(shown))

    def _fill(self, shown: Sequence[tuple[str, str]]) -> None:
        clear(self._grid)
        for at, (label, value) in enumerate(shown):
            name = PlainLabel(self._theme, label, "body", "soft")
            name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            words = PlainLabel(self._theme, value, "body", wrap=True, of=label)
            self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, at, 1)


class DetailsPanel(Scroll):
    """A scrolling column for one record. A screen adds its own parts and fills them."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, padding=20, gap=12)
        self._theme = theme
        self.heading = Heading(theme, "", 2, wrap=True)
        self.note = PlainLabel(theme, "", "small", "soft", wrap=True)
        self.facts = FactsGrid(theme)
        for part in (self.heading, self.note, self.facts):
            self.box.addWidget(part)
        self.box.addStretch(1)

    def show_record(self, title: str, note: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show title, note and facts; the screen's own parts are the screen's to fill.

        What is read anew stays scrolled as it is; something else begins at its top.
        """
        if (title, note) != (self.heading.text(), self.note.text()):
            self.verticalScrollBar().setValue(0)
        self.heading.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.facts.set_pairs(facts)

    def add(self, part: QWidget) -> None:
        """Put a part of the screen's own under what is there."""
        self.box.insertWidget(self.box.count() - 1, part)


def clear(box: QGridLayout | QVBoxLayout) -> None:
    """Take all widgets out of a layout and delete them."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

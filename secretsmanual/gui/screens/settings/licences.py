"""Whose work is in the program: every part with its licence in full."""

import re

from PySide6.QtWidgets import QPlainTextEdit

from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Leavable, column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.about import Part


class LicencesView(Leavable):
    """The parts, and the licence of the one that is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: dict[str, Part] = {}
        back = Button(theme, self.tr("Back"), icon="arrow-left", run=self.left.emit)
        head = PageHead(theme, self.tr("Licences"), self.tr("The work of many others."), back)
        self.list = RowList(theme, self.tr("Parts"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setProperty("look", "bare")
        main = PageBox(theme, head, self.list)
        side = PageBox(theme, self.text, margin=22)
        self.setLayout(column(theme, TwoColumns(theme, main, side, width=560), gap=0))
        self.list.chosen.connect(self._show)
        theme.changed.connect(self._dress)
        self._dress()

    def show_parts(self, parts: list[Part]) -> None:
        """Show these and take the focus."""
        self._parts = {part.name: part for part in parts}
        self.list.show_rows(
            [ItemRow(part.name, part.name, part.licence, part.version) for part in parts]
        )
        self.list.choose_first()
        self.list.setFocus()

    def _show(self, name: str) -> None:
        part = self._parts.get(name)
        missing = self.tr("This copy of the part came without its licence's text.")
        self.text.setPlainText(unwrapped(part.text or missing) if part else "")

    def _dress(self) -> None:
        self.text.setFont(self._theme.font("small"))


def unwrapped(text: str) -> str:
    """Return text whose long lines run on: it is wrapped again at the width of the page."""
    return re.sub(r"(?m)^(.{60,})\n(?=[^\s*-])", r"\1 ", text)

"""The guide: chapters on the left, the one that is read on the right. It needs no manual."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.guide.keys import KEYS, keys_chapter
from secretsmanual.gui.screens.guide.reader import Reader
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.guide import Chapter, chapters

ABOUT = {
    "talk": "talk",
    "review": "talk",
    "brief": "brief",
    "rehearse": "brief",
    "hand_over": "handover",
    "handovers": "handover",
    "themes": "handover",
    "oops": "oops",
    "person": "people",
    "leavers": "people",
    "import": "files",
    "settings": "files",
    "rescue": "files",
}
"""Page to the chapter that tells of it; the others begin at the start."""


class GuidePage(Page):
    """Up and down choose a chapter, Tab goes into it, Esc goes back."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        theme = tools.theme
        self._chapters: dict[str, Chapter] = {}
        self.list = RowList(theme, self.tr("Chapters"))
        self.reader = Reader(theme)
        main = PageBox(theme, PageHead(theme, self.tr("Guide")), self.list, widest=480)
        side = PageBox(theme, self.reader, margin=22)
        self.setLayout(column(theme, TwoColumns(theme, main, side, width=640), gap=0))
        self.list.chosen.connect(self._read)
        self.list.opened.connect(lambda _name: self.reader.setFocus())
        self.reader.wanted.connect(self.list.choose)
        self.set_title(self.tr("Guide"))

    @override
    def arrive(self, **args: str) -> None:
        """Open at the chapter that tells of the page one comes from."""
        found = [*chapters(), keys_chapter(self._tools.actions)]
        self._chapters = {chapter.name: chapter for chapter in found}
        self.list.show_rows(
            [ItemRow(one.name, one.title, icon=_ICONS.get(one.name, "book-open")) for one in found]
        )
        wanted = args.get("chapter") or ABOUT.get(args.get("page", ""), "")
        self.list.choose(wanted if wanted in self._chapters else found[0].name)

    @override
    def take_focus(self) -> None:
        """Go on in the list of chapters."""
        self.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._tools.navigation.back()
        else:
            super().keyPressEvent(event)

    def _read(self, name: str) -> None:
        chapter = self._chapters.get(name)
        if chapter is not None:
            self.reader.read(chapter.title, chapter.text)


_ICONS = {
    "talk": "messages-square",
    "brief": "file-text",
    "handover": "send",
    "oops": "life-buoy",
    "leaves": "eye-off",
    "people": "user-round",
    "files": "archive",
    "speed": "history",
    "licences": "info",
    KEYS: "keyboard",
}

"""All that is held on one person, to read and to save; and erasing them, once the name is typed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from secretsmanual.domain.document import Document
from secretsmanual.gui.ask import FileKind
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.privacy import hidden
from secretsmanual.gui.screens.person.presenter import PersonPresenter, Seen
from secretsmanual.gui.screens.person.side import RightsSide
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton
from secretsmanual.gui.widgets.document_view import DocumentView
from secretsmanual.gui.widgets.frames import Card, column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change


class PersonPage(Page):
    """The report as a sheet of paper, and beside it what the person can ask for."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = PersonPresenter(tools, self)
        self._account = ""
        self._part = ""
        theme = tools.theme
        self.save = ActionButton(
            theme, tools.actions["export"], "primary", text=self.tr("Save as …")
        )
        self.head = PageHead(theme, self.tr("All that is held"), "", self.save)
        self.refusal = StatusLabel(theme)
        self.view = DocumentView(theme, self.tr("All that is held"))
        paper = Card(theme, padding=8)
        paper.box.addWidget(self.view)
        self.side = RightsSide(theme)
        main = PageBox(theme, self.head, self.refusal, paper, widest=860, least=440)
        self._beside = PageBox(theme, self.side, margin=22)
        self._columns = TwoColumns(theme, main, self._beside, width=340)
        self.setLayout(column(theme, self._columns, gap=0))
        self._connect()
        self.set_title(self.tr("All that is held"))

    @override
    def arrive(self, person: str = "", part: str = "", **args: str) -> None:
        """Take whose; `part` may be `erase`, to begin there."""
        self._part = part
        self.head.say(self.tr("All that is held"))
        self._refuse("")
        self.view.show_document(Document("", ()))
        self.side.rest()
        self._columns.show_side(True)
        if self._tools.is_open():
            self._presenter.open(person)

    @override
    def leave(self) -> None:
        """Let nothing of it stand in a page that nobody looks at."""
        self.side.rest()

    @override
    def take_focus(self) -> None:
        """Let one read and scroll at once, or type the name."""
        (self.side.name if self._part == "erase" else self.view).setFocus()

    def _connect(self) -> None:
        tools, presenter, side = self._tools, self._presenter, self.side
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.gone.connect(self._tell_gone)
        presenter.saved.connect(self._saved)
        presenter.erased.connect(self._show_erased)
        side.correct_wanted.connect(self._correct)
        side.erase_wanted.connect(self._erase)
        tools.actions.bind(self, "export", self._save)
        tools.theme.changed.connect(self._dress)
        self._dress()
        tools.changes.follow(self, self._changed)

    def _dress(self) -> None:
        px = self._tools.theme.px
        self.view.setViewportMargins(px(18), px(12), px(10), px(12))

    def _changed(self, _change: "Change") -> None:
        if self.isVisible() and self._presenter.person_id:
            self._presenter.read()

    def _show(self, seen: Seen) -> None:
        self._account = seen.account_id
        self._refuse("")
        self.head.say(seen.name, self.tr("All that is held, as they may ask for it."))
        self.view.show_document(seen.report)
        self.side.show_person(seen.name, seen.would_go, seen.why_not)
        if self._part == "erase":
            QTimer.singleShot(0, self, lambda: self._beside.ensureWidgetVisible(self.side.erase))

    def _show_erased(self, document: Document) -> None:
        self.head.say(document.title, "")
        self.view.show_document(document)
        self._columns.show_side(False)
        self.view.setFocus()

    def _tell_gone(self, sentence: str) -> None:
        self._columns.show_side(False)
        self._refuse(sentence)

    def _refuse(self, sentence: str) -> None:
        self.refusal.say(sentence, well=False)
        self.side.stop_waiting()

    def _correct(self) -> None:
        person = self._presenter.person_id
        self._tools.navigation.open("account", account=self._account, person=person)

    def _erase(self, names: bool) -> None:
        self._presenter.erase(names=names)

    def _save(self) -> None:
        if hidden(self._tools, private=bool(self._presenter.person_id)):
            return
        kinds: list[FileKind] = [
            (self.tr("PDF"), ("pdf",)),
            (self.tr("Web page"), ("html",)),
            (self.tr("Word document"), ("docx",)),
            (self.tr("Text"), ("txt",)),
            (self.tr("For programs"), ("json",)),
        ]
        path = self._tools.ask.save_file(
            self.tr("Save the report"), self.tr("Person report.pdf"), kinds
        )
        if path is not None:
            self._presenter.save(path)

    def _saved(self, path: Path) -> None:
        self._tools.banner.tell(self.tr("{} is written.").format(path.name))

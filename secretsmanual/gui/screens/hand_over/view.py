"""Hand over: see exactly what leaves and what stays, then one file and its receipt."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from secretsmanual.domain.values import Audience
from secretsmanual.gui.ask import FileKind
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.hand_over.presenter import Done, HandOverPresenter, Seen, Which
from secretsmanual.gui.screens.hand_over.rows import audience, in_words, receipt_in_words
from secretsmanual.gui.screens.hand_over.side import HandOverSide
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.frames import Card, column, row
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.progress import Progress
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change


class HandOverPage(Page):
    """The preview, and beside it for whom it is."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = HandOverPresenter(tools, self)
        self._args: dict[str, str] = {}
        self._path: Path | None = None
        self._anew = True
        """Whether the list begins from its top again: something else is handed over."""
        theme, actions = tools.theme, tools.actions
        self.save = ActionButton(theme, actions["export"], "primary", "send", self.tr("Hand over"))
        self.head = PageHead(theme, self.tr("Hand over"), "", self.save)
        self.refusal = PlainLabel(theme, "", "body", "alert", wrap=True)
        self.refusal.hide()
        self.progress = Progress(theme)
        self._make_receipt()
        nothing = EmptyState(
            theme,
            "send",
            self.tr("Nothing to hand over yet."),
            self.tr("Choose other accounts, or record what they want for colleagues to act on."),
        )
        self.list = RowList(theme, self.tr("What leaves and what stays"), lines=3, empty=nothing)
        self.side = HandOverSide(theme)
        main = PageBox(theme, self.head, self.refusal, self.progress, self.receipt, self.list)
        self.setLayout(column(theme, TwoColumns(theme, main, self.side, width=320), gap=0))
        self._connect()
        self.set_title(self.tr("Hand over"))

    @override
    def arrive(self, **args: str) -> None:
        """Take an account or an audience, where given."""
        self._args = args
        self._begin_anew()
        if self._tools.is_open():
            self._presenter.open(args.get("account", ""), args.get("audience", ""))

    @override
    def take_focus(self) -> None:
        """Let one look through what leaves."""
        self.list.setFocus()

    def _make_receipt(self) -> None:
        theme = self._tools.theme
        self.receipt = Card(theme, padding=16, gap=10)
        self.told = PlainLabel(theme, "", "body", wrap=True)
        self.folder = Button(
            theme, self.tr("Show in its folder"), icon="folder-open", run=self._show_folder
        )
        self.receipts = Button(theme, self.tr("All hand-overs"), "quiet", run=self._open_receipts)
        self.receipt.box.addWidget(self.told)
        self.receipt.box.addLayout(row(theme, self.folder, self.receipts, None))
        self.receipt.hide()

    def _connect(self) -> None:
        tools, presenter, side = self._tools, self._presenter, self.side
        presenter.accounts_known.connect(self._show_choices)
        presenter.shown.connect(self._show)
        presenter.working.connect(self._work)
        presenter.stepped.connect(self.progress.step)
        presenter.handed_over.connect(self._done)
        presenter.stopped.connect(self._rest)
        presenter.refused.connect(self._refuse)
        presenter.found.connect(self._open_secret)
        self.progress.cancelled.connect(presenter.stop)
        self.list.opened.connect(presenter.find)
        side.audience_chosen.connect(self._set_audience)
        side.which_chosen.connect(self._set_which)
        side.toggled.connect(presenter.toggle)
        side.recipient_changed.connect(self._set_recipient)
        side.search.textChanged.connect(lambda _text: self._show_choices())
        tools.actions.bind(self, "export", self._save)
        tools.changes.follow(
            self, self._changed, "manual", "account", "person", "secret", "promise", "oops"
        )

    def _changed(self, change: "Change") -> None:
        if not self._tools.is_open():
            return
        if change.touches("manual"):
            self._presenter.open(self._args.get("account", ""), self._args.get("audience", ""))
        elif self.isVisible():
            self._presenter.read()

    def _show_choices(self) -> None:
        self.side.show_choices(self._presenter)

    def _show(self, seen: Seen) -> None:
        self.head.say(self.tr("Hand over"), in_words(seen.preview))
        self.list.show_rows(seen.rows)
        if self._anew:
            self._anew = False
            self.list.choose_first()
            self.list.scrollToTop()
        self._tools.actions.set_enabled(self, "export", enabled=bool(seen.preview.leaves))
        self.refusal.hide()

    def _set_audience(self, name: Audience) -> None:
        self._presenter.audience = name
        self._begin_anew()
        self._presenter.preview()

    def _set_which(self, which: Which) -> None:
        self._presenter.which = which
        self._begin_anew()
        self._show_choices()
        self._presenter.preview()
        if which == "chosen":
            self.side.search.setFocus()

    def _begin_anew(self) -> None:
        self._anew = True
        self.receipt.hide()

    def _set_recipient(self, name: str) -> None:
        self._presenter.recipient = name

    def _save(self) -> None:
        kinds: list[FileKind] = [
            (self.tr("Web page"), ("html",)),
            (self.tr("PDF"), ("pdf",)),
            (self.tr("Workbook"), ("xlsx",)),
            (self.tr("Word file"), ("docx",)),
            (self.tr("Table of text"), ("csv",)),
            (self.tr("For programs"), ("json", "jsonl")),
        ]
        name = self.tr("For {}.html").format(audience(self._presenter.audience))
        path = self._tools.ask.save_file(self.tr("Hand over"), name, kinds)
        if path is not None:
            self._presenter.hand_over(path)

    def _work(self) -> None:
        self.refusal.hide()
        self.receipt.hide()
        self.progress.start(self.tr("Writing the file"))
        self._tools.actions.set_enabled(self, "export", enabled=False)

    def _rest(self) -> None:
        self.progress.finish()
        self._tools.actions.set_enabled(self, "export", enabled=True)

    def _done(self, done: Done) -> None:
        self._rest()
        self._path = done.path
        self.told.setText(receipt_in_words(done.receipt))
        self.receipt.setAccessibleName(self.told.text())
        self.receipt.show()
        self.folder.setFocus()

    def _refuse(self, sentence: str) -> None:
        self._rest()
        self.refusal.setText(sentence)
        self.refusal.show()

    def _show_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _open_receipts(self) -> None:
        self._tools.navigation.open("handovers")

    def _open_secret(self, account: str, secret: str) -> None:
        self._tools.navigation.open("account", account=account, secret=secret)

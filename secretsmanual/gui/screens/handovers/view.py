"""What left: what is to be called back, then receipts, newest first, and what each held."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.wording import trn
from secretsmanual.gui.ask import FileKind
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.handovers.presenter import HandoversPresenter
from secretsmanual.gui.screens.handovers.rows import (
    Rows,
    facts,
    recall_facts,
    title,
)
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList


class HandoversPage(ReadingPage):
    """Receipts on the left, the one that is chosen on the right."""

    of_the_day = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = HandoversPresenter(tools, self)
        theme = tools.theme
        self.new = ActionButton(theme, tools.actions["hand_over"], "primary", "send")
        self.head = PageHead(theme, self.tr("Hand-overs"), "", self.new)
        self.nothing = EmptyState(
            theme,
            "send",
            self.tr("Nothing has left yet."),
            self.tr("What you know helps service mend a mishap and marketing learn. See first."),
        )
        self.list = RowList(theme, self.tr("Hand-overs"), empty=self.nothing)
        self.name = Heading(theme, "", 2, wrap=True)
        self.facts = FactsGrid(theme)
        self.held = RowList(theme, self.tr("What it held"), lines=2)
        self._make_recall()
        self._top = QWidget()
        self._top.setLayout(column(theme, self.name, self.facts, self.recall, gap=10))
        side = PageBox(theme, self._top, self.held, margin=22, least=220)
        main = PageBox(theme, self.head, self.list)
        self._columns = TwoColumns(theme, main, side, width=400)
        self.setLayout(column(theme, self._columns, gap=0))
        self._columns.show_side(False)
        self._connect()
        self.set_title(self.tr("Hand-overs"))

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _make_recall(self) -> None:
        theme = self._tools.theme
        words_ = self.tr(
            "These lines no longer hold. Write the sheet and give it to whoever has the file, or "
            "tell them yourself. The next file says it too."
        )
        self.sheet = Button(theme, self.tr("Write the sheet"), icon="file-text", run=self._write)
        self.sheet.setToolTip(self.tr("Write the sheet (W)"))
        self.told = Button(theme, self.tr("I told them"), icon="check", run=self._told)
        self.told.setToolTip(self.tr("I told them (T)"))
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.sheet, self.told))
        self.recall = QWidget()
        why = PlainLabel(theme, words_, "body", "soft", wrap=True)
        self.recall.setLayout(column(theme, why, buttons, gap=10))
        self.recall.hide()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.contents.connect(self._show_contents)
        presenter.found.connect(self._open_secret)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self.held.setFocus())
        self.held.opened.connect(presenter.find)
        keys = (
            ("W", self._write, self.tr("Write the sheet that calls it back")),
            ("T", self._told, self.tr("They were told")),
        )
        answer_keys(tools.actions, self, keys, self.list, self.held)
        tools.actions.bind(self, "hand_over", self._hand_over)
        self.follow("handover", "secret", "person")

    def _show(self) -> None:
        seen = self._presenter.seen
        old = sum(one.expires_on < seen.today for one in seen.receipts.values())
        note = trn(
            "{n} file past its day: ask for it to be destroyed.",
            "{n} files past their day: ask for them to be destroyed.",
            old,
        )
        self.head.say(self.tr("Hand-overs"), note if old else "")
        self.list.show_rows(seen.rows)
        if not self.list.current_id():
            self.list.choose_first()
        self._choose(self.list.current_id())

    def _choose(self, row_id: str) -> None:
        seen = self._presenter.seen
        recall = seen.recalls.get(row_id)
        receipt = recall.receipt if recall else seen.receipts.get(row_id)
        self._columns.show_side(receipt is not None)
        self.recall.setVisible(recall is not None)
        if receipt is not None:
            self.name.setText(title(receipt))
            self.facts.set_pairs(recall_facts(recall) if recall else facts(receipt))
            self._presenter.read_contents(row_id)

    def _show_contents(self, row_id: str, rows: Rows) -> None:
        if row_id == self.list.current_id():
            self.held.show_rows(rows)

    def _write(self) -> None:
        row_id = self.list.current_id()
        recall = self._presenter.seen.recalls.get(row_id)
        if recall is None:
            return
        kinds: list[FileKind] = [
            (self.tr("PDF"), ("pdf",)),
            (self.tr("Web page"), ("html",)),
            (self.tr("Plain text"), ("txt",)),
        ]
        path = self._tools.ask.save_file(
            self.tr("Recall sheet"), self.tr("Please strike.pdf"), kinds
        )
        if path is not None:
            self.list.setFocus()
            self._presenter.write_sheet(row_id, path)

    def _told(self) -> None:
        self.list.setFocus()
        self._presenter.told(self.list.current_id())

    def _hand_over(self) -> None:
        self._tools.navigation.open("hand_over")

    def _open_secret(self, account: str, secret: str) -> None:
        self._tools.navigation.open("account", account=account, secret=secret)

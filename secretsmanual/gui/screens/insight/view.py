"""The report card: quarter by quarter, each number with the rows behind it beside it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.report_card_page import ADDS, per_cent
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.insight.presenter import InsightPresenter, Seen
from secretsmanual.gui.screens.insight.rows import (
    GIVEN,
    answer_rows,
    behind,
    behind_rows,
    card_rows,
    given_rows,
    headline,
    titles,
)
from secretsmanual.gui.screens.insight.weight import WeightForm
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import Choice
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.list_keys import answer_key, answer_keys, backward, onward
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList

_WRITES = (
    *("account", "person", "secret", "secret_use", "interview", "promise", "oops", "referral"),
    *("handover", "import", "setting", "own_card"),
)


class InsightPage(ReadingPage):
    """The card, and beside it the rows behind the number that is chosen."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = InsightPresenter(tools, self)
        theme = tools.theme
        self.save = Button(theme, self.tr("Write a file"), icon="file-up", run=self._save)
        self.head = PageHead(theme, self.tr("Report card"), self.tr(ADDS), self.save)
        self.whose = Choice(self.tr("Whose card"), 21)
        self.quarter = Choice(self.tr("Quarter"), 7)
        self.watch = Chip(theme, self.tr("Watch only"), "eye", run=self._watch, checkable=True)
        self.weigh = Chip(theme, "", "pen-line", run=self._weigh)
        self.pictures = Chip(theme, self.tr("Pictures"), "chart-column", run=self._to_pictures)
        self.awards = Chip(theme, self.tr("Awards"), "award", run=self._open_awards)
        self._chips = QWidget()
        chosen = (
            *(self.whose, self.quarter, self.weigh, self.watch, self.pictures),
            self.awards,
        )
        self._chips.setLayout(Flow(theme, *chosen, gap=8))
        self.points = PlainLabel(theme, "", "strong", wrap=True)
        self.form = WeightForm(theme)
        self.form.hide()
        self.list = RowList(theme, self.tr("Report card: Enter opens the rows behind a number"))
        self._behind_title = Heading(theme, self.tr("Behind it"), 3, wrap=True)
        nothing = EmptyState(theme, "circle", self.tr("No rows stand behind this."))
        self.rows = RowList(
            theme, self.tr("Rows behind the number: Enter opens one"), empty=nothing
        )
        main = PageBox(theme, self.head, self._chips, self.points, self.form, self.list)
        side = PageBox(theme, self._behind_title, self.rows, margin=22, least=220)
        self.setLayout(column(theme, TwoColumns(theme, main, side, width=400), gap=0))
        self._connect()
        self.set_title(self.tr("Report card"))

    @property
    @override
    def form_open(self) -> bool:
        """Whether a share is being weighed."""
        return not self.form.isHidden()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.saved.connect(self._saved)
        presenter.placed.connect(lambda place: tools.navigation.open("account", **place))
        self.whose.activated.connect(self._choose_whose)
        self.quarter.activated.connect(self._choose_quarter)
        self.list.chosen.connect(self._show_behind)
        self.list.opened.connect(lambda _id: self._go_behind())
        self.rows.opened.connect(self._open)
        answer_key(self.list, onward(self), self._go_behind)
        keys = (
            ("P", self._to_pictures, self.tr("Pictures")),
            ("A", self._open_awards, self.tr("Awards")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        for key in (backward(self), Qt.Key.Key_Escape):
            answer_key(self.rows, key, self.list.setFocus)
        self.form.set_to.connect(self._set_weight)
        self.form.left.connect(self._leave)
        tools.actions.bind(self, "export", self._save)
        tools.theme.changed.connect(self._dress)
        self._dress()
        self.follow(*_WRITES)

    def _dress(self) -> None:
        for box in (self.whose, self.quarter):
            box.setFont(self._tools.theme.font("body"))

    def _show(self) -> None:
        seen = self._presenter.seen
        if seen is None:
            return
        self._fill(seen)
        card = seen.card
        self.points.setText(headline(card))
        self.weigh.set_text(self.tr("{} of the bonus").format(per_cent(card.weight.counted)))
        self.watch.setChecked(card.weight.watch_only)
        self.watch.dress()
        self.list.show_rows([*card_rows(card), *given_rows(seen.given)])
        if not self.list.current_id():
            self.list.choose_first()
        self._show_behind(self.list.current_id())

    def _fill(self, seen: Seen) -> None:
        """Offer whose card and which quarter; the names alone, in the order of the alphabet."""
        self.whose.clear()
        self.whose.addItem(self.tr("Everything recorded here"), ("", ""))
        for name in seen.choices.colleagues:
            self.whose.addItem(self.tr("Shared by {}").format(name), ("", name))
        for account_id, name in seen.choices.accounts:
            self.whose.addItem(name, (account_id, ""))
        here = (self._presenter.account_id or "", self._presenter.colleague)
        self.whose.setCurrentIndex(max(0, self._place_of(here)))
        self.quarter.clear()
        for quarter in seen.choices.quarters:
            self.quarter.addItem(quarter.words, quarter)
        quarters = seen.choices.quarters
        at = quarters.index(seen.card.quarter) if seen.card.quarter in quarters else 0
        self.quarter.setCurrentIndex(at)

    def _place_of(self, here: tuple[str, str]) -> int:
        found = [tuple(self.whose.itemData(at)) for at in range(self.whose.count())]
        return found.index(here) if here in found else 0

    def _choose_whose(self, at: int) -> None:
        account_id, colleague = self.whose.itemData(at)
        self._presenter.choose(account_id, colleague)

    def _choose_quarter(self, at: int) -> None:
        self._presenter.choose_quarter(self.quarter.itemData(at))

    def _show_behind(self, row_id: str) -> None:
        seen = self._presenter.seen
        if seen is None:
            return
        if row_id.startswith(GIVEN):
            self._behind_title.setText(self.tr("In their own card"))
            self.rows.show_rows(answer_rows(seen.given, row_id))
            return
        title = titles(seen.card).get(row_id, "")
        self._behind_title.setText(title or self.tr("Behind it"))
        self.rows.show_rows(behind_rows(behind(seen.card, row_id)))

    def _go_behind(self) -> None:
        if self.rows.records.rows:
            self.rows.choose_first()
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row_id: str) -> None:
        seen = self._presenter.seen
        if row_id.startswith(GIVEN):
            account_id = self._presenter.account_id or ""
            self._tools.navigation.open("customer", account=account_id)
        elif seen is not None:
            rows = behind(seen.card, self.list.current_id())
            self._presenter.find(next(row for row in rows if row.id == row_id))

    def _to_pictures(self) -> None:
        account = self._presenter.account_id
        self._tools.navigation.open("pictures", **({"account": account} if account else {}))

    def _open_awards(self) -> None:
        self._tools.navigation.open("awards")

    def _watch(self) -> None:
        self._presenter.watch_only(self.watch.isChecked())

    @opens_form
    def _weigh(self) -> None:
        if self._presenter.seen is not None:
            self.form.show()
            self.form.begin(self._presenter.seen.card.weight)

    def _set_weight(self, share: int, reason: str) -> None:
        self._leave()
        self._presenter.set_weight(share, reason)

    def _leave(self) -> None:
        self.form.hide()
        self.list.setFocus()

    def _save(self) -> None:
        endings = ("pdf", "xlsx", "html", "docx", "csv", "json", "txt")
        kinds = [(ending.upper(), (ending,)) for ending in endings]
        title = self.tr("Write the report card")
        path = self._tools.ask.save_file(title, f"{self.tr('Report card')}.pdf", kinds)
        if path is not None:
            self._presenter.save(path)

    def _saved(self, path: Path) -> None:
        self._tools.banner.tell(self.tr("{} is written: numbers alone.").format(path.name))

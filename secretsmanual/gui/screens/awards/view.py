"""Awards: nominate, vote, and print what hangs on the wall. Playful, and by keyboard."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.awards.presenter import AwardsPresenter
from secretsmanual.gui.screens.awards.rows import month_in_words, month_rows, year_rows
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import Choice
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.awards import Nominee

_READS = ("nomination", "vote", "secret", "secret_use", "account", "person", "setting", "import")


class AwardsPage(ReadingPage):
    """The month's list, and beside it the year."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = AwardsPresenter(tools, self)
        theme = tools.theme
        self.certificate = Button(
            theme, self.tr("Certificate"), "primary", "award", self._write_month
        )
        note = self.tr(
            "Secret Agent of the month: each rep nominates one gold want and votes once, not for "
            "themselves."
        )
        self.head = PageHead(theme, self.tr("Awards"), note, self.certificate)
        self.month = Choice(self.tr("Month"), 14)
        self.vote = Chip(theme, self.tr("Vote (V)"), "check", run=self._vote)
        self.nominate = Chip(theme, self.tr("Nominate (N)"), "star", run=self._nominate)
        self.quietly = Chip(theme, self.tr("Without the words (W)"), "eye-off", run=self._quietly)
        self.back = Chip(theme, self.tr("Take back (Del)"), "x", run=self._take_back)
        self._chips = QWidget()
        chips = (self.month, self.vote, self.nominate, self.quietly, self.back)
        self._chips.setLayout(Flow(theme, *chips, gap=8))
        nothing = EmptyState(
            theme,
            "award",
            self.tr("No agents at large yet."),
            self.tr(
                "Mark a want that was said with feeling with the star, and let it be told to "
                "service or everybody: then it can be nominated here."
            ),
            self.tr("Go to the accounts"),
            self._open_accounts,
        )
        self.list = RowList(
            theme, self.tr("Nominated, and what could be: Enter votes or nominates"), empty=nothing
        )
        self._year_title = Heading(theme, self.tr("Manual of the year"), 2, wrap=True)
        self._year_note = PlainLabel(
            theme,
            self.tr("Upkeep, freshness, sharing and use of the month's winners, multiplied."),
            "small",
            "soft",
            wrap=True,
        )
        self.year_certificate = Chip(
            theme, self.tr("Its certificate (Y)"), "award", run=self._write_year
        )
        nobody = EmptyState(theme, "book-open", self.tr("No month of this year has a winner yet."))
        self.year = RowList(theme, self.tr("How the year stands"), empty=nobody)
        chip = QWidget()
        chip.setLayout(Flow(theme, self.year_certificate))
        top = QWidget()
        top.setLayout(column(theme, self._year_title, self._year_note, chip, gap=8))
        main = PageBox(theme, self.head, self._chips, self.list)
        side = PageBox(theme, top, self.year, margin=22, least=220)
        self.setLayout(column(theme, TwoColumns(theme, main, side, width=360), gap=0))
        self._connect()
        self.set_title(self.tr("Awards"))

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.saved.connect(
            lambda path: tools.banner.tell(self.tr("{} is written.").format(path.name))
        )
        self.month.activated.connect(lambda at: presenter.choose(self.month.itemData(at)))
        self.list.chosen.connect(lambda _id: self._offer())
        self.list.opened.connect(lambda _id: self._act())
        keys = (
            ("V", self._vote, self.tr("Vote for it")),
            ("N", self._nominate, self.tr("Nominate it")),
            ("W", self._quietly, self.tr("Nominate it without its words")),
            ("Del", self._take_back, self.tr("Take your nomination back")),
            ("C", self._write_month, self.tr("The month's certificate")),
            ("Y", self._write_year, self.tr("The year's certificate")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        tools.actions.bind(self, "export", self._write_month)
        tools.theme.changed.connect(self._dress)
        self._dress()
        self.follow(*_READS)

    def _open_accounts(self) -> None:
        self._tools.navigation.open("accounts")

    def _dress(self) -> None:
        self.month.setFont(self._tools.theme.font("body"))

    def _show(self) -> None:
        seen = self._presenter.seen
        if seen is None:
            return
        self.month.clear()
        for month in seen.months:
            self.month.addItem(month_in_words(month), month)
        self.month.setCurrentIndex(max(0, self.month.findData(seen.month.month)))
        self.list.show_rows(month_rows(seen.month))
        if not self.list.current_id():
            self.list.choose_first()
        self._year_title.setText(self.tr("Manual of the year {}").format(seen.year.year))
        self.year.show_rows(year_rows(seen.year))
        self.certificate.setEnabled(seen.month.winner is not None)
        self.year_certificate.setEnabled(bool(seen.year.places))
        self._offer()

    @property
    def _nominee(self) -> Nominee | None:
        seen, row = self._presenter.seen, self.list.current_id()
        nominees = seen.month.nominees if seen else ()
        return next((one for one in nominees if one.place.nomination.id == row), None)

    @property
    def _candidate(self) -> str:
        seen, row = self._presenter.seen, self.list.current_id()
        candidates = seen.month.candidates if seen else ()
        return next((one.id for one in candidates if one.id == row), "")

    def _offer(self) -> None:
        nominee = self._nominee
        self.vote.setVisible(nominee is not None and not nominee.mine)
        self.back.setVisible(nominee is not None and nominee.mine)
        for chip in (self.nominate, self.quietly):
            chip.setVisible(bool(self._candidate))

    def _act(self) -> None:
        if self._candidate:
            self._nominate()
        else:
            self._vote()

    def _vote(self) -> None:
        if self._nominee is not None:
            self._presenter.vote(self._nominee.place.nomination.id)

    def _nominate(self) -> None:
        if self._candidate:
            self._presenter.nominate(self._candidate, with_words=True)

    def _quietly(self) -> None:
        if self._candidate:
            self._presenter.nominate(self._candidate, with_words=False)

    def _take_back(self) -> None:
        if self._nominee is not None:
            self._presenter.take_back(self._nominee.place.nomination.id)

    def _write_month(self) -> None:
        seen = self._presenter.seen
        first = seen.month.winner if seen else None
        if seen is None:
            return
        if first is None:
            self._tools.banner.tell(
                self.tr("Nobody has won {} yet: it takes a vote.").format(
                    month_in_words(seen.month.month)
                ),
                "info",
            )
            return
        with_words = True
        if first.text:
            choices = (self.tr("With its words"), self.tr("Without: it stays a secret"))
            picked = self._tools.ask.pick(self.tr("The winning secret on the wall"), choices)
            if picked is None:
                return
            with_words = picked == 0
        name = f"{self.tr('Secret Agent')} {seen.month.month}.pdf"
        path = self._tools.ask.save_file(self.tr("The certificate"), name, [("PDF", ("pdf",))])
        if path is not None:
            self._presenter.write_month(path, with_words=with_words)

    def _write_year(self) -> None:
        seen = self._presenter.seen
        if seen is None or not seen.year.places:
            return
        name = f"{self.tr('Manual of the year')} {seen.year.year}.pdf"
        path = self._tools.ask.save_file(self.tr("The certificate"), name, [("PDF", ("pdf",))])
        if path is not None:
            self._presenter.write_year(path)

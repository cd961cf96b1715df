"""Themes: what groups of people want, their quotes one by one, and the secrets in each."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.wording import trn
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.themes.presenter import ThemesPresenter
from secretsmanual.gui.screens.themes.rows import (
    MAYBE,
    QUOTE,
    Rows,
    counts_in_words,
    facts,
    secret_of,
    state_in_words,
)
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.list_keys import answer_key, answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList


class ThemesPage(ReadingPage):
    """The themes, and beside them what is in the one chosen."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = ThemesPresenter(tools, self)
        self._new = ""
        """A theme that was just proposed: to be chosen once it is read."""
        self._answered = False
        """Whether the next quote that waits is to be chosen once it is read."""
        theme = tools.theme
        self.send = Button(theme, self.tr("Hand over"), "primary", "send", self._hand_over)
        self.head = PageHead(theme, self.tr("Themes"), " ", self.send)
        self.propose = Chip(theme, self.tr("Propose a theme (P)"), "plus", run=self._propose)
        self.retire = Chip(theme, self.tr("Put aside (Del)"), "archive", run=self._retire)
        self._chips = QWidget()
        self._chips.setLayout(Flow(theme, self.propose, self.retire, gap=6))
        self.name = InPlaceField(theme, self.tr("What do several people want?"))
        self.name.setPlaceholderText(self.tr("A few words that name nobody, then Enter"))
        self.name.hide()
        nothing = EmptyState(
            theme,
            "layers",
            self.tr("No themes yet."),
            self.tr("A theme is what several people want. Marketing learns it, never from whom."),
            self.tr("Propose a theme"),
            self._propose,
        )
        self.list = RowList(theme, self.tr("Themes"), empty=nothing)
        self._make_side()
        main = PageBox(theme, self.head, self._chips, self.name, self.list)
        side = PageBox(theme, self._top, self.inside, margin=22, least=220)
        self._columns = TwoColumns(theme, main, side, width=420)
        self.setLayout(column(theme, self._columns, gap=0))
        self._columns.show_side(False)
        self._connect()
        self.set_title(self.tr("Themes"))

    @property
    @override
    def form_open(self) -> bool:
        """Whether a new theme is being named."""
        return not self.name.isHidden()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _make_side(self) -> None:
        theme = self._tools.theme
        self.label = Heading(theme, "", 2, wrap=True)
        self.counts = PlainLabel(theme, "", "body", wrap=True)
        self.state = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.facts = FactsGrid(theme)
        self.inside = RowList(theme, self.tr("What is in it"), lines=3)
        self.repeat = Chip(
            theme, self.tr("Repeat it (Y)"), "check", run=partial(self._answer, confirmed=True)
        )
        self.refuse = Chip(
            theme, self.tr("Do not (N)"), "x", run=partial(self._answer, confirmed=False)
        )
        self.put_in = Chip(theme, self.tr("Put in (A)"), "plus", run=self._put_in)
        self.take_out = Chip(theme, self.tr("Take out (Del)"), "x", run=self._take_out)
        can = QWidget()
        can.setLayout(Flow(theme, self.repeat, self.refuse, self.put_in, self.take_out, gap=6))
        self._top = QWidget()
        parts = (self.label, self.counts, self.state, self.facts, can)
        self._top.setLayout(column(theme, *parts, gap=8))

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.inside.connect(self._show_inside)
        presenter.made.connect(self._made)
        presenter.found.connect(self._open_secret)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self.inside.setFocus())
        self.inside.chosen.connect(self._offer)
        self.inside.opened.connect(lambda row_id: presenter.find(secret_of(row_id)))
        self.name.saved.connect(self._save_name)
        self.name.left.connect(self._leave_name)
        in_themes = (
            ("P", self._propose, self.tr("Propose a theme")),
            ("Del", self._retire, self.tr("Put the theme aside, or take the secret out of it")),
        )
        in_one = (
            ("Y", partial(self._answer, confirmed=True), self.tr("The quote may be repeated")),
            ("N", partial(self._answer, confirmed=False), self.tr("It is not repeated")),
            ("A", self._put_in, self.tr("Put the secret into the theme")),
        )
        answer_keys(tools.actions, self, in_one, self.inside)
        answer_keys(tools.actions, self, in_themes, self.list)
        answer_key(self.inside, "Del", self._take_out)
        tools.actions.bind(self, "export", self._hand_over)
        self.follow("theme", "theme_quote", "secret", "person", "account", "handover")

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    def _show(self) -> None:
        presenter = self._presenter
        waiting = sum(one.quotes_waiting for one in presenter.states.values())
        note = self.tr("What groups want, told without saying who.")
        if waiting:
            note += " " + trn(
                "{n} quote waits for your word.", "{n} quotes wait for your word.", waiting
            )
        self.head.say(self.tr("Themes"), note)
        self.send.setVisible(bool(presenter.states))
        self._chips.setVisible(bool(presenter.states))
        self.list.show_rows(presenter.rows)
        if self._new in presenter.states:
            self.list.choose(self._new)
            self._new = ""
        if not self.list.current_id():
            self.list.choose_first()
        self._choose(self.list.current_id())

    def _choose(self, theme_id: str) -> None:
        state = self._presenter.states.get(theme_id)
        self._columns.show_side(state is not None)
        self.retire.setVisible(state is not None)
        if state is not None:
            self.label.setText(state.theme.label)
            self.counts.setText(counts_in_words(state))
            self.state.setText(state_in_words(state))
            self.facts.set_pairs(facts(state))
            self._presenter.read_inside(theme_id)

    def _show_inside(self, theme_id: str, rows: Rows) -> None:
        if theme_id != self.list.current_id():
            return
        at = self.inside.records.row_of(self.inside.current_id())
        self.inside.show_rows(rows)
        if self._answered:
            self._answered = False
            self._next_quote(rows, theme_id)
        if not self.inside.current_id():
            self._choose_near(at)
        self._offer(self.inside.current_id())

    def _offer(self, row_id: str) -> None:
        """Offer what can be done with the quote or secret chosen."""
        quote, maybe = row_id.startswith(QUOTE), row_id.startswith(MAYBE)
        for chip in (self.repeat, self.refuse):
            chip.setVisible(quote)
        self.put_in.setVisible(maybe)
        self.take_out.setVisible(bool(row_id) and not quote and not maybe)

    def _next_quote(self, rows: Rows, theme_id: str) -> None:
        """Go to the first quote, which waits if any does: those that wait come first."""
        state = self._presenter.states.get(theme_id)
        if state is not None and state.quotes_waiting:
            first = next((row.id for row in rows if row.id.startswith(QUOTE)), "")
            self.inside.choose(first)

    def _choose_near(self, at: int) -> None:
        rows = self.inside.records.rows
        for row in (*rows[max(at, 0) :], *reversed(rows[: max(at, 0)])):
            if row.id:
                self.inside.choose(row.id)
                return

    def _answer(self, *, confirmed: bool) -> None:
        row_id = self.inside.current_id()
        if row_id.startswith(QUOTE):
            self._answered = True
            theme_id = self.list.current_id()
            self._presenter.answer(theme_id, secret_of(row_id), confirmed=confirmed)

    def _put_in(self) -> None:
        row_id = self.inside.current_id()
        if row_id.startswith(MAYBE):
            self._presenter.put_in(self.list.current_id(), secret_of(row_id))

    def _take_out(self) -> None:
        row_id = self.inside.current_id()
        if row_id and not row_id.startswith((MAYBE, QUOTE)):
            self._presenter.take_out(self.list.current_id(), secret_of(row_id))

    def _retire(self) -> None:
        if self.list.current_id():
            self._presenter.retire(self.list.current_id())

    @opens_form
    def _propose(self) -> None:
        self.name.clear()
        self.name.show()
        self.name.setFocus()

    def _save_name(self, label: str) -> None:
        self._leave_name()
        if label.strip():
            self._presenter.propose(label)

    def _leave_name(self) -> None:
        self.name.hide()
        self.list.setFocus()

    def _made(self, theme_id: str) -> None:
        self._new = theme_id

    def _hand_over(self) -> None:
        self._tools.navigation.open("hand_over", audience="themes")

    def _open_secret(self, account: str, secret: str) -> None:
        self._tools.navigation.open("account", account=account, secret=secret)

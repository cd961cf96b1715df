"""Promises, ours and theirs: who waits for what, and keeping it in two keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from secretsmanual.domain.wording import trn
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.promises.panel import PromisePanel
from secretsmanual.gui.screens.promises.presenter import PromisesPresenter
from secretsmanual.gui.screens.promises.rows import Show
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.filter_chips import FilterChips
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from secretsmanual.domain.values import Satisfied
    from secretsmanual.services.promises import NamedPromise


class PromisesPage(ReadingPage):
    """A list by person, and the promise that is chosen beside it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = PromisesPresenter(tools, self)
        theme = tools.theme
        self.head = PageHead(theme, self.tr("Promises"))
        names: dict[Show, str] = {
            "open": self.tr("All open"),
            "ours": self.tr("We owe"),
            "theirs": self.tr("They owe"),
            "kept": self.tr("Kept"),
        }
        self.chips = FilterChips(theme, names, self._show_only)
        self._empty = EmptyState(theme, "handshake", "")
        self.list = RowList(theme, self.tr("Promises"), empty=self._empty)
        self.panel = PromisePanel(theme, self._presenter.day, tools.actions)
        self._lay_out()
        self._connect()
        self.set_title(self.tr("Promises"))

    @property
    @override
    def form_open(self) -> bool:
        """Whether another day is being chosen."""
        return not self.panel.mover.isHidden()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _lay_out(self) -> None:
        theme = self._tools.theme
        main = PageBox(theme, self.head, self.chips, self.list)
        self._columns = TwoColumns(theme, main, self.panel)
        self.setLayout(column(theme, self._columns, gap=0))
        self._columns.show_side(False)

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self._keep())
        panel = self.panel
        panel.keep_wanted.connect(self._keep)
        panel.move_wanted.connect(self._move)
        panel.drop_wanted.connect(self._drop)
        panel.person_wanted.connect(self._open_person)
        panel.answers.answered.connect(self._kept)
        panel.mover.moved.connect(self._moved)
        panel.tested.connect(self._tested)
        panel.left.connect(self._leave)
        presenter.written.connect(self._written)
        tools.actions.bind(self, "edit", self._test)
        tools.actions.bind(self, "export", self._save_calendar)
        for part in (panel.answers, panel.mover):
            part.left.connect(self._leave)
        keys = (
            ("K", self._keep, self.tr("It is kept")),
            ("M", self._move, self.tr("Move it to another day")),
            ("D", self._drop, self.tr("Drop it")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        tools.actions.bind(self, "history", self._tell_history)
        self.follow("promise", "person", "account")
        tools.theme.veil_changed.connect(self._show_chosen)

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    def _show_only(self, show: Show) -> None:
        self._presenter.show_only = show
        self._presenter.read()

    def _show(self) -> None:
        presenter = self._presenter
        counts = presenter.counts()
        self.chips.show_counts(presenter.show_only, counts)
        self.head.say(self.tr("Promises"), self._sentence())
        self._empty.say(*self._nothing())
        here = self.list.records.row_of(self.list.current_id())
        self.list.show_rows(presenter.seen.rows)
        if not self.list.current_id():
            self._choose_near(here)
        self._choose(self.list.current_id())

    def _choose_near(self, at: int) -> None:
        """Go on with what stood after a row that is gone."""
        ids = [row.id for row in self.list.records.rows[max(0, at) :] if row.id]
        if ids:
            self.list.choose(ids[0])
        else:
            self.list.choose_first()

    def _sentence(self) -> str:
        counts, overdue = self._presenter.counts(), self._presenter.overdue()
        if overdue:
            return trn(
                "{n} promise of ours overdue. Keep those before asking for more.",
                "{n} promises of ours overdue. Keep those before asking for more.",
                overdue,
            )
        if counts["ours"]:
            return self.tr("Nothing of ours is overdue.")
        return ""

    def _nothing(self) -> tuple[str, str]:
        if self._presenter.show_only == "kept":
            return self.tr("None kept yet."), self.tr("Kept ones open the next talk.")
        return (
            self.tr("Nobody waits for anything."),
            self.tr("In a talk, a line that begins with ! is a promise. So is any line after F4."),
        )

    def _current(self) -> "NamedPromise | None":
        return self._presenter.seen.promises.get(self.list.current_id())

    def _show_chosen(self) -> None:
        self._choose(self.list.current_id())

    def _choose(self, promise_id: str) -> None:
        one = self._presenter.seen.promises.get(promise_id)
        self._columns.show_side(one is not None)
        if one is not None:
            self.panel.show_promise(one, self._presenter.seen.today)

    def _tell_history(self) -> None:
        one = self._current()
        if one is not None:
            self._presenter.read_history(one.promise.id, self.panel.history.show_history)

    def _keep(self) -> None:
        one = self._current()
        if one is None or not one.promise.open:
            return
        if one.promise.direction == "theirs":
            self._kept(None)
        else:
            self.panel.ask()

    def _kept(self, satisfied: "Satisfied | None") -> None:
        self._leave()
        self._presenter.keep(self.list.current_id(), satisfied)

    @opens_form
    def _move(self) -> None:
        one = self._current()
        if one is not None and one.promise.open:
            self.panel.ask_day()

    def _moved(self, due: object, why: str) -> None:
        self._leave()
        self._presenter.move(self.list.current_id(), due, why)  # type: ignore[arg-type]

    def _drop(self) -> None:
        one = self._current()
        if one is not None and one.promise.open:
            self._presenter.drop(one.promise.id)

    def _test(self) -> None:
        one = self._current()
        if one is not None and one.promise.open:
            self.panel.ask_test(one.promise.test_of_done)

    def _tested(self, typed: str) -> None:
        self._leave()
        self._presenter.set_test(self.list.current_id(), typed)

    def _save_calendar(self) -> None:
        kinds = [(self.tr("Calendar"), ("ics",))]
        path = self._tools.ask.save_file(
            self.tr("Write a calendar"), f"{self.tr('Promises')}.ics", kinds
        )
        if path is not None:
            self._presenter.write_calendar(path)

    def _written(self, path: Path, count: int) -> None:
        ask = self._tools.ask
        self._tools.banner.offer(
            trn(
                "{file} with {n} promise. What was told in confidence is not in it.",
                "{file} with {n} promises. What was told in confidence is not in it.",
                count,
                file=path.name,
            ),
            self.tr("Show the folder"),
            lambda: ask.show_folder(path.parent),
        )

    def _leave(self) -> None:
        self.panel.rest()
        self.list.setFocus()

    def _open_person(self) -> None:
        one = self._current()
        if one is not None:
            self._tools.navigation.open(
                "account",
                account=one.promise.account_id or "",
                person=one.promise.person_id or "",
            )

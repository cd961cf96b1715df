"""People who left: the list that is looked at before anything of them goes."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.retention import MOST_MONTHS, Leaver
from secretsmanual.domain.wording import trn
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.leavers.presenter import LeaversPresenter
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import FormField, NumberField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead
from secretsmanual.gui.widgets.row_list import RowList


class LeaversPage(ReadingPage):
    """One list; R reduces one, A all whose time is over, K keeps one longer."""

    of_the_day = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = LeaversPresenter(tools, self)
        theme = tools.theme
        note = self.tr(
            "Of people who left, the name, role, talk days, promises and what concerns their work "
            "stay. Phone, mail, private life and the words of raw lines go, for good."
        )
        self.head = PageHead(theme, self.tr("People who left"), note)
        self.months = NumberField(
            theme, self.tr("Reduce them after"), 0, MOST_MONTHS, self.tr("months")
        )
        self.months.setSpecialValueText(self.tr("never"))
        self.reduce = Button(theme, self.tr("Reduce  R"), icon="filter", run=self._reduce)
        self.all = Button(theme, self.tr("All that are due  A"), run=self._reduce_all)
        self.keep = Button(theme, self.tr("Keep longer  K"), icon="clock", run=self._keep)
        self._buttons = QWidget()
        self._buttons.setLayout(Flow(theme, self.reduce, self.all, self.keep, gap=6))
        empty = EmptyState(
            theme,
            "users",
            self.tr("Nobody is to be reduced."),
            self.tr("Whoever left stands here four weeks before."),
        )
        self.list = RowList(theme, self.tr("People who left"), empty=empty)
        field = FormField(theme, self.months.accessibleName(), self.months)
        self.setLayout(
            column(theme, PageBox(theme, self.head, field, self._buttons, self.list, widest=760))
        )
        self._connect()
        self.set_title(self.tr("People who left"))

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
        presenter.reduced.connect(self._told)
        self.months.editingFinished.connect(lambda: presenter.set_months(self.months.value()))
        self.list.opened.connect(self._open)
        self.list.chosen.connect(lambda _: self._follow())
        keys = (
            ("R", self._reduce, self.tr("Reduce")),
            ("A", self._reduce_all, self.tr("Reduce all that are due")),
            ("K", self._keep, self.tr("Keep longer")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        self.follow("person", "account", "setting")

    def _show(self) -> None:
        presenter = self._presenter
        self.months.setValue(presenter.months)
        self.list.show_rows([self._row(one) for one in presenter.found])
        if not self.list.current_id():
            self.list.choose_first()
        self._buttons.setVisible(bool(presenter.found))
        self._follow()

    def _row(self, one: Leaver) -> ItemRow:
        left = one.person.left_on
        since = self.tr("left {}").format(words.day(left)) if left else ""
        due = one.is_due(self._presenter.today)
        when = self.tr("time is over") if due else self.tr("from {}").format(words.day(one.due))
        day = words.day(one.goes_on) if one.goes_on else ""
        goes = self.tr("goes by itself on {}").format(day) if day else ""
        note = " · ".join(part for part in (goes, one.account, since) if part)
        return ItemRow(
            one.person.id,
            one.person.name,
            note,
            when,
            avatar=True,
            aside_tone="warm" if due else "faint",
        )

    def _follow(self) -> None:
        chosen, due = self._presenter.leaver(self.list.current_id()), self._presenter.due
        self.reduce.setEnabled(chosen in due)
        self.keep.setEnabled(chosen is not None)
        self.all.setEnabled(bool(due))

    def _open(self, person_id: str) -> None:
        one = self._presenter.leaver(person_id)
        if one is not None:
            account = one.person.account_id or ""
            self._tools.navigation.open("account", account=account, person=person_id)

    def _reduce(self) -> None:
        chosen = self._presenter.leaver(self.list.current_id())
        if chosen is not None and self.reduce.isEnabled():
            self._confirm([chosen], self.tr("Reduce {}?").format(chosen.person.name))

    def _reduce_all(self) -> None:
        due = self._presenter.due
        if due:
            self._confirm(due, trn("Reduce {n} person?", "Reduce {n} people?", len(due)))

    def _confirm(self, people: list[Leaver], question: str) -> None:
        why = self.tr("Undo cannot bring back what goes. Backups that hold it go by age.")
        if self._tools.ask.confirm(question, why, self.tr("Reduce"), danger=True):
            self._presenter.reduce(people)
        self.list.setFocus()

    def _keep(self) -> None:
        chosen = self._presenter.leaver(self.list.current_id())
        if chosen is None:
            return
        title = self.tr("Until when is {} kept, and why?").format(chosen.person.name)
        why, start = self.tr("As one says it: 30 June 2027, a dispute is open."), ""
        while True:
            typed = self._tools.ask.text(
                title, why, self.tr("Day, reason"), self.tr("Keep longer"), start
            )
            if typed is None:
                break
            wrong = self._presenter.keep(chosen.person.id, typed)
            if not wrong:
                break
            why, start = wrong, typed
        self.list.setFocus()

    def _told(self, many: int) -> None:
        self._tools.banner.tell(trn("{n} person reduced.", "{n} people reduced.", many))

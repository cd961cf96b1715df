"""Ideas: by status, each with its steps, and tests of A against B."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.secrets import Secret
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.privacy import hidden
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.ideas import forms
from secretsmanual.gui.screens.ideas.presenter import IdeasPresenter
from secretsmanual.gui.screens.ideas.rows import Whom, confided, idea_rows, whom_row
from secretsmanual.gui.screens.ideas.side import Side
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Chip
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import Choice
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.form_host import Values
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.record_form import FieldSpec
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.ideas import IdeaLine

_READS = ("idea", "market_test", "theme", "person", "account", "secret")


class IdeasPage(ReadingPage):
    """A list by status, and beside it the chosen idea or test."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = IdeasPresenter(tools, self)
        self._wanted = ""
        """What is to be chosen once it is read."""
        self._choosing: Callable[[Whom], None] | None = None
        self._offered: Callable[[list[Secret]], None] | None = None
        theme = tools.theme
        self.new = Chip(theme, self.tr("Note an idea (N)"), "lightbulb", run=self._new)
        self.pack = Chip(theme, self.tr("A package (K)"), "gift", run=self._package)
        self.trial = Chip(theme, self.tr("Begin a test (T)"), "chart-column", run=self._new_trial)
        self.filter = Choice(self.tr("Of which account or theme"), 14)
        self.head = PageHead(theme, self.tr("Ideas"), " ")
        doing = QWidget()
        doing.setLayout(Flow(theme, self.new, self.pack, self.trial, self.filter, gap=8))
        nothing = EmptyState(
            theme,
            "lightbulb",
            self.tr("No ideas here yet."),
            self.tr("An idea says what we could do with what we know: so we could ..."),
            self.tr("Note an idea"),
            self._new,
        )
        self.list = RowList(theme, self.tr("Ideas and tests"), empty=nothing)
        self.side = Side(theme)
        main = PageBox(theme, self.head, doing, self.list)
        self._columns = TwoColumns(theme, main, self.side, width=400)
        self._columns.show_side(False)
        self.setLayout(column(theme, self._columns, gap=0))
        self._connect()
        self.set_title(self.tr("Ideas"))

    @override
    def arrive(self, **args: str) -> None:
        """Show all, one that is wanted, or make a package for a person."""
        self._wanted = args.get("idea", "")
        super().arrive(**args)
        if self._wanted:
            self._show()
        if person := args.get("person", ""):
            self._package_for(person, args.get("called", ""))

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @property
    @override
    def form_open(self) -> bool:
        """Whether something is typed or chosen beside the list."""
        return self.side.busy

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        if not self.side.busy:
            self.list.setFocus()

    def _connect(self) -> None:
        tools, presenter, side = self._tools, self._presenter, self.side
        presenter.shown.connect(self._show)
        presenter.made.connect(self._made)
        presenter.whoms.connect(self._offer_whoms)
        presenter.secrets.connect(self._offer_secrets)
        tools.theme.veil_changed.connect(self._show)
        self.list.chosen.connect(lambda _id: self._choose())
        self.list.opened.connect(lambda _id: self._edit())
        self.filter.activated.connect(lambda _at: self._show())
        for leaving in (side.picker.left, side.resting.left, side.host.left):
            leaving.connect(self._rest)
        keys = (
            ("N", self._new, self.tr("Note an idea")),
            ("K", self._package, self.tr("A package for one person, of several secrets")),
            ("T", self._new_trial, self.tr("Begin a test of A against B")),
            ("W", self._whom, self.tr("Say whom it is for")),
            ("R", self._rests_on, self.tr("Choose what it rests on")),
            ("O", self._offer, self.tr("It was offered")),
            ("P", self._prove, self.tr("It is proved: what they said")),
            ("D", self._drop, self.tr("It is dropped: why")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        for button, run in (
            (side.edit, self._edit),
            (side.whom, self._whom),
            (side.rests, self._rests_on),
            (side.offer, self._offer),
            (side.prove, self._prove),
            (side.drop, self._drop),
            (side.remove, self._remove),
        ):
            button.clicked.connect(run)
        tools.actions.bind(self, "edit", self._edit)
        tools.actions.bind(self, "delete", self._remove)
        tools.actions.bind(self, "find", self.filter.setFocus)
        self.follow(*_READS)

    @property
    def _line(self) -> IdeaLine | None:
        return self._presenter.ideas.get(self.list.current_id())

    def _show(self) -> None:
        self._fill_filter()
        wanted = str(self.filter.currentData() or "")
        ideas = [
            one
            for one in self._presenter.ideas.values()
            if wanted in ("", one.account_id, one.idea.theme_id)
        ]
        tests = [one for one in self._presenter.tests.values() if wanted in ("", one.test.theme_id)]
        self.head.say(self.tr("Ideas"), self.tr("What we could do with what we know."))
        self.list.show_rows(idea_rows(ideas, tests))
        if self.list.records.row_of(self._wanted) >= 0:
            self.list.choose(self._wanted)
            self._wanted = ""
        if not self.list.current_id():
            self.list.choose_first()
        self._choose()

    def _fill_filter(self) -> None:
        """Offer the accounts and themes that have ideas; what was chosen stays chosen."""
        chosen = self.filter.currentData()
        found: dict[str, str] = {}
        for one in self._presenter.ideas.values():
            if one.account_id:
                found[one.account_id] = one.account
            if one.idea.theme_id:
                found[one.idea.theme_id] = one.whom
        for test in self._presenter.tests.values():
            found[test.test.theme_id] = test.theme
        self.filter.clear()
        self.filter.addItem(self.tr("All ideas"), "")
        for record_id, name in sorted(found.items(), key=lambda item: item[1].casefold()):
            self.filter.addItem(self._tools.theme.veil(name), record_id)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))

    def _choose(self) -> None:
        if self.side.busy:
            return
        line, trial = self._line, self._presenter.tests.get(self.list.current_id())
        if line is not None:
            self.side.show_idea(line)
        elif trial is not None:
            self.side.show_trial(trial)
        self._columns.show_side(line is not None or trial is not None)

    @opens_form
    def _edit(self) -> None:
        line, trial = self._line, self._presenter.tests.get(self.list.current_id())
        if line is not None and not self._hidden(line):
            run = partial(self._presenter.change, line.idea.id)
            self._ask(self.tr("Change it"), forms.idea_specs(), forms.idea_start(line.idea), run)
        elif trial is not None:
            change = partial(self._presenter.change_test, trial.test.id)
            self._ask_trial(self.tr("Change the test"), forms.trial_start(trial.test), change)

    @opens_form
    def _new(self) -> None:
        self._ask(
            self.tr("A new idea"),
            forms.idea_specs(),
            forms.idea_start(None),
            self._presenter.add,
        )

    def _offer(self) -> None:
        if self._line is not None:
            self._presenter.offer(self._line.idea.id)

    @opens_form
    def _prove(self) -> None:
        line = self._line
        if line is not None and line.idea.status == "offered":
            run = partial(self._presenter.prove, line.idea.id)
            self._ask(self.tr("Proved"), forms.quote_specs(), {"quote": ""}, run)

    @opens_form
    def _drop(self) -> None:
        line = self._line
        if line is not None and line.idea.open:
            run = partial(self._presenter.drop, line.idea.id)
            self._ask(self.tr("Dropped"), forms.reason_specs(), {"reason": ""}, run)

    def _remove(self) -> None:
        if self.list.current_id():
            self._presenter.remove(self.list.current_id())

    @opens_form
    def _whom(self) -> None:
        line = self._line
        if line is not None and line.idea.open:
            self._pick_whom(partial(self._set_whom, line.idea.id))

    def _set_whom(self, idea_id: str, whom: Whom) -> None:
        named = dict.fromkeys(("person_id", "account_id", "theme_id"))
        self._presenter.change(idea_id, {**named, whom.field: whom.id})

    @opens_form
    def _package(self) -> None:
        line = self._line
        if line is not None and line.idea.person_id:
            self._package_for(line.idea.person_id, line.whom)
        else:
            self._pick_whom(lambda one: self._package_for(one.id, one.name), only="person_id")

    @opens_form
    def _package_for(self, person_id: str, name: str) -> None:
        title = self.tr("A package for {}").format(name or self.tr("this person"))
        note = self.tr("Two or more of their secrets: Space ticks, Enter saves.")

        def save(typed: str, secrets: list[str]) -> None:
            self._rest()
            self._presenter.package(person_id, typed, secrets)

        def offer(secrets: list[Secret]) -> None:
            self._bring(self.side.resting)
            self.side.resting.ask(title, note, secrets, (), save, named=True)

        self._offered = offer
        self._presenter.read_secrets(person_id=person_id)

    @opens_form
    def _rests_on(self) -> None:
        line = self._line
        if line is None or not line.idea.open or self._hidden(line):
            return
        idea = line.idea

        def save(_: str, secrets: list[str]) -> None:
            self._rest()
            self._presenter.change(idea.id, {"secrets": secrets})

        def offer(secrets: list[Secret]) -> None:
            known = {one.id: one for one in (*line.secrets, *secrets)}
            self._bring(self.side.resting)
            found, title = list(known.values()), self.tr("It rests on")
            self.side.resting.ask(title, idea.title, found, idea.secrets, save, named=False)

        self._offered = offer
        self._presenter.read_secrets(
            person_id=idea.person_id, account_id=idea.account_id, theme_id=idea.theme_id
        )

    @opens_form
    def _new_trial(self) -> None:
        self._pick_whom(lambda one: self._trial_under(one.id, one.name), only="theme_id")

    @opens_form
    def _trial_under(self, theme_id: str, name: str) -> None:
        run = partial(self._presenter.add_test, theme_id)
        self._ask_trial(name, forms.trial_start(None), run)

    def _ask_trial(self, title: str, start: Values, run: Callable[[Values], None]) -> None:
        def save(typed: Values) -> None:
            run(forms.trial_values(typed, self._presenter.today))

        self._ask(title, forms.trial_specs(), start, save)

    def _pick_whom(self, run: Callable[[Whom], None], only: str = "") -> None:
        self._choosing = run
        self._presenter.read_whoms(only)

    def _offer_whoms(self, whoms: list[Whom]) -> None:
        run, self._choosing = self._choosing, None
        if run is None:
            return
        known = {one.id: one for one in whoms}

        def chosen(record_id: str) -> None:
            self._rest()
            run(known[record_id])

        self._bring(self.side.picker)
        self.side.picker.ask(self.tr("For whom?"), "", list(map(whom_row, whoms)), chosen)

    def _offer_secrets(self, secrets: list[Secret]) -> None:
        offer, self._offered = self._offered, None
        if offer is not None:
            offer(secrets)

    def _ask(
        self,
        title: str,
        specs: tuple[FieldSpec, ...],
        start: Values,
        save: Callable[[Values], None],
    ) -> None:
        self._bring(self.side.panel)
        self.side.clear_for(title)
        self.side.host.ask(specs, start, save)

    def _bring(self, part: QWidget) -> None:
        """Show a part of the column beside the list, which is not there without an idea."""
        self.side.setCurrentWidget(part)
        self._columns.show_side(True)

    def _hidden(self, line: IdeaLine) -> bool:
        return hidden(self._tools, private=confided(line))

    def _made(self, record_id: str) -> None:
        self._wanted = record_id

    def _rest(self) -> None:
        self.side.rest()
        self._choose()
        self.list.setFocus()

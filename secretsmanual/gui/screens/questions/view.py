"""Questions: the bank and one's own, by kind; write, reword, retire, hand over."""

from collections.abc import Mapping

from typing_extensions import override

from secretsmanual.domain.interview.bank import Kind, Question
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.questions import asking
from secretsmanual.gui.screens.questions.panel import QuestionPanel
from secretsmanual.gui.screens.questions.presenter import QuestionsPresenter
from secretsmanual.gui.screens.questions.rows import Show
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.filter_chips import FilterChips
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList


class QuestionsPage(ReadingPage):
    """A list by kind, and the question that is chosen beside it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = QuestionsPresenter(tools, self)
        self._editing = ""
        self._next = ""
        self._muting: Kind | None = None
        theme = tools.theme
        self.new = Button(theme, self.tr("New question"), "primary", "plus", self._write_new)
        self.new.setToolTip(self.tr("New question (N)"))
        self.new_kind = Chip(theme, self.tr("New kind"), "tag", run=self._write_kind)
        self.head = PageHead(theme, self.tr("Questions"), " ", self.new)
        self.search = SearchField(theme, self.tr("Find a question"))
        names: dict[Show, str] = {
            "all": self.tr("All"),
            "own": self.tr("Yours"),
            "lists": self.tr("Lists"),
            "retired": self.tr("Not asked"),
        }
        bring = Chip(theme, self.tr("From a file"), "file-down", run=self._take_over)
        hand = Chip(theme, self.tr("To a file"), "file-up", run=self._hand_over)
        self.chips = FilterChips(theme, names, self._show_only, self.new_kind, bring, hand)
        self._empty = EmptyState(theme, "message-circle-question-mark", "")
        self.list = RowList(theme, self.tr("Questions"), empty=self._empty)
        self.panel = QuestionPanel(theme)
        main = PageBox(theme, self.head, self.search, self.chips, self.list)
        self._columns = TwoColumns(theme, main, self.panel)
        self.setLayout(column(theme, self._columns, gap=0))
        self._columns.show_side(False)
        self._connect()
        self.set_title(self.tr("Questions"))

    @override
    def where(self) -> dict[str, str]:
        """Tell which form is open, and for what."""
        if not self.panel.form.isHidden():
            return {"form": "question", "editing": self._editing}
        if not self.panel.kind_form.isHidden():
            return {"form": "kind", "editing": self._editing}
        return {}

    @override
    def go_on(self, where: Mapping[str, str]) -> None:
        """Open that form."""
        editing = where["editing"]
        if where["form"] == "kind":
            self._begin_kind(editing)
        elif editing:
            question = self._presenter.question(editing)
            self._begin(question, question.kind if question else "")
        else:
            self._write_new()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _connect(self) -> None:
        tools, presenter, panel = self._tools, self._presenter, self.panel
        presenter.shown.connect(self._show)
        presenter.kept.connect(self._kept)
        presenter.people.connect(self._ask_with_whom)
        self.search.textChanged.connect(self._seek)
        self.search.down.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self._edit())
        panel.edit_wanted.connect(self._edit)
        panel.turn_wanted.connect(self._turn)
        panel.mute_wanted.connect(self._mute)
        panel.list_wanted.connect(self._put_on_list)
        panel.kind_mute_wanted.connect(self._mute_kind)
        panel.delete_wanted.connect(self._delete)
        panel.kind_wanted.connect(self._edit_kind)
        panel.kind_delete_wanted.connect(self._delete_kind)
        panel.form.kept.connect(lambda fields: presenter.keep(fields, self._editing))
        panel.kind_form.kept.connect(self._keep_kind)
        for form in (panel.form, panel.kind_form):
            form.left.connect(self._leave)
        keys = (
            ("N", self._write_new, self.tr("Write a question")),
            ("E", self._edit, self.tr("Change it")),
            ("R", self._turn, self.tr("Retire it, or bring it back")),
            ("M", self._mute, self.tr("Not for this person")),
            ("L", self._put_on_list, self.tr("Put it on a list")),
            ("K", self._mute_kind, self.tr("Nothing of this kind for this person")),
            ("Del", self._delete, self.tr("Delete your own")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        bind = tools.actions.bind
        bind(self, "import", self._take_over)
        bind(self, "export", self._hand_over)
        bind(self, "edit", self._edit)
        bind(self, "find", self.search.setFocus)
        self.follow("own_question", "own_kind", "own_recipe", "muted_question", "person")

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    def _show_only(self, show: Show) -> None:
        self._presenter.show_only = show
        self._show()

    def _seek(self, text: str) -> None:
        self._presenter.wanted = text
        self._show()

    def _show(self) -> None:
        presenter = self._presenter
        counts = presenter.counts()
        self.chips.show_counts(presenter.show_only, counts)
        self.head.say(
            self.tr("Questions"),
            self.tr("What a talk is made of. What you write comes up beside the bank’s."),
        )
        self._empty.say(*self._nothing())
        self.list.show_rows(presenter.rows())
        if presenter.question(self._next):
            self.list.choose(self._next)
            self._next = ""
        if not self.list.current_id():
            self.list.choose_first()
        if not self.panel.writing:
            self._choose(self.list.current_id())

    def _nothing(self) -> tuple[str, str]:
        if self._presenter.wanted:
            return self.tr("No question has these words."), self.tr("Try one of them alone.")
        if self._presenter.show_only == "own":
            return (
                self.tr("None of your own yet."),
                self.tr("N writes one. The wording rules mark what could be better."),
            )
        return self.tr("Every question may come up."), self.tr("R retires the chosen one.")

    def _current(self) -> Question | None:
        return self._presenter.question(self.list.current_id())

    def _choose(self, question_id: str) -> None:
        question, book = self._presenter.question(question_id), self._presenter.book
        kind = self._presenter.kind_of(question_id)
        self._columns.show_side(question is not None or kind is not None)
        if question is not None and book is not None:
            self.panel.show_question(question, book)
        elif kind is not None:
            self.panel.show_kind(kind)

    def _write_new(self) -> None:
        kind = self._presenter.kind_of(self.list.current_id())
        self._begin(None, kind.id if kind else "")

    def _edit(self) -> None:
        question = self._current()
        if question is not None:
            self._begin(question, question.kind)

    def _begin(self, question: Question | None, kind_id: str) -> None:
        book = self._presenter.book
        if book is None:
            return
        self._editing = question.id if question and question.own else ""
        self._columns.show_side(True)
        self.panel.show_form(self.panel.form)
        self.panel.form.begin(book.bank.kinds, question, kind_id)

    def _write_kind(self) -> None:
        self._begin_kind("")

    def _edit_kind(self) -> None:
        kind = self._presenter.kind_of(self.list.current_id())
        if kind is not None and kind.own:
            self._begin_kind(kind.id)

    def _begin_kind(self, kind_id: str) -> None:
        book = self._presenter.book
        if book is not None:
            self._editing = kind_id
            self._columns.show_side(True)
            self.panel.show_form(self.panel.kind_form)
            self.panel.kind_form.begin(book.bank.kind(kind_id) if kind_id else None)

    def _keep_kind(self, fields: object) -> None:
        self._presenter.keep_kind(fields, self._editing)  # type: ignore[arg-type]
        self._leave()

    def _delete_kind(self) -> None:
        kind = self._presenter.kind_of(self.list.current_id())
        if kind is not None and kind.own:
            self._presenter.remove_kind(kind.id)

    def _kept(self, question_id: str) -> None:
        self._presenter.wanted = ""
        self.search.clear()
        self._leave()
        self._next = question_id

    def _turn(self) -> None:
        question = self._current()
        if question is not None:
            self._presenter.turn(question.id)

    def _mute(self) -> None:
        question = self._current()
        if question is not None:
            self._muting = None
            self._presenter.read_people()

    def _mute_kind(self) -> None:
        self._muting = self._presenter.kind_of(self.list.current_id())
        if self._muting is not None:
            self._presenter.read_people()

    def _ask_with_whom(self, people: list[tuple[str, str]]) -> None:
        question, kind, book = self._current(), self._muting, self._presenter.book
        shut = {who for who, _ in book.shut_kinds.get(kind.id, ())} if book and kind else set()
        whom = asking.with_whom(self._tools.ask, people, shut)
        if whom is None:
            return
        if kind is not None:
            self._presenter.mute_kind_for(kind, *whom)
        elif question is not None:
            self._presenter.mute_for(question.id, *whom)

    def _put_on_list(self) -> None:
        question = self._current()
        if question is not None:
            chosen = asking.onto_which_list(self._tools.ask, self._presenter.own_lists())
            if chosen is not None:
                self._presenter.put_on_list(question.id, *chosen)

    def _delete(self) -> None:
        question = self._current()
        if self._presenter.show_only == "lists":
            self._presenter.take_off_list(self.list.current_id())
        elif question is not None and question.own:
            self._presenter.remove(question.id)

    def _take_over(self) -> None:
        path = self._tools.ask.open_file(self.tr("A colleague’s questions"), self._kinds())
        if path is not None:
            self._presenter.take_over(path)

    def _hand_over(self) -> None:
        path = self._tools.ask.save_file(
            self.tr("Your questions for a colleague"), "questions.toml", self._kinds()
        )
        if path is not None:
            self._presenter.hand_over(path)

    def _kinds(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(self.tr("Question banks"), ("toml",))]

    def _leave(self) -> None:
        self.panel.show_form(None)
        self._choose(self.list.current_id())
        self.list.setFocus()

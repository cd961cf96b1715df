"""What the page of questions knows and does."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain import words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import OwnKindId, OwnQuestionId, OwnRecipeId, PersonId
from secretsmanual.domain.interview.bank import Kind, Question
from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields, OwnRecipeFields
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import trn
from secretsmanual.gui.models.rows import ItemRow, SectionRow
from secretsmanual.gui.screens.questions.rows import KIND, OF_LIST, Show, rows
from secretsmanual.gui.tools import Tools
from secretsmanual.services.questions import Imported, QuestionBook


class QuestionsPresenter(QObject):
    """Reads the bank, writes what is the rep's own, mutes and brings back."""

    shown = Signal()
    """There is something new in `book`."""
    """A sentence about what could not be done."""
    kept = Signal(str)
    """Something was written: the question to go on with, or nothing."""
    people = Signal(list)
    """(person id, name) of those with whom a question can be muted."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.show_only: Show = "all"
        self.wanted = ""
        self.book: QuestionBook | None = None

    def read(self) -> None:
        """Read anew."""
        services = self._tools.services
        self._tools.work.run(self, services.questions.book, self._take, latest="book")

    def rows(self) -> list[ItemRow | SectionRow]:
        """Return what is to be listed."""
        return rows(self.book, self.show_only, self.wanted) if self.book else []

    def question(self, row_id: str) -> Question | None:
        """Return the question of a row, or None."""
        question_id = row_id.rpartition(OF_LIST)[2]
        if self.book is None or not self.book.bank.has_question(question_id):
            return None
        return self.book.bank.question(question_id)

    def counts(self) -> dict[Show, int]:
        """How many there are of each sort."""
        if self.book is None:
            return {"all": 0, "own": 0, "lists": 0, "retired": 0}
        every = self.book.bank.questions
        away = self.book.retired | self.book.muted_for.keys()
        return {
            "all": len(every),
            "own": sum(one.own for one in every),
            "lists": len(self.book.bank.recipes),
            "retired": sum(one.id in away for one in every),
        }

    def kind_of(self, row_id: str) -> Kind | None:
        """Return the kind of a row: its question's, or its own; None for openers and closers."""
        question = self.question(row_id)
        kind_id = question.kind if question else row_id.removeprefix(KIND)
        if self.book is None or not self.book.bank.has_kind(kind_id):
            return None
        return self.book.bank.kind(kind_id)

    def own_lists(self) -> list[tuple[str, str]]:
        """(id, label) of the rep's own lists of questions."""
        return (
            [(one.id, one.label) for one in self.book.bank.recipes if one.own] if self.book else []
        )

    def put_on_list(self, question_id: str, recipe_id: str, label: str) -> None:
        """Let a question be on an own list, or on a new one of that name."""
        service = self._tools.services.questions

        def call() -> Change:
            if recipe_id:
                return service.add_to_recipe(OwnRecipeId(recipe_id), question_id)
            return service.add_recipe(OwnRecipeFields(label=label, steps=[[question_id]]))[1]

        self._tools.write(self, call, self.tr("It is on the list “{}”.").format(label))

    def take_off_list(self, row_id: str) -> None:
        """Take a question off the own list that it is shown in."""
        recipe_id, _, question_id = row_id.rpartition(OF_LIST)
        if any(recipe_id == one for one, _ in self.own_lists()):
            service = self._tools.services.questions
            self._tools.write(
                self,
                lambda: service.take_from_recipe(OwnRecipeId(recipe_id), question_id),
                self.tr("Taken off the list."),
            )

    def mute_kind_for(self, kind: Kind, person_id: str, name: str) -> None:
        """Ask a person nothing of a kind any more, or again where that was so."""
        service, book = self._tools.services.questions, self.book
        shut = {one for one, _ in book.shut_kinds.get(kind.id, ())} if book else set()
        muted = PersonId(person_id) not in shut
        said = (
            self.tr("{} is asked nothing about {} any more.")
            if muted
            else self.tr("{} may be asked about {} again.")
        )
        self._tools.write(
            self,
            lambda: service.mute_kind(PersonId(person_id), kind.id, muted=muted),
            said.format(name.split(maxsplit=1)[0], words.inside(kind.label)),
        )

    def keep(self, fields: OwnQuestionFields, question_id: str = "") -> None:
        """Keep a question: a new one, or the one with this id as it stands now."""
        service = self._tools.services.questions

        def call() -> tuple[str, Change]:
            if question_id:
                change = service.change_question(OwnQuestionId(question_id), **dict(fields))
                return question_id, change
            added, change = service.add_question(fields)
            return added.id, change

        self._tools.work.run(self, call, self._wrote)

    def keep_kind(self, fields: OwnKindFields, kind_id: str = "") -> None:
        """Keep a kind: a new one, or the one with this id as it stands now."""
        service = self._tools.services.questions
        if kind_id:
            self._tools.write(
                self,
                lambda: service.change_kind(OwnKindId(kind_id), **dict(fields)),
                self.tr("Kept."),
            )
        else:
            self._tools.write(
                self, lambda: service.add_kind(fields)[1], self.tr("The kind is there.")
            )

    def remove_kind(self, kind_id: str) -> None:
        """Delete an own kind."""
        service = self._tools.services.questions
        self._tools.write(
            self, lambda: service.remove_kind(OwnKindId(kind_id)), self.tr("Deleted.")
        )

    def remove(self, question_id: str) -> None:
        """Delete an own question."""
        service = self._tools.services.questions
        self._tools.write(
            self, lambda: service.remove_question(OwnQuestionId(question_id)), self.tr("Deleted.")
        )

    def turn(self, question_id: str) -> None:
        """Retire a question, or bring it back to everybody."""
        service, book = self._tools.services.questions, self.book
        if book is None:
            return
        if question_id in book.retired or question_id in book.muted_for:
            self._tools.write(
                self, lambda: service.bring_back(question_id), self.tr("It comes up again.")
            )
        else:
            self._tools.write(
                self,
                lambda: service.mute(question_id),
                self.tr("Retired. It comes up with nobody."),
            )

    def read_people(self) -> None:
        """Ask for everybody with whom a question may be muted."""
        tools = self._tools

        def call() -> list[Person]:
            return tools.services.people.all()

        def take(found: list[Person]) -> None:
            self.people.emit([(one.id, one.name) for one in found])

        tools.work.run(self, call, take)

    def mute_for(self, question_id: str, person_id: str, name: str) -> None:
        """Let a question not come up with one person."""
        service = self._tools.services.questions
        self._tools.write(
            self,
            lambda: service.mute(question_id, PersonId(person_id)),
            self.tr("It does not come up with {} any more.").format(name.split(maxsplit=1)[0]),
        )

    def take_over(self, path: Path) -> None:
        """Take over a colleague's bank."""
        tools = self._tools
        tools.work.run(self, lambda: tools.services.questions.import_(path), self._imported)

    def hand_over(self, path: Path) -> None:
        """Write one's own questions into a file."""
        tools = self._tools
        tools.work.run(
            self,
            lambda: tools.services.questions.export(path),
            lambda count: tools.banner.tell(
                trn(
                    "{n} question written to {file}.",
                    "{n} questions written to {file}.",
                    count,
                    file=path.name,
                )
            ),
        )

    def _imported(self, done: Imported) -> None:
        brought = [
            trn("{n} question", "{n} questions", done.questions) if done.questions else "",
            trn("{n} kind", "{n} kinds", done.kinds) if done.kinds else "",
        ]
        what = words.listed(part for part in brought if part) or self.tr("Nothing new")
        said = self.tr("{} taken over.").format(what)
        if done.known:
            said += " " + self.tr("{} you had already.").format(done.known)
        self._tools.wrote(done.change, said)

    def _wrote(self, kept: tuple[str, Change]) -> None:
        question_id, change = kept
        self.kept.emit(question_id)
        self._tools.wrote(change, self.tr("Kept."))

    def _take(self, book: QuestionBook) -> None:
        self.book = book
        self.shown.emit()

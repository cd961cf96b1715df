"""The rep's own questions, kinds and recipes, and what is not to be asked any more."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from secretsmanual.domain import changes, words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.ids import OwnKindId, OwnQuestionId, OwnRecipeId, PersonId
from secretsmanual.domain.interview.bank import ANY_KIND, Bank
from secretsmanual.domain.interview.lint import Mark, lint
from secretsmanual.domain.own_bank import (
    MutedQuestion,
    MutedQuestionFields,
    OwnKind,
    OwnKindFields,
    OwnQuestion,
    OwnQuestionFields,
    OwnRecipe,
    OwnRecipeFields,
    in_bank,
    wrong_in,
)
from secretsmanual.domain.own_bank_file import LARGEST, handed_over, taken_over
from secretsmanual.domain.wording import mark, tr, trn
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import told_plainly
from secretsmanual.store import queries
from secretsmanual.store.records import Records
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import read_bounded, write_whole


@dataclass(frozen=True)
class QuestionBook:
    """Everything that can be asked, and what is not to be."""

    bank: Bank
    retired: frozenset[str]
    """Questions that come up with nobody any more."""
    muted_for: dict[str, tuple[str, ...]]
    """Names of the people with whom a question does not come up."""
    shut_kinds: dict[str, tuple[tuple[PersonId, str], ...]]
    """(id, name) of those who are asked nothing of a kind."""
    marks: dict[str, tuple[Mark, ...]]
    """What the wording rules say of each own question."""


@dataclass(frozen=True)
class Imported:
    """What a colleague's file brought."""

    questions: int
    kinds: int
    recipes: int
    known: int
    """What was left out because it was there already."""
    change: Change


class QuestionService:
    """Writes and mutes questions; every step can be undone."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def book(self) -> QuestionBook:
        """Return all questions with what is muted and marked."""
        with self._manual.read() as unit:
            mutes = unit.muted_questions.where()
            people = unit.people.by_ids({one.person_id for one in mutes if one.person_id})
            everybody = queries.people(unit)
        muted: dict[str, list[str]] = {}
        shut: dict[str, list[tuple[PersonId, str]]] = {}
        for person in everybody:
            for kind in person.muted_kinds:
                shut.setdefault(kind, []).append((person.id, person.name))
        for one in mutes:
            if one.person_id in people:
                muted.setdefault(one.question_id, []).append(people[one.person_id].name)
        bank = self._manual.bank
        return QuestionBook(
            bank=bank,
            retired=frozenset(one.question_id for one in mutes if one.person_id is None),
            muted_for={question: tuple(sorted(names)) for question, names in muted.items()},
            shut_kinds={kind: tuple(who) for kind, who in shut.items()},
            marks={one.id: lint(one) for one in bank.questions if one.own},
        )

    def marks(self, fields: OwnQuestionFields) -> tuple[Mark, ...]:
        """Say what the wording rules have against a question; it may be kept all the same."""
        return lint(in_bank(fields, "", self._manual.bank))

    def add_question(self, fields: OwnQuestionFields) -> tuple[OwnQuestion, Change]:
        """Keep a question of the rep's own; raises BadInput where there is no such kind."""
        self._require_kind(fields)
        with self._manual.write(mark("Add a question")) as unit:
            added = unit.own_questions.add(fields)
        return added, unit.change

    def change_question(self, question_id: OwnQuestionId, **values: Any) -> Change:
        """Change an own question; raises NotFound, and BadInput for a value that cannot stand."""
        return self._changed(mark("Change a question"), "own_question", question_id, values)

    def remove_question(self, question_id: OwnQuestionId) -> Change:
        """Delete an own question; where it was asked stays in the history of talks."""
        with self._manual.write(mark("Delete a question")) as unit:
            self._forget_mutes(unit, question_id)
            unit.own_questions.delete(question_id)
        return unit.change

    def add_kind(self, fields: OwnKindFields) -> tuple[OwnKind, Change]:
        """Add a kind of secret; raises BadInput where one is called the same."""
        self._require_new_label(fields.label)
        with self._manual.write(changes.ADD_KIND.format(name=fields.label)) as unit:
            added = unit.own_kinds.add(fields)
        return added, unit.change

    def change_kind(self, kind_id: OwnKindId, **values: Any) -> Change:
        """Change an own kind; raises NotFound, BadInput.

        Whom it is about stays as it is once secrets or questions of it are there: Refused.
        """
        if "label" in values:
            self._require_new_label(values["label"], but=kind_id)
        with self._manual.read() as unit:
            moves = values.get("subject", (kind := unit.own_kinds.get(kind_id)).subject)
            if moves != kind.subject:
                self._require_unused(unit, kind)
        return self._changed(mark("Change a kind"), "own_kind", kind_id, values)

    def remove_kind(self, kind_id: OwnKindId) -> Change:
        """Delete an own kind; raises Refused while secrets or questions of it are there."""
        with self._manual.write(mark("Delete a kind")) as unit:
            self._require_unused(unit, unit.own_kinds.get(kind_id))
            unit.own_kinds.delete(kind_id)
        return unit.change

    def add_recipe(self, fields: OwnRecipeFields) -> tuple[OwnRecipe, Change]:
        """Add a list of questions to follow; raises NotFound for a question that is not there."""
        for step in fields.steps:
            for question in step:
                self._manual.bank.question(question)
        with self._manual.write(changes.ADD_LIST.format(name=fields.label)) as unit:
            added = unit.own_recipes.add(fields)
        return added, unit.change

    def add_to_recipe(self, recipe_id: OwnRecipeId, question_id: str) -> Change:
        """Let a question be the last step of an own list; raises NotFound."""
        self._manual.bank.question(question_id)
        with self._manual.write(mark("Add to a list of questions")) as unit:
            steps = unit.own_recipes.get(recipe_id).steps
            if [question_id] not in steps:
                unit.own_recipes.change(recipe_id, steps=[*steps, [question_id]])
        return unit.change

    def take_from_recipe(self, recipe_id: OwnRecipeId, question_id: str) -> Change:
        """Take a question out of an own list; with its last one the list goes too."""
        with self._manual.write(mark("Take out of a list of questions")) as unit:
            steps = unit.own_recipes.get(recipe_id).steps
            kept = [[one for one in step if one != question_id] for step in steps]
            left = [step for step in kept if step]
            if left:
                unit.own_recipes.change(recipe_id, steps=left)
            else:
                unit.own_recipes.delete(recipe_id)
        return unit.change

    def mute(self, question_id: str, person_id: PersonId | None = None) -> Change:
        """Let a question come up no more: with this person, or, retired, with anybody.

        Raises NotFound for an unknown question or person.
        """
        self._manual.bank.question(question_id)
        with self._manual.write(
            mark("Retire a question") if person_id is None else mark("Mute a question")
        ) as unit:
            if person_id is not None:
                unit.people.get(person_id)
            if not self._mutes(unit, question_id, person_id):
                unit.muted_questions.add(
                    MutedQuestionFields(question_id=question_id, person_id=person_id)
                )
        return unit.change

    def bring_back(self, question_id: str, person_id: PersonId | None = None) -> Change:
        """Let a question come up again: with this person, or with everybody."""
        with self._manual.write(mark("Bring a question back")) as unit:
            if person_id is None:
                self._forget_mutes(unit, question_id)
            else:
                for one in self._mutes(unit, question_id, person_id):
                    unit.muted_questions.delete(one.id)
        return unit.change

    def mute_kind(self, person_id: PersonId, kind: str, *, muted: bool = True) -> Change:
        """Ask a person nothing of a kind any more, or again; raises NotFound."""
        label = self._manual.bank.kind(kind).label
        step = changes.MUTE if muted else changes.UNMUTE
        with self._manual.write(step.format(name=words.inside(label))) as unit:
            kinds = {*unit.people.get(person_id).muted_kinds} - {kind}
            unit.people.change(person_id, muted_kinds=sorted({*kinds, kind} if muted else kinds))
        return unit.change

    def export(self, path: Path) -> int:
        """Write what was added into a file for a colleague; return how many questions it holds.

        No secret, no name and no mute is in it. Raises Refused.
        """
        bank = self._manual.bank
        own = bank.own_part()
        if not (own.questions or own.kinds or own.recipes):
            raise Refused(tr("There is no question of your own yet."), tr("Write one first."))
        with told_plainly(path):
            write_whole(path, handed_over(bank).encode())
        return len(own.questions)

    def import_(self, path: Path) -> Imported:
        """Take over a colleague's bank; raises NotFound, and BadInput naming the line."""
        try:
            text = read_bounded(path, LARGEST).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise BadInput(
                tr("{name} is no plain text.", name=path.name),
                tr("Ask for the file with the ending .toml."),
            ) from None
        taken = taken_over(text, self._manual.bank)
        with self._manual.write(changes.TAKE_OVER.format(name=path.name)) as unit:
            for kind_id, kind in taken.kinds:
                unit.own_kinds.add(kind, kind_id)
            for question_id, question in taken.questions:
                unit.own_questions.add(question, question_id)
            for recipe_id, recipe in taken.recipes:
                unit.own_recipes.add(recipe, recipe_id)
        return Imported(
            questions=len(taken.questions),
            kinds=len(taken.kinds),
            recipes=len(taken.recipes),
            known=taken.known,
            change=unit.change,
        )

    def _changed(self, label: str, record: str, record_id: str, values: dict[str, Any]) -> Change:
        with self._manual.write(label) as unit:
            records: Records[Any] = unit.records(record)
            try:
                after = records.change(record_id, **values)
            except ValidationError as error:
                raise _not_so(error) from None
            if isinstance(after, OwnQuestion):
                self._require_kind(after)
        return unit.change

    def _require_kind(self, question: OwnQuestionFields) -> None:
        if question.role and question.kind == ANY_KIND:
            return
        if not self._manual.bank.has_kind(question.kind):
            raise BadInput(tr("A question needs a kind."), tr("Choose what it asks about."))

    def _require_new_label(self, label: str, but: str = "") -> None:
        same = label.strip().casefold()
        if any(k.label.casefold() == same and k.id != but for k in self._manual.bank.kinds):
            raise BadInput(
                tr("There is a kind {label} already.", label=label), tr("Use it, or another name.")
            )

    def _require_unused(self, unit: Unit, kind: OwnKind) -> None:
        secrets = queries.secrets_of_kind(unit, kind.id)
        questions = sum(one.kind == kind.id for one in unit.own_questions.where())
        if secrets or questions:
            held = trn("{n} secret", "{n} secrets", secrets) if secrets else ""
            asked = trn("{n} question", "{n} questions", questions) if questions else ""
            used = [one for one in (held, asked) if one]
            raise Refused(
                tr("{kind} has {what}.", kind=kind.label, what=words.listed(used)),
                tr("Give them another kind first."),
            )

    @staticmethod
    def _mutes(unit: Unit, question_id: str, person_id: PersonId | None) -> list[MutedQuestion]:
        return [
            one
            for one in unit.muted_questions.where()
            if one.question_id == question_id and one.person_id == person_id
        ]

    @staticmethod
    def _forget_mutes(unit: Unit, question_id: str) -> None:
        for one in unit.muted_questions.where():
            if one.question_id == question_id:
                unit.muted_questions.delete(one.id)


def _not_so(error: ValidationError) -> BadInput:
    return BadInput(tr("That cannot stand: {what}.", what=wrong_in(error)), tr("Put it right."))

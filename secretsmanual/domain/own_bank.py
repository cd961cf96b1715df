"""What people add to the question bank: questions, kinds and recipes of their own, and mutes.

They are records like all others, so that each change is undone like any other; laid over the
bank they can be asked, filed and followed as if they had come with it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from secretsmanual.domain.ids import OwnKindId, OwnQuestionId, OwnRecipeId, PersonId
from secretsmanual.domain.interview.bank import ANY_KIND, Bank, Kind, Question, Recipe, Role
from secretsmanual.domain.values import Fields, Sensitivity, Subject
from secretsmanual.domain.wording import tr, trn

KindFamily = Literal["work", "heading", "life", "us", "pressure", "want"]
"""The families that the bank's kinds stand in; each has its colour."""

LONGEST_LABEL = 60
LONGEST_TEXT = 500

Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LABEL)
]
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)
]
MaybeWords = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]


class OwnKindFields(Fields):
    """A kind of secret that the rep added."""

    label: Label
    subject: Subject = "person"
    family: KindFamily
    half_life: int = Field(default=365, ge=1, le=36_500)
    """Days after which a secret of this kind counts half."""
    target: int = Field(default=1, ge=1, le=99)
    share: Sensitivity = "service"
    one_to_one: bool = False
    means: MaybeWords = ""


class OwnKind(OwnKindFields):
    """An added kind as the manual holds it; its id is what secrets of it carry."""

    model_config = ConfigDict(frozen=True)

    id: OwnKindId

    def in_bank(self) -> Kind:
        """Give it as the bank has it. It never is one of the sixteen of coverage."""
        return Kind(**dict(self), own=True)


class OwnQuestionFields(Fields):
    """A question that the rep wrote (domain.md 4.1: the fields of the bank's)."""

    kind: str
    """Id of a kind, or `any` for an opener or closer."""
    warmth: int = Field(ge=1, le=5)
    text: Words
    form: MaybeWords = ""
    followups: list[Words] = Field(default_factory=list, max_length=12)
    listen_for: MaybeWords = ""
    role: Role = ""
    attribute: MaybeWords = ""
    again: bool = False


class OwnQuestion(OwnQuestionFields):
    """A written question as the manual holds it; its id is what asks of it carry."""

    model_config = ConfigDict(frozen=True)

    id: OwnQuestionId


class OwnRecipeFields(Fields):
    """A list of questions for a situation; a step may name alternatives."""

    label: Label
    steps: list[list[str]] = Field(min_length=1, max_length=60)


class OwnRecipe(OwnRecipeFields):
    """A recipe as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: OwnRecipeId

    def in_bank(self) -> Recipe:
        """Give it as the bank has it."""
        return Recipe(self.id, self.label, tuple(tuple(step) for step in self.steps), own=True)


class MutedQuestionFields(Fields):
    """A question that is not to come up any more: with one person, or with anybody."""

    question_id: str
    person_id: PersonId | None = None
    """None: it is retired, whoever is there."""


class MutedQuestion(MutedQuestionFields):
    """A mute as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: str


def in_bank(question: OwnQuestionFields, question_id: str, bank: Bank) -> Question:
    """Give a written question as the bank has it; whom it is put to, its kind says."""
    known = bank.has_kind(question.kind)
    return Question(
        id=question_id,
        kind=question.kind,
        subject=bank.kind(question.kind).subject if known else "person",
        warmth=question.warmth,
        text=question.text,
        form=question.form,
        followups=tuple(question.followups),
        listen_for=question.listen_for,
        role=question.role,
        attribute=question.attribute,
        again=question.again,
        own=True,
    )


def laid_over(
    shipped: Bank,
    kinds: Iterable[OwnKind],
    questions: Iterable[OwnQuestion],
    recipes: Iterable[OwnRecipe],
) -> Bank:
    """Lay what the rep added over the bank; a question whose kind is gone is left out."""
    bank = shipped.with_questions((), (kind.in_bank() for kind in kinds))
    usable = (
        question
        for question in questions
        if bank.has_kind(question.kind) or (question.role and question.kind == ANY_KIND)
    )
    return bank.with_questions(
        (in_bank(question, question.id, bank) for question in usable),
        (),
        (recipe.in_bank() for recipe in recipes),
    )


_WRONG: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_long": lambda limits: trn(
        "string should have at most {n} character",
        "string should have at most {n} characters",
        limits["max_length"],
    ),
    "string_too_short": lambda limits: trn(
        "string should have at least {n} character",
        "string should have at least {n} characters",
        limits["min_length"],
    ),
    "too_long": lambda limits: trn(
        "list should have at most {n} item after validation, not {found}",
        "list should have at most {n} items after validation, not {found}",
        limits["max_length"],
        found=limits["actual_length"],
    ),
    "too_short": lambda limits: trn(
        "list should have at least {n} item after validation, not {found}",
        "list should have at least {n} items after validation, not {found}",
        limits["min_length"],
        found=limits["actual_length"],
    ),
    "greater_than_equal": lambda limits: tr(
        "input should be greater than or equal to {n}", n=limits["ge"]
    ),
    "less_than_equal": lambda limits: tr(
        "input should be less than or equal to {n}", n=limits["le"]
    ),
}
"""What pydantic says of a value that has no place in these fields, by its name for the error."""


def wrong_in(error: ValidationError) -> str:
    """Say what does not fit first, as the end of a sentence."""
    first = error.errors()[0]
    if first["type"] in _WRONG:
        return _WRONG[first["type"]](first["ctx"])
    return first["msg"][:1].lower() + first["msg"][1:]

"""A bank as a file for a colleague: what is handed over, and what is taken from one.

It is plain TOML; nothing in it is run. What is taken over gets ids of our own making, worked
out of its content, so that it replaces nothing and the same file taken twice adds nothing.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import ValidationError

from secretsmanual.domain import words
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import PREFIX
from secretsmanual.domain.interview import toml_rows
from secretsmanual.domain.interview.bank import Bank, Kind, Question, Recipe
from secretsmanual.domain.interview.toml_rows import Row
from secretsmanual.domain.own_bank import (
    OwnKindFields,
    OwnQuestionFields,
    OwnRecipeFields,
    wrong_in,
)
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import tr

F = TypeVar("F", bound=Fields)

LARGEST = 1_000_000
"""Bytes of a file; the bank that comes with the program has 130,000."""
MOST = 1_000
"""Questions, kinds or recipes of one file."""
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_IS_ID = re.compile(r"[a-z]-[0-9a-hjkmnp-tv-z]{13}")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a file brings, each with its id, ready to be kept."""

    kinds: tuple[tuple[str, OwnKindFields], ...] = ()
    questions: tuple[tuple[str, OwnQuestionFields], ...] = ()
    recipes: tuple[tuple[str, OwnRecipeFields], ...] = ()
    known: int = 0
    """What was left out because the bank has it already."""

    @property
    def count(self) -> int:
        """How much there is to keep."""
        return len(self.kinds) + len(self.questions) + len(self.recipes)


def handed_over(bank: Bank) -> str:
    """Write what was added to the bank as a file that `taken_over` reads.

    Steps of a recipe that name a question which is gone are left out.
    """
    own = bank.own_part()
    recipes = (_without_gone(recipe, bank) for recipe in own.recipes)
    whole = replace(own, recipes=tuple(recipe for recipe in recipes if recipe.steps))
    head = tr("A question bank of Secrets Manual: take it over on the page “Questions”.")
    return f"# {head}\n{whole.to_toml()}"


def taken_over(text: str, bank: Bank) -> TakenOver:
    """Read a colleague's bank against ours; raises BadInput naming the line.

    What our bank has already is left out, whatever id the file gives it.
    """
    rows = _rows(text)
    laid = Bank.from_toml(text, bank)
    kinds: dict[str, str] = {}
    new_kinds: dict[str, OwnKindFields] = {}
    for row in rows["kind"]:
        kind = laid.kind(row.text("id"))
        kinds[kind.id] = new_id = _kind_id(kind, bank)
        if not bank.has_kind(new_id):
            new_kinds[new_id] = _checked(row, OwnKindFields, kind)
    questions: dict[str, str] = {}
    new_questions: dict[str, OwnQuestionFields] = {}
    for row in rows["question"]:
        written = laid.question(row.text("id"))
        question = replace(written, kind=kinds.get(written.kind, written.kind))
        questions[written.id] = new_id = _question_id(question, bank)
        if not bank.has_question(new_id):
            new_questions[new_id] = _checked(row, OwnQuestionFields, question)
    new_recipes: dict[str, OwnRecipeFields] = {}
    for row in rows["recipe"]:
        recipe = laid.recipe(row.text("id"))
        new_id = _recipe_id(recipe, bank)
        if all(one.id != new_id for one in bank.recipes):
            steps = [[questions.get(one, one) for one in step] for step in recipe.steps]
            new_recipes[new_id] = _checked(row, OwnRecipeFields, recipe, steps=steps)
    taken = TakenOver(
        tuple(new_kinds.items()), tuple(new_questions.items()), tuple(new_recipes.items())
    )
    return replace(taken, known=sum(map(len, rows.values())) - taken.count)


def _rows(text: str) -> dict[str, list[Row]]:
    data = toml_rows.read(text, "question")
    rows = {name: toml_rows.rows(text, data, name) for name in ("kind", "question", "recipe")}
    for found in rows.values():
        if len(found) > MOST:
            many = tr("a file may hold {n} of them", n=words.number(MOST))
            raise found[MOST].bad(many, tr("Split it in two."))
    if not any(rows.values()):
        raise BadInput(
            tr("There is no question in that file."), tr("Start each with [[question]].")
        )
    return rows


def _kind_id(kind: Kind, bank: Bank) -> str:
    if bank.has_kind(kind.id) or _IS_ID.fullmatch(kind.id):
        return kind.id
    return _made_id("own_kind", kind.label, kind.subject)


def _question_id(question: Question, bank: Bank) -> str:
    ours = bank.question(question.id) if bank.has_question(question.id) else None
    if ours is not None and (ours.own or ours.text == question.text):
        return question.id
    if _IS_ID.fullmatch(question.id):
        return question.id
    return _made_id("own_question", question.kind, question.text)


def _recipe_id(recipe: Recipe, bank: Bank) -> str:
    ours = next((one for one in bank.recipes if one.id == recipe.id), None)
    if _IS_ID.fullmatch(recipe.id) or (ours is not None and ours.label == recipe.label):
        return recipe.id
    return _made_id("own_recipe", recipe.label)


def _made_id(record: str, *content: str) -> str:
    whole = "\n".join(" ".join(part.split()).casefold() for part in content)
    bits = int.from_bytes(hashlib.blake2b(whole.encode(), digest_size=9).digest(), "big")
    letters = (_ALPHABET[bits >> 5 * place & 31] for place in range(13))
    return f"{PREFIX[record]}-{''.join(letters)}"


def _checked(
    row: Row, fields: type[F], item: Kind | Question | Recipe, **other: list[list[str]]
) -> F:
    values = {name: getattr(item, name) for name in fields.model_fields if name not in other}
    lists = {name: list(value) for name, value in values.items() if isinstance(value, tuple)}
    try:
        return fields.model_validate({**values, **lists, **other})
    except ValidationError as error:
        name = error.errors()[0]["loc"][0]
        raise row.bad(f"“{name}”: {wrong_in(error)}", tr("Shorten it.")) from None


def _without_gone(recipe: Recipe, bank: Bank) -> Recipe:
    kept = (tuple(one for one in step if bank.has_question(one)) for step in recipe.steps)
    return replace(recipe, steps=tuple(step for step in kept if step))

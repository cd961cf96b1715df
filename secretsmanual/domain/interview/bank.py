"""The question bank: kinds, questions, follow-up moves and recipes (domain.md section 4).

The bank is data in `questions.toml`. People may add their own questions, kinds and recipes in
a file of the same form; it is laid over the bank, and can be handed to a colleague.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol, TypeVar

from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.interview import toml_rows
from secretsmanual.domain.interview.toml_rows import Row
from secretsmanual.domain.values import Sensitivity, Subject
from secretsmanual.domain.wording import mark, tr


class HasId(Protocol):
    """Anything that is looked up by id."""

    @property
    def id(self) -> str:
        """The id."""


Item = TypeVar("Item", bound=HasId)

FOLLOW_UP = "FU:"
"""Before the id of a question where not itself but its follow-up was put."""
ANY_KIND = "any"
"""What an opener or closer asks about: whatever they choose."""

Role = Literal["", "opener", "closer"]
SUBJECTS: tuple[Subject, ...] = ("person", "organisation")
LEVELS = ("up", "down", "side", "hold")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of secret."""

    id: str
    label: str
    subject: Subject
    family: str
    core: bool = False
    """One of the sixteen that count for coverage."""
    source: str = ""
    half_life: int = 365
    """Days after which a secret of this kind counts half."""
    target: int = 1
    """Fresh, confirmed secrets that close the gap."""
    share: Sensitivity = "service"
    """What an answer is, until review says otherwise."""
    one_to_one: bool = False
    """Never asked with others from their side present."""
    means: str = ""
    own: bool = False
    """Added by the user."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, ready to be said once its slots are filled."""

    id: str
    kind: str
    """Id of a kind, or `any` for openers and closers."""
    subject: Subject
    warmth: int
    """1 safe in a first call to 5 only for someone who already confides."""
    text: str
    form: str = ""
    followups: tuple[str, ...] = ()
    listen_for: str = ""
    role: Role = ""
    attribute: str = ""
    """Ease, timeliness, certainty, cost or choice, where it asks for one of them."""
    again: bool = False
    """Makes sense only where one has talked with them before."""
    own: bool = False
    """Written by the user."""


@dataclass(frozen=True, slots=True)
class Move:
    """A follow-up that fits any question whose answer holds the cue (domain.md 2.7)."""

    id: str
    cue: str
    text: str
    slot: str = ""
    level: str = "hold"
    families: tuple[str, ...] = ()
    """Families where it sounds right; empty for everywhere."""

    def suits(self, family: str) -> bool:
        """Whether it sounds right in this family."""
        return not self.families or family in self.families


@dataclass(frozen=True, slots=True)
class Recipe:
    """An ordered list of questions for a situation; a step may name alternatives."""

    id: str
    label: str
    steps: tuple[tuple[str, ...], ...]
    own: bool = False

    @property
    def question_ids(self) -> tuple[str, ...]:
        """Every question it names, in order."""
        return tuple(question for step in self.steps for question in step)


@dataclass(frozen=True, eq=False)
class Bank:
    """Everything that can be asked. Compared by identity, so that it can key a cache."""

    kinds: tuple[Kind, ...]
    questions: tuple[Question, ...]
    moves: tuple[Move, ...] = ()
    recipes: tuple[Recipe, ...] = ()
    _kinds: dict[str, Kind] = field(init=False, repr=False)
    _questions: dict[str, Question] = field(init=False, repr=False)
    _moves: dict[str, Move] = field(init=False, repr=False)
    _recipes: dict[str, Recipe] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("kinds", "questions", "moves", "recipes"):
            object.__setattr__(self, f"_{name}", {item.id: item for item in getattr(self, name)})

    @classmethod
    def from_toml(cls, text: str, base: "Bank | None" = None) -> "Bank":
        """Read a bank; over a base, what it holds is the user's own and wins where ids meet.

        Raises BadInput naming the line and what to do.
        """
        data = toml_rows.read(text, "question")
        own = base is not None
        part = cls(
            kinds=tuple(_kind(row, own) for row in _unique(text, data, "kind")),
            questions=(),
            moves=tuple(_move(row) for row in _unique(text, data, "move")),
        )
        known = part if base is None else base.over(part)
        part = replace(
            part,
            questions=tuple(_question(row, known, own) for row in _unique(text, data, "question")),
        )
        known = part if base is None else base.over(part)
        recipes = tuple(_recipe(row, known, own) for row in _unique(text, data, "recipe"))
        return known.over(cls((), (), recipes=recipes)) if recipes else known

    def over(self, other: "Bank") -> "Bank":
        """Lay another bank over this one: same ids are replaced, new ones come last."""
        return Bank(
            kinds=_laid_over(self.kinds, other.kinds),
            questions=_laid_over(self.questions, other.questions),
            moves=_laid_over(self.moves, other.moves),
            recipes=_laid_over(self.recipes, other.recipes),
        )

    def with_questions(
        self,
        questions: Iterable[Question],
        kinds: Iterable[Kind] = (),
        recipes: Iterable[Recipe] = (),
    ) -> "Bank":
        """Add the user's own questions, kinds and recipes, or put them in place of the bank's."""
        return self.over(
            Bank(
                kinds=tuple(replace(kind, own=True) for kind in kinds),
                questions=tuple(replace(question, own=True) for question in questions),
                recipes=tuple(replace(recipe, own=True) for recipe in recipes),
            )
        )

    def own_part(self) -> "Bank":
        """Take only what the user added, to be kept in a file or handed to a colleague."""
        return Bank(
            kinds=tuple(kind for kind in self.kinds if kind.own),
            questions=tuple(question for question in self.questions if question.own),
            recipes=tuple(recipe for recipe in self.recipes if recipe.own),
        )

    def to_toml(self) -> str:
        """Write the bank as a file that `from_toml` reads back."""
        tables = [
            *(toml_rows.table("kind", _fields(kind)) for kind in self.kinds),
            *(toml_rows.table("move", _fields(move)) for move in self.moves),
            *(toml_rows.table("question", _fields(question)) for question in self.questions),
            *(toml_rows.table("recipe", _recipe_fields(recipe)) for recipe in self.recipes),
        ]
        return "\n".join(["schema = 1\n", *tables])

    def kind(self, kind_id: str) -> Kind:
        """Find a kind by id. Raises NotFound."""
        return _found(self._kinds, kind_id, mark("There is no kind of secret “{id}”."))

    def question(self, question_id: str) -> Question:
        """Find a question by id; `FU:<id>` gives the question it follows. Raises NotFound."""
        return _found(self._questions, base_question(question_id), _NO_QUESTION)

    def move(self, move_id: str) -> Move:
        """Find a follow-up move by id. Raises NotFound."""
        return _found(self._moves, move_id, mark("There is no follow-up move “{id}”."))

    def recipe(self, recipe_id: str) -> Recipe:
        """Find a recipe by id. Raises NotFound."""
        return _found(self._recipes, recipe_id, mark("There is no recipe “{id}”."))

    def has_kind(self, kind_id: str) -> bool:
        """Whether there is such a kind."""
        return kind_id in self._kinds

    def has_question(self, question_id: str) -> bool:
        """Whether there is such a question."""
        return question_id in self._questions

    def kinds_of(self, subject: Subject) -> tuple[Kind, ...]:
        """List the kinds of a person, or of an organisation, in the order of the bank."""
        return tuple(kind for kind in self.kinds if kind.subject == subject)

    @property
    def families(self) -> tuple[str, ...]:
        """The families of kinds in the order of the bank."""
        return tuple(dict.fromkeys(kind.family for kind in self.kinds))

    def family_of(self, kind_id: str) -> str:
        """Look up the family of a kind; empty for `any` and for a kind that is no longer there."""
        kind = self._kinds.get(kind_id)
        return kind.family if kind else ""

    def questions_of(self, kind_id: str) -> tuple[Question, ...]:
        """List the questions that ask for a kind, mildest first."""
        found = (question for question in self.questions if question.kind == kind_id)
        return tuple(sorted(found, key=lambda question: question.warmth))


def base_question(question_id: str) -> str:
    """Return the id of a question, of a follow-up that of the question it follows."""
    return question_id.removeprefix(FOLLOW_UP)


def _laid_over(below: tuple[Item, ...], above: tuple[Item, ...]) -> tuple[Item, ...]:
    laid = {item.id: item for item in (*below, *above)}
    return tuple(laid.values())


_NO_QUESTION = mark("There is no question “{id}”.")


def _found(items: dict[str, Item], item_id: str, no: str) -> Item:
    if item_id not in items:
        raise NotFound(tr(no, id=item_id), tr("Look it up in the question bank."))
    return items[item_id]


def _unique(text: str, data: dict[str, Any], name: str) -> list[Row]:
    found = toml_rows.rows(text, data, name)
    seen: dict[str, int] = {}
    for row in found:
        item_id = row.text("id")
        if item_id in seen:
            raise row.bad(
                tr("the id is taken by line {n}", n=seen[item_id]),
                tr("Give one of the two another id."),
            )
        seen[item_id] = row.line
    return found


def _kind(row: Row, own: bool) -> Kind:
    return Kind(
        id=row.text("id"),
        label=row.text("label"),
        subject=row.one_of("subject", SUBJECTS),
        family=row.text("family"),
        core=row.flag("core"),
        source=row.text("source", ""),
        half_life=row.number("half_life", 1, 36_500, 365),
        target=row.number("target", 1, 99, 1),
        share=row.one_of("share", ("open", "service", "private", "never"), "service"),
        one_to_one=row.flag("one_to_one"),
        means=row.text("means", ""),
        own=own,
    )


def _move(row: Row) -> Move:
    return Move(
        id=row.text("id"),
        cue=row.text("cue"),
        text=row.text("text"),
        slot=row.text("slot", ""),
        level=row.one_of("level", LEVELS, "hold"),
        families=row.texts("families"),
    )


def _question(row: Row, bank: Bank, own: bool) -> Question:
    role: Role = row.one_of("role", ("", "opener", "closer"), "")
    kind = row.text("kind", ANY_KIND if role else None)
    if not (bank.has_kind(kind) or (role and kind == ANY_KIND)):
        raise row.bad(
            tr("there is no kind “{kind}”", kind=kind),
            tr("Use a kind of the bank or add it as [[kind]]."),
        )
    subject = row.one_of(
        "subject", SUBJECTS, bank.kind(kind).subject if bank.has_kind(kind) else "person"
    )
    if bank.has_kind(kind) and subject != bank.kind(kind).subject:
        is_of = (
            mark("“{kind}” is a secret of an organisation, not of a person")
            if subject == "person"
            else mark("“{kind}” is a secret of a person, not of an organisation")
        )
        raise row.bad(tr(is_of, kind=kind), tr("Leave out the subject; the kind says it."))
    return Question(
        id=row.text("id"),
        kind=kind,
        subject=subject,
        warmth=row.number("warmth", 1, 5),
        text=row.text("text"),
        form=row.text("form", ""),
        followups=row.texts("followups"),
        listen_for=row.text("listen_for", ""),
        role=role,
        attribute=row.text("attribute", ""),
        again=row.flag("again"),
        own=own,
    )


def _recipe(row: Row, bank: Bank, own: bool) -> Recipe:
    written = row.values.get("questions", [])
    hint = tr("Write {example}.", example='questions = ["P-HAB-02", ["P-DRE-01", "P-HOP-01"]]')
    if not isinstance(written, list) or not written:
        raise row.bad(tr("“questions” must be a list of question ids"), hint)
    steps = tuple(tuple(step) if isinstance(step, list) else (step,) for step in written)
    for question in (question for step in steps for question in step):
        if not isinstance(question, str) or not bank.has_question(question):
            raise row.bad(tr("there is no question “{id}”", id=question), hint)
    return Recipe(row.text("id"), row.text("label"), steps, own)


def _fields(item: Kind | Move | Question) -> dict[str, toml_rows.Value]:
    return {name: getattr(item, name) for name in type(item).__slots__ if name != "own"}


def _recipe_fields(recipe: Recipe) -> dict[str, toml_rows.Value]:
    steps = [step[0] if len(step) == 1 else list(step) for step in recipe.steps]
    return {"id": recipe.id, "label": recipe.label, "questions": steps}

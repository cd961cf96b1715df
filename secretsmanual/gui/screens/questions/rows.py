"""Questions in words: a row each, kind by kind."""

from typing import Literal

from secretsmanual.domain.interview.bank import ANY_KIND, Kind, Question
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.families import family_of
from secretsmanual.gui.models.rows import ItemRow, Mark, SectionRow
from secretsmanual.services.questions import QuestionBook

Show = Literal["all", "own", "lists", "retired"]
KIND = "kind "
"""Before the id of a kind that has a row of its own, for want of a question."""
OF_LIST = " "
"""Between the id of a list and that of a question in it."""

WARMTH: dict[int, str] = {
    1: mark("Safe in a first call"),
    2: mark("After one good talk"),
    3: mark("Once they know you mean well"),
    4: mark("When they confide in you"),
    5: mark("Only if they opened the door"),
}
"""What each warmth means (domain.md 4)."""


def rows(book: QuestionBook, show: Show, wanted: str) -> list[ItemRow | SectionRow]:
    """Return the questions of one sort that have these words, grouped by kind."""
    words = wanted.casefold().split()
    if show == "lists":
        return _lists(book, words)
    groups: dict[str, list[Question]] = {}
    for question in book.bank.questions:
        if _shown(question, book, show) and _fits(question, book, words):
            groups.setdefault(question.kind, []).append(question)
    found: list[ItemRow | SectionRow] = []
    for kind_id in [kind.id for kind in book.bank.kinds] + [ANY_KIND]:
        group = sorted(groups.get(kind_id, ()), key=lambda one: (one.warmth, not one.own))
        kind = book.bank.kind(kind_id) if book.bank.has_kind(kind_id) else None
        bare = kind is not None and kind.own and not words and show != "retired"
        if not group and not (bare and not book.bank.questions_of(kind_id)):
            continue
        label = kind.label if kind else tr("To begin and to end")
        found.append(SectionRow(label, _under(kind, book)))
        found.extend(_row(question, book) for question in group)
        if not group:
            found.append(
                ItemRow(f"{KIND}{kind_id}", tr("No question asks for it yet"), tone="soft")
            )
    return found


def _lists(book: QuestionBook, words: list[str]) -> list[ItemRow | SectionRow]:
    found: list[ItemRow | SectionRow] = []
    for recipe in book.bank.recipes:
        asked = [
            book.bank.question(one) for one in recipe.question_ids if book.bank.has_question(one)
        ]
        shown = [question for question in asked if _fits(question, book, words)]
        if shown:
            found.append(SectionRow(recipe.label, tr("yours") if recipe.own else ""))
            found.extend(_row(one, book, f"{recipe.id}{OF_LIST}") for one in shown)
    return found


def _under(kind: Kind | None, book: QuestionBook) -> str:
    parts = [about(kind)]
    if kind is not None and (shut := book.shut_kinds.get(kind.id)):
        names = ", ".join(name.split(maxsplit=1)[0] for _, name in shut)
        parts.append(tr("not with {}").format(names))
    return " · ".join(part for part in parts if part)


def about(kind: Kind | None) -> str:
    """Say whom a kind is about, and that it is one's own."""
    if kind is None:
        return ""
    parts = [tr("of a person") if kind.subject == "person" else tr("of the organisation")]
    if kind.own:
        parts.append(tr("yours"))
    return " · ".join(parts)


def state(question: Question, book: QuestionBook) -> str:
    """Say whether a question is one's own, and whether it still comes up."""
    if question.id in book.retired:
        return tr("retired")
    if names := book.muted_for.get(question.id):
        return tr("not with {}").format(", ".join(name.split()[0] for name in names))
    return tr("yours") if question.own else ""


def _shown(question: Question, book: QuestionBook, show: Show) -> bool:
    if show == "own":
        return question.own
    if show == "retired":
        return question.id in book.retired or question.id in book.muted_for
    return True


def _fits(question: Question, book: QuestionBook, words: list[str]) -> bool:
    if not words:
        return True
    label = book.bank.kind(question.kind).label if book.bank.has_kind(question.kind) else ""
    text = f"{question.text} {label} {question.listen_for} {question.form}".casefold()
    return all(word in text for word in words)


def _row(question: Question, book: QuestionBook, before: str = "") -> ItemRow:
    said = "\n".join(mark.say for mark in book.marks.get(question.id, ()))
    return ItemRow(
        f"{before}{question.id}",
        question.text,
        tr(WARMTH[question.warmth]),
        state(question, book),
        dot=family_of(book.bank.family_of(question.kind)),
        marks=(Mark("pen-line", said),) if said else (),
        aside_tone="accent" if question.own and question.id not in book.retired else "faint",
        tone="soft" if question.id in book.retired else "ink",
    )

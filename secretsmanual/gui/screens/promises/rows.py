"""Promises in words: a row each, person by person."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from secretsmanual.domain import words
from secretsmanual.domain.wording import mark, tr, trn
from secretsmanual.gui.models.rows import ItemRow, SectionRow
from secretsmanual.gui.tokens import Tone
from secretsmanual.services.promises import NamedPromise

Show = Literal["open", "ours", "theirs", "kept"]

SATISFIED = {
    "delighted": mark("Delighted"),
    "yes": mark("Satisfied"),
    "partly": mark("Partly"),
    "late": mark("Too late for them"),
    "no": mark("Not satisfied"),
}
"""How they took it, best first: the keys 1 to 5."""


def rows(promises: Iterable[NamedPromise], show: Show, today: date) -> list[ItemRow | SectionRow]:
    """Return the promises of one sort, grouped by person; who has the earliest day comes first."""
    groups: dict[tuple[str, str], list[NamedPromise]] = {}
    for one in promises:
        if _shown(one, show):
            groups.setdefault((one.person, one.account), []).append(one)
    found: list[ItemRow | SectionRow] = []
    for (person, account), group in groups.items():
        note = account if person else ""
        found.append(SectionRow(person or account or tr("Nobody named"), note))
        if show == "kept":
            group.sort(key=lambda one: one.promise.kept_on or today, reverse=True)
        found.extend(_row(one, today) for one in group)
    return found


def when(one: NamedPromise, today: date) -> str:
    """Say how its day stands: overdue, due, kept."""
    promise = one.promise
    if promise.kept_on is not None:
        return tr("kept {}").format(words.age_of(promise.kept_on, today))
    if promise.due is None:
        return tr("no day set")
    left = (promise.due - today).days
    if left < 0:
        return trn("overdue by {n} day", "overdue by {n} days", -left)
    near = {0: tr("due today"), 1: tr("due tomorrow")}
    return near.get(left, tr("due {}").format(words.weekday(promise.due)))


def satisfied(one: NamedPromise) -> str:
    """Say how they took it, or nothing."""
    return tr(SATISFIED[one.promise.satisfied]) if one.promise.satisfied else ""


def tone(one: NamedPromise, today: date) -> Tone:
    """Warm while its day is today or past, else quiet."""
    due = one.promise.due
    return "warm" if one.promise.open and due is not None and due <= today else "faint"


def who(one: NamedPromise) -> str:
    """Say whose promise it is."""
    first = one.person.split()[0] if one.person else one.account
    if one.promise.direction == "ours":
        return tr("We promised {}").format(first) if first else tr("We promised")
    return tr("{} promised us").format(first) if first else tr("Promised to us")


def _shown(one: NamedPromise, show: Show) -> bool:
    if show == "kept":
        return not one.promise.open
    return one.promise.open and show in ("open", one.promise.direction)


def _row(one: NamedPromise, today: date) -> ItemRow:
    promise = one.promise
    parts = [who(one)]
    if promise.by and promise.direction == "ours":
        doing = tr("{} does it") if promise.open else tr("{} did it")
        parts.append(doing.format(promise.by))
    if promise.moved:
        parts.append(trn("moved once", "moved {n} times", len(promise.moved)))
    if taken := satisfied(one):
        parts.append(words.inside(taken))
    return ItemRow(
        promise.id,
        promise.text,
        " · ".join(parts),
        when(one, today),
        "handshake" if promise.direction == "ours" else "user",
        aside_tone=tone(one, today),
        private=one.private,
    )

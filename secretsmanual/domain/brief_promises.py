"""What the brief says of promises: bottom line, watch out, what is owed (domain.md 5.1)."""

from collections.abc import Callable
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.brief import BriefFacts
from secretsmanual.domain.document import Item, Tone
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.values import Direction
from secretsmanual.domain.wording import mark, tr, trn

Cut = Callable[[str], str]
"""Shortens a text to what an entry may take."""

MOST_WATCHED = 4
MOST_OURS, MOST_THEIRS, MOST_KEPT = 4, 2, 2


def repair_first(facts: BriefFacts) -> bool:
    """Whether a promise to somebody present is overdue, so that it comes before all else."""
    here = {None, *facts.ids}
    return any(promise.person_id in here for promise in _late(facts))


def in_short(facts: BriefFacts) -> str:
    """Count what we owe: 1 overdue promise, 2 open."""
    ours = _open(facts, "ours")
    late = len(_late(facts))
    on_time = len(ours) - late
    if late:
        owed = trn("{n} overdue promise", "{n} overdue promises", late)
        return f"{owed}, {trn('{n} open', '{n} open', on_time)}" if on_time else owed
    if on_time:
        return trn("{n} open promise", "{n} open promises", on_time)
    return tr("No open promises")


def overdue(facts: BriefFacts, cut: Cut) -> list[Item]:
    """List our overdue promises for the watch-out block."""
    return [
        _item(mark("OVERDUE {promise}"), promise, facts, cut, "warn") for promise in _late(facts)
    ]


def we_owe(facts: BriefFacts, cut: Cut) -> tuple[Item, ...]:
    """List what else we owe: the overdue stand under watch out, as far as it has room."""
    late = _late(facts)
    on_time = [promise for promise in _open(facts, "ours") if promise not in late]
    rest = [*late[MOST_WATCHED:], *on_time]
    shown = [_item(mark("We owe: {promise}"), promise, facts, cut) for promise in rest[:MOST_OURS]]
    if len(rest) > MOST_OURS:
        more = len(rest) - MOST_OURS + 1
        shown[-1] = Item(tr("We owe: {n} more, see the account's promises", n=more))
    return tuple(shown)


def they_owe(facts: BriefFacts, cut: Cut) -> tuple[Item, ...]:
    """List what they owe us."""
    open_ones = _open(facts, "theirs")[:MOST_THEIRS]
    return tuple(_item(mark("They owe: {promise}"), promise, facts, cut) for promise in open_ones)


def kept_since(facts: BriefFacts) -> list[Promise]:
    """Return what we kept since the last talk, the latest first: something to begin with."""
    since, here = facts.last_talk_on or date.max, {None, *facts.ids}
    found = [
        (promise.kept_on, promise)
        for promise in facts.promises
        if promise.direction == "ours"
        and promise.person_id in here
        and promise.kept_on is not None
        and promise.kept_on > since
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    return [promise for _, promise in found]


def kept(facts: BriefFacts, cut: Cut) -> tuple[Item, ...]:
    """List the latest of what we kept since the last talk."""
    return tuple(
        Item(
            tr("Kept: {promise}", promise=cut(promise.text)),
            tr("{when}, ask how it turned out", when=words.age_of(promise.kept_on, facts.today)),
            link=promise.id,
        )
        for promise in kept_since(facts)[:MOST_KEPT]
        if promise.kept_on
    )


def _open(facts: BriefFacts, direction: Direction) -> list[Promise]:
    """List open promises: those of the people present first, then by due day."""
    here = set(facts.ids)
    return sorted(
        (p for p in facts.promises if p.direction == direction and p.open),
        key=lambda p: (p.person_id not in here, p.due or date.max, p.id),
    )


def _late(facts: BriefFacts) -> list[Promise]:
    return [promise for promise in _open(facts, "ours") if promise.overdue(facts.today)]


def _item(said: str, promise: Promise, facts: BriefFacts, cut: Cut, tone: Tone = "normal") -> Item:
    who = facts.first_name(promise.person_id)
    whom = tr("to {who}", who=who) if promise.direction == "ours" else tr("by {who}", who=who)
    due = tr("due {day}", day=words.day(promise.due)) if promise.due else tr("no day set")
    note = f"{whom}, {due}" if who else due
    return Item(tr(said, promise=cut(promise.text)), note, tone, link=promise.id)

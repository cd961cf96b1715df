"""Everything held on one person, in plain words, as they may ask for it.

Opinions, private notes and what is never to be mentioned are theirs to see as well; who told us
in confidence is not. Source: GDPR 15; EDPB 01/2022; trust.md rows 34 and 36.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.erasing import Holder, Mention
from secretsmanual.domain.person_report_words import TITLES, label, said
from secretsmanual.domain.said import said as word_said
from secretsmanual.domain.wording import tr, trn

NOT_SHOWN = frozenset(
    (
        *("seq", "id", "seed", "state", "fingerprint", "made", "interruptions"),
        *("key", "digest", "offered"),
    )
)
"""Numbers of the program, and the position of a talk, which holds no word that was typed."""

ASIDE = frozenset(
    (
        *("n", "created_at", "updated_at", "first_key_at", "move_id", "decided", "review", "mode"),
        *("auto_closed", "layer", "map_x", "map_y"),
    )
)
"""Said of no entry, for programs alone: moments of writing, numbers in a row, steps of sorting."""


HEADS: dict[str, str] = {
    "person": "name", "secret": "text", "secret_use": "on", "rehearsed": "secret_id",
    "interview": "started", "line": "raw", "asked": "question_id", "promise": "text",
    "ask_later": "text", "meeting": "at", "oops": "what", "referral": "to",
    "rating": "attribute", "story": "asked", "own_card": "asked_on",
    "idea": "title", "relation": "sort", "nomination": "month", "vote": "month",
    "muted_question": "question_id", "theme_quote": "secret_id", "conflict": "field",
    "brought": "at",
}  # fmt: skip
"""The field that a record's entry begins with."""


@dataclass(frozen=True, slots=True)
class Was:
    """One earlier state of something."""

    on: date
    done: str
    record: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Held:
    """All that is held on a person, with ids already put into words."""

    name: str
    company: str
    records: Mapping[str, Sequence[Mapping[str, Any]]]
    """By type; values as the manual has them."""
    mentions: Sequence[Mention] = ()
    history: Sequence[Was] = ()
    holders: Sequence[Holder] = ()
    told: Sequence[tuple[str, str]] = ()
    """(file name, words) of each line that left."""
    imports: Sequence[tuple[str, date]] = ()
    backups: Sequence[str] = ()
    not_same: Sequence[str] = ()
    themes: Sequence[str] = ()
    """Themes whose published numbers count the person, without a name."""
    held_back: int = 0
    """Sources in confidence that are left out."""


def person_report(held: Held, today: date, ours: str = "") -> Document:
    """Lay the report out."""
    title = tr("What is held on {name}", name=held.name)
    blocks: list[Block] = [Heading(title, 1), Paragraph(_opening(held, today, ours))]
    if held.held_back:
        left_out = trn(
            "Left out: who told us {n} thing in confidence. The names of others are theirs; what "
            "they said is shown as far as it does not give them away.",
            "Left out: who told us {n} things in confidence. The names of others are theirs; what "
            "they said is shown as far as it does not give them away.",
            held.held_back,
        )
        blocks.append(Paragraph(left_out, "quiet"))
    usual = {"account_id": held.company, "person_id": held.name}
    for record, heading in TITLES.items():
        blocks += _section(tr(heading), record, held.records.get(record, ()), usual)
    blocks += _elsewhere(held)
    blocks += _past(held)
    blocks += _out(held)
    blocks += _rights()
    return Document(
        title=title,
        blocks=tuple(blocks),
        footer=tr("Made on {day} for {name} alone.", day=words.day(today), name=held.name),
        data=_data(held, today),
    )


def _opening(held: Held, today: date, ours: str) -> str:
    name, day = held.name, words.day(today)
    if held.company:
        name = tr("{name} of {company}", name=name, company=held.company)
    if not ours:
        return tr(
            "This is everything that we hold on {name}, as of {day}: facts, notes and opinions, "
            "where they came from, who received them, what was changed.",
            name=name,
            day=day,
        )
    return tr(
        "This is everything that {firm} holds on {name}, as of {day}: facts, notes and opinions, "
        "where they came from, who received them, what was changed.",
        firm=ours,
        name=name,
        day=day,
    )


def _section(
    title: str, record: str, rows: Sequence[Mapping[str, Any]], usual: Mapping[str, str]
) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(title)
    if record == "person":
        for row in rows:
            yield Facts(tuple(_pairs(row)))
        return
    yield Items(tuple(_item(record, row, usual) for row in rows))


def _item(record: str, row: Mapping[str, Any], usual: Mapping[str, str]) -> Item:
    head = HEADS[record]
    quote = str(row.get("verbatim") or "")
    rest = {
        name: value
        for name, value in row.items()
        if name not in {head, "verbatim", *ASIDE} and usual.get(name) != value
    }
    note = words.apart(words.labelled(name, value) for name, value in _pairs(rest))
    return Item(_value(head, row.get(head)) or tr("(empty)"), note, quote=quote)


def _pairs(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        told = _value(name, value)
        if told and name not in NOT_SHOWN:
            yield label(name), told


def _value(name: str, value: Any) -> str:
    if isinstance(value, list | tuple):
        return words.apart(_value(name, one) for one in value)
    return said(name, value) if isinstance(value, str) else spoken(value)


def spoken(value: Any) -> str:
    """Say a value as people read it; empty for nothing."""
    match value:
        case bool() | None | 0.0:
            told = tr("yes") if value else ""
        case datetime():
            told = f"{words.day(value.date())} {value:%H:%M}"
        case date():
            told = words.day(value)
        case dict():
            pairs = ((label(name), _value(name, one)) for name, one in value.items())
            told = ", ".join(f"{name} {one}" for name, one in pairs if one)
        case list() | tuple():
            told = words.apart(spoken(one) for one in value)
        case _:
            told = str(value)
    return told


def _elsewhere(held: Held) -> Iterator[Block]:
    if held.mentions:
        yield Heading(tr("Where notes about others name you"))
        yield Items(tuple(map(_mention, held.mentions)))
    if held.themes:
        yield Heading(tr("Where you are counted without your name"))
        yield Items(tuple(Item(one) for one in held.themes))
    if held.not_same:
        yield Heading(tr("Entries in files that are said to be somebody else"))
        yield Items(tuple(Item(one) for one in held.not_same))


def _mention(one: Mention) -> Item:
    return Item(one.text, words.apart(part for part in (one.whose, label(one.field)) if part))


def _past(held: Held) -> Iterator[Block]:
    if not held.history:
        return
    yield Heading(tr("What was changed and removed, as it is kept to be undone"))
    rows = tuple(
        (words.day(one.on), one.done, label(one.field), one.before, one.after)
        for one in held.history
    )
    columns = (tr("When"), tr("What was done"), tr("Field"), tr("Before"), tr("After"))
    yield Table(columns, rows, widths=(2, 3, 2, 4, 4))


def _out(held: Held) -> Iterator[Block]:
    yield Heading(tr("Where it came from"))
    came = [
        Item(tr("The file {name}", name=name), tr("read on {day}", day=words.day(on)))
        for name, on in held.imports
    ]
    yield Items((*came, Item(tr("Our own talks and notes, each with its day above"))))
    yield Heading(tr("Who received something about you"))
    if not held.holders:
        yield Paragraph(tr("Nobody: nothing about you was handed over."))
    else:
        rows = tuple(
            (
                words.day(one.on),
                one.recipient or word_said(one.audience),
                one.file_name,
                trn("{n} note", "{n} notes", one.lines) if one.lines else tr("name and role"),
                words.day(one.destroy_by),
            )
            for one in held.holders
        )
        columns = (tr("When"), tr("Who"), tr("File"), tr("What"), tr("To be destroyed by"))
        yield Table(columns, rows)
        told = tuple(Item(line, tr("in {name}", name=name)) for name, line in held.told if line)
        if told:
            yield Items(told)
    yield Heading(tr("Backups that hold it"))
    names = words.listed(held.backups)
    some = tr("{names}. They are encrypted and go by age.", names=names)
    yield Paragraph(some if names else tr("None."))


def _rights() -> Iterator[Block]:
    yield Heading(tr("What you can ask for"))
    yield Items(
        (
            Item(tr("To have put right what is wrong; those who received it are told.")),
            Item(tr("To have everything erased, in the history and in backups as well.")),
            Item(tr("To take back what you agreed to, or to object: nothing leaves from then on.")),
            Item(tr("To complain to the authority for the protection of data.")),
        )
    )


def _data(held: Held, today: date) -> dict[str, object]:
    return {
        "name": held.name,
        "company": held.company,
        "made_on": today.isoformat(),
        "records": {
            record: [
                {name: plain(value) for name, value in row.items() if name not in NOT_SHOWN}
                for row in rows
            ]
            for record, rows in held.records.items()
        },
        "named_in": [asdict(one) for one in held.mentions],
        "history": [{**asdict(one), "on": one.on.isoformat()} for one in held.history],
        "recipients": [
            {**asdict(one), "on": one.on.isoformat(), "destroy_by": one.destroy_by.isoformat()}
            for one in held.holders
        ],
        "told": [{"file": name, "said": line} for name, line in held.told],
        "imports": [{"file": name, "on": on.isoformat()} for name, on in held.imports],
        "backups": list(held.backups),
        "counted_in": list(held.themes),
        "not_same_as": list(held.not_same),
        "sources_held_back": held.held_back,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON types."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def changed_fields(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[str]:
    """Return the fields of an entry of the history that hold something worth telling."""
    old, new = before or {}, after or {}
    names = {**old, **new}
    return [n for n in names if n not in NOT_SHOWN and (spoken(old.get(n)) or spoken(new.get(n)))]

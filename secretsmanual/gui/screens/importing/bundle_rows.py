"""What a colleague's bundle would do, and the conflicts it left, as rows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from secretsmanual.domain import words
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.models.rows import ItemRow, SecretRow, SectionRow
from secretsmanual.services.bundles import MergeLine, MergePreview

Rows = list[ItemRow | SecretRow | SectionRow]

MOST_ROWS = 300
"""Of each part; the counts are of all."""
_TEXTS = ("text", "title", "name", "label", "how", "purpose", "what", "rep_name", "month")
_ICONS = {
    "account": "building-2",
    "person": "user",
    "promise": "handshake",
    "interview": "phone",
    "nomination": "award",
    "oops": "life-buoy",
    "idea": "lightbulb",
}


class Both(NamedTuple):
    """One field that both sides changed."""

    id: str
    record: str
    field: str
    kept: Any
    other: Any
    theirs_taken: bool


def preview_rows(
    preview: MergePreview, names: Mapping[str, str], hidden: frozenset[str] = frozenset()
) -> Rows:
    """Return the conflicts first, then what is new, what changes and what goes.

    `names` are those of records by id; of the `hidden` no word is shown.
    """
    found: Rows = []
    if preview.conflicts:
        note = tr("the newer one stands; choose after merging")
        found.append(SectionRow(tr("You both changed it"), note))
        for at, one in enumerate(preview.conflicts):
            both = Both(f"clash:{at}", one.kind, one.field, one.kept, one.other, one.theirs_taken)
            found.append(both_row(both, names.get(one.id, ""), hidden=one.id in hidden))
    if preview.erased:
        found.append(SectionRow(tr("Were erased here, and stay out"), str(len(preview.erased))))
        when = tr("Erased on {} at their own request")
        found += [
            ItemRow(f"erased:{one.id}", one.name, when.format(words.day(one.on)), icon="x")
            for one in preview.erased[:MOST_ROWS]
        ]
    titles = {"new": tr("New"), "changes": tr("Changes"), "goes": tr("Goes")}
    for does, title in titles.items():
        some = [line for line in preview.lines if line.does == does]
        if some:
            more = len(some) > MOST_ROWS
            note = tr("the first {} are shown").format(MOST_ROWS) if more else str(len(some))
            found.append(SectionRow(title, note))
            found += [_line(one, names, hidden) for one in some[:MOST_ROWS]]
    return found


def both_row(both: Both, name: str, *, hidden: bool) -> SecretRow:
    """Show a conflict with both texts: the one that stands, the other under it."""
    kept, other = value_in_words(both.kept), value_in_words(both.other)
    if hidden:
        kept = other = tr("Never to be mentioned")
    whose = tr("theirs stands") if both.theirs_taken else tr("yours stands")
    about = " · ".join(part for part in (name, _field(both.field)) if part)
    return SecretRow(
        both.id, kept, _record(both.record), age=whose, who=about, quote=other, tone="ink"
    )


def in_words(preview: MergePreview) -> str:
    """Say from whom it is, and how much it brings."""
    made = words.moment(datetime.fromisoformat(preview.made).astimezone())
    start = tr("From {}, made {}.") if preview.sender else tr("From a colleague, made {1}.")
    counts = {
        does: sum(line.does == does for line in preview.lines)
        for does in ("new", "changes", "goes")
    }
    parts = [
        form.format(counts[does])
        for does, form in (
            ("new", tr("{} new")),
            ("changes", tr("{} changed")),
            ("goes", tr("{} called back")),
        )
        if counts[does]
    ]
    if preview.conflicts:
        parts.append(trn("{n} conflict", "{n} conflicts", len(preview.conflicts)))
    told = ", ".join(parts) if parts else tr("You know all of it already")
    older = " " + tr("A newer one was merged before.") if preview.older else ""
    return f"{start.format(preview.sender, made)} {told}.{older}"


def value_in_words(value: Any) -> str:
    """Say a value of a field."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, list):
        return ", ".join(value_in_words(one) for one in value) or tr("nothing")
    if isinstance(value, dict):
        return ", ".join(f"{name}: {value_in_words(one)}" for name, one in value.items())
    return str(value) if value not in (None, "") else tr("nothing")


def _line(line: MergeLine, names: Mapping[str, str], hidden: frozenset[str]) -> ItemRow:
    title = _title(line, names, hidden)
    whose = "" if line.id in hidden else _whose(line, names)
    note = " · ".join(part for part in (_record(line.record), whose) if part)
    if line.does == "changes" and line.id not in hidden:
        changed = [
            tr("{}: {}").format(_field(name), value_in_words(value))
            for name, value in line.values.items()
            if not name.endswith("_at")
            if name not in _TEXTS or not title.endswith(value_in_words(value))
        ]
        note = " · ".join([note, *changed])
    icon = _ICONS.get(line.record, "file-text")
    return ItemRow(f"{line.record}:{line.id}", title, note, icon=icon)


def _whose(line: MergeLine, names: Mapping[str, str]) -> str:
    """Name the person it is about, else the customer."""
    values = {**line.before, **line.values}
    found = (names.get(str(values.get(name)), "") for name in ("person_id", "account_id"))
    return next((name for name in found if name), "")


def _title(line: MergeLine, names: Mapping[str, str], hidden: frozenset[str]) -> str:
    if line.id in hidden:
        return tr("Never to be mentioned")
    values = {**line.before, **line.values}
    own = next((str(values[name]) for name in _TEXTS if values.get(name)), "")
    if line.record == "interview" and not own and values.get("started"):
        started = datetime.fromisoformat(str(values["started"])).astimezone()
        own = tr("Talk on {}").format(words.moment(started))
    return own or names.get(line.id, "") or _record(line.record)


def _record(record: str) -> str:
    names = {
        "account": tr("account"),
        "person": tr("person"),
        "secret": tr("secret"),
        "interview": tr("talk"),
        "secret_use": tr("use of a secret"),
        "own_kind": tr("kind of your own"),
        "promise": tr("promise"),
        "oops": tr("mishap"),
        "idea": tr("idea"),
        "nomination": tr("nomination"),
        "vote": tr("vote"),
    }
    return names.get(record, record.replace("_", " "))


def _field(field: str) -> str:
    return field.removesuffix("_id").replace("_", " ")

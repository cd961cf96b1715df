"""Merge what a colleague's manual tells into ours: first the plan, then its steps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from secretsmanual.domain.bundle_contents import (
    MODELS,
    NEEDS,
    REFERENCES,
    born,
    plain,
    values_of,
    whole,
)
from secretsmanual.domain.bundles import (
    GONE,
    BroughtFields,
    Bundle,
    Clash,
    Combined,
    ConflictFields,
    Shared,
    applied,
    combine,
)
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import PREFIX, ImportId
from secretsmanual.domain.wording import tr
from secretsmanual.services.manual import Manual
from secretsmanual.store import change_times, queries
from secretsmanual.store.change_times import Past
from secretsmanual.store.unit import Unit

QUIET = frozenset((GONE, "last_confirmed", "external_id"))
"""Fields in which the newer value wins without a word."""
_PROTECTED = frozenset(("private", "never"))
_NO_PAST = Past({}, {}, brought=False)


@dataclass(frozen=True, slots=True)
class Step:
    """What the merge does with one record."""

    kind: str
    id: str
    is_new: bool
    values: Mapping[str, Any]
    """Of a new record all fields, of one that is there those that change; as columns."""
    before: Mapping[str, Any]
    """What those fields held."""
    brought: Combined
    said: Mapping[str, Any] = field(default_factory=dict)
    """What is remembered of a record that is not here."""
    goes: bool = False
    """It was deleted over there; it goes here unless something points at it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a bundle would do to the manual."""

    steps: tuple[Step, ...]
    clashes: tuple[Clash, ...]


@dataclass(slots=True)
class _Side:
    theirs: Shared
    record: Any
    mine: Shared
    combined: Combined


def plan(manual: Manual, unit: Unit, name: str, bundle: Bundle) -> Plan:
    """Return what merging a bundle comes to; nothing is written.

    Raises BadInput where a record in it cannot stand; `name` is the file's.
    """
    sides = {kind: _sides(unit, kind, bundle) for kind in MODELS}
    there = _added(sides)
    kinds = {side.theirs.id for side in sides["own_kind"]}
    known = _Known(unit, there, kinds, manual)
    try:
        steps = [
            step
            for kind in MODELS
            for side in sides[kind]
            if (step := _step(side, known, is_added=side.theirs.id in there)) is not None
        ]
    except ValidationError:
        raise BadInput(
            tr("{name} holds a record that cannot stand; nothing was taken from it.", name=name),
            tr("Ask for it once more, made by this program."),
        ) from None
    clashes = [
        clash
        for side_list in sides.values()
        for side in side_list
        if side.record is not None
        for clash in side.combined.clashes
        if clash.field not in QUIET
    ]
    return Plan(tuple(steps), tuple(_first_seen(unit, clashes)))


def _sides(unit: Unit, kind: str, bundle: Bundle) -> list[_Side]:
    told = [record for record in bundle.records if record.kind == kind]
    here = unit.records(kind).by_ids(record.id for record in told)
    births = {one.id: born(here[one.id]) if one.id in here else one.born for one in told}
    pasts = change_times.pasts(unit, kind, births)
    return [
        _side(theirs, here.get(theirs.id), pasts.get(theirs.id, _NO_PAST), births[theirs.id])
        for theirs in told
    ]


def _side(theirs: Shared, record: Any, past: Past, birth: datetime) -> _Side:
    own = values_of(theirs.kind, record) if record is not None else {}
    if GONE in past.times:
        own[GONE] = record is None and past.said.get(GONE, False)
    if record is None:
        own = {**past.said, **own}
    mine = Shared(theirs.kind, theirs.id, own, birth, past.times)
    return _Side(theirs, record, mine, combine(mine, _unlocked(theirs, own)))


def _unlocked(theirs: Shared, own: Mapping[str, Any]) -> Shared:
    """Never let a bundle lower the protection that a secret has here, nor take it away whole."""
    if theirs.kind != "secret":
        return theirs
    left_out = {GONE} | ({"sensitivity"} if own.get("sensitivity") in _PROTECTED else set())
    values = {name: value for name, value in theirs.values.items() if name not in left_out}
    return Shared(theirs.kind, theirs.id, values, theirs.born, theirs.times)


def _added(sides: Mapping[str, list[_Side]]) -> set[str]:
    """Return the ids of what is new here.

    What was deleted stays so, unless it was changed since or, an account or a person, is still
    spoken of by what is new.
    """
    added: set[str] = set()
    wanted: set[str] = set()
    for kind in reversed(MODELS):
        for side in sides[kind]:
            if side.record is None and whole(side.theirs):
                after = applied(side.mine, side.combined)
                spoken_of = kind in {"account", "person"} and side.theirs.id in wanted
                if after.gone and not spoken_of:
                    continue
                added.add(side.theirs.id)
            wanted.update(_pointed(kind, side.combined.values))
    return added


def _pointed(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    for name in REFERENCES.get(kind, {}):
        value = values.get(name)
        if isinstance(value, list):
            yield from value
        elif value:
            yield value


class _Known:
    """Which records are here, or will be."""

    def __init__(self, unit: Unit, added: set[str], kinds: set[str], manual: Manual) -> None:
        self._unit = unit
        self._here = set(added)
        self._absent: set[str] = set()
        self._kinds = kinds
        self._bank = manual.bank

    def has(self, kind: str, record_id: str) -> bool:
        if record_id not in self._here and record_id not in self._absent:
            found = self._unit.records(kind).maybe(record_id) is not None
            (self._here if found else self._absent).add(record_id)
        return record_id in self._here

    def has_kind(self, kind: str) -> bool:
        return not kind or kind in self._kinds or self._bank.has_kind(kind)


def _step(side: _Side, known: _Known, *, is_added: bool) -> Step | None:
    theirs, combined = side.theirs, side.combined
    after = applied(side.mine, combined)
    if side.record is None and not is_added:
        said = {**side.mine.values, **combined.values} if not whole(theirs) else {}
        if not said or not combined.times:
            return None
        return Step(theirs.kind, theirs.id, False, {}, {}, combined, said=said)
    values = _resolved(theirs.kind, after.values if is_added else combined.values, known)
    if is_added:
        if not NEEDS.get(theirs.kind, frozenset()) <= values.keys():
            return None
        columns = _new_columns(theirs, values, after.newest)
        return Step(theirs.kind, theirs.id, True, columns, {}, combined)
    goes = after.gone
    columns, before = _changed_columns(side.record, values, after.newest)
    if not columns and not combined.times and not goes:
        return None
    return Step(theirs.kind, theirs.id, False, columns, before, combined, goes=goes)


def _resolved(kind: str, values: Mapping[str, Any], known: _Known) -> dict[str, Any]:
    """Leave out `gone`, and what points at a record that is nowhere."""
    resolved = {name: value for name, value in values.items() if name != GONE}
    for name, points_at in REFERENCES.get(kind, {}).items():
        value = resolved.get(name)
        if isinstance(value, list):
            resolved[name] = [one for one in value if known.has(points_at, one)]
        elif value is not None and not known.has(points_at, value):
            del resolved[name]
    if kind == "secret" and not known.has_kind(resolved.get("kind", "")):
        del resolved["kind"]
    return resolved


def _new_columns(theirs: Shared, values: Mapping[str, Any], newest: datetime) -> dict[str, Any]:
    model = MODELS[theirs.kind]
    more = {"id": theirs.id, "created_at": theirs.born, "updated_at": newest, "review": "done"}
    if theirs.kind == "secret" and not values.get("kind"):
        more["status"] = "unsorted"
    own = {name: value for name, value in more.items() if name in model.model_fields}
    columns = dict(model.model_validate({**values, **own}))
    del columns["id"]
    return columns


def _changed_columns(
    record: Any, values: Mapping[str, Any], newest: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    made = type(record).model_validate({**dict(record), **values})
    columns = {name: getattr(made, name) for name in values}
    columns = {name: value for name, value in columns.items() if value != getattr(record, name)}
    before = {name: getattr(record, name) for name in columns}
    if columns and "updated_at" in type(record).model_fields:
        columns["updated_at"] = max(record.updated_at, newest)
    return columns, before


def _first_seen(unit: Unit, clashes: Iterable[Clash]) -> Iterator[Clash]:
    """Leave out the clashes that were kept already, settled or not."""
    kept = {
        (one.record_id, one.field, frozenset((one.kept_at, one.other_at)))
        for one in unit.conflicts.where()
    }
    for clash in clashes:
        if (clash.id, clash.field, frozenset((clash.kept_at, clash.other_at))) not in kept:
            yield clash


def carry_out(unit: Unit, run: ImportId, found: Plan) -> None:
    """Take the steps of a plan, in its order."""
    for step in found.steps:
        records = unit.records(step.kind)
        if step.is_new:
            made = MODELS[step.kind].model_validate({**step.values, "id": step.id})
            records.add(made, step.id)
            if step.kind == "interview":  # its addition enters no history by itself
                unit.log(step.kind, step.id, "add", None, None)
        elif step.values:
            records.change(step.id, **step.values)
    unit.brought.add_many(
        [_brought(unit, run, step) for step in found.steps if step.is_new or step.brought.times]
    )
    for step in reversed(found.steps):
        if step.goes and not _pointed_at(unit, step):
            unit.records(step.kind).delete(step.id)
    for clash in found.clashes:
        unit.conflicts.add(
            ConflictFields(
                import_id=run,
                record=clash.kind,
                record_id=clash.id,
                field=clash.field,
                sides={"kept": clash.kept, "other": clash.other},
                kept_at=clash.kept_at,
                other_at=clash.other_at,
                theirs_taken=clash.theirs_taken,
            )
        )


def _brought(unit: Unit, run: ImportId, step: Step) -> dict[str, Any]:
    times = {name: [m.isoformat() for m in found] for name, found in step.brought.times.items()}
    fields = BroughtFields(
        import_id=run,
        record=step.kind,
        record_id=step.id,
        at=unit.at,
        times=times,
        said=plain(step.said),
    )
    return fields.columns(unit.ids.new(PREFIX["brought"]))


def _pointed_at(unit: Unit, step: Step) -> bool:
    if step.kind == "person" and queries.attending(unit, step.id):
        return True
    return bool(queries.referring(unit, step.id))

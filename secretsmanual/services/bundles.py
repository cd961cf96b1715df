"""Colleagues' manuals: tell another manual what this one knows, and take in what it tells."""

import secrets as chance
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from secretsmanual.domain import changes
from secretsmanual.domain.bundle_contents import called, plain, whole
from secretsmanual.domain.bundles import Bundle, Clash, Conflict, Shared
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.handover import EXPIRY_DAYS
from secretsmanual.domain.ids import AccountId, ImportId
from secretsmanual.domain.relations import told
from secretsmanual.domain.runs import Handover, HandoverFields, ImportRun, ImportRunFields
from secretsmanual.domain.wording import mark, tr
from secretsmanual.formats import bundle as bundle_file
from secretsmanual.formats.bundle_lock import PREFIX_BYTES, SALT_BYTES, BundleLock
from secretsmanual.services import receipts
from secretsmanual.services.bundle_merging import Plan, carry_out, plan
from secretsmanual.services.bundle_writing import Contents, contents
from secretsmanual.services.came_back import Back, Remembered, without_erased
from secretsmanual.services.manual import Manual
from secretsmanual.services.settings import own_id, sender_in
from secretsmanual.services.sharing import Leaving, Preview
from secretsmanual.services.writing import ending_of, write_with_receipt
from secretsmanual.store import queries
from secretsmanual.store.change_times import BUNDLE
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import read_bounded

Side = Literal["kept", "other"]
_AHEAD = timedelta(days=2)
_TEXTS = (
    "text",
    "name",
    "label",
    "what",
    "title",
    "how",
    "purpose",
    "started",
    "status",
    "rep_name",
    "month",
)


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One record that is new, changes or goes."""

    record: str
    id: str
    does: Literal["new", "changes", "goes"]
    values: dict[str, Any]
    """What it is to be, by field; JSON types."""
    before: dict[str, Any]
    """What those fields hold now."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging a bundle would do."""

    file_name: str
    sender: str
    made: str
    """ISO moment."""
    records: int
    lines: tuple[MergeLine, ...]
    conflicts: tuple[Clash, ...]
    last_merged: ImportRun | None
    """The last bundle of the same manual that was merged."""
    erased: tuple[Back, ...] = ()
    """Those who were erased here and stay out."""

    @property
    def older(self) -> bool:
        """Whether a newer bundle of the same manual was merged already."""
        last = self.last_merged
        return last is not None and last.made is not None and last.made.isoformat() > self.made

    def count(self, record: str, does: str) -> int:
        """Count the records of a type that are new, change or go."""
        return sum(line.record == record and line.does == does for line in self.lines)

    @property
    def data(self) -> dict[str, Any]:
        """The same for programs: JSON types only."""
        return {
            "file": self.file_name,
            "format": BUNDLE,
            "sender": self.sender,
            "made": self.made,
            "older": self.older,
            "rows": self.records,
            "accounts_added": self.count("account", "new"),
            "people_added": self.count("person", "new"),
            "people_updated": self.count("person", "changes"),
            "secrets_added": self.count("secret", "new"),
            "secrets_updated": self.count("secret", "changes"),
            "changes": [asdict(line) for line in self.lines],
            "conflicts": [
                {
                    "record": clash.kind,
                    "id": clash.id,
                    "field": clash.field,
                    "kept": clash.kept,
                    "other": clash.other,
                    "theirs_taken": clash.theirs_taken,
                }
                for clash in self.conflicts
            ],
            "erased": [
                {"id": one.id, "name": one.name, "on": one.on.isoformat()} for one in self.erased
            ],
            "duplicates": [],
            "not_understood": [],
        }


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging a bundle did."""

    preview: MergePreview
    import_id: ImportId
    change: Change


class BundleService:
    """Writes bundles for colleagues, and merges theirs."""

    def __init__(
        self, manual: Manual, token_bytes: Callable[[int], bytes] = chance.token_bytes
    ) -> None:
        self._manual = manual
        self._token_bytes = token_bytes

    def preview(self, account_ids: Sequence[AccountId] = ()) -> Preview:
        """Show what a bundle would hold and what stays behind with reasons; nothing is written.

        Without accounts, all of them are meant. Raises NotFound for one that is not there.
        """
        with self._manual.read() as unit:
            found = contents(self._manual, unit, account_ids)
        lines = tuple(_leaving(record, found) for record in found.records)
        return Preview("colleague", lines, found.held_back)

    def hand_over(
        self,
        path: Path,
        account_ids: Sequence[AccountId] = (),
        recipient: str = "",
        passphrase: str | None = None,
    ) -> Handover:
        """Write a bundle, readable by its owner only, and its receipt: both or neither.

        Raises:
            BadInput: the file does not end in .smbundle, or the passphrase is too short.
            Refused: nothing may leave, or the file cannot be written.
        """
        ending_of(path, (bundle_file.ENDING,))
        manual = self._manual
        with manual.write(mark("Name this manual")) as unit:
            manual_id = own_id(unit, make=True)
        with manual.read() as unit:
            found = contents(manual, unit, account_ids)
            made, sender = unit.at, sender_in(queries.settings(unit))
        if not found.records:
            raise Refused(
                tr("Nothing may leave for a colleague."), tr("The preview tells what stays.")
            )
        expires_on = manual.today + timedelta(days=EXPIRY_DAYS)
        bundle = Bundle(manual_id, sender, made, expires_on, found.records)
        data = bundle_file.write(bundle, self._lock(passphrase))

        def keep(digest: str) -> Handover:
            with manual.write(mark("Hand over to a colleague")) as unit:
                fields = _receipt(unit, found, bundle, path, recipient, digest)
                recalled = receipts.withdrawals(unit, manual, "colleague")
                return receipts.keep_receipt(unit, fields, found.leaving, recalled)

        return write_with_receipt(path, lambda out: _put(out, data), keep, self._forget)

    def is_bundle(self, path: Path) -> bool:
        """Whether a file is a bundle, by what is in it."""
        try:
            with path.open("rb") as file:
                return bundle_file.is_bundle(file.read(64))
        except OSError:
            return False

    def is_locked(self, path: Path) -> bool:
        """Whether a bundle needs a passphrase; raises NotFound or BadInput."""
        return bundle_file.is_locked(read_bounded(path, bundle_file.MOST_BYTES))

    def look(
        self, path: Path, passphrase: str | None = None, bring_back: Collection[str] = ()
    ) -> MergePreview:
        """Say what merging a bundle would do; nothing is written.

        Whoever was erased here stays out with all that is about them, but for those whose ids
        are to be brought back.

        Raises:
            NotFound: there is no such file.
            Refused: a passphrase is missing or wrong.
            BadInput: it is no sound bundle of this version, or from the future.
        """
        bundle = self._read(path, passphrase)
        with self._manual.read() as unit:
            bundle, erased = without_erased(unit, bundle, bring_back)
            found = plan(self._manual, unit, path.name, bundle)
            return _preview(unit, path.name, bundle, found, erased)

    def merge(
        self, path: Path, passphrase: str | None = None, bring_back: Collection[str] = ()
    ) -> Merged:
        """Merge a bundle in one transaction; undo takes all of it back. Raises as `look`."""
        bundle = self._read(path, passphrase)
        manual = self._manual
        manual.keep_before("merge")
        with manual.write(changes.MERGE.format(name=path.name)) as unit:
            bundle, erased = without_erased(unit, bundle, bring_back)
            Remembered(unit).forget(bring_back)
            found = plan(manual, unit, path.name, bundle)
            preview = _preview(unit, path.name, bundle, found, erased)
            run = unit.imports.add(
                ImportRunFields(
                    at=unit.at,
                    file_name=path.name,
                    format=BUNDLE,
                    rows=len(bundle.records),
                    accounts_added=preview.count("account", "new"),
                    people_added=preview.count("person", "new"),
                    people_updated=preview.count("person", "changes"),
                    secrets_added=preview.count("secret", "new"),
                    manual=bundle.manual,
                    sender=bundle.sender,
                    made=bundle.made,
                )
            )
            carry_out(unit, run.id, found)
            unit.imports.set_quietly(run.id, action=unit.change.action)
        return Merged(preview, run.id, unit.change)

    def conflicts(self, *, settled: bool = False) -> list[Conflict]:
        """Return the conflicts that wait, or those that were settled, oldest first."""
        with self._manual.read() as unit:
            return [one for one in unit.conflicts.where() if bool(one.settled) is settled]

    def settle(self, conflict_id: str, side: Side) -> Change:
        """Settle a conflict: leave the value that was kept, or put the other in its place.

        Raises NotFound, and Refused where it was settled already.
        """
        with self._manual.write(mark("Settle a conflict")) as unit:
            conflict = unit.conflicts.get(conflict_id)
            if conflict.settled:
                raise Refused(
                    tr("This conflict was settled already."), tr("Change the record itself.")
                )
            if side == "other":
                _take_other(unit, conflict)
            unit.conflicts.change(conflict_id, settled=side)
        return unit.change

    def _read(self, path: Path, passphrase: str | None) -> Bundle:
        data = read_bounded(path, bundle_file.MOST_BYTES)
        bundle = bundle_file.read(path.name, data, passphrase)
        if bundle.made > self._manual.clock.now() + _AHEAD:
            raise BadInput(
                tr("{name} was made in the future, by this computer's clock.", name=path.name),
                tr("Set the clocks of both computers, then ask for it once more."),
            )
        return bundle

    def _lock(self, passphrase: str | None) -> BundleLock | None:
        if passphrase is None:
            return None
        return BundleLock(
            passphrase, self._token_bytes(SALT_BYTES), self._token_bytes(PREFIX_BYTES)
        )

    def _forget(self, receipt: Handover) -> None:
        with self._manual.write(mark("Take back a receipt")) as unit:
            receipts.forget_receipt(unit, receipt)


def _put(out: Any, data: bytes) -> None:
    out.write(data)


def _receipt(
    unit: Unit, found: Contents, bundle: Bundle, path: Path, recipient: str, digest: str
) -> HandoverFields:
    reasons = [held.reason for held in found.held_back]
    return HandoverFields(
        at=unit.at,
        audience="colleague",
        recipient=recipient.strip(),
        format=bundle_file.ENDING,
        file_name=path.name,
        file_sha256=digest,
        secrets=[out.secret.id for out in found.leaving],
        withdrawn=list(found.withdrawn),
        held_back={why: reasons.count(why) for why in sorted(set(reasons))},
        expires_on=bundle.expires_on,
    )


def _leaving(record: Shared, found: Contents) -> Leaving:
    values = record.values
    return Leaving(
        record.id,
        found.names.get(values.get("account_id") or "", ""),
        found.names.get(values.get("person_id") or "", ""),
        called(record.kind) if whole(record) else mark("withdrawal"),
        _said(record, found.names),
        values.get("verbatim", ""),
    )


def _said(record: Shared, names: Mapping[str, str]) -> str:
    values = record.values
    if record.kind == "relation" and whole(record):
        one, other = (names.get(values.get(end) or "") for end in ("from_id", "to_id"))
        return told(values["sort"], one, other)
    return next((str(values[name]) for name in _TEXTS if values.get(name)), tr("deleted"))


def _preview(
    unit: Unit, name: str, bundle: Bundle, found: Plan, erased: tuple[Back, ...]
) -> MergePreview:
    lines = [
        MergeLine(
            step.kind,
            step.id,
            "goes" if step.goes else "new" if step.is_new else "changes",
            plain(step.values),
            plain(step.before),
        )
        for step in found.steps
        if step.values or step.goes
    ]
    runs = (run for run in queries.imports(unit) if run.manual == bundle.manual)
    last = next((run for run in runs if run.undone_at is None), None)
    return MergePreview(
        name,
        bundle.sender,
        bundle.made.isoformat(),
        len(bundle.records),
        tuple(lines),
        found.clashes,
        last,
        erased,
    )


def _take_other(unit: Unit, conflict: Conflict) -> None:
    records = unit.records(conflict.record)
    before = records.columns(conflict.record_id)
    made = records.validated({**before, conflict.field: conflict.sides["other"]})
    records.change(conflict.record_id, **{conflict.field: getattr(made, conflict.field)})

"""A colleague's bundle: looked at, merged, and its conflicts settled."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import Refused, UserError
from secretsmanual.domain.values import SecretStatus
from secretsmanual.gui.screens.importing.bundle_rows import Both, Rows, both_row, preview_rows
from secretsmanual.gui.tools import Tools
from secretsmanual.services.bundles import Merged, MergePreview, Side

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services


class BundleSeen(NamedTuple):
    """What merging would do, ready to be shown."""

    preview: MergePreview
    rows: Rows


class BundlePresenter(QObject):
    """Looks at one bundle; nothing is merged before the user says so."""

    locked = Signal(str)
    """A passphrase is needed; a sentence where the one given was wrong."""
    seen = Signal(object)
    """A BundleSeen."""
    working = Signal(str)
    """A sentence about what takes a while."""
    not_merged = Signal(object)
    """A UserError."""
    merged = Signal(object)
    """A Merged."""
    conflicts = Signal(list)
    """Rows of the conflicts that wait."""
    refused = Signal(str)
    """Why the file cannot be used."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._path: Path | None = None
        self._passphrase: str | None = None

    @property
    def file_name(self) -> str:
        """The bundle at hand."""
        return self._path.name if self._path else ""

    def look(self, path: Path, passphrase: str | None = None) -> None:
        """Read a bundle and say what merging it would do."""
        self._path, self._passphrase = path, passphrase
        opened = self._tools.opened

        def call() -> BundleSeen | None:
            services = opened()
            if passphrase is None and services.bundles.is_locked(path):
                return None
            preview = services.bundles.look(path, passphrase)
            ids = {line.id for line in preview.lines} | {one.id for one in preview.conflicts}
            return BundleSeen(preview, preview_rows(preview, *_known(services, ids)))

        self._tools.work.run(self, call, self._take, self._not_read, latest="bundle")

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase on the bundle at hand."""
        if self._path is not None and passphrase:
            self.look(self._path, passphrase)

    def merge(self) -> None:
        """Merge the bundle at hand, as one step that undo takes back."""
        path, passphrase, service = self._path, self._passphrase, self._tools.services.bundles
        if path is None:
            return
        self.forget()
        self.working.emit(self.tr("Merging {}").format(path.name))

        def done(merged: Merged) -> None:
            self._tools.wrote(merged.change)
            self.merged.emit(merged)
            self.read_conflicts()

        def failed(error: UserError) -> None:
            """Stay with the bundle: what the disk refused can be done again."""
            self._path, self._passphrase = path, passphrase
            self.not_merged.emit(error)

        self._tools.work.run(self, lambda: service.merge(path, passphrase), done, failed)

    def forget(self) -> None:
        """Put the bundle aside, and its passphrase with it."""
        self._path = self._passphrase = None

    def read_conflicts(self) -> None:
        """Read the conflicts that wait."""
        opened = self._tools.opened

        def call() -> Rows:
            services = opened()
            found = services.bundles.conflicts()
            names, hidden = _known(services, {one.record_id for one in found})
            return [
                both_row(
                    Both(
                        one.id,
                        one.record,
                        one.field,
                        one.sides["kept"],
                        one.sides["other"],
                        one.theirs_taken,
                    ),
                    names.get(one.record_id, ""),
                    hidden=one.record_id in hidden,
                )
                for one in found
            ]

        self._tools.work.run(self, call, self.conflicts.emit, latest="conflicts")

    def settle(self, conflict_id: str, *, theirs: bool) -> None:
        """Let theirs or ours stand."""
        service = self._tools.services.bundles
        said = self.tr("Theirs stands.") if theirs else self.tr("Yours stands.")

        def call() -> Change:
            found = next(one for one in service.conflicts() if one.id == conflict_id)
            side: Side = "kept" if found.theirs_taken == theirs else "other"
            return service.settle(conflict_id, side)

        self._tools.write(self, call, said)

    def _take(self, seen: BundleSeen | None) -> None:
        if seen is None:
            self.locked.emit("")
        else:
            self.seen.emit(seen)

    def _not_read(self, error: UserError) -> None:
        if self._passphrase is not None and isinstance(error, Refused):
            self._passphrase = None
            self.locked.emit(error.sentence)
        else:
            self.forget()
            self.refused.emit(error.sentence)


def _known(services: "Services", ids: set[str]) -> tuple[dict[str, str], frozenset[str]]:
    """Return the names of records by id, and the secrets that must never be mentioned."""
    names: dict[str, str] = {one.account.id: one.account.name for one in services.accounts.all()}
    names.update((one.id, one.name) for one in services.people.all())
    every = services.secrets.all(statuses=get_args(SecretStatus))
    secrets = [one for one in every if one.id in ids]
    names.update((one.id, names.get(one.person_id or "", "")) for one in secrets)
    return names, frozenset(one.id for one in secrets if one.sensitivity == "never")

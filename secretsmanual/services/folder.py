"""The hand-over folder: packs that are written anew after each review, so that nobody has to think.

A folder of the company's own that colleagues see: synced, or on a server. Each pack is replaced
whole. Files are readable by their owner alone (0600), as everything that leaves; where colleagues
read the same file under other accounts of the computer or server, its group may read it (0640).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from secretsmanual.domain import words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.runs import FOLDER, Handover
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.packing import NothingLeaves
from secretsmanual.services.sharing import SharingService
from secretsmanual.services.writing import told_plainly
from secretsmanual.store import handed, queries
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import answers

FolderPack = Literal["service", "marketing"]
FILES: Mapping[FolderPack, str] = {
    "service": "Secrets for service.html",
    "marketing": "Secrets for marketing.xlsx",
}
"""What each pack is called in the folder."""

_SETTING = "hand-over folder"
_GROUP_READS = 0o640


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder as it is set, and how the last writing went."""

    path: str
    packs: tuple[FolderPack, ...]
    group_reads: bool = False
    """Whether the files' group may read them, besides their owner."""
    written_at: str = ""
    """ISO moment of the last writing that went well; empty for none."""
    problem: str = ""
    """Why the last writing did not go well, in one sentence."""

    @property
    def files(self) -> list[Path]:
        """The files that stand in it."""
        return [Path(self.path) / FILES[pack] for pack in self.packs]

    @property
    def said(self) -> str:
        """One quiet sentence on how it stands."""
        if self.problem:
            return self.problem
        if not self.written_at:
            return tr("Nothing is written there yet.")
        return tr("Written {moment}.", moment=words.moment(datetime.fromisoformat(self.written_at)))


class FolderService:
    """Sets the hand-over folder, and keeps the packs in it fresh."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual
        self._sharing = SharingService(manual)

    def current(self) -> Folder | None:
        """Return the folder that is set, or None."""
        with self._manual.read() as unit:
            found = queries.settings(unit).get(_SETTING)
        if not found:
            return None
        values = json.loads(found)
        return Folder(**{**values, "packs": tuple(values["packs"])})

    def set(self, path: Path, packs: Sequence[FolderPack], *, group_reads: bool = False) -> Change:
        """Choose the folder and which packs stand in it; nothing is written there yet.

        Raises BadInput where it is no folder, or no pack is chosen.
        """
        if not packs:
            raise BadInput(tr("No pack is chosen."), tr("Choose service, marketing or both."))
        if not path.is_dir():
            raise BadInput(
                tr("{name} is not a folder.", name=path.name), tr("Choose one that is there.")
            )
        chosen = tuple(pack for pack in FILES if pack in packs)
        return self._keep(Folder(str(path.absolute()), chosen, group_reads))

    def stop(self) -> Change:
        """Write there no more; the files that stand there stay, and grow stale."""
        with self._manual.write(mark("Stop the hand-over folder")) as unit:
            queries.set_setting(unit, _SETTING, "")
        return unit.change

    def write(self) -> Folder:
        """Write each pack anew, with its receipt. What goes wrong is told, never raised.

        A folder that is not there (a drive that is not connected) is tried again next time. A
        pack of which nothing may leave any more is taken away.

        Raises Refused where no folder is set.
        """
        folder = self.current()
        if folder is None:
            raise Refused(
                tr("No hand-over folder is set."), tr("Set one: share folder --to FOLDER.")
            )
        problem = " ".join(dict.fromkeys(self._problems(folder)))
        written_at = folder.written_at if problem else self._manual.clock.now().isoformat()
        folder = replace(folder, written_at=written_at, problem=problem)
        with self._manual.write(mark("Write the hand-over folder")) as unit:
            queries.set_setting_quietly(unit, _SETTING, json.dumps(asdict(folder)))
        return folder

    def _problems(self, folder: Folder) -> Iterator[str]:
        if not answers(Path(folder.path)):
            yield tr(
                "The folder {name} is not there now; it is tried again later.",
                name=Path(folder.path).name,
            )
            return
        for pack, path in zip(folder.packs, folder.files, strict=True):
            try:
                self._write(pack, path, group_reads=folder.group_reads)
            except Refused as error:
                yield error.sentence

    def _write(self, pack: FolderPack, path: Path, *, group_reads: bool) -> None:
        earlier = self._earlier(pack)
        if path.exists() and _sha256(path) not in {one.file_sha256 for one in earlier}:
            raise Refused(
                tr("{name} in that folder was not written from this manual.", name=path.name),
                tr("Take it away, or choose a folder of your own."),
            )
        with told_plainly(path):
            for part in path.parent.glob(f".{path.name}.*"):
                part.unlink()  # of a writing that was killed
        try:
            receipt = self._sharing.hand_over(pack, path, recipient=FOLDER)
        except NothingLeaves:
            path.unlink(missing_ok=True)
            return
        with told_plainly(path):
            path.chmod(_GROUP_READS if group_reads else 0o600)
        with self._manual.write(mark("Write the hand-over folder")) as unit:
            for one in earlier:
                _slim(unit, one, receipt)

    def _earlier(self, pack: FolderPack) -> list[Handover]:
        with self._manual.read() as unit:
            found = queries.handovers(unit)
        return [one for one in found if one.recipient == FOLDER and one.audience == pack]

    def _keep(self, folder: Folder) -> Change:
        with self._manual.write(mark("Set the hand-over folder")) as unit:
            queries.set_setting(unit, _SETTING, json.dumps(asdict(folder)))
        return unit.change


def _slim(unit: Unit, earlier: Handover, newest: Handover) -> None:
    """Leave of an earlier receipt what its file said and the one in its place does not.

    Otherwise the receipts of a folder would outgrow the manual.
    """
    left = handed.drop_repeated(unit, earlier.id, newest.id)
    if left:
        unit.handovers.set_quietly(earlier.id, secrets=left)
    else:
        unit.handovers.erase(earlier.id)


def _sha256(path: Path) -> str:
    with told_plainly(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

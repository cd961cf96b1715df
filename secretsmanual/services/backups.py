"""Backups: made by themselves, thinned, listed with what they hold, restored here or elsewhere."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from secretsmanual.domain.backups import Backup, BackupLine, Before, kept
from secretsmanual.domain.errors import NotFound, UserError
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.backup_places import remember, remembered
from secretsmanual.services.erasing import ErasingService
from secretsmanual.services.manual import Manual
from secretsmanual.store import looking_in, manual_file, queries
from secretsmanual.system.files import answers, private_folder

A_DAY = timedelta(days=1)


class BackupService:
    """Looks after the backups of the open manual."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    @property
    def folder(self) -> Path:
        """Where the backups are to be kept."""
        return self._manual.backup_places.wanted

    @property
    def chosen(self) -> bool:
        """Whether that is a folder of the user's choice."""
        return self._manual.backup_places.chosen is not None

    def elsewhere(self) -> str:
        """Say where backups go meanwhile if the chosen folder is out of reach; else nothing."""
        places = self._manual.backup_places
        if places.chosen is None or answers(places.chosen):
            return ""
        return tr(
            "The folder {folder} is not there now; backups are kept in {beside} meanwhile.",
            folder=places.chosen,
            beside=places.beside,
        )

    def choose_folder(self, folder: Path | None) -> None:
        """Keep backups there from now on; None: beside the manual. Raises Refused.

        Those that are there already stay where they are, and in the list.
        """
        if folder is not None:
            manual_file.require_writable(folder)
        places = self._manual.backup_places.moved_to(folder)
        with self._manual.write(mark("Choose the folder of backups")) as unit:
            for name, value in places.settings.items():
                queries.set_setting_quietly(unit, name, value)
        remember(places)

    def make(self, before: Before = "") -> Path:
        """Make a backup now, opened once to prove it, and thin the others; raises Refused.

        Older ones that still hold somebody who was erased are cleaned on the way.
        """
        made = self._manual.back_up(before)
        self._thin()
        ErasingService(self._manual).clean_waiting()
        return made

    def make_if_changed(self) -> Path | None:
        """Make a backup if anything was written since the newest one; return it, or None."""
        return self.make() if self._manual.changed_since_backup else None

    def lines(self) -> list[BackupLine]:
        """Return the backups, newest first, with what each holds."""
        return [look_into(backup, self._manual.key) for backup in self._manual.backups()]

    def restore(self, backup: Path, to: Path) -> None:
        """Put a backup into a new file; this manual stays as it is. Raises Refused."""
        restore_file(backup, to, self._manual.key)

    def restore_here(self, backup: Path) -> Path:
        """Put a backup in this manual's place; return the backup of what stood here till now.

        Raises Refused, Damaged, and NotFound where the backup is gone.
        """
        manual_file.require_file(backup)
        return self._manual.restore_here(backup)

    def _thin(self) -> None:
        found, now = self._manual.backups(), self._manual.clock.now().replace(tzinfo=None)
        staying = kept((one.at for one in found), now)
        gone = [one for one in found if one.at not in staying]
        # One that another window is making just now is not a day old.
        gone += [one for one in self._manual.unfinished_backups() if one.at < now - A_DAY]
        for one in gone:
            with suppress(OSError):  # the next backup tries again
                manual_file.remove(one.path)


def lines_without_manual(manual: Path, key: bytes | None) -> list[BackupLine]:
    """Return all backups of a manual that does not open itself, newest first."""
    return [look_into(backup, key) for backup in remembered(manual).backups()]


def look_into(backup: Backup, key: bytes | None) -> BackupLine:
    """Say what a backup holds, or why that cannot be said."""
    size = 0
    try:
        size = backup.path.stat().st_size
        return BackupLine(backup, size, looking_in.holdings(backup.path, key))
    except UserError as error:
        return BackupLine(backup, size, None, error.what)
    except OSError:
        return BackupLine(backup, size, None, tr("It cannot be read."))


def restore_file(backup: Path, to: Path, key: bytes | None) -> None:
    """Put a backup into a new file and prove it; raises NotFound, Locked and Refused."""
    manual_file.require_file(backup)
    private_folder(to.parent)
    manual_file.copy(backup, to, looking_in.key_for(backup, key))


def find_backup(found: Iterable[Backup], wanted: str) -> Path:
    """Return the backup that is meant: a file, its name, or a day or time it begins with.

    Of several the first. Raises NotFound.
    """
    if Path(wanted).is_file():
        return Path(wanted)
    for one in found:
        if wanted == one.path.name or _when(one.at).startswith(wanted):
            return one.path
    raise NotFound(
        tr("There is no backup “{wanted}”.", wanted=wanted),
        tr("See `backups` for their names and times."),
    )


def _when(at: datetime) -> str:
    return at.isoformat(" ", "seconds")

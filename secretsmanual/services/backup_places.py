"""Where a manual's backups lie: the folder that was chosen, and those where earlier ones are.

The manual's settings say so. A manual that does not open cannot be asked, so a small file in the
state folder says the same: nothing but the folders, under a name made of the manual's path.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from secretsmanual.domain.backups import Backup
from secretsmanual.system.files import answers, private_folder, write_whole
from secretsmanual.system.paths import (
    backup_folder,
    backups_of,
    state_folder,
    unfinished_backups,
)

CHOSEN, EARLIER = "backup_folder", "backup_folders_before"
"""The settings that keep them."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one manual's backups."""

    manual: Path
    chosen: Path | None
    earlier: tuple[Path, ...] = ()

    @property
    def beside(self) -> Path:
        """The folder beside the manual: used where none is chosen, or that one is out of reach."""
        return backup_folder(self.manual)

    @property
    def wanted(self) -> Path:
        """Where backups are to be kept."""
        return self.chosen or self.beside

    @property
    def reachable(self) -> list[Path]:
        """The folders that answer now, each once."""
        every = dict.fromkeys((self.wanted, self.beside, *self.earlier))
        return [folder for folder in every if folder == self.beside or answers(folder)]

    @property
    def out_of_reach(self) -> list[Path]:
        """The folders that do not answer now, such as a stick that is not plugged in."""
        reachable = self.reachable
        return [one for one in (self.wanted, *self.earlier) if one not in reachable]

    def backups(self) -> list[Backup]:
        """Return the backups in all of them, newest first."""
        found = [one for at in self.reachable for one in backups_of(self.manual, str(at))]
        return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)

    def unfinished(self) -> list[Backup]:
        """Return copies that a kill left half done."""
        return [one for at in self.reachable for one in unfinished_backups(self.manual, str(at))]

    def moved_to(self, folder: Path | None) -> "Places":
        """Return another choice, with the old one among the earlier."""
        earlier = dict.fromkeys((*self.earlier, *([self.chosen] if self.chosen else [])))
        return Places(self.manual, folder, tuple(one for one in earlier if one != folder))

    @property
    def settings(self) -> dict[str, str]:
        """The settings that keep them."""
        earlier = json.dumps([str(one) for one in self.earlier])
        return {CHOSEN: str(self.chosen or ""), EARLIER: earlier}


def places_in(manual: Path, settings: Mapping[str, str]) -> Places:
    """Return the places that a manual's settings name."""
    chosen = settings.get(CHOSEN, "")
    earlier = json.loads(settings.get(EARLIER, "[]"))
    return Places(manual, Path(chosen) if chosen else None, tuple(Path(one) for one in earlier))


def remember(places: Places) -> None:
    """Keep the places outside of the manual too; a disk that refuses costs only that."""
    if places == remembered(places.manual):
        return
    file = _file_of(places.manual)
    with suppress(OSError):
        private_folder(file.parent)
        write_whole(file, json.dumps(places.settings).encode())


def remembered(manual: Path) -> Places:
    """Return the places of a manual that cannot be asked: as it was last opened here."""
    try:
        found = json.loads(_file_of(manual).read_bytes())
        return places_in(manual, found)
    except (OSError, ValueError, TypeError, AttributeError):
        return Places(manual, None)


def _file_of(manual: Path) -> Path:
    name = sha256(str(manual.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return state_folder() / "backups" / f"{name[:32]}.json"

"""Where a manual's backups lie: the folder that was chosen, and those where earlier ones are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from secretsmanual.domain.backups import Backup
from secretsmanual.system.files import answers
from secretsmanual.system.paths import backup_folder, backups_of, unfinished_backups

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

    def backups(self) -> list[Backup]:
        """Return the backups in all of them, newest first."""
        found = [one for at in self.reachable for one in backups_of(self.manual, str(at))]
        return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)

    def unfinished(self) -> list[Backup]:
        """Return copies that a kill left half done."""
        return [one for at in self.reachable for one in unfinished_backups(self.manual, str(at))]

    def moved_to(self, folder: Path | None) -> dict[str, str]:
        """Return the settings that keep another choice, and the old one among the earlier."""
        earlier = dict.fromkeys((*self.earlier, *([self.chosen] if self.chosen else [])))
        kept = [str(one) for one in earlier if one != folder]
        return {CHOSEN: str(folder) if folder else "", EARLIER: json.dumps(kept)}


def places_in(manual: Path, settings: Mapping[str, str]) -> Places:
    """Return the places that a manual's settings name."""
    chosen = settings.get(CHOSEN, "")
    earlier = json.loads(settings.get(EARLIER, "[]"))
    return Places(manual, Path(chosen) if chosen else None, tuple(Path(one) for one in earlier))

"""Backups as a list: when each was made, what it holds, how large it is."""

from collections.abc import Sequence
from pathlib import Path

from secretsmanual.domain import words
from secretsmanual.domain.backups import BackupLine
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.row_list import RowList

MEGABYTE = 1_000_000


class BackupList(RowList):
    """Newest first; one that does not open says why."""

    def __init__(self, theme: Theme) -> None:
        self.none = EmptyState(theme, "archive", "")
        super().__init__(theme, self.tr("Backups"), "card", empty=self.none)
        self.none.say(
            self.tr("No backup yet."),
            self.tr("One is made by itself within half an hour after something changed."),
        )

    @property
    def chosen_file(self) -> Path | None:
        """The backup that is current, if there is one."""
        return Path(self.current_id()) if self.current_id() else None

    def show_lines(self, lines: Sequence[BackupLine]) -> None:
        """Show these backups."""
        self.show_rows([self._row(line) for line in lines])
        self.choose_first()

    def _row(self, line: BackupLine) -> ItemRow:
        backup, locale = line.backup, self.locale()
        before = {
            "": self.tr("made by itself"),
            "hand": self.tr("made by hand"),
            "update": self.tr("before an update"),
            "import": self.tr("before an import"),
            "merge": self.tr("before a merge"),
            "erase": self.tr("before somebody was erased"),
            "reduce": self.tr("before people who left were reduced"),
            "restore": self.tr("before another was restored"),
        }
        size = locale.toString(line.size / MEGABYTE, "f", 1)
        parts = (self._held(line), before.get(backup.before, ""))
        return ItemRow(
            str(backup.path),
            words.full_moment(backup.at),
            ", ".join(part for part in parts if part),
            self.tr("{} MB").format(size),
            icon="archive" if line.holds else "triangle-alert",
        )

    def _held(self, line: BackupLine) -> str:
        if line.holds is None:
            return line.why_not
        held = line.holds
        said = self.tr("{} accounts, {} people, {} secrets").format(
            held.accounts, held.people, held.secrets
        )
        if held.last_talk:
            said += self.tr(", last talk {}").format(words.weekday(held.last_talk))
        return said

"""What the page of settings knows and does."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import TeamMemberId
from secretsmanual.gui.tools import Tools
from secretsmanual.services import about, files
from secretsmanual.services.about import Part
from secretsmanual.services.settings import Ours, Setting


class SettingsPresenter(QObject):
    """Reads who we are, changes it, and looks after the file."""

    shown = Signal(object, str)
    """Ours, and where the manual lies."""
    kept = Signal(str)
    """Which setting was saved."""
    refused = Signal(str, str)
    """Which setting, or `team`, was refused, and why."""
    joined = Signal()
    """Somebody was added to the team."""
    checked = Signal(str, bool)
    """What came of looking after the file, and whether it is well."""
    licences = Signal(list)

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._ours = Ours()

    def read(self) -> None:
        """Read anew."""
        tools = self._tools

        def call() -> tuple[Ours, str]:
            return tools.services.settings.ours(), str(tools.services.manual.path)

        tools.work.run(self, call, self._take, latest="settings")

    def set(self, name: Setting, value: str) -> None:
        """Name our company or product, if it is another name than before."""
        if value.strip() == getattr(self._ours, name):
            return
        service = self._tools.services.settings

        def done(change: Change) -> None:
            self._tools.wrote(change)
            self.kept.emit(name)

        self._run(lambda: service.set(name, value), done, name)

    def add(self, name: str, role: str) -> None:
        """Add somebody to our team."""
        service = self._tools.services.settings

        def done(change: Change) -> None:
            self._tools.wrote(change)
            self.joined.emit()

        self._run(lambda: service.add_member(name, role)[1], done, "team")

    def remove(self, member_id: TeamMemberId, name: str) -> None:
        """Take somebody off our team."""
        service = self._tools.services.settings
        said = self.tr("{} is no longer in the team.").format(name)
        self._run(
            lambda: service.remove_member(member_id),
            lambda change: self._tools.wrote(change, said),
            "team",
        )

    def back_up(self) -> None:
        """Copy the manual into its folder of backups, and prove the copy."""
        backups = self._tools.services.backups

        def done(made: Path) -> None:
            text = self.tr("Backed up and opened once to prove it: {}").format(made)
            self.checked.emit(text, True)

        self._tools.work.run(self, lambda: backups.make("hand"), done, self._damaged)

    def check(self) -> None:
        """Look for damage in the manual's file."""
        manual = self._tools.services.manual

        def done(problems: list[str]) -> None:
            if problems:
                text = self.tr("Something is wrong: {}. Restore the newest good backup.")
                self.checked.emit(text.format("; ".join(problems)), False)
            else:
                self.checked.emit(self.tr("The manual is sound."), True)

        self._tools.work.run(
            self, lambda: files.check(manual.path, manual.key), done, self._damaged
        )

    def read_licences(self) -> None:
        """Read the licences of all parts."""

        def done(parts: list[Part]) -> None:
            self.licences.emit(parts)

        self._tools.work.run(self, about.parts, done)

    def _run(self, call: Callable[[], Change], done: Callable[[Change], None], name: str) -> None:
        def failed(error: UserError) -> None:
            self.refused.emit(name, error.sentence)

        self._tools.work.run(self, call, done, failed)

    def _damaged(self, error: UserError) -> None:
        self.checked.emit(error.sentence, False)

    def _take(self, found: tuple[Ours, str]) -> None:
        self._ours = found[0]
        self.shown.emit(*found)

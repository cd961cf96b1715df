"""The hand-over folder in the settings: which folder, which packs, and how it stands."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.screens.settings.folder_card import FolderCard
from secretsmanual.gui.tools import Tools
from secretsmanual.services.folder import Folder, FolderPack


class FolderPresenter(QObject):
    """Reads and sets the folder, and writes the packs when asked to."""

    shown = Signal(object)
    """A Folder, or None."""

    def __init__(self, tools: Tools, card: FolderCard) -> None:
        super().__init__(card)
        self._tools = tools
        self._card = card
        self._path = ""
        self.shown.connect(card.show_folder)
        card.chosen.connect(self.choose)
        card.changed.connect(self.change)
        card.now.connect(self.write)
        card.stopped.connect(self.stop)

    def read(self) -> None:
        """Read anew."""
        service = self._tools.services.folder
        self._tools.work.run(self, service.current, self._take, latest="folder")

    def choose(self) -> None:
        """Ask for a folder, and begin to write there."""
        found = self._tools.ask.folder(self.tr("Which folder do colleagues see?"))
        if found is not None:
            self._set(found)

    def change(self) -> None:
        """Take which packs are ticked, for the folder that is set."""
        if self._path:
            self._set(Path(self._path))

    def write(self) -> None:
        """Write the packs now."""
        service = self._tools.services.folder
        self._card.say(self.tr("Writing …"))
        self._tools.work.run(self, service.write, self._written, self._refuse)

    def stop(self) -> None:
        """Write there no more."""
        service = self._tools.services.folder
        said = self.tr("Nothing is written there any more. The files that are there stay.")

        def done(change: Change) -> None:
            self._tools.changes.announce(change)
            self._tools.banner.tell(said)
            self.read()

        self._tools.work.run(self, service.stop, done, self._refuse)

    def _set(self, path: Path) -> None:
        service = self._tools.services.folder
        packs: Sequence[FolderPack] = self._card.packs
        group_reads = self._card.group_reads.isChecked()

        def done(change: Change) -> None:
            self._tools.changes.announce(change)
            self.write()

        self._tools.work.run(
            self, lambda: service.set(path, packs, group_reads=group_reads), done, self._refuse
        )

    def _written(self, folder: Folder) -> None:
        self._take(folder)
        # The receipts of the packs are new.
        self._tools.changes.announce(
            Change("Write the hand-over folder", frozenset({("handover", folder.path)}))
        )

    def _take(self, folder: Folder | None) -> None:
        self._path = folder.path if folder else ""
        self.shown.emit(folder)

    def _refuse(self, error: UserError) -> None:
        self._card.say(error.sentence, well=False)
        self.read()

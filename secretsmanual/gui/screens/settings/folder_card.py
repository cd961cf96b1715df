"""A folder that colleagues see: packs are written there anew after each review."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.status_label import StatusLabel
from secretsmanual.services.folder import Folder, FolderPack


class FolderCard(Card):
    """Which folder, which packs, how it stands, and writing now."""

    chosen = Signal()
    """Another folder is wanted."""
    changed = Signal()
    """Other packs are ticked."""
    now = Signal()
    stopped = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        theme = tools.theme
        about = self.tr(
            "A shared or synced folder of your company. After each review its packs are written "
            "anew, so that service has today’s secrets without anybody thinking of it."
        )
        self.facts = FactsGrid(theme)
        self.ticks: dict[FolderPack, QCheckBox] = {
            "service": QCheckBox(self.tr("The pack for service")),
            "marketing": QCheckBox(self.tr("The pack for marketing")),
        }
        self.group_reads = QCheckBox(self.tr("Colleagues’ accounts may read them"))
        self.choose = Button(
            theme, self.tr("Choose the folder"), icon="folder-open", run=self.chosen.emit
        )
        self.write = Button(theme, self.tr("Write now"), icon="refresh-cw", run=self.now.emit)
        self.stop = Button(theme, self.tr("Stop"), "quiet", run=self.stopped.emit)
        self.said = StatusLabel(theme)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.choose, self.write, self.stop))
        self.box.addWidget(Heading(theme, self.tr("Hand-over folder"), 2))
        self.box.addWidget(PlainLabel(theme, about, "body", "soft", wrap=True))
        for part in (self.facts, *self._boxes(), buttons, self.said):
            self.box.addWidget(part)
        self.ticks["service"].setChecked(True)
        for box in self._boxes():
            box.setAccessibleName(box.text())
            box.clicked.connect(lambda *_: self.changed.emit())
        theme.changed.connect(self._dress_boxes)
        self._dress_boxes()
        self.show_folder(None)

    @property
    def packs(self) -> list[FolderPack]:
        """The packs that are ticked."""
        return [pack for pack, box in self.ticks.items() if box.isChecked()]

    def show_folder(self, folder: Folder | None) -> None:
        """Show how it is set and how the last writing went; None for no folder."""
        self.facts.set_pairs([(self.tr("Folder"), folder.path)] if folder else [])
        self.write.setVisible(folder is not None)
        self.stop.setVisible(folder is not None)
        if folder is None:
            self.said.hide()
            return
        for pack, box in self.ticks.items():
            box.setChecked(pack in folder.packs)
        self.group_reads.setChecked(folder.group_reads)
        self.said.show_as(folder.said, well=not folder.problem)

    def say(self, sentence: str, *, well: bool = True) -> None:
        """Say how it stands."""
        self.said.say(sentence, well=well)

    def _boxes(self) -> list[QCheckBox]:
        return [*self.ticks.values(), self.group_reads]

    def _dress_boxes(self) -> None:
        for box in self._boxes():
            box.setFont(self._theme.font("body"))

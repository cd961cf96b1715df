"""The backups behind a button of the settings: what each holds, and the way back from it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.backups import BackupLine
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.backup_list import BackupList
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead


class BackupsView(QWidget):
    """Restoring makes a new file: what is there now is never overwritten."""

    left = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        theme = tools.theme
        back = Button(theme, self.tr("Back"), icon="arrow-left", run=self.left.emit)
        head = PageHead(
            theme,
            self.tr("Backups"),
            self.tr(
                "Made every half hour while something changes, and before imports. All of two "
                "days are kept, then 12 daily, 10 weekly and 9 monthly ones."
            ),
            back,
        )
        self.where = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.list = BackupList(theme)
        self.restore = Button(
            theme, self.tr("Restore to a new file"), "primary", "history", run=self._restore
        )
        self.elsewhere = Button(
            theme, self.tr("Keep them elsewhere"), icon="folder", run=self._move
        )
        self.said = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.said.hide()
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.restore, self.elsewhere))
        box = PageBox(theme, head, self.where, buttons, self.said, self.list, widest=760)
        self.setLayout(column(theme, box, gap=0))
        self.list.opened.connect(lambda _: self._restore())

    def read(self) -> None:
        """Look into every backup anew."""
        tools = self._tools
        self._say("")
        self.where.setText(self.tr("Looking into each …"))

        def call() -> tuple[Path, list[BackupLine]]:
            service = tools.services.backups
            return service.folder, service.lines()

        tools.work.run(self, call, self._show, self._refuse, latest="backups")

    def _show(self, found: tuple[Path, list[BackupLine]]) -> None:
        folder, lines = found
        self.where.setText(self.tr("They lie in {}").format(folder))
        self.list.show_lines(lines)
        self.restore.setEnabled(bool(lines))

    def _restore(self) -> None:
        backup = self.list.chosen_file
        if backup is None:
            return
        tools, found = self._tools, backup
        to = tools.ask.save_file(
            self.tr("Restore to a new file"),
            self.tr("Restored {}").format(backup.name),
            [(self.tr("Manuals"), ("secrets",))],
        )
        if to is not None:
            target: Path = to
            tools.work.run(
                self,
                lambda: tools.services.backups.restore(found, target),
                lambda _: self._restored(target),
                self._refuse,
            )

    def _restored(self, to: Path) -> None:
        said = self.tr("Restored to {}. Open it in a window of its own?").format(to)
        self._say(said)
        self._tools.banner.offer(said, self.tr("Open it"), lambda: self._open(to))

    def _open(self, to: Path) -> None:
        self._tools.ask.start_again(str(to))

    def _move(self) -> None:
        tools = self._tools
        folder = tools.ask.folder(self.tr("Keep backups in"))
        if folder is not None:
            tools.work.run(
                self,
                lambda: tools.services.backups.choose_folder(folder),
                lambda _: self.read(),
                self._refuse,
            )

    def _refuse(self, error: UserError) -> None:
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

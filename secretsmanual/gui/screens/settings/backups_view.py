"""The backups behind a button of the settings: what each holds, and the way back from it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.backups import BackupLine
from secretsmanual.domain.changes import anything
from secretsmanual.domain.errors import Refused, UserError
from secretsmanual.domain.wording import tr
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.backup_list import BackupList
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead
from secretsmanual.gui.widgets.status_label import StatusLabel


class BackupsView(QWidget):
    """Restoring keeps what stands here as a backup first, or makes a new file."""

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
                "Made every half hour while something changes, when you close, and before imports, "
                "merges and updates. All of two days are kept, then 12 daily, 10 weekly and 9 "
                "monthly ones."
            ),
            back,
        )
        self.where = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.list = BackupList(theme)
        self.here = Button(theme, self.tr("Restore it"), "primary", "history", run=self._go_back)
        self.restore = Button(theme, self.tr("Restore to a new file"), run=self._restore)
        self.elsewhere = Button(
            theme, self.tr("Keep them elsewhere"), icon="folder", run=self._move
        )
        self.beside = Button(
            theme,
            self.tr("Keep them beside the manual"),
            "quiet",
            run=lambda: self._keep_in(None),
        )
        self.said = StatusLabel(theme)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.here, self.restore, self.elsewhere, self.beside))
        box = PageBox(theme, head, self.where, buttons, self.said, self.list, widest=760)
        self.setLayout(column(theme, box, gap=0))
        self.list.opened.connect(lambda _: self._go_back())

    def read(self) -> None:
        """Look into every backup anew."""
        tools = self._tools
        self.said.say("")
        self.where.setText(self.tr("Looking into each …"))

        def call() -> _Found:
            service = tools.services.backups
            return _Found(service.folder, service.elsewhere(), service.chosen, service.lines())

        tools.work.run(self, call, self._show, self._refuse, latest="backups")

    def _show(self, found: "_Found") -> None:
        self.where.setText(found.elsewhere or self.tr("They lie in {}").format(found.folder))
        self.where.set_tone("alert" if found.elsewhere else "soft")
        self.beside.setVisible(found.chosen)
        self.list.show_lines(found.lines)
        for button in (self.here, self.restore):
            button.setEnabled(bool(found.lines))

    def _go_back(self) -> None:
        """Put the chosen backup in the manual's place."""
        backup = self.list.chosen_file
        if backup is not None:
            self.said.say(self.tr("Keeping what stands here, then restoring …"))
            restore_here(self._tools, backup, self._refuse)

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
        self.said.show_as(said)
        self._tools.banner.offer(said, self.tr("Open it"), lambda: self._open(to))

    def _open(self, to: Path) -> None:
        self._tools.ask.start_again(str(to))

    def _move(self) -> None:
        folder = self._tools.ask.folder(self.tr("Keep backups in"))
        if folder is not None:
            self._keep_in(folder)

    def _keep_in(self, folder: Path | None) -> None:
        tools = self._tools
        tools.work.run(
            self,
            lambda: tools.services.backups.choose_folder(folder),
            lambda _: self.read(),
            self._refuse,
        )

    def _refuse(self, error: UserError) -> None:
        self.said.say(error.sentence, well=False)


class _Found(NamedTuple):
    folder: Path
    elsewhere: str
    chosen: bool
    lines: list[BackupLine]


def restore_here(tools: Tools, backup: Path, refuse: Callable[[UserError], None]) -> None:
    """Put a backup in the manual's place, show what it holds, and offer the way back.

    Not under a talk, whose lines would go with what stands here.
    """
    if any(page.busy for page in tools.navigation.pages.values()):
        refuse(Refused(tr("A talk goes on."), tr("End it first, then restore.")))
        return

    def done(kept: Path) -> None:
        tools.undoing.forget()
        tools.navigation.forget()  # what other pages show is not there any more
        tools.navigation.open("accounts")
        tools.changes.announce(anything("Restore a backup"))
        said = tr("Restored {}. What stood here till now is kept as a backup.").format(backup.name)
        tools.banner.offer(
            said, tr("Take it back"), lambda: restore_here(tools, kept, tools.banner.refuse)
        )

    tools.work.run(tools.banner, lambda: tools.services.backups.restore_here(backup), done, refuse)

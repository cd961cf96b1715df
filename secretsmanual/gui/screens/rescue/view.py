"""A damaged manual: said plainly, the newest good backup offered, and what else can be saved."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.backups import BackupLine, Salvaged
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.backup_list import BackupList
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead


class RescuePage(Page):
    """The damaged file is never written to; whatever is saved goes into a new one."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._manual = Path()
        self._key: bytes | None = None
        theme = tools.theme
        self.head = PageHead(
            theme,
            self.tr("This manual is damaged"),
            self.tr(
                "The file was left as it is. Take the newest backup that opens; what was written "
                "after it can often still be saved from the damaged file."
            ),
        )
        self.list = BackupList(theme)
        self.list.none.say(
            self.tr("No backup was found."),
            self.tr("Save what can be read: it goes into a new file."),
        )
        self.restore = Button(
            theme, self.tr("Restore to a new file"), "primary", "history", run=self._restore
        )
        self.salvage = Button(
            theme, self.tr("Save what can be read"), icon="life-buoy", run=self._salvage
        )
        self.said = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.said.hide()
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.restore, self.salvage))
        box = PageBox(theme, self.head, buttons, self.said, self.list, widest=760)
        self.setLayout(column(theme, box, gap=0))
        self.list.opened.connect(lambda _: self._restore())
        self.restore.setEnabled(False)
        self.set_title(self.tr("Damaged"))

    def show_manual(self, manual: Path, key: bytes | None) -> None:
        """Look for backups of this manual; `key` is its own, where it is known."""
        from secretsmanual.services import backup_places, backups

        self._manual, self._key = manual, key

        def call() -> tuple[list[BackupLine], list[Path]]:
            out_of_reach = backup_places.remembered(manual).out_of_reach
            return backups.lines_without_manual(manual, key), out_of_reach

        self._tools.work.run(self, call, self._show, self._refuse)

    @override
    def take_focus(self) -> None:
        """Begin with the backups."""
        self.list.setFocus()

    def _show(self, found: tuple[list[BackupLine], list[Path]]) -> None:
        lines, out_of_reach = found
        folders = ", ".join(map(str, out_of_reach))
        away = self.tr("Backups may be in {} as well, which is not there now.").format(folders)
        self._say(away if folders else "")
        self.list.show_lines(lines)
        good = next((line for line in lines if line.holds), None)
        if good is not None:
            self.list.choose(str(good.backup.path))
        self.restore.setEnabled(bool(lines))

    def _restore(self) -> None:
        from secretsmanual.services import backups

        chosen, to = self.list.chosen_file, self._new_file()
        if chosen is None or to is None:
            return
        backup, target, key = chosen, to, self._key
        self._tools.work.run(
            self,
            lambda: backups.restore_file(backup, target, key),
            lambda _: self._saved(target, self.tr("Restored to {}.").format(target)),
            self._refuse,
        )

    def _salvage(self) -> None:
        from secretsmanual.services import files
        from secretsmanual.system.clock import SystemClock

        to = self._new_file()
        if to is None:
            return
        manual, target, key = self._manual, to, self._key
        self._say(self.tr("Reading every page …"))
        self._tools.work.run(
            self,
            lambda: files.salvage(manual, target, key, SystemClock()),
            lambda done: self._saved(target, self._told(done)),
            self._refuse,
        )

    def _told(self, done: Salvaged) -> str:
        kept = sum(done.kept.values())
        if done.lost or done.unsure:
            return self.tr("{} records saved, {} or more lost.").format(kept, done.lost)
        return self.tr("{} records saved, none lost.").format(kept)

    def _new_file(self) -> Path | None:
        return self._tools.ask.save_file(
            self.tr("Save to a new file"),
            self.tr("Restored {}").format(self._manual.name),
            [(self.tr("Manuals"), ("secrets",))],
        )

    def _saved(self, to: Path, sentence: str) -> None:
        self._say(sentence)
        self._tools.banner.offer(sentence, self.tr("Open it"), lambda: self._open(to))

    def _open(self, to: Path) -> None:
        self._tools.ask.start_again(str(to))

    def _refuse(self, error: UserError) -> None:
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

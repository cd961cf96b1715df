"""The only dialogs of the program, and what leaves its window; tests answer in their place.

House.md, habit 6.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QProcess, QSize, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.system.paths import BUNDLE_SUFFIX

if TYPE_CHECKING:  # loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter

FileKind = tuple[str, tuple[str, ...]]
"""What people call it, and its endings: ("Spreadsheets", ("xlsx", "csv"))."""


def filters(kinds: Sequence[FileKind]) -> str:
    """Return Qt's filter text, all kinds together first."""
    endings = tuple(ending for _, some in kinds for ending in some)
    every: FileKind = (tr("All of these"), endings)
    shown = [every, *kinds] if len(kinds) > 1 else list(kinds)
    return ";;".join(f"{name} ({' '.join(f'*.{e}' for e in ends)})" for name, ends in shown)


class Ask:
    """Questions that need an answer before anything can go on. Undo comes before these."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._window = window

    def open_file(self, title: str, kinds: Sequence[FileKind] = ()) -> Path | None:
        """Return a file that exists, or None where the user thought better of it."""
        dialog = self._file_dialog(title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def people_file(self) -> Path | None:
        """Return a file that people can be imported from, or None."""
        endings = ("csv", "tsv", "txt", "vcf", "vcard", "json")
        kinds = [
            (tr("Tables and address books"), endings),
            (tr("Calendar"), ("ics",)),
            (tr("A colleague’s bundle"), (BUNDLE_SUFFIX.removeprefix("."),)),
        ]
        return self.open_file(tr("Choose a file"), kinds)

    def save_file(self, title: str, name: str, kinds: Sequence[FileKind] = ()) -> Path | None:
        """Return where to write, with the ending of the first kind if the user gave none."""
        dialog = self._file_dialog(title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kinds[0][1][0] if kinds else "")
        dialog.selectFile(name)
        return _chosen(dialog)

    def folder(self, title: str) -> Path | None:
        """Return a folder, or None."""
        dialog = self._file_dialog(title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def _file_dialog(self, title: str, kinds: Sequence[FileKind] = ()) -> QFileDialog:
        """Make Qt's own dialog: the desktop's would put the file on its list of recent ones."""
        dialog = QFileDialog(self._window, title, _documents(), filters(kinds))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        px, room = self._theme.px, dialog.screen().availableSize()
        dialog.resize(QSize(px(860), px(540)).boundedTo(room))
        for splitter in dialog.findChildren(QSplitter):
            splitter.setSizes([px(150), px(710)])
        for tree in dialog.findChildren(QTreeView):
            tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return dialog

    def printer(self, title: str) -> "QPrinter | None":
        """Return the printer that was chosen in the system's dialog, or None."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(title)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if chosen else None

    def confirm(self, question: str, why: str, do: str, *, danger: bool = False) -> bool:
        """Ask before something that undo cannot take back. `do` is the verb on the button."""
        dialog = _Dialog(self._theme, self._window, question, why, do)
        if danger:
            dialog.cancel.setFocus()
        return dialog.run()

    def pick(self, title: str, choices: Sequence[str], do: str = "") -> int | None:
        """Return the place of what was picked from a list, or None."""
        dialog = _Dialog(self._theme, self._window, title, "", do or tr("Choose"))
        found = RowList(self._theme, title)
        found.show_rows([ItemRow(str(at), text) for at, text in enumerate(choices)])
        found.choose_first()
        found.opened.connect(dialog.accept)
        dialog.add(found)
        found.setFocus()
        return int(found.current_id()) if dialog.run() and found.current_id() else None

    def text(
        self, title: str, why: str, name: str, do: str, start: str = "", *, hidden: bool = False
    ) -> str | None:
        """Return one line of text, or None. `hidden` for a passphrase."""
        dialog = _Dialog(self._theme, self._window, title, why, do)
        field = TextField(self._theme, name)
        field.setText(start)
        if hidden:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        dialog.add(FormField(self._theme, name, field))
        field.selectAll()
        field.setFocus()
        return field.text() if dialog.run() else None

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the desktop's file manager.

        Nothing else is ever handed to the desktop: no address from the data becomes a link.
        """
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def start_again(self, *arguments: str) -> bool:
        """Start this program a second time, in a window of its own; False where that failed."""
        built = getattr(sys, "frozen", False)  # then the executable is this program, not Python
        before = () if built else ("-m", "secretsmanual")
        started, _ = QProcess.startDetached(sys.executable, [*before, *arguments])
        return started


def _chosen(dialog: QFileDialog) -> Path | None:
    """Run the dialog; before Qt keeps where it was, bring it back to where everybody begins.

    Names of folders and files tell of customers as the files do.
    """
    beginning = (dialog.sidebarUrls(), _documents())
    answer = dialog.exec()
    found = dialog.selectedFiles()
    dialog.setSidebarUrls(beginning[0])
    dialog.setDirectory(beginning[1])
    dialog.setHistory([])
    shiboken6.delete(dialog)
    return Path(found[0]) if answer and found else None


def _documents() -> str:
    """Return where people keep their files: never where the program happened to be started."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return str(documents if documents.is_dir() else Path.home())


class _Dialog(QDialog):
    """A question, a reason, something to fill in, and two buttons."""

    def __init__(self, theme: Theme, window: QWidget, title: str, why: str, do: str) -> None:
        super().__init__(window)
        px = theme.px
        self.setWindowTitle(window.windowTitle())  # others see titles; the question may name people
        self.setAccessibleName(title)
        self.setMinimumWidth(px(420))
        self.setSizeGripEnabled(False)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(px(24), px(22), px(24), px(18))
        self._box.setSpacing(px(10))
        self._box.addWidget(Heading(theme, title, 2, wrap=True))
        if why:
            self._box.addWidget(PlainLabel(theme, why, "body", "soft", wrap=True))
        self.do = Button(theme, do, "primary", run=self.accept)
        self.do.setDefault(True)
        self.cancel = Button(theme, tr("Cancel"), run=self.reject)
        self._box.addSpacing(px(6))
        self._box.addLayout(row(theme, None, self.cancel, self.do))

    def add(self, widget: QWidget) -> None:
        """Put a widget above the buttons."""
        self._box.insertWidget(self._box.count() - 2, widget)

    def run(self) -> bool:
        """Show it until it is answered; return whether to go on."""
        answer = self.exec()
        self.deleteLater()
        return answer == QDialog.DialogCode.Accepted

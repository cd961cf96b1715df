"""The only dialogs of the program, and what leaves its window; tests answer in their place.

House.md, habit 6.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.row_list import RowList

FileKind = tuple[str, tuple[str, ...]]
"""What people call it, and its endings: ("Spreadsheets", ("xlsx", "csv"))."""


def filters(kinds: Sequence[FileKind]) -> str:
    """Return Qt's filter text, all kinds together first."""
    endings = tuple(ending for _, some in kinds for ending in some)
    every: FileKind = (_say("All of these"), endings)
    shown = [every, *kinds] if len(kinds) > 1 else list(kinds)
    return ";;".join(f"{name} ({' '.join(f'*.{e}' for e in ends)})" for name, ends in shown)


class Ask:
    """Questions that need an answer before anything can go on. Undo comes before these."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._window = window

    def open_file(self, title: str, kinds: Sequence[FileKind] = ()) -> Path | None:
        """Return a file that exists, or None where the user thought better of it."""
        found, _ = QFileDialog.getOpenFileName(self._window, title, _documents(), filters(kinds))
        return Path(found) if found else None

    def people_file(self) -> Path | None:
        """Return a file that people can be imported from, or None."""
        endings = ("csv", "tsv", "txt", "vcf", "vcard", "json")
        kinds = [
            (_say("Tables and address books"), endings),
            (_say("A colleague’s bundle"), ("smbundle",)),
        ]
        return self.open_file(_say("Choose a file"), kinds)

    def save_file(self, title: str, name: str, kinds: Sequence[FileKind] = ()) -> Path | None:
        """Return where to write, with the ending of the first kind if the user gave none."""
        found, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(_documents(), name)), filters(kinds)
        )
        if not found:
            return None
        path = Path(found)
        if not path.suffix and kinds:
            path = path.with_suffix("." + kinds[0][1][0])
        return path

    def folder(self, title: str) -> Path | None:
        """Return a folder, or None."""
        found = QFileDialog.getExistingDirectory(self._window, title, _documents())
        return Path(found) if found else None

    def confirm(self, question: str, why: str, do: str, *, danger: bool = False) -> bool:
        """Ask before something that undo cannot take back. `do` is the verb on the button."""
        dialog = _Dialog(self._theme, self._window, question, why, do)
        if danger:
            dialog.cancel.setFocus()
        return dialog.run()

    def pick(self, title: str, choices: Sequence[str], do: str = "") -> int | None:
        """Return the place of what was picked from a list, or None."""
        dialog = _Dialog(self._theme, self._window, title, "", do or _say("Choose"))
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

    def start_again(self, *arguments: str) -> bool:
        """Start this program a second time, in a window of its own; False where that failed."""
        started, _ = QProcess.startDetached(sys.executable, ["-m", "secretsmanual", *arguments])
        return started


def _documents() -> str:
    """Return where people keep their files: never where the program happened to be started."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return str(documents if documents.is_dir() else Path.home())


def _say(text: str) -> str:
    return QCoreApplication.translate("Ask", text)


class _Dialog(QDialog):
    """A question, a reason, something to fill in, and two buttons."""

    def __init__(self, theme: Theme, window: QWidget, title: str, why: str, do: str) -> None:
        super().__init__(window)
        px = theme.px
        self.setWindowTitle(title)
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
        self.cancel = Button(theme, _say("Cancel"), run=self.reject)
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

"""Bring a file in: choose, see what each row becomes, import; and take it back."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from secretsmanual.domain.importing import MOST_PASTED, Pasted
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.importing.bundle_presenter import BundlePresenter, BundleSeen
from secretsmanual.gui.screens.importing.bundle_rows import Rows
from secretsmanual.gui.screens.importing.bundle_views import BundleView, MergedView
from secretsmanual.gui.screens.importing.presenter import AtHand, ImportPresenter, Past, Seen
from secretsmanual.gui.screens.importing.views import DoneView, PreviewView, StartView
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox
from secretsmanual.gui.widgets.progress import Progress

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change
    from secretsmanual.domain.errors import UserError
    from secretsmanual.services.bundles import Merged
    from secretsmanual.services.importing import Imported


class ImportPage(Page):
    """Five faces, one at a time, and a bar while something takes long."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = ImportPresenter(tools, self)
        self._waiting = ""
        theme = tools.theme
        self.start = StartView(theme)
        self.preview = PreviewView(theme)
        self.done = DoneView(theme)
        self._bundle = BundlePresenter(tools, self)
        self.bundle = BundleView(theme)
        self.merged = MergedView(theme)
        self.progress = Progress(theme)
        self._stack = QStackedWidget()
        for face in (self.start, self.preview, self.done, self.bundle, self.merged):
            self._stack.addWidget(face)
        self.setLayout(column(theme, PageBox(theme, self.progress, self._stack), gap=0))
        self._connect()
        self.set_title(self.tr("Import"))

    @override
    def arrive(self, **args: str) -> None:
        """Take the files named, one a line; without any, go on where one was."""
        self._waiting = args.get("files", "")
        if self._tools.is_open():
            self._begin()

    @override
    def where(self) -> dict[str, str]:
        """Say which file is at hand, and what was said of its rows."""
        found = self._presenter.at_hand()
        return {"at_hand": found.to_text()} if found is not None else {}

    @override
    def go_on(self, where: Mapping[str, str]) -> None:
        """Read that file again."""
        self._presenter.go_on(AtHand.from_text(where["at_hand"]))

    @override
    def take_focus(self) -> None:
        """Go on in the face that is shown."""
        face = self._stack.currentWidget()
        if face is self.start:
            self.start.choose.setFocus()
        elif face is self.preview:
            self.preview.list.setFocus()
        elif isinstance(face, DoneView | BundleView | MergedView):
            face.begin()

    def _connect(self) -> None:
        presenter, start, preview, done = self._presenter, self.start, self.preview, self.done
        presenter.working.connect(self._work)
        presenter.stepped.connect(self.progress.step)
        presenter.previewed.connect(self._show_preview)
        presenter.imported.connect(self._show_done)
        presenter.refused.connect(self._refuse)
        presenter.stopped.connect(self._stopped)
        presenter.past.connect(self._show_past)
        self.progress.cancelled.connect(presenter.stop)
        start.wanted.connect(self._choose)
        start.taken_back.connect(presenter.take_back)
        preview.wanted.connect(presenter.run)
        preview.left.connect(self._leave)
        preview.decided.connect(presenter.choose)
        preview.put_into.connect(presenter.put_into)
        done.accounts_wanted.connect(self._open_accounts)
        done.next_wanted.connect(presenter.next_file)
        done.taken_back.connect(self._take_back)
        self._connect_bundle()
        start.pasted.connect(self._paste)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)
        self._tools.actions.explain(self, [("Ctrl+V", self.tr("Bring in what was copied"))])
        for view in (start, preview, self.merged):
            answer_keys(self._tools.actions, self, view.keys, view.list)
        self._tools.actions.bind(self, "import", self._choose)
        self._tools.changes.follow(self, self._settled, "conflict")
        self._tools.changes.follow(self, self._opened, "manual")
        self._tools.changes.follow(self, self._turned, "person", "account", "meeting")

    def _connect_bundle(self) -> None:
        presenter, bundle, merged = self._bundle, self.bundle, self.merged
        self._presenter.bundle_found.connect(presenter.look)
        presenter.locked.connect(self._show_locked)
        presenter.seen.connect(self._show_bundle)
        presenter.working.connect(self._merging)
        presenter.not_merged.connect(self._not_merged)
        presenter.merged.connect(self._show_merged)
        presenter.conflicts.connect(self._show_conflicts)
        presenter.refused.connect(self._refuse_bundle)
        bundle.wanted.connect(presenter.merge)
        bundle.unlocked.connect(presenter.unlock)
        bundle.left.connect(self._leave)
        merged.settled.connect(lambda one, theirs: presenter.settle(one, theirs=theirs))
        merged.accounts_wanted.connect(self._open_accounts)
        merged.next_wanted.connect(self._presenter.next_file)
        merged.taken_back.connect(self._take_back)
        self.start.conflicts_wanted.connect(self._show_waiting)

    def _opened(self, _change: "Change") -> None:
        self._begin()

    def _turned(self, _change: "Change") -> None:
        """Look whether what came in was taken back by Ctrl+Z, or brought back."""
        if self.isVisible() and self._tools.is_open():
            self._presenter.read_past()

    def _show_past(self, past: Past) -> None:
        self.start.show_past(past)
        if self._stack.currentWidget() is self.done and self.done.import_id not in past.standing:
            self._show(self.start)

    def _begin(self) -> None:
        paths = [Path(line) for line in self._waiting.split("\n") if line]
        self._waiting = ""
        if paths:
            self._presenter.take(paths)
        elif not self._presenter.file_name:
            self._show(self.start)
            self._presenter.read_past()
            self._bundle.read_conflicts()

    def _choose(self) -> None:
        if self._presenter.running:
            return
        found = self._tools.ask.people_file()
        if found is not None:
            self._presenter.leave_file()
            self._presenter.take([found])

    def _paste(self) -> None:
        """Take files that were copied, else their text."""
        if self._presenter.running or not self._tools.is_open():
            return
        copied = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        urls = copied.urls() if copied else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        text = copied.text().strip() if copied else ""
        if files or text:
            self._presenter.leave_file()
            data = text.encode("utf-8", "replace")[: MOST_PASTED + 1]
            self._presenter.take(files or [Pasted(data)])
        else:
            self._tools.banner.tell(self.tr("Nothing was copied yet."), "info")

    def _work(self, what: str) -> None:
        self.start.refuse("")
        self.progress.start(what)
        if self._presenter.running:
            self.preview.set_busy(True)
        else:
            self.preview.begin()

    def _show_preview(self, seen: Seen) -> None:
        self.progress.finish()
        self.preview.set_busy(False)
        left = self._presenter.left
        waiting = self.tr("{} more to come").format(left) if left else ""
        self.preview.show_preview(seen, self._presenter.file_name, waiting)
        if self._stack.currentWidget() is not self.preview:
            self._show(self.preview)

    def _show_done(self, imported: "Imported") -> None:
        self.progress.finish()
        self.preview.set_busy(False)
        self.done.show_import(imported, self._presenter.left)
        self._show(self.done)

    def _refuse(self, sentence: str) -> None:
        self.progress.finish()
        self.preview.set_busy(False)
        self.start.refuse(sentence)
        self._show(self.start)

    def _stopped(self) -> None:
        self.progress.finish()
        self.preview.set_busy(False)
        if self._stack.currentWidget() is self.preview:
            self.preview.list.setFocus()
        else:
            self._leave()

    def _show_locked(self, sentence: str) -> None:
        self.progress.finish()
        self.bundle.show_locked(self._bundle.file_name, sentence)
        self._show(self.bundle)

    def _show_bundle(self, seen: BundleSeen) -> None:
        self.progress.finish()
        self.bundle.show_seen(seen)
        self._show(self.bundle)

    def _merging(self, what: str) -> None:
        self.progress.start(what)
        self.progress.cancel.setEnabled(False)  # one transaction, and undo takes it back
        self.bundle.setEnabled(False)

    def _not_merged(self, error: "UserError") -> None:
        self.progress.finish()
        self.bundle.setEnabled(True)
        self._tools.banner.refuse(error)
        self.bundle.begin()

    def _show_merged(self, merged: "Merged") -> None:
        self.progress.finish()
        self.bundle.setEnabled(True)
        self._presenter.file_done()
        self.merged.show_merged(merged, self._presenter.left)
        self._show(self.merged)

    def _show_waiting(self) -> None:
        self.merged.show_waiting()
        self._show(self.merged)
        self._bundle.read_conflicts()

    def _show_conflicts(self, rows: Rows) -> None:
        self.start.show_conflicts(len(rows))
        self.merged.show_conflicts(rows)
        if self._stack.currentWidget() is self.merged and self.merged.accounts.hasFocus():
            self.merged.begin()

    def _settled(self, _change: "Change") -> None:
        if self._tools.is_open():
            self._bundle.read_conflicts()

    def _refuse_bundle(self, sentence: str) -> None:
        self._presenter.file_done()
        self._refuse(sentence)
        self._presenter.read_past()

    def _leave(self) -> None:
        self._bundle.forget()
        self._presenter.leave_file()
        self._show(self.start)

    def _take_back(self, import_id: str) -> None:
        self._presenter.take_back(import_id)
        self._show(self.start)

    def _open_accounts(self) -> None:
        self._show(self.start)
        self._tools.navigation.open("accounts")

    def _show(self, face: QWidget) -> None:
        self._stack.setCurrentWidget(face)
        if self.isVisible():
            self.take_focus()

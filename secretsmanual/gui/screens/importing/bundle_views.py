"""The faces of a colleague's bundle: what merging does, and the conflicts that are left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from secretsmanual.domain.wording import trn
from secretsmanual.gui.screens.importing.bundle_presenter import BundleSeen
from secretsmanual.gui.screens.importing.bundle_rows import Rows, in_words
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import FormField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.list_keys import ListKey
from secretsmanual.gui.widgets.page_frame import PageHead, beside_bar
from secretsmanual.gui.widgets.passphrase import PassphraseField
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.bundles import Merged


class BundleView(QWidget):
    """What merging a bundle would do; nothing is written yet."""

    wanted = Signal()
    left = Signal()
    unlocked = Signal(str)
    """A passphrase."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.go = Button(theme, self.tr("Merge"), "primary", "merge", self.wanted.emit)
        self.go.setToolTip(self.tr("Merge (Enter)"))
        self.leave = Button(theme, self.tr("Leave it"), "quiet", run=self.left.emit)
        self.head = PageHead(theme, "", "", self.leave, self.go)
        self.passphrase = PassphraseField(theme, self.tr("Its passphrase"))
        self.lock = FormField(
            theme,
            self.tr("The passphrase that your colleague told you"),
            self.passphrase,
            self.tr("The words that it was locked with; Enter opens it."),
        )
        self.open = Button(theme, self.tr("Open it"), "primary", "lock-open", self._unlock)
        self._locked = QWidget()
        self._locked.setLayout(column(theme, self.lock, row(theme, self.open, None), gap=10))
        nothing = EmptyState(
            theme, "check", self.tr("Nothing in it is new."), self.tr("You know all of it already.")
        )
        self.list = RowList(theme, self.tr("What merging does"), lines=3, empty=nothing)
        above = beside_bar(theme, self.head, self._locked)
        self._rest = _room()
        self._locked.setMaximumWidth(theme.px(480))
        self.setLayout(column(theme, above, self.list, self._rest, gap=12))
        self.list.opened.connect(lambda _id: self.wanted.emit())
        self.passphrase.field.returnPressed.connect(self._unlock)

    def show_locked(self, name: str, sentence: str) -> None:
        """Ask for the passphrase; say what was wrong with the one before."""
        self.head.say(name, self.tr("This bundle is locked."))
        self._show_lock(locked=True)
        self.lock.set_error(sentence)
        self.passphrase.field.selectAll()

    def show_seen(self, seen: BundleSeen) -> None:
        """Show what merging would do."""
        self.head.say(seen.preview.file_name, in_words(seen.preview))
        self._show_lock(locked=False)
        self.passphrase.clear()
        self.lock.set_error("")
        self.list.show_rows(seen.rows)
        if not self.list.current_id():
            self.list.choose_first()
        self.go.setEnabled(bool(seen.rows))

    def begin(self) -> None:
        """Put the focus where work goes on."""
        if self._locked.isHidden():
            (self.list if self.list.records.rows else self.leave).setFocus()
        else:
            self.passphrase.setFocus()

    def _show_lock(self, *, locked: bool) -> None:
        for part in (self._locked, self._rest):
            part.setVisible(locked)
        for part in (self.list, self.go):
            part.setVisible(not locked)

    def _unlock(self) -> None:
        self.unlocked.emit(self.passphrase.words)


class MergedView(QWidget):
    """What a bundle brought, and what both had changed: ours or theirs."""

    accounts_wanted = Signal()
    next_wanted = Signal()
    taken_back = Signal(str)
    settled = Signal(str, bool)
    """The id of a conflict, and whether theirs shall stand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._import_id = ""
        self.head = PageHead(theme, "")
        self.told = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.list = RowList(theme, self.tr("What you both changed"), lines=3)
        self.ours = Button(theme, self.tr("Keep ours  O"), run=lambda: self._settle(theirs=False))
        self.theirs = Button(
            theme, self.tr("Take theirs  T"), run=lambda: self._settle(theirs=True)
        )
        self.accounts = Button(
            theme, self.tr("Open the accounts"), "primary", "building-2", self.accounts_wanted.emit
        )
        self.next = Button(theme, self.tr("Next file"), icon="file-down", run=self.next_wanted.emit)
        self.back = Button(theme, self.tr("Undo this import"), "quiet", "undo-2", self._take_back)
        self._choose = QWidget()
        self._choose.setLayout(Flow(theme, self.ours, self.theirs, gap=6))
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.accounts, self.next, self.back))
        above = beside_bar(theme, self.head, buttons, self.told)
        self._rest = _room()
        self.setLayout(column(theme, above, self.list, self._choose, self._rest, gap=12))

    @property
    def keys(self) -> tuple[ListKey, ...]:
        """What is pressed in the list, for who has the actions."""
        return (
            ("O", lambda: self._settle(theirs=False), self.tr("Keep ours")),
            ("T", lambda: self._settle(theirs=True), self.tr("Take theirs")),
        )

    def show_merged(self, merged: Merged, waiting: int) -> None:
        """Say what came in."""
        self._import_id = merged.import_id
        self.head.say(self.tr("{} is merged").format(merged.preview.file_name), "")
        self.next.setVisible(waiting > 0)
        self.back.show()
        self.show_conflicts([])

    def show_waiting(self) -> None:
        """Show conflicts of earlier merges."""
        self.head.say(self.tr("What you and colleagues both changed"), "")
        self._import_id = ""
        self.next.hide()
        self.back.hide()

    def show_conflicts(self, rows: Rows) -> None:
        """Show the conflicts that wait."""
        at = self.list.records.row_of(self.list.current_id())
        had_focus = self.list.hasFocus()
        self.list.show_rows(rows)
        if rows and not self.list.current_id():
            self.list.choose(rows[min(max(at, 0), len(rows) - 1)].id)
        for part in (self.list, self._choose):
            part.setVisible(bool(rows))
        self._rest.setVisible(not rows)
        note = trn(
            "{n} conflict to settle. The first words stand; under them is the other side.",
            "{n} conflicts to settle. The first words stand; under them is the other side.",
            len(rows),
        )
        self.told.setText(note if rows else self.tr("Nothing waits to be settled."))
        if had_focus and not rows:
            self.begin()

    def begin(self) -> None:
        """Put the focus on what comes next."""
        if self.list.records.rows:
            self.list.setFocus()
        else:
            (self.accounts if self.next.isHidden() else self.next).setFocus()

    def _settle(self, *, theirs: bool) -> None:
        if self.list.current_id():
            self.settled.emit(self.list.current_id(), theirs)

    def _take_back(self) -> None:
        self.taken_back.emit(self._import_id)


def _room() -> QWidget:
    """Return what takes the height that a hidden list leaves."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return room

"""The three faces of the import page: before, the preview, and after."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.wording import trn
from secretsmanual.gui.screens.importing.presenter import Past, Seen
from secretsmanual.gui.screens.importing.rows import line_of, told_of
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import FormField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.list_keys import ListKey
from secretsmanual.gui.widgets.page_frame import PageHead, beside_bar
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.importing import Imported


class StartView(QWidget):
    """Choose a file, or take a past import back."""

    wanted = Signal()
    pasted = Signal()
    conflicts_wanted = Signal()
    taken_back = Signal(str)
    """The id of a past import."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._standing: frozenset[str] = frozenset()
        self.choose = Button(
            theme, self.tr("Choose a file"), "primary", "file-down", self.wanted.emit
        )
        about = self.tr(
            "Tables (CSV) of customers from a spreadsheet, HubSpot or Outlook, and address books "
            "(vCard), a colleague’s bundle, a customer’s own report card, or what you copied: "
            "a card, a list (Ctrl+V). You see "
            "first what each row becomes. A file can be dropped here too."
        )
        self.paste = Button(theme, self.tr("Paste what was copied"), icon="copy")
        self.paste.clicked.connect(lambda *_: self.pasted.emit())
        self.conflicts = Button(theme, "", icon="triangle-alert", run=self.conflicts_wanted.emit)
        self.conflicts.hide()
        more = QWidget()
        more.setLayout(Flow(theme, self.paste, self.conflicts))
        self.head = PageHead(theme, self.tr("Bring people in"), about, self.choose)
        self.refusal = PlainLabel(theme, "", "body", "alert", wrap=True)
        self.refusal.hide()
        self.title = Heading(theme, self.tr("Past imports"), 3)
        self.back = Button(
            theme, self.tr("Take this import back"), icon="undo-2", run=self._take_back
        )
        self.list = RowList(theme, self.tr("Past imports"))
        self.none = EmptyState(
            theme,
            "file-down",
            self.tr("The customers you have are the quickest start."),
            self.tr("Whoever is there twice is found; an import can be taken back as one step."),
        )
        below = row(theme, self.back, None)
        above = beside_bar(theme, self.head, more, self.refusal, self.title)
        self.setLayout(column(theme, above, self.list, below, self.none, gap=14))
        self.keys: tuple[ListKey, ...] = (
            ("Del", self._take_back, self.tr("Take this import back")),
        )
        self.list.chosen.connect(lambda _id: self._follow())

    def show_past(self, past: Past) -> None:
        """Show past imports, or say what an import is good for."""
        rows = past.rows
        self._standing = past.standing
        self.list.show_rows(rows)
        if not self.list.current_id():
            self.list.choose_first()
        for part in (self.title, self.list, self.back):
            part.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._follow()

    def show_conflicts(self, count: int) -> None:
        """Say how many conflicts of merged bundles wait."""
        self.conflicts.set_text(trn("{n} conflict to settle", "{n} conflicts to settle", count))
        self.conflicts.setVisible(count > 0)

    def refuse(self, sentence: str) -> None:
        """Say why a file cannot be used; empty when it is all right."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _follow(self) -> None:
        self.back.setEnabled(self._can())

    def _can(self) -> bool:
        return self.list.current_id() in self._standing

    def _take_back(self) -> None:
        if self._can():
            self.taken_back.emit(self.list.current_id())


class PreviewView(QWidget):
    """What each row becomes; nothing is written yet."""

    wanted = Signal()
    left = Signal()
    decided = Signal(int, str)
    """The line of a row, and the choice."""
    put_into = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._asked: set[int] = set()
        self._erased: set[int] = set()
        self._elsewhere: set[int] = set()
        """Lines of people who work for another company, as far as we know."""
        self.go = Button(theme, self.tr("Import"), "primary", "check", self.wanted.emit)
        self.leave = Button(theme, self.tr("Leave it"), "quiet", run=self.left.emit)
        self.go.setToolTip(self.tr("Import (Enter)"))
        self.head = PageHead(theme, "", "", self.leave, self.go)
        self.format = PlainLabel(theme, "", "small", "soft", wrap=True)
        self.into = InPlaceField(theme, self.tr("Their account"))
        self.into_field = FormField(
            theme,
            self.tr("Some rows name no account. Put those people into"),
            self.into,
            self.tr("An account that is there or a new one. Empty: they come in without one."),
        )
        self.list = RowList(theme, self.tr("What each row becomes"))
        self.choices = {
            "same": Button(theme, self.tr("The same person  S")),
            "moved": Button(theme, self.tr("Works there now  M")),
            "new": Button(theme, self.tr("Somebody new  N")),
            "skip": Button(theme, self.tr("Leave out  L"), "quiet"),
        }
        self._bar = QWidget()
        self._bar.setLayout(Flow(theme, *self.choices.values(), gap=6))
        self.setLayout(
            column(
                theme,
                beside_bar(theme, self.head, self.format, self.into_field),
                self.list,
                self._bar,
                gap=10,
            )
        )
        for choice, button in self.choices.items():
            button.clicked.connect(lambda *_, choice=choice: self._decide(choice))
        self.list.opened.connect(lambda _id: self.go.click())
        self.list.chosen.connect(lambda _id: self._follow())
        self.into.saved.connect(self._put_into)
        self.into.left.connect(self.list.setFocus)

    def show_preview(self, seen: Seen, name: str, waiting: str) -> None:
        """Show what an import of this file would do."""
        preview = seen.preview
        self.head.say(name, told_of(preview))
        card = preview.card
        self.go.setEnabled(card is None or card.may_be_taken)
        self._bar.setVisible(card is None)
        columns = ", ".join(preview.left_out)
        left_out = self.tr("columns not taken: {}").format(columns) if columns else ""
        told = (preview.label, preview.encoding, waiting, left_out)
        self.format.setText(" · ".join(part for part in told if part))
        if seen.homeless:
            self.into_field.show()
        self.list.show_rows(seen.rows)
        if not self.list.current_id():
            self.list.choose_first()
        self._asked = {one.line for one in preview.duplicates}
        self._erased = {one.line for one in preview.rows if one.erased_on}
        self._elsewhere = {one.line for one in preview.duplicates if one.works_at}
        self._follow()

    def begin(self) -> None:
        """Start with a new file."""
        self.into.clear()
        self.into_field.hide()
        self.list.show_rows([])

    def set_busy(self, busy: bool) -> None:
        """Take no more choices while the import runs."""
        for part in (self.list, self.go, self._bar, self.into_field):
            part.setEnabled(not busy)

    @property
    def keys(self) -> tuple[ListKey, ...]:
        """What is pressed in the list."""
        return tuple(
            (key, partial(self._decide, choice), button.text().removesuffix(key).rstrip())
            for (choice, button), key in zip(self.choices.items(), "SMNL", strict=True)
        )

    def _follow(self) -> None:
        line = line_of(self.list.current_id())
        self.choices["same"].setEnabled(line in self._asked)
        self.choices["moved"].setEnabled(line in self._elsewhere)
        self.choices["moved"].setVisible(bool(self._elsewhere))
        self.choices["new"].setEnabled(line in self._asked | self._erased)
        self.choices["skip"].setEnabled(line is not None)

    def _decide(self, choice: str) -> None:
        line = line_of(self.list.current_id())
        if line is not None and self.choices[choice].isEnabled():
            self.decided.emit(line, choice)

    def _put_into(self, account: str) -> None:
        self.put_into.emit(account)
        self.list.setFocus()


class DoneView(QWidget):
    """What came in."""

    accounts_wanted = Signal()
    next_wanted = Signal()
    taken_back = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.import_id = ""
        """Of which it tells."""
        self.head = PageHead(theme, "")
        self.missed = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.accounts = Button(
            theme, self.tr("Open the accounts"), "primary", "building-2", self.accounts_wanted.emit
        )
        self.next = Button(theme, "", icon="file-down", run=self.next_wanted.emit)
        self.back = Button(theme, self.tr("Undo this import"), "quiet", "undo-2", self._take_back)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.accounts, self.next, self.back))
        self.setLayout(column(theme, self.head, self.missed, buttons, None, gap=14))

    def show_import(self, imported: Imported, waiting: int) -> None:
        """Say what came in."""
        preview = imported.preview
        self.import_id = imported.import_id
        title = self.tr("{} is in").format(preview.file_name)
        self.head.say(title, told_of(preview, done=True))
        lines = [
            self.tr("Line {}: {}").format(one.line, one.why) for one in preview.not_understood[:8]
        ]
        more = len(preview.not_understood) - len(lines)
        if more > 0:
            lines.append(self.tr("and {} more").format(more))
        self.missed.setText("\n".join(lines))
        self.missed.setVisible(bool(lines))
        self.next.set_text(self.tr("Next file ({} left)").format(waiting))
        self.next.setVisible(waiting > 0)

    def begin(self) -> None:
        """Put the focus on what comes next."""
        (self.accounts if self.next.isHidden() else self.next).setFocus()

    def _take_back(self) -> None:
        self.taken_back.emit(self.import_id)

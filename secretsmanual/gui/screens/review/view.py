"""The review after a talk: a list, and beside it what the line in hand becomes (domain.md 2.9)."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from secretsmanual.gui.navigation import Page
from secretsmanual.gui.privacy import hidden
from secretsmanual.gui.screens.review import rows
from secretsmanual.gui.screens.review.asking import Asking
from secretsmanual.gui.screens.review.closing import ClosingPane, DonePane
from secretsmanual.gui.screens.review.desk import Stage
from secretsmanual.gui.screens.review.finder import Finder
from secretsmanual.gui.screens.review.panel import LinePanel
from secretsmanual.gui.screens.review.presenter import ReviewPresenter
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.list_keys import onward
from secretsmanual.gui.widgets.page_frame import STACK_BELOW, OneOf, PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from secretsmanual.domain.errors import UserError
    from secretsmanual.services.reviews import Review

SIDE = 400
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewPage(Page):
    """Letters are keys everywhere on the page but in fields; see `_commands`."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.presenter = ReviewPresenter(tools, self)
        theme = tools.theme
        self.head = PageHead(theme, self.tr("Review"))
        self.list = LineList(theme, self.tr("Lines of the talk"), lines=3)
        self.panel = LinePanel(theme)
        self.finder = Finder(theme)
        self.closing = ClosingPane(theme)
        self.done = DonePane(theme)
        self.place = Finder(theme)
        self.nothing = EmptyState(
            theme,
            "list-checks",
            self.tr("Nothing to review here."),
            self.tr("Lines that are typed in a talk come here when it ends."),
            self.tr("Today"),
            lambda: self._open("today"),
        )
        self._stage: Stage = "reading"
        self._laddering = False
        self._filling = False
        self._lay_out()
        self.asking = Asking(tools, self.presenter, self.finder, self.place, self._choose_in_place)
        self._commands = self._make_commands()
        self._connect()
        self.set_title(self.tr("Review"))

    @override
    def arrive(self, **args: str) -> None:
        """Show a talk: `interview` is its id."""
        self.presenter.arrive(args.get("interview", ""))
        self._show()

    @override
    def leave(self) -> None:
        """Decided lines are in the manual already."""
        self.presenter.leave()

    @override
    def where(self) -> dict[str, str]:
        """Tell what was changed and is not decided, and which words are being typed."""
        form = "" if self.panel.field.isHidden() else "ladder" if self._laddering else "reword"
        row = self.presenter.row
        line = row.material.line_id if row is not None else ""
        return {"form": form, "line": line, "edits": json.dumps(self.presenter.edits())}

    @override
    def go_on(self, where: Mapping[str, str]) -> None:
        """Change the same again, undecided, and let the words be typed on."""
        self.presenter.change_again(json.loads(where["edits"]))
        self.presenter.go(where["line"])
        self._show()
        if where["form"]:
            (self._ladder if where["form"] == "ladder" else self._reword)()

    @override
    def take_focus(self) -> None:
        """Go on with the first line that is open."""
        where: dict[Stage, QWidget] = {
            "closing": self.closing,
            "done": self.done,
            "place": self.place,
            "nothing": self.nothing.button,
        }
        where.get(self._stage, self.list).setFocus()

    def press(self, key: str) -> None:
        """Do what a key does; "" is Enter."""
        command = self._commands.get(key)
        if command is None or self.presenter.row is None:
            return
        self.panel.refuse(None)
        start, end = self.panel.raw.picked
        picking = self.panel.raw.hasFocus() and start < end
        if picking and key in {"1", "2", "3"}:
            kinds = self.presenter.row.material.suggestion.kinds
            if int(key) <= len(kinds):
                self._pick(start, end, kinds[int(key) - 1])
        elif picking and key == "/":
            self.asking.kind(partial(self._pick, start, end))
        else:
            command()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.setVisible(self.width() >= self._tools.theme.px(STACK_BELOW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if self._stage in {"closing", "done"} and key == "U":
            self.presenter.undo()
        elif self._stage != "lines" or not _plain(event):
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.press("")
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif key and key in self._commands:
            self.press(key)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme = self._tools.theme
        self.legend = PlainLabel(
            theme,
            self.tr(
                "Enter accepts, 1 to 3 take a kind, / finds one, Shift and → pick words, U undoes."
            ),
            "small",
            "faint",
            wrap=True,
        )
        main = PageBox(theme, self.head, self.legend, self.list)
        self.side = OneOf()
        self.side.addWidget(self.panel)
        self.side.addWidget(self.finder)
        self.lines = TwoColumns(theme, main, self.side, width=SIDE)
        self._place_page = PageBox(theme, self.place, widest=640)
        self._stages = QStackedWidget()
        for page in (self.lines, self.closing, self.done, self._place_page, self.nothing):
            self._stages.addWidget(page)
        self.setLayout(column(theme, self._stages, gap=0))

    def _make_commands(self) -> dict[str, Callable[[], object]]:
        presenter = self.presenter
        return {
            "": self._accept,
            **{f"{n}": partial(presenter.take, n) for n in (1, 2, 3)},
            **{f"{n}": partial(presenter.tick, n) for n in (4, 5, 6)},
            "/": lambda: self.asking.kind(presenter.take_kind),
            "S": presenter.cycle_sensitivity,
            "G": presenter.toggle_gold,
            "O": presenter.about_the_other,
            "W": self.asking.whom,
            "A": presenter.add_new_name,
            "P": partial(presenter.turn_into, "promise"),
            "Q": partial(presenter.turn_into, "ask_later"),
            "N": partial(presenter.turn_into, "note"),
            "E": self._reword,
            "L": self._ladder,
            "M": presenter.merge,
            "D": presenter.delete,
            "K": presenter.keep_care,
            "H": self.asking.known,
            "U": presenter.undo,
        }

    def _explain(self) -> None:
        """Name the keys of a line, in the order of its buttons."""
        tr = self.tr
        self._tools.actions.explain(
            self,
            (
                (tr("Enter"), tr("Accept the line")),
                ("1 2 3", tr("Take a kind that is offered")),
                ("/", tr("Find another kind")),
                ("W, O", tr("About whom; about the other of person and organisation")),
                ("G, L", tr("Gold; a need instead of a want")),
                ("S, H", tr("Who may know; who told it")),
                ("P, Q, N", tr("A promise; to ask later; a note only")),
                ("E, D", tr("Other words; delete")),
                ("M", tr("Merge with what you know")),
                ("4 5 6", tr("What a good feeling led to")),
                ("A, K", tr("A new name; keep a word that needs care")),
                ("U", tr("Take the last step back")),
            ),
        )

    def _connect(self) -> None:
        self._explain()
        tools, presenter = self._tools, self.presenter
        presenter.shown.connect(self._show)
        tools.theme.veil_changed.connect(self._show)
        presenter.refused.connect(self._refuse)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _id: self.press(""))
        self.list.into_words.connect(self.panel.raw.begin)
        self.panel.pressed.connect(self.press)
        self.panel.worded.connect(self._worded)
        self.panel.left.connect(self._leave)
        self.finder.left.connect(self._leave)
        self.closing.finished.connect(presenter.finish)
        for pane in (self.closing, self.done):
            pane.back.connect(presenter.look)
        self.done.go_on.connect(self._go_on)
        bind = partial(tools.actions.bind, self)
        bind("undo", presenter.undo)
        bind("gold", partial(self.press, "G"))
        bind("promise", partial(self.press, "P"))
        bind("private", presenter.make_private)
        bind("edit", partial(self.press, "E"))
        bind("delete", partial(self.press, "D"))
        bind("confirm", partial(self.press, "M"))

    def _show(self) -> None:
        seen, stage = self.presenter.seen, self.presenter.stage
        if seen is not None:
            self.head.say(rows.title(seen), rows.note(seen, self.presenter.decided))
            self.head.note.set_tone("warm" if seen.fades and stage == "lines" else "soft")
            self.set_title(rows.title(seen))
            self._fill_list(seen)
            if self.presenter.row is not None:
                self.panel.show_row(self.presenter.row, seen)
            if stage == "closing":
                self.closing.show_end(seen, self.presenter.rows)
            if stage == "done":
                self.done.show_done(seen, self.presenter.rows)
        self._enter(stage)

    def _fill_list(self, seen: "Review") -> None:
        """Show the rows; which is current the presenter says, not the list."""
        row = self.presenter.row
        self._filling = True
        self.list.show_rows([rows.line_row(one, seen) for one in self.presenter.rows])
        if row is not None:
            self.list.choose(row.material.line_id)
        self._filling = False

    def _enter(self, stage: Stage) -> None:
        if stage == self._stage:
            return
        self._stage = stage
        pages: dict[Stage, QWidget] = {
            "closing": self.closing,
            "done": self.done,
            "place": self._place_page,
            "nothing": self.nothing,
        }
        self._stages.setCurrentWidget(pages.get(stage, self.lines))
        if stage == "place":
            self.asking.place_it()
        self._leave()
        if self.isVisible():
            self.take_focus()

    def _chosen(self, line_id: str) -> None:
        row = self.presenter.row
        if self._filling or row is None or row.material.line_id == line_id:
            return
        self.presenter.go(line_id)
        self.panel.refuse(None)
        self._leave(focus=False)
        if self.presenter.row is not None and self.presenter.seen is not None:
            self.panel.show_row(self.presenter.row, self.presenter.seen)

    def _accept(self) -> None:
        row = self.presenter.row
        secret = row is not None and not row.decided and row.proposal.becomes == "secret"
        if row is None or not secret:
            self.presenter.accept()
            return
        nobody = row.proposal.subject == "person" and row.proposal.person_id is None
        if row.whom_named or nobody:
            self.asking.whom()
        else:
            self.presenter.accept()

    def _reword(self) -> None:
        row, seen = self.presenter.row, self.presenter.seen
        if row is None or seen is None or hidden(self._tools, private=rows.private(row)):
            return
        self._laddering = False
        asks = not self.panel.notices.product.isHidden()
        note = self.tr("What does it do for them?") if asks else self.tr("The raw line stays.")
        self.panel.reword(row.proposal.text + (self.tr(", so that ") if asks else ""), note)

    def _ladder(self) -> None:
        row = self.presenter.row
        if row is None or row.proposal.becomes != "secret":
            return
        if row.proposal.layer == "want":
            self.presenter.as_need()
            return
        if hidden(self._tools, private=rows.private(row)):
            return
        self._laddering = True
        self.panel.reword(
            row.proposal.text + self.tr(", so that "), self.tr("What would that give them?")
        )

    def _worded(self, typed: str) -> None:
        text = typed.strip()
        asked = self.tr(", so that ").rstrip()
        if text.endswith(asked):
            text = text.removesuffix(asked)
        change = self.presenter.ladder if self._laddering else self.presenter.reword
        if change(text):
            self._leave()

    def _pick(self, start: int, end: int, kind_id: str) -> None:
        self._leave()
        self.presenter.pick(start, end, kind_id)

    def _choose_in_place(self, shown: bool) -> None:
        """Show the finder in place of the line, or the line again."""
        self.side.setCurrentWidget(self.finder if shown else self.panel)
        if not shown:
            self.list.setFocus()

    def _leave(self, *, focus: bool = True) -> None:
        self.panel.rest()
        self.side.setCurrentWidget(self.panel)
        if focus and self._stage == "lines":
            self.list.setFocus()

    def _refuse(self, error: "UserError") -> None:
        if self._stage == "lines":
            self.panel.refuse(error)
        else:
            self._tools.banner.refuse(error)

    def _go_on(self) -> None:
        seen = self.presenter.seen
        if seen is not None and seen.account is not None:
            self._open("account", account=seen.account.id)

    def _open(self, name: str, **args: str) -> None:
        self._tools.navigation.open(name, **args)


class LineList(RowList):
    """The lines. Letters go to the page; Shift and Right begin to pick words."""

    into_words = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == onward(self) and shift:
            self.into_words.emit()
        elif _plain(event) and event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _plain(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed alone, or with Shift."""
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return not event.modifiers() & ~plain

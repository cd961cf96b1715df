"""A chosen promise, or a talk, in the column beside the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain import words
from secretsmanual.domain.pages import PromiseLine, TalkLine
from secretsmanual.domain.talks import AskLater
from secretsmanual.domain.wording import tr
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.history import HistoryPart


class PromisePanel(DetailsPanel):
    """A promise: keep it, move it, drop it."""

    keep_wanted = Signal()
    move_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, tr("This promise"))
        self.keep = Button(theme, tr("Kept"), "primary", "check", self.keep_wanted.emit)
        self.move_it = Button(theme, tr("Move"), icon="clock", run=self.move_wanted.emit)
        self.drop = Button(theme, tr("Drop"), "quiet", run=self.drop_wanted.emit)
        self._can = QWidget()
        self._can.setLayout(Flow(theme, self.keep, self.move_it, self.drop, gap=6))
        self.history = HistoryPart(theme)
        happened = ActionButton(theme, actions["history"], "quiet", "history")
        self._more = QWidget()
        self._more.setLayout(row(theme, happened, None))
        for part in (self._can, self._more, self.history):
            self.add(part)

    def show_promise(self, line: PromiseLine) -> None:
        """Show this promise."""
        promise = line.promise
        ours = promise.direction == "ours"
        facts = [
            (tr("To") if ours else tr("By"), line.person),
            (tr("Made"), words.day(promise.made_on)),
            (tr("Does it"), promise.by),
            (tr("Done when"), promise.test_of_done),
            *((tr("Moved"), _moved(move)) for move in promise.moved),
        ]
        if line.private and self._theme.veiled:
            facts = facts[:2]
        text = self._theme.veil(promise.text, private=line.private)
        self.show_record(text, line.when, facts)
        self.note.set_tone("warm" if line.overdue else "soft")
        self._can.setVisible(promise.open)
        self.history.forget_but(promise.id)


class TalkPanel(DetailsPanel):
    """A talk that was held, or something to ask in the next."""

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("This talk"))
        self.review = Button(theme, tr("Open its lines"), icon="list-checks", run=self.opened.emit)
        self.add(self.review)

    def show_talk(self, talk: TalkLine) -> None:
        """Show this talk."""
        facts = [
            (tr("When"), words.day(talk.on)),
            (tr("With"), words.listed(talk.people)),
            (tr("Lines"), str(talk.lines)),
        ]
        note = tr("It waits for its review.") if talk.review == "pending" else talk.when
        self.show_record(talk.summary or tr("A talk"), note, facts)
        self.review.show()

    def show_ask(self, ask: AskLater, *, private: bool) -> None:
        """Show what is to be asked."""
        text = self._theme.veil(ask.text, private=private)
        self.show_record(text, tr("It is offered in the next talk."), ())
        self.review.hide()


def _moved(move: dict[str, str]) -> str:
    return tr("to {}: {}").format(move.get("to", ""), move.get("why", ""))
